#include "formats/html/format.hpp"

#include <array>

#include "formats/html/entry.hpp"

namespace bibcast::html {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"html", "htm"};

constexpr std::array options = {
    FormatOption{"page", "on|off", "on", "write a whole page; off: the sections and the legend only, to be put into one"},
    FormatOption{"title", "TEXT", "Publications", "title and first heading of the page"},
    FormatOption{"lang", "TAG", "en", "language of the page (BCP 47)"},
    names_option,
};

constexpr std::array<const Code*, 1> codes = {&unsafe_url};

}  // namespace

constinit const Format format = {
    .id = "html",
    .title = "HTML publication list",
    .specification = "HTML Living Standard (WHATWG); WCAG 2.2",
    .aliases = {},
    .extensions = extensions,
    .media_type = "text/html",
    .sniff = nullptr,
    .options = options,
    .make_reader = nullptr,
    .make_writer = make_writer,
    .codes = codes,
    .mapping = nullptr,
};

}  // namespace bibcast::html

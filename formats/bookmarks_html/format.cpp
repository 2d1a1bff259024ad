#include "formats/bookmarks_html/format.hpp"

#include <algorithm>
#include <array>

#include "formats/bookmarks_html/codes.hpp"
#include "formats/bookmarks_html/tags.hpp"
#include "model/ascii.hpp"
#include "text/utf8.hpp"

namespace bibcast::bookmarks_html {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"html", "htm"};
constexpr std::array<std::string_view, 2> aliases = {"bookmarks", "netscape_bookmarks"};
constexpr std::array<const Code*, 1> codes = {&no_address};

int sniff(std::string_view head) {
    return ascii::find(head.substr(0, 400), "<!doctype netscape-bookmark-file-1") != std::string_view::npos ? 98 : 0;
}

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows;
    for (const TagRow& row : tags) {
        const std::string_view target = row.place == Place::keywords ? "keyword" : row.place == Place::key ? "citation-label" : row.place == Place::none ? "" : name_of(row.variable);
        rows.push_back({row.attribute, target.empty() ? std::string_view("(a picture, not kept)") : target, {}, "of A"});
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "bookmarks_html",
    .title = "Bookmarks",
    .specification = "Netscape Bookmark File Format 1, as browsers export it",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/html",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::bookmarks_html

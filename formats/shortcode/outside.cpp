#include "formats/shortcode/outside.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;

bool has_year(std::string_view text) {
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        if (!text.substr(at).starts_with("19") && !text.substr(at).starts_with("20")) continue;
        const bool apart = (at == 0 || !is_ascii_digit(text[at - 1])) && (at + 4 == text.size() || !is_ascii_digit(text[at + 4]));
        if (apart && is_ascii_digit(text[at + 2]) && is_ascii_digit(text[at + 3])) return true;
    }
    return false;
}

/// `*Nature*`, `_Nature_`, `[pdf](…)`, `https://…`, `<em>`.
bool is_set_apart(std::string_view text) {
    for (const std::string_view sign : {"](", "http://", "https://", "<em>", "<i>", "<a "}) {
        if (text.find(sign) != npos) return true;
    }
    return std::count(text.begin(), text.end(), '*') > 1 || std::count(text.begin(), text.end(), '_') > 1;
}

bool is_work(std::string_view text) {
    constexpr std::size_t shortest = 40;
    if (text.size() < shortest || text[0] == '#') return false;
    return std::count_if(text.begin(), text.end(), [](char c) { return c == ',' || c == ';'; }) > 1 && has_year(text) && is_set_apart(text);
}

bool begins_item(std::string_view line) {
    if (line.size() > 2 && std::string_view("-*+").find(line[0]) != npos && line[1] == ' ') return true;
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    return digits != 0 && digits < 4 && line.substr(digits).starts_with(". ");
}

}  // namespace

void find_works_outside(std::string_view page, SourceSpan stretch, std::vector<SourceSpan>& found) {
    std::size_t begin = stretch.begin;
    const auto end_paragraph = [&](std::size_t end) {
        const std::string_view text = trim(page.substr(begin, end - begin));
        const auto at = static_cast<std::uint32_t>(text.data() - page.data());
        if (is_work(text)) found.push_back({at, at + static_cast<std::uint32_t>(text.size())});
        begin = end;
    };
    for (std::size_t at = stretch.begin; at < stretch.end;) {
        const std::size_t line_end = std::min<std::size_t>(page.find('\n', at), stretch.end);
        const std::string_view line = trim(page.substr(at, line_end - at));
        if (line.empty() || begins_item(line)) end_paragraph(at);
        at = line_end + 1;
    }
    if (begin < stretch.end) end_paragraph(stretch.end);
}

}  // namespace bibcast::shortcode

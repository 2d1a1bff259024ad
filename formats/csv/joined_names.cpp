#include "formats/csv/joined_names.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

// What stands at the beginning of family names that have a capital letter inside.
constexpr std::array<std::string_view, 10> beginnings = {"Mc", "Mac", "De", "Del", "Della", "La", "Le", "Fitz", "Van", "Von"};

}  // namespace

std::vector<std::string_view> split_joined_names(std::string_view text) {
    std::vector<std::string_view> names;
    std::size_t name = 0;
    std::size_t word = 0;
    bool small = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        const bool capital = is_upper(next.value);
        if (small && capital && std::find(beginnings.begin(), beginnings.end(), text.substr(word, at - word)) == beginnings.end()) {
            names.push_back(text.substr(name, at - name));
            name = word = at;
        }
        small = is_lower(next.value);
        at += next.size;
        if (next.value == ' ' || next.value == '-' || next.value == 0xA0) word = at;
    }
    names.push_back(text.substr(name));
    return names;
}

}  // namespace bibcast::csv

#include "name/crowd.hpp"

#include <algorithm>

#include "name/codes.hpp"
#include "text/utf8.hpp"

namespace bibcast {

bool is_crowd(std::string_view list) {
    // The longest lists of real papers, with thousands of authors, are a fifth of that.
    constexpr std::size_t smallest = std::size_t{512} << 10U;
    constexpr std::size_t bytes_a_sign = 7;
    if (list.size() < smallest) return false;
    std::size_t commas = 0;
    std::size_t ands = 0;
    std::size_t signs = 0;
    for (std::size_t at = 0; at < list.size(); ++at) {
        const auto c = static_cast<unsigned char>(list[at]);
        if (c == ',') {
            ++commas;
        } else if (c == 'a') {
            const bool stands_alone = at > 0 && is_ascii_space(list[at - 1]) && at + 3 < list.size() && is_ascii_space(list[at + 3]);
            ands += stands_alone && list.compare(at, 3, "and") == 0 ? 1 : 0;
        } else {
            // Not what accents are written with in LaTeX.
            signs += c < ' ' || std::string_view(";:*&$_[]<>!#%").find(static_cast<char>(c)) != std::string_view::npos ? 1 : 0;
        }
    }
    // `Lee, A and`: a comma inside of each name.
    return (signs + std::max(commas, ands)) * bytes_a_sign > list.size();
}

void add_crowd(const NamesSource& source) {
    source.report(name_crowd, source.raw.substr(0, 200), "hundreds of thousands of names, most of no more than a sign or two, are kept as one");
    Contributor contributor;
    contributor.source = source.span_of(source.raw);
    contributor.name.literal = source.raw;
    source.field.people.push(source.record.arena(), contributor);
}

}  // namespace bibcast

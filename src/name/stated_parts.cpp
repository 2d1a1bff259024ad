#include "name/stated_parts.hpp"

#include "name/particles.hpp"

namespace bibcast {

Name name_of_stated_parts(std::string_view family, std::string_view given) {
    constexpr std::size_t none = std::string_view::npos;
    Name name;
    name.family = family;
    name.given = given;
    if (family.empty() || given.empty()) return name;
    std::size_t begin = 0;
    for (std::size_t blank = family.find(' '); blank != none; blank = family.find(' ', begin)) {
        if (!is_lower_particle(family.substr(begin, blank - begin))) break;
        begin = blank + 1;
    }
    if (begin != 0) {
        name.non_dropping_particle = family.substr(0, begin - 1);
        name.family = family.substr(begin);
    }
    // `v.` may be an initial.
    std::size_t end = given.ends_with('.') ? 0 : given.size();
    std::size_t particle = end;
    while (end != 0) {
        const std::size_t blank = given.rfind(' ', end - 1);
        if (blank == none || !is_lower_particle(given.substr(blank + 1, end - blank - 1))) break;
        particle = blank + 1;
        end = blank;
    }
    if (end == 0 || particle == given.size()) return name;
    name.dropping_particle = given.substr(particle);
    name.given = given.substr(0, end);
    return name;
}

}  // namespace bibcast

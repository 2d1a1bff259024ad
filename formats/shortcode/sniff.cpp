#include "formats/shortcode/sniff.hpp"

#include <algorithm>
#include <string>

#include "formats/shortcode/profile.hpp"
#include "formats/shortcode/scan.hpp"
#include "formats/shortcode/tag.hpp"

namespace bibcast::shortcode {

namespace {

/// Inside a string of JSON, where a value may speak of shortcodes.
bool is_in_json(std::string_view head, std::size_t at) {
    const std::size_t line = at == 0 ? 0 : head.find_last_of("\r\n", at - 1) + 1;
    const std::size_t first = skip_space(head, line);
    const std::string_view text = head.substr(first);
    return first < at && (text.starts_with("{\"") || text.starts_with("[{\"") || text.starts_with('"'));
}

}  // namespace

int sniff(std::string_view head) {
    std::size_t at = next_tag(head, 0);
    if (at >= head.size() || is_in_json(head, at)) return 0;
    const Profile profile;
    int best = 0;
    for (; at < head.size(); at = next_tag(head, at + 3)) {
        std::size_t name = skip_space(head, at + 3);
        if (name < head.size() && head[name] == '/') name = skip_space(head, name + 1);
        std::size_t end = word_end(head, name);
        while (end < head.size() && head[end] == '/' && word_character(head, end + 1) != 0) end = word_end(head, end + 1);
        if (end == name) continue;
        switch (profile.role_of(head.substr(name, end - name))) {
            case Role::entry: return 95;
            case Role::list: best = std::max(best, 80); break;
            case Role::none: {
                // A name that the profile does not have may still be an entry by its parameters.
                const std::string_view tag = head.substr(end, std::min(head.find("}}", end), head.size()) - end);
                const bool works = tag.find("title") != std::string_view::npos &&
                                   (tag.find("author") != std::string_view::npos || tag.find("venue") != std::string_view::npos);
                best = std::max(best, works ? 60 : 20);
                break;
            }
            case Role::ignored: best = std::max(best, 20); break;
        }
    }
    return best;
}

}  // namespace bibcast::shortcode

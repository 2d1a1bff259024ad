#include "name/aliases.hpp"

#include "name/format.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

std::string given_first(const Name& name) {
    std::string out;
    append_given_first(out, name);
    return out;
}

bool same_parts(const Name& a, const Name& b) {
    return a.family == b.family && a.given == b.given && a.dropping_particle == b.dropping_particle &&
           a.non_dropping_particle == b.non_dropping_particle && a.suffix == b.suffix && a.literal == b.literal;
}

}  // namespace

std::string Aliases::add_line(std::string_view line) {
    line = trim_unicode(line);
    if (line.empty() || line.front() == '#') return {};
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return "a line is written NAME = SPELLING | SPELLING";
    Arena& arena = *arena_;
    Name name = copy_name(arena, parse_name(arena, trim_unicode(line.substr(0, equals))));
    if (name.empty()) return "there is no name before the =";
    name.guessed = false;
    name.as_written = {};
    std::size_t spellings = 0;
    for (std::size_t at = equals + 1; at <= line.size();) {
        const std::size_t end = std::min(line.find('|', at), line.size());
        const std::string_view written = trim_unicode(line.substr(at, end - at));
        at = end + 1;
        if (written.empty()) continue;
        ++spellings;
        const Name parsed = parse_name(arena, written);
        for (std::string key : {std::string(to_nfc(arena, written)), given_first(parsed)}) {
            const auto [known, added] = names_.try_emplace(std::move(key), name);
            if (!added && !same_parts(known->second, name)) {
                return "\"" + std::string(written) + "\" is a spelling of " + given_first(known->second) + " already";
            }
        }
    }
    return spellings == 0 ? "there is no spelling behind the =" : "";
}

const Name* Aliases::find(const Name& name) const {
    const auto found = names_.find(given_first(name));
    return found == names_.end() || same_parts(found->second, name) ? nullptr : &found->second;
}

std::string alias_of(const Name& name) {
    Arena arena;
    if (name.is_literal()) {
        const bool alone = same_parts(parse_name(arena, name.literal), name);
        return alone ? std::string(name.literal) : "{" + std::string(name.literal) + "}";
    }
    std::string out = given_first(name);
    if (same_parts(parse_name(arena, out), name)) return out;
    out.clear();
    append_family_first(out, name);
    return out;
}

}  // namespace bibcast

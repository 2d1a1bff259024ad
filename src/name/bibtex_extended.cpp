#include "name/bibtex_extended.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "name/bibtex_parts.hpp"
#include "name/latex_words.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t none = std::string_view::npos;

struct Pair {
    std::string_view key;
    std::string_view value;
};

// The end of the field that begins at `at`: the next comma outside braces and quotation marks.
std::size_t field_end(std::string_view raw, std::size_t at) {
    bool quoted = false;
    while (at < raw.size()) {
        const char c = raw[at];
        if (c == ',' && !quoted) return at;
        if (c == '"') quoted = !quoted;
        if (c == '{') {
            at = skip_group(raw, at);
        } else {
            at += c == '\\' ? 2 : 1;
        }
    }
    return raw.size();
}

// `"..."` or `{...}` around the whole text is taken off.
std::string_view without_quotes(std::string_view text) {
    text = trim_latex(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') return trim_latex(text.substr(1, text.size() - 2));
    if (const std::string_view inside = inside_group(text); inside.data() != nullptr) return trim_latex(inside);
    return text;
}

// `key = value`; the quotation marks may stand around both (`"given=Jean, Jr."`) or the value.
bool read_pair(std::string_view field, Pair& pair) {
    field = trim_latex(field);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"') field = trim_latex(field.substr(1, field.size() - 2));
    const std::size_t equals = field.find('=');
    if (equals == none) return false;
    pair.key = trim_latex(field.substr(0, equals));
    pair.value = without_quotes(field.substr(equals + 1));
    return std::all_of(pair.key.begin(), pair.key.end(), [](char c) { return is_ascii_alpha(c) || c == '-'; });
}

enum class Part : unsigned char { family, given, middle, prefix, suffix, useprefix, juniorcomma, initials, unknown };

struct PartName {
    std::string_view key;
    Part part;
};

// biblatex manual, "Name Formats" (the four default parts) and \DeclareDatamodelConstant of its examples (middle,
// patronymic); `useprefix` is the option that may be given for one name; `juniorcomma` is Better BibTeX's.
constexpr PartName part_names[] = {
    {"family", Part::family},       {"given", Part::given},           {"middle", Part::middle},
    {"patronymic", Part::middle},   {"prefix", Part::prefix},         {"suffix", Part::suffix},
    {"useprefix", Part::useprefix}, {"juniorcomma", Part::juniorcomma}, {"family-i", Part::initials},
    {"given-i", Part::initials},    {"middle-i", Part::initials},     {"patronymic-i", Part::initials},
    {"prefix-i", Part::initials},   {"suffix-i", Part::initials},
};

Part part_named(std::string_view key) {
    for (const PartName& name : part_names) {
        if (equals_ignoring_ascii_case(name.key, key)) return name.part;
    }
    return Part::unknown;
}

}  // namespace

bool is_extended_name(std::string_view raw) {
    if (raw.find('=') == none) return false;
    // Data models have parts of their own (`title=Sir, given=Michael, family=Hordern`), which may stand first.
    bool any_known = false;
    for (std::size_t at = 0; at < raw.size() && !any_known;) {
        const std::size_t end = field_end(raw, at);
        Pair pair;
        if (!read_pair(raw.substr(at, end - at), pair)) return false;
        any_known = part_named(pair.key) != Part::unknown;
        at = end + 1;
    }
    return any_known;
}

Name parse_extended_name(Arena& arena, std::string_view raw, const UnknownPart& unknown) {
    Name name;
    std::string_view middle;
    bool dropping = false;
    std::array<std::string_view, static_cast<std::size_t>(Part::unknown)> fields;
    std::vector<std::pair<std::string_view, Pair>> initials;
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t end = field_end(raw, at);
        const std::string_view field = trim_latex(raw.substr(at, end - at));
        at = end + 1;
        if (field.empty()) continue;
        Pair pair;
        if (!read_pair(field, pair)) {
            unknown(field, "a piece of an extended name is no `part=value`");
            continue;
        }
        const auto set = [&](auto& part) {
            part = decode_name_part(arena, pair.value);
        };
        const auto set_flag = [&](bool& flag, bool meant) {
            const bool yes = equals_ignoring_ascii_case(pair.value, "true");
            if (!yes && !equals_ignoring_ascii_case(pair.value, "false")) return unknown(field, "`" + std::string(pair.key) + "` is neither `true` nor `false`");
            flag = yes == meant;
        };
        const Part part = part_named(pair.key);
        if (part < Part::initials) {
            std::string_view& earlier = fields[static_cast<std::size_t>(part)];
            if (!earlier.empty() && earlier != field) unknown(earlier, "the name part `" + std::string(pair.key) + "` is given twice, and the last one is taken");
            earlier = field;
        }
        switch (part) {
            case Part::family: set(name.family); break;
            case Part::given: set(name.given); break;
            case Part::middle: set(middle); break;
            case Part::prefix: set(name.non_dropping_particle); break;
            case Part::suffix: set(name.suffix); break;
            case Part::useprefix: set_flag(dropping, false); break;
            case Part::juniorcomma: set_flag(name.comma_suffix, true); break;
            case Part::initials: initials.emplace_back(field, pair); break;
            case Part::unknown: unknown(field, "the record has no place for the name part `" + std::string(pair.key) + "`"); break;
        }
    }
    for (const auto& [field, pair] : initials) {
        const std::array<std::string_view, 5> parts = {name.family, name.given, middle, name.non_dropping_particle, name.suffix};
        const std::string_view of = parts[static_cast<std::size_t>(part_named(pair.key.substr(0, pair.key.size() - 2)))];
        if (!says_no_more_than(decode_name_part(arena, pair.value), of)) unknown(field, "the initials are others than those of the name");
    }
    if (!middle.empty()) name.given = name.given.empty() ? middle : arena.concat({name.given, " ", middle});
    if (dropping) std::swap(name.dropping_particle, name.non_dropping_particle);
    return name;
}

}  // namespace bibcast

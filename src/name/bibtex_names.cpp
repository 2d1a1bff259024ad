#include "name/bibtex_names.hpp"

#include <vector>

#include "name/bibtex_extended.hpp"
#include "name/bibtex_parts.hpp"
#include "name/codes.hpp"
#include "name/crowd.hpp"
#include "name/east_asian.hpp"
#include "name/institutions.hpp"
#include "name/latex_words.hpp"
#include "name/list_pieces.hpp"
#include "name/names_source.hpp"
#include "name/plain_names.hpp"
#include "name/scripts.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t none = std::string_view::npos;

// One list being read.
struct ListReader : NamesSource {
    const BibtexNameOptions& options;

    void add(std::string_view name);
    void add_person(std::string_view name);
    bool add_comma_list(std::string_view name);
    bool add_east_asian_list(std::string_view name);
};

bool is_others(std::string_view name) { return name == "others" || name == "et al." || name == "et al" || name == "et~al."; }

Name decode(Arena& arena, const BibtexParts& parts) {
    Name name;
    name.literal = decode_name_part(arena, parts.literal);
    name.family = decode_name_part(arena, parts.last);
    name.non_dropping_particle = decode_name_part(arena, parts.von);
    name.given = decode_name_part(arena, parts.first);
    name.suffix = decode_name_part(arena, parts.jr);
    if (name.non_dropping_particle.find(',') != std::string_view::npos) {
        // Braces hold a comma in it (`first {a, b} c {D}, E`): no particle has one, and before a family name none could be written.
        name.family = arena.concat({name.non_dropping_particle, " ", name.family});
        name.non_dropping_particle = {};
    }
    const bool alone = name.given.empty() && name.suffix.empty() && name.non_dropping_particle.empty();
    if (alone && name.family.find(' ') != std::string_view::npos) {
        // One word for BibTeX, since braces hold it together (`d'{Foo Bar}`): as whole as `{d'Foo Bar}` is, which it is written as.
        name.literal = name.family;
        name.family = {};
    }
    return name;
}

// Formatting around a whole name: `\textbf{Zhang, Hao}`, `{\bfseries Zhang, Hao}`. Returns what stands inside, or nothing.
std::string_view inside_formatting(std::string_view name) {
    static constexpr std::string_view commands[] = {"textbf", "textit", "emph", "textsc", "underline", "uline", "mkbibbold",
                                                    "mkbibemph", "mkbibitalic", "textsl", "textrm", "textsf", "mbox"};
    static constexpr std::string_view switches[] = {"bf", "bfseries", "it", "itshape", "em", "sc", "scshape", "sl", "slshape"};
    const std::string_view inside = inside_group(name);
    const bool braced = inside.data() != nullptr;
    const std::string_view text = braced ? inside : name;
    if (text.empty() || text.front() != '\\') return {};
    std::size_t end = 1;
    while (end < text.size() && is_ascii_alpha(text[end])) ++end;
    const std::string_view command = text.substr(1, end - 1);
    if (end == text.size()) return {};
    if (braced && is_ascii_space(text[end])) {
        for (const std::string_view known : switches) {
            if (command == known) return trim_latex(text.substr(end));
        }
    }
    for (const std::string_view known : commands) {
        if (command == known) return trim_latex(inside_group(trim_latex(text.substr(end))));
    }
    return {};
}

void ListReader::add_person(std::string_view name) {
    Contributor contributor;
    contributor.source = span_of(name);
    Arena& arena = record.arena();
    if (options.filter != nullptr) name = trim_latex(options.filter(arena, name, contributor.source.begin, contributor));
    if (const std::string_view rest = remove_sort_keys(arena, name); rest.data() != name.data()) {
        report(name_sort_key, name, "a sort key before a name is left out");
        name = trim_latex(rest);
    }
    if (const std::string_view inside = inside_formatting(name); !inside.empty()) {
        report(name_formatting, name, "formatting around a name is left out");
        name = inside;
    }
    if (name.empty()) {
        if (!contributor.marks.empty() && !field.people.empty()) {
            for (const Mark& mark : contributor.marks) field.people.back().marks.push(arena, mark);
        } else {
            report(name_empty, name, "there is nothing but marks here, and no name");
        }
        return;
    }
    const BibtexParts parts = split_bibtex_name(name);
    if (parts.too_many_commas) report(name_too_many_commas, name, "the name has more than two commas");
    if (parts.stray_comma) report(name_stray_comma, name, "a comma separates nothing");
    if (parts.suffix_last) report(name_suffix_last, name, "the suffix stands behind the given name");
    contributor.name = decode(arena, parts);
    if (is_east_asian_text(contributor.name.family) && is_east_asian_text(contributor.name.given) &&
        find_outside_braces(name, ',') == none) {
        std::swap(contributor.name.family, contributor.name.given);  // `王 小明` has the family name first
    }
    if (parts.too_many_commas || parts.suffix_last) contributor.name.as_written = decode_name_part(arena, name);
    contributor.name.guessed = parts.too_many_commas;
    if (contributor.name.empty()) {
        report(name_empty, name, "there is no name here");
        return;
    }
    field.people.push(arena, contributor);
}

// `A B, C D, E F, G H` and `Smith, J., Doe, K.`: more commas than a name can have, and pieces that are whole names.
bool ListReader::add_comma_list(std::string_view name) {
    std::size_t pieces = 0;
    std::size_t whole = 0;   // pieces of two words or more
    std::size_t shorts = 0;  // even pieces (from 1) that are initials
    for (std::size_t at = 0; at <= name.size(); ++pieces) {
        const std::size_t end = std::min(find_outside_braces(name, ',', at), name.size());
        const std::string_view piece = trim_latex(name.substr(at, end - at));
        LatexWords words(piece);
        if (words.next() && words.next()) ++whole;
        if (pieces % 2 == 1 && is_initials(piece)) ++shorts;
        at = end + 1;
        if (at == name.size()) at = name.size() + 1;  // a comma at the end
    }
    const bool oxford = name.back() == ',';  // `A B, C D, and E F`
    if (pieces < (oxford ? 2U : 4U)) return false;
    const bool pairs = !oxford && pieces % 2 == 0 && shorts == pieces / 2;
    if (!pairs && whole != pieces) return false;
    report(name_comma_list, name, pairs ? "read as a list of `Family, Initials`" : "read as a list of `Given Family`");
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = std::min(find_outside_braces(name, ',', at), name.size());
        if (pairs) end = std::min(find_outside_braces(name, ',', end + 1), name.size());
        const std::string_view piece = trim_latex(name.substr(at, end - at));
        if (!piece.empty()) add_person(piece);
        at = end + 1;
    }
    return true;
}

// `徐增林,盛泳潘,贺丽荣` and `王小明、李大文`: names in Han, Kana or Hangul have no suffix between two commas, and nothing but a list has an
// ideographic comma.
bool ListReader::add_east_asian_list(std::string_view name) {
    std::vector<std::string_view> pieces;
    bool ideographic = false;
    bool goes_on = false;
    for (std::size_t at = 0, begin = 0; at <= name.size();) {
        const CodePoint point = at < name.size() ? code_point_at(name, at) : CodePoint{',', 1};
        if (is_comma(point.value)) {
            const std::string_view piece = trim_latex(name.substr(begin, at - begin));
            if (goes_on) return false;
            goes_on = !pieces.empty() && is_others_phrase(piece);
            if (!goes_on && !is_whole_east_asian_name(piece)) return false;
            if (!goes_on) pieces.push_back(piece);
            ideographic = ideographic || point.value == U'、';
            begin = at + point.size;
        }
        at += point.size;
    }
    if (pieces.size() < (ideographic || goes_on ? 2U : 3U)) return false;
    report(name_comma_list, name, "read as a list of names in East Asian scripts");
    for (const std::string_view piece : pieces) add_person(piece);
    field.others = field.others || goes_on;
    return true;
}

void ListReader::add(std::string_view name) {
    if (const std::string_view inside = inside_group(name); options.extended && is_extended_name(inside)) name = trim_latex(inside);
    if (options.extended && is_extended_name(name)) {
        Contributor contributor;
        contributor.source = span_of(name);
        contributor.name = parse_extended_name(record.arena(), name, [&](std::string_view piece, std::string message) {
            report(name_unknown_part, piece, std::move(message));
        });
        if (contributor.name.empty()) {
            report(name_empty, name, "there is no name here");
        } else {
            field.people.push(record.arena(), contributor);
        }
        return;
    }
    if (static_cast<unsigned char>(name.front()) >= 0x80 && add_east_asian_list(name)) return;
    const std::size_t comma = find_outside_braces(name, ',');
    if (comma == none) {
        if (name.back() != '}' && is_institution(name)) {
            report(name_institution, name, "the name of an institution is read as a person's name");
        }
    } else if (const std::size_t second = find_outside_braces(name, ',', comma + 1);
               second != none && (find_outside_braces(name, ',', second + 1) != none || name.back() == ',') &&
               add_comma_list(name)) {
        return;
    }
    add_person(name);
}

}  // namespace

bool BibtexNameSplitter::next(std::string_view& name) {
    if (done_) return false;
    const std::size_t begin = at_;
    bool after_space = true;  // `and` at the very beginning separates too
    for (std::size_t at = begin; at < raw_.size();) {
        const char c = raw_[at];
        if (after_space && (c == 'a' || c == 'A') && at + 3 <= raw_.size() && ascii_lower(raw_[at + 1]) == 'n' &&
            ascii_lower(raw_[at + 2]) == 'd' && (at + 3 == raw_.size() || is_ascii_space(raw_[at + 3]))) {
            name = trim_latex(raw_.substr(begin, at - begin));
            at_ = at + 3;
            return true;
        }
        after_space = is_ascii_space(c);
        if (c == '\\') {
            at += 2;
        } else if (c == '{') {
            at = skip_group(raw_, at);
        } else {
            ++at;
        }
    }
    name = trim_latex(raw_.substr(begin));
    done_ = true;
    return true;
}

namespace {

/// Reads plain names up to one that is none. `doubt`: there is such a one.
PlainNames::Found add_plain_names(PlainNames& names, const ListReader& reader) {
    PlainNames::Name name;
    while (true) {
        const PlainNames::Found found = names.next(name);
        if (found == PlainNames::Found::others) reader.field.others = true;
        if (found != PlainNames::Found::name) return found;
        Contributor contributor;
        contributor.source = reader.span_of(name.raw);
        contributor.name.family = name.family;
        contributor.name.non_dropping_particle = name.particle;
        contributor.name.given = name.given;
        reader.field.people.push(reader.record.arena(), contributor);
    }
}

/// Reads a name by all the rules; there are some by which it is several.
void add_any_name(std::string_view name, bool semicolons, ListReader& reader) {
    if (reader.field.others && !name.empty()) reader.report(name_others_inside, name, "a name stands behind `others`");
    if (name.empty()) {
        reader.report(name_empty, name, "there is no name between two separators");
    } else if (is_others(name)) {
        reader.field.others = true;
    } else if (semicolons && find_outside_braces(name, ';') != none) {
        reader.report(name_semicolon_list, name, "read as a list of names joined by semicolons");
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(find_outside_braces(name, ';', at), name.size());
            const std::string_view piece = trim_latex(name.substr(at, end - at));
            if (!piece.empty()) reader.add(piece);
            at = end + 1;
        }
    } else {
        reader.add(name);
    }
}

}  // namespace

bool add_bibtex_names(Record& record, Variable variable, std::string_view raw, SourceSpan source, Findings& findings,
                      const BibtexNameOptions& options) {
    if (trim_latex(raw).empty()) return true;
    NamesField& field = record.names_of(variable, source);
    if (is_crowd(raw)) {
        add_crowd({record, field, raw, source, findings});
        return false;
    }
    const std::size_t before = field.people.size();
    bool any_plain = (options.filter == nullptr || options.filter == take_latex_marks) && !field.others;
    PlainNames plain(record.arena(), raw);
    if (any_plain && add_plain_names(plain, {{record, field, raw, source, findings}, options}) != PlainNames::Found::doubt) return true;

    const std::string_view balanced = balance_braces(record.arena(), raw);
    ListReader reader{{record, field, balanced, source, findings}, options};
    BibtexNameSplitter names(balanced);
    if (balanced.data() != raw.data()) {
        reader.report(name_unbalanced_brace, raw, "a brace has no partner");
        field.people.truncate(before);
        any_plain = false;
    } else {
        names.move_to(plain.at());
    }
    const bool semicolons = find_outside_braces(balanced, ';') != none;
    std::string_view name;
    while (names.next(name)) {
        add_any_name(name, semicolons, reader);
        any_plain = any_plain && !field.others;
        if (!any_plain || names.is_done()) continue;
        plain.move_to(names.at());
        if (add_plain_names(plain, reader) != PlainNames::Found::doubt) break;
        names.move_to(plain.at());
    }
    if (field.people.empty() && !field.others && &record.names.back() == &field) record.names.truncate(record.names.size() - 1);
    return false;
}

}  // namespace bibcast

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
#include "name/others.hpp"
#include "name/plain_names.hpp"
#include "name/role_words.hpp"
#include "name/scripts.hpp"
#include "name/short_form.hpp"
#include "name/suffixes.hpp"
#include "name/titles.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t none = std::string_view::npos;

// One list being read.
struct ListReader : NamesSource {
    const BibtexNameOptions& options;

    void add(std::string_view name, bool usual_list = false);
    void add_person(std::string_view name);
    void add_short(std::string_view name);
    void take_role(std::string_view& name, Contributor& contributor) const;
    bool add_comma_list(std::string_view name, bool usual_list);
    bool add_east_asian_list(std::string_view name, bool usual_list);
};

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
    take_role(name, contributor);
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
    if (parts.glued) report(name_glued_initials, name, "a blank is missing behind the initials");
    contributor.name = decode(arena, parts);
    if (is_east_asian_text(contributor.name.family) && is_east_asian_text(contributor.name.given) &&
        find_outside_braces(name, ',') == none) {
        std::swap(contributor.name.family, contributor.name.given);  // `王 小明` has the family name first
    }
    if (parts.too_many_commas || parts.suffix_last || parts.glued) contributor.name.as_written = decode_name_part(arena, name);
    contributor.name.guessed = parts.too_many_commas;
    if (contributor.name.empty()) {
        report(name_empty, name, "there is no name here");
        return;
    }
    field.people.push(arena, contributor);
}

/// `J. K. Smith`: no family name begins with initials and ends with a word.
bool is_given_first(std::string_view piece) {
    const std::size_t first = piece.find_first_of(" ~");
    return first != none && is_initials(piece.substr(0, first)) && !is_initials(piece.substr(piece.find_last_of(" ~") + 1));
}

void ListReader::add_short(std::string_view name) {
    Arena& arena = record.arena();
    const std::size_t blank = name.find_last_of(" ~");
    BibtexParts parts;
    split_leading_particle(trim_latex(name.substr(0, blank)), parts.von, parts.last);
    parts.first = name.substr(blank + 1);
    Contributor contributor;
    contributor.source = span_of(name);
    contributor.name = decode(arena, parts);
    field.people.push(arena, contributor);
}

/// `J. Smith (auth.)`, `Smith, J. (ed.)`: what booksellers' and libraries' catalogues export into lists of names.
void ListReader::take_role(std::string_view& name, Contributor& contributor) const {
    if (!name.ends_with(')')) return;
    const std::size_t open = name.rfind(" (");
    if (open == none || open == 0) return;
    Detail detail;
    detail.value = name.substr(open + 2, name.size() - open - 3);
    if (!is_role_word(detail.value)) return;
    detail.kind = DetailKind::role;
    detail.source = span_of(detail.value);
    contributor.details.push(record.arena(), detail);
    name = trim_latex(name.substr(0, open));
}

// `A B, C D, E F` and `Smith, J., Doe, K.` and `Smith J, Doe K`: more commas than a name can have, and pieces that are whole names.
// `usual_list`: something else says that the list is as people write it, `et al.` or semicolons.
bool ListReader::add_comma_list(std::string_view name, bool usual_list) {
    const std::size_t comma = find_outside_braces(name, ',');
    const bool one_comma = find_outside_braces(name, ',', comma + 1) == none;
    if (one_comma && !usual_list && !is_short_form(trim_latex(name.substr(0, comma)))) return false;
    std::size_t pieces = 0;
    std::size_t whole = 0;   // pieces of two words or more
    std::size_t shorts = 0;  // even pieces (from 1) that are initials
    std::size_t given_first = 0;
    std::size_t short_forms = 0;
    bool additions = false;  // among them a suffix, a title or what begins with a particle
    for (std::size_t at = 0; at <= name.size(); ++pieces) {
        const std::size_t end = std::min(find_outside_braces(name, ',', at), name.size());
        const std::string_view piece = trim_latex(name.substr(at, end - at));
        LatexWords words(piece);
        if (words.next() && words.next()) ++whole;
        if (pieces % 2 == 1 && is_initials(piece)) ++shorts;
        if (usual_list && is_given_first(piece)) ++given_first;
        if (is_short_form(piece)) ++short_forms;
        additions = additions || is_name_suffix(piece) || !take_titles(piece).title.empty() || case_of_latex_word(piece) == WordCase::lower;
        at = end + 1;
        if (at == name.size()) at = name.size() + 1;  // a comma at the end
    }
    const bool oxford = name.back() == ',';  // `A B, C D, and E F`
    const bool all_short = short_forms == pieces;
    if (pieces < (oxford || given_first == pieces || all_short ? 2U : additions ? 4U : 3U)) return false;
    const bool pairs = !oxford && pieces % 2 == 0 && shorts == pieces / 2;
    if (!pairs && whole != pieces) return false;
    report(name_comma_list, name,
           pairs       ? "read as a list of `Family, Initials`"
           : all_short ? "read as a list of `Family Initials`"
                       : "read as a list of `Given Family`");
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = std::min(find_outside_braces(name, ',', at), name.size());
        if (pairs) end = std::min(find_outside_braces(name, ',', end + 1), name.size());
        const std::string_view piece = trim_latex(name.substr(at, end - at));
        if (!piece.empty()) all_short ? add_short(piece) : add_person(piece);
        at = end + 1;
    }
    return true;
}

// `徐增林,盛泳潘,贺丽荣` and `王小明、李大文`: names in Han, Kana or Hangul have no suffix between two commas, and nothing but a list has an
// ideographic comma.
bool ListReader::add_east_asian_list(std::string_view name, bool usual_list) {
    std::vector<std::string_view> pieces;
    bool ideographic = false;
    bool goes_on = false;
    for (std::size_t at = 0, begin = 0; at <= name.size();) {
        const CodePoint point = at < name.size() ? code_point_at(name, at) : CodePoint{',', 1};
        if (is_comma(point.value)) {
            const std::string_view piece = trim_latex(name.substr(begin, at - begin));
            if (goes_on) return false;
            goes_on = !pieces.empty() && is_others(piece);
            if (!goes_on && !is_whole_east_asian_name(piece)) return false;
            if (!goes_on) pieces.push_back(piece);
            ideographic = ideographic || point.value == U'、';
            begin = at + point.size;
        }
        at += point.size;
    }
    if (pieces.size() < (ideographic || goes_on || usual_list ? 2U : 3U)) return false;
    report(name_comma_list, name, "read as a list of names in East Asian scripts");
    for (const std::string_view piece : pieces) add_person(piece);
    field.others = field.others || goes_on;
    return true;
}

void ListReader::add(std::string_view name, bool usual_list) {
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
    if (static_cast<unsigned char>(name.front()) >= 0x80 && add_east_asian_list(name, usual_list)) return;
    const std::size_t comma = find_outside_braces(name, ',');
    if (comma == none) {
        if (usual_list && is_short_form(name)) return add_short(name);
        if (name.back() != '}' && is_institution(name)) {
            report(name_institution, name, "the name of an institution is read as a person's name");
        }
    } else if (add_comma_list(name, usual_list)) {
        return;
    }
    add_person(name);
}

}  // namespace

namespace {

/// The length of `\and` at `at`, or 0: what stands between the authors of a paper's title (LaTeX's `\author`, `\And` and `\AND` of the
/// styles of conferences) is pasted into lists.
std::size_t and_command_at(std::string_view text, std::size_t at) {
    constexpr std::size_t length = std::string_view("\\and").size();
    if (text.size() - at < length || !equals_ignoring_ascii_case(text.substr(at + 1, length - 1), "and")) return 0;
    return at + length < text.size() && is_ascii_alpha(text[at + length]) ? 0 : length;
}

}  // namespace

bool BibtexNameSplitter::next(std::string_view& name) {
    if (done_) return false;
    command_ = false;
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
            if (const std::size_t length = and_command_at(raw_, at); length > 0) {
                name = trim_latex(raw_.substr(begin, at - begin));
                at_ = at + length;
                command_ = true;
                return true;
            }
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

/// Takes words for "and others" off the last name, in a group or formatted too: `Smith, J. \emph{et al.}`. A name that a brace opens is
/// one as it stands.
std::string_view take_latex_others(std::string_view& name) {
    if (!name.ends_with('}')) return take_others(name, Counted::yes);
    const std::size_t open = name.rfind('{');
    if (open == none || open == 0) return {};
    std::string_view inside = name.substr(open + 1, name.size() - open - 2);
    if (inside.starts_with('\\')) inside = trim_latex(inside.substr(std::min(inside.find(' '), inside.size())));
    if (!is_others(inside)) return {};
    // The command before the group.
    std::size_t begin = open;
    while (begin > 0 && is_ascii_alpha(name[begin - 1])) --begin;
    begin = begin > 0 && name[begin - 1] == '\\' ? begin - 1 : open;
    std::string_view rest = trim_latex(name.substr(0, begin));
    while (rest.ends_with(',')) rest = trim_latex(rest.substr(0, rest.size() - 1));
    name = rest;
    return inside;
}

/// True if a piece of a list is nothing but words for "and others".
bool is_latex_others(std::string_view name) {
    if (name == "others") return true;
    const std::string_view inside = inside_formatting(name);
    return is_others(inside.empty() ? name : inside, Counted::yes) || name == "al." || name == "al" || name == "colleagues" || name == "{et al.}";
}

/// Reads a piece of a list. `last`: no other follows it; `usual_list`: it stood between semicolons.
void add_listed_name(std::string_view name, bool last, bool usual_list, ListReader& reader) {
    if (reader.field.others) reader.report(name_others_inside, name, "a name stands behind `others`");
    if (is_latex_others(name)) return reader.go_on(name);
    const std::string_view words = last ? take_latex_others(name) : std::string_view{};
    if (words.empty()) return reader.add(name, usual_list);
    reader.report(name_others_in_name, words, "'" + std::string(words) + "' is read as `and others`");
    if (!name.empty()) reader.add(name, true);
    reader.go_on(words);
}

/// Reads a name by all the rules; there are some by which it is several.
void add_any_name(std::string_view name, bool semicolons, bool last, ListReader& reader) {
    if (name.empty()) {
        reader.report(name_empty, name, "there is no name between two separators");
    } else if (semicolons && find_outside_braces(name, ';') != none) {
        reader.report(name_semicolon_list, name, "read as a list of names joined by semicolons");
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(find_outside_braces(name, ';', at), name.size());
            const std::string_view piece = trim_latex(name.substr(at, end - at));
            at = end + 1;
            if (!piece.empty()) add_listed_name(piece, last && at >= name.size(), true, reader);
        }
    } else {
        add_listed_name(name, last, false, reader);
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
        add_any_name(name, semicolons, names.is_done(), reader);
        if (names.was_command()) reader.report(name_and_command, name, "`\\and` is read as `and`");
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

#include "name/name_list.hpp"

#include <algorithm>
#include <string>

#include "name/codes.hpp"
#include "name/crowd.hpp"
#include "name/family_names.hpp"
#include "name/institutions.hpp"
#include "name/list_pieces.hpp"
#include "name/mark_symbol.hpp"
#include "name/names_source.hpp"
#include "name/others.hpp"
#include "name/particles.hpp"
#include "name/role_words.hpp"
#include "name/scripts.hpp"
#include "name/spaces.hpp"
#include "name/titles.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t none = std::string_view::npos;

// One list being read.
struct PlainReader : NamesSource {
    const NameListOptions& options;

    void add_name(std::string_view text);
    void take_address(std::string_view& text, Contributor& contributor) const;
    void take_bracket(std::string_view& text, Contributor& contributor) const;
    void add_detail(Contributor& contributor, DetailKind kind, std::string_view value) const;
    void add_pieces(std::string_view text, const List<Piece>& pieces);
    void add_line(std::string_view line);
};

// From the begin of `a` to the end of `b`, which stands behind it in the same text.
std::string_view hull(std::string_view a, std::string_view b) {
    return {a.data(), static_cast<std::size_t>(b.data() + b.size() - a.data())};
}

// What stands in brackets behind a person's name: a role, an affiliation, or another name.
DetailKind kind_of_bracket(std::string_view text) {
    if (is_role_word(text)) return DetailKind::role;
    const bool words = text.find_first_of(" ,") != none;
    return words || is_all_capitals(text) || is_institution(text) ? DetailKind::affiliation : DetailKind::alias;
}

// Takes a bracket off the end of a person's name: `Jane Doe (MIT, Cambridge)`. An institution keeps it.
void PlainReader::take_bracket(std::string_view& text, Contributor& contributor) const {
    if (text.size() < 4 || text.back() != ')') return;
    const std::size_t open = text.rfind(" (");
    if (open == none || open == 0) return;
    const std::string_view inside = trim(text.substr(open + 2, text.size() - open - 3));
    const std::string_view rest = trim(text.substr(0, open));
    if (inside.empty() || inside.find_first_of("()") != none || rest.find(' ') == none || is_institution(rest)) return;
    add_detail(contributor, kind_of_bracket(inside), inside);
    text = rest;
}

// Takes an e-mail address off the end of a name: `Jane Doe <jane@example.org>`.
void PlainReader::take_address(std::string_view& text, Contributor& contributor) const {
    const std::size_t blank = text.rfind(' ');
    if (blank == none) return;
    std::string_view address = text.substr(blank + 1);
    for (const std::string_view pair : {"<>", "()", "[]"}) {
        if (address.size() > 2 && address.front() == pair[0] && address.back() == pair[1]) address = address.substr(1, address.size() - 2);
    }
    const std::size_t at = address.find('@');
    if (at == 0 || at == none || address.find('.', at) == none || address.find('@', at + 1) != none) return;
    add_detail(contributor, DetailKind::email, address);
    text = trim(text.substr(0, blank));
}

void PlainReader::add_detail(Contributor& contributor, DetailKind kind, std::string_view value) const {
    if (value.empty()) return;
    Detail detail;
    detail.kind = kind;
    detail.value = normalize_name_text(record.arena(), value);
    detail.source = span_of(value);
    contributor.details.push(record.arena(), detail);
}

void PlainReader::add_name(std::string_view text) {
    Arena& arena = record.arena();
    Contributor contributor;
    contributor.source = span_of(text);
    if (options.filter != nullptr) text = trim(options.filter(arena, text, contributor.source.begin, contributor));
    take_address(text, contributor);
    const std::size_t with_bracket = text.size();
    take_bracket(text, contributor);
    // `Cleo Clark et al. (University of X)`: the words stood before what was the end.
    if (text.size() != with_bracket) {
        if (const std::string_view words = take_others(text); !words.empty()) go_on(words);
    }
    add_detail(contributor, DetailKind::title, take_titles(text).title);
    add_detail(contributor, DetailKind::alias, take_nickname(arena, text).nickname);
    contributor.name = parse_name(arena, text, options.order);
    if (contributor.name.empty()) {
        if (!contributor.marks.empty() && !field.people.empty()) {
            for (const Mark& mark : contributor.marks) field.people.back().marks.push(arena, mark);
        } else if (!text.empty()) {
            report(name_empty, text, "there is no name here");
        }
        return;
    }
    field.people.push(arena, contributor);
}

// How the pieces of one comma list go together.
struct Pairing {
    bool pairs = false;   // every two pieces are one name
    bool mixed = false;   // some are
    bool doubtful = false;
};

bool starts_with_particle(std::string_view text) {
    const std::string_view word = text.substr(0, text.find(' '));
    return word.size() < text.size() && (is_lower_particle(word) || is_capitalised_particle(word));
}

// True if a piece of two words or more can only be a whole name: initials or a particle stand within it, a bracket behind
// it, or its script tells.
bool is_surely_whole(std::string_view text) {
    if (text.back() == ')' || is_east_asian_text(text)) return true;
    bool first = true;
    for (std::size_t at = 0; at < text.size(); first = false) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (is_initials(word) || (!first && end != text.size() && find_particle(word) != nullptr)) return true;
        at = end + 1;
    }
    return false;
}

// Two pieces of two words or more, and nothing else: `Brian Kernighan, Dennis Ritchie` or `García Márquez, Gabriel José`?
Pairing pair_two_whole(const Piece& first, const Piece& second) {
    const std::string_view word = first.text.substr(0, first.text.find(' '));
    if (starts_with_particle(first.text) || is_spanish_family_name(word)) return {true, false, false};
    return {false, false, !is_surely_whole(first.text) && !is_surely_whole(second.text)};
}

// A stretch of pieces between two joining words. `singles`: all pieces of the list are single words, and not all stretches
// have an even number of them, so it is a list of family names.
Pairing pair_up(const Piece* begin, const Piece* end, bool only_stretch, bool singles, bool doubts_pairs) {
    const auto is_name = [](const Piece& piece) { return piece.kind != PieceKind::suffix && piece.kind != PieceKind::others; };
    const auto count = static_cast<std::size_t>(std::count_if(begin, end, is_name));
    if (count < 2 || singles) return {};
    const auto any = [&](PieceKind kind) {
        return std::any_of(begin, end, [kind](const Piece& piece) { return piece.kind == kind; });
    };
    const bool institutions = any(PieceKind::institution);
    if (!any(PieceKind::single) && !any(PieceKind::initials)) {
        if (!only_stretch || count != 2 || institutions) return {};
        if (any(PieceKind::suffix)) return {};
        return pair_two_whole(*begin, *(begin + 1));
    }
    if (institutions && count == 2) return {};
    bool pairs = !institutions && count % 2 == 0;
    const Piece* first = nullptr;
    for (const Piece* piece = begin; piece != end && pairs; ++piece) {
        if (!is_name(*piece)) continue;
        if (first != nullptr) {
            pairs = first->kind != PieceKind::initials && (first->kind == PieceKind::single || piece->kind != PieceKind::whole);
        }
        first = first == nullptr ? piece : nullptr;
    }
    // `Mlynsky, Kuhrova, Bussi, Otyepka`: family names alone, if nothing but their number speaks for pairs.
    constexpr std::size_t pair_and_more = 4;
    const bool nothing_else = doubts_pairs && count >= pair_and_more && !any(PieceKind::initials) && !any(PieceKind::whole) && !any(PieceKind::suffix);
    if (pairs) return {true, false, nothing_else};
    return {false, true, !institutions};
}

// True if the piece and the next one are `Family, Given` in a list where both kinds stand.
bool is_pair(const Piece& first, const Piece& second) {
    if (second.kind == PieceKind::initials) return first.kind == PieceKind::single || first.kind == PieceKind::whole;
    return first.kind == PieceKind::single && second.kind == PieceKind::single;
}

// True if a mark stands behind the word: nobody hangs one on the family name of `Doe, Jane`.
bool ends_with_mark(std::string_view word) {
    if (is_ascii_alpha(word.back()) || word.back() == '.') return false;
    for (std::size_t at = 0; at < word.size(); at += code_point_at(word, at).size) {
        const SymbolAt symbol = symbol_at(word, at);
        if (symbol.strength == SymbolStrength::strong && at + symbol.size == word.size()) return true;
    }
    return false;
}

// True if all pieces are single words, and in some stretch between joining words they cannot be paired.
bool is_list_of_single_words(const List<Piece>& pieces) {
    std::size_t stretch = 0;
    bool odd = false;
    for (std::size_t i = 0; i + 1 < pieces.size() && !odd; i += 2) {
        odd = !pieces[i + 1].after_word && pieces[i + 1].kind == PieceKind::single && ends_with_mark(pieces[i].text);
    }
    for (const Piece& piece : pieces) {
        if (piece.kind == PieceKind::others) continue;
        if (piece.kind != PieceKind::single) return false;
        if (piece.after_word) {
            odd = odd || stretch % 2 == 1;
            stretch = 0;
        }
        ++stretch;
    }
    return odd || stretch % 2 == 1;
}

void PlainReader::add_pieces(std::string_view text, const List<Piece>& pieces) {
    const bool singles = is_list_of_single_words(pieces);
    const Piece* at = pieces.begin();
    bool doubtful = false;
    const std::size_t before = field.people.size();
    while (at != pieces.end()) {
        const Piece* stretch = at + 1;
        while (stretch != pieces.end() && !stretch->after_word) ++stretch;
        Pairing pairing = options.whole_names && pieces.size() == 2 && at[0].kind == PieceKind::whole && pieces.back().kind == PieceKind::whole
                              ? Pairing{}
                              : pair_up(at, stretch, at == pieces.begin() && stretch == pieces.end(), singles, options.doubts_pairs);
        if (options.commas != Commas::guess) pairing = {options.commas == Commas::parts, false, false};
        doubtful = doubtful || pairing.doubtful;
        while (at != stretch) {
            if (at->kind == PieceKind::others) {
                go_on(at->text);
                ++at;
                continue;
            }
            const Piece* last = at;
            const auto next_is = [&](const auto& test) { return last + 1 != stretch && test(last[1]); };
            const auto is_suffix = [](const Piece& piece) { return piece.kind == PieceKind::suffix; };
            while (next_is(is_suffix)) ++last;
            // `King, Jr., Martin Luther`: a family name alone has no suffix.
            if (last != at && at->kind == PieceKind::single && !singles && !is_company_form(last->text) &&
                next_is([](const Piece& next) { return !next.after_word && next.kind != PieceKind::others; })) {
                ++last;
            }
            if (last == at && at->kind != PieceKind::institution &&
                next_is([&](const Piece& next) {
                    return next.kind != PieceKind::others && (pairing.pairs || (pairing.mixed && is_pair(*at, next)));
                })) {
                ++last;
                while (next_is(is_suffix)) ++last;
            }
            add_name(hull(at->text, last->text));
            at = last + 1;
        }
    }
    if (!doubtful) return;
    std::string reading = "read as ";
    for (std::size_t i = before; i < field.people.size() && i < before + 4; ++i) {
        Name& name = field.people[i].name;
        if (i != before) reading += "; ";
        reading += name.is_literal() ? name.literal : name.family;
        if (!name.given.empty()) (reading += ", ") += name.given;
    }
    if (field.people.size() > before + 4) reading += "; ...";
    for (std::size_t i = before; i < field.people.size(); ++i) field.people[i].name.guessed = true;
    report(name_ambiguous_list, text, std::move(reading));
}

// Adjectives with which names of institutions begin: `National Aeronautics and Space Administration`.
bool starts_like_institution(std::string_view text) {
    static constexpr std::string_view words[] = {"National", "International", "American", "European", "British", "Royal",
                                                 "Federal", "United", "World", "Canadian", "Australian", "African", "Central",
                                                 "State", "Joint", "U.S.", "US", "UK", "The"};
    const std::string_view first = text.substr(0, text.find(' '));
    return std::find(std::begin(words), std::end(words), first) != std::end(words);
}

// `Dodd, Mead & Co.`, `Hoffmann und Söhne`: what a firm is called after its owners.
bool is_firm(const Piece& last) {
    return last.after_word && is_firm_word(last.text);
}

// `U.S. Department of Energy, Office of Science`, `School of Physics, University of Leeds`: a part of the institution beside it.
bool is_part_of_institution(std::string_view text) {
    static constexpr std::string_view words[] = {"Office", "Department", "Division", "Bureau", "Faculty", "School", "Section",
                                                 "Branch", "Directorate", "Dept.", "Unit", "Subcommittee", "Abteilung", "Institut",
                                                 "Fakultät", "Faculté", "Facultad", "Departamento", "Laboratoire", "Chair"};
    const std::string_view first = text.substr(0, text.find(' '));
    return std::find(std::begin(words), std::end(words), first) != std::end(words);
}

// True if a line is the name of one institution although `and` or a comma stands in it.
bool is_one_institution(std::string_view line, const List<Piece>& pieces) {
    if (pieces.size() >= 2 && is_firm(pieces.back())) return true;
    if (pieces.size() < 2 || !is_institution(line)) return false;
    const auto all_institutions = std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return piece.kind == PieceKind::institution && !piece.after_word;
    });
    if (all_institutions && pieces.size() == 2 &&
        (is_part_of_institution(pieces[0].text) || is_part_of_institution(pieces[1].text))) {
        return true;
    }
    bool any_word = false;
    for (const Piece& piece : pieces) any_word = any_word || piece.after_word;
    if (!any_word) return pieces[0].kind == PieceKind::institution && pieces.size() == 2 && pieces[1].kind == PieceKind::single;
    const std::string_view first = pieces[0].text;
    const bool phrase = first.find(" of ") != none || first.find(" for ") != none;
    if (pieces[0].kind == PieceKind::institution) return phrase;
    return pieces.back().kind == PieceKind::institution && (starts_like_institution(line) || first.find(' ') == none);
}

// `Souto, D., Bruzos, A.L.` between semicolons: several names, since each second piece is nothing but initials.
bool is_run_of_names(const List<Piece>& pieces) {
    if (pieces.size() < 4 || pieces.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if ((pieces[i].kind == PieceKind::initials) != (i % 2 == 1) || pieces[i].kind == PieceKind::others) return false;
    }
    return true;
}

void PlainReader::add_line(std::string_view line) {
    line = without_number(line);
    if (const std::string_view words = take_others(line, Counted::yes); !words.empty()) go_on(words);
    if (line.empty()) return;
    Arena& arena = record.arena();
    const bool braced = line.front() == '{' && line.back() == '}' && line.find('}') == line.size() - 1;
    if (braced) {
        add_name(line);
        return;
    }
    // A semicolon never stands in a name: with it, commas do not separate names, but in a run of them.
    const bool semicolons = line.find(';') != none || line.find("\uFF1B") != none;
    for (std::size_t at = 0; at < line.size() && semicolons;) {
        // The full-width one is EF BC 9B.
        std::size_t end = at;
        while (end < line.size() && line[end] != ';' && (line[end] != '\xEF' || line.substr(end, 3) != "\uFF1B")) ++end;
        const std::string_view part = line.substr(at, end - at);
        const bool several = std::count(part.begin(), part.end(), ',') >= 3;
        const List<Piece> commas = several ? cut_list(arena, part, true) : List<Piece>{};
        const List<Piece> pieces = cut_list(arena, part, false);
        if (is_run_of_names(commas)) {
            add_pieces(trim(part), commas);
        } else if (is_one_institution(trim(part), pieces)) {
            add_name(trim(part));
        } else {
            for (const Piece& piece : pieces) {
                if (piece.kind == PieceKind::others) {
                    go_on(piece.text);
                } else {
                    add_name(piece.text);
                }
            }
        }
        at = end + (end < line.size() && line[end] != ';' ? 3 : 1);
    }
    if (semicolons) return;
    List<Piece> pieces = cut_list(arena, line, true);
    if (pieces.size() == 1 && pieces[0].kind != PieceKind::others) {
        add_name(pieces[0].text);
    } else if (is_one_institution(line, pieces)) {
        add_name(line);
    } else {
        add_pieces(line, pieces);
    }
    pieces.give_back(arena);
}

}  // namespace

std::string_view take_plain_marks(Arena& arena, std::string_view name, std::uint32_t offset, Contributor& contributor) {
    // Letters, digits and the marks of writing are most names; all else may be a mark.
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return is_ascii_alpha(c) || c == ' ' || c == '.' || c == ',' || c == '-' || c == '\'';
    });
    if (plain) return name;
    const MarkedText marked = strip_marks(arena, name, NameMarkup::none, offset);
    for (const PlacedMark& placed : marked.marks) add_mark(arena, contributor, placed.mark);
    return trim(marked.text);
}

void add_name_list(Record& record, Variable variable, std::string_view text, SourceSpan source, Findings& findings,
                   const NameListOptions& options) {
    if (trim_unicode(text).empty()) return;
    NamesField& field = record.names_of(variable, source);
    if (is_crowd(text)) return add_crowd({record, field, text, source, findings});
    PlainReader reader{{record, field, text, source, findings}, options};
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
        const std::string_view line = trim_unicode(text.substr(at, end - at));
        if (!line.empty()) reader.add_line(line);
        at = end + 1;
    }
    if (field.people.empty() && !field.others && &record.names.back() == &field) record.names.truncate(record.names.size() - 1);
}

}  // namespace bibcast

#include "name/list_pieces.hpp"

#include <algorithm>
#include <array>

#include "name/east_asian.hpp"
#include "name/institutions.hpp"
#include "name/others.hpp"
#include "name/particles.hpp"
#include "name/scripts.hpp"
#include "name/suffixes.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Words between the last two names of a list. No `y`, `i`, `e`: these stand within names.
constexpr std::string_view joining_words[] = {"and", "&", "und", "et", "\uFF06", "|", "/"};

PieceKind kind_of(std::string_view piece, bool suffix) {
    if (is_others(piece, Counted::yes)) return PieceKind::others;
    if (is_company_form(piece)) return PieceKind::suffix;
    if (is_east_asian_text(piece)) return is_whole_east_asian_name(piece) ? PieceKind::whole : PieceKind::single;
    if (suffix && suffix_kind(piece.substr(0, piece.find(' '))) == SuffixKind::generation) return PieceKind::suffix;
    if (is_initials(piece)) return PieceKind::initials;
    if (is_institution(piece)) return PieceKind::institution;
    std::size_t words = 0;
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t end = std::min(piece.find(' ', at), piece.size());
        const std::string_view word = piece.substr(at, end - at);
        at = end + 1;
        if (word.empty() || (words == 0 && end != piece.size() && is_lower_particle(word))) continue;
        if (suffix_kind(word) == SuffixKind::generation && words != 0) continue;
        ++words;
    }
    return words > 1 ? PieceKind::whole : PieceKind::single;
}

// The joining word at `at` (behind a blank, before one), or nothing.
std::string_view joining_word_at(std::string_view text, std::size_t at) {
    const char first = text[at];
    if (first != 'a' && first != 'A' && first != '&' && first != 'u' && first != 'e' && first != 'U' && first != 'E' && first != '\xEF' && first != '|' &&
        first != '/') {
        return {};
    }
    for (const std::string_view word : joining_words) {
        if (text.size() - at <= word.size() || !is_ascii_space(text[at + word.size()])) continue;
        if (!equals_ignoring_ascii_case(text.substr(at, word.size()), word)) continue;
        // `et al.` is no separator.
        if (word == "et" && equals_ignoring_ascii_case(text.substr(at + 3, 2), "al")) continue;
        return word;
    }
    return {};
}

// `An Wang, Bo Li, and Cy Di.`: no initial (`Kuznetsov, Yu.`) where the other names end without a full stop.
bool ends_in_short_family(std::string_view names) {
    constexpr std::size_t npos = std::string_view::npos;
    const std::size_t word = names.rfind(' ') + 1;
    const std::string_view last = names.substr(word, names.size() - 1 - word);
    if (last.size() != 2 || last[0] < 'A' || last[0] > 'Z' || last[1] < 'a' || last[1] > 'z' || word < 2) return false;
    if (last == "Jr" || last == "Sr" || last == "Dr" || last == "St" || names.find("., ") != npos || names.find(".; ") != npos) return false;
    const std::size_t separator = std::max(names.rfind(", ") + 2, names.rfind(" and ") + 5);
    const bool listed = names.find(", ") != npos || names.find(" and ") != npos;
    return listed && separator + 1 < word && names.substr(separator, word - 1 - separator).find_first_not_of(' ') != npos;
}

}  // namespace

std::string_view without_number(std::string_view line) {
    line = trim(line);
    std::size_t at = 0;
    const bool open = !line.empty() && (line[0] == '[' || line[0] == '(');
    if (open) ++at;
    const std::size_t digits = at;
    while (at < line.size() && at < digits + 4 && is_ascii_digit(line[at])) ++at;
    if (at > digits) {
        if (at + 1 < line.size() && (line[at] == '.' || line[at] == ')' || line[at] == ']') && is_ascii_space(line[at + 1])) {
            return trim(line.substr(at + 1));
        }
        return line;
    }
    for (const std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u2013 ", "\u00B7 "}) {
        if (line.starts_with(bullet)) return trim(line.substr(bullet.size()));
    }
    return line;
}

List<Piece> cut_list(Arena& arena, std::string_view text, bool at_commas) {
    List<Piece> pieces;
    std::size_t begin = 0;
    bool after_word = false;
    const auto add = [&](std::size_t end) {
        std::string_view piece = trim(text.substr(begin, end - begin));
        // APA 7 leaves authors out before the last one: `. . . Poe, E.`
        for (const std::string_view dots : {". . .", "...", "\u2026"}) {
            if (!piece.starts_with(dots) || piece.size() == dots.size()) continue;
            pieces.push(arena, {piece.substr(0, dots.size()), PieceKind::others, after_word});
            piece = trim(piece.substr(dots.size()));
        }
        if (piece.empty()) return;
        // `Richard Roe2,3`: the numbers of affiliations have commas between them too.
        if (!pieces.empty() && !after_word && piece.size() <= 3 && std::all_of(piece.begin(), piece.end(), is_ascii_digit)) {
            Piece& last = pieces.back();
            last.text = std::string_view(last.text.data(), static_cast<std::size_t>(piece.data() + piece.size() - last.text.data()));
            return;
        }
        const bool suffix = is_name_suffix(piece);
        PieceKind kind = kind_of(piece, suffix);
        // `Jane Doe, MD, PhD`; but `Doe, MD` are initials.
        if (!after_word && !pieces.empty() && kind != PieceKind::suffix && suffix &&
            (pieces.back().kind == PieceKind::whole || pieces.back().kind == PieceKind::suffix)) {
            kind = PieceKind::suffix;
        }
        pieces.push(arena, {piece, kind, after_word});
        after_word = false;
    };
    std::size_t depth = 0;
    bool after_space = true;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        std::size_t size = 1;
        bool comma = c == ',';
        bool between_names = false;  // U+3001 stands between names, never between the parts of one
        if (static_cast<unsigned char>(c) >= 0x80) {
            const CodePoint point = code_point_at(text, at);
            size = point.size;
            comma = is_comma(point.value);
            between_names = point.value == 0x3001;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if (depth != 0 && (c == ')' || c == ']' || c == '}')) {
            --depth;
        }
        if (depth == 0 && comma && at_commas) {
            add(at);
            after_word = after_word || between_names;
            begin = at + size;
            after_space = true;
        } else if (depth == 0 && after_space) {
            const std::string_view word = joining_word_at(text, at);
            if (!word.empty()) {
                add(at);
                after_word = true;
                size = word.size();
                begin = at + size;
            }
            after_space = is_ascii_space(c);
        } else {
            after_space = is_ascii_space(c);
        }
        at += size;
    }
    add(text.size());
    return pieces;
}

bool ends_list_with_full_stop(std::string_view names) {
    if (names.size() < 5 || names.back() != '.') return false;
    return std::all_of(names.end() - 4, names.end() - 1, [](char c) { return c >= 'a' && c <= 'z'; }) || ends_in_short_family(names);
}

}  // namespace bibcast

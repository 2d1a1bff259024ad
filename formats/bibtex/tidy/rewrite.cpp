#include "formats/bibtex/tidy/rewrite.hpp"

#include <array>

#include "formats/bibtex/syntax.hpp"
#include "model/ascii.hpp"
#include "name/bibtex_names.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;

/// The end of what must stay as it is at `at`: mathematics, or a command, with the argument if it is an address. `at` if there is none.
std::size_t source_end(std::string_view value, std::size_t at) {
    if (value[at] == '$') {
        const std::size_t begin = value.substr(at, 2) == "$$" ? at + 2 : at + 1;
        std::size_t close = value.find('$', begin);
        while (close != npos && value[close - 1] == '\\') close = value.find('$', close + 1);
        if (close == npos) return at;
        return begin == at + 2 && value.substr(close, 2) == "$$" ? close + 2 : close + 1;
    }
    if (value[at] != '\\' || at + 1 == value.size()) return at;
    std::size_t end = at + 1;
    while (end < value.size() && is_ascii_alpha(value[end])) ++end;
    if (end == at + 1) {
        const char c = value[end];
        const std::size_t close = c == '(' ? value.find("\\)", end) : c == '[' ? value.find("\\]", end) : npos;
        return close == npos ? end + code_point_at(value, end).size : close + 2;
    }
    const std::string_view command = value.substr(at + 1, end - at - 1);
    if (command != "url" && command != "href" && command != "path" && command != "nolinkurl") return end;
    const std::size_t open = skip_space(value, end);
    if (open == value.size() || value[open] != '{') return end;
    const std::size_t close = find_close(value, open);
    return close == npos ? end : close;
}

bool is_roman(std::string_view word) {
    // Thousands, hundreds, tens and ones, each at most once; `I` to `MMMM…`.
    constexpr std::array<std::string_view, 3> ones = {"IVX", "XLC", "CDM"};
    std::size_t at = 0;
    while (at < word.size() && word[at] == 'M') ++at;
    for (std::size_t digit = 3; digit-- > 0;) {
        const char one = ones[digit][0], five = ones[digit][1], ten = ones[digit][2];
        const std::string nine = {one, ten}, four = {one, five};
        if (word.substr(at, 2) == nine || word.substr(at, 2) == four) {
            at += 2;
            continue;
        }
        if (at < word.size() && word[at] == five) ++at;
        for (int i = 0; i < 3 && at < word.size() && word[at] == one; ++i) ++at;
    }
    return !word.empty() && at == word.size();
}

bool has_small_letter(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
        const CodePoint point = code_point_at(value, at);
        if (is_lower(point.value)) return true;
        at += point.size;
    }
    return false;
}

/// The end of the numbers-and-hyphen run: the position of the digit behind a dash at `at`, with blanks around it; npos if none.
std::size_t digit_behind_dash(std::string_view value, std::size_t at) {
    at = skip_space(value, at);
    std::size_t dash = 0;
    if (at < value.size() && value[at] == '-') dash = 1;
    if (value.substr(at, 3) == "–" || value.substr(at, 3) == "—") dash = 3;
    if (dash == 0) return npos;
    at = skip_space(value, at + dash);
    return at < value.size() && is_ascii_digit(value[at]) ? at : npos;
}

}  // namespace

std::string unwrap_lines(std::string_view value) {
    std::string out;
    out.reserve(value.size());
    for (std::size_t at = 0; at < value.size();) {
        std::size_t end = at;
        std::size_t lines = 0;
        while (end < value.size() && is_class(value[end], space_char)) lines += value[end++] == '\n' ? 1 : 0;
        if (end == at) {
            out += value[at++];
            continue;
        }
        if (lines == 0) {
            out.append(value, at, end - at);
        } else {
            out += lines == 1 ? " " : "\n\n";
        }
        at = end;
    }
    return out;
}

bool is_one_group(std::string_view value) { return !value.empty() && value[0] == '{' && find_close(value, 0) == value.size(); }

std::string_view without_enclosing_braces(std::string_view value) {
    if (value.size() < 2 || value[0] != '{' || value.find_first_of("{}", 1) != value.size() - 1) return value;
    // `{\bf x}` is no protection, but a scope.
    return value.find('\\') == npos ? value.substr(1, value.size() - 2) : value;
}

std::string without_braces(std::string_view value) {
    std::string out;
    bool is_argument = false;
    for (std::size_t at = 0; at < value.size();) {
        const char c = value[at];
        if (const std::size_t end = source_end(value, at); end > at) {
            is_argument = c == '\\' && is_ascii_alpha(value[end - 1]);
            out.append(value, at, end - at);
            at = end;
            continue;
        }
        if (c == '{') {
            const std::size_t close = find_close(value, at);
            const bool keeps = is_argument || at + 1 == value.size() || value[at + 1] == '\\' || close == npos || close == at + 2;
            if (keeps) {
                const std::size_t end = close == npos ? at + 1 : close;
                out.append(value, at, end - at);
                at = end;
                continue;  // a second argument may follow
            }
            out += without_braces(value.substr(at + 1, close - at - 2));
            at = close;
        } else {
            out += c;
            ++at;
        }
        if (c != ' ') is_argument = false;
    }
    return out;
}

std::string without_all_caps(std::string_view value, bool is_names) {
    if (has_small_letter(value)) return std::string(value);
    std::string out;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < value.size();) {
        const CodePoint point = code_point_at(value, at);
        if (!is_letter(point.value) || depth > 0) {
            if (value[at] == '{') ++depth;
            if (value[at] == '}' && depth > 0) --depth;
            const std::size_t kept = std::max(source_end(value, at), at + point.size);
            out.append(value, at, kept - at);
            at = kept;
            continue;
        }
        std::size_t end = at;
        while (end < value.size()) {
            const CodePoint next = code_point_at(value, end);
            if (!is_letter(next.value) && !is_combining(next.value)) break;
            end += next.size;
        }
        const std::string_view word = value.substr(at, end - at);
        if (is_names && word == "AND") {
            out += "and";
        } else if (is_roman(word)) {
            out += word;
        } else {
            out += word.substr(0, point.size);
            for (std::size_t i = point.size; i < word.size();) {
                const CodePoint letter = code_point_at(word, i);
                append_utf8(out, to_lower(letter.value));
                i += letter.size;
            }
        }
        at = end;
    }
    return out;
}

std::string escaped(std::string_view value) {
    std::string out;
    out.reserve(value.size() + value.size() / 8);
    Arena arena;
    for (std::size_t at = 0; at < value.size();) {
        if (const std::size_t end = source_end(value, at); end > at) {
            out.append(value, at, end - at);
            at = end;
            continue;
        }
        const CodePoint point = code_point_at(value, at);
        if (point.value < 0x80) {
            if (std::string_view("&%#_$").find(value[at]) != npos) out += '\\';
            out += value[at++];
            continue;
        }
        std::size_t end = at + point.size;
        while (end < value.size() && is_combining(code_point_at(value, end).value)) end += code_point_at(value, end).size;
        Text text;
        text.plain = to_nfc(arena, value.substr(at, end - at));
        encode_latex(out, text, {.ascii = true});
        at = end;
    }
    return out;
}

std::string encoded_url(std::string_view value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char c = value[at];
        if (c == '\\' && at + 1 < value.size() && std::string_view("_%&#~").find(value[at + 1]) != npos) continue;
        // RFC 3986, section 2: reserved and unreserved characters and the percent sign stand for themselves; braces are the file's.
        const bool stands = is_ascii_alpha(c) || is_ascii_digit(c) || std::string_view("-._~:/?#[]@!$&'()*+,;=%{}").find(c) != npos;
        if (stands) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

std::string with_page_dashes(std::string_view value) {
    std::string out;
    for (std::size_t at = 0; at < value.size();) {
        out += value[at++];
        if (!is_ascii_digit(out.back())) continue;
        if (const std::size_t digit = digit_behind_dash(value, at); digit != npos) {
            out += "--";
            at = digit;
        }
    }
    return out;
}

std::string with_fewer_names(std::string_view value, std::size_t most, std::size_t& cut) {
    cut = 0;
    BibtexNameSplitter names(value);
    std::string out;
    std::size_t count = 0;
    bool others = false;
    for (std::string_view name; names.next(name);) {
        name = trim(name);
        if (name.empty()) continue;
        others = equals_ignoring_ascii_case(name, "others");
        if (count >= most) {
            if (!others) ++cut;
            continue;
        }
        if (count++ > 0) out += " and ";
        out += name;
    }
    if (cut == 0) return std::string(value);
    return out + " and others";
}

std::string_view month_macro(std::string_view value) {
    constexpr std::array<std::string_view, 12> names = {"january", "february", "march",     "april",   "may",      "june",
                                                        "july",    "august",   "september", "october", "november", "december"};
    const std::string lower = ascii_lower(trim(value));
    const std::string_view digits = lower.size() == 2 && lower[0] == '0' ? std::string_view(lower).substr(1) : std::string_view(lower);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (lower == names[i] || lower == names[i].substr(0, 3) || digits == std::to_string(i + 1)) return names[i].substr(0, 3);
    }
    return {};
}

}  // namespace bibcast::bibtex

#include "name/latex_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// The control sequences that are letters by themselves (bibtex.web's list, and those of the T1 encoding).
constexpr std::array<std::string_view, 14> lower_letters = {"i", "j", "o", "l", "ae", "oe", "aa",
                                                            "ss", "dh", "dj", "ng", "th", "oldstylei", "ij"};
constexpr std::array<std::string_view, 10> upper_letters = {"O", "L", "AE", "OE", "AA", "SS", "DH", "DJ", "NG", "TH"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The case of the character at `at`, and how many bytes it takes.
WordCase case_at(std::string_view text, std::size_t at, std::size_t& size, bool& letter) {
    const char c = text[at];
    size = 1;
    letter = true;
    if (c >= 'a' && c <= 'z') return WordCase::lower;
    if (c >= 'A' && c <= 'Z') return WordCase::upper;
    letter = false;
    if (static_cast<unsigned char>(c) < 0x80) return WordCase::none;
    const CodePoint point = code_point_at(text, at);
    size = point.size;
    letter = is_letter(point.value);
    return is_lower(point.value) ? WordCase::lower : is_upper(point.value) ? WordCase::upper : WordCase::none;
}

// Passes over the control sequence at `at`; its name, without the backslash.
std::string_view control_sequence(std::string_view text, std::size_t& at) {
    const std::size_t begin = ++at;
    while (at < text.size() && is_ascii_alpha(text[at])) ++at;
    if (at == begin && at < text.size()) ++at;
    return text.substr(begin, at - begin);
}

// The case of a special character whose backslash is at `at`: by the control sequence if it is a letter, else by the
// first letter behind it, up to `end`.
WordCase case_of_special(std::string_view text, std::size_t at, std::size_t end, bool& found) {
    text = text.substr(0, end);
    found = true;
    while (at < text.size()) {
        if (text[at] == '\\') {
            const std::string_view name = control_sequence(text, at);
            if (contains(lower_letters, name)) return WordCase::lower;
            if (contains(upper_letters, name)) return WordCase::upper;
            continue;
        }
        std::size_t size = 0;
        bool letter = false;
        const WordCase which = case_at(text, at, size, letter);
        if (letter) return which;
        at += size;
    }
    found = false;
    return WordCase::none;
}

// Accents that are letters and take what follows them.
constexpr std::array<std::string_view, 11> accents = {"v", "u", "H", "c", "k", "d", "b", "r", "t", "G", "h"};

// Passes over the command at `at`. In `S\o ren` and `Erd\H os` the blank only ends the command, the word goes on.
void pass_command(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    const std::string_view name = control_sequence(text, at);
    std::size_t behind = at;
    while (behind < text.size() && is_ascii_space(text[behind])) ++behind;
    const bool goes_on = behind > at && behind < text.size() && (is_ascii_alpha(text[behind]) || static_cast<unsigned char>(text[behind]) >= 0xC3);
    if (goes_on && (contains(lower_letters, name) || contains(upper_letters, name) || contains(accents, name))) {
        at = behind;
    } else {
        at = std::min(begin + 2, text.size());
    }
}

}  // namespace

WordCase case_of_latex_word(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (word[at] == '{') {
            const std::size_t end = skip_group(word, at);
            if (at + 1 < word.size() && word[at + 1] == '\\') {
                bool found = false;
                const WordCase which = case_of_special(word, at + 1, end, found);
                if (found) return which;
            }
            at = end;
        } else if (word[at] == '\\') {
            bool found = false;
            return case_of_special(word, at, word.size(), found);
        } else {
            std::size_t size = 0;
            bool letter = false;
            const WordCase which = case_at(word, at, size, letter);
            if (letter) return which;
            at += size;
        }
    }
    return WordCase::none;
}

std::size_t skip_group(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return at + 1;
        }
    }
    return text.size();
}

std::string_view inside_group(std::string_view text) {
    if (text.size() < 2 || text.front() != '{' || text.back() != '}' || skip_group(text, 0) != text.size()) return {};
    return text.substr(1, text.size() - 2);
}

std::size_t latex_space_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (is_ascii_space(c) || c == '~') return 1;
    if (static_cast<unsigned char>(c) < 0x80) return 0;
    const CodePoint point = code_point_at(text, at);
    return is_space(point.value) ? point.size : 0;
}

std::string_view trim_latex(std::string_view text) {
    while (!text.empty()) {
        const std::size_t size = latex_space_at(text, 0);
        if (size == 0) break;
        text.remove_prefix(size);
    }
    while (!text.empty()) {
        const char c = text.back();
        if (is_ascii_space(c) || c == '~') {
            // `\ ` and `\~` at the end are commands.
            if (text.size() > 1 && text[text.size() - 2] == '\\') break;
            text.remove_suffix(1);
        } else if (static_cast<unsigned char>(c) >= 0x80 && is_space(code_point_before(text, text.size()).value)) {
            text.remove_suffix(code_point_before(text, text.size()).size);
        } else {
            break;
        }
    }
    return text;
}

bool LatexWords::next() {
    begin_ = end_;
    while (begin_ < text_.size()) {
        const std::size_t size = latex_space_at(text_, begin_);
        if (size == 0) break;
        begin_ += size;
    }
    end_ = begin_;
    while (end_ < text_.size()) {
        const char c = text_[end_];
        if (is_ascii_alpha(c)) {
            ++end_;
        } else if (c == '\\') {
            pass_command(text_, end_);
        } else if (c == '{') {
            end_ = skip_group(text_, end_);
        } else {
            if (latex_space_at(text_, end_) != 0) break;
            ++end_;
        }
    }
    return end_ != begin_;
}

std::size_t find_outside_braces(std::string_view text, char separator, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        const char c = text[at];
        if (c == separator) return at;
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            at = skip_group(text, at) - 1;
        }
    }
    return std::string_view::npos;
}

std::string_view remove_sort_keys(Arena& arena, std::string_view text) {
    static constexpr std::string_view commands[] = {"noopsort", "sortnoop", "noop", "nosort"};
    char* to = nullptr;
    std::size_t size = 0;
    std::size_t kept = 0;  // what stands before this is in `to` or left out
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
        std::size_t begin = at;
        const std::string_view name = control_sequence(text, at);
        const bool known = std::any_of(std::begin(commands), std::end(commands), [name](std::string_view command) {
            return equals_ignoring_ascii_case(name, command);
        });
        if (!known || at >= text.size() || text[at] != '{') continue;
        at = skip_group(text, at);
        if (begin > kept && text[begin - 1] == '{' && at < text.size() && text[at] == '}') {
            --begin;
            ++at;
        }
        if (to == nullptr) to = static_cast<char*>(arena.allocate(text.size(), 1));
        std::copy(text.begin() + static_cast<std::ptrdiff_t>(kept), text.begin() + static_cast<std::ptrdiff_t>(begin), to + size);
        size += begin - kept;
        kept = at;
    }
    if (to == nullptr) return text;
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(kept), text.end(), to + size);
    return {to, size + text.size() - kept};
}

std::string_view balance_braces(Arena& arena, std::string_view text) {
    std::size_t depth = 0;
    bool balanced = true;
    const auto stops = [](ByteBlock block) { return (block == '{') | (block == '}') | (block == '\\'); };
    for (std::size_t at = skip_byte_blocks(text, 0, stops); at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}') {
            if (depth == 0) balanced = false;
            if (depth != 0) --depth;
        }
    }
    if (balanced && depth == 0) return text;

    std::vector<std::size_t> open;
    std::vector<std::size_t> alone;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '{') {
            open.push_back(at);
        } else if (text[at] == '}') {
            if (open.empty()) {
                alone.push_back(at);
            } else {
                open.pop_back();
            }
        }
    }
    // An unmatched `}` always stands before an unmatched `{`, so the list is in order.
    alone.insert(alone.end(), open.begin(), open.end());
    char* to = static_cast<char*>(arena.allocate(text.size() + alone.size(), 1));
    std::size_t size = 0;
    std::size_t next = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (next < alone.size() && alone[next] == at) {
            to[size++] = '\\';
            ++next;
        }
        to[size++] = text[at];
    }
    return {to, size};
}

}  // namespace bibcast

#include "csl/evaluator.hpp"
#include "name/call_name.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// A given name taken apart: a word or an abbreviation, and whether a hyphen stands before it.
struct GivenPart {
    std::string text;
    bool abbreviation = false;
    bool hyphen = false;
    bool lower = false;
};

/// The length of a tag at `at`; 0 if there is none.
std::size_t tag_length(std::string_view text, std::size_t at) {
    if (text[at] != '<') return 0;
    const std::size_t end = text.find('>', at);
    return end == std::string_view::npos ? 0 : end + 1 - at;
}

std::vector<GivenPart> split_given(std::string_view given) {
    std::vector<GivenPart> parts;
    GivenPart part;
    bool hyphen = false;
    const auto finish = [&] {
        if (!part.text.empty()) parts.push_back(part);
        part = {};
    };
    for (std::size_t at = 0; at < given.size();) {
        if (const std::size_t tag = tag_length(given, at); tag != 0) {
            part.text += given.substr(at, tag);
            at += tag;
            continue;
        }
        const CodePoint point = code_point_at(given, at);
        const std::string_view bytes = given.substr(at, point.size);
        at += point.size;
        if (is_space(point.value) || point.value == U'-' || point.value == 0x2010 || point.value == 0x2011) {
            finish();
            hyphen = !is_space(point.value);
            continue;
        }
        if (point.value == U'.') {
            if (part.text.empty()) continue;
            part.abbreviation = true;
            // A tag that closes behind the letter belongs to it.
            while (at < given.size() && given[at] == '<' && tag_length(given, at) != 0) {
                const std::size_t tag = tag_length(given, at);
                part.text += given.substr(at, tag);
                at += tag;
            }
            finish();
            continue;
        }
        if (part.text.empty() || part.text.back() == '>') {
            if (part.text.empty() || part.text.find_first_not_of("<>/bisupc") == std::string::npos) {
                part.lower = is_lower(point.value);
            }
            part.hyphen = hyphen;
            hyphen = false;
        }
        part.text += bytes;
    }
    finish();
    return parts;
}

/// The place behind the first letter of `text`, tags skipped.
std::size_t behind_first_letter(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (const std::size_t tag = tag_length(text, at); tag != 0) {
            at += tag;
            continue;
        }
        at += code_point_at(text, at).size;
        while (at < text.size() && is_combining(code_point_at(text, at).value)) at += code_point_at(text, at).size;
        return at;
    }
    return at;
}

/// The second letter of an initial that is written with two capitals before small ones ("TSerendorj"), in lower case.
std::string second_of_digraph(std::string_view text, std::size_t at) {
    if (at >= text.size() || at == 0 || !is_upper(code_point_before(text, at).value)) return {};
    const CodePoint second = code_point_at(text, at);
    const std::size_t behind = at + second.size;
    if (!is_upper(second.value) || behind >= text.size() || !is_lower(code_point_at(text, behind).value)) return {};
    std::string out;
    append_utf8(out, to_lower(second.value));
    return out;
}

std::size_t letters_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t tag = tag_length(text, at); tag != 0) {
            at += tag;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (!is_combining(point.value)) ++count;
    }
    return count;
}

/// The tags behind the letters of `text`.
std::string closing_tags(std::string_view text) {
    std::string tags;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t tag = tag_length(text, at);
        if (tag != 0 && text[at + 1] == '/') tags += text.substr(at, tag);
        at += tag != 0 ? tag : 1;
    }
    return tags;
}

}  // namespace

std::string initialize(std::string_view given, std::string_view with, bool hyphen, bool only_normalize) {
    if (has_call_name(given)) return initialize(without_call_names(given), with, hyphen, only_normalize);
    const std::vector<GivenPart> parts = split_given(given);
    std::string out;
    std::string_view bare = with;
    while (bare.ends_with(' ')) bare.remove_suffix(1);
    bool after_word = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const GivenPart& part = parts[i];
        const bool single = letters_in(part.text) == 1;
        const bool word = !part.abbreviation && ((part.lower && !part.hyphen) || (only_normalize && !single));
        if (word) {
            if (!out.empty() && part.hyphen) {
                while (!out.empty() && out.back() == ' ') out.pop_back();
                out += '-';
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
            out += part.text;
            after_word = true;
            continue;
        }
        if (part.hyphen && hyphen && !out.empty()) {
            while (out.back() == ' ') out.pop_back();
            out += '-';
        } else if (after_word && out.back() != ' ') {
            out += ' ';
        }
        after_word = false;
        std::string letters = part.text;
        std::string tags;
        if (part.abbreviation || single) {
            tags = closing_tags(letters);
            letters.resize(letters.size() - tags.size());
        } else {
            tags = closing_tags(letters);
            const std::size_t end = behind_first_letter(letters);
            const std::string digraph = second_of_digraph(letters, end);
            letters.resize(end);
            letters += digraph;
        }
        out += letters;
        out += bare;
        out += tags;
        out += with.substr(bare.size());
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace bibcast::csl

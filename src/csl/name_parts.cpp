#include "csl/evaluator.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// Scripts whose names are written with spaces and given name first: Latin, Greek, Cyrillic, Arabic, Hebrew, ….
bool is_spaced_script(char32_t c) { return c < 0x0e00 || (c >= 0x1e00 && c <= 0x2fff); }

enum class Script : std::uint8_t { spaced, mixed, unspaced };

bool has_spaced_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if ((is_letter(point.value) || is_digit(point.value)) && is_spaced_script(point.value)) return true;
    }
    return false;
}

/// The family name decides; Latin names of Chinese and Japanese works stand family first, too.
Script script_of(const PersonName& name, std::string_view language) {
    if (has_spaced_letter(name.family)) return language.starts_with("ja") || language.starts_with("zh") ? Script::mixed : Script::spaced;
    return has_spaced_letter(name.given) ? Script::mixed : Script::unspaced;
}

/// True if nothing stands between a particle and the name: "d’", "al-".
bool joins(std::string_view particle) {
    return particle.ends_with('\'') || particle.ends_with("\u2019") || particle.ends_with('-') || particle.ends_with("\u2010");
}

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

std::string_view Evaluator::given_of(const NameOptions& options, const PersonName& name, unsigned level) {
    if (name.given.empty() || level >= 2 || !options.has(NameOptions::initialize_with_bit)) return name.given;
    // Titles have no initials, nor have names of other scripts.
    if (name.given == "Lord" || name.given == "Lady" || !has_spaced_letter(name.given)) return name.given;
    return arena_.copy(initialize(name.given, options.initialize_with, style_.initialize_with_hyphen, !options.initialize));
}

void Evaluator::name_part(std::string_view part, const NamePart& spec) {
    if (part.empty()) return;
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes({}, spec.formatting, false, Display::none);
    rich(part);
    case_of(content, spec.text_case);
    end_affixes(begin, content, {}, spec.formatting, false, Display::none);
}

void Evaluator::one_name(const NamesSpec& spec, const NameOptions& options, const PersonName& name, bool inverted, unsigned level) {
    if (!name.literal.empty()) {
        name_part(name.literal, spec.family);
        return;
    }
    const auto blank = [&](std::string_view before) {
        if (!joins(before)) text(" ");
    };
    const auto family = [&](bool dropping, bool non_dropping) {
        affix(spec.family.prefix);
        if (dropping && !name.dropping.empty()) {
            rich(name.dropping);
            blank(name.dropping);
        }
        if (non_dropping && !name.non_dropping.empty()) {
            name_part(name.non_dropping, spec.family);
            blank(name.non_dropping);
        }
        name_part(name.family, spec.family);
    };
    if (options.form == NameForm::brief && level == 0) {
        if (name.family.empty()) {
            name_part(name.given, spec.given);
            return;
        }
        family(false, true);
        affix(spec.family.suffix);
        return;
    }
    const std::string_view given = given_of(options, name, level);
    if (name.family.empty()) {
        name_part(name.given, spec.given);
        return;
    }
    const Script script = script_of(name, use_->item->language);
    if (script != Script::spaced || name.static_ordering) {
        family(false, true);
        affix(spec.family.suffix);
        if (!given.empty()) {
            if (script != Script::unspaced) text(" ");
            affix(spec.given.prefix);
            name_part(name.given, spec.given);
            affix(spec.given.suffix);
        }
        return;
    }
    if (inverted) {
        const bool demoted = style_.demotion == Demotion::display_and_sort ||
                             (use_->for_sorting && style_.demotion != Demotion::never);
        family(false, !demoted);
        affix(spec.family.suffix);
        const bool more = !given.empty() || !name.dropping.empty() || (demoted && !name.non_dropping.empty());
        if (more) {
            affix(options.separator);
            affix(spec.given.prefix);
            name_part(given, spec.given);
            if (!name.dropping.empty()) {
                if (!given.empty()) text(" ");
                name_part(name.dropping, spec.given);
            }
            if (demoted && !name.non_dropping.empty()) {
                if (!given.empty() || !name.dropping.empty()) text(" ");
                name_part(name.non_dropping, spec.family);
            }
            affix(spec.given.suffix);
        }
        if (!name.suffix.empty()) {
            affix(options.separator);
            rich(name.suffix);
        }
        return;
    }
    if (!given.empty()) {
        affix(spec.given.prefix);
        name_part(given, spec.given);
        affix(spec.given.suffix);
        if (!spec.given.suffix.ends_with(' ') && !spec.given.suffix.ends_with("\u00a0")) text(" ");
    }
    family(true, true);
    if (!name.suffix.empty()) {
        text(name.comma_suffix ? ", " : " ");
        rich(name.suffix);
    }
    affix(spec.family.suffix);
}

void Evaluator::append_sort_name(std::string& out, const PersonName& name) const {
    if (!name.literal.empty()) {
        out += name.literal;
        return;
    }
    const bool demoted = style_.demotion != Demotion::never;
    if (!demoted && !name.non_dropping.empty()) {
        out += name.non_dropping;
        out += ' ';
    }
    out += name.family;
    for (const std::string_view part : {name.given, name.dropping, demoted ? name.non_dropping : std::string_view{}, name.suffix}) {
        if (part.empty()) continue;
        out += ' ';
        out += part;
    }
}

}  // namespace bibcast::csl

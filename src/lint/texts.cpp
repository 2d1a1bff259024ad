#include <array>

#include "lint/families.hpp"
#include "lint/raw_value.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code untrimmed{"lint/untrimmed", Severity::note, "a value begins or ends in a blank",
                         "The blank is copied into whatever is made of the value, and makes two values of one where they are compared. "
                         "`bibcast lint --fix` takes it away."};
constexpr Code double_blank{"lint/double-blank", Severity::note, "a value has two blanks in a row",
                            "Most formats show both. Something was cut out, or a line was joined."};
constexpr Code mojibake{"lint/mojibake", Severity::warning, "a value has letters that were decoded wrongly",
                        "UTF-8 that is read as Latin-1 or Windows-1252 shows as pairs such as \xC3\x83\xC2\xA9 for \xC3\xA9: the value went through a wrong "
                        "decoding once. Find the original, or decode it back."};
constexpr Code replacement{"lint/replacement-character", Severity::warning, "a value has the sign of a lost character",
                           "U+FFFD stands where a byte could not be decoded. What stood there is gone from the input; look it up."};
constexpr Code control{"lint/control-character", Severity::warning, "a value has an invisible character in it",
                       "Control characters and marks of direction come with text that was copied from a PDF or a web page. Nobody sees them, and "
                       "searching and sorting trip over them."};
constexpr Code mixed_dashes{"lint/mixed-dashes", Severity::note, "a value mixes dashes of several kinds",
                            "A hyphen between blanks, an en dash and an em dash do the same work in one value. Decide for one."};
constexpr Code unbalanced{"lint/unbalanced", Severity::warning, "brackets or quotation marks are not closed",
                          "A bracket, brace or quotation mark of the value has no partner: something was cut off, or a sign is left over."};
constexpr std::array codes = {&untrimmed, &double_blank, &mojibake, &replacement, &control, &mixed_dashes, &unbalanced};

/// What Windows-1252 has for the bytes 80 to BF, as which the second byte of a letter in UTF-8 shows.
bool is_continuation_shown(char32_t c) {
    if (c >= 0x80 && c <= 0xBF) return true;
    constexpr std::u32string_view windows = U"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    return windows.find(c) != std::u32string_view::npos;
}

/// The first pair (or triple) that is a letter decoded twice; empty if there is none.
std::string_view mojibake_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint first = code_point_at(text, at);
        const std::size_t next_at = at + first.size;
        if (first.value < 0x80 || next_at >= text.size()) {
            at = next_at;
            continue;
        }
        const CodePoint next = code_point_at(text, next_at);
        const std::size_t pair = first.size + next.size;
        // Ã and a sign: a letter of Latin-1; Â and a sign: a sign of Latin-1; â€ and a sign: quotation marks and dashes.
        if (first.value == 0xC3 && is_continuation_shown(next.value)) return text.substr(at, pair);
        if (first.value == 0xC2 && next.value >= 0xA0 && next.value <= 0xBF) return text.substr(at, pair);
        if (first.value == 0xE2 && (next.value == 0x20AC || next.value == 0x80)) return text.substr(at, pair);
        if ((first.value == 0xC4 || first.value == 0xC5) && is_continuation_shown(next.value) && next.value != 0x2019 && next.value != 0x201D &&
            next.value != 0xAB && next.value != 0xBB && next.value != 0xA0 && next.value != 0x2013 && next.value != 0x2014 && next.value != 0x2026) {
            return text.substr(at, pair);
        }
        if (first.value == 0xEF && (next.value == 0xBF || next.value == 0xBB)) return text.substr(at, pair);
        at = next_at;
    }
    return {};
}

bool is_invisible(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string code_of(char32_t c) {
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
    return code;
}

class Check {
  public:
    Check(const LintSubject& subject, LintFindings& findings) : subject_(subject), findings_(findings) {}

    void text(std::string_view value, SourceSpan source, std::string_view field) {
        if (!is_ascii(value)) characters(value, source, field);
        for (std::size_t at = 0; at < value.size(); ++at) {
            const auto byte = static_cast<unsigned char>(value[at]);
            if (byte < 0x20 && value[at] != '\n' && value[at] != '\t' && value[at] != '\r') {
                say(control, source, value.substr(at, 1), "an invisible character, " + code_of(byte), field, value);
                break;
            }
        }
    }

    void untrimmed_value(SourceSpan source, std::string_view field) {
        const RawValue raw = raw_value(subject_, source);
        if (!raw.known()) return;
        // A value of several lines may be laid out in any way.
        const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
        const std::size_t last = raw.text.find_last_not_of(" \t");
        const std::size_t first = raw.text.find_first_not_of(" \t");
        if (last == std::string_view::npos) return;
        if (is_blank(raw.text.back()) && raw.text[last] != '\n') blanks(raw, last + 1, raw.text.size(), field, "ends");
        const bool is_tagged = !subject_.is_tex() && raw.label.size() == 2;  // RIS: what follows the hyphen
        if (is_blank(raw.text.front()) && raw.text[first] != '\n' && !is_tagged) blanks(raw, 0, first, field, "begins");
    }

    void title(const TextField& field) {
        const std::string_view value = field.value.plain;
        const std::string_view name = name_of(field.variable);
        if (const std::size_t at = value.find("  "); at != std::string_view::npos) {
            say(double_blank, field.source, {}, std::string(name) + " has two blanks in a row", name, value);
        }
        int kinds = value.find(" - ") != std::string_view::npos ? 1 : 0;
        kinds += value.find(" \xE2\x80\x93 ") != std::string_view::npos || value.find(" -- ") != std::string_view::npos ? 1 : 0;
        kinds += value.find("\xE2\x80\x94") != std::string_view::npos || value.find("---") != std::string_view::npos ? 1 : 0;
        if (kinds > 1) say(mixed_dashes, field.source, {}, std::string(name) + " mixes dashes of several kinds", name, value);
        brackets(field);
    }

  private:
    void say(const Code& code, SourceSpan source, std::string_view part, std::string message, std::string_view field, std::string_view value) {
        findings_.add(code, part.empty() ? subject_.at(source) : subject_.at(source, part), std::move(message), subject_.record.id, field, value);
    }

    void blanks(const RawValue& raw, std::size_t begin, std::size_t end, std::string_view field, const char* where) {
        const SourceSpan span{static_cast<std::uint32_t>(raw.span.begin + begin + subject_.base),
                              static_cast<std::uint32_t>(raw.span.begin + end + subject_.base)};
        LintFinding& added = findings_.add(untrimmed, {subject_.source, span}, std::string(field) + " " + where + " in a blank", subject_.record.id, field,
                                           raw.text);
        added.edits = {{.span = span, .text = ""}};
    }

    void characters(std::string_view value, SourceSpan source, std::string_view field) {
        if (const std::string_view found = mojibake_in(value); !found.empty()) {
            say(mojibake, source, found, "'" + std::string(found) + "' looks like a letter that was decoded wrongly", field, value);
        }
        bool invisible = false;
        for (std::size_t at = 0; at < value.size();) {
            const CodePoint point = code_point_at(value, at);
            const std::string_view sign = value.substr(at, point.size);
            at += point.size;
            if (point.value == 0xFFFD) {
                say(replacement, source, sign, "a character is lost here", field, value);
                return;
            }
            if (point.value > 0x7E && is_invisible(point.value) && !invisible) {
                invisible = true;
                say(control, source, sign, "an invisible character, " + code_of(point.value), field, value);
            }
        }
    }

    /// Round, square and curly brackets. `1)` and `:)` need no partner, `[0, 1)` is an interval.
    void brackets(const TextField& field) {
        const std::string_view value = field.value.plain;
        std::array<int, 3> depth{};
        bool negative = false;
        for (std::size_t at = 0; at < value.size(); ++at) {
            constexpr std::string_view opening = "([{";
            constexpr std::string_view closing = ")]}";
            if (const std::size_t kind = opening.find(value[at]); kind != std::string_view::npos) ++depth[kind];
            if (const std::size_t kind = closing.find(value[at]); kind != std::string_view::npos) negative = --depth[kind] < 0 || negative;
        }
        const bool mixed = depth[0] + depth[1] == 0 && depth[0] != 0;
        const bool odd_quotes = std::count(value.begin(), value.end(), '"') % 2 == 1;
        if ((depth[0] != 0 || depth[1] != 0 || depth[2] != 0 || negative) && !mixed) {
            say(unbalanced, field.source, {}, std::string(name_of(field.variable)) + " has a bracket without its partner", name_of(field.variable), value);
        } else if (odd_quotes && value.find_first_of("0123456789") == std::string_view::npos) {
            say(unbalanced, field.source, {}, std::string(name_of(field.variable)) + " has a quotation mark without its partner",
                name_of(field.variable), value);
        }
    }

    const LintSubject& subject_;
    LintFindings& findings_;
};

void check(const LintSubject& subject, LintFindings& findings) {
    const Record& record = subject.record;
    Check check(subject, findings);
    const bool wants_untrimmed = findings.wants(untrimmed) && subject.format != "shortcode";
    SourceSpan last;
    const auto untrimmed_once = [&](SourceSpan source, std::string_view field) {
        if (wants_untrimmed && source != last) check.untrimmed_value(source, field);
        last = source;
    };
    for (const TextField& field : record.texts) {
        check.text(field.value.plain, field.source, name_of(field.variable));
        untrimmed_once(field.source, name_of(field.variable));
        const bool is_title = field.variable == Variable::title || field.variable == Variable::container_title ||
                              field.variable == Variable::collection_title || field.variable == Variable::publisher || field.variable == Variable::event_title;
        if (is_title) check.title(field);
    }
    for (const NamesField& field : record.names) {
        untrimmed_once(field.source, name_of(field.variable));
        for (const Contributor& person : field.people) {
            for (const std::string_view part : {person.name.family, person.name.given, person.name.literal}) {
                check.text(part, person.source.known() ? person.source : field.source, name_of(field.variable));
            }
        }
    }
    for (const StringField& keyword : record.keywords) check.text(keyword.value, keyword.source, "keyword");
}

}  // namespace

namespace lint {
constinit const LintFamily texts{.name = "texts", .codes = codes, .check = check};
}

}  // namespace bibcast

#include <array>

#include "lint/families.hpp"
#include "lint/raw_value.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code backwards{"lint/pages-backwards", Severity::warning, "a range of pages runs backwards",
                         "The last page stands before the first one: a digit is mistyped or missing. An abbreviated last page (123-8 for 123-128) is "
                         "read as people mean it."};
constexpr Code dash{"lint/page-dash", Severity::note, "a range of pages is not written with the dash of its format",
                    "BibTeX and LaTeX write a range with two hyphens (12--34), which print as an en dash; everywhere else two hyphens print as two. "
                    "`bibcast lint --fix` writes it as the format does."};
constexpr Code odd_pages{"lint/pages", Severity::note, "pages do not look like pages",
                         "Pages are numbers, ranges of numbers or article numbers. A word such as `pp.` is added by styles; what stands here will be "
                         "printed behind it."};
constexpr Code odd_edition{"lint/edition", Severity::note, "an edition is not written as the format expects",
                           "Styles add `edition` or `ed.` behind it, so that the value is the number or the ordinal alone."};
constexpr Code number_word{"lint/number-word", Severity::note, "a volume or number has the word for it in its value",
                           "Styles put `vol.` and `no.` before the numbers themselves, so that the word is printed twice."};
constexpr std::array codes = {&backwards, &dash, &odd_pages, &odd_edition, &number_word};

/// `vol. 3`, `No. 4`: how many bytes stand before the number; 0 if it is the number alone.
std::size_t word_before_number(std::string_view value) {
    static constexpr std::string_view words[] = {"volume", "vol.", "vol", "number", "no.", "no", "nr.", "nr", "num.", "issue", "iss.", "band", "bd.", "jg.", "heft", "tome", "n\u00B0", "n\u00BA"};
    const std::string lowered = ascii_lower(value);
    for (const std::string_view word : words) {
        if (!lowered.starts_with(word)) continue;
        std::size_t at = word.size();
        while (at < lowered.size() && lowered[at] == ' ') ++at;
        if (at < lowered.size() && is_ascii_digit(lowered[at])) return at;
    }
    return 0;
}

void check_number(const LintSubject& subject, const TextField& field, LintFindings& findings) {
    const std::size_t size = word_before_number(field.value.plain);
    if (size == 0) return;
    const std::string_view rest = field.value.plain.substr(size);
    LintFinding& added = findings.add(number_word, subject.at(field.source, field.value.plain), "'" + std::string(field.value.plain) + "' has a word before the number",
                                      subject.record.id, name_of(field.variable), field.value.plain);
    added.finding.hint = "write " + std::string(rest);
    const RawValue raw = raw_value(subject, field.source);
    if (!raw.known() || raw.text != field.value.plain) return;
    const std::uint32_t begin = raw.span.begin + subject.base;
    added.edits = {{.span = {begin, begin + static_cast<std::uint32_t>(size)}, .text = ""}};
}

constexpr std::string_view en_dash = "\xE2\x80\x93";
constexpr std::string_view em_dash = "\xE2\x80\x94";
constexpr std::string_view hyphen = "\xE2\x80\x90";
constexpr std::string_view minus = "\xE2\x88\x92";

/// The length of a dash of any kind at `at`; 0 if there is none.
std::size_t dash_at(std::string_view text, std::size_t at) {
    for (const std::string_view sign : {en_dash, em_dash, hyphen, minus}) {
        if (text.substr(at).starts_with(sign)) return sign.size();
    }
    std::size_t length = 0;
    while (at + length < text.size() && text[at + length] == '-') ++length;
    return length;
}

struct Range {
    std::string_view first;
    std::string_view last;
    std::string_view dash;
};

/// `12-34`, `12 -- 34`, each end digits only.
bool read_range(std::string_view text, Range& range) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && is_ascii_digit(text[at])) ++at;
        return text.substr(begin, at - begin);
    };
    const auto blanks = [&] {
        while (at < text.size() && text[at] == ' ') ++at;
    };
    range.first = digits();
    const std::size_t begin = at;
    blanks();
    const std::size_t length = range.first.empty() || at == text.size() ? 0 : dash_at(text, at);
    if (length == 0) return false;
    at += length;
    blanks();
    range.dash = text.substr(begin, at - begin);
    range.last = digits();
    return !range.last.empty() && at == text.size();
}

bool runs_backwards(const Range& range) {
    std::string_view first = range.first;
    std::string_view last = range.last;
    while (first.size() > 1 && first.front() == '0') first.remove_prefix(1);
    while (last.size() > 1 && last.front() == '0') last.remove_prefix(1);
    if (last.size() > first.size()) return false;
    if (last.size() == first.size()) return last < first;
    return last < first.substr(first.size() - last.size());
}

/// Calls `each` with every piece of `1-3, 7, 9-12`.
template <class Each>
void for_each_piece(std::string_view text, Each&& each) {
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
        std::size_t begin = at;
        while (begin < end && text[begin] == ' ') ++begin;
        if (begin < end) each(trim(text.substr(begin, end - begin)));
        at = end + 1;
    }
}

void check_dashes(const LintSubject& subject, const TextField& field, LintFindings& findings) {
    const RawValue raw = raw_value(subject, field.source);
    if (!raw.known() || !findings.wants(dash)) return;
    for_each_piece(raw.text, [&](std::string_view piece) {
        Range range;
        if (!read_range(piece, range)) return;
        const bool right = subject.is_tex() ? range.dash == "--" : range.dash == "-" || range.dash == en_dash;
        if (right) return;
        const auto begin = static_cast<std::uint32_t>(range.dash.data() - subject.text.data()) + subject.base;
        const std::string wanted = subject.is_tex() ? "--" : "-";
        LintFinding& added = findings.add(dash, {subject.source, {begin, begin + static_cast<std::uint32_t>(range.dash.size())}},
                                          "a range of pages is written with " + wanted + " here", subject.record.id, "page", piece);
        added.edits = {{.span = added.finding.span, .text = wanted}};
        added.finding.hint = "write " + std::string(range.first) + wanted + std::string(range.last);
    });
}

void check_pages(const LintSubject& subject, const TextField& field, LintFindings& findings) {
    const std::string_view value = field.value.plain;
    for_each_piece(value, [&](std::string_view piece) {
        Range range;
        if (read_range(piece, range) && runs_backwards(range)) {
            findings.add(backwards, subject.at(field.source, piece), "pages run from " + std::string(range.first) + " to " + std::string(range.last),
                         subject.record.id, "page", piece);
        }
    });
    // The readers of BibTeX take the word away.
    const RawValue raw = subject.is_tex() ? raw_value(subject, field.source) : RawValue{};
    const std::string_view written = raw.known() ? trim(raw.text) : value;
    const std::string lowered = ascii_lower(written);
    const bool is_word = lowered.starts_with("p.") || lowered.starts_with("pp") || lowered.starts_with("page") || lowered.starts_with("s. ");
    if (is_word || value.find_first_of("?") != std::string_view::npos) {
        findings.add(odd_pages, subject.at(field.source), "'" + std::string(written) + "' does not look like pages", subject.record.id, "page", written);
    }
}

void check(const LintSubject& subject, LintFindings& findings) {
    for (const TextField& field : subject.record.texts) {
        if (field.variable == Variable::page) {
            check_pages(subject, field, findings);
            check_dashes(subject, field, findings);
        }
        if (field.variable == Variable::volume || field.variable == Variable::issue) check_number(subject, field, findings);
        if (field.variable == Variable::edition) {
            const std::string lowered = ascii_lower(field.value.plain);
            if (lowered.find("ed.") != std::string::npos || lowered.find("edition") != std::string::npos || lowered.ends_with(" ed")) {
                findings.add(odd_edition, subject.at(field.source), "styles add the word `edition` themselves", subject.record.id, "edition",
                             field.value.plain);
            }
        }
    }
}

}  // namespace

namespace lint {
constinit const LintFamily pages{.name = "pages", .codes = codes, .check = check};
}

}  // namespace bibcast

#include <array>

#include "csl/evaluator.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

struct LabelRow {
    std::string_view written;
    std::string_view term;
};

/// Abbreviations of English that name what a number counts, inside a locator or a number (citeproc-js, static labels).
constexpr std::array<LabelRow, 27> rows = {{
    {"art.", "article"}, {"bk.", "book"},        {"ch.", "chapter"},    {"col.", "column"},   {"cols.", "column"}, {"fig.", "figure"},
    {"figs.", "figure"}, {"fol.", "folio"},      {"fols.", "folio"},    {"l.", "line"},       {"ll.", "line"},     {"n.", "note"},
    {"nn.", "note"},     {"no.", "issue"},       {"nos.", "issue"},     {"op.", "opus"},      {"p.", "page"},      {"para.", "paragraph"},
    {"paras.", "paragraph"}, {"pp.", "page"},    {"pt.", "part"},       {"pts.", "part"},     {"s.v.", "sub-verbo"}, {"sec.", "section"},
    {"v.", "verse"},     {"vol.", "volume"},     {"vols.", "volume"},
}};

}  // namespace

std::string_view label_at(std::string_view text, std::size_t& length) {
    for (const LabelRow& row : rows) {
        if (!text.starts_with(row.written) || text.size() <= row.written.size() || text[row.written.size()] != ' ') continue;
        const std::size_t behind = text.find_first_not_of(' ', row.written.size());
        if (behind == std::string_view::npos || !is_ascii_digit(text[behind])) continue;
        length = behind;
        return row.term;
    }
    return {};
}

/// Puts the locale's terms for English labels inside a number: "7, p. 3-8" is "7, pp. 3-8".
std::string_view Evaluator::with_local_labels(std::string_view value) {
    if (value.find(". ") == std::string_view::npos) return value;
    std::string out;
    bool changed = false;
    for (std::size_t at = 0; at < value.size();) {
        std::size_t length = 0;
        const bool begins = at == 0 || value[at - 1] == ' ';
        const std::string_view term = begins ? label_at(value.substr(at), length) : std::string_view{};
        if (term.empty()) {
            out += value[at++];
            continue;
        }
        std::string_view counted = value.substr(at + length);
        if (const std::size_t comma = counted.find(','); comma != std::string_view::npos) counted = counted.substr(0, comma);
        const std::string_view local = locale_.term(term, TermForm::brief, is_plural(slot_of(Variable::page), counted));
        if (local.empty()) {
            out += value.substr(at, length);
        } else {
            out += local;
            out += ' ';
            changed = true;
        }
        at += length;
    }
    return changed ? arena_.copy(out) : value;
}

}  // namespace bibcast::csl

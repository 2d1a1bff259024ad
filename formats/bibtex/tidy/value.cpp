#include <algorithm>
#include <array>

#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/tags.hpp"
#include "formats/bibtex/tidy/codes.hpp"
#include "formats/bibtex/tidy/print.hpp"
#include "formats/bibtex/tidy/rewrite.hpp"
#include "formats/bibtex/wrap.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

bool is_in(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_numeric(std::string_view text) {
    return !text.empty() && text[0] != '0' && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Fields that no style prints as text: addresses, keys of other entries, what programs keep for themselves.
bool is_source(std::string_view lower_name) {
    constexpr std::array<std::string_view, 16> keys = {"crossref", "xref", "xdata", "related", "entryset", "ids", "options", "execute",
                                                       "keywords", "groups", "owner", "timestamp", "langid", "hyphenation", "file", "pdf"};
    if (std::find(keys.begin(), keys.end(), lower_name) != keys.end()) return true;
    if (lower_name.find('+') != std::string_view::npos || lower_name.substr(0, 5) == "bdsk-") return true;
    const FieldRow* row = find_field(lower_name);
    return row != nullptr && (row->form == Form::verbatim || row->form == Form::link || row->form == Form::identifier || row->form == Form::date);
}

/// Addresses and identifiers. One that is broken at the end of a line goes on in the next one, where a blank would be a part of it.
bool is_address_of_lines(std::string_view lower_name, std::string_view value) {
    if (value.find('\n') == std::string_view::npos) return false;
    const FieldRow* row = find_field(lower_name);
    return row != nullptr && (row->form == Form::verbatim || row->form == Form::link || row->form == Form::identifier);
}

/// Lists of people, where braces around a whole value say that it is an institution.
bool holds_names(std::string_view lower_name) {
    const FieldRow* row = find_field(lower_name);
    if (row == nullptr) return lower_name.ends_with("author") || lower_name.ends_with("editor");
    return is_of_people(row->form) || (row->id >= FieldId::holder && row->id <= FieldId::editorctype);
}

/// Fields whose capitals can be shouting: no numbers, pages, identifiers.
bool has_words(std::string_view lower_name) {
    if (is_source(lower_name)) return false;
    const FieldRow* row = find_field(lower_name);
    if (row == nullptr || row->form == Form::rich || row->form == Form::list || is_of_people(row->form)) return true;
    constexpr std::array special = {FieldId::publisher, FieldId::organization, FieldId::institution, FieldId::school,
                                    FieldId::howpublished, FieldId::location, FieldId::address, FieldId::note, FieldId::addendum};
    const bool is_title = row->id >= FieldId::title && row->id <= FieldId::eventtitle;
    return row->form == Form::special && (is_title || std::find(special.begin(), special.end(), row->id) != special.end());
}

/// Paragraphs, and lines that are too long, stand on lines of their own between the delimiters.
std::string in_lines(std::string_view value, const TidyOptions& options, std::string_view indent, std::size_t before) {
    const bool paragraphs = value.find("\n\n") != std::string_view::npos;
    if (!paragraphs && (options.wrap == 0 || before + count_code_points(value) + 2 <= options.wrap)) return std::string(value);
    const std::string inner = std::string(indent) + std::string(indent);
    const std::size_t width = options.wrap == 0 ? std::string_view::npos / 2 : std::max<std::size_t>(options.wrap, inner.size() + 20) - inner.size();
    std::string out = "\n" + inner;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find("\n\n", at), value.size());
        if (at > 0) out += "\n\n" + inner;
        append_wrapped(out, value.substr(at, end - at), width, inner);
        at = end + 2;
    }
    out += '\n';
    out += indent;
    return out;
}

/// Lines on which a `%` begins a comment stay lines: joined, the comment would swallow what follows. As the reader has it
/// (`decode_latex`), one begins at the start of a line, after a blank, or at the end of a line; `90% of` has a percent sign.
bool has_comment(std::string_view value) {
    if (value.find('\n') == std::string_view::npos) return false;
    for (std::size_t at = value.find('%'); at != std::string_view::npos; at = value.find('%', at + 1)) {
        const bool after_blank = at == 0 || is_ascii_space(value[at - 1]);
        if (after_blank || (value[at - 1] != '\\' && at + 1 < value.size() && value[at + 1] == '\n')) return true;
    }
    return false;
}

std::string rewritten(const Part& part, const TidyField& field, std::string_view lower_name, const TidyOptions& options, Findings& findings) {
    std::string value = unwrap_lines(part.text);
    // The blanks around a whole value go later on, and braces around the rest with them: `{{Of lamps} }`.
    if (options.strip_enclosing_braces && !holds_names(lower_name)) value = std::string(without_enclosing_braces(field.raw.is_single() ? trim(value) : std::string_view(value)));
    if (options.drop_all_caps && has_words(lower_name)) {
        const FieldRow* row = find_field(lower_name);
        value = without_all_caps(value, row != nullptr && is_of_people(row->form));
    }
    if (options.encode_urls && lower_name == "url") value = encoded_url(value);
    if (lower_name == "pages") value = with_page_dashes(value);
    if (options.escape && !is_source(lower_name)) value = escaped(value);
    if (options.max_authors > 0 && lower_name == "author" && field.raw.is_single()) {
        std::size_t cut = 0;
        std::string shorter = with_fewer_names(value, options.max_authors, cut);
        if (cut > 0) {
            Finding& finding = findings.add(tidy_cut_authors, field.raw.span, "authors cut off: " + std::to_string(cut));
            finding.field = "author";
            finding.value = std::move(value);
        }
        value = std::move(shorter);
    }
    if (is_in(options.remove_braces, lower_name)) value = without_braces(value);
    return value;
}

std::string tidy_part(const Part& part, const TidyField& field, std::string_view lower_name, const TidyOptions& options, std::string_view indent,
                      Findings& findings) {
    const bool single = field.raw.is_single();
    const bool bare = part.kind == PartKind::macro || part.kind == PartKind::number;
    // In `sep # " 4"` the number is a day.
    const bool whole_month = single || part.kind == PartKind::macro || (!part.text.empty() && is_ascii_alpha(part.text.front()) && is_ascii_alpha(part.text.back()));
    if (options.months && lower_name == "month" && whole_month) {
        if (const std::string_view macro = month_macro(part.text); !macro.empty()) return std::string(macro);
    }
    if (part.kind == PartKind::macro || (part.kind == PartKind::number && (!options.curly || (options.numeric && is_numeric(part.text))))) {
        return std::string(part.text);
    }
    // `{a \} b}` is one value for the tolerant reader; what is not balanced for BibTeX is not touched.
    if (!bare && !is_balanced(part.text)) return std::string(part.text.data() - 1, part.text.size() + 2);
    if (!bare && has_comment(part.text) && !is_source(lower_name)) return std::string(part.text.data() - 1, part.text.size() + 2);
    if (!bare && is_address_of_lines(lower_name, trim(part.text))) return std::string(part.text.data() - 1, part.text.size() + 2);
    // There the line ends separate.
    if (!bare && single && (lower_name == "keywords" || lower_name == "keyword") && has_keyword_lines(trim(without_enclosing_braces(trim(part.text))))) {
        return std::string(part.text.data() - 1, part.text.size() + 2);
    }
    if (const std::string_view number = single ? trim(part.text) : part.text; options.numeric && is_numeric(number)) return std::string(number);
    if (options.numeric && !options.curly && lower_name == "month" && single) {
        if (const std::string_view macro = month_macro(part.text); !macro.empty()) return std::string(macro);
    }
    std::string value = bare ? std::string(part.text) : rewritten(part, field, lower_name, options, findings);
    // A quote may stand within braces only, and a value in braces may hold any.
    const bool braces = part.kind != PartKind::quotes || options.curly;
    if (braces && is_in(options.enclosing_braces, lower_name) && !is_one_group(trim(value))) value = "{" + std::string(single ? trim(value) : value) + "}";
    if (!braces) return '"' + value + '"';
    if (!single) return '{' + value + '}';
    const std::size_t before = indent.size() + std::max<std::size_t>(options.align, count_code_points(lower_name) + 1) + 2;
    return '{' + in_lines(trim(value), options, indent, before) + '}';
}

}  // namespace

std::string tidy_value(const TidyField& field, std::string_view lower_name, const TidyOptions& options, std::string_view indent, Findings& findings) {
    std::string out = tidy_part(field.raw.first, field, lower_name, options, indent, findings);
    for (const Part& part : field.raw.more) {
        out += " # ";
        out += tidy_part(part, field, lower_name, options, indent, findings);
    }
    return out;
}

}  // namespace bibcast::bibtex

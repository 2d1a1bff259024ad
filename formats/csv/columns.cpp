#include "formats/csv/columns.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

using C = Content;

/// Headers of our own that are no variables.
struct OwnRow {
    std::string_view header;
    Content content;
};
constexpr std::array own_rows = {
    OwnRow{"id", C::id},         OwnRow{"type", C::type},     OwnRow{"native-type", C::native_type}, OwnRow{"keyword", C::keywords},
    OwnRow{"groups", C::groups}, OwnRow{"topics", C::topics}, OwnRow{"awards", C::awards},
};

constexpr std::array<std::string_view, 11> schemes = {
    "arxiv", "openreview", "acl-anthology", "pmlr", "handle", "dblp", "hal", "openalex", "mag", "swh", "nihms",
};

/// The variable that is called so, with blanks or lines for its hyphens too (`Container Title`), or in other letters (`doi`).
std::optional<Variable> variable_of(std::string_view header, std::string_view plain) {
    if (const auto variable = variable_named(header)) return variable;
    std::string words = ascii_lower(header);
    std::replace_if(words.begin(), words.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
    if (const auto variable = variable_named(words)) return variable;
    for (const std::string_view number : {"DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL"}) {
        if (plain == ascii_lower(number)) return variable_named(number);
    }
    return std::nullopt;
}

/// The scheme of the numbers under a header of others.
std::string_view scheme_of(std::string_view header) {
    struct Scheme {
        std::string_view header;
        std::string_view scheme;
    };
    constexpr std::array<Scheme, 5> others = {{{"nihmsid", "nihms"}, {"arxivid", "arxiv"}, {"idsopenalex", "openalex"}, {"idsmag", "mag"}, {"microsoftacademicid", "mag"}}};
    for (const Scheme& one : others) {
        if (one.header == header) return one.scheme;
    }
    return "wos";
}

}  // namespace

std::string_view trim_controls(std::string_view text) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    while (true) {
        text = trim_unicode(text);
        if (!text.empty() && is_control(text.front())) text.remove_prefix(1);
        else if (!text.empty() && is_control(text.back())) text.remove_suffix(1);
        else return text;
    }
}

Column column_of(std::string_view header) {
    header = trim_controls(header);
    Column column;
    column.header = header;
    column.plain = bare_letters(header);
    for (const OwnRow& row : own_rows) {
        if (row.header != header) continue;
        column.content = row.content;
        if (row.content == C::native_type) column.words = HeaderWords::csl_only;
        return column;
    }
    if (header.starts_with("link:")) {
        column.content = C::link;
        column.words = HeaderWords::csl_only;
        column.link = link_kind_named(header.substr(5));
        return column;
    }
    if (const bool own = header.starts_with("marks:"); own || header.ends_with(" marks")) {
        if (const auto whose = variable_named(ascii_lower(own ? header.substr(6) : header.substr(0, header.size() - 6)))) {
            column.content = C::marks;
            column.variable = *whose;
            return column;
        }
    }
    if (header.starts_with("id:")) {
        column.content = C::identifier;
        column.words = HeaderWords::csl_only;
        column.header = header.substr(3);
        return column;
    }
    if (const auto variable = variable_of(header, column.plain)) {
        column.variable = *variable;
        // CSL hyphenates; nobody else says `issued`.
        if (header == name_of(*variable) && (header.find('-') != std::string_view::npos || header == "issued")) column.words = HeaderWords::csl_only;
        switch (kind_of(*variable)) {
            case VariableKind::name: column.content = C::people; break;
            case VariableKind::date: column.content = C::date; break;
            default: column.content = C::text; break;
        }
        return column;
    }
    for (const std::string_view scheme : schemes) {
        if (column.plain != scheme) continue;
        column.content = C::identifier;
        column.header = scheme;
        return column;
    }
    for (const HeaderRow& row : known_headers()) {
        if (row.header != column.plain) continue;
        column.content = row.content;
        column.words = HeaderWords::others;
        column.variable = row.variable;
        if (row.content == C::identifier) column.header = scheme_of(row.header);
        if (row.content == C::link) column.link = link_kind_named(row.header) == LinkKind::other ? LinkKind::pdf : link_kind_named(row.header);
        return column;
    }
    return column;
}

}  // namespace bibcast::csv

#pragma once

#include <optional>

#include "io/format.hpp"
#include "model/plain_variables.hpp"
#include "text/json_parse.hpp"

namespace bibcast::csl_yaml {

/// The markup of fields: that of pandoc's Markdown, or CSL's tags.
enum class Markup : unsigned char { pandoc, csl };

/// The choice of the option `markup`.
[[nodiscard]] inline Markup markup_of(const FormatOptions& options) {
    const std::string_view word = options["markup"];
    if (word == "pandoc") return Markup::pandoc;
    if (word == "csl") return Markup::csl;
    throw UsageError("option markup is 'pandoc' or 'csl', not '" + std::string(word) + "'");
}

/// True for a member of an item that pandoc takes for Markdown although it never has any.
[[nodiscard]] inline bool is_escaped(const JsonNode& member) {
    return member.is(JsonKind::string) && (member.key == "DOI" || member.key == "URL" || member.key == "doi" || member.key == "url");
}

/// True for a member of an item whose text may have markup.
[[nodiscard]] inline bool has_markup(const JsonNode& member) {
    const std::optional<Variable> variable = variable_named(member.key);
    if (!variable || !member.is(JsonKind::string)) return false;
    // Of numbers, pages are written with two hyphens for a dash.
    if (*variable == Variable::page) return true;
    return kind_of(*variable) == VariableKind::text && *variable != Variable::keyword && !holds_no_markup(*variable);
}

}  // namespace bibcast::csl_yaml

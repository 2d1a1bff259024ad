#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace bibcast::cv {

/// The page's own template (`src/cv/templates/page.mustache`).
[[nodiscard]] std::string_view page_template();

/// Fills a template (mustache: https://mustache.github.io/mustache.5.html) with `data`. `{{name}}` is escaped for HTML; empty strings,
/// empty lists, zero and false count as absent. Throws UsageError with `name` for a template that is none.
[[nodiscard]] std::string fill_template(std::string_view text, const nlohmann::ordered_json& data, const std::string& name);

/// The Content-Security-Policy for a page made of the template: nothing from outside, and of style and script only the `style` and
/// `script` elements in the template that hold no tag, by their hashes (CSP Level 3, section 2.3.1).
[[nodiscard]] std::string security_policy(std::string_view text);

/// HTML in which no generator of sites finds anything of its own (`{{`, `{%` of Hugo, Jekyll and others): such a brace is a character
/// reference. Scripts must hold none.
[[nodiscard]] std::string with_quiet_braces(std::string_view html);

}  // namespace bibcast::cv

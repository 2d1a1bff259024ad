#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace bibcast::cv {

/// The page's own template (`src/cv/templates/page.mustache`).
[[nodiscard]] std::string_view page_template();

/// Fills a template (mustache: https://mustache.github.io/mustache.5.html) with `data`. `{{name}}` is escaped for HTML; empty strings,
/// empty lists, zero and false count as absent. In place of an element of a list `entries` there may be a number: `entry_of` makes it
/// when the template comes to it. Gives `sink` whole lines, and ends of lines. Throws UsageError with `name` for a template that is none.
void fill_template(std::string_view text, const nlohmann::ordered_json& data, const std::function<nlohmann::ordered_json(std::size_t)>& entry_of,
                   const std::string& name, const std::function<void(std::string_view)>& sink);

/// Whether a template can ask for the value of that name: it stands in it as a word.
[[nodiscard]] bool has_word(std::string_view text, std::string_view name);

/// The Content-Security-Policy for a page made of the template: nothing from outside, and of style and script only the `style` and
/// `script` elements in the template that hold no tag, by their hashes (CSP Level 3, section 2.3.1).
[[nodiscard]] std::string security_policy(std::string_view text);

/// HTML in which no generator of sites finds anything of its own (`{{`, `{%` of Hugo, Jekyll and others): such a brace is a character
/// reference. Scripts must hold none.
[[nodiscard]] std::string with_quiet_braces(std::string_view html);

}  // namespace bibcast::cv

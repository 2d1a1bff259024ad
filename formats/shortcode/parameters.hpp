#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::shortcode {

/// What a parameter's value becomes.
enum class Slot : std::uint8_t {
    text,        ///< a text or number variable
    date,        ///< a date variable
    names,       ///< a name variable: an author line
    people,      ///< a name variable in CSL's JSON, for what a line cannot say
    year,        ///< parts of `issued`
    month,
    day,
    venue,       ///< read by the venue table
    url,         ///< the main link: `URL`, or a PDF
    link,        ///< a link of one kind
    doi,
    arxiv,
    identifier,  ///< of the scheme `word`; without one the value says it: `scheme:value`
    award,
    topics,      ///< a list, separated by commas or semicolons
    keywords,
    group,
    bibtex,      ///< a whole entry
    id,
    type,        ///< a type of CSL, or the site's own word
    legend,      ///< says what a mark means
    nothing,     ///< known, and says nothing of the work: a CSS class
};

/// One thing that a parameter can be, and the word that a profile names it by.
struct Field {
    std::string_view name;  ///< normalised: lower case, no `-` and `_`
    Slot slot = Slot::text;
    Variable variable = Variable::title;
    LinkKind link = LinkKind::other;
    std::string_view word = {};
};

/// The built-in parameter names, sorted by name. Those of CSL's variables (`container-title`) are known besides.
[[nodiscard]] std::span<const Field> built_in_parameters();

/// `data-topic`, `dataTopic` and `Data_Topic` are the same parameter: ASCII letters in lower case, without `-`, `_`.
[[nodiscard]] std::string normal_key(std::string_view key);

}  // namespace bibcast::shortcode

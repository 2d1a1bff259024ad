#pragma once

#include <string_view>

#include "lint/rule.hpp"

namespace bibcast {

/// A value as it stands in its source, without what the format puts around it.
struct RawValue {
    std::string_view label;  ///< the field, tag or member that it stands in; empty if that cannot be told
    std::string_view text;   ///< not decoded; blanks at its ends belong to it
    SourceSpan span;         ///< of `text`, in the slice
    [[nodiscard]] bool known() const { return span.known(); }
};

/// The value at `span`, which may cover a whole field (`title = {…}`, `TI  - …`) or what is between its delimiters.
[[nodiscard]] RawValue raw_value(const LintSubject& subject, SourceSpan span);

/// True if `label` is `name` in some spelling: `DOI`, `doi`, `Doi`.
[[nodiscard]] bool is_label(std::string_view label, std::string_view name);

}  // namespace bibcast

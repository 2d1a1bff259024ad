#pragma once

#include <span>
#include <string_view>

namespace bibcast::csl {

/// The English terms that are there without any file.
extern const std::string_view english_locale;

/// A style that is there without any file.
struct EmbeddedStyle {
    std::string_view name;
    std::string_view source;
};

/// In the order of their names.
[[nodiscard]] std::span<const EmbeddedStyle> embedded_styles();

}  // namespace bibcast::csl

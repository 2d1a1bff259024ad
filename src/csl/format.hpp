#pragma once

#include <cstdint>

namespace bibcast::csl {

enum class FontStyle : std::uint8_t { unset, normal, italic, oblique };
enum class FontWeight : std::uint8_t { unset, normal, bold, light };
enum class FontVariant : std::uint8_t { unset, normal, small_caps };
enum class Decoration : std::uint8_t { unset, none, underline };
enum class VerticalAlign : std::uint8_t { unset, baseline, superscript, subscript };

/// The formatting attributes of an element of a style (CSL 1.0.2, "Formatting").
struct Formatting {
    FontStyle style = FontStyle::unset;
    FontWeight weight = FontWeight::unset;
    FontVariant variant = FontVariant::unset;
    Decoration decoration = Decoration::unset;
    VerticalAlign align = VerticalAlign::unset;

    [[nodiscard]] bool empty() const { return *this == Formatting{}; }
    friend bool operator==(const Formatting&, const Formatting&) = default;
};

enum class TextCase : std::uint8_t { none, lowercase, uppercase, capitalize_first, capitalize_all, sentence, title };
enum class Display : std::uint8_t { none, block, left_margin, right_inline, indent };

}  // namespace bibcast::csl

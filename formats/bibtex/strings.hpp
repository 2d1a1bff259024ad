#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/finding.hpp"
#include "formats/bibtex/raw.hpp"

namespace bibcast::bibtex {

/// Macro definitions, by their name in lower case. The values are LaTeX source.
struct NameHash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Definitions = std::unordered_map<std::string, std::string, NameHash, std::equal_to<>>;

/// The definitions that hold at one place of a file: immutable layers, shared between slices, newest first. Layers are merged
/// by size, so that a look-up asks few of them and a file of definitions costs no more than it should.
class StringLayers {
  public:
    [[nodiscard]] bool empty() const { return layers_.empty(); }
    [[nodiscard]] const std::string* find(std::string_view lower_name) const;
    /// `grown` is what the table that they come from says.
    void push(Definitions definitions, std::size_t grown);
    /// Bytes that macros have added to the definitions of the file up to here.
    [[nodiscard]] std::size_t grown() const { return grown_; }

  private:
    std::size_t grown_ = 0;
    std::vector<std::shared_ptr<const Definitions>> layers_;  ///< oldest first
};

/// `mar` of `March`; empty if it is no month in English.
[[nodiscard]] std::string_view macro_of_month(std::string_view name);

/// What a macro or a value made of several parts comes to.
struct ResolvedValue {
    std::string_view text;
    std::string_view undefined;  ///< a macro without a definition: its name was taken as text
    bool too_long = false;       ///< what is beyond the limit was left out
};

/// Puts values together from their parts. Own definitions come first, then the layers, then the months of the standard
/// styles (btxdoc, section 3.2; English, in full).
class StringTable {
  public:
    explicit StringTable(const StringLayers* layers = nullptr) : layers_(layers), grown_(layers == nullptr ? 0 : layers->grown()) {}

    /// The value of a field. A view of the source when it has one part without a macro, else of `arena`.
    [[nodiscard]] ResolvedValue resolve(Arena& arena, const RawField& field) const;
    /// Defines a macro and returns its value. What macros add to definitions has a limit over the whole file too.
    ResolvedValue define(Arena& arena, const RawField& field);
    /// Defines all that a `@string` entry does.
    void define_all(Arena& arena, const RawEntry& entry);
    [[nodiscard]] Definitions take_own() { return std::move(own_); }
    [[nodiscard]] std::size_t grown() const { return grown_; }
    [[nodiscard]] const std::string* find(std::string_view lower_name) const;

  private:
    [[nodiscard]] ResolvedValue resolve(Arena& arena, const RawField& field, std::size_t limit, std::size_t& from_macros) const;
    [[nodiscard]] ResolvedValue resolve_macro(Arena& arena, std::string_view macro, std::size_t limit, std::size_t& from_macros) const;
    [[nodiscard]] std::optional<std::string_view> meaning_of(std::string_view macro) const;

    const StringLayers* layers_;
    std::size_t grown_ = 0;
    Definitions own_;
};

}  // namespace bibcast::bibtex

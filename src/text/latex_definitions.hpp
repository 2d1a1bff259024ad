#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bibcast {

/// Commands that a source defines for itself, as `\newcommand{\foo}[1]{\emph{#1}}` in the preamble of a bibliography, and the source without
/// them: each call is replaced by what it stands for, as TeX would. What is not understood stays as it is.
///
/// Read are `\newcommand`, `\renewcommand`, `\providecommand` and `\DeclareRobustCommand`, with their stars and optional arguments (LaTeX2e: an unofficial reference
/// manual, "Definitions"), `\DeclareMathOperator` of amsmath, `\def`, `\gdef`, `\edef` and `\xdef` with plain parameters, and `\let` (The TeXbook,
/// chapter 20). A definition is used only if the decoder knows every command in it: TeX that places boxes means nothing outside of TeX.
class LatexDefinitions {
  public:
    /// Adds what `source` defines. Of two definitions of a command the later one holds; one that is only provided, or made on a condition, gives
    /// way to what is known already. All definitions together are bounded. False: there was nothing to add.
    bool read(std::string_view source);

    /// What `expand` made.
    struct Expansion {
        std::string source;
        std::vector<std::string_view> dropped;  ///< pieces of the source that are not in it: `\noopsort{1973a}`, an argument that is not used
    };
    /// Replaces the calls in `source`. False: there is none, or they come to more than a value may be, and the source stays as it is. With `in_names` what
    /// would fall apart as a list of names is kept in braces. Linear in the source.
    [[nodiscard]] bool expand(std::string_view source, bool in_names, Expansion& expansion) const;

  private:
    class Parser;
    class Expander;
    struct Hash {
        using is_transparent = void;
        [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Macro {
        unsigned parameters = 0;
        unsigned used = 0;           ///< a bit for each parameter that stands in the body
        bool has_optional = false;   ///< the first parameter stands in brackets, or is `fallback`
        std::string fallback;
        std::string body;
    };
    using Macros = std::unordered_map<std::string, Macro, Hash, std::equal_to<>>;

    bool add(std::string_view name, Macro macro, bool only_if_unknown);
    void drop_what_is_not_understood(const std::vector<std::string>& names);
    [[nodiscard]] bool is_understood(const Macro& macro) const;

    Macros macros_;
    std::size_t size_ = 0;  ///< bytes of all names and bodies
};

}  // namespace bibcast

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "csl/style.hpp"

namespace bibcast::csl {

/// A style that was found, or why it could not be used.
struct LoadedStyle {
    std::unique_ptr<Style> style;  ///< null: see `error`
    std::string place;             ///< the file, or `built in`
    std::string source;            ///< as it stands, for the place of an error
    StyleError error;
};

struct ListedStyle {
    std::string name;
    std::string title;
};

/// What to do where styles are missing.
inline constexpr std::string_view where_styles_are =
    "only the built-in styles are here: Debian's package citation-style-language-styles has thousands, and $CSL_STYLES can name folders of them";

/// Finds styles by name: in the folders of `$CSL_STYLES` (separated by colons), of the user and of the system, each with its
/// subfolder `dependent`, and last the built-in ones.
class StyleLibrary {
  public:
    StyleLibrary();
    explicit StyleLibrary(std::vector<std::string> folders) : folders_(std::move(folders)) {}

    /// The style in the file `name`, if that has a slash or ends in `.csl`, or the style of that name. A dependent style is the one
    /// that it depends on, with its own title and language. Throws UsageError if there is none, with names that are near.
    [[nodiscard]] LoadedStyle load(const std::string& name) const;

    /// All styles whose name or title holds `search`, in any case, sorted by name.
    [[nodiscard]] std::vector<ListedStyle> list(std::string_view search) const;

    /// True if no folder has a style, so that there are the built-in ones only.
    [[nodiscard]] bool has_none_but_own() const;

  private:
    [[nodiscard]] bool find(const std::string& name, std::string& place, std::string& source) const;
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] std::string near(const std::string& name) const;
    LoadedStyle load(const std::string& name, int depth) const;

    std::vector<std::string> folders_;
};

}  // namespace bibcast::csl

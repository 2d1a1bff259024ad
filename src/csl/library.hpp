#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "csl/style.hpp"

namespace bibcast::csl {

/// Finds locales by language: in the folders of `$CSL_LOCALES` (separated by colons), of the user and of the system, and
/// last the English one that is built in.
class LocaleLibrary {
  public:
    LocaleLibrary();
    explicit LocaleLibrary(std::vector<std::string> folders) : folders_(std::move(folders)) {}

    /// The locale for `language`, with what it falls back on and the style's own terms over it. Never fails: English terms are
    /// built in.
    [[nodiscard]] std::unique_ptr<Locale> load(std::string_view language, const Style* style) const;

    /// True if there are terms of that language, of whatever dialect: English, which is built in, or a file.
    [[nodiscard]] bool has(std::string_view language) const;

  private:
    [[nodiscard]] std::vector<std::string> files_of(const std::string& language) const;
    bool add_file(Locale& locale, const std::string& language) const;

    std::vector<std::string> folders_;
};

/// The folders that an environment variable lists, then those of the user and the system.
[[nodiscard]] std::vector<std::string> search_path(const char* variable, std::string_view kind);

}  // namespace bibcast::csl

#pragma once

#include <cstddef>
#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

// The structure of a LaTeX value as BibTeX sees it, before anything is decoded: braces, words, separators. A
// character behind a backslash is never structure. All functions are linear and do not allocate.

/// How the first letter of a word decides between von and the rest (bibtex.web, "von_token_found").
enum class WordCase : unsigned char { none, lower, upper };

/// The case of the first letter that stands outside braces, or of a special character (`{\'e}`, `\"{o}`, `{\o}`).
[[nodiscard]] WordCase case_of_latex_word(std::string_view word);

/// The offset just behind the group that opens at `at`; the end of the text if it is not closed.
[[nodiscard]] std::size_t skip_group(std::string_view text, std::size_t at);

/// What stands inside, if the whole text is one group in braces; else nothing (a null view).
[[nodiscard]] std::string_view inside_group(std::string_view text);

/// The size of the white space (blank, tab, line end, `~`, Unicode spaces) at `at`; 0 if there is none.
[[nodiscard]] std::size_t latex_space_at(std::string_view text, std::size_t at);

/// `text` without such white space at both ends.
[[nodiscard]] std::string_view trim_latex(std::string_view text);

/// Walks over the words of a text that are separated by white space outside braces.
class LatexWords {
  public:
    explicit LatexWords(std::string_view text) : text_(text) {}
    /// Moves to the next word. False at the end.
    bool next();
    [[nodiscard]] std::string_view word() const { return text_.substr(begin_, end_ - begin_); }
    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return end_; }

  private:
    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

/// The offset of the first of `separator` at or behind `from` that stands outside braces; npos if there is none.
[[nodiscard]] std::size_t find_outside_braces(std::string_view text, char separator, std::size_t from = 0);

/// The same text if it has no command for BibTeX's sorting (`{\noopsort{key}}`, as the manuals of BibTeX and amsrefs show
/// it); else a copy without the command, its argument and the braces around both.
[[nodiscard]] std::string_view remove_sort_keys(Arena& arena, std::string_view text);

/// The same text if its braces are balanced; else a copy in which a brace without a partner is `\{` or `\}`.
[[nodiscard]] std::string_view balance_braces(Arena& arena, std::string_view text);

}  // namespace bibcast

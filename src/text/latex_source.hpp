#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bibcast {

inline constexpr std::size_t latex_nowhere = std::string_view::npos;

/// Looks ahead in LaTeX source. The work of searches that fail is counted, and when it comes to several times the
/// length of the source every further search fails at once: so any input is decoded in linear time.
class LatexScanner {
  public:
    explicit LatexScanner(std::string_view source) : source_(source), budget_(4 * source.size() + 4096) {}

    /// The offset of the brace that closes the one at `open`, before `end`.
    [[nodiscard]] std::size_t group_end(std::size_t open, std::size_t end);
    /// The offset of the `]` that closes the `[` at `open`, before `end`.
    [[nodiscard]] std::size_t option_end(std::size_t open, std::size_t end);
    /// The offset of `closer` (`$`, `$$`, `\)`, `\]`) from `at` on, in the same group, before `end`.
    [[nodiscard]] std::size_t math_end(std::size_t at, std::size_t end, std::string_view closer);
    /// The offset of `\else` or `\fi` that belongs to the `\if…` before `at`.
    [[nodiscard]] std::size_t branch_end(std::size_t at, std::size_t end);

  private:
    std::size_t failed(std::size_t from, std::size_t to) {
        const std::size_t spent = to - from;
        budget_ = spent > budget_ ? 0 : budget_ - spent;
        return latex_nowhere;
    }

    std::string_view source_;
    std::size_t budget_;
};

/// The name of the command whose backslash is at `at`: letters, or one character. Empty at the end.
[[nodiscard]] std::string_view latex_command_name(std::string_view source, std::size_t at);

/// True if `source` may be put into a TeX file as it is: balanced in braces with and without the escaped ones,
/// dollars in pairs, no comment, no command that reaches beyond its place (files, definitions, characters' meanings).
[[nodiscard]] bool is_inert_tex(std::string_view source);

/// The same for what is to stand between dollars.
[[nodiscard]] bool is_inert_math(std::string_view source);

/// A character that stands as one of XML's five entities (`amp;`) behind an ampersand, as web pages and their exports have it in LaTeX: `\&amp;`.
struct LatexEntity {
    char character = 0;  ///< 0: there is none
    std::size_t size = 0;  ///< without the ampersand
};
[[nodiscard]] LatexEntity latex_entity(std::string_view behind_ampersand);

/// `address` with what no address has and TeX would not survive (braces, backslashes, blanks) as `%7B` and the
/// like; with `ascii` also what is above 0x7F (RFC 3987, 3.1).
[[nodiscard]] std::string latex_address(std::string_view address, bool ascii);

}  // namespace bibcast

#pragma once

#include <cstddef>
#include <string_view>

namespace bibcast::tagged {

/// Goes through the lines of a text, which end in LF, CR LF or CR.
class Lines {
  public:
    explicit Lines(std::string_view text, std::size_t begin = 0) : text_(text), end_(begin) {}
    /// The next line without its end; false if there is none.
    bool next();
    [[nodiscard]] std::string_view line() const { return line_; }
    [[nodiscard]] std::size_t begin() const { return begin_; }
    /// Where the next line begins.
    [[nodiscard]] std::size_t end() const { return end_; }
    /// False for a last line whose end is not in the text.
    [[nodiscard]] bool complete() const { return complete_; }

  private:
    [[nodiscard]] std::size_t find_return();

    std::string_view text_;
    std::string_view line_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t next_feed_ = 0;  ///< the first LF at or behind `begin_`, found once
    std::size_t next_return_ = std::string_view::npos;  ///< the first CR at or behind `begin_` and before `looked_at_`; npos if there is none
    std::size_t looked_at_ = 0;  ///< how far CRs were looked for
    bool complete_ = false;
};

}  // namespace bibcast::tagged

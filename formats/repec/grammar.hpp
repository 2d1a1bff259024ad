#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::repec {

/// ReDIF: `Field-Name: value`; lines that begin with a blank go on with the value before them. A record begins at `Template-Type`.
///
/// In messages of New Economics Papers a record begins at `1. Title` behind a blank line; authors, a line each, and the abstract follow,
/// kept apart by blank lines, then `Keywords:` and its like. What stands between rules is the message's own.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { *this = {}; }

  private:
    enum class Part : unsigned char { title, authors, abstract, text };

    [[nodiscard]] tagged::Line see_message(std::string_view line);
    [[nodiscard]] tagged::Line see_paper(std::string_view line);

    bool fresh_ = true;      ///< no line has come yet
    bool inside_ = false;
    bool message_ = false;   ///< of New Economics Papers
    bool overview_ = false;  ///< in its table of contents
    bool after_blank_ = true;
    bool contents_ = false;  ///< the last line with anything on it announces the table of contents
    Part part_ = Part::title;
};

}  // namespace bibcast::repec

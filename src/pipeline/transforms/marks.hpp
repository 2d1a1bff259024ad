#pragma once

#include <span>
#include <string>

#include "name/mark_meaning.hpp"
#include "pipeline/conversion.hpp"

namespace bibcast {

/// Gives the marks of each record that no legend explained the meaning that the user states, else their usual one
/// (`assume_meanings`). What is known of a mark changes nothing in its source, so a record that can be written back as it
/// stood still can.
class MarksTransform final : public Transform {
  public:
    explicit MarksTransform(UserMarks user = {}) : user_(std::move(user)) {}
    void apply(Record& record, Findings& findings) const override;

  private:
    UserMarks user_;
};

/// What the user says with `--mark SYMBOL=MEANING`. Throws UsageError for what is no such statement.
[[nodiscard]] UserMarks user_marks(std::span<const std::string> arguments);

}  // namespace bibcast

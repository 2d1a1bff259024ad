#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/record.hpp"

namespace bibcast {

/// What is wrong with an expression, and where: bytes from its start.
struct WhereError {
    std::string message;  ///< empty: nothing
    std::size_t at = 0;
};

/// A condition on records: `topic = "Selected"`, `year >= 2020 and not (type = thesis or title contains draft)`. A comparison
/// holds if one of the values of the variable is so; `!=` if none is equal. Text is compared without regard to case and accents.
class Where {
  public:
    Where();
    ~Where();
    Where(Where&&) noexcept;
    Where& operator=(Where&&) noexcept;

    /// The condition that `text` writes. On an error the result holds for no record.
    [[nodiscard]] static Where parse(std::string_view text, WhereError& error);
    [[nodiscard]] bool holds(const Record& record) const;
    /// The value of a condition that is nothing but `VARIABLE = "value"`, as a heading; else empty.
    [[nodiscard]] std::string_view only_value() const;

    struct Node;

  private:
    std::unique_ptr<Node> root_;
};

}  // namespace bibcast

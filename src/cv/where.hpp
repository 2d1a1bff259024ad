#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.hpp"

namespace bibcast::cv {

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

/// The values of a variable of a record as text: every CSL variable by its name (dates in EDTF, names given first), `year`, `type`,
/// `topic`, `group`, `keyword`, `award`, `link` (its kinds), `mark` (the meanings of marks), `id`, `native-type`, and every scheme of
/// identifiers (`arxiv`).
[[nodiscard]] std::vector<std::string> values_of(const Record& record, std::string_view variable);

/// True if `values_of` knows a variable of that name.
[[nodiscard]] bool is_variable(std::string_view name);

/// All names that `values_of` knows, what people ask for most first.
[[nodiscard]] std::span<const std::string_view> known_variables();

/// The year of the record: of `issued`, else of its event, else of when it was made available, submitted or first published.
/// Nothing for a date that is none.
[[nodiscard]] std::string year_of(const Record& record);

}  // namespace bibcast::cv

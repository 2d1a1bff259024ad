#pragma once

#include <unicode/uversion.h>

#include <string>
#include <string_view>

U_NAMESPACE_BEGIN
class Collator;
U_NAMESPACE_END

namespace bibcast::csl {

/// The order of texts in a language. For any thread.
class Collation {
  public:
    /// `language` is a tag such as `sv` or `de-AT`; empty: the root order of Unicode.
    explicit Collation(const std::string& language);

    /// Bytes that compare as `text` does; they hold no zero.
    [[nodiscard]] std::string key_of(std::string_view text) const;

  private:
    const icu::Collator* collator_;  ///< null: by bytes
};

/// `text` with every run of digits padded, so that numbers in it sort by value.
[[nodiscard]] std::string pad_numbers(std::string_view text);

}  // namespace bibcast::csl

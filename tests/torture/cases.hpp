#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"

namespace bibcast::testing {

/// One input that is meant to break a reader.
struct TortureCase {
    std::string name;  ///< `field/Zplacetitle/open brace`
    /// The text at a size: about so many bytes, or so many pieces where `counts` is set.
    std::function<std::string(std::size_t size)> make;
    bool counts = false;
    std::size_t full = std::size_t{4} << 20;   ///< the size for a run by hand
    std::size_t quick = std::size_t{4} << 10;  ///< the size for the test suite; 0: only by hand
    std::size_t per_piece = 0;  ///< at least so many records for each piece; 0: only that something comes of it, a record or a finding
};

/// All cases for a format: those that every format gets, those of what its texts look like (XML, JSON), and its own.
[[nodiscard]] std::vector<TortureCase> torture_cases(const Format& format);

/// The cases of one format alone: macros and cross-references, macro bombs, tags without an end.
[[nodiscard]] std::vector<TortureCase> own_torture_cases(std::string_view format_id);

/// The text in another encoding, with its byte order mark; `text` must be UTF-8.
[[nodiscard]] std::string as_utf16(std::string_view text, bool big_endian);
[[nodiscard]] std::string as_utf32(std::string_view text, bool big_endian);

}  // namespace bibcast::testing

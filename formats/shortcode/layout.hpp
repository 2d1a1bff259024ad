#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bibcast::shortcode {

/// One legend that holds for a whole page.
struct PageLegend {
    std::string symbol;
    std::string text;
    bool stated = true;  ///< false: the symbol is used in its usual sense, and needs no legend until another one wants it
};

/// What the writer tells the joiner of a record, through `Chunk::Item::note`: where its pieces are and what it stands under.
struct Layout {
    std::size_t before = 0;  ///< leading bytes that stood between the record before and this one
    std::size_t after = 0;   ///< trailing bytes that followed the last record of the page
    std::size_t legend_at = 0;  ///< where a legend of its own can be put in, from the begin of the bytes; 0: nowhere
    bool native = false;   ///< it comes from a page whose text is at hand
    bool changed = false;  ///< but it is not written as it stood there
    std::uint64_t fingerprint = 0;  ///< of the record as it stood in its page
    std::uint64_t previous = 0;     ///< of the one before it there
    std::vector<std::string> groups;
    std::vector<PageLegend> legends;
};

[[nodiscard]] std::string pack(const Layout& layout);
[[nodiscard]] Layout unpack(std::string_view note);

}  // namespace bibcast::shortcode

#pragma once

#include <string_view>
#include <vector>

namespace bibcast::shortcode {

/// True if the address is that of a PDF: by its ending, or a `pdf` among the parts of its path (arXiv, ACM, OpenReview).
[[nodiscard]] bool is_pdf_address(std::string_view url);

/// True for what can be an address: absolute, rooted, relative, or a bare host. A plain word is none.
[[nodiscard]] bool is_address(std::string_view text);

/// Several addresses in one value, parted by blanks, commas or semicolons; else the value itself.
[[nodiscard]] std::vector<std::string_view> split_addresses(std::string_view text);

}  // namespace bibcast::shortcode

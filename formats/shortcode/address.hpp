#pragma once

#include <string_view>
#include <vector>

#include "model/arena.hpp"

namespace bibcast::shortcode {

/// True if the address is that of a PDF: by its ending, or a `pdf` among the parts of its path (arXiv, ACM, OpenReview).
[[nodiscard]] bool is_pdf_address(std::string_view url);

/// True for what can be an address: absolute, rooted, relative, or a bare host. A plain word is none.
[[nodiscard]] bool is_address(std::string_view text);

/// Several addresses in one value, parted by blanks, commas or semicolons; else the value itself.
[[nodiscard]] std::vector<std::string_view> split_addresses(std::string_view text);

/// A file of the site with its blanks percent-encoded, as browsers ask for it: `/Roe 2023.pdf` as `/Roe%202023.pdf`. Anything else as it is.
[[nodiscard]] std::string_view without_blanks(Arena& arena, std::string_view text);

}  // namespace bibcast::shortcode

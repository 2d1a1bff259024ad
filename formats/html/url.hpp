#pragma once

#include <string>
#include <string_view>

namespace bibcast::html {

/// `url` as it may stand in `href`: http, https, ftp and mailto addresses, relative ones, and `doi:10.…` as an
/// address of doi.org. Blanks are percent-encoded. Empty for everything else (`javascript:`, `data:`, control
/// characters), which must be written as text.
[[nodiscard]] std::string safe_url(std::string_view url);

/// True if the address leads to another host.
[[nodiscard]] bool is_external(std::string_view safe_url);

}  // namespace bibcast::html

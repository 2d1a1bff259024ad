#pragma once

#include <memory>

#include "formats/bibtex/options.hpp"
#include "io/format.hpp"

namespace bibcast::bibtex {

/// The writer of either dialect.
[[nodiscard]] std::unique_ptr<Writer> make_writer(const WriteOptions& options);

/// `id` as a citation key that BibTeX and biber can read; `entry` if nothing is left.
[[nodiscard]] std::string safe_key(std::string_view id);

}  // namespace bibcast::bibtex

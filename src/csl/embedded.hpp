#pragma once

#include <string_view>

namespace bibcast::csl {

/// The English terms that are there without any file.
extern const std::string_view english_locale;

}  // namespace bibcast::csl

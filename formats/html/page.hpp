#pragma once

#include <memory>

#include "io/format.hpp"

namespace bibcast::html {

struct PageOptions {
    bool page = true;  ///< a whole page; else the sections and the legend only
    std::string title;
    std::string language;
};

/// Puts the entries into sections by their groups, with the legend of their marks at the end.
[[nodiscard]] std::unique_ptr<Joiner> make_page(const PageOptions& options);

}  // namespace bibcast::html

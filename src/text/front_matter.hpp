#pragma once

#include <cstddef>
#include <string_view>

namespace bibcast {

/// The YAML at the head of a Markdown page, between two lines of `---` (pandoc's manual, "Metadata blocks"; Jekyll, Hugo), or the TOML between
/// two of `+++` (Hugo), and the text behind it.
struct FrontMatter {
    std::size_t begin = 0;       ///< behind the first fence
    std::size_t end = 0;         ///< before the second one
    std::size_t body_begin = 0;  ///< behind the second one
    std::size_t body_end = 0;    ///< where the next page begins, or the text ends
    bool closed = false;         ///< there is a second fence
    bool toml = false;           ///< the fences are `+++`
};

/// The page at or behind `at`: blank lines may stand before it. The text of a page goes on to a line `---` with a line
/// `key:` behind it, which is the head of a further page. False if there is no page. Pages with TOML are found only where they are `wanted`.
enum class Toml : bool { unwanted, wanted };
[[nodiscard]] bool find_front_matter(std::string_view text, std::size_t at, FrontMatter& page, Toml toml = Toml::unwanted);

}  // namespace bibcast

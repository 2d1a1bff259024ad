#pragma once

#include <array>
#include <span>
#include <string_view>

namespace bibcast {

/// A count in the extent of a work, as cataloguing rules have it.
struct CountedExtent {
    std::string_view number;
    bool whole = false;  ///< there is nothing else in the statement
};

/// Words for pages and volumes in catalogues of several languages, in lower case.
inline constexpr std::array<std::string_view, 29> page_words = {
    "p", "pp", "pages", "page", "pgs", "leaves", "seiten", "s", "bl", "blätter", "sidor", "str", "pag", "hojas", "pagine", "páginas", "pàgines", "sivua",
    "sider", "stron", "strony", "stran", "oldal", "lk", "lpp", "с", "стр", "σ", "σελ"};
inline constexpr std::array<std::string_view, 9> volume_words = {"v", "vol", "vols", "volumes", "volume", "bände", "bd", "bde", "t"};

/// The first number of the statement (`xi, 301 p. : ill. ; 23 cm`) that has one of `words` behind it; empty if there is none.
[[nodiscard]] CountedExtent find_count(std::string_view statement, std::span<const std::string_view> words);

}  // namespace bibcast

#pragma once

#include <array>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::ads {

// What the letters of a bibcode between the year and the page say of the kind of work. Where they are those of a journal it is an article.
inline constexpr std::array types = {
    tagged::TypeRow{"PhDT", ItemType::thesis},  tagged::TypeRow{"MsT", ItemType::thesis},      tagged::TypeRow{"arXiv", ItemType::article},
    tagged::TypeRow{"book", ItemType::book},    tagged::TypeRow{"soft", ItemType::software},   tagged::TypeRow{"conf", ItemType::paper_conference},
    tagged::TypeRow{"rept", ItemType::report},  tagged::TypeRow{"zndo", ItemType::dataset},    tagged::TypeRow{"data", ItemType::dataset},
    tagged::TypeRow{"prop", ItemType::document},
};

// SAO/NASA ADS Help Pages, "The ADS Tagged Format"; `%N` is written by bibutils. The format is read only.
inline constexpr std::array tags = {
    tagged::Row{"%R", tagged::Place::special},
    tagged::Row{"%A", Variable::author},
    tagged::Row{"%a", tagged::set_of(ItemType::chapter, ItemType::paper_conference), Variable::container_author},
    tagged::Row{"%a", Variable::author},
    tagged::Row{"%F", tagged::Place::special},
    tagged::Row{"%T", Variable::title},
    tagged::Row{"%t", Variable::original_title},
    tagged::Row{"%J", tagged::Place::special},
    tagged::Row{"%V", Variable::volume},
    tagged::Row{"%N", Variable::issue},
    tagged::Row{"%P", tagged::Place::first_page},
    tagged::Row{"%L", tagged::Place::last_page},
    tagged::Row{"%D", tagged::Place::year},
    tagged::Row{"%K", tagged::Place::keyword},
    tagged::Row{"%M", Variable::language},
    tagged::Row{"%C", Variable::license},
    tagged::Row{"%G", Variable::source},
    tagged::Row{"%U", tagged::Place::url},
    tagged::Row{"%Y", tagged::Place::special},
    tagged::Row{"%X", Variable::note},
    tagged::Row{"%B", Variable::abstract},
    // A table of data; bibutils has the editors there.
    tagged::Row{"%E", tagged::Place::special},
    tagged::Row{"%I", tagged::Place::none},
    tagged::Row{"%H", tagged::Place::none},
    tagged::Row{"%O", tagged::Place::none},
    tagged::Row{"%Q", tagged::Place::none},
    tagged::Row{"%S", tagged::Place::none},
    tagged::Row{"%W", tagged::Place::none},
    tagged::Row{"%Z", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

/// True for a bibcode: a year, and nineteen signs in all.
[[nodiscard]] constexpr bool is_bibcode(std::string_view text) {
    if (text.size() != 19) return false;
    for (std::size_t i = 0; i < 4; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
    }
    return text.find(' ') == std::string_view::npos;
}

inline constexpr tagged::Table table = {.format = "ads", .rows = tags, .types = types, .fallback = ItemType::article_journal, .keyword_separators = "\n;,", .splits_lists = true};

}  // namespace bibcast::ads

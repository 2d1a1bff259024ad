#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bibcast {

/// The item types of CSL 1.0.2, appendix III, in its order. `document` is also what has no better type.
enum class ItemType : std::uint8_t {
    article,
    article_journal,
    article_magazine,
    article_newspaper,
    bill,
    book,
    broadcast,
    chapter,
    classic,
    collection,
    dataset,
    document,
    entry,
    entry_dictionary,
    entry_encyclopedia,
    event,
    figure,
    graphic,
    hearing,
    interview,
    legal_case,
    legislation,
    manuscript,
    map,
    motion_picture,
    musical_score,
    pamphlet,
    paper_conference,
    patent,
    performance,
    periodical,
    personal_communication,
    post,
    post_weblog,
    regulation,
    report,
    review,
    review_book,
    software,
    song,
    speech,
    standard,
    thesis,
    treaty,
    webpage,
};

inline constexpr std::size_t item_type_count = 45;

/// The type as CSL spells it: `article-journal`.
[[nodiscard]] std::string_view name_of(ItemType type);

/// The type that CSL spells so (exactly), if any.
[[nodiscard]] std::optional<ItemType> item_type_named(std::string_view name);

}  // namespace bibcast

#include "formats/bibtex/endnote_kinds.hpp"

#include <array>

namespace bibcast::bibtex {

namespace {

struct Kind {
    std::string_view words;
    ItemType item;
};

// The reference types of EndNote 20 (its manual, "Reference types") that people's BibTeX has: the rest are words that a genre may be, too.
constexpr std::array kinds = {
    Kind{"Journal Article", ItemType::article_journal},
    Kind{"Electronic Article", ItemType::article_journal},
    Kind{"Magazine Article", ItemType::article_magazine},
    Kind{"Newspaper Article", ItemType::article_newspaper},
    Kind{"Book", ItemType::book},
    Kind{"Edited Book", ItemType::book},
    Kind{"Electronic Book", ItemType::book},
    Kind{"Book Section", ItemType::chapter},
    Kind{"Conference Proceedings", ItemType::paper_conference},
    Kind{"Conference Paper", ItemType::paper_conference},
    Kind{"Report", ItemType::report},
    Kind{"Government Document", ItemType::report},
    Kind{"Generic", ItemType::document},
    Kind{"Web Page", ItemType::webpage},
    Kind{"Blog", ItemType::post_weblog},
    Kind{"Computer Program", ItemType::software},
    Kind{"Dataset", ItemType::dataset},
    Kind{"Film or Broadcast", ItemType::motion_picture},
    Kind{"Personal Communication", ItemType::personal_communication},
};

}  // namespace

std::optional<ItemType> endnote_kind(std::string_view words) {
    for (const Kind& kind : kinds) {
        if (kind.words == words) return kind.item;
    }
    return std::nullopt;
}

}  // namespace bibcast::bibtex

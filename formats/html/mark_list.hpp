#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formats/html/entry.hpp"
#include "model/digest_map.hpp"
#include "text/bare_letters.hpp"

namespace bibcast::html {

/// The marks of a list of entries for its legend, each once, in order of first use. A long list has very many.
class MarkList {
  public:
    void add(EntryNote::MarkRow& row) {
        const std::uint64_t symbol = hash_of(row.symbol);
        if (!known_.try_emplace((hash_of(row.text) * 31 + (row.assumed ? 1U : 0U)) * 0x9E3779B97F4A7C15ULL + symbol).second) return;
        const auto [meanings, is_new] = meanings_.try_emplace(symbol, {rows_.size(), false});
        meanings.several = meanings.several || (!is_new && rows_[meanings.first].text != row.text);
        rows_.push_back(std::move(row));
    }

    [[nodiscard]] const std::vector<EntryNote::MarkRow>& rows() const { return rows_; }
    /// True if the symbol of a row means something else in other entries.
    [[nodiscard]] bool has_other_meaning(const EntryNote::MarkRow& row) const {
        const Meanings* const meanings = meanings_.find(hash_of(row.symbol));
        return meanings != nullptr && meanings->several;
    }

  private:
    struct Meanings {
        std::size_t first = 0;  ///< in `rows_`
        bool several = false;   ///< another row says something else
    };

    std::vector<EntryNote::MarkRow> rows_;
    DigestMap<bool> known_;
    DigestMap<Meanings> meanings_;  ///< by their symbols
};

}  // namespace bibcast::html

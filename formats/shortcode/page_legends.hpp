#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/finding.hpp"
#include "formats/shortcode/page.hpp"
#include "model/record.hpp"
#include "name/legend.hpp"

namespace bibcast::shortcode {

/// The legends in the prose of a page. Where a page explains a sign once, that holds for all of its entries; where it explains it again in other
/// words, an entry has the legend of its own section: the last one before it there, else the first one behind it.
class PageLegends {
  public:
    /// Reports signs that are explained in several ways. `text` is the page.
    PageLegends(const Page& page, std::string_view text, Arena& arena, Findings& findings);

    /// Those that the marks of a record ask for, whose entry stands at `place`.
    [[nodiscard]] MarkLegends of(const Record& record, std::uint32_t place) const;

  private:
    void find_rivals(Findings& findings);
    [[nodiscard]] const Legend* nearest(const std::vector<const Legend*>& rivals, std::uint32_t place) const;

    MarkLegends all_;
    std::unordered_map<std::string_view, std::vector<const Legend*>> rivals_;  ///< of signs that are explained in several ways, by place
    std::vector<std::uint32_t> sections_;                                      ///< where they begin, in order
};

}  // namespace bibcast::shortcode

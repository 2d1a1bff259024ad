#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"
#include "io/stated_place.hpp"
#include "report/located.hpp"

namespace bibcast {

/// The places that records of JSON Lines state, for what stands somewhere in them. A record is parsed once for all findings in it.
class StatedPlaces {
  public:
    explicit StatedPlaces(std::string_view text) : text_(text) {}
    /// Of the record that the byte at `offset` belongs to; null if it states none.
    [[nodiscard]] const StatedPlace* at(std::size_t offset);

  private:
    void find(std::size_t offset);

    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;  ///< of the record that was asked for last
    std::optional<StatedPlace> place_;
};

/// Moves findings to where their records stood first. What is said of the JSON itself stays where that is.
void move_to_stated_places(std::vector<LocatedFinding>& findings, std::string_view text);

/// Puts JSON Lines together, each with the place that its note says.
class PlaceJoiner final : public Joiner {
  public:
    void begin(std::string& /*out*/) override {}
    void add(std::string_view bytes, const Chunk::Item& with_place, std::string& out) override;
    void end(std::string& /*out*/) override {}
};

}  // namespace bibcast

#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/placed.hpp"

namespace bibcast {

/// A log in the Static Analysis Results Interchange Format 2.1.0 (OASIS), made a result at a time: its members may stand in
/// any order, so the rules, of which only those that were met are listed, come after the results.
class SarifLog {
  public:
    /// What stands before the first result.
    [[nodiscard]] static std::string begin();
    /// One result.
    [[nodiscard]] std::string add(const PlacedFinding& placed);
    /// What stands behind the last one. Call once.
    [[nodiscard]] std::string end() const;

  private:
    [[nodiscard]] std::size_t index_of(const Code& code);

    std::map<const Code*, std::size_t> indices_;
    std::vector<const Code*> rules_;
    bool first_ = true;
};

}  // namespace bibcast

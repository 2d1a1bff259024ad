#include "report/placed.hpp"

namespace bibcast {

PlacedFinding::PlacedFinding(const LocatedFinding& located, std::string_view source_name, Position start)
    : finding(located.finding),
      source(source_name),
      has_place(located.has_place),
      begin(offset_by(start, located.begin)),
      end(offset_by(start, located.end)),
      fixes(located.fixes) {}

}  // namespace bibcast

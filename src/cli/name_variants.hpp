#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "report/reporter.hpp"

namespace bibcast {

/// What `bibcast names --variants` was told.
struct VariantsSettings {
    std::vector<std::string> inputs;
    InputSettings input;
    bool json = false;
};

/// Reads the records of all inputs and writes the people whose names are spelled in more than one way: as an alias file with
/// comments, or as JSON Lines.
void report_name_variants(const VariantsSettings& settings, Reporter& reporter);

}  // namespace bibcast

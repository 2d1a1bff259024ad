#pragma once

#include <string_view>
#include <vector>

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "text/yaml_writer.hpp"

namespace bibcast::cff {

/// A reference while it is written: what its parts, a file each, share.
struct ReferenceWriting {
    Record& record;
    Findings& findings;
    YamlWriter yaml;
    std::vector<std::string_view> used{};  ///< the keys that stand there already, so that no leftover repeats them
    bool root = false;                     ///< the head of the file, and no entry of `references`

    void use(std::string_view key) { used.push_back(key); }
    /// The plain words; what formatting they have is a loss.
    [[nodiscard]] std::string_view words(const TextField& field);
};

/// True for a date that is a calendar day and nothing else.
[[nodiscard]] bool is_full_day(const Date& date);

// Each writes the keys of what it takes from the record.

void write_dates(ReferenceWriting& on);
/// Inside the entity of a conference.
void write_conference_dates(ReferenceWriting& on);
void write_identifiers(ReferenceWriting& on);

}  // namespace bibcast::cff

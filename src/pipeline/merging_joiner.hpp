#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"
#include "pipeline/work_index.hpp"
#include "report/reporter.hpp"

namespace bibcast {

inline constexpr Code convert_merged{
    "convert/merged", Severity::note, "two records of one work are one record",
    "They have the same identifier and beginning of the title, or the same title, first author and year; with `--merge versions` one may also be the "
    "preprint of the other. The first record stays, of a preprint and its published form the published one, and takes over what it lacks. Documents "
    "that cite the key of the other one have to be changed."};
inline constexpr Code convert_merged_value{
    "convert/merged-value", Severity::loss, "a value of a merged record is not in the output",
    "Two records of one work were made one, and this value of the one that went says something else than the one that stayed: another "
    "spelling of the title or the journal, another date. Convert without `--merge` to see both records."};

/// Holds the records of a conversion to JSON Lines back, and makes one of those that are of one work. The memory is that of the lines.
class MergingJoiner final : public Joiner {
  public:
    /// How many records there were, and how many of them went into others.
    struct Counts {
        std::size_t read = 0;
        std::size_t merged = 0;
    };
    /// In the end `lines` are the records that stay, each with the place where it stood. The references must outlive the joiner.
    MergingJoiner(OneWork one_work, std::string& lines, Counts& counts, Reporter& reporter);
    void begin(std::string& /*out*/) override {}
    void add(std::string_view bytes, const Chunk::Item& with_place, std::string& out) override;
    void end(std::string& out) override;

  private:
    struct Held {
        std::string line;
        std::string place;
    };
    void merge(std::size_t entry, const std::vector<std::size_t>& others);
    void read(const Held& held, const Sink& sink);
    void report(const Finding& finding, const Held& gone);

    std::string& lines_;
    Counts& counts_;
    Reporter& reporter_;
    std::unique_ptr<Reader> reader_;
    std::unique_ptr<Writer> writer_;
    WorkIndex index_;
    std::vector<Held> held_;
    Arena scratch_;  ///< of the record that is read
    Arena merging_;  ///< of those that are being merged
};

}  // namespace bibcast

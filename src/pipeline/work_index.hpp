#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/digest_map.hpp"
#include "model/record.hpp"

namespace bibcast {

/// Which records are of one work.
enum class OneWork : std::uint8_t {
    alike,     ///< with the same identifier and beginning of the title, or the same title, first author and year
    versions,  ///< a preprint and its published form, too
};

/// Finds the records that are of one work. Of each it keeps digests only, whatever the record holds.
class WorkIndex {
  public:
    explicit WorkIndex(OneWork one_work) : one_work_(one_work) {}

    /// Adds the next record, whose number is how many were added before.
    void add(const Record& record);
    [[nodiscard]] std::size_t size() const { return known_.size(); }
    /// The record that stands for the work of record `number`: the first one that is no preprint, else the first one.
    [[nodiscard]] std::size_t entry_of(std::size_t number);

  private:
    struct Known {
        std::uint64_t beginning = 0;  ///< of the title; digests, 0 where there is nothing
        std::uint64_t doi = 0;
        std::uint64_t pmid = 0;
        std::uint64_t volume = 0;
        std::uint64_t container = 0;
        bool is_preprint = false;
        bool is_short = false;    ///< the title: many works may have it
        std::uint32_t first = 0;  ///< a record of the same work before it, or itself
        std::uint32_t entry = 0;  ///< of one that is its own first: the record that stands for the work
    };
    void look_at_identifiers(const Record& record, std::uint32_t number);
    void look_at_title(const Record& record, const std::string& title, std::uint32_t number);
    /// Two records with the same title and first author.
    void join_if_alike(std::uint32_t number, std::uint32_t other);
    void join(std::uint32_t number, std::uint32_t other);
    [[nodiscard]] std::uint32_t first_of(std::uint32_t number);

    OneWork one_work_;
    std::vector<Known> known_;
    DigestMap<std::uint32_t> identifiers_;       ///< to the first record with it
    DigestMap<std::uint32_t> titles_;            ///< with first author and year
    DigestMap<std::uint32_t> titles_any_year_;   ///< with first author
    DigestMap<std::uint32_t> other_versions_;    ///< with first author, of preprints and of published works
};

}  // namespace bibcast

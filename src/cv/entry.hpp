#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <unordered_set>
#include <vector>

#include "cv/options.hpp"
#include "cv/people.hpp"
#include "formats/html/entry.hpp"
#include "io/format.hpp"
#include "pipeline/key_set.hpp"

namespace bibcast::cv {

/// Makes of works what templates see of them, and says what of a record the page shows.
class Entries {
  public:
    /// References must outlive it.
    Entries(const Options& options, const Highlights& highlights);

    /// Marks what the page shows of a record as written: in the open, and behind the buttons.
    void show(Record& record, Findings& findings) const;

    /// The entry of a work as an object for templates.
    [[nodiscard]] nlohmann::ordered_json entry_of(const Work& work, const People& people);
    /// The marks of the entries so far, each meaning of a symbol once, in order.
    [[nodiscard]] const std::vector<html::EntryNote::MarkRow>& marks() const { return marks_; }

  private:
    struct Bibtex {
        Record record;  ///< with what is in the text marked as written
        std::string text;
    };
    [[nodiscard]] Bibtex bibtex_of(const Record& record, Arena& arena, KeySet* keys) const;
    [[nodiscard]] html::EntryStyle style() const;
    [[nodiscard]] nlohmann::ordered_json authors_of(const Record& record, const People& people) const;

    const Options& options_;
    const Highlights& highlights_;
    std::unique_ptr<Writer> bibtex_;
    KeySet keys_;
    std::vector<html::EntryNote::MarkRow> marks_;
    std::unordered_set<std::string> known_marks_;
};

}  // namespace bibcast::cv

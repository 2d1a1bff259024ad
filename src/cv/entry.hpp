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

    /// What has to be known of an entry before the first one is made: each record is noted once, in the order of the list.
    struct Noted {
        std::string key_suffix;  ///< behind its citation key, which an entry before it has
        std::string title;       ///< plain; only of a record without a key
    };
    [[nodiscard]] Noted note(const Record& record);
    /// The entry of a record as an object for templates; its list of authors is empty unless it is wanted.
    [[nodiscard]] nlohmann::ordered_json entry_of(const Record& record, const People& people, const std::string& key_suffix, bool with_authors) const;
    /// The marks of the entries that were noted, each meaning of a symbol once, in order.
    [[nodiscard]] const std::vector<html::EntryNote::MarkRow>& marks() const { return marks_; }

  private:
    struct Bibtex {
        Record record;  ///< with what is in the text marked as written
        std::string text;
        std::size_t key_begin = 0;
        std::size_t key_end = 0;  ///< where it begins: there is no key
    };
    [[nodiscard]] Bibtex bibtex_of(const Record& record, Arena& arena) const;
    [[nodiscard]] html::EntryParts parts_of(const Record& record, const Bibtex& bibtex, Arena& arena) const;
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

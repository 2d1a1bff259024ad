#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record.hpp"
#include "text/json.hpp"

namespace bibcast::csl_json {

/// Keys of ours under `custom`, in the order in which they are written. What is under other keys is the user's own.
namespace custom_key {
inline constexpr std::string_view marks = "marks";              ///< by name variable and position
inline constexpr std::string_view details = "details";          ///< by name variable and position
inline constexpr std::string_view others = "others";            ///< name variables whose lists go on
inline constexpr std::string_view dates = "dates";              ///< in full, where `date-parts` are not
inline constexpr std::string_view more = "more";                ///< further values, and variables the schema lacks
inline constexpr std::string_view keywords = "keywords";        ///< where the string `keyword` is not clear
inline constexpr std::string_view plain_note = "plain-note";    ///< what looks like variables in the note is words
inline constexpr std::string_view derived = "derived";          ///< keys that only repeat an identifier
inline constexpr std::string_view identifiers = "identifiers";
inline constexpr std::string_view links = "links";
inline constexpr std::string_view groups = "groups";
inline constexpr std::string_view topics = "topics";
inline constexpr std::string_view awards = "awards";
inline constexpr std::string_view native_type = "native-type";
inline constexpr std::string_view leftovers = "leftovers";
}  // namespace custom_key

/// What the tag of a leftover begins with that stood under `custom`.
inline constexpr std::string_view custom_place = "custom/";

/// Gathers what a CSL-JSON item has no key for, and writes the member `custom` of it if there is anything.
class CustomWriter {
  public:
    CustomWriter(Record& record, JsonWriter& item) : record_(record), json_(item) {}

    // What the item could not say, told while the item is written.
    void add_more(TextField& field) { more_texts_.push_back(&field); }
    void add_more(DateField& field) { more_dates_.push_back(&field); }
    void add_more(NamesField& field) { more_names_.push_back(&field); }
    void add_date(const DateField& field) { dates_.push_back(&field); }
    void add_derived(Variable variable) { derived_.push_back(variable); }
    void keep_keywords() { keeps_keywords_ = true; }
    void keep_note() { keeps_note_ = true; }

    /// Writes the leftovers that stand in the item itself, under keys of the schema that are no variables.
    void write_own_members();
    /// Writes the member, and marks all of it as written. After `write_own_members`.
    void finish();

  private:
    void open(std::string_view key);
    template <class Parts>
    void write_by_name(std::string_view key, Parts&& parts);
    void write_others();
    void write_dates();
    void write_more();
    void write_leftovers();
    [[nodiscard]] bool write_back(Leftover& leftover);

    Record& record_;
    JsonWriter& json_;
    std::vector<TextField*> more_texts_;
    std::vector<DateField*> more_dates_;
    std::vector<NamesField*> more_names_;
    std::vector<const DateField*> dates_;
    std::vector<Variable> derived_;
    std::vector<std::string_view> used_;  ///< keys that stand in the object
    std::vector<const Leftover*> own_members_;
    bool keeps_keywords_ = false;
    bool keeps_note_ = false;
};

}  // namespace bibcast::csl_json

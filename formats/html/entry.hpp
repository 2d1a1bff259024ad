#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"
#include "name/format.hpp"
#include "name/mark_text.hpp"

namespace bibcast::html {

inline constexpr Code unsafe_url{
    "html/unsafe-url", Severity::warning, "an address is not made a link",
    "Links lead to http, https, ftp, mailto and doi addresses and to places on the same site. Another scheme (`javascript:`, `data:`, "
    "`file:`) can run code in the reader's browser or lead nowhere: the address is written as text."};

/// What the joiner needs of an entry: its group, and the marks that the legend explains.
struct EntryNote {
    std::string group;
    struct MarkRow {
        std::string symbol;
        std::string text;
        bool assumed = false;
    };
    std::vector<MarkRow> marks;
};
[[nodiscard]] std::string encode(const EntryNote& note);
[[nodiscard]] EntryNote decode_note(std::string_view note);

/// How the lists write names; an option of each of them.
inline constexpr FormatOption names_option{"names", "given-first|family-first|initials|family-initials", "given-first",
                                           "how names are written: Hao Zhang, Zhang, Hao, H. Zhang or Zhang, H."};
/// Throws UsageError for a form that there is none of.
[[nodiscard]] NameForm names_of(const FormatOptions& options);

/// Writes one record as a list item.
class EntryWriter {
  public:
    EntryWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings, NameForm names = NameForm::given_first)
        : record_(record), out_(out), item_(item), findings_(findings), names_(names) {}

    void write();

  private:
    struct Link {
        std::string label;
        std::string url;
        std::string tip;  ///< what the address does not show: the identifier as it is
    };

    void prepare();
    void open_item();
    void write_title();
    [[nodiscard]] std::string main_url();
    void write_awards();
    void write_people();
    void write_names(NamesField& field);
    void write_person(Contributor& person);
    void write_marks(Contributor& person);
    void write_person_links(Contributor& person);
    void write_venue();
    void preprint_number();
    [[nodiscard]] bool event_names_year();
    void write_volume_and_pages();
    void write_notes();
    void write_links();
    void collect_links();
    void collect_identifiers();
    void add_link(std::string label, std::string_view url, std::string_view tip, std::string_view field, SourceSpan span = {});
    void write_topics();
    void write_abstract();
    void write_facts();
    void person_facts();
    void other_facts();

    // Pieces of the venue line, with a comma between them.
    void begin_piece();
    bool venue_text(Variable variable, std::string_view before = {}, std::string_view after = {});
    bool venue_date(Variable variable);

    void open_in_language(std::string_view element);
    void fact(std::string_view label, std::string_view html);
    void text(std::string_view plain);
    void attribute(std::string_view name, std::string_view value);

    Record& record_;
    std::string& out_;
    Chunk::Item& item_;
    Findings& findings_;
    NameForm names_;
    MarkKey key_;
    std::string title_;  ///< plain
    std::string_view language_;
    std::vector<Link> links_;
    std::string facts_;
    bool venue_begun_ = false;
};

}  // namespace bibcast::html

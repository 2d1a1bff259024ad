#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// How entries look.
struct EntryStyle {
    NameForm names = NameForm::given_first;
    std::string_view class_prefix = {};  ///< before the names of classes, for a page that has others
    std::function<std::string(const Contributor&)> person_class = {};  ///< a further class of a person's name; empty: none
};

/// A link of an entry. `url` is safe; `tip` says what it does not show: the identifier as it is.
struct EntryLink {
    std::string label;
    std::string url;
    std::string tip;
};

/// An entry in parts, each one HTML (`title_text` is plain, `url` is safe); empty where there is nothing.
struct EntryParts {
    std::string title_text;
    std::string url;
    std::string title;
    std::string awards;
    std::string people;
    std::string venue;
    std::string notes;
    std::string abstract;
    std::string facts;
    std::string language;
    std::vector<EntryLink> links;
    std::vector<EntryNote::MarkRow> marks;
};

/// Writes one record as a list item, or in parts.
class EntryWriter {
  public:
    EntryWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings, EntryStyle style = {})
        : record_(record), out_(out), item_(item), findings_(findings), style_(std::move(style)) {}

    void write();
    /// The parts of the record; topics are marked written but not among them. Before the facts `before_facts` is called: what it marks
    /// as written does not stand there.
    [[nodiscard]] EntryParts parts(const std::function<void(Record&)>& before_facts);

  private:
    using Link = EntryLink;

    void open(std::string_view element, std::string_view class_name);
    void write_title_text();
    void collect_marks(std::vector<EntryNote::MarkRow>& rows) const;
    void prepare();
    void open_item();
    void know_language();
    void write_title();
    [[nodiscard]] std::string main_url();
    void write_awards();
    void write_people();
    void write_names(NamesField& field);
    void write_role(Contributor& person);
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
    [[nodiscard]] std::string free_label(const std::string& label);
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
    EntryStyle style_;
    MarkKey key_;
    std::string title_;  ///< plain
    std::string url_;    ///< where the title leads
    std::string language_;
    std::vector<Link> links_;
    std::unordered_map<std::string, std::size_t> label_numbers_;  ///< of the first links, where there are many: the last number behind that label
    std::size_t numbered_links_ = 0;
    std::string facts_;
    bool venue_begun_ = false;
};

}  // namespace bibcast::html

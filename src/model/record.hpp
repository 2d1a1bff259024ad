#pragma once

#include <cstdint>
#include <string_view>

#include "diag/span.hpp"
#include "model/arena.hpp"
#include "model/contributor.hpp"
#include "model/date.hpp"
#include "model/item_type.hpp"
#include "model/text.hpp"
#include "model/variable.hpp"

namespace bibcast {

/// What every value of a record carries: where it stood, and whether the writer has written it. What is not
/// written when the writer is done becomes a loss finding; that is how the law is kept.
struct Tracked {
    SourceSpan source;
    bool written = false;
};

struct TextField : Tracked {
    Variable variable = Variable::title;  ///< of kind text or number
    Text value;
};

struct DateField : Tracked {
    Variable variable = Variable::issued;
    Date value;
};

/// A name variable. `others`: the source ended the list with "et al.", "and others" or the like.
struct NamesField : Tracked {
    Variable variable = Variable::author;
    List<Contributor> people;
    bool others = false;
};

/// A plain string value: a keyword, a group, a topic, an award.
struct StringField : Tracked {
    std::string_view value;
};

/// What a typed link leads to.
enum class LinkKind : std::uint8_t {
    pdf, html, code, project, data, slides, video, poster, supplement, demo, preprint, blog, discussion, model, other,
};
[[nodiscard]] std::string_view name_of(LinkKind kind);
/// The kind with that word; `other` for any other word.
[[nodiscard]] LinkKind link_kind_named(std::string_view word);

struct Link : Tracked {
    LinkKind kind = LinkKind::other;
    std::string_view url;    ///< as written, never decoded or escaped
    std::string_view label;  ///< text of the link, when the source gives one
};

/// An identifier for which CSL has no variable, in canonical form (`model/identifier.hpp`).
struct Identifier : Tracked {
    std::string_view scheme;    ///< `arxiv`, `openreview`, `acl-anthology`, `pmlr`, `handle`, `dblp`, …
    std::string_view value;     ///< `2403.00835`
    std::string_view version;   ///< arXiv: `1` for `v1`
    std::string_view category;  ///< arXiv primary class: `cs.CL`
};

/// A value that no rule of its reader understood: kept whole, written back when the target is the same format.
struct Leftover : Tracked {
    std::string_view format;  ///< format id
    std::string_view tag;     ///< as the source spells it
    std::string_view value;   ///< as the source spells it, not decoded
};

/// How the record stood in a source whose layout can be given back. Not a value: it is never a loss.
struct NativeSource {
    std::string_view format;  ///< format id; empty if nothing is kept
    std::string_view before;  ///< what stood between the record before and this one
    std::string_view text;    ///< the record itself
    std::string_view after;   ///< what followed the last record
    std::uint64_t fingerprint = 0;  ///< `fingerprint(record)` as it was read; another one now: it was changed
    std::uint64_t previous = 0;     ///< that of the record before it in its source, so that order can be told; 0: the first
};

/// One bibliographic item: the normalized record between all readers and all writers. The values view the
/// slice or the arena they were made with, and live as long as these.
class Record {
  public:
    explicit Record(Arena& arena) : arena_(&arena) {}

    [[nodiscard]] Arena& arena() const { return *arena_; }

    ItemType type = ItemType::document;
    std::string_view id;  ///< citation key; empty if the source gives none
    SourceSpan source;    ///< the whole record
    bool generated_id = false;  ///< the id was made by us, not read

    StringField native_type;  ///< what the source called it: `CPAPER`, `online`; empty if nothing more than `type`
    List<TextField> texts;
    List<DateField> dates;
    List<NamesField> names;
    List<StringField> keywords;
    List<StringField> topics;  ///< topics of the source page: "ML Systems"
    List<StringField> groups;  ///< headings of the source page: "2022"
    List<StringField> awards;
    List<Identifier> identifiers;
    List<Link> links;
    List<Leftover> leftovers;
    NativeSource native;

    // Building. Empty values are not added. A second value of a variable is kept beside the first one.
    void add_text(Variable variable, const Text& value, SourceSpan source = {});
    void add_date(Variable variable, const Date& value, SourceSpan source = {});
    /// The list of a name variable, made if there is none.
    NamesField& names_of(Variable variable, SourceSpan source = {});
    Contributor& add_contributor(Variable variable, const Name& name, SourceSpan source = {});
    void add_keyword(std::string_view value, SourceSpan source = {});
    void add_topic(std::string_view value, SourceSpan source = {});
    void add_group(std::string_view value, SourceSpan source = {});
    void add_award(std::string_view value, SourceSpan source = {});
    Identifier& add_identifier(std::string_view scheme, std::string_view value, SourceSpan source = {});
    void add_link(LinkKind kind, std::string_view url, std::string_view label = {}, SourceSpan source = {});
    void add_leftover(std::string_view format, std::string_view tag, std::string_view value, SourceSpan source = {});

    // Looking, without writing: the first value of a variable, or null.
    [[nodiscard]] const TextField* text(Variable variable) const;
    [[nodiscard]] const DateField* date(Variable variable) const;
    [[nodiscard]] const NamesField* people(Variable variable) const;
    [[nodiscard]] const Identifier* identifier(std::string_view scheme) const;
    /// The plain text of a variable, or nothing.
    [[nodiscard]] std::string_view plain(Variable variable) const;

    // Taking, to write it: as above, for the first value that is not yet written, and marks it written.
    // A writer that cannot write a part of what it took says so itself (`loss/markup`, `loss/date-part`).
    TextField* take_text(Variable variable);
    DateField* take_date(Variable variable);
    /// Marks the names, not their marks and details.
    NamesField* take_people(Variable variable);
    Identifier* take_identifier(std::string_view scheme);

    void clear_written();

    /// A deep copy into `arena`, for passes that hold records back.
    [[nodiscard]] Record copy_into(Arena& arena) const;

  private:
    Arena* arena_;
};

/// A 64-bit digest of all values of the record (not of positions, `written`, the native source, or the order in which
/// different variables stand). The same on every machine.
[[nodiscard]] std::uint64_t fingerprint(const Record& record);

}  // namespace bibcast

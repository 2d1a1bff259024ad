#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "io/format.hpp"
#include "model/record.hpp"

namespace bibcast::bibtex {

/// The two dialects. Both are read by the same rules; what is written differs.
enum class Dialect : std::uint8_t { bibtex = 1, biblatex = 2 };

/// The id of the format, for messages and leftovers. Leftovers of both dialects are `bibtex`.
inline constexpr std::string_view leftover_format = "bibtex";

/// How the value of a field is to be understood.
enum class Form : std::uint8_t {
    rich,        ///< LaTeX with markup
    plain,       ///< LaTeX, decoded without markup
    list,        ///< biblatex literal list: ` and ` separates in BibLaTeX, and is a word in BibTeX
    pages,       ///< page ranges
    verbatim,    ///< never decoded nor escaped: addresses, identifiers
    names,       ///< name list
    date,        ///< EDTF
    keywords,    ///< comma list
    link,        ///< typed link, verbatim
    identifier,  ///< verbatim, under the scheme `note`
    role,        ///< name list of contributors whose role is the name of the field
    special,     ///< by a rule of its own, keyed by `FieldId`
    ignored,     ///< of no meaning outside its own file: kept as a leftover
};

[[nodiscard]] constexpr bool is_of_people(Form form) { return form == Form::names || form == Form::role; }

/// Fields that rules of their own are about. `none` is all the others.
enum class FieldId : std::uint8_t {
    none,
    title, subtitle, titleaddon, issuetitle, issuesubtitle,
    journaltitle, journal, fjournal, journalsubtitle, journaltitleaddon,
    booktitle, booksubtitle, booktitleaddon, maintitle, mainsubtitle, maintitleaddon,
    lista, eventtitle, eventtitleaddon, venue, holder, editor, editortype, editora, editoratype, editorb, editorbtype, editorc, editorctype,
    date, year, month, day, yearfiled, monthfiled, dayfiled, issue, number, eid, articleno,
    publisher, organization, institution, school, howpublished, location, address,
    type, entrysubtype, note, addendum, langid, language, hyphenation,
    doi, url, eprint, eprinttype, archiveprefix, eprintclass, primaryclass,
    groups, award, identifier, crossref, xref, xdata, ids, arxiv, unique_id, orcid_numbers,
    count,
};

/// Some of the fields, so that a rule about several can ask for all of them at once.
class FieldSet {
  public:
    constexpr FieldSet(std::initializer_list<FieldId> ids = {}) {
        for (const FieldId id : ids) add(id);
    }
    constexpr void add(FieldId id) { words_[place(id) / 64] |= std::uint64_t{1} << place(id) % 64; }
    [[nodiscard]] constexpr bool meets(const FieldSet& other) const { return ((words_[0] & other.words_[0]) | (words_[1] & other.words_[1])) != 0; }

  private:
    static constexpr std::size_t place(FieldId id) { return static_cast<std::size_t>(id); }
    std::uint64_t words_[2] = {};
};
static_assert(static_cast<std::size_t>(FieldId::count) <= 128);

/// One row of the table that both readers and both writers go by.
struct FieldRow {
    std::string_view name;       ///< lower case
    Form form = Form::ignored;
    Variable variable = Variable::title;  ///< for forms that have one
    std::uint8_t writes = 0;     ///< dialects in which this is the field that holds the variable
    FieldId id = FieldId::none;
    LinkKind link = LinkKind::other;
    std::string_view note = {};  ///< for people; for `Form::identifier` the scheme
};

/// The table, in the customary order of fields in an entry, which is the order of the output.
[[nodiscard]] std::span<const FieldRow> field_rows();

/// The row of a field by its name in any case; null for a field that nobody knows.
[[nodiscard]] const FieldRow* find_field(std::string_view name);

/// biblatex: the values of this field can be localization keys.
[[nodiscard]] constexpr bool has_keys(const FieldRow& row) {
    return row.variable == Variable::collection_title || row.variable == Variable::status;
}

/// One entry type.
struct TypeRow {
    std::string_view name;      ///< lower case
    ItemType type = ItemType::document;
    std::uint8_t writes = 0;    ///< dialects in which this is the entry type for `type`
    std::uint8_t known_to = 0;  ///< dialects whose standard styles know it
    std::string_view genre = {};
    bool alias = false;         ///< another name for a type that is written (biblatex manual, section 2.1.2), or for a CSL type
};

[[nodiscard]] std::span<const TypeRow> type_rows();
/// The row of an entry type by its name in any case; null for a type that nobody knows.
[[nodiscard]] const TypeRow* find_type(std::string_view name);
/// The entry type that a dialect writes for `type`.
[[nodiscard]] const TypeRow& type_written_for(ItemType type, Dialect dialect);

[[nodiscard]] constexpr bool has(std::uint8_t dialects, Dialect dialect) {
    return (dialects & static_cast<std::uint8_t>(dialect)) != 0;
}

/// The field that an entry type has for its publisher: `school`, `institution`, `organization`, `howpublished`, `publisher`.
[[nodiscard]] std::string_view publisher_field_of(std::string_view type, Dialect dialect);

/// Classic BibTeX has two kinds of thesis: whether what `type` says is one below a doctorate.
[[nodiscard]] bool is_masters_genre(std::string_view genre);

/// The published mapping of a dialect.
[[nodiscard]] std::vector<MappingRow> mapping(Dialect dialect);

/// The genre that CSL shows for a biblatex localization key in `type`, `series` or `pubstate`; empty: no key.
[[nodiscard]] std::string_view localized(std::string_view key);
/// The localization key for a genre; empty: there is none.
[[nodiscard]] std::string_view localization_key(std::string_view genre);

/// The BCP 47 tag for a language as babel, polyglossia or a person names it; empty: not known.
[[nodiscard]] std::string_view language_tag(std::string_view name);
/// The babel name (`langid`) for a BCP 47 tag; empty: there is none.
[[nodiscard]] std::string_view babel_name(std::string_view tag);
/// The babel name for a tag of the same language (`en`, `pt-AO`, `eng`), or for a name in any case; empty: there is none.
[[nodiscard]] std::string_view babel_name_near(std::string_view tag_or_name);

}  // namespace bibcast::bibtex

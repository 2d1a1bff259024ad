#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/ris/types.hpp"
#include "io/tagged/serial_number.hpp"
#include "model/variable.hpp"

namespace bibcast::ris {

/// The labels of links that have a tag of their own.
inline constexpr std::string_view related_label = "Related records";
inline constexpr std::string_view image_label = "Image";

/// What the value of a tag becomes. `text`, `people` and `date` go to the row's variable as they stand; the
/// others need more than one line of the record, and are described in README.md.
enum class Place : std::uint8_t {
    text, people, date, type, end, key, year, full_date, early_date, publication_date, journal, first_page, last_page, start_page, serial_number,
    access_year, access_day, subtitle,
    accession, keyword, note, url, pdf, full_text, related, image, affiliation,
    none,  ///< has a meaning that no variable has: kept as a leftover
};

/// Whether a row also says how its variable is written.
enum class Use : std::uint8_t { both, read };

/// One row of the mapping: what `tag` means for the reference types in `types` (empty: for all others).
struct TagRow {
    std::string_view tag;
    TypeSet set;
    std::string_view types;
    Place place;
    Variable variable;
    Use use;

    consteval TagRow(std::string_view t, std::string_view names, Place p, Use u = Use::both)
        : tag(t), set(set_of(names)), types(names), place(p), variable(Variable::title), use(u) {}
    consteval TagRow(std::string_view t, std::string_view names, Variable v, Use u = Use::both)
        : tag(t), set(set_of(names)), types(names), place(Place::text), variable(v), use(u) {
        if (kind_of_variable(v) == VariableKind::name) place = Place::people;
        if (kind_of_variable(v) == VariableKind::date) place = Place::date;
    }

  private:
    static consteval VariableKind kind_of_variable(Variable v) {
        if (v < Variable::chapter_number) return VariableKind::text;
        if (v < Variable::accessed) return VariableKind::number;
        return v < Variable::author ? VariableKind::date : VariableKind::name;
    }
};

// RIS format specifications of 2001 (Reference Manager: T1, A1, Y1, JF, JO, CP, L1 to L4, U1 to U5) and 2011
// (tags by reference type: A2 to A4, C1 to C8, T2, T3, M1, M3, SE, NV, …). Where a tag has several rows the first
// that holds for the type counts. The order of the rows is the order of the lines that are written.
inline constexpr std::array tags = {
    TagRow{"TY", "", Place::type},

    TagRow{"AU", "MPCT VIDEO ADVS MULTI", Variable::director},
    TagRow{"AU", "MUSIC SOUND", Variable::composer},
    TagRow{"AU", "EDBOOK", Variable::editor},
    TagRow{"AU", "", Variable::author},
    TagRow{"AD", "", Place::affiliation},
    TagRow{"A1", "", Variable::author},
    TagRow{"A2", "BOOK CLSWK EDBOOK COMP MAP MULTI RPRT UNPB ELEC WEB", Variable::collection_editor},
    TagRow{"A2", "ADVS SOUND VIDEO", Variable::performer},
    TagRow{"A2", "BILL", Variable::author, Use::read},
    TagRow{"A2", "CASE", Variable::container_title},
    TagRow{"A2", "DATA", Variable::producer},
    TagRow{"A2", "PCOMM ICOMM", Variable::recipient},
    TagRow{"A2", "LEGAL PAT GOVDOC", Variable::authority},
    TagRow{"A2", "CHART FIGURE EQUA MPCT CTLG PAMP", Place::none},
    TagRow{"A2", "", Variable::editor},
    TagRow{"A3", "BOOK CLSWK", Variable::editor},
    TagRow{"A3", "BLOG", Variable::illustrator},
    TagRow{"A3", "MPCT", Variable::producer},
    TagRow{"A3", "THES", Variable::contributor},
    TagRow{"A3", "CASE RPRT PAT", Place::none},
    TagRow{"A3", "", Variable::collection_editor},
    TagRow{"A4", "MPCT", Variable::performer},
    TagRow{"A4", "MUSIC", Variable::producer},
    TagRow{"A4", "CONF DATA", Variable::contributor},
    TagRow{"A4", "RPRT", Variable::division},
    TagRow{"A4", "SER", Variable::editor, Use::read},
    TagRow{"A4", "CASE", Place::none},
    TagRow{"A4", "", Variable::translator},
    TagRow{"ED", "", Variable::editor},

    TagRow{"TI", "", Variable::title},
    TagRow{"T1", "", Variable::title, Use::read},
    TagRow{"CT", "", Variable::title, Use::read},
    TagRow{"BT", "BOOK EBOOK EDBOOK CLSWK UNPB", Variable::title, Use::read},
    TagRow{"BT", "", Place::subtitle, Use::read},
    TagRow{"ST", "", Variable::title_short},
    TagRow{"T2", "CONF CPAPER SLIDE", Variable::event_title},
    TagRow{"T2", "BOOK EBOOK EDBOOK CLSWK COMP CTLG MAP MPCT MULTI RPRT", Variable::collection_title},
    TagRow{"T2", "HEAR", Variable::section},
    TagRow{"T2", "THES", Variable::division},
    TagRow{"T2", "", Variable::container_title},
    TagRow{"T3", "BILL HEAR", Variable::authority},
    TagRow{"T3", "ANCIENT", Variable::volume_title},
    TagRow{"T3", "LEGAL", Variable::supplement_number},
    TagRow{"T3", "CASE BLOG PAT STAT STAND", Place::none},
    TagRow{"T3", "", Variable::collection_title},
    TagRow{"J2", "", Variable::container_title_short},
    TagRow{"JA", "", Variable::container_title_short, Use::read},
    TagRow{"J1", "", Variable::container_title_short, Use::read},
    TagRow{"JO", "", Place::journal, Use::read},

    TagRow{"C1", "MAP", Variable::scale},
    TagRow{"C1", "CONF CPAPER", Variable::publisher_place},
    TagRow{"C1", "CHAP ECHAP SER", Variable::section},
    TagRow{"C1", "MUSIC", Variable::medium},
    TagRow{"C1", "PAT", Variable::submitted},
    TagRow{"C1", "WEB EBOOK EJOUR MULTI", Place::access_year},
    TagRow{"C1", "", Place::none},
    TagRow{"C2", "JOUR ABST INPR JFULL", Variable::pmcid},
    TagRow{"C2", "CHAP ECHAP", Variable::container_author},
    TagRow{"C2", "NEWS", Variable::issue, Use::read},
    TagRow{"C2", "SER", Variable::number},
    TagRow{"C2", "CONF CPAPER PAT", Place::publication_date},
    TagRow{"C2", "WEB EBOOK EJOUR MULTI", Place::access_day},
    TagRow{"C2", "", Place::none},
    TagRow{"C3", "CONF CPAPER", Variable::container_title},
    TagRow{"C3", "ART MAP ADVS SOUND VIDEO SLIDE", Variable::dimensions},
    TagRow{"C3", "EJOUR", Variable::pmcid},
    TagRow{"C3", "PAT", Variable::jurisdiction},
    TagRow{"C3", "", Place::none},
    TagRow{"C4", "MPCT", Variable::genre},
    TagRow{"C4", "", Place::none},
    TagRow{"C5", "ADVS MPCT VIDEO SOUND MULTI", Variable::medium},
    TagRow{"C5", "PAT", Variable::references},
    TagRow{"C5", "EJOUR JOUR ABST INPR MGZN", Variable::volume_title},
    TagRow{"C5", "GRANT", Variable::number},
    TagRow{"C5", "", Place::none},
    TagRow{"C6", "PAT", Variable::status},
    TagRow{"C6", "RPRT", Variable::issue, Use::read},
    // Web of Science
    TagRow{"C6", "JOUR", Place::early_date, Use::read},
    TagRow{"C6", "", Place::none},
    TagRow{"C7", "JOUR ABST INPR JFULL EJOUR MGZN CONF CPAPER", Variable::number},
    TagRow{"C7", "EBOOK ECHAP", Variable::pmcid},
    TagRow{"C7", "", Place::none},
    TagRow{"C8", "", Place::none},

    TagRow{"JF", "CONF CPAPER", Variable::container_title, Use::read},
    TagRow{"JF", "", Variable::container_title},
    TagRow{"PY", "", Place::year},
    TagRow{"Y1", "", Place::year, Use::read},
    TagRow{"DA", "", Place::full_date},
    TagRow{"Y2", "", Variable::accessed},
    TagRow{"VL", "CHART FIGURE EQUA", Variable::dimensions},
    TagRow{"VL", "COMP", Variable::edition},
    TagRow{"VL", "LEGAL PAMP", Variable::number},
    TagRow{"VL", "THES", Variable::genre, Use::read},
    TagRow{"VL", "WEB BLOG", Place::access_year},
    TagRow{"VL", "PAT GRANT STAND", Place::none},
    TagRow{"VL", "", Variable::volume},
    TagRow{"VO", "", Variable::volume, Use::read},
    TagRow{"IS", "", Variable::issue},
    TagRow{"CP", "", Variable::issue, Use::read},
    TagRow{"SP", "MPCT", Variable::dimensions},
    TagRow{"SP", "", Place::first_page},
    TagRow{"EP", "", Place::last_page},
    TagRow{"SE", "JOUR MGZN MANSCPT BOOK EBOOK EDBOOK CLSWK THES", Place::start_page},
    TagRow{"SE", "CHAP SER", Variable::chapter_number},
    TagRow{"SE", "CTLG", Variable::number_of_pages},
    TagRow{"SE", "EJOUR", Variable::available_date},
    TagRow{"SE", "DATA", Variable::original_date},
    TagRow{"SE", "CASE", Variable::submitted},
    TagRow{"SE", "BLOG", Variable::number},
    TagRow{"SE", "DICT", Variable::version},
    TagRow{"SE", "GRANT AGGR PAT", Place::none},
    TagRow{"SE", "", Variable::section},
    TagRow{"ET", "COMP DATA CHART FIGURE EQUA", Variable::version},
    TagRow{"ET", "BILL HEAR STAT", Variable::chapter_number},
    TagRow{"ET", "JOUR", Place::early_date},
    TagRow{"ET", "AGGR DBASE CASE GRANT MANSCPT PAT PCOMM", Place::none},
    TagRow{"ET", "", Variable::edition},
    TagRow{"SN", "", Place::serial_number},
    TagRow{"NV", "DATA MANSCPT PCOMM EJOUR", Variable::number},
    TagRow{"NV", "RPRT", Variable::collection_number},
    TagRow{"NV", "EBOOK", Variable::version},
    TagRow{"NV", "CTLG", Variable::call_number},
    TagRow{"NV", "CASE", Variable::container_title_short, Use::read},
    TagRow{"NV", "LEGAL", Variable::chapter_number},
    TagRow{"NV", "ADVS GRANT MGZN NEWS PAT STAND STAT", Place::none},
    TagRow{"NV", "", Variable::number_of_volumes},
    TagRow{"M1", "BOOK EDBOOK CLSWK CTLG PAMP SER ECHAP", Variable::collection_number},
    TagRow{"M1", "CHAP", Variable::number_of_volumes, Use::read},
    TagRow{"M1", "EJOUR MGZN CONF CPAPER", Variable::issue, Use::read},
    TagRow{"M1", "ART", Variable::dimensions, Use::read},
    TagRow{"M1", "WEB", Place::access_day},
    TagRow{"M1", "AGGR COMP LEGAL MULTI NEWS STAND", Place::none},
    TagRow{"M1", "", Variable::number},
    TagRow{"M2", "PAMP", Variable::number_of_pages, Use::read},
    TagRow{"M2", "", Place::note, Use::read},
    TagRow{"M3", "ART CHART FIGURE EQUA", Variable::medium},
    TagRow{"M3", "MPCT", Variable::medium, Use::read},
    TagRow{"M3", "CASE", Place::none},
    TagRow{"M3", "", Variable::genre},
    TagRow{"SV", "CASE", Variable::number},
    TagRow{"SV", "", Variable::collection_number},

    TagRow{"PB", "CASE", Variable::authority},
    TagRow{"PB", "", Variable::publisher},
    TagRow{"CY", "CONF CPAPER SLIDE", Variable::event_place},
    TagRow{"CY", "", Variable::publisher_place},
    TagRow{"PP", "", Variable::publisher_place, Use::read},
    TagRow{"OP", "BILL CASE HEAR LEGAL STAT", Variable::references},
    TagRow{"OP", "ADVS AGGR BLOG COMP CONF DATA GRANT MULTI PAT RPRT WEB", Place::none},
    TagRow{"OP", "", Variable::original_title},
    TagRow{"RI", "", Variable::reviewed_title},
    TagRow{"DO", "", Variable::doi},
    TagRow{"AN", "", Place::accession},
    TagRow{"DB", "", Variable::archive},
    TagRow{"AV", "", Variable::archive_location, Use::read},
    TagRow{"CN", "", Variable::call_number},
    TagRow{"DP", "", Variable::source},
    TagRow{"LB", "", Variable::citation_label},
    TagRow{"LA", "", Variable::language},
    TagRow{"CR", "", Variable::license},
    TagRow{"KW", "", Place::keyword},
    TagRow{"K1", "", Place::keyword, Use::read},
    TagRow{"AB", "", Variable::abstract},
    TagRow{"N2", "", Variable::abstract, Use::read},
    TagRow{"N1", "", Place::note},
    TagRow{"RN", "", Variable::annote},
    TagRow{"UR", "", Place::url},
    TagRow{"LK", "", Place::url, Use::read},
    TagRow{"L1", "", Place::pdf},
    TagRow{"L2", "", Place::full_text},
    TagRow{"L3", "", Place::related},
    TagRow{"L4", "", Place::image},
    TagRow{"ID", "", Place::key},

    // Web of Science has these of its own format in its RIS, too.
    TagRow{"PU", "", Variable::publisher, Use::read},
    TagRow{"PI", "", Variable::publisher_place, Use::read},
    TagRow{"JI", "", Variable::container_title_short, Use::read},
    TagRow{"J9", "", Place::none},
    TagRow{"PA", "", Place::none},
    // OPUS 4
    TagRow{"SB", "", Place::serial_number, Use::read},
    TagRow{"SS", "", Place::serial_number, Use::read},
    TagRow{"PM", "", Variable::pmid, Use::read},
    TagRow{"AR", "", Variable::number, Use::read},
    TagRow{"AX", "", Place::none},
    TagRow{"UN", "", Place::none},
    // Ovid: an author with the ORCID
    TagRow{"AI", "", Place::none},
    TagRow{"CA", "", Place::none},
    TagRow{"RP", "", Place::none},
    TagRow{"TA", "", Place::none},
    TagRow{"TT", "", Place::none},
    TagRow{"U1", "", Place::none},
    TagRow{"U2", "", Place::none},
    TagRow{"U3", "", Place::none},
    TagRow{"U4", "", Place::none},
    TagRow{"U5", "", Place::none},
    TagRow{"ER", "", Place::end},
};

/// Types of whole works: there a lone number in `SP` counts the pages of the work.
inline constexpr TypeSet page_count_types = set_of("BOOK EBOOK EDBOOK CLSWK THES MANSCPT");
/// Types whose `SN` is the number of the document when it is no ISBN or ISSN.
inline constexpr TypeSet document_number_types = set_of("RPRT GOVDOC PAT STAND DBASE");
/// Types whose `SN` is an ISSN when nothing else can be said of it.
inline constexpr TypeSet serial_types = set_of("JOUR ABST EJOUR INPR JFULL MGZN NEWS GEN");
/// Types of what stands in something larger: the abbreviation of its title is its title if no other is given.
inline constexpr TypeSet part_types = set_of("JOUR ABST EJOUR INPR MGZN NEWS CHAP ECHAP DICT ENCYC CONF CPAPER");
/// What a number in `SN` can be in a record of that type.
[[nodiscard]] constexpr tagged::SerialKind serial_kind(Type type) {
    if (((document_number_types >> type) & 1) != 0) return tagged::SerialKind::document;
    return ((serial_types >> type) & 1) != 0 ? tagged::SerialKind::serial : tagged::SerialKind::book;
}
/// Types whose `SP` is a description (2011): without a digit it is no page.
inline constexpr TypeSet description_types = set_of("ART BLOG CHART COMP EQUA FIGURE MAP WEB");
inline constexpr TypeSet conference_types = set_of("CONF CPAPER");
/// EndNote's web page by another name: the date of access stands in the volume and the number, if they are a date.
inline constexpr TypeSet access_in_volume_types = set_of("ELEC");
/// Types whose `DA` is the date of access when it disagrees with `PY` (2011, electronic types).
inline constexpr TypeSet access_date_types = set_of("AGGR DBASE EBOOK EJOUR MULTI CASE");

[[nodiscard]] constexpr bool contains(TypeSet set, Type type) { return ((set >> type) & 1) != 0; }

namespace detail {

/// A place of its own for each tag of two ASCII letters or digits in any case; 0 for what is no tag.
[[nodiscard]] constexpr std::size_t tag_number(char a, char b) {
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
    a = upper(a);
    b = upper(b);
    if (a < 'A' || a > 'Z') return 0;
    const bool digit = b >= '0' && b <= '9';
    if (!digit && (b < 'A' || b > 'Z')) return 0;
    return 1 + static_cast<std::size_t>(a - 'A') * 36 + static_cast<std::size_t>(digit ? b - '0' : b - 'A' + 10);
}

static_assert(tags.size() < 255);
inline constexpr std::uint8_t no_row = 255;

/// The first row of each tag, by its number.
inline constexpr auto first_rows = [] {
    std::array<std::uint8_t, 1 + 26 * 36> first{};
    first.fill(no_row);
    for (std::size_t i = tags.size(); i-- > 0;) {
        first[tag_number(tags[i].tag[0], tags[i].tag[1])] = static_cast<std::uint8_t>(i);
    }
    return first;
}();

/// The types for which each row is the one that counts.
inline constexpr auto effective_sets = [] {
    std::array<TypeSet, tags.size()> sets{};
    TypeSet taken = 0;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (i == 0 || tags[i].tag != tags[i - 1].tag) taken = 0;
        sets[i] = tags[i].set & ~taken;
        taken |= tags[i].set;
    }
    return sets;
}();

}  // namespace detail

/// True for a tag of either specification.
[[nodiscard]] constexpr bool is_known_tag(std::string_view tag) {
    return tag.size() == 2 && detail::first_rows[detail::tag_number(tag[0], tag[1])] != detail::no_row;
}

/// The row that counts for a tag (two characters, any case) in a record of that type; null for an unknown tag.
[[nodiscard]] constexpr const TagRow* row_of(std::string_view tag, Type type) {
    std::size_t i = detail::first_rows[detail::tag_number(tag[0], tag[1])];
    if (i == detail::no_row) return nullptr;
    while (!contains(tags[i].set, type)) ++i;
    return &tags[i];
}

static_assert([] {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (detail::tag_number(tags[i].tag[0], tags[i].tag[1]) == 0 || tags[i].tag.size() != 2) return false;
        if (detail::effective_sets[i] == 0) return false;
        const bool last = i + 1 == tags.size() || tags[i + 1].tag != tags[i].tag;
        if (last && tags[i].set != all_types) return false;
    }
    return true;
}(), "every row holds for some type, and every tag for all of them");

static_assert([] {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (i != 0 && tags[i].tag == tags[i - 1].tag) continue;
        if (detail::first_rows[detail::tag_number(tags[i].tag[0], tags[i].tag[1])] != i) return false;
    }
    return true;
}(), "the rows of one tag stand together");

static_assert([] {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        for (Type type = 0; type < types.size(); ++type) {
            if (contains(detail::effective_sets[i], type) && row_of(tags[i].tag, type) != &tags[i]) return false;
        }
    }
    return true;
}(), "what a row writes is read by the same row: the table is two-way");

}  // namespace bibcast::ris

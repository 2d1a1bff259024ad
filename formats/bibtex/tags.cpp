#include "formats/bibtex/tags.hpp"

#include <array>

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

using V = Variable;
constexpr std::uint8_t no = 0, bib = 1, lat = 2, both = 3;

constexpr FieldRow text(std::string_view name, V variable, std::uint8_t writes, std::string_view note = {}) {
    return {name, Form::rich, variable, writes, FieldId::none, LinkKind::other, note};
}
constexpr FieldRow plain(std::string_view name, V variable, std::uint8_t writes) {
    return {name, Form::plain, variable, writes};
}
constexpr FieldRow verbatim(std::string_view name, V variable, std::uint8_t writes, FieldId id = FieldId::none) {
    return {name, Form::verbatim, variable, writes, id};
}
constexpr FieldRow people(std::string_view name, V variable, std::uint8_t writes) { return {name, Form::names, variable, writes}; }
constexpr FieldRow role(std::string_view name, std::uint8_t writes) { return {name, Form::role, V::contributor, writes, FieldId::none, LinkKind::other, "with the role"}; }
constexpr FieldRow day(std::string_view name, V variable, std::uint8_t writes) { return {name, Form::date, variable, writes}; }
constexpr FieldRow link(std::string_view name, LinkKind kind, std::uint8_t writes) {
    return {name, Form::link, V::url, writes, FieldId::none, kind};
}
constexpr FieldRow identifier(std::string_view name, std::string_view scheme, std::uint8_t writes) {
    return {name, Form::identifier, V::url, writes, FieldId::none, LinkKind::other, scheme};
}
constexpr FieldRow special(std::string_view name, FieldId id, V variable, std::uint8_t writes, std::string_view note = {}) {
    return {name, Form::special, variable, writes, id, LinkKind::other, note};
}

// BibTeX: btxdoc (Patashnik 1988), section 3.2, and the fields that plainnat, IEEEtran, REVTeX and arXiv brought into
// use (doi, url, eprint, archiveprefix, primaryclass, isbn, issn, abstract, keywords). BibLaTeX: biblatex manual 3.19,
// section 2.2.2, and its aliases, section 2.2.5. A CSL 1.0.2 variable that neither has is a field by CSL's own name,
// which the styles of both ignore. The links are the extra fields of personal pages (al-folio, jekyll-scholar).
constexpr std::array rows = {
    people("author", V::author, both),
    people("bookauthor", V::container_author, both),
    special("editor", FieldId::editor, V::editor, both),
    special("editortype", FieldId::editortype, V::editor, both, "the role of editor"),
    special("editora", FieldId::editora, V::contributor, both),
    special("editoratype", FieldId::editoratype, V::contributor, both),
    special("editorb", FieldId::editorb, V::contributor, both),
    special("editorbtype", FieldId::editorbtype, V::contributor, both),
    special("editorc", FieldId::editorc, V::contributor, both),
    special("editorctype", FieldId::editorctype, V::contributor, both),
    people("translator", V::translator, both),
    role("annotator", both),
    role("commentator", both),
    role("introduction", both),
    role("foreword", both),
    role("afterword", both),
    special("holder", FieldId::holder, V::contributor, both, "with the role; patents without an author: author"),
    role("assignee", both),  // IEEEtran
    role("advisor", both),
    role("supervisor", both),
    special("title", FieldId::title, V::title, both),
    special("subtitle", FieldId::subtitle, V::title, lat, "joined to the title by a colon; the title alone becomes title-short"),
    special("titleaddon", FieldId::titleaddon, V::title, no, "joined to the title by a full stop"),
    text("shorttitle", V::title_short, both),
    special("issuetitle", FieldId::issuetitle, V::title, no, "title of a periodical's issue; for articles volume-title"),
    special("issuesubtitle", FieldId::issuesubtitle, V::title, no),
    special("journaltitle", FieldId::journaltitle, V::container_title, lat, "articles"),
    special("journal", FieldId::journal, V::container_title, bib, "articles"),
    special("journalsubtitle", FieldId::journalsubtitle, V::container_title, no),
    special("journaltitleaddon", FieldId::journaltitleaddon, V::container_title, no),
    special("fjournal", FieldId::fjournal, V::container_title, no, "MathSciNet, zbMATH: the title in full, beside which journal is the short one"),
    special("journal-full", FieldId::fjournal, V::container_title, no, "BibDesk"),
    text("shortjournal", V::container_title_short, both),
    text("abbrev_source_title", V::container_title_short, no, "Scopus"),
    text("journal-iso", V::container_title_short, no, "Web of Science"),
    special("maintitle", FieldId::maintitle, V::title, lat, "multi-volume works: the title (or the container) of the whole"),
    special("mainsubtitle", FieldId::mainsubtitle, V::title, no),
    special("maintitleaddon", FieldId::maintitleaddon, V::title, no),
    special("booktitle", FieldId::booktitle, V::container_title, both, "everything but articles"),
    special("booksubtitle", FieldId::booksubtitle, V::container_title, no),
    special("booktitleaddon", FieldId::booktitleaddon, V::container_title, no),
    special("lista", FieldId::lista, V::title, no, "biblatex-chicago: the article of an inreference whose title is that of the work"),
    text("volume-title", V::volume_title, both),
    special("eventtitle", FieldId::eventtitle, V::event_title, both),
    special("eventtitleaddon", FieldId::eventtitleaddon, V::event_title, no),
    FieldRow{"venue", Form::rich, V::event_place, both, FieldId::venue, LinkKind::other, "BibTeX: location beside an address (ACM)"},
    day("eventdate", V::event_date, both),
    special("date", FieldId::date, V::issued, both, "BibTeX: only what year and month cannot say"),
    special("year", FieldId::year, V::issued, both, "BibLaTeX: only what is no date"),
    special("month", FieldId::month, V::issued, bib),
    special("day", FieldId::day, V::issued, bib),
    text("series", V::collection_title, both),
    plain("volume", V::volume, both),
    plain("volumes", V::number_of_volumes, both),
    special("number", FieldId::number, V::issue, both, "articles: issue; books and their parts: collection-number; else number"),
    special("issue", FieldId::issue, V::issue, lat),
    special("eid", FieldId::eid, V::number, both, "articles and contributions"),
    special("articleno", FieldId::articleno, V::number, no),
    special("art_number", FieldId::articleno, V::number, no, "Scopus"),
    special("article-number", FieldId::articleno, V::number, no, "Web of Science, MDPI"),
    plain("part", V::part_number, both),
    plain("chapter", V::chapter_number, both),
    FieldRow{"pages", Form::pages, V::page, both},
    plain("pagetotal", V::number_of_pages, lat),
    plain("numpages", V::number_of_pages, bib),
    plain("page_count", V::number_of_pages, no),
    text("edition", V::edition, both),
    plain("version", V::version, both),
    special("publisher", FieldId::publisher, V::publisher, both),
    special("organization", FieldId::organization, V::publisher, both, "manuals, online resources, data sets"),
    special("institution", FieldId::institution, V::publisher, both, "reports; BibLaTeX: theses"),
    special("school", FieldId::school, V::publisher, bib, "theses"),
    special("howpublished", FieldId::howpublished, V::publisher, both, "booklets and miscellaneous; an address becomes URL"),
    special("location", FieldId::location, V::publisher_place, lat, "patents: jurisdiction"),
    special("address", FieldId::address, V::publisher_place, bib),
    special("type", FieldId::type, V::genre, both, "BibLaTeX localization keys are spelled out"),
    special("entrysubtype", FieldId::entrysubtype, V::genre, both, "the CSL item type, where the entry type is wider"),
    text("pubstate", V::status, both),
    special("note", FieldId::note, V::note, both),
    special("addendum", FieldId::addendum, V::note, lat),
    special("langid", FieldId::langid, V::language, lat),
    special("language", FieldId::language, V::language, both),
    special("hyphenation", FieldId::hyphenation, V::language, no),
    text("origtitle", V::original_title, both),
    day("origdate", V::original_date, both),
    text("origpublisher", V::original_publisher, both),
    text("origlocation", V::original_publisher_place, both),
    plain("isbn", V::isbn, both),
    plain("issn", V::issn, both),
    plain("eissn", V::issn, no),
    verbatim("doi", V::doi, both, FieldId::doi),
    special("eprint", FieldId::eprint, V::url, both, "identifiers arxiv, handle, jstor, …; PubMed: PMID"),
    special("eprinttype", FieldId::eprinttype, V::url, lat),
    special("archiveprefix", FieldId::archiveprefix, V::url, bib),
    special("eprintclass", FieldId::eprintclass, V::url, lat),
    special("primaryclass", FieldId::primaryclass, V::url, bib),
    verbatim("pmid", V::pmid, both),
    verbatim("pubmedid", V::pmid, no),
    verbatim("pubmed_id", V::pmid, no),
    verbatim("pmcid", V::pmcid, both),
    verbatim("pmc", V::pmcid, no),
    verbatim("url", V::url, both, FieldId::url),
    day("urldate", V::accessed, both),
    day("lastchecked", V::accessed, no),
    text("library", V::call_number, both),
    text("abstract", V::abstract, both),
    text("annote", V::annote, bib),
    text("annotation", V::annote, lat),
    FieldRow{"keywords", Form::keywords, V::keyword, both},
    FieldRow{"keyword", Form::keywords, V::keyword, no},
    FieldRow{"keywords-plus", Form::keywords, V::keyword, no, FieldId::none, LinkKind::other, "Web of Science"},
    special("groups", FieldId::groups, V::title, both, "JabRef's groups"),
    special("award", FieldId::award, V::title, both),
    // Links.
    link("pdf", LinkKind::pdf, both),
    link("html", LinkKind::html, both),
    link("code", LinkKind::code, both),
    link("website", LinkKind::project, both),
    link("project", LinkKind::project, no),
    link("data", LinkKind::data, both),
    link("slides", LinkKind::slides, both),
    link("video", LinkKind::video, both),
    link("poster", LinkKind::poster, both),
    link("supp", LinkKind::supplement, both),
    link("supplement", LinkKind::supplement, no),
    link("demo", LinkKind::demo, both),
    link("preprint", LinkKind::preprint, both),
    link("blog", LinkKind::blog, both),
    link("discussion", LinkKind::discussion, both),
    link("model", LinkKind::model, both),
    link("link", LinkKind::other, both),
    // Identifiers beside the one that `eprint` holds.
    identifier("openreview", "openreview", both),
    identifier("acl-anthology", "acl-anthology", both),
    identifier("pmlr", "pmlr", both),
    identifier("handle", "handle", both),
    identifier("hdl", "handle", no),
    identifier("dblp", "dblp", both),
    identifier("jstor", "jstor", both),
    identifier("googlebooks", "googlebooks", both),
    identifier("hal_id", "hal", both),
    identifier("mrnumber", "mr", both),
    identifier("zblnumber", "zbl", both),
    identifier("zbl", "zbl", no),
    identifier("lccn", "lccn", both),
    identifier("oclc", "oclc", both),
    identifier("bibcode", "bibcode", both),
    identifier("urn", "urn", both),
    special("unique-id", FieldId::unique_id, V::url, both, "Web of Science: the number of the record, `WOS:…`"),
    special("orcid-numbers", FieldId::orcid_numbers, V::author, no, "Web of Science: ORCIDs of the authors"),
    special("arxiv", FieldId::arxiv, V::url, no, "arXiv identifier"),
    special("identifier", FieldId::identifier, V::url, both, "any other identifier, `scheme:value`"),
    // CSL's own names for what neither dialect has a field for.
    text("archive", V::archive, both),
    text("archive_collection", V::archive_collection, both),
    text("archive_location", V::archive_location, both),
    text("archive-place", V::archive_place, both),
    text("authority", V::authority, both),
    text("call-number", V::call_number, no),
    text("citation-label", V::citation_label, both),
    text("container-title-short", V::container_title_short, no),
    text("dimensions", V::dimensions, both),
    text("division", V::division, both),
    text("jurisdiction", V::jurisdiction, both),
    text("nationality", V::jurisdiction, no, "IEEEtran: patents"),
    text("license", V::license, both),
    text("medium", V::medium, both),
    text("part-title", V::part_title, both),
    text("references", V::references, both),
    text("reviewed-genre", V::reviewed_genre, both),
    text("reviewed-title", V::reviewed_title, both),
    text("scale", V::scale, both),
    text("csl-source", V::source, both, "styles use `source` for other things"),
    text("year-suffix", V::year_suffix, both),
    plain("collection-number", V::collection_number, both),
    plain("citation-number", V::citation_number, both),
    plain("first-reference-note-number", V::first_reference_note_number, both),
    plain("locator", V::locator, both),
    plain("page-first", V::page_first, both),
    plain("printing-number", V::printing_number, both),
    plain("section", V::section, both),
    plain("supplement-number", V::supplement_number, both),
    day("available-date", V::available_date, both),
    day("earlyaccessdate", V::available_date, no),
    day("issued", V::issued, no),
    day("accessed", V::accessed, no),
    day("event-date", V::event_date, no),
    day("original-date", V::original_date, no),
    day("submitted", V::submitted, both),
    special("yearfiled", FieldId::yearfiled, V::submitted, no, "IEEEtran: patents; written of them in BibTeX"),
    special("monthfiled", FieldId::monthfiled, V::submitted, no),
    special("dayfiled", FieldId::dayfiled, V::submitted, no),
    people("chair", V::chair, both),
    people("collection-editor", V::collection_editor, both),
    people("compiler", V::compiler, no),
    people("composer", V::composer, both),
    people("contributor", V::contributor, no),
    people("curator", V::curator, both),
    people("director", V::director, both),
    people("editor-translator", V::editor_translator, both),
    people("editorial-director", V::editorial_director, both),
    people("executive-producer", V::executive_producer, both),
    people("execproducer", V::executive_producer, no),
    people("guest", V::guest, both),
    people("host", V::host, both),
    people("illustrator", V::illustrator, both),
    people("interviewer", V::interviewer, both),
    people("narrator", V::narrator, both),
    people("organizer", V::organizer, no),
    people("original-author", V::original_author, both),
    people("performer", V::performer, both),
    people("producer", V::producer, both),
    people("recipient", V::recipient, both),
    people("reviewed-author", V::reviewed_author, both),
    people("script-writer", V::script_writer, both),
    people("series-creator", V::series_creator, both),
    // Relations between entries.
    special("crossref", FieldId::crossref, V::title, no, "the parent's fields are inherited"),
    special("xdata", FieldId::xdata, V::title, no, "the container's fields are taken over"),
};

/// The same for a letter in either case. Of its first, middle and last letter and its size: these tell most names apart.
constexpr std::uint32_t hash_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto letter = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<std::uint8_t>(name[at]) | 0x20U); };
    const std::uint32_t letters = letter(0) | letter(name.size() / 2) << 8U | letter(name.size() - 1) << 16U | static_cast<std::uint32_t>(name.size()) << 24U;
    const std::uint32_t hash = letters * 0x9E3779B1U;
    return hash ^ hash >> 15U;
}

/// Open addressing, filled at compile time; no two rows may have one name.
template <std::size_t slots, class Rows>
constexpr auto make_index(const Rows& table) {
    static_assert((slots & (slots - 1)) == 0);
    std::array<std::uint8_t, slots> index{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::size_t at = hash_of(table[i].name) & (slots - 1);
        while (index[at] != 0) at = (at + 1) & (slots - 1);
        index[at] = static_cast<std::uint8_t>(i + 1);
    }
    return index;
}

template <class Rows>
constexpr bool names_are_unique(const Rows& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (table[i].name == table[j].name) return false;
        }
    }
    return true;
}

/// Each variable is written by one field of a dialect; the fields with rules of their own share some.
template <class Rows>
constexpr bool written_once(const Rows& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].form > Form::date) continue;
        for (std::size_t j = 0; j < i; ++j) {
            if (table[j].form <= Form::date && table[i].variable == table[j].variable && (table[i].writes & table[j].writes) != 0) return false;
        }
    }
    return true;
}

static_assert(rows.size() < 255);
static_assert(names_are_unique(rows));
static_assert(written_once(rows));

using T = ItemType;
constexpr TypeRow alias(std::string_view name, T type) { return {name, type, no, no, {}, true}; }

// BibTeX: btxdoc, section 3.1. BibLaTeX: biblatex manual, sections 2.1.1 to 2.1.3, its aliases, section 2.1.2, and
// types of the apa and software styles. CSL types: CSL 1.0.2, appendix III.
constexpr std::array types = {
    TypeRow{"article", T::article_journal, both, both},
    TypeRow{"book", T::book, both, both},
    TypeRow{"booklet", T::pamphlet, both, both},
    TypeRow{"inbook", T::chapter, no, both},
    TypeRow{"incollection", T::chapter, both, both},
    TypeRow{"inproceedings", T::paper_conference, both, both},
    TypeRow{"conference", T::paper_conference, no, both, {}, true},
    TypeRow{"manual", T::report, no, both},
    TypeRow{"mastersthesis", T::thesis, no, both, "Master's thesis"},
    TypeRow{"phdthesis", T::thesis, bib, both, "PhD thesis"},
    TypeRow{"misc", T::document, both, both},
    TypeRow{"proceedings", T::book, no, both},
    TypeRow{"techreport", T::report, bib, both},
    TypeRow{"unpublished", T::manuscript, both, both},
    TypeRow{"mvbook", T::book, no, lat},
    TypeRow{"bookinbook", T::chapter, no, lat},
    TypeRow{"suppbook", T::chapter, no, lat},
    TypeRow{"collection", T::book, no, lat},
    TypeRow{"mvcollection", T::book, no, lat},
    TypeRow{"suppcollection", T::chapter, no, lat},
    TypeRow{"dataset", T::dataset, lat, lat},
    TypeRow{"online", T::webpage, lat, lat},
    TypeRow{"electronic", T::webpage, no, lat, {}, true},
    TypeRow{"www", T::webpage, no, lat, {}, true},
    alias("webpage", T::webpage),
    TypeRow{"patent", T::patent, lat, lat},
    TypeRow{"periodical", T::periodical, lat, lat},
    TypeRow{"suppperiodical", T::article_journal, no, lat},
    TypeRow{"mvproceedings", T::book, no, lat},
    TypeRow{"reference", T::book, no, lat},
    TypeRow{"mvreference", T::book, no, lat},
    TypeRow{"inreference", T::entry_encyclopedia, lat, lat},
    TypeRow{"report", T::report, lat, lat},
    TypeRow{"software", T::software, lat, lat},
    TypeRow{"thesis", T::thesis, lat, lat},
    TypeRow{"artwork", T::graphic, no, lat},
    TypeRow{"image", T::graphic, lat, lat},
    TypeRow{"audio", T::song, no, lat},
    TypeRow{"music", T::song, lat, lat},
    TypeRow{"movie", T::motion_picture, lat, lat},
    TypeRow{"video", T::motion_picture, no, lat},
    TypeRow{"commentary", T::book, no, lat},
    TypeRow{"jurisdiction", T::legal_case, lat, lat},
    TypeRow{"legislation", T::legislation, lat, lat},
    TypeRow{"legal", T::treaty, lat, lat},
    TypeRow{"letter", T::personal_communication, lat, lat},
    TypeRow{"performance", T::performance, lat, lat},
    TypeRow{"review", T::review, lat, lat},
    TypeRow{"standard", T::standard, lat, lat},
    // biblatex-apa, biblatex-software, and what other programs write.
    TypeRow{"constitution", T::legislation, no, no},
    TypeRow{"legmaterial", T::legislation, no, no},
    TypeRow{"legadminmaterial", T::legislation, no, no},
    TypeRow{"presentation", T::speech, no, no},
    TypeRow{"softwareversion", T::software, no, no},
    TypeRow{"softwaremodule", T::software, no, no},
    TypeRow{"codefragment", T::software, no, no},
    TypeRow{"electronicbook", T::book, no, no},
    alias("newspaper", T::article_newspaper),
    alias("magazine", T::article_magazine),
    alias("interview", T::interview),
    alias("map", T::map),
    // Mendeley Reference Manager: the types of its API. Styles for law have the words without underscores for their own.
    alias("book_section", T::chapter),
    alias("conference_proceedings", T::paper_conference),
    alias("computer_program", T::software),
    alias("encyclopedia_article", T::entry_encyclopedia),
    alias("generic", T::document),
    alias("magazine_article", T::article_magazine),
    alias("newspaper_article", T::article_newspaper),
    alias("television_broadcast", T::broadcast),
    alias("web_page", T::webpage),
    alias("working_paper", T::report),
    TypeRow{"bill", T::bill, no, no},
    TypeRow{"case", T::legal_case, no, no},
    TypeRow{"film", T::motion_picture, no, no},
    TypeRow{"hearing", T::hearing, no, no},
    TypeRow{"statute", T::legislation, no, no},
    // A container of keys (biblatex manual, section 3.14.5).
    TypeRow{"set", T::document, no, lat},
};
static_assert(types.size() < 255);
static_assert(names_are_unique(types));

// What stands in for a CSL type that a dialect has no entry type for; `entrysubtype` tells which one it was.
struct Substitute {
    ItemType type;
    std::string_view bibtex;
    std::string_view biblatex;
};
constexpr std::array substitutes = {
    Substitute{T::article, "misc", "online"},
    Substitute{T::article_magazine, "article", "article"},
    Substitute{T::article_newspaper, "article", "article"},
    Substitute{T::bill, "misc", "legislation"},
    Substitute{T::broadcast, "misc", "video"},
    Substitute{T::classic, "book", "book"},
    Substitute{T::entry, "incollection", "inreference"},
    Substitute{T::entry_dictionary, "incollection", "inreference"},
    Substitute{T::entry_encyclopedia, "incollection", "inreference"},
    Substitute{T::figure, "misc", "image"},
    Substitute{T::hearing, "misc", "legal"},
    Substitute{T::map, "misc", "image"},
    Substitute{T::musical_score, "misc", "music"},
    Substitute{T::post, "misc", "online"},
    Substitute{T::post_weblog, "misc", "online"},
    Substitute{T::regulation, "misc", "legislation"},
    Substitute{T::review, "article", "review"},
    Substitute{T::review_book, "article", "review"},
    Substitute{T::speech, "misc", "unpublished"},
    Substitute{T::periodical, "book", "periodical"},
};

constexpr std::size_t row_of_type(std::string_view name) {
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].name == name) return i;
    }
    return 0;
}

constexpr auto make_written(Dialect dialect) {
    std::array<std::uint8_t, item_type_count> written{};
    for (std::uint8_t& row : written) row = static_cast<std::uint8_t>(row_of_type("misc"));
    for (const Substitute& row : substitutes) {
        written[static_cast<std::size_t>(row.type)] = static_cast<std::uint8_t>(row_of_type(dialect == Dialect::bibtex ? row.bibtex : row.biblatex));
    }
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (has(types[i].writes, dialect)) written[static_cast<std::size_t>(types[i].type)] = static_cast<std::uint8_t>(i);
    }
    return written;
}

constexpr auto field_index = make_index<512>(rows);
constexpr auto type_index = make_index<256>(types);
constexpr auto written_bibtex = make_written(Dialect::bibtex);
constexpr auto written_biblatex = make_written(Dialect::biblatex);

template <class Rows, class Index>
auto find_row(const Rows& table, const Index& index, std::string_view name) -> decltype(&table[0]) {
    std::size_t at = hash_of(name) & (index.size() - 1);
    while (index[at] != 0) {
        const auto& row = table[index[at] - 1U];
        if (same_bytes(row.name, name) || equals_ignoring_ascii_case(row.name, name)) return &row;
        at = (at + 1) & (index.size() - 1);
    }
    return nullptr;
}

std::string_view target_of(const FieldRow& row) {
    switch (row.form) {
        case Form::keywords: return "keyword";
        case Form::link: return name_of(row.link);
        case Form::identifier: return row.note;
        case Form::special:
            switch (row.id) {
                case FieldId::groups: return "groups";
                case FieldId::award: return "awards";
                case FieldId::entrysubtype: return "type";
                case FieldId::identifier:
                case FieldId::arxiv:
                case FieldId::unique_id:
                case FieldId::eprint:
                case FieldId::eprinttype:
                case FieldId::archiveprefix:
                case FieldId::eprintclass:
                case FieldId::primaryclass: return "identifiers";
                case FieldId::crossref:
                case FieldId::xdata: return "";
                default: return name_of(row.variable);
            }
        default: return name_of(row.variable);
    }
}

}  // namespace

std::span<const FieldRow> field_rows() { return rows; }
const FieldRow* find_field(std::string_view name) { return find_row(rows, field_index, name); }

std::span<const TypeRow> type_rows() { return types; }
const TypeRow* find_type(std::string_view name) { return find_row(types, type_index, name); }

const TypeRow& type_written_for(ItemType type, Dialect dialect) {
    const auto at = static_cast<std::size_t>(type);
    return types[dialect == Dialect::bibtex ? written_bibtex[at] : written_biblatex[at]];
}

std::string_view publisher_field_of(std::string_view type, Dialect dialect) {
    struct Row {
        std::string_view type, bibtex, biblatex;
    };
    // btxdoc, section 3.1; biblatex manual, section 2.1.1: the field that the type's own list has.
    static constexpr Row publishers[] = {
        {"phdthesis", "school", "institution"},       {"mastersthesis", "school", "institution"},
        {"thesis", "school", "institution"},          {"techreport", "institution", "institution"},
        {"report", "institution", "institution"},     {"manual", "organization", "organization"},
        {"online", "organization", "organization"},   {"misc", "howpublished", "howpublished"},
        {"booklet", "howpublished", "howpublished"},  {"unpublished", "howpublished", "howpublished"},
        {"software", "howpublished", "organization"}, {"standard", "howpublished", "organization"},
    };
    for (const Row& row : publishers) {
        if (row.type == type) return dialect == Dialect::bibtex ? row.bibtex : row.biblatex;
    }
    return "publisher";
}

std::vector<MappingRow> mapping(Dialect dialect) {
    std::vector<MappingRow> out;
    out.reserve(rows.size() + types.size());
    for (const TypeRow& row : types) {
        const std::string_view note = has(row.writes, dialect) ? "read and written" : "read";
        out.push_back({row.name, "type", name_of(row.type), note});
    }
    for (const FieldRow& row : rows) {
        out.push_back({row.name, target_of(row), "", row.form == Form::identifier ? "identifier" : row.note});
    }
    return out;
}

}  // namespace bibcast::bibtex

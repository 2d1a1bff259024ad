#include "formats/bibtex/inherit.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// Classes of entry types, as the rules name them.
enum TypeClass : std::uint16_t {
    mv_book = 1,
    mv_collection = 2,  ///< mvcollection, mvreference
    mv_proceedings = 4,
    book = 8,
    collection = 16,  ///< collection, reference
    proceedings = 32,
    periodical = 64,
    in_book = 128,  ///< inbook, bookinbook, suppbook
    in_collection = 256,  ///< incollection, inreference, suppcollection
    in_proceedings = 512,
    article = 1024,  ///< article, suppperiodical
};

struct ClassRow {
    std::string_view type;
    std::uint16_t classes;
};
constexpr std::array<ClassRow, 20> class_rows = {{
    {"mvbook", mv_book},           {"mvcollection", mv_collection}, {"mvreference", mv_collection}, {"mvproceedings", mv_proceedings},
    {"book", book},                {"collection", collection},      {"reference", collection},      {"proceedings", proceedings},
    {"periodical", periodical},    {"inbook", in_book},             {"bookinbook", in_book},        {"suppbook", in_book},
    {"incollection", in_collection}, {"inreference", in_collection}, {"suppcollection", in_collection},
    {"inproceedings", in_proceedings}, {"conference", in_proceedings}, {"article", article}, {"suppperiodical", article}, {"commentary", book},
}};

std::uint16_t class_of(std::string_view type) {
    for (const ClassRow& row : class_rows) {
        if (equals_ignoring_ascii_case(row.type, type)) return row.classes;
    }
    return 0;
}

struct Rule {
    std::uint16_t parents;
    std::uint16_t children;
    std::string_view from;
    std::string_view to;
};
// biblatex manual 3.19, appendix B, in its order. `book` as a parent of contributions to collections and proceedings is no row
// there; classic BibTeX files have it, and the title of a book is never the title of what stands in it.
constexpr std::uint16_t mv_books = mv_book, mv_others = mv_collection | mv_proceedings;
constexpr std::array<Rule, 21> rules = {{
    {mv_books, in_book, "author", "bookauthor"},
    {book, in_book, "author", "bookauthor"},
    {mv_books, book | in_book, "title", "maintitle"},
    {mv_books, book | in_book, "subtitle", "mainsubtitle"},
    {mv_books, book | in_book, "titleaddon", "maintitleaddon"},
    {mv_others, collection | proceedings | in_collection | in_proceedings, "title", "maintitle"},
    {mv_others, collection | proceedings | in_collection | in_proceedings, "subtitle", "mainsubtitle"},
    {mv_others, collection | proceedings | in_collection | in_proceedings, "titleaddon", "maintitleaddon"},
    {book | collection | proceedings, in_book | in_collection | in_proceedings, "title", "booktitle"},
    {book | collection | proceedings, in_book | in_collection | in_proceedings, "subtitle", "booksubtitle"},
    {book | collection | proceedings, in_book | in_collection | in_proceedings, "titleaddon", "booktitleaddon"},
    {periodical, article, "title", "journaltitle"},
    {periodical, article, "subtitle", "journalsubtitle"},
    {periodical, article, "titleaddon", "journaltitleaddon"},
    {periodical, article, "shortjournal", "shortjournal"},
    {periodical, article, "shorttitle", "shortjournal"},
    // What is about the parent alone, where its title becomes another field.
    {mv_books | mv_others, 0xFFFF, "shorttitle", ""},
    {book | collection | proceedings | periodical, in_book | in_collection | in_proceedings | article, "shorttitle", ""},
    {0xFFFF, 0xFFFF, "sorttitle", ""},
    {0xFFFF, 0xFFFF, "indextitle", ""},
    {0xFFFF, 0xFFFF, "indexsorttitle", ""},
}};

// Never inherited (biblatex manual, appendix B, last row), and what other programs keep in a file for themselves.
constexpr std::array<std::string_view, 22> never = {
    "ids",      "crossref", "xref",      "xdata",     "entryset",      "entrysubtype", "execute", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "key", "timestamp", "owner", "groups", "bibsource"};

struct Alias {
    std::string_view name;
    std::string_view same_as;
};
// Fields that fill the same place: who has the one does not inherit the other (biblatex manual, section 2.2.5).
constexpr std::array<Alias, 10> aliases = {{{"journal", "journaltitle"},
                                            {"address", "location"},
                                            {"school", "institution"},
                                            {"annote", "annotation"},
                                            {"year", "date"},
                                            {"month", "date"},
                                            {"archiveprefix", "eprinttype"},
                                            {"primaryclass", "eprintclass"},
                                            {"hyphenation", "langid"},
                                            {"keyword", "keywords"}}};

bool is(std::string_view a, std::string_view b) { return equals_ignoring_ascii_case(a, b); }

std::string_view place_of(std::string_view name) {
    for (const Alias& alias : aliases) {
        if (is(alias.name, name)) return alias.same_as;
    }
    return name;
}

/// Only the child's own fields count: a parent's `year` and `month` come together.
bool has_place(std::span<const Field> own, std::string_view name) {
    const std::string_view place = place_of(name);
    return std::any_of(own.begin(), own.end(), [&](const Field& field) { return is(place_of(field.name), place); });
}

}  // namespace

std::string_view value_of(std::span<const Field> fields, std::string_view name) {
    for (const Field& field : fields) {
        if (is(field.name, name)) return field.value;
    }
    return {};
}

void take_over(std::vector<Field>& fields, std::span<const Field> container, SourceSpan span, const std::function<void(const Field&)>& overridden) {
    const std::size_t own = fields.size();
    for (const Field& field : container) {
        if (is(field.name, "xdata") || is(field.name, "ids")) continue;
        if (!has_place({fields.data(), own}, field.name)) fields.push_back({field.name, field.value, span, false});
        else if (value_of({fields.data(), own}, field.name) != field.value) overridden(field);
    }
}

void inherit(std::string_view child_type, std::vector<Field>& fields, std::string_view parent_type, std::span<const Field> parent, SourceSpan span,
             Dialect dialect) {
    const std::uint16_t child_class = class_of(child_type);
    const std::uint16_t parent_class = class_of(parent_type);
    const std::size_t own = fields.size();
    const auto add = [&](std::string_view name, const Field& from) {
        if (has_place({fields.data(), own}, name)) return;
        // What a rule names comes before what only has the same name: a title before the booktitle that stands beside it.
        if (value_of({fields.data() + own, fields.size() - own}, name).empty()) fields.push_back({name, from.value, span, true});
    };
    const bool same_class = child_class != 0 && child_class == parent_class;
    std::vector<const Field*> same_name;
    for (const Field& field : parent) {
        if (std::any_of(never.begin(), never.end(), [&](std::string_view name) { return is(name, field.name); })) continue;
        bool ruled = false;
        for (const Rule& rule : rules) {
            const bool applies = (rule.parents == 0xFFFF || (rule.parents & parent_class) != 0) && (rule.children == 0xFFFF || (rule.children & child_class) != 0);
            if (!applies || same_class || !is(rule.from, field.name)) continue;
            const bool has_booktitle = dialect == Dialect::bibtex && is(rule.to, "booktitle") && !value_of(parent, "booktitle").empty();
            if (!rule.to.empty() && !has_booktitle) add(rule.to, field);
            ruled = !is(rule.from, "author");
            break;
        }
        if (!ruled) same_name.push_back(&field);
    }
    for (const Field* field : same_name) add(field->name, *field);
}

}  // namespace bibcast::bibtex

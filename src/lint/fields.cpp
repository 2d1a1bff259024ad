// What a record of a type must have. The table follows biblatex's data model (blx-dm.def, the mandatory constraints that
// `biber --validate-datamodel` checks) and the required fields of BibTeX's standard styles (btxdoc, section 3.1).
#include <algorithm>
#include <array>
#include <map>

#include "formats/registry.hpp"
#include "lint/families.hpp"
#include "lint/raw_value.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code missing_field{"lint/missing-field", Severity::warning, "a record lacks what its type must have",
                             "Styles leave a hole where a required value is missing, and BibTeX and biber warn of it. Which values a type must "
                             "have is as in biblatex's data model and BibTeX's standard styles: an article its journal, a paper its "
                             "proceedings, a thesis its university, a web page its address."};
constexpr Code empty_value{"lint/empty-value", Severity::note, "a field is there, and empty",
                           "A field without a value says nothing, and some styles print its punctuation. Fill it in or remove it."};
constexpr Code field_name{"lint/field-name", Severity::warning, "the name of a field seems to be misspelled",
                          "The field is none of its format, and differs from one that is by a single letter or by two that changed places (auhtor, jounral, pubisher). "
                          "Programs ignore fields that they do not know, so the value is not printed anywhere."};
constexpr std::array codes = {&missing_field, &empty_value, &field_name};

/// True if `a` becomes `b` by one letter put in, taken out or changed, or by two neighbours that change places.
bool is_misspelling(std::string_view a, std::string_view b) {
    if (a.size() < 4 || b.size() < 4) return false;
    return are_swapped(a, b) || (a.size() > 4 && b.size() > 4 && is_one_edit_apart(a, b));
}

/// Fields of BibLaTeX that no variable is for (biblatex manual 3.19, sections 2.2.2 to 2.2.5). Nobody misspelled them.
constexpr std::string_view biblatex_fields[] = {
    "authortype",   "bookauthor",    "bookpagination", "editora",      "editorb",         "editorc",         "editoratype",  "editorbtype",    "editorctype",
    "editortype",   "entryset",      "entrysubtype",   "eventtitleaddon", "execute",      "gender",          "hyphenation",  "ids",            "indexsorttitle",
    "indextitle",   "isan",          "ismn",           "isrn",         "issuesubtitle",   "issuetitleaddon", "iswc",         "journalsubtitle", "journaltitleaddon",
    "label",        "langidopts",    "library",        "listb",        "maintitleaddon",  "nameaddon",       "namea",        "nameb",          "namec",
    "nameatype",    "namebtype",     "namectype",      "options",      "origpublisher",   "pagination",      "presort",      "related",        "relatedoptions",
    "relatedstring", "relatedtype",  "reprinttitle",   "shortauthor",  "shorteditor",     "shorthand",       "shorthandintro", "shortseries",  "sortkey",
    "sortname",     "sortshorthand", "sorttitle",      "sortyear",     "verba",           "verbb",           "verbc",        "xref",
};

/// The names of a format's fields, in small letters; made once.
const std::vector<std::string>& field_names(std::string_view format) {
    static const std::map<std::string_view, std::vector<std::string>> all = [] {
        std::map<std::string_view, std::vector<std::string>> names;
        for (const Format* one : formats()) {
            if (one->mapping == nullptr) continue;
            for (const MappingRow& row : one->mapping()) names[one->id].push_back(ascii_lower(row.tag));
        }
        return names;
    }();
    static const std::vector<std::string> none;
    const auto at = all.find(format);
    return at == all.end() ? none : at->second;
}

/// The name of a field, which stands in or just before its span.
LintPlace place_of_name(const LintSubject& subject, const Leftover& leftover) {
    constexpr std::size_t most_between = 8;  // quotation marks, a colon, blanks
    const LintPlace within = subject.at(leftover.source, leftover.tag);
    if (!leftover.source.known() || leftover.source.begin > subject.text.size()) return within;
    const std::size_t from = leftover.source.begin - std::min<std::size_t>(leftover.source.begin, leftover.tag.size() + most_between);
    const std::size_t at = subject.text.substr(from, leftover.source.begin - from).rfind(leftover.tag);
    if (at == std::string_view::npos) return within;
    const auto begin = static_cast<std::uint32_t>(from + at) + subject.base;
    return {subject.source, {begin, begin + static_cast<std::uint32_t>(leftover.tag.size())}};
}

/// A field that the format's mapping does not know, and one of its fields that may be meant.
void check_names(const LintSubject& subject, LintFindings& findings) {
    for (const Leftover& leftover : subject.record.leftovers) {
        const std::string tag = ascii_lower(leftover.tag);
        if (tag.size() < 4 || tag.size() > 30 || tag.find('/') != std::string::npos) continue;
        std::string_view meant;
        bool known = (subject.format == "bibtex" || subject.format == "biblatex") &&
                     std::find(std::begin(biblatex_fields), std::end(biblatex_fields), tag) != std::end(biblatex_fields);
        for (const std::string& name : field_names(subject.format)) {
            known = known || name == tag;
            if (meant.empty() && is_misspelling(tag, name)) meant = name;
        }
        if (known || meant.empty()) continue;
        findings.add(field_name, place_of_name(subject, leftover), "there is no field '" + std::string(leftover.tag) + "'", subject.record.id, leftover.tag,
                     leftover.value).finding.hint = "'" + std::string(meant) + "' may be meant";
    }
}

/// What can be missing, and what may stand in for it.
enum class Need : std::uint8_t { author, editor_or_author, title, container, issued, publisher, address, number, venue };

struct TypeNeeds {
    ItemType type;
    std::array<Need, 5> needs;
    std::size_t count;
};

constexpr TypeNeeds needs_of_types[] = {
    {ItemType::article_journal, {Need::author, Need::title, Need::container, Need::issued}, 4},
    {ItemType::article_magazine, {Need::title, Need::container, Need::issued}, 3},
    {ItemType::article_newspaper, {Need::title, Need::container, Need::issued}, 3},
    {ItemType::article, {Need::author, Need::title, Need::issued}, 3},
    {ItemType::book, {Need::editor_or_author, Need::title, Need::issued}, 3},
    {ItemType::chapter, {Need::editor_or_author, Need::title, Need::container, Need::issued}, 4},
    {ItemType::paper_conference, {Need::author, Need::title, Need::venue, Need::issued}, 4},
    {ItemType::thesis, {Need::author, Need::title, Need::publisher, Need::issued}, 4},
    {ItemType::report, {Need::author, Need::title, Need::publisher, Need::issued}, 4},
    {ItemType::patent, {Need::author, Need::title, Need::number, Need::issued}, 4},
    {ItemType::manuscript, {Need::author, Need::title}, 2},
    {ItemType::webpage, {Need::title, Need::address}, 2},
    {ItemType::post_weblog, {Need::title, Need::address}, 2},
    {ItemType::post, {Need::address}, 1},
    {ItemType::dataset, {Need::title, Need::issued}, 2},
    {ItemType::collection, {Need::title, Need::issued}, 2},
};

std::string_view name_of_need(Need need) {
    constexpr std::array<std::string_view, 9> names = {"author", "author or editor", "title", "container-title", "issued",
                                                       "publisher", "URL or DOI", "number", "container-title or event-title"};
    return names[static_cast<std::size_t>(need)];
}

bool has_any(const Record& record, std::initializer_list<Variable> variables) {
    return std::any_of(variables.begin(), variables.end(), [&](Variable variable) {
        return record.text(variable) != nullptr || record.date(variable) != nullptr || record.people(variable) != nullptr;
    });
}

bool has_address(const Record& record) {
    return has_any(record, {Variable::url, Variable::doi}) || !record.links.empty() || !record.identifiers.empty();
}

/// Types whose container has a title of its own, which is not theirs.
bool is_part(ItemType type) {
    return type == ItemType::article_journal || type == ItemType::article_magazine || type == ItemType::article_newspaper || type == ItemType::chapter ||
           type == ItemType::paper_conference;
}

bool meets(const Record& record, Need need) {
    switch (need) {
        // An anonymous work is cited by the body that issued it.
        case Need::author:
            return has_any(record, {Variable::author, Variable::editor, Variable::translator, Variable::director, Variable::organizer,
                                    Variable::editor_translator, Variable::compiler, Variable::authority});
        case Need::editor_or_author:
            return has_any(record, {Variable::author, Variable::editor, Variable::translator, Variable::compiler, Variable::collection_editor,
                                    Variable::editor_translator, Variable::container_author, Variable::illustrator, Variable::organizer});
        case Need::title:
            return has_any(record, {Variable::title, Variable::title_short}) || (!is_part(record.type) && has_any(record, {Variable::container_title}));
        case Need::container: return has_any(record, {Variable::container_title, Variable::container_title_short});
        case Need::issued: return has_any(record, {Variable::issued, Variable::submitted, Variable::event_date, Variable::status});
        case Need::publisher: return has_any(record, {Variable::publisher, Variable::authority, Variable::container_title});
        case Need::address: return has_address(record);
        case Need::number: return has_any(record, {Variable::number});
        case Need::venue:
            return has_any(record, {Variable::container_title, Variable::container_title_short, Variable::event_title, Variable::collection_title});
    }
    return true;
}

/// A @manual is a CSL report, but its title is all that it must have (btxdoc, section 3.1); biblatex wants a date besides (manual, section 2.1.1).
bool is_optional(const LintSubject& subject, Need need) {
    if (!subject.is_tex() || subject.record.native_type.value != "manual") return false;
    return need == Need::author || need == Need::publisher || (need == Need::issued && subject.format == "bibtex");
}

void check_needs(const LintSubject& subject, LintFindings& findings) {
    const Record& record = subject.record;
    if (subject.is_tex() && record.native_type.value == "set") return;  // it holds keys, and is no work
    const auto lack = [&](std::string_view what) {
        const std::string type(record.native_type.value.empty() ? name_of(record.type) : record.native_type.value);
        findings.add(missing_field, subject.at({}), "the " + type + " has no " + std::string(what), record.id, what);
    };
    const auto* const row = std::find_if(std::begin(needs_of_types), std::end(needs_of_types),
                                         [&](const TypeNeeds& needs) { return needs.type == record.type; });
    if (row == std::end(needs_of_types)) {
        if (!meets(record, Need::title) && !has_any(record, {Variable::note, Variable::genre})) lack("title");
        return;
    }
    for (std::size_t i = 0; i < row->count; ++i) {
        if (!is_optional(subject, row->needs[i]) && !meets(record, row->needs[i])) lack(name_of_need(row->needs[i]));
    }
    // BibTeX's standard styles warn of a book without a publisher; biblatex does not.
    const bool is_book = record.type == ItemType::book || record.type == ItemType::chapter;
    if (subject.format == "bibtex" && is_book && record.native_type.value.empty() && !meets(record, Need::publisher)) lack("publisher");
}

/// The end of an empty value that begins behind `at`, or 0: `= {}`, `= ""`, `: ""`.
std::size_t empty_value_behind(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    if (at + 1 >= text.size()) return 0;
    const char open = text[at];
    if (open != '{' && open != '"') return 0;
    std::size_t end = at + 1;
    while (end < text.size() && text[end] == ' ') ++end;
    return end < text.size() && text[end] == (open == '{' ? '}' : '"') ? end + 1 : 0;
}

void check_empty(const LintSubject& subject, LintFindings& findings) {
    const char sign = subject.is_tex() ? '=' : subject.format == "csl_json" || subject.format == "jsonl" ? ':' : '\0';
    const SourceSpan whole = subject.record.source;
    if (sign == '\0' || !whole.known() || whole.end > subject.text.size()) return;
    const std::string_view text = subject.text.substr(0, whole.end);
    std::size_t line = std::min<std::size_t>(whole.begin, text.size());
    while (line < text.size()) {
        const std::size_t end = std::min(text.find('\n', line), text.size());
        // One a line, or one of each member of a line of JSON.
        for (std::size_t at = text.find(sign, line); at < end; at = text.find(sign, at + 1)) {
            const std::size_t behind = empty_value_behind(text.substr(0, end), at + 1);
            if (behind != 0) {
                const SourceSpan span{static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(behind)};
                const std::string label(raw_value(subject, {span.end - 1, span.end}).label);
                findings.add(empty_value, {subject.source, {span.begin + subject.base, span.end + subject.base}}, "a field is empty",
                             subject.record.id);
            }
            if (subject.is_tex()) break;
        }
        line = end + 1;
    }
}

void check(const LintSubject& subject, LintFindings& findings) {
    if (findings.wants(missing_field)) check_needs(subject, findings);
    if (findings.wants(empty_value)) check_empty(subject, findings);
    if (findings.wants(field_name)) check_names(subject, findings);
}

}  // namespace

namespace lint {
constinit const LintFamily fields{.name = "fields", .codes = codes, .check = check};
}

}  // namespace bibcast

// Identifiers: DOIs, preprints, the numbers of databases, ORCIDs.
#include <algorithm>
#include <array>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/entry_reader.hpp"
#include "formats/bibtex/syntax.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "model/standard_number.hpp"
#include "name/person_match.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;

struct Archive {
    std::string_view type;   ///< `eprinttype`
    std::string_view field;  ///< the field that holds the same; its row says what becomes of it
};
// biblatex manual 3.19, section 3.14.7, and what other programs write.
constexpr std::array<Archive, 12> archives = {{{"pubmed", "pmid"},
                                              {"pmid", "pmid"},
                                              {"pmc", "pmcid"},
                                              {"pmcid", "pmcid"},
                                              {"hdl", "handle"},
                                              {"handle", "handle"},
                                              {"jstor", "jstor"},
                                              {"googlebooks", "googlebooks"},
                                              {"hal", "hal_id"},
                                              {"mr", "mrnumber"},
                                              {"mathscinet", "mrnumber"},
                                              {"zbl", "zblnumber"}}};

}  // namespace

void EntryReader::read_doi(const Field& field) {
    const std::string_view text = verbatim(field);
    const std::string_view doi = canonical_doi(arena_, text);
    if (doi.empty() && !is_short_doi(text)) return read_no_doi(field, text);
    if (doi.empty()) return record_->add_text(Variable::doi, text, field.span);
    record_->add_text(Variable::doi, doi, field.span);
    if (doi.size() != text.size() && says_more_than_doi(arena_, text)) leave(field);
}

/// `doi = {arXiv:2307.09027}`.
void EntryReader::read_no_doi(const Field& field, std::string_view text) {
    if (text.empty()) return;
    const bool names_arxiv = text.find("rXiv") != npos || text.find("rxiv") != npos;
    const FoundIdentifier arxiv = names_arxiv ? parse_arxiv(arena_, text) : FoundIdentifier{};
    const Identifier* const known = record_->identifier("arxiv");
    if (arxiv.found() && (known == nullptr || known->value == arxiv.value)) return add_found_identifier(*record_, arxiv, field.span);
    leave(field);
    if (!findings_.wants(not_a_doi, field.name)) return;
    Finding& finding = findings_.add(not_a_doi, field.span, "'" + std::string(text) + "' is no DOI");
    finding.record_id = entry_->key;
    finding.field = field.name;
}

/// `eprint` is an identifier in the archive that `eprinttype` (or `archiveprefix`) names; where a field of its own holds the same,
/// it is read as that field.
void EntryReader::place_eprint() {
    const Field* eprint = slot(FieldId::eprint);
    const Field* type = slot(FieldId::eprinttype) != nullptr ? slot(FieldId::eprinttype) : slot(FieldId::archiveprefix);
    if (eprint == nullptr || type == nullptr) return;
    for (const Archive& archive : archives) {
        if (!equals_ignoring_ascii_case(archive.type, trim(type->value))) continue;
        const FieldRow& row = *find_field(archive.field);
        const bool twice = row.form == Form::verbatim && seen_rows_[static_cast<std::size_t>(&row - field_rows().data())];
        if (twice && trim(value_of(*fields_, row.name)) != trim(eprint->value)) return;
        if (!twice) simple_.push_back({&row, eprint});
        (void)take(FieldId::eprint);
        for (const FieldId id : {FieldId::eprinttype, FieldId::archiveprefix}) take_if_same(id, type->value);
        return;
    }
}

/// Of two fields for one thing, the second is consumed only if it says what the first one does.
void EntryReader::take_if_same(FieldId id, std::string_view value) {
    const Field* field = slot(id);
    if (field == nullptr) return;
    const std::string_view own = trim(field->value);
    if (own.empty() || equals_ignoring_ascii_case(own, trim(value))) (void)take(id);
    else leave_numbered(*field);
}

void EntryReader::read_eprint() {
    const Field* eprint = slot(FieldId::eprint);
    if (eprint == nullptr || trim(eprint->value).empty()) eprint = slot(FieldId::arxiv);
    if (eprint == nullptr || trim(eprint->value).empty()) return;
    const bool is_arxiv_field = eprint == slot(FieldId::arxiv);
    const Field* archive = slot(FieldId::eprinttype) != nullptr ? slot(FieldId::eprinttype) : slot(FieldId::archiveprefix);
    const Field* category = slot(FieldId::eprintclass) != nullptr ? slot(FieldId::eprintclass) : slot(FieldId::primaryclass);
    const std::string_view type = archive == nullptr ? std::string_view{} : trim(archive->value);
    const bool says_arxiv = equals_ignoring_ascii_case(type, "arxiv") || is_arxiv_field;
    if (!type.empty() && !says_arxiv) return;
    const FoundIdentifier found = parse_arxiv(arena_, verbatim(*eprint));
    const std::string_view address = trim(eprint->value);
    if (!found.found() && type.empty() && !is_arxiv_field && address.starts_with("http")) {
        // Publishers have the address of the PDF there.
        if (address.find("pdf") == std::string_view::npos) return;
        record_->add_link(LinkKind::pdf, verbatim(*eprint), {}, eprint->span);
        return void(take(FieldId::eprint));
    }
    if (!found.found() && !says_arxiv) return;
    Identifier& identifier = record_->add_identifier("arxiv", found.found() ? found.value : verbatim(*eprint), eprint->span);
    identifier.version = found.version;
    identifier.category = category != nullptr ? trim(category->value) : found.category;
    (void)take(is_arxiv_field ? FieldId::arxiv : FieldId::eprint);
    for (const FieldId id : {FieldId::eprinttype, FieldId::archiveprefix}) take_if_same(id, "arxiv");
    if (category != nullptr) {
        for (const FieldId id : {FieldId::eprintclass, FieldId::primaryclass}) take_if_same(id, identifier.category);
    }
    if (record_->type == ItemType::document && !type_is_stated_) record_->type = ItemType::article;
}

/// Web of Science: `WOS:000186671900003`, formerly `ISI:…`, or a number in another of its databases.
void EntryReader::read_unique_id(const Field& field) {
    const std::string_view value = verbatim(field);
    const std::size_t colon = value.find(':');
    const bool database = colon != npos && colon != 0 && colon + 1 < value.size() && value.substr(0, colon).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == npos;
    if (!database) return leave(field);
    const bool pubmed = value.starts_with("MEDLINE:");
    if (pubmed && record_->text(Variable::pmid) == nullptr) return record_->add_text(Variable::pmid, value.substr(colon + 1), field.span);
    record_->add_identifier(arena_.copy(ascii_lower(value.substr(0, colon))), value.substr(colon + 1), field.span);
}

/// Web of Science: `Prabhakar, Sunil/0000-0002-1825-0097`, one a line. The field comes back as it was, for BibTeX has no other place for them.
void EntryReader::read_orcids(const Field& field) {
    // Each name is held against all authors, which takes the product of their numbers.
    constexpr std::size_t most = 64;
    const NamesField* const authors = record_->people(Variable::author);
    if (authors == nullptr || authors->people.size() > most_compared) return leave(field);
    bool all = true;
    std::string_view rest = without_outer_braces(field.value);
    for (std::size_t count = 0; !rest.empty(); ++count) {
        if (count == most) {
            all = false;
            break;
        }
        // No name has a slash, and no ORCID a blank.
        const std::size_t slash = std::min(rest.find('/'), rest.size() - 1);
        const std::size_t end = std::min(rest.find_first_of("; \t\r\n", slash + 1), rest.size());
        all = add_orcid(plain(field, rest.substr(0, slash)), canonical_orcid(arena_, rest.substr(slash + 1, end - slash - 1)), field.span) && all;
        rest.remove_prefix(end);
        rest.remove_prefix(std::min(rest.find_first_not_of("; \t\r\n"), rest.size()));
    }
    if (all) keep(&field);
    else leave(field);
}

/// False if it is nobody's who is an author, or if the name there says more than the author's.
bool EntryReader::add_orcid(std::string_view name, std::string_view number, SourceSpan span) {
    PersonMatcher person;
    PersonMatch found;
    bool doubtful = false;
    if (number.empty() || record_->people(Variable::author) == nullptr || !person.add(name)) return false;
    Contributor* const owner = person.find_in(record_->names_of(Variable::author), found, doubtful);
    if (owner == nullptr) return false;
    const bool known = std::any_of(owner->details.begin(), owner->details.end(),
                                   [&](const Detail& other) { return other.kind == DetailKind::orcid && other.value == number; });
    if (!known) owner->details.push(arena_, {.kind = DetailKind::orcid, .value = number, .source = span});
    const Name& own = owner->name;
    return says_no_more_than(name, arena_.concat({own.family, " ", own.given, " ", own.suffix, " ", own.non_dropping_particle, " ", own.literal}));
}

}  // namespace bibcast::bibtex

#include "formats/openalex_json/work.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "formats/csl_json/types.hpp"
#include "formats/openalex_json/tags.hpp"
#include "io/tagged/record_markup.hpp"
#include "model/identifier.hpp"
#include "name/parse.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast::openalex_json {

namespace {

/// What stands behind the last slash: `W2099326003`.
std::string_view short_id(std::string_view address) { return address.substr(address.rfind('/') + 1); }

const JsonNode* source_of(const JsonNode& work) {
    const JsonNode* const location = work.member("primary_location");
    // Until 2023 the source was `host_venue`, with the address and the licence of the work.
    return location == nullptr ? work.member("host_venue") : location->member("source");
}

/// Crossref's words that say no more than the common type.
bool says_all(std::string_view word) {
    constexpr std::string_view words[] = {"journal-article", "proceedings-article", "posted-content", "monograph", "journal", "book-section", "book-part"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

void read_type(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const node = work.member("type");
    const std::string_view word = tree.text(node);
    const auto row = std::find_if(type_rows.begin(), type_rows.end(), [word](const TypeRow& r) { return r.word == word; });
    Record& record = tree.record();
    // Until 2023 the words were Crossref's.
    const bool theirs_alone = row == type_rows.end();
    const auto older = theirs_alone && !word.empty() ? csl_json::item_type_meant(word) : std::nullopt;
    if (!theirs_alone) record.type = row->type;
    else if (older) record.type = *older;
    if (!word.empty() && (theirs_alone ? !older || !says_all(word) : row->says_more)) {
        record.native_type.value = word;
        record.native_type.source = node->span;
    }
    // An article may be one of a conference or stand in a repository only; Crossref's type and the source tell.
    const std::string_view stated = tree.word(work, "type_crossref");
    const std::string_view theirs = stated.empty() && theirs_alone ? word : stated;
    const JsonNode* const source = source_of(work);
    const JsonNode* const kind = source == nullptr ? nullptr : source->member("type");
    if (record.type != ItemType::article_journal) return;
    if (theirs == "proceedings-article" || (kind != nullptr && kind->text == "conference")) record.type = ItemType::paper_conference;
    if (theirs == "posted-content" || (theirs != "journal-article" && kind != nullptr && kind->text == "repository")) record.type = ItemType::article;
}

void read_identifiers(TreeReader& tree, const JsonNode& work) {
    Record& record = tree.record();
    tree.add(Variable::doi, work, "doi");
    const JsonNode* const id = work.member("id");
    const std::string_view own = tree.text(id);
    if (!own.empty()) record.add_identifier("openalex", short_id(own), id->span);
    const JsonNode* const ids = work.member("ids");
    if (ids == nullptr) return;
    tree.take_if(ids->member("openalex"), own);
    if (const JsonNode* doi = work.member("doi"); doi != nullptr) tree.take_if(ids->member("doi"), trim(doi->text));
    for (const std::string_view key : {"pmid", "pmcid", "doi"}) {
        const JsonNode* const node = ids->member(key);
        if (node == nullptr || node->taken) continue;
        // `https://www.ncbi.nlm.nih.gov/pmc/articles/7654321`, without the letters.
        const std::string_view number = node->text.substr(node->text.rfind('/') + 1);
        if (key == "pmcid" && !number.empty() && std::all_of(number.begin(), number.end(), is_ascii_digit)) {
            record.add_text(Variable::pmcid, record.arena().concat({"PMC", number}), node->span);
            TreeReader::take(node);
        } else {
            tree.add_identifier(node);
        }
    }
    if (const JsonNode* mag = ids->member("mag"); mag != nullptr) {
        const std::string_view value = tree.text(mag);
        if (!value.empty()) record.add_identifier("mag", value, mag->span);
    }
}

void read_authors(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const list = work.member("authorships");
    if (list == nullptr) return;
    Record& record = tree.record();
    for (const JsonNode& authorship : *list) {
        const JsonNode* const author = authorship.member("author");
        const JsonNode* const raw = authorship.member("raw_author_name");
        const JsonNode* name = author == nullptr ? nullptr : author->member("display_name");
        if (name == nullptr || is_empty(*name)) name = raw;
        if (name == nullptr || is_empty(*name)) continue;
        Contributor& person = tree.add_written_name(Variable::author, *name);
        // The name as the work has it, where OpenAlex's own form of it is another; what says more than that is left over.
        if (raw != name && raw != nullptr && !is_empty(*raw) && says_no_more_than(raw->text, name->text)) {
            const std::string_view written = tree.text(raw);
            if (written != trim_unicode(name->text)) person.name.as_written = written;
        }
        if (author != nullptr) {
            tree.add_orcid(person, author->member("orcid"));
            if (const JsonNode* id = author->member("id"); id != nullptr && id->is(JsonKind::string)) {
                tree.add_detail(person, DetailKind::identifier, id, "openalex");
                person.details.back().value = short_id(person.details.back().value);
            }
        }
        const JsonNode* const affiliations = authorship.member("raw_affiliation_strings");
        if (affiliations != nullptr) {
            for (const JsonNode& affiliation : *affiliations) tree.add_detail(person, DetailKind::affiliation, &affiliation);
        }
        if (const JsonNode* one = authorship.member("raw_affiliation_string"); one != nullptr) {
            // Older answers have no list.
            if (affiliations == nullptr) tree.add_detail(person, DetailKind::affiliation, one);
            for (const Detail& detail : person.details) {
                if (detail.kind == DetailKind::affiliation) tree.take_if(one, detail.value);
            }
            // Several in one string are those of the list.
            if (affiliations != nullptr && affiliations->first != nullptr && affiliations->first->next != nullptr) TreeReader::take(one);
        }
        const bool is_told = std::any_of(person.details.begin(), person.details.end(), [](const Detail& d) { return d.kind == DetailKind::affiliation; });
        if (!is_told) {
            if (const JsonNode* institutions = authorship.member("institutions"); institutions != nullptr) {
                for (const JsonNode& institution : *institutions) tree.add_detail(person, DetailKind::affiliation, institution.member("display_name"));
            }
        }
        if (const JsonNode* flag = authorship.member("is_corresponding"); flag != nullptr && flag->is(JsonKind::boolean)) {
            TreeReader::take(flag);
            if (flag->text == "true") {
                Mark mark;
                mark.meaning = Meaning::corresponding;
                mark.basis = Basis::stated;
                mark.source = flag->span;
                person.marks.push(record.arena(), mark);
            }
        }
        TreeReader::take(authorship.member("author_position"));  // the order of the list says it
    }
}

/// The abstract is kept as a list of words with their places, for reasons of copyright.
void read_abstract(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const index = work.member("abstract_inverted_index");
    if (index == nullptr || !index->is(JsonKind::object)) return;
    constexpr std::size_t longest = 100000;
    std::vector<std::pair<std::size_t, std::string_view>> words;
    for (const JsonNode& word : *index) {
        for (const JsonNode& place : word) {
            std::size_t at = 0;
            const auto [end, error] = std::from_chars(place.text.data(), place.text.data() + place.text.size(), at);
            if (error != std::errc{} || end != place.text.data() + place.text.size() || at > longest) return;
            words.emplace_back(at, word.key);
        }
    }
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string text;
    for (const auto& [at, word] : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    TreeReader::take(index);
    Record& record = tree.record();
    if (!text.empty()) record.add_text(Variable::abstract, to_nfc(record.arena(), record.arena().copy(text)), index->span);
}

void read_pages(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const biblio = work.member("biblio");
    if (biblio == nullptr) return;
    tree.add(Variable::volume, *biblio, "volume");
    tree.add(Variable::issue, *biblio, "issue");
    const JsonNode* const node = biblio->member("first_page");
    const std::string_view first = tree.text(node);
    const std::string_view last = tree.text(*biblio, "last_page");
    Record& record = tree.record();
    if (first.empty()) {
        if (!last.empty()) record.add_text(Variable::page, last, biblio->span);
    } else {
        record.add_text(Variable::page, last.empty() || last == first ? first : record.arena().concat({first, "-", last}), node->span);
    }
}

/// Of a source that OpenAlex does not know there is its name alone.
void read_raw_source(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const location = work.member("primary_location");
    if (location == nullptr || !location->is(JsonKind::object)) return;
    const ItemType type = tree.record().type;
    const bool issuer = type == ItemType::thesis || type == ItemType::dataset || type == ItemType::report || type == ItemType::book;
    const Variable variable = issuer ? Variable::publisher : type == ItemType::article ? Variable::source : Variable::container_title;
    tree.add_markup(variable, location->member("raw_source_name"));
}

/// The journal, the book series, the conference: what the work stands in. Repositories are where it was found, and the publishers of theses and data.
void read_source(TreeReader& tree, const JsonNode& work) {
    const JsonNode* const source = source_of(work);
    if (source == nullptr || !source->is(JsonKind::object)) return read_raw_source(tree, work);
    const std::string_view kind = tree.word(*source, "type");
    const ItemType type = tree.record().type;
    Variable variable = Variable::container_title;
    if (type == ItemType::thesis || type == ItemType::dataset) variable = Variable::publisher;
    else if (kind == "repository" || kind == "metadata" || (kind == "ebook platform" && type == ItemType::book)) variable = Variable::source;
    else if (kind == "book series" && (type == ItemType::book || type == ItemType::chapter)) variable = Variable::collection_title;
    tree.add_markup(variable, source->member("display_name"));
    tree.add(Variable::issn, *source, "issn");
    if (const JsonNode* linking = source->member("issn_l"); linking != nullptr && linking->is(JsonKind::string)) {
        for (const TextField& field : tree.record().texts) {
            if (field.variable == Variable::issn) tree.take_if(linking, field.value.plain);
        }
        if (!linking->taken) tree.add(Variable::issn, linking);
    }
    // That of the journal, which no style asks of an article; kept with the source.
    if (type == ItemType::article_journal || tree.record().text(Variable::publisher) != nullptr) return;
    tree.add_markup(Variable::publisher, source->member(source == work.member("host_venue") ? "publisher" : "host_organization_name"));
}

bool has_url(const Record& record, std::string_view url) {
    return std::any_of(record.links.begin(), record.links.end(), [url](const Link& link) { return link.url == url; }) ||
           (record.text(Variable::url) != nullptr && record.plain(Variable::url) == url);
}

void read_addresses(TreeReader& tree, const JsonNode& work) {
    Record& record = tree.record();
    bool primary = true;
    for (const std::string_view key : {"primary_location", "best_oa_location", "host_venue"}) {
        const JsonNode* const location = work.member(key);
        if (location == nullptr || !location->is(JsonKind::object)) continue;
        if (const JsonNode* landing = location->member(key == "host_venue" ? "url" : "landing_page_url"); landing != nullptr && landing->is(JsonKind::string)) {
            const FoundIdentifier found = identifier_in_url(record.arena(), landing->text);
            const bool of_doi = found.scheme == "doi" && equals_ignoring_ascii_case(found.value, record.plain(Variable::doi));
            if (of_doi || has_url(record, landing->text)) {
                TreeReader::take(landing);
            } else if (primary) {
                tree.add(Variable::url, landing);
            } else {
                tree.add_link(LinkKind::html, landing);
            }
        }
        const JsonNode* const pdf = location->member("pdf_url");
        if (pdf != nullptr && has_url(record, pdf->text)) {
            TreeReader::take(pdf);
        } else {
            tree.add_link(LinkKind::pdf, pdf);
        }
        // `other-oa`, `publisher-specific-oa`, `implied-oa`: it is open, and OpenAlex does not know how.
        if (const JsonNode* license = location->member("license"); license != nullptr && license->is(JsonKind::string) && !license->text.ends_with("-oa")) {
            if (record.plain(Variable::license) == license->text) {
                TreeReader::take(license);
            } else {
                tree.add(Variable::license, license);
            }
        }
        primary = false;
    }
    const JsonNode* const access = work.member("open_access");
    const JsonNode* const oa = access == nullptr ? nullptr : access->member("oa_url");
    if (oa != nullptr && has_url(record, oa->text)) TreeReader::take(oa);
}

void read_date(TreeReader& tree, const JsonNode& work) {
    tree.add_date(Variable::issued, work.member("publication_date"));
    const JsonNode* const year = work.member("publication_year");
    const DateField* const issued = tree.record().date(Variable::issued);
    if (issued == nullptr) {
        tree.add_date(Variable::issued, year);
    } else {
        tree.take_if(year, std::to_string(issued->value.begin.year));
    }
}

}  // namespace

void read_work(TreeReader& tree, const JsonNode& item) {
    read_type(tree, item);
    const JsonNode* title = item.member("title");
    if (title == nullptr || is_empty(*title)) title = item.member("display_name");
    tree.add_markup(Variable::title, title);
    if (title != nullptr) tree.take_if(item.member("display_name"), trim(title->text));
    read_identifiers(tree, item);
    read_authors(tree, item);
    read_date(tree, item);
    read_source(tree, item);
    read_pages(tree, item);
    read_addresses(tree, item);
    read_abstract(tree, item);
    tree.add(Variable::language, item, "language");
    if (const JsonNode* keywords = item.member("keywords"); keywords != nullptr) {
        for (const JsonNode& keyword : *keywords) {
            const JsonNode* word = keyword.is(JsonKind::object) ? keyword.member("display_name") : &keyword;
            tree.add_keywords(word != nullptr ? word : keyword.member("keyword"));
        }
    }
    if (const JsonNode* retracted = item.member("is_retracted"); retracted != nullptr && retracted->is(JsonKind::boolean)) {
        TreeReader::take(retracted);
        if (retracted->text == "true") tree.record().add_text(Variable::status, Text("retracted"), retracted->span);
    }
    tagged::read_references(tree.record());
}

}  // namespace bibcast::openalex_json

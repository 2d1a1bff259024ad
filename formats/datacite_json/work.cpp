#include "formats/datacite_json/work.hpp"

#include <algorithm>

#include "formats/datacite_json/people.hpp"
#include "formats/datacite_json/tags.hpp"
#include "io/repository_type.hpp"
#include "io/tagged/record_markup.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "model/standard_number.hpp"
#include "text/utf8.hpp"

namespace bibcast::datacite_json {

namespace {

/// Reads the attributes of one DOI.
class WorkReader {
  public:
    WorkReader(TreeReader& tree, const JsonNode& work) : tree_(tree), record_(tree.record()), work_(work) {}

    void read() {
        read_type();
        tree_.add(Variable::doi, work_, "doi");
        take_own_addresses();
        read_titles();
        read_people(tree_, work_.member("creators"), Variable::author);
        read_contributors(tree_, work_.member("contributors"));
        read_publisher();
        read_related_items();
        read_container();
        read_related_identifiers();
        read_dates();
        read_sizes();
        read_rights();
        read_descriptions();
        read_identifiers();
        tree_.add(Variable::url, work_, "url");
        tree_.add(Variable::language, work_, "language");
        tree_.add(Variable::version, work_, "version");
        tree_.add(Variable::medium, work_, "formats");
        // How DataCite keeps the record.
        TreeReader::take(work_, {"schemaVersion", "metadataVersion", "source", "isActive", "state", "created", "registered", "updated"});
        each("subjects", [&](const JsonNode& subject) { add_subject(subject.is(JsonKind::object) ? subject.member("subject") : &subject); });
    }

  private:
    template <class Do>
    void each(std::string_view key, Do&& what) {
        const JsonNode* const list = work_.member(key);
        if (list == nullptr || !list->is(JsonKind::array)) return;
        for (const JsonNode& element : *list) what(element);
    }

    /// Fields of science are often there twice, with and without the address of their scheme.
    void add_subject(const JsonNode* subject) {
        if (subject == nullptr || !subject->is(JsonKind::string)) return tree_.add_keywords(subject);
        for (std::size_t i = 0; i < std::min(record_.keywords.size(), most_compared); ++i) {
            if (record_.keywords[i].value == trim(subject->text)) return TreeReader::take(subject);
        }
        tree_.add_keywords(subject);
    }

    void read_type() {
        // Schemas before 4.3 have the types alone.
        const JsonNode* const types = work_.member(work_.member("types") != nullptr ? "types" : "resourceType");
        if (types == nullptr || !types->is(JsonKind::object)) return;
        const std::string_view general = tree_.word(*types, "resourceTypeGeneral");
        const std::string_view citeproc = tree_.word(*types, "citeproc");
        const auto row = std::find_if(type_rows.begin(), type_rows.end(), [general](const TypeRow& r) { return r.word == general; });
        const std::string_view schema = tree_.word(*types, "schemaOrg");
        const auto csl = item_type_named(citeproc);
        // DataCite's own word for CSL counts where the general type says less; it calls some chapters articles.
        const bool vague = row == type_rows.end() || row->type == ItemType::document;
        const JsonNode* const free = types->member("resourceType");
        // So does what people write beside `Text` and `Other`, even before that word.
        const bool plain = general.empty() || general == "Text" || general == "Other";
        const auto written = plain && free != nullptr ? repository_type(squeezed_type(free->text)) : std::nullopt;
        if (written && *written != ItemType::document) {
            record_.type = *written;
        } else if (!vague) {
            record_.type = row->type;
        } else if (schema.find("Software") != std::string_view::npos || schema == "WebApplication") {
            record_.type = ItemType::software;
        } else if (csl && *csl != ItemType::article) {
            // (`article` is what DataCite fills in where it has no word: it is no preprint.)
            record_.type = *csl;
        }
        // These follow from the general type.
        TreeReader::take(*types, {"bibtex", "ris"});
        const std::string_view word = tree_.text(free);
        if (!word.empty() && record_.type == ItemType::thesis && word.find(' ') != std::string_view::npos) {
            record_.add_text(Variable::genre, word, free->span);  // `Doctoral thesis`
        } else if (!word.empty() && !says_nothing_new(word, general)) {
            record_.native_type.value = word;
            record_.native_type.source = free->span;
        } else if (row != type_rows.end() && row->says_more) {
            record_.native_type.value = general;
            record_.native_type.source = types->span;
        }
    }

    /// `Journal article` beside JournalArticle.
    [[nodiscard]] bool says_nothing_new(std::string_view word, std::string_view general) const {
        const std::string squeezed = squeezed_type(word);
        const std::string type = squeezed_type(name_of(record_.type));
        return squeezed == ascii_lower(general) || squeezed == type || (record_.type == ItemType::article_journal && (squeezed == "article" || squeezed == "journalarticle"));
    }

    void take_own_addresses() {
        const std::string_view doi = record_.plain(Variable::doi);
        for (const std::string_view key : {"id", "identifier"}) {
            const JsonNode* node = work_.member(key);
            // `{"identifier": "10.5281/zenodo.1", "identifierType": "DOI"}` before 4.3.
            const JsonNode* const type = node == nullptr ? nullptr : node->member("identifierType");
            if (type != nullptr && equals_ignoring_ascii_case(type->text, "doi")) {
                TreeReader::take(type);
                node = node->member("identifier");
            }
            if (node == nullptr || !node->is(JsonKind::string)) continue;
            const std::string_view own = canonical_doi(record_.arena(), node->text);
            if (doi.empty() && !own.empty()) {
                tree_.add(Variable::doi, node);
            } else if (equals_ignoring_ascii_case(own, doi)) {
                TreeReader::take(node);
            }
        }
        for (const auto& [key, half] : {std::pair{"prefix", doi.substr(0, doi.find('/'))}, std::pair{"suffix", doi.substr(std::min(doi.find('/'), doi.size() - 1) + 1)}}) {
            const JsonNode* const node = work_.member(key);
            if (node != nullptr && equals_ignoring_ascii_case(node->text, half)) TreeReader::take(node);
        }
    }

    void read_titles() {
        const JsonNode* main = nullptr;
        std::string_view subtitle;
        each("titles", [&](const JsonNode& title) {
            const JsonNode* const type = title.member("titleType");
            if (main == nullptr && (type == nullptr || is_empty(*type))) main = title.member("title");
            if (subtitle.empty() && type != nullptr && type->text == "Subtitle") {
                subtitle = tree_.text(title, "title");
                TreeReader::take(type);
            }
        });
        const JsonNode* const list = work_.member("titles");
        if (main == nullptr && list != nullptr && list->first != nullptr) main = list->first->member("title");
        const std::string_view words = tree_.text(main);
        if (!words.empty()) {
            const std::string_view whole = subtitle.empty() ? words : record_.arena().concat({words, ": ", subtitle});
            record_.add_text(Variable::title, tree_.markup(whole), main->span);
        }
        each("titles", [&](const JsonNode& title) {
            const JsonNode* const node = title.member("title");
            const JsonNode* const type = title.member("titleType");
            if (node != nullptr && !node->taken && (type == nullptr || is_empty(*type))) tree_.add_markup(Variable::title, node);
        });
    }

    void read_publisher() {
        const JsonNode* node = work_.member("publisher");
        if (node != nullptr && node->is(JsonKind::object)) node = node->member("name");
        // Journals are often entered as their own publisher.
        const JsonNode* const container = work_.member("container");
        const JsonNode* const title = container == nullptr ? nullptr : container->member("title");
        if (node != nullptr && title != nullptr && trim(title->text) == trim(node->text)) return TreeReader::take(node);
        tree_.add_markup(Variable::publisher, node);
    }

    void add_number(std::string_view type, const JsonNode* number) {
        if (number == nullptr || !number->is(JsonKind::string)) return;
        const Variable variable = type == "ISSN" || type == "EISSN" || type == "LISSN" ? Variable::issn : Variable::isbn;
        for (std::size_t i = 0; i < std::min(record_.texts.size(), most_compared); ++i) {
            const TextField& known = record_.texts[i];
            if (known.variable == variable && known.value.plain == trim(number->text)) return TreeReader::take(number);
        }
        tree_.add(variable, number);
    }
    static bool is_number(std::string_view type) { return type == "ISSN" || type == "EISSN" || type == "LISSN" || type == "ISBN"; }

    void add_pages(const JsonNode& container) {
        const JsonNode* const first = container.member("firstPage");
        const JsonNode* const last = container.member("lastPage");
        if (record_.text(Variable::page) != nullptr || (first == nullptr && last == nullptr)) return;
        const std::string_view from = tree_.text(first);
        const std::string_view to = tree_.text(last);
        if (from.empty() && to.empty()) return;
        const std::string_view page = from.empty() ? to : to.empty() || to == from ? from : record_.arena().concat({from, "-", to});
        record_.add_text(Variable::page, page, first != nullptr ? first->span : last->span);
    }

    /// The place of publication since schema 4.4: a journal, a book, with its numbers and people.
    void read_related_items() {
        each("relatedItems", [&](const JsonNode& item) {
            const JsonNode* const relation = item.member("relationType");
            if (relation == nullptr || relation->text != "IsPublishedIn" || record_.text(Variable::container_title) != nullptr) return;
            const JsonNode* const titles = item.member("titles");
            const JsonNode* const title = titles == nullptr ? nullptr : titles->is(JsonKind::array) ? titles->first.get() : titles;
            if (title == nullptr) return;
            tree_.add_markup(Variable::container_title, title->member("title"));
            TreeReader::take(relation);
            // Journal, Book, ConferenceProceeding: the type of the work says so.
            (void)tree_.word(item, "relatedItemType", {"Journal", "Book", "ConferenceProceeding", "Collection"});
            tree_.add(Variable::volume, item, "volume");
            tree_.add(Variable::issue, item, "issue");
            tree_.add(Variable::edition, item, "edition");
            // Chapter, article, report or other (schema 4.4, numberType).
            const JsonNode* const kind = item.member("numberType");
            const bool chapter = kind != nullptr && kind->text == "Chapter";
            if (chapter) TreeReader::take(kind);
            tree_.add(chapter ? Variable::chapter_number : Variable::number, item, "number");
            add_pages(item);
            if (const JsonNode* number = item.member("relatedItemIdentifier"); number != nullptr && number->is(JsonKind::object)) {
                const JsonNode* const type = number->member("relatedItemIdentifierType");
                if (type != nullptr && is_number(type->text)) {
                    add_number(type->text, number->member("relatedItemIdentifier"));
                    TreeReader::take(type);
                }
            }
            read_people(tree_, item.member("creators"), Variable::container_author);
            read_contributors(tree_, item.member("contributors"));
            published_ = item.member("publicationYear");
        });
    }

    /// What DataCite makes of relatedItems and of descriptions of a series.
    void read_container() {
        const JsonNode* const container = work_.member("container");
        if (container == nullptr || !container->is(JsonKind::object)) return;
        const JsonNode* const title = container->member("title");
        if (title != nullptr && record_.plain(Variable::container_title) == trim(title->text)) {
            TreeReader::take(title);
        } else {
            tree_.add_markup(record_.text(Variable::container_title) == nullptr ? Variable::container_title : Variable::collection_title, title);
        }
        const bool is_same = title != nullptr && record_.plain(Variable::container_title) == trim(title->text);
        if (is_same || title == nullptr) {
            if (record_.text(Variable::volume) == nullptr) tree_.add(Variable::volume, *container, "volume");
            if (record_.text(Variable::issue) == nullptr) tree_.add(Variable::issue, *container, "issue");
            for (const auto& [key, variable] : {std::pair{"volume", Variable::volume}, std::pair{"issue", Variable::issue}}) {
                tree_.take_if(container->member(key), record_.plain(variable));
            }
            add_container_pages(*container);
        }
        const JsonNode* const type = container->member("identifierType");
        if (type != nullptr && is_number(trim(type->text))) add_number(tree_.text(type), container->member("identifier"));
        const JsonNode* const kind = container->member("type");
        tree_.take_if(kind, "Series");
        if (kind == nullptr || kind->text != "Journal") return;
        if (record_.type == ItemType::document) record_.type = ItemType::article_journal;
        if (record_.type == ItemType::article_journal) TreeReader::take(kind);
    }

    /// Pages have digits first; DataCite puts words about the volume there that it could not tell apart (`No 1`).
    void add_container_pages(const JsonNode& container) {
        const JsonNode* const first = container.member("firstPage");
        if (first == nullptr || first->text.empty()) return;
        const std::string_view page = record_.plain(Variable::page);
        const std::string_view text = trim(first->text);
        if (!page.empty()) {
            if (page.starts_with(text)) TreeReader::take(container, {"firstPage", "lastPage"});
            return;
        }
        const bool is_page = std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || is_ascii_alpha(c); }) &&
                             std::any_of(text.begin(), text.end(), is_ascii_digit);
        if (is_page) add_pages(container);
    }

    void read_related_identifiers() {
        each("relatedIdentifiers", [&](const JsonNode& related) {
            const JsonNode* const type = related.member("relatedIdentifierType");
            const JsonNode* const relation = related.member("relationType");
            if (type == nullptr || relation == nullptr || !is_number(type->text)) return;
            if (relation->text != "IsPartOf" && relation->text != "IsPublishedIn") return;
            add_number(type->text, related.member("relatedIdentifier"));
            TreeReader::take(related, {"relatedIdentifierType", "relationType"});
        });
    }

    void read_dates() {
        for (const DateRow& row : date_rows) {
            each("dates", [&](const JsonNode& date) {
                const JsonNode* const type = date.member("dateType");
                if (type == nullptr || type->text != row.word || record_.date(row.variable) != nullptr) return;
                const JsonNode* const value = date.member("date");
                if (value == nullptr || is_empty(*value)) return;
                tree_.add_date(row.variable, value);
                TreeReader::take(type);
            });
        }
        const DateField* const issued = record_.date(Variable::issued);
        const JsonNode* const year = work_.member("publicationYear");
        if (issued == nullptr) tree_.add_date(Variable::issued, year);
        const DateField* const known = record_.date(Variable::issued);
        if (known == nullptr || !known->value.has_parts()) return;
        const std::string text = std::to_string(known->value.begin.year);
        tree_.take_if(year, text);
        tree_.take_if(published_, text);
    }

    /// Pages, or how large a data set is.
    void read_sizes() {
        each("sizes", [&](const JsonNode& size) {
            const std::string_view text = trim(size.text);
            std::size_t digits = 0;
            while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
            const std::string unit = ascii_lower(trim(text.substr(digits)));
            if (digits != 0 && (unit == "pages" || unit == "p." || unit == "pp." || unit == "seiten" || unit == "s.")) {
                record_.add_text(Variable::number_of_pages, text.substr(0, digits), size.span);
                return TreeReader::take(&size);
            }
            const bool range = digits != 0 && (unit.starts_with('-') || unit.starts_with("\xE2\x80\x93"));
            tree_.add(range && record_.text(Variable::page) == nullptr ? Variable::page : Variable::dimensions, &size);
        });
    }

    /// Each is a licence of its own, in words and by its address; where it has none, by its identifier in SPDX's list.
    void read_rights() {
        each("rightsList", [&](const JsonNode& rights) {
            if (!rights.is(JsonKind::object)) return add_license(&rights);
            const JsonNode* const words = rights.member("rights");
            const JsonNode* const address = rights.member(rights.member("rightsUri") != nullptr ? "rightsUri" : "rightsURI");
            const JsonNode* const identifier = rights.member("rightsIdentifier");
            const JsonNode* const scheme = rights.member("rightsIdentifierScheme");
            const bool is_spdx = scheme != nullptr && equals_ignoring_ascii_case(trim(scheme->text), "spdx") && identifier != nullptr && !is_empty(*identifier);
            const bool on_web = address != nullptr && trim(address->text).starts_with("http");
            const bool has_words = words != nullptr && !is_empty(*words);
            if (has_words) add_license(words);
            if (on_web || (!has_words && !is_spdx)) add_license(address);
            else if (is_spdx) add_license(identifier);
            // `info:eu-repo/semantics/openAccess` beside `Open Access`.
            if (has_words && address != nullptr && trim(address->text).starts_with("info:eu-repo/")) TreeReader::take(address);
            if (!is_spdx) return;
            // The name of a licence in SPDX's list, and where that is.
            TreeReader::take(rights, {"rightsIdentifierScheme", "schemeUri", "schemeURI"});
            for (const JsonNode* const again : {identifier, words}) {
                if (again != nullptr && !again->taken) TreeReader::take(again);
            }
        });
    }

    void add_license(const JsonNode* node) {
        if (node == nullptr) return;
        for (std::size_t i = 0; i < std::min(record_.texts.size(), most_compared); ++i) {
            const TextField& known = record_.texts[i];
            if (known.variable == Variable::license && known.value.plain == trim(node->text)) return TreeReader::take(node);
        }
        tree_.add_markup(Variable::license, node);
    }

    void read_descriptions() {
        each("descriptions", [&](const JsonNode& description) {
            const JsonNode* const type = description.member("descriptionType");
            const bool is_abstract = type != nullptr && type->text == "Abstract";
            if (!is_abstract && type != nullptr && type->text != "Other") return;
            tree_.add_markup(is_abstract ? Variable::abstract : Variable::note, description.member("description"));
            TreeReader::take(type);
        });
    }

    void read_identifiers() {
        const std::string_view doi = record_.plain(Variable::doi);
        for (const std::string_view key : {"identifiers", "alternateIdentifiers"}) {
            each(key, [&](const JsonNode& entry) {
                const JsonNode* value = entry.member("identifier");
                if (value == nullptr) value = entry.member("alternateIdentifier");
                if (value == nullptr || !value->is(JsonKind::string)) return;
                const JsonNode* const url = work_.member("url");
                const bool own = (!doi.empty() && equals_ignoring_ascii_case(canonical_doi(record_.arena(), value->text), doi)) ||
                                 (url != nullptr && url->text == value->text);
                if (own) return TreeReader::take(&entry);
                const JsonNode* type = entry.member("identifierType");
                if (type == nullptr) type = entry.member("alternateIdentifierType");
                if (type != nullptr && add_own_number(squeezed_type(type->text), *value)) TreeReader::take(type);
            });
        }
    }

    /// Another number of the same work, by the name of its kind, which people write as they like; false, and not taken, if it is none that has a place.
    bool add_own_number(std::string_view kind, const JsonNode& value) {
        Arena& arena = record_.arena();
        const std::string_view text = trim(value.text);
        const bool isbn = kind.starts_with("isbn");
        if (isbn || kind.ends_with("issn")) {
            const std::string_view number = isbn ? canonical_isbn(arena, text) : canonical_issn(arena, text);
            if (number.empty()) return false;
            if (!says_number(isbn ? Variable::isbn : Variable::issn, number)) add_number(isbn ? "ISBN" : "ISSN", &value);
            else TreeReader::take(&value);
            return value.taken;
        }
        FoundIdentifier found;
        if (kind == "arxiv") found = parse_arxiv(arena, text);
        else if (kind == "handle" || kind == "hdl" || kind.starts_with("pmid") || kind.starts_with("pmcid") || kind == "pubmedid") found = number_of(kind, text);
        if (!found.found()) return false;
        add_found_identifier(record_, found, value.span);
        value.taken = true;
        return true;
    }

    /// Whether the record has an ISBN or ISSN, with or without its hyphens.
    [[nodiscard]] bool says_number(Variable variable, std::string_view canonical) const {
        const auto end = record_.texts.begin() + std::min(record_.texts.size(), most_compared);
        return std::any_of(record_.texts.begin(), end, [&](const TextField& known) {
            const std::string_view text = known.value.plain;
            return known.variable == variable && (variable == Variable::isbn ? canonical_isbn(record_.arena(), text) : canonical_issn(record_.arena(), text)) == canonical;
        });
    }

    [[nodiscard]] FoundIdentifier number_of(std::string_view kind, std::string_view text) const {
        Arena& arena = record_.arena();
        if (text.find_first_of(" \t\n") != std::string_view::npos) return {};
        if (text.starts_with("http")) return identifier_in_url(arena, text);
        if (kind == "handle" || kind == "hdl") {
            if (text.starts_with("hdl:")) text.remove_prefix(4);
            return text.find('/') != std::string_view::npos ? FoundIdentifier{"handle", arena.copy(text), {}, {}} : FoundIdentifier{};
        }
        const bool central = kind.starts_with("pmcid");
        const std::string_view number = central ? canonical_pmcid(arena, text) : canonical_pmid(arena, text);
        return number.empty() ? FoundIdentifier{} : FoundIdentifier{central ? "pmcid" : "pmid", number, {}, {}};
    }

    TreeReader& tree_;
    Record& record_;
    const JsonNode& work_;
    const JsonNode* published_ = nullptr;  ///< the year of the item that the work is published in
};

}  // namespace

void read_work(TreeReader& tree, const JsonNode& item) {
    const JsonNode* const attributes = item.member("attributes");
    const bool wrapped = attributes != nullptr && attributes->is(JsonKind::object);
    tree.leave_out(says_no_value);
    WorkReader(tree, wrapped ? *attributes : item).read();
    tagged::read_references(tree.record());
    if (!wrapped) return;
    tree.take_if(item.member("type"), "dois");
    if (const JsonNode* id = item.member("id"); id != nullptr && equals_ignoring_ascii_case(id->text, tree.record().plain(Variable::doi))) TreeReader::take(id);
}

}  // namespace bibcast::datacite_json

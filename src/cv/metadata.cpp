#include "cv/metadata.hpp"

#include <nlohmann/json.hpp>

#include "formats/html/url.hpp"
#include "name/format.hpp"
#include "pipeline/record_values.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;

std::string_view schema_type(ItemType type) {
    switch (type) {
        case ItemType::article:
        case ItemType::article_journal:
        case ItemType::paper_conference:
        case ItemType::manuscript: return "ScholarlyArticle";
        case ItemType::article_magazine:
        case ItemType::post:
        case ItemType::post_weblog: return "Article";
        case ItemType::article_newspaper: return "NewsArticle";
        case ItemType::book: return "Book";
        case ItemType::chapter: return "Chapter";
        case ItemType::thesis: return "Thesis";
        case ItemType::dataset: return "Dataset";
        case ItemType::software: return "SoftwareSourceCode";
        case ItemType::report: return "Report";
        case ItemType::webpage: return "WebPage";
        case ItemType::map: return "Map";
        case ItemType::motion_picture: return "Movie";
        case ItemType::review:
        case ItemType::review_book: return "Review";
        default: return "CreativeWork";
    }
}

std::string text_of(const Name& name) {
    std::string out;
    append_given_first(out, name);
    return out;
}

Json person(const Contributor& contributor) {
    const Name& name = contributor.name;
    Json out = {{"@type", "Person"}, {"name", text_of(name)}};
    if (!name.family.empty()) {
        std::string family;
        append_family(family, name);
        out["familyName"] = family;
    }
    if (!name.given.empty()) out["givenName"] = name.given;
    for (const Detail& detail : contributor.details) {
        if (detail.kind == DetailKind::orcid) out["sameAs"] = "https://orcid.org/" + std::string(detail.value);
    }
    return out;
}

void add_people(Json& out, const Record& record, Variable variable, const char* property) {
    const NamesField* const names = record.people(variable);
    if (names == nullptr) return;
    for (const Contributor& contributor : names->people) out[property].push_back(person(contributor));
}

void add_text(Json& out, const Record& record, Variable variable, const char* property) {
    if (const std::string_view value = record.plain(variable); !value.empty()) out[property] = value;
}

/// Year, month and day as far as they are known; empty for a range or a season.
std::string plain_date(const Record& record) {
    const DateField* const field = record.date(Variable::issued);
    if (field == nullptr || field->value.begin_bound != Bound::point || field->value.is_range()) return year_of(record);
    DatePoint point = field->value.begin;
    if (point.is_season()) point.month = point.day = 0;
    std::string out;
    append_edtf(out, {.begin = {.year = point.year, .month = point.month, .day = point.day}, .begin_bound = Bound::point});
    return out;
}

Json container_of(const Record& record) {
    const bool journal = record.type == ItemType::article_journal || record.type == ItemType::article_magazine || record.type == ItemType::article_newspaper;
    Json out = {{"@type", journal ? "Periodical" : record.type == ItemType::chapter ? "Book" : "PublicationVolume"},
                {"name", record.plain(Variable::container_title)}};
    add_text(out, record, Variable::issn, "issn");
    return out;
}

/// What may stand unchanged in a query (RFC 3986, section 2.3).
void append_query_value(std::string& out, std::string_view key, std::string_view value) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    if (value.empty()) return;
    out += '&';
    out += key;
    out += '=';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
}

}  // namespace

Json schema_org(const Record& record) {
    Json out = {{"@type", schema_type(record.type)}, {"name", record.plain(Variable::title)}};
    add_people(out, record, Variable::author, "author");
    add_people(out, record, Variable::editor, "editor");
    if (const std::string date = plain_date(record); !date.empty()) out["datePublished"] = date;
    if (!record.plain(Variable::container_title).empty()) out["isPartOf"] = container_of(record);
    if (!record.plain(Variable::publisher).empty()) out["publisher"] = {{"@type", "Organization"}, {"name", record.plain(Variable::publisher)}};
    add_text(out, record, Variable::page, "pagination");
    add_text(out, record, Variable::isbn, "isbn");
    if (const std::string_view language = record.plain(Variable::language); !language.empty()) out["inLanguage"] = language_tag_or_words(language);
    if (const std::string url = html::safe_url(record.plain(Variable::url)); !url.empty()) out["url"] = url;
    if (const std::string_view doi = record.plain(Variable::doi); !doi.empty()) {
        out["identifier"] = {{"@type", "PropertyValue"}, {"propertyID", "DOI"}, {"value", doi}};
        out["sameAs"].push_back("https://doi.org/" + std::string(doi));
    }
    if (const Identifier* const arxiv = record.identifier("arxiv")) out["sameAs"].push_back("https://arxiv.org/abs/" + std::string(arxiv->value));
    for (const StringField& award : record.awards) out["award"].push_back(award.value);
    return out;
}

std::string json_for_script(const Json& json) {
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = std::string_view(text).substr(i);
        if (text[i] == '<') out += "\\u003c";
        else if (text[i] == '>') out += "\\u003e";
        else if (text[i] == '&') out += "\\u0026";
        // Only a text has two braces in a row, or one before a percent sign: a sign of site generators.
        else if (rest.starts_with("{{") || rest.starts_with("{%")) out += "\\u007b";
        else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) out += rest[2] == '\xA8' ? "\\u2028" : "\\u2029", i += 2;
        else out += text[i];
    }
    return out;
}

std::string context_object(const Record& record) {
    const bool book = record.type == ItemType::book || record.type == ItemType::chapter;
    const bool thesis = record.type == ItemType::thesis;
    const bool proceedings = record.type == ItemType::paper_conference;
    std::string out = "ctx_ver=Z39.88-2004";
    append_query_value(out, "rft_val_fmt", std::string("info:ofi/fmt:kev:mtx:") + (book ? "book" : thesis ? "dissertation" : "journal"));
    const std::string_view title = record.plain(Variable::title);
    const std::string_view container = record.plain(Variable::container_title);
    const bool is_part = record.type == ItemType::chapter || (!book && !thesis);
    append_query_value(out, "rft.genre", proceedings ? "proceeding" : record.type == ItemType::chapter ? "bookitem" : book ? "book" : thesis ? "" : is_part && !container.empty() ? "article" : "preprint");
    append_query_value(out, is_part ? "rft.atitle" : book ? "rft.btitle" : "rft.title", title);
    append_query_value(out, record.type == ItemType::chapter ? "rft.btitle" : "rft.jtitle", container);
    append_query_value(out, "rft.date", plain_date(record));
    append_query_value(out, "rft.volume", record.plain(Variable::volume));
    append_query_value(out, "rft.issue", record.plain(Variable::issue));
    append_query_value(out, "rft.pages", record.plain(Variable::page));
    append_query_value(out, "rft.issn", record.plain(Variable::issn));
    append_query_value(out, "rft.isbn", record.plain(Variable::isbn));
    append_query_value(out, thesis ? "rft.inst" : "rft.pub", record.plain(Variable::publisher));
    if (const NamesField* const authors = record.people(Variable::author)) {
        bool first = true;
        for (const Contributor& contributor : authors->people) {
            if (first && !contributor.name.is_literal()) {
                append_query_value(out, "rft.aulast", contributor.name.family);
                append_query_value(out, "rft.aufirst", contributor.name.given);
            }
            append_query_value(out, "rft.au", text_of(contributor.name));
            first = false;
        }
    }
    if (const std::string_view doi = record.plain(Variable::doi); !doi.empty()) append_query_value(out, "rft_id", "info:doi/" + std::string(doi));
    if (const std::string_view url = record.plain(Variable::url); !url.empty()) append_query_value(out, "rft_id", url);
    return out;
}

}  // namespace bibcast::cv

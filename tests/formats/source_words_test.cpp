// The law from the other end: every word that stands as a value in a source (texts and attributes of XML, values of JSON) is in the records
// that were read, or in a finding. Runs over the fixtures, and over the inputs in the folder that the environment's CONFORMANCE_CASES names
// (JSON Lines with `from` and `input`), if there is one.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <regex>
#include <unordered_set>

#include "formats/registry.hpp"
#include "io/xml_silent.hpp"
#include "support/conserved.hpp"
#include "support/converted.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"
#include "text/xml_lexer.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Value {
    std::string place;  ///< `name/@type`, `creators/nameType`
    std::string text;
};

/// What says something by what it is read as, and not by its letters: kinds, roles, codes of languages.
bool is_read_as_something_else(std::string_view place) {
    static const std::unordered_set<std::string_view> places = {
        // MODS: what an element is, the roles of people, the kind of resource.
        "roleTerm/@type", "name/@type", "roleTerm", "issuance", "relatedItem/@type", "typeOfResource", "typeOfResource/@collection", "identifier/@type", "titleInfo/@type",
        "languageTerm", "placeTerm/@type", "namePart/@type", "genre", "languageTerm/@type", "dateIssued/@point", "dateIssued/@qualifier", "detail/@type",
        "extent/@unit", "note/@type", "url/@displayLabel", "abstract/@type", "dateValid/@point",
        // MARC: tags, codes and indicators are the mapping; a subfield with the code of a role or of a list.
        "datafield/@tag", "datafield/@ind1", "datafield/@ind2", "subfield/@code", "controlfield/@tag", "leader", "controlfield", "subfield", "record/@type",
        // PubMed, JATS: which date it is, how a list ends, what a reference points to.
        "AuthorList/@Type", "AuthorList/@CompleteYN", "PubMedPubDate/@PubStatus", "ELocationID/@EIdType", "ArticleId/@IdType", "ArticleDate/@DateType",
        "Identifier/@Source", "Initials", "Abstract/@Type", "AbstractText/@NlmCategory", "ISSN/@IssnType", "Month", "Season", "MedlineDate", "CollectionTitle/@book",
        "xref/@rid", "xref/@ref-type", "contrib/@contrib-type", "contrib/@equal-contrib", "contrib/@corresp", "contrib/@deceased", "contrib/@id", "name/@name-style",
        "aff/@id", "corresp/@id", "fn/@id", "fn/@fn-type", "pub-date/@pub-type", "pub-date/@date-type", "pub-id/@pub-id-type", "article-id/@pub-id-type",
        "issn/@pub-type", "issn/@publication-format", "journal-id/@journal-id-type", "contrib-id/@contrib-id-type", "contrib-group/@content-type", "kwd-group/@kwd-group-type",
        "date/@date-type", "season", "month", "date-in-citation", "access-date", "conf-date", "string-date", "self-uri/@content-type", "title-group/@id", "abstract/@abstract-type", "pub-date/@publication-format",
        "custom-meta/@id", "meta-name", "subj-group/@subj-group-type", "ext-link/@ext-link-type", "related-article/@related-article-type", "article/@article-type",
        // Others: types and their numbers, which date or person it is, formatting.
        "ref-type", "ref-type/@name", "REFERENCE_TYPE", "style/@face", "SourceType", "LCID", "itemType", "type", "types/type", "field/@element", "field/@qualifier", "field/@mdschema",
        "person_name/@sequence", "person_name/@contributor_role", "role/@type", "organization/@sequence", "organization/@contributor_role", "publication_date/@media_type",
        "issn/@media_type", "isbn/@media_type", "publisher_item/@item_number_type", "identifier/@id_type", "item_number/@item_number_type", "doi_data/@type",
        "posted_content/@type", "contributor/@contributor_role", "crm-item/@name", "subtype", "dissertation/@publication_type", "conference_paper/@publication_type", "content_item/@component_type", "book/@book_type",
        "Reference/@rdf", "resource/@resource", "type/@resource", "document/@name", "file/@name", "entry/@id", "mdWrap/@MDTYPE", "author_position", "sequence",
        "nameType", "resourceTypeGeneral", "relationType", "titleType", "descriptionType", "contributorType", "dateType", "type_crossref", "relatedItemType", "genre/@authority",
        "anonymous/@sequence", "resourceType", "temporal/@encoding", "dateOther/@type", "derived", "element-citation/@publication-type", "mixed-citation/@publication-type", "content-type", "person-group/@person-group-type", "collectionCode", "creationdate", "shortTitle/@type", "title/@type", "date-parts", "format", "static-ordering", "isInstitution", "relatedIdentifierType", "language", "langid", "content-version", "schemaOrg", "ris", "bibtex", "citeproc",
    };
    return places.contains(place);
}

/// What is put before a code or an address and means nothing by itself, names of markup, and months, which become numbers.
bool is_said_otherwise(std::string_view word) {
    static const std::unordered_set<std::string_view> words = {
        "http", "https", "hdl", "handle", "net", "doi", "dx", "org", "www", "info", "pmid", "pubmed", "ncbi", "nlm", "nih", "gov", "issn", "isbn", "orcid", "uri", "mrn", "jats", "pp",
        "italic", "title", "sub", "ndash", "uller", "jan", "may", "oct", "lt", "gt", "volumes", "url", "abstract", "others", "print", "electronic", "amp", "em", "about", "isi",
    };
    return words.contains(word);
}

/// Runs of letters and runs of digits; single letters are none (`c1984`, `T00`), and neither are Primo's signs for subfields (`$$Q`).
std::vector<std::string> words_in(std::string_view text) {
    Arena arena;
    text = to_nfc(arena, text);
    std::vector<std::string> words;
    std::string word;
    bool digits = false;
    const auto finish = [&] {
        if (word.size() > 1 || (digits && !word.empty())) words.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "$$") {
            finish();
            at += 3;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        const bool digit = is_digit(point.value);
        if (!digit && !is_letter(point.value)) {
            finish();
            continue;
        }
        if (digit != digits) finish();
        digits = digit;
        append_utf8(word, to_lower(point.value));
    }
    finish();
    return words;
}

void collect(const Json& json, const std::string& key, std::vector<Value>& values);

/// Text; an item of JSON in it, as JATS has one, is its values.
void collect_text(const std::string& name, const char* text, std::vector<Value>& values) {
    const Json item = Json::parse(text, nullptr, false);
    if (item.is_object()) collect(item, name, values);
    else values.push_back({name, text});
}

void collect(const pugi::xml_node& node, std::vector<Value>& values) {
    const std::string name(xml_local_name(node.name()));
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view full = attribute.name();
        if (says_nothing(full, attribute.value())) continue;
        values.push_back({name + "/@" + std::string(xml_local_name(full)), attribute.value()});
    }
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_element) collect(inner, values);
        else if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) collect_text(name, inner.value(), values);
    }
}

void collect(const Json& json, const std::string& key, std::vector<Value>& values) {
    if (json.is_object()) {
        for (const auto& [name, child] : json.items()) collect(child, name, values);
    } else if (json.is_array()) {
        for (const Json& child : json) collect(child, key, values);
    } else if (json.is_string()) {
        values.push_back({key, json.get<std::string>()});
    } else if (json.is_number()) {
        values.push_back({key, json.dump()});
    }
}

/// Without the keys of the variables that stand in the note of an item of CSL: `original-date: 1891`.
std::string without_note_keys(const std::string& note) {
    static const std::regex keys("(^|\\n|\\{:)([a-z_-]+|[A-Z]+):");
    return std::regex_replace(note, keys, "$1");
}

/// The values of a source of XML or JSON; nothing of other formats, and of damaged ones.
std::vector<Value> values_of(const std::string& text) {
    std::vector<Value> values;
    const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first == std::string::npos) return values;
    if (text[first] == '<') {
        pugi::xml_document document;
        if (document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata)) collect(document, values);
    } else if (text[first] == '{' || text[first] == '[') {
        const Json json = Json::parse(text, nullptr, false);
        if (!json.is_discarded()) collect(json, "", values);
    }
    return values;
}

/// All words that a person can find the values in.
std::string haystack_of(const Converted& converted) {
    Arena arena;
    std::string hay;
    const auto add_all = [&](const std::string& lines) {
        for (std::size_t at = 0; at < lines.size();) {
            const std::size_t end = std::min(lines.find('\n', at), lines.size());
            std::vector<Value> values;
            const Json json = Json::parse(lines.substr(at, end - at), nullptr, false);
            if (!json.is_discarded()) collect(json, "", values);
            for (const Value& value : values) {
                // What is kept whole is kept as written.
                const Json kept = Json::parse(value.text, nullptr, false);
                std::vector<Value> inside;
                if (!kept.is_discarded()) collect(kept, "", inside);
                for (const Value& one : inside) hay += bare(one.text) + "\n";
                hay += bare(value.text) + "\n" + bare(decode_entities(arena, value.text)) + "\n";
            }
            at = end + 1;
        }
    };
    add_all(converted.bytes);
    add_all(converted.findings);
    return hay;
}

void expect_each_word(const std::string& name, const std::string& text, const Format& format) {
    const Format& jsonl = *format_named("jsonl");
    const std::string hay = haystack_of(convert_text(text, format, jsonl, {.form = DiagnosticsForm::json}));
    for (const Value& value : values_of(text)) {
        if (is_read_as_something_else(value.place)) continue;
        // EndNote's address of a record of the Web of Science, which is an identifier here.
        if (value.text.find("<Go to ISI>://") != std::string::npos) continue;
        for (const std::string& word : words_in(value.place == "note" ? without_note_keys(value.text) : value.text)) {
            if (hay.find(word) != std::string::npos || is_said_otherwise(word)) continue;
            // `03` is `3`, and `00:00` no time of any day.
            const std::size_t digits = std::min(word.find_first_not_of('0'), word.size());
            if (digits == word.size() || (digits > 0 && hay.find(word.substr(digits)) != std::string::npos)) continue;
            ADD_FAILURE() << name << ": '" << word << "' of " << value.place << " is gone: " << value.text.substr(0, 200);
        }
    }
}

class SourceWords : public ::testing::TestWithParam<const Format*> {};

TEST_P(SourceWords, AreReadOrNamed) {
    const Format& format = *GetParam();
    for (const fs::path& path : fixtures_of(format)) expect_each_word(path.filename().string(), read_file(path), format);
}

TEST(SourceWords, OfOtherProjectsAreReadOrNamed) {
    const char* const folder = std::getenv("CONFORMANCE_CASES");
    const fs::path cases = folder != nullptr ? fs::path(folder) : source_folder().parent_path() / "shared" / "conformance" / "cases";
    if (!fs::is_directory(cases)) GTEST_SKIP() << "no cases at " << cases << "; CONFORMANCE_CASES names their folder";
    std::unordered_set<std::string> seen;
    for (const auto& entry : fs::directory_iterator(cases)) {
        if (entry.path().extension() != ".jsonl" || entry.path().filename().string().starts_with("names-")) continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            const Json one = Json::parse(line);
            const Format* const format = format_named(one["from"].get<std::string>());
            const std::string input = one["input"].get<std::string>();
            if (format == nullptr || !seen.insert(one["from"].get<std::string>() + input).second) continue;
            expect_each_word(one["id"].get<std::string>(), input, *format);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, SourceWords, ::testing::ValuesIn(readable_formats()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing

#include "formats/csl_json/item_reader.hpp"

#include "formats/csl_json/codes.hpp"
#include "formats/csl_json/custom.hpp"
#include "formats/csl_json/keywords.hpp"
#include "formats/csl_json/note_variables.hpp"
#include "formats/csl_json/types.hpp"
#include "formats/jsonl/date_json.hpp"
#include "formats/jsonl/name_json.hpp"
#include "io/tagged/serial_number.hpp"
#include "model/identifier.hpp"
#include "model/plain_variables.hpp"
#include "io/tree_reader.hpp"
#include "name/others.hpp"
#include "name/signs_in_names.hpp"
#include "text/jats_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl_json {

namespace {

/// The variable of a key, by the names of the specification and of the input schema.
std::optional<Variable> variable_of_key(std::string_view key) {
    if (key == "part") return Variable::part_number;
    if (key == "printing") return Variable::printing_number;
    if (key == "supplement") return Variable::supplement_number;
    return variable_named(key);
}

/// The variable whose name has capitals where the key has others.
std::optional<Variable> variable_in_any_case(std::string_view key) {
    for (const Variable variable : {Variable::doi, Variable::isbn, Variable::issn, Variable::pmcid, Variable::pmid, Variable::url}) {
        if (equals_ignoring_ascii_case(name_of(variable), key)) return variable;
    }
    return std::nullopt;
}

/// Keys of the schema that are no variables; kept as they are.
bool is_schema_key(std::string_view key) { return key == "categories" || key == "volume-title-short"; }

/// `[{year: 2004}, {year: 2005}]`: a date or a range, as pandoc-citeproc had them.
bool is_date_list(const JsonNode& node) {
    if (node.first == nullptr || (node.first->next != nullptr && node.first->next->next != nullptr)) return false;
    for (const JsonNode& element : node) {
        if (element.member("year") == nullptr) return false;
    }
    return true;
}

Text to_text(Arena& arena, std::string_view value, Variable variable, MarkupTags tags) {
    value = to_nfc(arena, value);
    if (holds_no_markup(variable) || is_free_of_markup(value)) return value;
    // Crossref and DataCite give abstracts in JATS or HTML, in CSL-JSON too. Tags with attributes, which may say something, are text.
    const bool paragraphs = variable == Variable::abstract && value.find('=') == std::string_view::npos && has_block_markup(value);
    if (paragraphs || value.find("<jats:") != std::string_view::npos) return decode_jats_markup(arena, value);
    return decode_csl_markup(arena, value, tags);
}

}  // namespace

ItemReader::ItemReader(Record& record, std::string_view source, Findings& findings)
    : record_(record), findings_(findings), parts_(record, source, findings, "csl_json", wrong_type) {}

void ItemReader::read(const JsonNode& item) {
    record_.source = item.span;
    // First of all the id, so that findings can name it, and custom last, since it speaks of all the others.
    const JsonNode* id = nullptr;
    const JsonNode* type = nullptr;
    const JsonNode* custom = nullptr;
    const JsonNode* citation_key = nullptr;
    for (const JsonNode& member : item) {
        if (id == nullptr && member.key == "id") id = &member;
        if (type == nullptr && member.key == "type") type = &member;
        if (custom == nullptr && member.key == "custom") custom = &member;
        if (citation_key == nullptr && member.key == "citation-key") citation_key = &member;
    }
    if (id != nullptr) record_.id = id->is(JsonKind::number) ? id->text.view() : parts_.text(*id, "id");
    if (citation_key != nullptr && record_.id.empty()) record_.id = parts_.text(*citation_key, "citation-key");
    read_type(type);
    for (const JsonNode& member : item) {
        if (&member == id || &member == type || &member == custom) continue;
        read_member(member);
    }
    if (custom != nullptr) read_custom(*custom);
    if (!has_plain_note_) take_note_variables(record_, findings_);
    take_arxiv_number();
    tidy_names();
}

void ItemReader::read_member(const JsonNode& member) {
    if (const auto variable = variable_of_key(member.key)) return read_variable(member, *variable);
    // Crossref and Manubot give every key that they have: `"relation": {}`.
    if (is_empty(member)) return;
    if (member.key == "id" || member.key == "type" || member.key == "custom") {
        report(duplicate_key, member, "stands twice", member.key);
    } else if (!is_schema_key(member.key)) {
        // `url`, `doi`: CSL's keys but for their case.
        const auto meant = variable_in_any_case(member.key);
        if (meant && is_scalar(member) && record_.text(*meant) == nullptr) {
            report(unknown_key, member, "is no key of CSL's, and is read as " + std::string(name_of(*meant)), member.key);
            return read_variable(member, *meant);
        }
        report(unknown_key, member, "is no key of CSL's", member.key);
    }
    parts_.keep(member, member.key);
}

void ItemReader::read_variable(const JsonNode& member, Variable variable) {
    const auto index = static_cast<std::size_t>(variable);
    // `event` beside `event-title` is no slip: older and newer processors each find theirs.
    const bool again = seen_.test(index) && member.key == name_of(variable);
    seen_.set(index);
    if (again) report(duplicate_key, member, "stands twice", member.key);
    if (variable == Variable::keyword && member.is(JsonKind::string)) {
        return split_keywords(record_, to_nfc(record_.arena(), member.text), member.span);
    }
    if (variable == Variable::keyword) return parts_.strings(member, member.key, &Record::add_keyword);
    const VariableKind kind = kind_of(variable);
    if (kind == VariableKind::name) return jsonl::read_names(parts_, member, variable);
    if (kind == VariableKind::date && (!member.is(JsonKind::array) || is_date_list(member))) return read_date(member, variable, member.key);
    if (member.is(JsonKind::object) && read_title_parts(member, variable)) return;
    if (!member.is(JsonKind::array)) return read_text(member, variable, member.key, MarkupTags::csl);
    if (read_institutions(member, variable)) return;
    // Crossref gives lists for ISSN, title and others.
    if (member.first != nullptr) parts_.report_wrong(member, member.key, kind == VariableKind::date ? "an object" : "a string");
    const jsonl::Place list(member.key);
    if (jsonl::has_many(member)) return parts_.keep(member, list);
    std::size_t position = 0;
    for (const JsonNode& element : member) {
        const jsonl::Place place(list, position++);
        if (kind == VariableKind::date) {
            read_date(element, variable, place);
        } else {
            read_text(element, variable, place, MarkupTags::csl);
        }
    }
}

/// `[{"family": "Supreme Court", "given": "", "isInstitution": 1}]`, as Jurism (CSL-M) has the authority of a law; false if anything else stands in the list.
bool ItemReader::read_institutions(const JsonNode& list, Variable variable) {
    const auto name_in = [](const JsonNode& element) {
        const JsonNode* name = nullptr;
        for (const JsonNode& member : element) {
            const bool is_name = member.key == "family" || member.key == "literal" || member.key == "name";
            if (is_empty(member)) continue;
            if (member.key == "isInstitution" && (member.text == "1" || member.text == "true")) continue;
            if (!is_name || name != nullptr || !member.is(JsonKind::string)) return static_cast<const JsonNode*>(nullptr);
            name = &member;
        }
        return name;
    };
    if (list.first == nullptr || jsonl::has_many(list)) return false;
    for (const JsonNode& element : list) {
        if (!element.is(JsonKind::object) || name_in(element) == nullptr) return false;
    }
    for (const JsonNode& element : list) {
        record_.add_text(variable, to_text(record_.arena(), name_in(element)->text, variable, MarkupTags::csl), element.span);
    }
    return true;
}

/// `{main: …, sub: …, short: …}`, which is how the drafts of CSL 1.1 have titles; false for any other object.
bool ItemReader::read_title_parts(const JsonNode& member, Variable variable) {
    const JsonNode* const main = member.member("main");
    if (main == nullptr || !main->is(JsonKind::string)) return false;
    parts_.report_wrong(member, member.key, "a string");
    const JsonNode* const sub = member.member("sub");
    const JsonNode* const brief = member.member("short");
    const bool joined = sub != nullptr && sub->is(JsonKind::string);
    const auto short_variable = variable == Variable::title             ? std::optional(Variable::title_short)
                                : variable == Variable::container_title ? std::optional(Variable::container_title_short)
                                                                        : std::nullopt;
    const bool shortened = brief != nullptr && brief->is(JsonKind::string) && short_variable.has_value();
    Arena& arena = record_.arena();
    // A main title with a sign of its own at its end needs none before the rest.
    const bool ended = main->text.ends_with('?') || main->text.ends_with('!') || main->text.ends_with(':');
    const std::string_view whole = joined ? arena.concat({main->text, ended ? " " : ": ", sub->text}) : main->text.view();
    record_.add_text(variable, to_text(arena, whole, variable, MarkupTags::csl), member.span);
    if (shortened) record_.add_text(*short_variable, to_text(arena, brief->text, *short_variable, MarkupTags::csl), brief->span);
    const jsonl::Place place(member.key);
    for (const JsonNode& part : member) {
        if (&part == main || (joined && &part == sub) || (shortened && &part == brief)) continue;
        parts_.keep(part, jsonl::Place(place, part.key));
    }
    return true;
}

void ItemReader::read_text(const JsonNode& node, Variable variable, const jsonl::Place& place, MarkupTags tags) {
    const bool number = node.is(JsonKind::number) && kind_of(variable) == VariableKind::number;
    const Text text = to_text(record_.arena(), number ? node.text.view() : parts_.text(node, place), variable, tags);
    if (variable == Variable::citation_key && text.plain == record_.id) return;
    if (variable == Variable::doi) {
        const std::string_view doi = canonical_doi(record_.arena(), text.plain);
        if (!doi.empty()) {
            if (doi.size() != text.plain.size() && says_more_than_doi(record_.arena(), text.plain)) parts_.keep(node, place);
            return record_.add_text(variable, doi, node.span);
        }
    }
    if ((variable == Variable::isbn || variable == Variable::issn) && text.plain.find(' ') != std::string_view::npos) {
        // Zotero has several in one value.
        const tagged::SerialNumbers split = tagged::split_serial_numbers(text.plain);
        if (split.numbers.size() > 1 && !split.words) {
            for (const std::string_view one : split.numbers) record_.add_text(variable, one, node.span);
            return;
        }
    }
    if (node.key != name_of(variable)) {
        // The same value under an old and a new key is one value.
        const TextField* const known = record_.text(variable);
        if (known != nullptr && known->value == text) return;
    }
    record_.add_text(variable, text, node.span);
}

namespace {

/// `{"date-parts": [["2010"]], "literal": "2010"}`, as BibSonomy has every date. Words that begin small (`about 1850`) say it in a way of their own.
bool says_same_words(const Date& date) {
    if (date.literal.empty() || !date.has_parts() || (date.literal[0] >= 'a' && date.literal[0] <= 'z')) return false;
    std::optional<Date> said = parse_edtf(date.literal);
    if (!said) said = parse_written_date(date.literal);
    if (!said) return false;
    said->literal = date.literal;
    return *said == date;
}

}  // namespace

void ItemReader::read_date(const JsonNode& node, Variable variable, const jsonl::Place& place) {
    if (node.is(JsonKind::null)) return;
    Date date;
    const bool understood = node.is(JsonKind::array) && node.first != nullptr ? jsonl::read_date_list(node, date) : jsonl::read_date(node, date);
    if (!understood) {
        report(unreadable_date, node, "is no date that could be read in full", place);
        parts_.keep(node, place);
    }
    if (says_same_words(date)) date.literal = {};
    if (date.has_parts() || !date.literal.empty()) record_.add_date(variable, date, node.span);
}

void ItemReader::read_type(const JsonNode* member) {
    const std::string_view word = member == nullptr ? std::string_view{} : parts_.text(*member, "type");
    if (word.empty()) {
        if (findings_.wants(no_type, "type")) {
            Finding& finding = findings_.add(no_type, {record_.source.begin, record_.source.begin + 1}, "the item has no type");
            finding.record_id = record_.id;
            finding.field = "type";
        }
        return;
    }
    if (const auto type = item_type_named(word)) {
        record_.type = *type;
        return;
    }
    const auto meant = item_type_meant(word);
    if (meant) record_.type = *meant;
    std::string what = "is none of CSL's types, '";
    what += word;
    what += meant ? "'; read as " + std::string(name_of(*meant)) : "'";
    report(unknown_type, *member, what, member->key);
    record_.native_type.value = word;
    record_.native_type.source = member->span;
}

/// Zotero puts the arXiv number of a preprint into `number`.
void ItemReader::take_arxiv_number() {
    if (record_.type != ItemType::article) return;
    for (std::size_t i = 0; i < record_.texts.size(); ++i) {
        const TextField& field = record_.texts[i];
        if (field.variable != Variable::number || field.value.plain.size() < 6 ||
            !equals_ignoring_ascii_case(field.value.plain.substr(0, 6), "arXiv:")) {
            continue;
        }
        const FoundIdentifier found = parse_arxiv(record_.arena(), field.value.plain);
        if (!found.found()) continue;
        add_found_identifier(record_, found, field.source);
        record_.texts.erase(i);
        return;
    }
}

void ItemReader::tidy_names() {
    for (NamesField& field : record_.names) {
        for (Contributor& person : field.people) {
            Name& name = person.name;
            for (CompactView Name::*part : {&Name::family, &Name::given, &Name::dropping_particle, &Name::non_dropping_particle,
                                            &Name::suffix, &Name::literal}) {
                if (!(name.*part).empty()) name.*part = to_nfc(record_.arena(), name.*part);
            }
        }
        take_others_off(field);
        take_signs_off(record_.arena(), field);
    }
}

void ItemReader::report(const Code& code, const JsonNode& node, std::string_view what, const jsonl::Place& place) {
    const std::string_view field = place.key();
    if (!findings_.wants(code, field)) return;
    const bool of_key = &code == &unknown_key || &code == &duplicate_key;
    Finding& finding = findings_.add(code, of_key ? node.key_span() : node.span, place.text() + ' ' + std::string(what));
    finding.record_id = record_.id;
    finding.field = field;
    finding.value = node.text;
}

}  // namespace bibcast::csl_json

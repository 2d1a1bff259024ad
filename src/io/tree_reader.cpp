#include "io/tree_reader.hpp"

#include <algorithm>
#include <string>

#include "io/tagged/pages.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "model/plain_variables.hpp"
#include "model/standard_number.hpp"
#include "name/parse.hpp"
#include "text/csl_markup.hpp"
#include "text/jats_markup.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast {

namespace {

/// Call when nothing more will be taken.
bool has_taken(const JsonNode& node) {
    if (node.below == JsonNode::Below::unknown) {
        node.below = JsonNode::Below::none;
        for (const JsonNode& child : node) {
            if (!child.taken && !has_taken(child)) continue;
            node.below = JsonNode::Below::taken;
            break;
        }
    }
    return node.below == JsonNode::Below::taken;
}

/// `3--7`, as BibTeX has it and programs copy it.
std::string_view with_one_hyphen(Arena& arena, std::string_view pages) {
    if (pages.find("--") == std::string_view::npos) return pages;
    const auto range = tagged::split_pages(pages);
    return range ? arena.concat({range->first, "-", range->last}) : pages;
}

}  // namespace

bool is_empty(const JsonNode& node) {
    switch (node.kind) {
        case JsonKind::null: return true;
        case JsonKind::string: return trim(node.text).empty();
        case JsonKind::array:
        case JsonKind::object:
            for (const JsonNode& child : node) {
                if (!is_empty(child)) return false;
            }
            return true;
        default: return false;
    }
}

std::string_view TreeReader::text(const JsonNode* node) {
    if (node == nullptr || !is_scalar(*node)) return {};
    if (says_none_ != nullptr && says_none_(node->text)) return {};
    node->taken = true;
    return to_nfc(record_.arena(), trim_unicode(node->text));
}

std::string_view TreeReader::word(const JsonNode& object, std::string_view key, std::initializer_list<std::string_view> known) {
    const JsonNode* const node = object.member(key);
    if (node == nullptr || !is_scalar(*node)) return {};
    const std::string_view value = trim(node->text);
    if (std::find(known.begin(), known.end(), value) != known.end()) node->taken = true;
    else take(node);
    return value;
}

void TreeReader::add(Variable variable, const JsonNode* node) {
    if (node == nullptr) return;
    if (node->is(JsonKind::array)) {
        for (const JsonNode& element : *node) add(variable, &element);
        return;
    }
    std::string_view value = text(node);
    if (variable == Variable::doi) {
        const std::string_view doi = canonical_doi(record_.arena(), value);
        if (!doi.empty()) {
            node->taken = !says_more_than_doi(record_.arena(), value);
            value = doi;
        }
    }
    if (value.empty()) return;
    if (variable == Variable::page) value = with_one_hyphen(record_.arena(), value);
    // A number said twice is one number.
    if (holds_no_markup(variable)) {
        for (std::size_t i = 0; i < std::min(record_.texts.size(), most_compared); ++i) {
            if (record_.texts[i].variable == variable && record_.texts[i].value.plain == value) return;
        }
    }
    record_.add_text(variable, value, node->span);
}

void TreeReader::add_markup(Variable variable, const JsonNode* node) {
    if (node == nullptr) return;
    if (holds_no_markup(variable)) return add(variable, node);
    if (node->is(JsonKind::array)) {
        for (const JsonNode& element : *node) add_markup(variable, &element);
        return;
    }
    std::string_view value = text(node);
    // Lines within a title are those of the XML that it came from.
    const bool of_lines = variable == Variable::abstract || variable == Variable::note || variable == Variable::annote;
    if (!of_lines && value.find('\n') != std::string_view::npos) value = collapse_spaces(record_.arena(), value);
    if (variable == Variable::page) value = with_one_hyphen(record_.arena(), value);
    if (!value.empty()) record_.add_text(variable, markup(value), node->span);
}

Text TreeReader::markup(std::string_view value) {
    if (value.find('<') != std::string_view::npos && value.find("alternatives>") != std::string_view::npos) passed_.add("alternatives", value);
    return decode_jats_markup(record_.arena(), value);
}

void TreeReader::add_date(Variable variable, const JsonNode* node, bool keeps_time) {
    std::string_view value = text(node);
    if (value.empty()) return;
    std::optional<Date> date = parse_edtf(value);
    if (!date) date = parse_written_date(value);
    if (!date) date = Date::of_literal(value);
    if (!keeps_time) date->begin.time = {};
    record_.add_date(variable, *date, node->span);
}

void TreeReader::add_keywords(const JsonNode* node) {
    if (node == nullptr) return;
    if (node->is(JsonKind::array)) {
        for (const JsonNode& element : *node) add_keywords(&element);
        return;
    }
    const std::string_view value = text(node);
    if (!value.empty()) record_.add_keyword(value, node->span);
}

void TreeReader::give_back(const JsonNode& object) {
    for (const JsonNode& member : object) {
        member.taken = false;
        member.passed_over = false;
        give_back(member);
    }
}

void TreeReader::add_link(LinkKind kind, const JsonNode* node, std::string_view label) {
    const std::string_view url = text(node);
    if (!url.empty()) record_.add_link(kind, url, label, node->span);
}

bool TreeReader::add_identifier(const JsonNode* node) {
    if (node == nullptr || !is_scalar(*node)) return false;
    const std::string_view value = to_nfc(record_.arena(), trim(node->text));
    FoundIdentifier found;
    if (value.starts_with("http")) {
        if (value.find_first_of(" \t\n") != std::string_view::npos) return false;
        found = identifier_in_url(record_.arena(), value);
    } else if (ascii_lower(value.substr(0, 6)) == "arxiv:") {
        found = parse_arxiv(record_.arena(), value);
    } else if (const std::string_view doi = canonical_doi(record_.arena(), value); !doi.empty()) {
        found = {"doi", doi, {}, {}};
    }
    if (!found.found()) return false;
    node->taken = found.scheme != "doi" || !says_more_than_doi(record_.arena(), value);
    add_found_identifier(record_, found, node->span);
    return true;
}

void TreeReader::add_detail(Contributor& person, DetailKind kind, const JsonNode* node, std::string_view scheme) {
    const std::string_view value = text(node);
    if (value.empty()) return;
    Detail detail;
    detail.kind = kind;
    detail.value = value;
    detail.scheme = scheme;
    detail.source = node->span;
    person.details.push(record_.arena(), detail);
}

void TreeReader::add_orcid(Contributor& person, const JsonNode* node) {
    if (node == nullptr) return;
    const std::string_view orcid = canonical_orcid(record_.arena(), trim(node->text));
    if (orcid.empty()) return;
    add_detail(person, DetailKind::orcid, node);
    person.details.back().value = orcid;
}

Contributor& TreeReader::add_written_name(Variable variable, const JsonNode& node) {
    return record_.add_contributor(variable, parse_name(record_.arena(), text(&node)), node.span);
}

void TreeReader::take(const JsonNode* node) {
    if (node == nullptr) return;
    node->passed_over = !node->taken;
    node->taken = true;
}

void TreeReader::take(const JsonNode& object, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) take(object.member(key));
}

void TreeReader::take_if(const JsonNode* node, std::string_view known) {
    if (node != nullptr && is_scalar(*node) && trim(node->text) == known) node->taken = true;
}

void TreeReader::keep_rest(const JsonNode& root) {
    for (const JsonNode& member : root) keep(member, member.key);
}

void TreeReader::note_passed(const JsonNode& node, std::string_view name) {
    if (is_scalar(node)) passed_.add(name, node.text);
    for (const JsonNode& child : node) note_passed(child, child.key.empty() ? name : child.key.view());
}

void TreeReader::keep_whole(const JsonNode& node, std::string_view place) {
    std::string_view json;
    if (source_.data() != nullptr) {
        json = raw_json(source_, node.span);
    } else {
        std::string made;
        append_json(made, node);
        json = record_.arena().copy(made);
    }
    record_.add_leftover(format_, place, json, node.span);
}

/// If something in the value was taken, only the rest of it is kept.
void TreeReader::keep(const JsonNode& node, std::string_view place) {
    if (node.passed_over) note_passed(node, node.key);
    if (node.taken) return;
    if (!has_taken(node)) {
        if (!is_empty(node)) keep_whole(node, place);
        return;
    }
    std::size_t index = 0;
    for (const JsonNode& child : node) {
        const std::string number = std::to_string(index++);
        if (child.taken && !child.passed_over) continue;  // of a million names no place need be told
        keep(child, record_.arena().concat({place, "/", node.is(JsonKind::object) ? child.key.view() : std::string_view(number)}));
    }
}

}  // namespace bibcast

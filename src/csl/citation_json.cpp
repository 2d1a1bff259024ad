#include "csl/citation_json.hpp"

#include <charconv>
#include <unordered_set>

#include "text/json_parse.hpp"

namespace bibcast::csl {

namespace {

bool json_truth(const JsonNode* node) { return node != nullptr && !node->text.empty() && node->text != "false" && node->text != "0"; }

}  // namespace

std::string_view json_text(const JsonNode* node) { return node == nullptr ? std::string_view{} : node->text.view(); }

unsigned json_number(const JsonNode* node) {
    if (node == nullptr) return 0;
    unsigned value = 0;
    std::from_chars(node->text.data(), node->text.data() + node->text.size(), value);
    return value;
}

std::vector<Cite> read_cites(const JsonNode& list, const Processor& processor, const UnknownItem& unknown) {
    std::vector<Cite> cites;
    for (const JsonNode& node : list) {
        Cite cite;
        const std::string_view id = json_text(node.member("id"));
        cite.item = processor.find(id);
        if (cite.item == Processor::npos) {
            if (unknown) unknown(id);
            continue;
        }
        cite.locator = json_text(node.member("locator"));
        cite.label = json_text(node.member("label"));
        cite.prefix = json_text(node.member("prefix"));
        cite.suffix = json_text(node.member("suffix"));
        cite.suppress_author = json_truth(node.member("suppress-author"));
        cite.author_only = json_truth(node.member("author-only"));
        if (const JsonNode* const position = node.member("position")) cite.position = static_cast<int>(json_number(position));
        cite.near_note = json_truth(node.member("near-note"));
        cite.first_note = json_number(node.member("first-reference-note-number"));
        cites.push_back(cite);
    }
    return cites;
}

Cluster read_cluster(const JsonNode& node, const Processor& processor, const UnknownItem& unknown) {
    Cluster cluster;
    if (node.is(JsonKind::array)) {
        cluster.cites = read_cites(node, processor, unknown);
        return cluster;
    }
    if (!node.is(JsonKind::object)) return cluster;
    cluster.id = json_text(node.member("citationID"));
    const JsonNode* note = node.member("noteIndex");
    if (note == nullptr) {
        if (const JsonNode* const properties = node.member("properties")) note = properties->member("noteIndex");
    }
    cluster.note = json_number(note);
    if (const JsonNode* const cites = node.member("citationItems")) cluster.cites = read_cites(*cites, processor, unknown);
    return cluster;
}

std::vector<std::size_t> cited_items(const std::vector<Cluster>& clusters) {
    std::vector<std::size_t> order;
    std::unordered_set<std::size_t> taken;
    for (const Cluster& cluster : clusters) {
        for (const Cite& cite : cluster.cites) {
            if (taken.insert(cite.item).second) order.push_back(cite.item);
        }
    }
    return order;
}

}  // namespace bibcast::csl

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/cff/reference.hpp"
#include "formats/cff/reference_writing.hpp"
#include "formats/cff/schema.hpp"
#include "formats/cff/tags.hpp"
#include "io/loss.hpp"
#include "text/json.hpp"

namespace bibcast::cff {

namespace {

/// The key `identifiers`, which is begun by the first one.
class IdentifierList {
  public:
    explicit IdentifierList(ReferenceWriting& on) : on_(on), record_(on.record), yaml_(on.yaml) {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.written || leftover.format != "cff" || !leftover.tag.starts_with(description_place)) continue;
            descriptions_[leftover.tag.substr(description_place.size())].leftovers.push_back(&leftover);
        }
    }

    void write() {
        write_texts();
        for (Link& link : record_.links) {
            const std::string address = link.written ? std::string() : address_of(link.url);
            if (address.empty()) continue;
            const std::string_view what = !link.label.empty() ? link.label : link.kind != LinkKind::other ? name_of(link.kind) : std::string_view{};
            write_identifier("url", address, what);
            link.written = true;
        }
        for (Identifier& identifier : record_.identifiers) {
            if (identifier.written || (identifier.scheme != "swh" && identifier.scheme != "arxiv")) continue;
            if (identifier.scheme == "swh") {
                if (is_swh(identifier.value)) write_identifier("swh", identifier.value);
                else write_identifier("other", identifier.value, swh_description);
            } else {
                write_arxiv(identifier);
            }
            identifier.written = true;
        }
        if (!record_.id.empty() && !record_.generated_id) {
            begin_identifiers();
            yaml_.begin_map();
            yaml_.member("type", "other");
            yaml_.member("value", record_.id);
            yaml_.member("description", key_description);
            yaml_.end_map();
        }
        write_kept_identifiers();
        if (listed_) yaml_.end_list();
    }

  private:
    /// Texts that have a key of their own stand here too if there is more to say of them, and what that key did not take.
    void write_texts() {
        for (TextField& field : record_.texts) {
            const std::string_view value = field.value.plain;
            if (field.variable == Variable::url) {
                const std::string address = address_of(value);
                if (address.empty() || (field.written && description_of(value) == nullptr)) continue;
                write_identifier("url", address, {}, value);
                field.written = true;
                continue;
            }
            const auto row = std::find_if(described_rows.begin(), described_rows.end(), [&](const DescribedRow& one) { return one.variable == field.variable; });
            if (row == described_rows.end()) continue;
            const bool doi = field.variable == Variable::doi && takes("doi", value);
            if (field.written && !(doi && description_of(value) != nullptr)) continue;
            if (doi) write_identifier("doi", value);
            else write_identifier("other", value, row->description);
            field.written = true;
        }
    }

    void begin_identifiers() {
        if (listed_) return;
        listed_ = true;
        on_.use("identifiers");
        yaml_.key("identifiers");
        yaml_.begin_list();
    }

    /// The description of an identifier that the source gave; null if none.
    Leftover* description_of(std::string_view value) {
        const auto known = descriptions_.find(value);
        if (known == descriptions_.end()) return nullptr;
        auto& [leftovers, next] = known->second;
        while (next < leftovers.size() && leftovers[next]->written) ++next;
        return next == leftovers.size() ? nullptr : leftovers[next];
    }

    /// `source`: how the source wrote the value, where that is another way.
    void write_identifier(std::string_view type, std::string_view value, std::string_view what = {}, std::string_view source = {}) {
        Leftover* const description = what.empty() ? description_of(source.empty() ? value : source) : nullptr;
        // No item may stand there twice.
        std::string all;
        for (const std::string_view part : {type, value, description != nullptr ? description->value : what}) (all += part) += '\n';
        if (!seen_.insert(std::move(all)).second) {
            if (description != nullptr) description->written = true;
            return;
        }
        begin_identifiers();
        yaml_.begin_map();
        yaml_.member("type", type);
        yaml_.member("value", value);
        if (!what.empty()) {
            yaml_.member("description", what);
        } else if (description != nullptr) {
            const JsonDocument document = parse_json(record_.arena(), description->value);
            if (document.root != nullptr) {
                yaml_.key("description");
                yaml_.node(*document.root);
                description->written = true;
            }
        }
        yaml_.end_map();
    }

    void write_arxiv(const Identifier& identifier) {
        std::string value = "arXiv:";
        value += identifier.value;
        if (!identifier.version.empty()) {
            value += 'v';
            value += identifier.version;
        }
        write_identifier("other", value);
        if (identifier.category.empty()) return;
        report_partial_loss(loss_identifier, record_, "arxiv", identifier.category, identifier.source, "citation files have no class of arXiv", on_.findings);
    }

    /// Entries of kinds that have no rule are whole leftovers: `identifiers/2`.
    void write_kept_identifiers() {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.written || leftover.format != "cff" || !leftover.tag.starts_with(description_place)) continue;
            const JsonDocument document = parse_json(record_.arena(), leftover.value);
            if (document.root == nullptr || !document.root->is(JsonKind::object)) continue;
            begin_identifiers();
            yaml_.node(*document.root);
            leftover.written = true;
        }
    }

    ReferenceWriting& on_;
    Record& record_;
    YamlWriter& yaml_;
    std::set<std::string> seen_;
    /// Descriptions of one value, which may stand there several times; those before `next` are written.
    struct Descriptions {
        std::vector<Leftover*> leftovers;
        std::size_t next = 0;
    };
    std::unordered_map<std::string_view, Descriptions> descriptions_;
    bool listed_ = false;
};

}  // namespace

void write_identifiers(ReferenceWriting& on) { IdentifierList(on).write(); }

}  // namespace bibcast::cff

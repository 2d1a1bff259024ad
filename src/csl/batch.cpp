#include "csl/batch.hpp"

#include <algorithm>
#include <stdexcept>

#include "csl/citation_json.hpp"
#include "csl/frame.hpp"
#include "csl/processor.hpp"
#include "text/json.hpp"
#include "text/json_parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// A document with a processor for it.
class Session {
  public:
    Session(const JsonNode& request, const LocaleLibrary& locales) {
        const JsonNode* const csl = request.member("csl");
        if (csl == nullptr) throw std::runtime_error("the request has no style");
        StyleError error;
        style_ = read_style(csl->text, error);
        if (style_ == nullptr) throw std::runtime_error("style: " + error.message + " (at byte " + std::to_string(error.offset) + ")");
        std::string_view language = json_text(request.member("lang"));
        if (language.empty()) language = style_->default_locale;
        locale_ = locales.load(language, style_.get());
        OutputForm form = OutputForm::html;
        if (const std::string_view name = json_text(request.member("format")); !name.empty()) {
            const std::optional<OutputForm> known = output_form_named(name);
            if (!known) throw std::runtime_error("there is no output format '" + std::string(name) + "'");
            form = *known;
        }
        processor_ = std::make_unique<Processor>(*style_, *locale_, form);
        if (const JsonNode* const input = request.member("input"); input != nullptr && input->is(JsonKind::array)) {
            for (const JsonNode& node : *input) items_.push_back(item_from_json(arena_, node));
        }
        processor_->add_items(items_);
    }

    Processor& processor() { return *processor_; }
    Arena& arena() { return arena_; }

    [[nodiscard]] std::vector<std::size_t> all_items() const {
        std::vector<std::size_t> order;
        std::vector<bool> taken(items_.size());
        for (const Item& item : items_) {
            const std::size_t index = processor_->find(item.id);
            if (taken[index]) continue;
            taken[index] = true;
            order.push_back(index);
        }
        return order;
    }

  private:
    std::unique_ptr<Style> style_;
    std::unique_ptr<Locale> locale_;
    Arena arena_;
    std::vector<Item> items_;
    std::unique_ptr<Processor> processor_;
};

/// The edit script of a fixture: each step names a citation and the ids and notes of all others before and behind it.
class Script {
  public:
    Script(const JsonNode& steps, Session& session) : session_(session) {
        for (const JsonNode& step : steps) steps_.push_back(&step);
    }

    /// The document after the last step; lines are marked that the step changed.
    std::string run() {
        std::vector<Cluster> before;
        std::vector<std::string> old_texts;
        std::vector<std::vector<unsigned>> old_numbers;
        std::string_view touched;
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            touched = apply(*steps_[i]);
            if (i + 2 == steps_.size()) {
                before = document();
                session_.processor().set_registry(cited_items(before));
                old_texts = session_.processor().document(before);
                old_numbers = numbers(before);
            }
        }
        std::vector<Cluster> after = document();
        session_.processor().set_registry(cited_items(after));
        const std::vector<std::string> texts = session_.processor().document(after);
        const std::vector<std::vector<unsigned>> new_numbers = numbers(after);
        std::string out;
        for (std::size_t i = 0; i < after.size(); ++i) {
            bool changed = after[i].id == touched;
            const auto old = std::find_if(before.begin(), before.end(), [&](const Cluster& cluster) { return cluster.id == after[i].id; });
            if (old == before.end()) {
                changed = true;
            } else {
                const auto place = static_cast<std::size_t>(old - before.begin());
                changed = changed || old_texts[place] != texts[i] || (session_.processor().uses_number() && old_numbers[place] != new_numbers[i]) ||
                          (session_.processor().uses_first_note() && old->note != after[i].note);
            }
            if (i > 0) out += '\n';
            out += changed ? ">>[" : "..[";
            out += std::to_string(i) + "] " + texts[i];
        }
        return out;
    }

    /// The document after all steps, without texts.
    std::vector<Cluster> final_document() {
        for (const JsonNode* const step : steps_) apply(*step);
        return document();
    }

  private:
    struct Place {
        std::string_view id;
        unsigned note;
    };

    [[nodiscard]] std::vector<std::vector<unsigned>> numbers(const std::vector<Cluster>& clusters) const {
        std::vector<std::vector<unsigned>> out;
        for (const Cluster& cluster : clusters) {
            out.emplace_back();
            for (const Cite& cite : cluster.cites) {
                out.back().push_back(static_cast<unsigned>(cite.item));
                out.back().push_back(session_.processor().number(cite.item));
            }
        }
        return out;
    }

    std::string_view apply(const JsonNode& step) {
        const JsonNode* const citation = step.is(JsonKind::array) ? step.first.get() : &step;
        if (citation == nullptr) return {};
        std::string_view id = json_text(citation->member("citationID"));
        if (id.empty()) id = session_.arena().copy("#" + std::to_string(known_.size()));
        const JsonNode* const properties = citation->member("properties");
        const unsigned note = properties == nullptr ? 0 : json_number(properties->member("noteIndex"));
        const auto known = std::find_if(known_.begin(), known_.end(), [&](const auto& entry) { return entry.first == id; });
        if (known == known_.end()) {
            known_.emplace_back(id, citation);
        } else {
            known->second = citation;
        }
        std::vector<Place> order;
        const auto add = [&](const JsonNode* list) {
            if (list == nullptr || !list->is(JsonKind::array)) return;
            for (const JsonNode& pair : *list) {
                if (pair.is(JsonKind::array) && pair.first != nullptr) order.push_back({pair.first->text, json_number(pair.first->next)});
            }
        };
        add(citation->next);
        order.push_back({id, note});
        if (citation->next != nullptr) add(citation->next->next);
        if (!step.is(JsonKind::array)) {
            std::erase_if(order_, [&](const Place& place) { return place.id == id; });
            order_.push_back({id, note});
        } else {
            order_ = std::move(order);
        }
        return id;
    }

    std::vector<Cluster> document() {
        std::vector<Cluster> clusters;
        for (const Place& place : order_) {
            const auto known = std::find_if(known_.begin(), known_.end(), [&](const auto& entry) { return entry.first == place.id; });
            if (known == known_.end()) continue;
            Cluster cluster = read_cluster(*known->second, session_.processor());
            cluster.id = place.id;
            cluster.note = place.note;
            clusters.push_back(std::move(cluster));
        }
        return clusters;
    }

    Session& session_;
    std::vector<const JsonNode*> steps_;
    std::vector<std::pair<std::string_view, const JsonNode*>> known_;
    std::vector<Place> order_;
};

/// True if the mode of a fixture has the addition `word`: "bibliography-nosort".
bool has_mode(const JsonNode& request, std::string_view word) {
    const JsonNode* const list = request.member("submode");
    if (list == nullptr) return json_text(request.member("mode")).ends_with(word);
    for (const JsonNode& node : *list) {
        if (node.text == word) return true;
    }
    return false;
}

std::string fixture_bibliography(const JsonNode& request, Session& session) {
    std::vector<std::size_t> order = session.all_items();
    if (const JsonNode* const entries = request.member("bibentries"); entries != nullptr && entries->is(JsonKind::array)) {
        const JsonNode* last = entries->first;
        while (last != nullptr && last->next != nullptr) last = last->next;
        order.clear();
        if (last != nullptr) {
            for (const JsonNode& id : *last) {
                const std::size_t item = session.processor().find(id.text);
                if (item != Processor::npos && std::find(order.begin(), order.end(), item) == order.end()) order.push_back(item);
            }
        }
    } else if (const JsonNode* const citations = request.member("citations")) {
        order = cited_items(Script(*citations, session).final_document());
    }
    session.processor().set_registry(std::move(order), has_mode(request, "nosort"));
    return framed_html(session.processor().bibliography().entries);
}

std::string fixture_citations(const JsonNode& request, Session& session) {
    if (const JsonNode* const citations = request.member("citations")) return Script(*citations, session).run();
    session.processor().set_registry(session.all_items());
    std::vector<Cluster> clusters;
    if (const JsonNode* const lists = request.member("citation_items"); lists != nullptr && lists->is(JsonKind::array)) {
        for (const JsonNode& list : *lists) {
            Cluster cluster;
            cluster.cites = read_cites(list, session.processor());
            clusters.push_back(std::move(cluster));
        }
    } else {
        Cluster cluster;
        for (const std::size_t item : session.processor().order()) {
            Cite cite;
            cite.item = item;
            cluster.cites.push_back(cite);
        }
        clusters.push_back(std::move(cluster));
    }
    std::string out;
    for (Cluster& cluster : clusters) {
        session.processor().sort(cluster);
        session.processor().place_alone(cluster);
        if (!out.empty()) out += '\n';
        out += session.processor().citation(cluster);
    }
    return out;
}

void answer_render(JsonWriter& json, const JsonNode& request, Session& session) {
    std::vector<Cluster> clusters;
    if (const JsonNode* const document = request.member("document"); document != nullptr && document->is(JsonKind::array)) {
        for (const JsonNode& node : *document) clusters.push_back(read_cluster(node, session.processor()));
    }
    std::vector<std::size_t> order = cited_items(clusters);
    std::vector<bool> taken(session.all_items().size());
    for (const std::size_t item : order) taken[item] = true;
    for (const std::size_t item : session.all_items()) {
        if (!taken[item]) order.push_back(item);
    }
    session.processor().set_registry(std::move(order));
    json.begin_object();
    json.key("bibliography");
    const Bibliography bibliography = session.processor().bibliography();
    if (session.processor().has_bibliography()) {
        json.begin_array();
        for (const std::string& entry : bibliography.entries) json.string(entry);
        json.end_array();
    } else {
        json.raw("null");
    }
    json.key("order");
    json.begin_array();
    for (const std::size_t item : session.processor().order()) json.string(session.processor().item(item).id);
    json.end_array();
    json.key("citations");
    json.begin_array();
    for (const std::string& citation : session.processor().document(clusters)) json.string(citation);
    json.end_array();
    json.end_object();
}

}  // namespace

std::string answer(std::string_view line, const LocaleLibrary& locales) {
    Arena arena;
    const JsonDocument document = parse_json(arena, line);
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.key("id");
    const JsonNode* const id = document.root == nullptr || !document.root->is(JsonKind::object) ? nullptr : document.root->member("id");
    const std::string_view id_json = id == nullptr ? std::string_view("null") : raw_json(line, id->span);
    json.raw(id_json);
    try {
        if (document.root == nullptr) throw std::runtime_error("the request is no JSON: " + std::string(document.error));
        const JsonNode& request = *document.root;
        Session session(request, locales);
        if (json_text(request.member("op")) == "render") {
            json.key("result");
            answer_render(json, request, session);
        } else {
            json.member("result", json_text(request.member("mode")).starts_with("bibliography") ? fixture_bibliography(request, session)
                                                                                               : fixture_citations(request, session));
        }
    } catch (const std::runtime_error& error) {
        std::string failure = "{\"id\":";
        failure += id_json;
        failure += ",\"error\":";
        append_json_string(failure, error.what());
        failure += '}';
        return failure;
    }
    json.end_object();
    return out;
}

}  // namespace bibcast::csl

#include "cv/page.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "cv/chart.hpp"
#include "cv/metadata.hpp"
#include "cv/styled.hpp"
#include "name/format.hpp"
#include "pipeline/record_values.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;

std::string count_words(std::size_t count) { return std::to_string(count) + (count == 1 ? " publication" : " publications"); }

/// A name for an `id`: ASCII letters, digits and hyphens of `text`, or its number if there are none.
std::string slug_of(std::string_view text, std::size_t number) {
    std::string out;
    for (const char c : text) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? std::to_string(number) : out;
}

/// Ids that no other element of the page, nor of one that it is put into, has.
class Ids {
  public:
    std::string make(std::string_view wanted) {
        std::string id = "bc-" + slug_of(wanted, ++number_);
        const std::size_t used = used_[id]++;
        while (used > 0 && used_.contains(id + "--" + std::to_string(used + 1))) ++used_[id];
        if (used == 0) return id;
        id += "--" + std::to_string(used_[id]);
        ++used_[id];
        return id;
    }

  private:
    std::size_t number_ = 0;
    std::map<std::string, std::size_t> used_;
};

/// The values that a filter offers, with how many works each has.
class Choices {
  public:
    void add(const std::string& value) {
        if (value.empty()) return;
        const auto [at, is_new] = index_.try_emplace(value, values_.size());
        if (is_new) values_.emplace_back(value, 0);
        ++values_[at->second].second;
    }
    enum class Order : unsigned char { newest, first_come, alphabetical };
    Json json(Order order) {
        if (order == Order::newest) std::sort(values_.begin(), values_.end(), [](const auto& a, const auto& b) { return std::stol(a.first) > std::stol(b.first); });
        if (order == Order::alphabetical) {
            std::stable_sort(values_.begin(), values_.end(), [](const auto& a, const auto& b) { return fold_case(last_word(a.first)) < fold_case(last_word(b.first)); });
        }
        Json out = Json::array();
        if (values_.size() < 2) return out;
        for (const auto& [value, count] : values_) out.push_back({{"value", value}, {"count", count}});
        return out;
    }

  private:
    /// People are looked for by their family names.
    static std::string last_word(const std::string& name) {
        const std::size_t blank = name.rfind(' ');
        return blank == std::string::npos ? name : name.substr(blank + 1) + ' ' + name.substr(0, blank);
    }
    std::map<std::string, std::size_t> index_;
    std::vector<std::pair<std::string, std::size_t>> values_;
};

Json filters_of(const Works& works, const People& people, const std::string& self) {
    Choices topics;
    Choices years;
    Choices types;
    Choices authors;
    for (const Work& work : works.list) {
        for (const StringField& topic : work.record.topics) topics.add(std::string(topic.value));
        years.add(year_of(work.record));
        types.add(std::string(words_of(work.record).one));
        for (const std::string& name : people.authors_of(work.record)) {
            if (name != self) authors.add(name);
        }
    }
    Json out = Json::array();
    const auto add = [&](const char* key, const char* label, const char* all, Json values) {
        if (!values.empty()) out.push_back({{"key", key}, {"label", label}, {"all", all}, {"values", std::move(values)}});
    };
    add("topic", "Topic", "All topics", topics.json(Choices::Order::first_come));
    add("year", "Year", "All years", years.json(Choices::Order::newest));
    add("type", "Type", "All types", types.json(Choices::Order::first_come));
    add("author", self.empty() ? "Author" : "Co-author", "Anybody", authors.json(Choices::Order::alphabetical));
    return out;
}

Json legend_of(const std::vector<html::EntryNote::MarkRow>& marks) {
    std::map<std::string, std::size_t> meanings;
    for (const html::EntryNote::MarkRow& mark : marks) ++meanings[mark.symbol];
    Json out = Json::array();
    for (const html::EntryNote::MarkRow& mark : marks) {
        out.push_back({{"symbol", mark.symbol},
                       {"text", mark.text.empty() ? "Meaning not stated" : mark.text},
                       {"assumed", mark.assumed},
                       {"ambiguous", meanings[mark.symbol] > 1}});
    }
    return out;
}

Json highlights_of(const Highlights& highlights) {
    Json out = Json::array();
    for (std::size_t i = 0; i < highlights.groups().size(); ++i) out.push_back({{"highlight", std::to_string(i + 1)}, {"label", highlights.groups()[i].label}});
    return out;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// The topics in one line, without the one that the heading says.
std::string topics_words(const Record& record, const std::string& heading) {
    std::string out;
    for (const StringField& topic : record.topics) {
        if (topic.value != heading) out += (out.empty() ? "" : " \u00B7 ") + std::string(topic.value);
    }
    return out;
}

std::string years_words(const std::vector<YearCount>& years) {
    if (years.empty()) return {};
    const std::string first = std::to_string(years.front().year);
    return years.size() == 1 ? first : first + "\u2013" + std::to_string(years.back().year);
}

/// As `--me` says it, if that is a name with the given one first; else as the fullest spelling on the list does.
std::string self_name(const Works& works, const Options& options) {
    if (options.me.empty()) return {};
    if (options.me[0].find_first_of(",(0123456789") == std::string::npos) return options.me[0];
    std::string fullest;
    for (const Work& work : works.list) {
        for (const NamesField& field : work.record.names) {
            for (const Contributor& person : field.people) {
                if (!is_self(person)) continue;
                std::string name;
                append_given_first(name, person.name);
                if (name.size() > fullest.size()) fullest = std::move(name);
            }
        }
    }
    return fullest.empty() ? options.me[0] : fullest;
}

/// The page as a thing of schema.org, for a script element; `items` are the elements of its list, as they stand in one.
std::string collection_of(const std::string& title, std::size_t count, const std::string& items) {
    std::string out = json_for_script({{"@context", "https://schema.org"},
                                       {"@type", "CollectionPage"},
                                       {"name", title},
                                       {"mainEntity", {{"@type", "ItemList"}, {"numberOfItems", count}, {"itemListElement", Json::array()}}}});
    return out.insert(out.size() - std::string_view("]}}").size(), items);
}

}  // namespace

Page::Page(const Works& works, const std::vector<Section>& sections, const Options& options, const Highlights& highlights, const std::string& csp)
    : works_(works), self_(self_name(works, options)), people_(works, self_), entries_(options, highlights) {
    Ids ids;
    const std::vector<YearCount> years = count_years(works);
    data_ = {{"title", options.title}, {"lang", options.language}, {"me", self_},         {"page", !options.fragment},
             {"count", works.list.size()}, {"count_words", count_words(works.list.size())}, {"years", years_words(years)}};
    if (!options.style.empty()) formatted_ = format_in_style(works, options, highlights, csl::OutputForm::html);
    listed_.reserve(works.list.size());
    std::string metadata;
    Json shown = Json::array();
    std::vector<std::string> path;  // ids of the headings down to the current one
    for (const Section& section : sections) {
        const unsigned level = std::min(section.level, 4U);
        path.resize(std::min<std::size_t>(path.size(), level));
        path.push_back(section.title.empty() ? "" : ids.make("s-" + section.title));
        Json numbers = Json::array();
        for (const Section::Entry& entry : section.entries) {
            const Record& record = works.list[entry.work].record;
            Entries::Noted noted = entries_.note(record);
            listed_.push_back({&section, entry, ids.make(record.id.empty() ? noted.title : record.id), std::move(noted.key_suffix)});
            numbers.push_back(listed_.size());
            if (!metadata.empty()) metadata += ',';
            metadata += json_for_script({{"@type", "ListItem"}, {"position", listed_.size()}, {"item", schema_org(record)}});
        }
        shown.push_back({{"title", section.title},
                         {"id", path.back()},
                         {"labels", joined(path)},
                         {"level", std::to_string(level + 1)},
                         {"heading", "h" + std::to_string(level + 2)},
                         {"count", section.count},
                         {"count_words", count_words(section.count)},
                         {"numbered", !section.entries.empty() && section.entries[0].number != 0},
                         {"has_entries", !section.entries.empty()},
                         {"entries", std::move(numbers)}});
    }
    data_["sections"] = std::move(shown);
    data_["filters"] = options.controls == "on" ? filters_of(works, people_, self_) : Json::array();
    data_["controls"] = options.controls == "on" && works.list.size() > 1;
    data_["timeline_svg"] = options.timeline == "on" ? timeline_svg(years) : std::string();
    const std::vector<CoAuthor> co = options.coauthors == "off" ? std::vector<CoAuthor>() : co_authors(works, people_, self_);
    Json coauthors = Json::array();
    for (const CoAuthor& person : co) coauthors.push_back({{"name", person.name}, {"works", person.works}});
    data_["coauthors"] = std::move(coauthors);
    data_["has_coauthors"] = !co.empty();
    data_["network_svg"] = options.coauthors == "network" ? network_svg(co, self_) : std::string();
    data_["legend"] = legend_of(entries_.marks());
    data_["highlights"] = highlights_of(highlights);
    data_["has_legend"] = !data_["legend"].empty() || !data_["highlights"].empty();
    data_["json_ld"] = collection_of(options.title, listed_.size(), metadata);
    data_["csp"] = csp;
}

Json Page::entry(std::size_t number, Authors authors) const {
    const Listed& listed = listed_[number - 1];
    const Record& record = works_.list[listed.entry.work].record;
    Json entry = entries_.entry_of(record, people_, listed.key_suffix, authors == Authors::listed);
    entry["id"] = listed.id;
    if (!formatted_.empty()) entry["formatted_html"] = with_classes(formatted_[listed.entry.work]);
    entry["topics_words"] = topics_words(record, listed.section->title);
    entry["number"] = listed.entry.number == 0 ? std::string() : std::to_string(listed.entry.number);
    return entry;
}

Json Page::whole() const {
    Json data = data_;
    for (Json& section : data["sections"]) {
        for (Json& place : section["entries"]) place = entry(place.get<std::size_t>(), Authors::listed);
    }
    return data;
}

}  // namespace bibcast::cv

#include "cv/entry.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cv/sections.hpp"
#include "formats/html/url.hpp"
#include "formats/registry.hpp"
#include "name/format.hpp"
#include "name/mark_text.hpp"
#include "cv/metadata.hpp"
#include "pipeline/record_values.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view class_prefix = "bc-";

template <class Rows>
void take_over(Rows& to, const Rows& from) {
    for (std::size_t i = 0; i < std::min(to.size(), from.size()); ++i) to[i].written = to[i].written || from[i].written;
}

/// Takes out of a record what the page shows beside its BibTeX, and nobody needs to copy: abstract, topics, links, awards, years as headings.
void leave_out_shown(Record& record) {
    for (std::size_t i = record.texts.size(); i > 0; --i) {
        if (record.texts[i - 1].variable == Variable::abstract) record.texts.erase(i - 1);
    }
    record.topics.clear();
    record.links.clear();
    record.awards.clear();
    const std::string year = year_of(record);
    for (std::size_t i = record.groups.size(); i > 0; --i) {
        if (record.groups[i - 1].value == year) record.groups.erase(i - 1);
    }
}

/// Marks what is written of a copy, which `leave_out_shown` made shorter, as written of the record.
void take_over(Record& to, const Record& from) {
    to.native_type.written = to.native_type.written || from.native_type.written;
    std::size_t at = 0;
    for (TextField& field : to.texts) {
        if (field.variable == Variable::abstract) continue;
        if (at < from.texts.size()) field.written = field.written || from.texts[at++].written;
    }
    take_over(to.dates, from.dates);
    take_over(to.keywords, from.keywords);
    take_over(to.identifiers, from.identifiers);
    take_over(to.leftovers, from.leftovers);
    for (std::size_t i = 0; i < std::min(to.names.size(), from.names.size()); ++i) {
        List<Contributor>& people = to.names[i].people;
        for (std::size_t who = 0; who < std::min(people.size(), from.names[i].people.size()); ++who) {
            take_over(people[who].details, from.names[i].people[who].details);
        }
    }
}

/// Headings of the source are shown where they are years, headings of the list, or in the BibTeX.
void mark_groups(Record& record, const Record& bibtex, bool headings) {
    const std::string year = year_of(record);
    std::size_t at = 0;
    for (StringField& group : record.groups) {
        group.written = headings || group.value == year;
        if (group.value != year && at < bibtex.groups.size()) group.written = group.written || bibtex.groups[at++].written;
    }
}

NameForm name_form(const Options& options) { return name_form_named(options.names).value_or(NameForm::given_first); }

bool has_marks(const Record& record) {
    return std::any_of(record.names.begin(), record.names.end(), [](const NamesField& field) {
        return std::any_of(field.people.begin(), field.people.end(), [](const Contributor& person) { return !person.marks.empty(); });
    });
}

Json strings_of(const List<StringField>& fields) {
    Json out = Json::array();
    for (const StringField& field : fields) out.push_back(field.value);
    return out;
}

Json links_of(const html::EntryParts& parts) {
    Json out = Json::array();
    for (const html::EntryLink& link : parts.links) {
        out.push_back({{"label", link.label},
                       {"url", link.url},
                       {"tip", link.tip},
                       {"name", link.label + " of " + parts.title_text},
                       {"external", html::is_external(link.url)}});
    }
    return out;
}

}  // namespace

Entries::Entries(const Options& options, const Highlights& highlights) : options_(options), highlights_(highlights) {
    const Format* const bibtex = format_named("bibtex");
    if (options.bibtex == "on") bibtex_ = bibtex->make_writer(FormatOptions(bibtex->options));
}

html::EntryStyle Entries::style() const {
    return {.names = name_form(options_), .class_prefix = class_prefix, .person_class = [this](const Contributor& person) {
                const std::size_t group = is_self(person) ? 0 : highlights_.group_of(person);
                return group == 0 ? std::string() : "highlight-" + std::to_string(group);
            }};
}

Entries::Bibtex Entries::bibtex_of(const Record& record, Arena& arena) const {
    Bibtex made{.record = record.copy_into(arena), .text = {}};
    if (bibtex_ == nullptr) return made;
    made.record.clear_written();
    leave_out_shown(made.record);
    Chunk chunk;
    Chunk::Item item;
    Findings unheard;
    bibtex_->write(made.record, chunk, item, unheard);
    made.text = std::move(chunk.bytes);
    made.text.resize(made.text.find_last_not_of('\n') + 1);
    made.key_begin = item.key_begin;
    made.key_end = item.key_end;
    return made;
}

html::EntryParts Entries::parts_of(const Record& record, const Bibtex& bibtex, Arena& arena) const {
    Record shown = record.copy_into(arena);
    shown.clear_written();
    std::string out;
    Chunk::Item item;
    Findings unheard;
    return html::EntryWriter(shown, out, item, unheard, style()).parts([&](Record& to) { take_over(to, bibtex.record); });
}

void Entries::show(Record& record, Findings& findings) const {
    Arena arena;
    const Bibtex bibtex = bibtex_of(record, arena);
    std::string out;
    Chunk::Item item;
    static_cast<void>(html::EntryWriter(record, out, item, findings, style()).parts([&](Record& to) { take_over(to, bibtex.record); }));
    const std::vector<std::string> grouped = grouping(options_);
    mark_groups(record, bibtex.record, std::find(grouped.begin(), grouped.end(), "group") != grouped.end());
}

Json Entries::authors_of(const Record& record, const People& people) const {
    Json out = Json::array();
    const NamesField* const authors = record.people(Variable::author);
    if (authors == nullptr) return out;
    MarkKey key;
    for (const NamesField& names : record.names) key.add(names);
    for (const Contributor& person : authors->people) {
        std::string name;
        append_name(name, person.name, name_form(options_));
        Json marks = Json::array();
        for (const Mark& mark : person.marks) {
            const std::string_view symbol = key.symbol_of(mark);
            if (!symbol.empty()) marks.push_back({{"symbol", symbol}, {"text", legend_text(mark)}, {"meaning", bibcast::name_of(mark.meaning)}});
        }
        const std::size_t group = is_self(person) ? 0 : highlights_.group_of(person);
        out.push_back({{"name", name},
                       {"person", people.name_of(person)},
                       {"self", is_self(person)},
                       {"highlight", group == 0 ? std::string() : std::to_string(group)},
                       {"marks", marks},
                       {"last", &person == authors->people.end() - 1 && !authors->others}});
    }
    return out;
}

Entries::Noted Entries::note(const Record& record) {
    Arena arena;
    Noted noted;
    const Bibtex bibtex = bibtex_of(record, arena);
    if (bibtex.key_end > bibtex.key_begin) noted.key_suffix = keys_.suffix_for(std::string_view(bibtex.text).substr(bibtex.key_begin, bibtex.key_end - bibtex.key_begin));
    if (!record.id.empty() && !has_marks(record)) return noted;
    html::EntryParts parts = parts_of(record, bibtex, arena);
    for (html::EntryNote::MarkRow& mark : parts.marks) {
        if (known_marks_.insert(mark.symbol + '\n' + mark.text + (mark.assumed ? "\n?" : "\n")).second) marks_.push_back(std::move(mark));
    }
    if (record.id.empty()) noted.title = std::move(parts.title_text);
    return noted;
}

Json Entries::entry_of(const Record& record, const People& people, const std::string& key_suffix, bool with_authors) const {
    Arena arena;
    Bibtex bibtex = bibtex_of(record, arena);
    bibtex.text.insert(bibtex.key_end, key_suffix);
    const html::EntryParts parts = parts_of(record, bibtex, arena);
    std::string names;
    for (const std::string& name : people.authors_of(record)) names += (names.empty() ? "" : "\n") + name;
    std::string topics;
    for (const StringField& topic : record.topics) topics += (topics.empty() ? "" : "\n") + std::string(topic.value);
    return {{"key", record.id},
            {"title", parts.title_text},
            {"url", parts.url},
            {"year", year_of(record)},
            {"type", bibcast::name_of(record.type)},
            {"type_words", words_of(record).one},
            {"authors", with_authors ? authors_of(record, people) : Json::array()},
            {"topics", strings_of(record.topics)},
            {"groups", strings_of(record.groups)},
            {"awards", strings_of(record.awards)},
            {"keywords", strings_of(record.keywords)},
            {"links", links_of(parts)},
            {"bibtex", bibtex.text},
            {"lang", parts.language},
            {"title_html", parts.title},
            {"awards_html", parts.awards},
            {"people_html", parts.people},
            {"venue_html", parts.venue},
            {"notes_html", parts.notes},
            {"abstract_html", parts.abstract},
            {"facts_html", parts.facts},
            {"formatted_html", ""},
            {"coins", context_object(record)},
            {"filter_authors", names},
            {"filter_topics", topics}};
}

}  // namespace bibcast::cv

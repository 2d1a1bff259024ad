#include "pipeline/transforms/omit.hpp"

#include <algorithm>

#include "name/format.hpp"
#include "pipeline/record_values.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Removes the elements that `is_omitted` holds for.
template <typename List, typename Is>
void remove_if(List& list, const Is& is_omitted) {
    list.truncate(static_cast<std::size_t>(std::remove_if(list.begin(), list.end(), is_omitted) - list.begin()));
}

/// Says that a value goes.
class Telling {
  public:
    Telling(const Record& record, Findings& findings) : record_(record), findings_(findings) {}
    bool operator()(bool omitted, std::string_view name, std::string_view value, SourceSpan span) const {
        if (omitted && findings_.wants(select_omitted, name)) {
            Finding& finding = findings_.add(select_omitted, span.known() ? span : record_.source, "'" + std::string(name) + "' was left out");
            finding.record_id = record_.id;
            finding.field = name;
            finding.value = value;
        }
        return omitted;
    }

  private:
    const Record& record_;
    Findings& findings_;
};

std::string words_of(const Date& date) {
    std::string text;
    append_edtf(text, date);
    return text.empty() ? std::string(date.literal) : text;
}

}  // namespace

OmitTransform::OmitTransform(const std::vector<std::string>& names, std::function<bool(const Leftover&)> keeps) : keeps_(std::move(keeps)) {
    // What a record is and how it is called are not values that it could be without, and a year is part of a date.
    constexpr std::string_view needed[] = {"type", "id", "native-type", "year"};
    for (const std::string& list : names) {
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t end = std::min(list.find(',', at), list.size());
            const std::string_view name = trim(std::string_view(list).substr(at, end - at));
            at = end + 1;
            const std::string_view variable = name.find('/') != std::string_view::npos ? name : variable_name(name);
            if (variable.empty()) throw UsageError("--omit: there is no variable '" + std::string(name) + "'" + did_you_mean(name, known_variables()));
            if (std::find(std::begin(needed), std::end(needed), variable) != std::end(needed)) {
                throw UsageError("--omit: '" + std::string(variable) + "' cannot be left out" + (variable == "year" ? "; the date is 'issued'" : ""));
            }
            names_.emplace_back(variable);
        }
    }
}

bool OmitTransform::omits(std::string_view name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }

void OmitTransform::apply(Record& record, Findings& findings) const {
    const Telling tell(record, findings);
    remove_if(record.texts, [&](const TextField& field) { return tell(omits(name_of(field.variable)), name_of(field.variable), field.value.plain, field.source); });
    remove_if(record.dates, [&](const DateField& field) { return tell(omits(name_of(field.variable)), name_of(field.variable), words_of(field.value), field.source); });
    remove_if(record.names, [&](const NamesField& field) { return tell(omits(name_of(field.variable)), name_of(field.variable), people_in_words(field.people), field.source); });
    const auto remove_strings = [&](List<StringField>& list, std::string_view name) {
        const bool omitted = omits(name);
        remove_if(list, [&](const StringField& field) { return tell(omitted, name, field.value, field.source); });
    };
    remove_strings(record.keywords, "keyword");
    remove_strings(record.topics, "topic");
    remove_strings(record.groups, "group");
    remove_strings(record.awards, "award");
    remove_if(record.identifiers, [&](const Identifier& identifier) { return tell(omits(identifier.scheme), identifier.scheme, identifier.value, identifier.source); });
    const bool no_links = omits("link");
    remove_if(record.links, [&](const Link& link) { return tell(no_links, "link", link.url, link.source); });
    remove_if(record.leftovers, [&](const Leftover& leftover) {
        const std::string name = std::string(leftover.format) + "/" + std::string(leftover.tag);
        return tell(omits(name) && !(keeps_ && keeps_(leftover)), name, leftover.value, leftover.source);
    });
    if (!omits("mark")) return;
    for (NamesField& field : record.names) {
        for (Contributor& person : field.people) {
            remove_if(person.marks, [&](const Mark& mark) { return tell(true, "mark", mark.symbol, mark.source); });
        }
    }
}

}  // namespace bibcast

#include "io/loss.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "io/passed_over.hpp"
#include "name/short_form.hpp"

namespace bibcast {

namespace {

constexpr std::array codes = {
    &loss_variable, &loss_contributor, &loss_mark,        &loss_detail,   &loss_identifier, &loss_link,
    &loss_group,    &loss_topic,       &loss_keyword,     &loss_award,    &loss_native_type, &loss_leftover,
    &loss_markup,   &loss_date_part,   &loss_name_part,   &loss_text, &passed_over,
};

std::string known_words_of(const Name& name) {
    std::string whole(name.literal);
    for (const std::string_view part : {name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix}) {
        if (part.empty()) continue;
        if (!whole.empty()) whole += ' ';
        whole += part;
    }
    return whole;
}

/// Whether the name as its source has it (`Adams, Ada, 1821-1882`) says more than all that was made of it.
bool says_more_as_written(const Contributor& person) {
    const Name& name = person.name;
    if (name.as_written.empty()) return false;
    std::string known = known_words_of(name);
    if (says_no_more_than(name.as_written, known)) return false;
    for (const Detail& detail : person.details) (known += ' ') += detail.value;
    // Chinese, Japanese and Korean names have no blank between their parts.
    ((known += ' ') += name.family) += name.given;
    return !says_no_more_than(name.as_written, known);
}

/// Adds losses for one record; messages are only made when they will be kept.
class Reporter {
  public:
    Reporter(const Record& record, std::string_view target, Findings& findings, std::string_view output)
        : record_(record), target_(target), findings_(findings), output_(output) {}

    void lose(const Code& code, std::string_view field, std::string_view value, SourceSpan span) {
        if (!findings_.wants(code, field)) return;
        std::string message(field);
        message += " has no place in ";
        message += target_;
        Finding& finding = findings_.add(code, span.known() ? span : record_.source, std::move(message));
        finding.record_id = record_.id;
        finding.field = field;
        finding.value = value;
    }

    void lose_all(const Code& code, std::string_view field, const List<StringField>& values) {
        for (const StringField& value : values) {
            if (!value.written) lose(code, field, value.value, value.source);
        }
    }

    void lose_people(const NamesField& field) {
        const auto is_written = [](const auto& part) { return part.written; };
        for (const Contributor& person : field.people) {
            if (person.written && person.name.as_written.empty() && std::all_of(person.marks.begin(), person.marks.end(), is_written) &&
                std::all_of(person.details.begin(), person.details.end(), is_written)) {
                continue;
            }
            const std::string whole = known_words_of(person.name);
            if (!person.written) lose(loss_contributor, name_of(field.variable), whole, person.source);
            if (says_more_as_written(person)) lose_as_written(field, person);
            for (const Mark& mark : person.marks) {
                if (mark.written) continue;
                std::string value(mark.symbol);
                if (mark.meaning != Meaning::unknown) {
                    if (!value.empty()) value += ' ';
                    value += name_of(mark.meaning);
                }
                if (!mark.legend.empty()) {
                    value += ": ";
                    value += mark.legend;
                }
                value += " (";
                value += whole;
                value += ')';
                lose(loss_mark, "mark", value, mark.source.known() ? mark.source : person.source);
            }
            for (const Detail& detail : person.details) {
                if (!detail.written) {
                    const std::string value = (detail.scheme.empty() ? std::string() : std::string(detail.scheme) + ": ") + std::string(detail.value);
                    lose(loss_detail, name_of(detail.kind), value, detail.source.known() ? detail.source : person.source);
                }
            }
        }
        if (field.others && !field.written) lose(loss_contributor, name_of(field.variable), "et al.", field.source);
    }

  private:
    void lose_as_written(const NamesField& field, const Contributor& person) {
        if (misses_ < most_misses && output_.find(person.name.as_written) != std::string_view::npos) return;
        ++misses_;
        lose(loss_name_part, name_of(field.variable), person.name.as_written, person.source);
    }

    static constexpr unsigned most_misses = 1000;  ///< no list of people is searched more often than this
    const Record& record_;
    std::string_view target_;
    Findings& findings_;
    std::string_view output_;
    unsigned misses_ = 0;
};

}  // namespace

Codes loss_codes() { return codes; }

bool is_looked_for_in_output(const Record& record) {
    return std::any_of(record.names.begin(), record.names.end(), [](const NamesField& field) {
        return std::any_of(field.people.begin(), field.people.end(), [](const Contributor& person) { return says_more_as_written(person); });
    });
}

void report_losses(const Record& record, std::string_view target, Findings& findings, std::string_view output) {
    Reporter reporter(record, target, findings, output);
    const StringField& native = record.native_type;
    if (!native.written && !native.value.empty()) reporter.lose(loss_native_type, "native-type", native.value, native.source);
    for (const TextField& field : record.texts) {
        if (!field.written) reporter.lose(loss_variable, name_of(field.variable), field.value.plain, field.source);
    }
    for (const DateField& field : record.dates) {
        if (field.written) continue;
        std::string value;
        append_edtf(value, field.value);
        if (!field.value.literal.empty()) {
            if (!value.empty()) value += ", ";
            value += field.value.literal;
        }
        reporter.lose(loss_variable, name_of(field.variable), value, field.source);
    }
    for (const NamesField& field : record.names) reporter.lose_people(field);
    reporter.lose_all(loss_keyword, "keyword", record.keywords);
    reporter.lose_all(loss_topic, "topic", record.topics);
    reporter.lose_all(loss_group, "group", record.groups);
    reporter.lose_all(loss_award, "award", record.awards);
    for (const Identifier& identifier : record.identifiers) {
        if (identifier.written) continue;
        std::string value(identifier.value);
        if (!identifier.version.empty()) value += 'v' + std::string(identifier.version);
        if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + ']';
        reporter.lose(loss_identifier, identifier.scheme, value, identifier.source);
    }
    for (const Link& link : record.links) {
        if (link.written) continue;
        const std::string value = link.label.empty() ? std::string(link.url) : std::string(link.label) + ": " + std::string(link.url);
        reporter.lose(loss_link, name_of(link.kind), value, link.source);
    }
    for (const Leftover& leftover : record.leftovers) {
        if (!leftover.written) reporter.lose(loss_leftover, leftover.tag, leftover.value, leftover.source);
    }
}

void report_partial_loss(const Code& code, const Record& record, std::string_view field, std::string_view value, SourceSpan span,
                         std::string_view what, Findings& findings) {
    if (!findings.wants(code, field)) return;
    std::string message(field);
    message += ": ";
    message += what;
    Finding& finding = findings.add(code, span.known() ? span : record.source, std::move(message));
    finding.record_id = record.id;
    finding.field = field;
    finding.value = value;
}

Date without_time(const Record& record, const DateField& field, Findings& findings) {
    Date date = field.value;
    if (date.begin.time.empty() && date.end.time.empty()) return date;
    std::string whole;
    append_edtf(whole, date);
    report_partial_loss(loss_date_part, record, name_of(field.variable), whole, field.source, "the time of day is not written", findings);
    date.begin.time = date.end.time = {};
    return date;
}

}  // namespace bibcast

#include "cli/name_variants.hpp"

#include "cli/format_choice.hpp"
#include "cli/record_inputs.hpp"
#include "formats/jsonl/name_json.hpp"
#include "io/output.hpp"
#include "io/source.hpp"
#include "name/aliases.hpp"
#include "name/people_index.hpp"
#include "pipeline/visit.hpp"
#include "text/json.hpp"

namespace bibcast {

namespace {

void append_count(std::string& out, std::size_t count, std::string_view word) {
    out += std::to_string(count);
    out += ' ';
    out += word;
    if (count != 1) out += 's';
}

void append_member(std::string& out, const PersonGroup::Member& member) {
    const PersonSpelling& spelling = *member.spelling;
    out += "#   ";
    out += alias_of(spelling.name);
    if (!spelling.form.orcid.empty()) (out += ", ORCID ") += spelling.form.orcid;
    out += ": ";
    append_count(out, spelling.records, "record");
    if (!spelling.first_record.empty()) (out += ", first ") += spelling.first_record;
    for (const Evidence evidence : member.evidence.all()) {
        out += "; ";
        if (evidence == Evidence::co_authors) {
            append_count(out, member.shared, "co-author");
            out += " in common";
        } else {
            out += words_of(evidence);
        }
    }
    out += '\n';
}

// A line of an alias file; a comment if it is not sure enough to be taken without a look, or if the name has its signs.
void append_alias_line(std::string& out, const PersonGroup& group) {
    std::string line = alias_of(group.members[0].spelling->name) + " =";
    bool usable = group.confidence > Confidence::low && line.find_first_of("=|") == line.size() - 1 && line[0] != '#';
    std::size_t spellings = 0;
    for (std::size_t i = 1; i < group.members.size(); ++i) {
        const std::string spelling = alias_of(group.members[i].spelling->name);
        if (spelling == alias_of(group.members[0].spelling->name)) continue;
        usable = usable && spelling.find_first_of("=|") == std::string::npos;
        line += spellings++ == 0 ? " " : " | ";
        line += spelling;
    }
    if (spellings == 0) return;
    if (!usable) out += "# ";
    out += line;
    out += '\n';
}

void append_text(std::string& out, const PersonGroup& group) {
    out += "\n# ";
    out += name_of(group.confidence);
    out += '\n';
    append_alias_line(out, group);
    for (const PersonGroup::Member& member : group.members) append_member(out, member);
}

void append_json(std::string& out, const PersonGroup& group) {
    JsonWriter json(out);
    json.begin_object();
    json.key("name");
    json.begin_object();
    jsonl::write_name(json, group.members[0].spelling->name);
    json.end_object();
    json.member("confidence", name_of(group.confidence));
    json.key("spellings");
    json.begin_array();
    for (const PersonGroup::Member& member : group.members) {
        const PersonSpelling& spelling = *member.spelling;
        json.begin_object();
        json.member("written", spelling.written);
        json.key("name");
        json.begin_object();
        jsonl::write_name(json, spelling.name);
        json.end_object();
        json.member_unless_empty("orcid", spelling.form.orcid);
        json.key("records");
        json.number(static_cast<std::int64_t>(spelling.records));
        json.member_unless_empty("first-record", spelling.first_record);
        json.key("evidence");
        json.begin_array();
        for (const Evidence evidence : member.evidence.all()) json.string(name_of(evidence));
        json.end_array();
        if (member.shared != 0) {
            json.key("co-authors");
            json.number(static_cast<std::int64_t>(member.shared));
        }
        json.end_object();
    }
    json.end_array();
    json.end_object();
    out += '\n';
}

}  // namespace

void report_name_variants(const VariantsSettings& settings, Reporter& reporter) {
    PeopleIndex people;
    const FormatChoices choices({});
    RecordVisit visit(reporter, [&people](const Record& record) { people.add(record); });
    RecordInputs inputs(settings.inputs, settings.input, choices, reporter);
    while (inputs.next()) visit.run(inputs.source(), inputs.reader());
    visit.finish();
    const std::vector<PersonGroup> groups = people.groups();
    Output output("-");
    std::string out;
    if (!settings.json) {
        out += "# " + std::to_string(groups.size()) + (groups.size() == 1 ? " person is" : " people are");
        out += " written in more than one way. This report is an alias file: 'bibcast convert --aliases FILE'\n"
               "# writes the spellings behind = as the name before it. What is not sure is a comment.\n";
    }
    for (const PersonGroup& group : groups) {
        settings.json ? append_json(out, group) : append_text(out, group);
        output.write(out);
        out.clear();
    }
    output.write(out);
    output.commit();
}

}  // namespace bibcast

#include "cv/printed.hpp"

#include <algorithm>
#include <vector>

#include "cv/sections.hpp"
#include "formats/html/entry.hpp"
#include "io/written.hpp"

namespace bibcast::cv {

void show_printed(Record& record, Findings& findings, const Options& options) {
    const std::vector<std::string> groups = grouping(options);
    const bool by_topic = std::find(groups.begin(), groups.end(), "topic") != groups.end();
    std::string out;
    Chunk::Item item;
    std::vector<bool*> not_shown;
    html::EntryWriter writer(record, out, item, findings, {.names = name_form_named(options.names).value_or(NameForm::given_first)});
    static_cast<void>(writer.parts([&](Record& shown) {
        for (TextField& field : shown.texts) {
            if (field.variable == Variable::abstract) field.written = false;
        }
        for (StringField& topic : shown.topics) topic.written = by_topic;
        not_shown = unwritten_flags(shown);
    }));
    // The facts are behind a button of the page.
    for (bool* const flag : not_shown) *flag = false;
}

}  // namespace bibcast::cv

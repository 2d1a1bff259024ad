#include "cli/codes.hpp"

#include <algorithm>

#include "formats/bibtex/tidy/tidy.hpp"
#include "cli/cite_codes.hpp"
#include "cli/format_choice.hpp"
#include "cli/inputs.hpp"
#include "cv/merge.hpp"
#include "formats/registry.hpp"
#include "io/loss.hpp"
#include "lint/rule.hpp"
#include "io/xml_record.hpp"
#include "name/codes.hpp"
#include "name/mark_meaning.hpp"
#include "pipeline/cited/keys.hpp"
#include "pipeline/conversion.hpp"
#include "pipeline/filter.hpp"
#include "pipeline/transforms/omit.hpp"
#include "pipeline/transforms/people.hpp"
#include "cv/self_check.hpp"
#include "text/encoding.hpp"

namespace bibcast {

std::vector<const Code*> all_codes() {
    std::vector<const Code*> all;
    const auto add = [&all](Codes codes) { all.insert(all.end(), codes.begin(), codes.end()); };
    add(text_codes());
    add(name_codes());
    add(mark_codes());
    add(loss_codes());
    add(xml_codes());
    add(convert_codes());
    add(program_codes());
    add(lint_codes());
    add(bibtex::tidy_codes());
    add(people_codes());
    all.insert(all.end(), {&cv::cv_without_self, &cv::cv_nobody_highlighted});
    all.push_back(&convert_passed_over);
    all.insert(all.end(), {&unknown_item, &no_locale, &nobody_highlighted, &select_omitted, &select_not_cited, &option_without_effect});
    all.push_back(&cv::cv_merged);
    all.push_back(&cv::cv_merged_value);
    for (const Format* format : formats()) add(format->codes);
    std::sort(all.begin(), all.end(), [](const Code* a, const Code* b) { return a->id < b->id; });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

const Code* code_named(std::string_view id) {
    for (const Code* code : all_codes()) {
        if (code->id == id) return code;
    }
    return nullptr;
}

}  // namespace bibcast

#include "io/tagged/access_date.hpp"

#include "io/tagged/date.hpp"

namespace bibcast::tagged {

void take_access_date(Record& record) {
    if ((record.type != ItemType::webpage && record.type != ItemType::post_weblog) || record.date(Variable::accessed) != nullptr) return;
    const TextField* const year = record.text(Variable::volume);
    const TextField* const day = record.text(Variable::number);
    if (year == nullptr) return;
    const ReadDate read = read_split_date(record.arena(), year->value.plain, day == nullptr ? std::string_view{} : day->value.plain);
    if (!read.understood || read.odd) return;
    record.add_date(Variable::accessed, read.date, year->source);
    // The first ones alone: what else stands in these fields is no date.
    const auto erase_first = [&record](Variable variable) {
        for (std::size_t i = 0; i < record.texts.size(); ++i) {
            if (record.texts[i].variable == variable) return record.texts.erase(i);
        }
    };
    erase_first(Variable::volume);
    if (day != nullptr) erase_first(Variable::number);
}

}  // namespace bibcast::tagged

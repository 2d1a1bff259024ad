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
    for (std::size_t i = record.texts.size(); i > 0; --i) {
        const Variable variable = record.texts[i - 1].variable;
        if (variable == Variable::volume || (variable == Variable::number && day != nullptr)) record.texts.erase(i - 1);
    }
}

}  // namespace bibcast::tagged

#include <algorithm>
#include <cstdio>

#include "csl/evaluator.hpp"

namespace bibcast::csl {

namespace {

constexpr unsigned bit_of(DatePartName name) { return name == DatePartName::year ? 1U : name == DatePartName::month ? 2U : 4U; }

bool has_part(const DatePart& date, DatePartName name) {
    switch (name) {
        case DatePartName::year: return date.year != 0;
        case DatePartName::month: return date.month != 0 || date.season != 0;
        case DatePartName::day: return date.day != 0 && date.month != 0;
    }
    return false;
}

bool same_part(const DatePart& a, const DatePart& b, DatePartName name) {
    switch (name) {
        case DatePartName::year: return a.year == b.year;
        case DatePartName::month: return a.month == b.month && a.season == b.season;
        case DatePartName::day: return a.day == b.day;
    }
    return true;
}

/// The locale's format with what the style sets for parts of the same name.
DateFormat laid_over(const DateFormat& base, const DateFormat& own) {
    DateFormat out = base;
    for (DatePartSpec& part : out.parts) {
        for (const DatePartSpec& change : own.parts) {
            if (change.name != part.name) continue;
            if (change.form != DatePartForm::unset) part.form = change.form;
            if (!change.formatting.empty()) part.formatting = change.formatting;
            if (change.text_case != TextCase::none) part.text_case = change.text_case;
            if (change.strip_periods) part.strip_periods = true;
            if (change.has_range_delimiter) {
                part.range_delimiter = change.range_delimiter;
                part.has_range_delimiter = true;
            }
        }
    }
    return out;
}

}  // namespace

void Evaluator::date(const Node& node) {
    ++counts_.called;
    if (use_->comparing && node.slot == slot_of(Variable::accessed)) return;
    const ItemDate* const value = node.slot == no_slot || quashed_[node.slot] ? nullptr : use_->item->date(node.slot);
    if (value == nullptr || value->empty()) return;
    const DateSpec& spec = style_.dates[node.spec - 1];
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(node.prefix, node.formatting, node.quotes, node.display);
    if (use_->for_sorting && use_->key != nullptr && !value->begin.empty()) {
        unsigned parts = spec.localized ? spec.parts : 0U;
        if (!spec.localized) {
            for (const DatePartSpec& part : spec.format.parts) parts |= bit_of(part.name);
        }
        sort_date(*value, parts);
    } else if (value->begin.empty()) {
        rich(value->literal);
        // A date that is no date can be told apart by a letter, too.
        if (node.slot == slot_of(Variable::issued)) year_suffix_here();
    } else if (spec.localized) {
        const DateFormat& base = spec.numeric ? locale_.numeric_date() : locale_.text_date();
        if (spec.format.parts.empty()) {
            date_parts(*value, base, spec.parts, node.slot);
        } else {
            date_parts(*value, laid_over(base, spec.format), spec.parts, node.slot);
        }
    } else {
        date_parts(*value, spec.format, 7, node.slot);
    }
    case_of(content, node.text_case);
    end_affixes(begin, content, node.suffix, node.formatting, node.quotes, node.display);
    if (out_->size() > begin) {
        ++counts_.filled;
        if (substituted_ != nullptr) substituted_->push_back(node.slot);
    }
}

void Evaluator::date_parts(const ItemDate& value, const DateFormat& format, unsigned parts, Slot slot) {
    std::vector<const DatePartSpec*> specs;
    for (const DatePartSpec& spec : format.parts) {
        if ((parts & bit_of(spec.name)) != 0) specs.push_back(&spec);
    }
    const auto print = [&](const DatePart& date, std::size_t from, std::size_t to, bool bare_prefix, bool bare_suffix) {
        bool any = false;
        std::size_t last = to;
        for (std::size_t i = from; i < to; ++i) {
            if (has_part(date, specs[i]->name)) last = i;
        }
        for (std::size_t i = from; i < to; ++i) {
            const std::size_t before = out_->size();
            if (any) affix(format.delimiter);
            DatePartSpec spec = *specs[i];
            if (bare_prefix && !any && i == from) spec.prefix = {};
            if (!date_part(date, spec, bare_suffix && i == last, slot)) {
                out_->resize(before);
            } else {
                any = true;
            }
        }
        return any;
    };
    const DatePart& begin = value.begin;
    if (!value.range) {
        print(begin, 0, specs.size(), false, false);
        return;
    }
    if (value.open_end) {
        print(begin, 0, specs.size(), false, true);
        std::string_view dash = "\u2013";
        affix(dash);
        return;
    }
    // The range is written out from the largest part that differs on (CSL 1.0.2, "Date Ranges").
    DatePartName largest = DatePartName::day;
    bool differs = false;
    for (const DatePartName name : {DatePartName::year, DatePartName::month, DatePartName::day}) {
        const bool shown = std::any_of(specs.begin(), specs.end(), [&](const DatePartSpec* spec) { return spec->name == name; });
        if (shown && !same_part(begin, value.end, name)) {
            largest = name;
            differs = true;
            break;
        }
    }
    if (!differs) {
        print(begin, 0, specs.size(), false, false);
        return;
    }
    // Parts as large or smaller than that are given twice; they stand together in every order that is in use.
    const auto twice = [&](const DatePartSpec* spec) { return static_cast<int>(spec->name) >= static_cast<int>(largest); };
    std::size_t first = specs.size();
    std::size_t end = 0;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (!twice(specs[i])) continue;
        first = std::min(first, i);
        end = i + 1;
    }
    std::string_view delimiter = "\u2013";
    for (const DatePartSpec* spec : specs) {
        if (spec->name == largest && spec->has_range_delimiter) delimiter = spec->range_delimiter;
    }
    bool any = print(begin, 0, first, false, false);
    if (any) affix(format.delimiter);
    any = print(begin, first, end, false, true) || any;
    affix(delimiter);
    print(value.end, first, end, true, false);
    const std::size_t before = out_->size();
    affix(format.delimiter);
    if (!print(begin, end, specs.size(), false, false)) out_->resize(before);
}

bool Evaluator::date_part(const DatePart& value, const DatePartSpec& spec, bool bare_suffix, Slot slot) {
    if (!has_part(value, spec.name)) return false;
    std::string out;
    const auto padded = [](int number) {
        char text[16];
        std::snprintf(text, sizeof text, "%02d", number);
        return std::string(text);
    };
    bool is_year = false;
    switch (spec.name) {
        case DatePartName::year: {
            is_year = true;
            const int year = value.year;
            if (spec.form == DatePartForm::brief && year > 0) {
                out = padded(year % 100);
            } else {
                out = std::to_string(year < 0 ? -year : year);
            }
            if (year < 0) out += locale_.term("bc");
            if (year > 0 && year < 1000) out += locale_.term("ad");
            break;
        }
        case DatePartName::month: {
            const int month = value.month;
            if (value.season != 0) {
                out = locale_.term("season-" + padded(value.season));
            } else if (spec.form == DatePartForm::numeric) {
                out = std::to_string(month);
            } else if (spec.form == DatePartForm::numeric_leading_zeros) {
                out = padded(month);
            } else {
                out = locale_.term("month-" + padded(month), spec.form == DatePartForm::brief ? TermForm::brief : TermForm::full);
            }
            break;
        }
        case DatePartName::day: {
            const int day = value.day;
            out = spec.form == DatePartForm::numeric_leading_zeros ? padded(day) : std::to_string(day);
            if (spec.form == DatePartForm::ordinal && !(locale_.limit_day_ordinals && day != 1)) {
                char name[16];
                std::snprintf(name, sizeof name, "month-%02d", value.month);
                out += locale_.ordinal_suffix(static_cast<unsigned>(day), locale_.gender_of(name));
            }
            break;
        }
    }
    if (out.empty()) return false;
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(spec.prefix, spec.formatting, false, Display::none);
    text(arena_.copy(out));
    if (is_year) out_->back().year = true;
    if (spec.strip_periods) strip_periods(arena_, *out_, content);
    case_of(content, spec.text_case);
    if (is_year && !bare_suffix && slot != slot_of(Variable::accessed)) year_suffix_here();
    end_affixes(begin, content, bare_suffix ? std::string_view{} : spec.suffix, spec.formatting, false, Display::none);
    return true;
}

/// The letter behind the first year, if the style does not print it elsewhere.
void Evaluator::year_suffix_here() {
    if (suffix_printed_ || style_.uses_year_suffix || use_->for_sorting || use_->ignore_suffix) return;
    if (use_->disambiguation == nullptr || use_->disambiguation->suffix < 0) return;
    suffix_printed_ = true;
    Token token;
    token.text = arena_.copy(suffix_letters(use_->disambiguation->suffix));
    token.year_suffix = true;
    out_->push_back(token);
}

/// Dates sort by year, month and day, years before Christ backwards; what the macro does not print does not count.
void Evaluator::sort_date(const ItemDate& value, unsigned parts) {
    const auto key = [&](const DatePart& date) {
        char text[48];
        const long long year = (parts & 1U) != 0 ? 5000000LL + date.year : 0;
        std::snprintf(text, sizeof text, "%010lld%02d%02d", year, (parts & 2U) != 0 ? (date.season != 0 ? 12 + date.season : date.month) : 0,
                      (parts & 4U) != 0 ? date.day : 0);
        return std::string(text);
    };
    std::string out = key(value.begin);
    if (value.range && !value.open_end) out += "-" + key(value.end);
    text(arena_.copy(out));
}

}  // namespace bibcast::csl

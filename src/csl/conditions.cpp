#include "csl/evaluator.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// Labels with a blank are written with a hyphen in styles.
bool same_label(std::string_view label, std::string_view tested) {
    if (label.size() != tested.size()) return false;
    for (std::size_t i = 0; i < label.size(); ++i) {
        const char c = label[i] == ' ' ? '-' : label[i];
        if (c != (tested[i] == ' ' ? '-' : tested[i])) return false;
    }
    return true;
}

}  // namespace

bool Evaluator::holds(const Condition& condition) {
    bool any = false;
    bool all = true;
    const auto test = [&](bool result) {
        any = any || result;
        all = all && result;
    };
    for (const Slot slot : condition.variables) test(has_value(slot));
    for (const Slot slot : condition.numerics) {
        test(slot != no_slot && kind_of_slot(slot) != VariableKind::name && kind_of_slot(slot) != VariableKind::date &&
             is_numeric(variable(slot, false)));
    }
    for (const Slot slot : condition.uncertain) {
        const ItemDate* const date = use_->item->date(slot);
        test(date != nullptr && date->circa);
    }
    for (const std::string_view type : condition.types) test(use_->item->type == type);
    for (const std::string_view locator : condition.locators) {
        const std::string_view label = use_->locator_label.empty() ? std::string_view("page") : use_->locator_label;
        test(!use_->locator.empty() && same_label(label, locator));
    }
    for (const PositionTest position : condition.positions) {
        if (use_->bibliography) {
            test(false);
            continue;
        }
        switch (position) {
            case PositionTest::first: test(!use_->position.subsequent); break;
            case PositionTest::subsequent: test(use_->position.subsequent); break;
            case PositionTest::ibid: test(use_->position.ibid); break;
            case PositionTest::ibid_with_locator: test(use_->position.ibid_with_locator); break;
            case PositionTest::near_note: test(use_->position.near_note); break;
        }
    }
    if (condition.has_disambiguate) {
        const bool needed = use_->disambiguation != nullptr && disambiguate_tests_ < use_->disambiguation->condition;
        ++disambiguate_tests_;
        test(needed == condition.disambiguate_value);
    }
    switch (condition.match) {
        case Condition::Match::any: return any;
        case Condition::Match::none: return !any;
        case Condition::Match::all: break;
    }
    return all;
}

}  // namespace bibcast::csl

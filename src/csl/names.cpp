#include <algorithm>

#include "csl/evaluator.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// True if words of the script of `c` stand apart from others.
bool stands_apart(char32_t c) { return c < 0x1100 || (c >= 0x1e00 && c <= 0x2fff); }

/// True if a blank stands before the term: not in Chinese and Japanese.
bool wants_blank_before(std::string_view term) { return term.empty() || stands_apart(code_point_at(term, 0).value); }
/// True if a blank stands behind it: not behind a Hebrew vav, which is part of the next word, either.
bool wants_blank_behind(std::string_view term) {
    if (term.empty()) return true;
    const char32_t last = code_point_before(term, term.size()).value;
    return stands_apart(last) && last != 0x05d5;
}

bool same_people(std::span<const PersonName> a, std::span<const PersonName> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PersonName& x, const PersonName& y) {
        return x.family == y.family && x.given == y.given && x.literal == y.literal && x.suffix == y.suffix &&
               x.non_dropping == y.non_dropping && x.dropping == y.dropping;
    });
}

/// The spec of a names element inside cs:substitute: what it does not have itself it takes from the one around.
NamesSpec inherited(const NamesSpec& own, const NamesSpec& outer) {
    NamesSpec out = own;
    if (!own.has_name) {
        const NameOptions options = own.options;
        out.options = outer.options;
        out.options.add(options);
        out.name_formatting = outer.name_formatting;
        out.name_prefix = outer.name_prefix;
        out.name_suffix = outer.name_suffix;
        out.given = outer.given;
        out.family = outer.family;
        out.has_name = outer.has_name;
        if (!own.has_label) {
            out.label = outer.label;
            out.has_label = outer.has_label;
        }
    }
    if (!own.has_et_al) {
        out.et_al_term = outer.et_al_term;
        out.et_al_formatting = outer.et_al_formatting;
        out.has_et_al = outer.has_et_al;
    }
    if (!own.has_delimiter && outer.has_delimiter) {
        out.has_delimiter = true;
        out.delimiter = outer.delimiter;
    }
    return out;
}

}  // namespace

void Evaluator::names(const Node& node) {
    const NamesSpec* spec = &style_.names[node.spec - 1];
    NamesSpec merged;
    if (outer_names_ != nullptr) {
        merged = inherited(*spec, *outer_names_);
        spec = &merged;
    }
    ++counts_.called;
    NameOptions options = use_->area->names;
    options.add(spec->options);
    if (use_->for_sorting) {
        options.sort_order = SortOrder::all;
        options.and_word = NameAnd::none;
        if (use_->key != nullptr) {
            if (use_->key->names_min != 0) options.min = use_->key->names_min;
            if (use_->key->names_use_first != 0) options.use_first = use_->key->names_use_first;
            if (use_->key->has_use_last) options.use_last = use_->key->names_use_last;
        }
    }
    const std::size_t begin = out_->size();
    const bool first_names = names_rendered_ == 0;
    const std::size_t content = begin_affixes(node.prefix, node.formatting, false, node.display);
    const std::string_view delimiter = spec->has_delimiter ? spec->delimiter : options.names_delimiter;
    bool any = false;
    std::size_t count = 0;
    const Slot editor = slot_of(Variable::editor);
    const Slot translator = slot_of(Variable::translator);
    const bool both = std::find(spec->variables.begin(), spec->variables.end(), editor) != spec->variables.end() &&
                      std::find(spec->variables.begin(), spec->variables.end(), translator) != spec->variables.end() &&
                      !quashed_[editor] && !quashed_[translator] && !use_->item->people(editor).empty() &&
                      same_people(use_->item->people(editor), use_->item->people(translator)) &&
                      (spec->has_label ? !locale_.term("editortranslator", spec->label.form).empty()
                                       : !locale_.term("editortranslator").empty());
    bool joined = false;
    for (const Slot slot : spec->variables) {
        if (quashed_[slot]) continue;
        const std::span<const PersonName> people = use_->item->people(slot);
        if (people.empty()) continue;
        const bool of_both = both && (slot == editor || slot == translator);
        if (of_both && joined) continue;
        joined = joined || of_both;
        if (substituted_ != nullptr) {
            substituted_->push_back(slot);
            if (of_both) substituted_->push_back(slot == editor ? translator : editor);
        }
        if (options.form == NameForm::count) {
            bool et_al = false;
            count += shown_names(options, people.size(), lists_.size(), et_al);
            continue;
        }
        const std::size_t before = out_->size();
        if (any) affix(delimiter);
        if (name_list(*spec, options, people, slot, of_both)) {
            any = true;
        } else {
            out_->resize(before);
        }
    }
    if (count != 0) {
        std::string digits = std::to_string(count);
        if (use_->for_sorting) digits.insert(0, std::string(6 - std::min<std::size_t>(digits.size(), 6), '0'));
        text(arena_.copy(digits));
        any = true;
    }
    if (any) {
        ++counts_.filled;
        ++names_rendered_;
        if (use_->suppress_author && first_names) {
            out_->resize(begin);
            return;
        }
    } else if (spec->substitute != 0) {
        any = substitute(*spec);
        if (any) {
            ++counts_.filled;
            if (names_rendered_ == 0) {
                ++names_rendered_;
                Token token;
                token.kind = TokenKind::names_open;
                out_->insert(out_->begin() + static_cast<std::ptrdiff_t>(content), token);
                token.kind = TokenKind::names_close;
                out_->push_back(token);
            }
            if (use_->suppress_author && first_names) {
                out_->resize(begin);
                return;
            }
        }
    }
    end_affixes(begin, content, node.suffix, node.formatting, false, node.display);
    if (first_names && outer_names_ == nullptr) author_range_ = {begin, out_->size()};
}

bool Evaluator::substitute(const NamesSpec& spec) {
    const NamesSpec* const outer = outer_names_;
    std::vector<Slot>* const outer_slots = substituted_;
    const NamesSpec copy = spec;
    std::vector<Slot> slots;
    outer_names_ = &copy;
    substituted_ = &slots;
    bool any = false;
    for (std::uint32_t child = spec.substitute; child != 0 && !any; child = style_.nodes[child].next) {
        slots.clear();
        const Counts before = counts_;
        const std::size_t begin = out_->size();
        if (style_.nodes[child].kind == NodeKind::choose) {
            bool seen = false;
            each_child(chosen(style_.nodes[child]), {}, seen);
        } else {
            node(child);
        }
        any = out_->size() > begin;
        if (!any) counts_ = before;
    }
    outer_names_ = outer;
    substituted_ = outer_slots;
    if (any) {
        // What stands in for the names is not printed a second time.
        for (const Slot slot : slots) {
            quashed_[slot] = true;
            if (outer_slots != nullptr) outer_slots->push_back(slot);
        }
    }
    return any;
}

std::size_t Evaluator::shown_names(const NameOptions& options, std::size_t count, std::size_t list, bool& et_al) const {
    std::size_t min = options.min;
    std::size_t use_first = options.use_first;
    if (use_->position.subsequent && !use_->for_sorting) {
        if (options.subsequent_min != 0) min = options.subsequent_min;
        if (options.has(NameOptions::subsequent_use_first_bit)) use_first = options.subsequent_use_first;
    }
    std::size_t shown = count;
    const bool both = options.has(NameOptions::use_first_bit) || use_->for_sorting || options.has(NameOptions::subsequent_use_first_bit);
    if (both && min != 0 && count >= min && use_first < count) shown = use_first;
    if (use_->disambiguation != nullptr && list < use_->disambiguation->lists.size() && !use_->for_sorting) {
        shown = std::max<std::size_t>(shown, std::min<std::size_t>(use_->disambiguation->lists[list].shown, count));
    }
    et_al = shown < count;
    return shown;
}

bool Evaluator::name_list(const NamesSpec& spec, const NameOptions& options, std::span<const PersonName> people, Slot role, bool both) {
    const std::size_t list = lists_.size();
    bool et_al = false;
    const bool goes_on = people.size() > 1 && people.back().others;
    if (goes_on) people = people.first(people.size() - 1);
    const std::size_t shown = shown_names(options, people.size(), list, et_al);
    et_al = et_al || goes_on;
    RenderedList record;
    record.names = people;
    record.shown = static_cast<std::uint16_t>(std::min<std::size_t>(shown, 65535));
    record.brief = options.form == NameForm::brief;
    record.initials = options.has(NameOptions::initialize_with_bit) && options.initialize;
    lists_.push_back(record);
    const std::string_view role_name = both ? std::string_view("editortranslator") : name_of_slot(role);
    if (spec.has_label && spec.label.before_name) name_label(spec.label, role_name, people.size());
    Token token;
    token.kind = TokenKind::names_open;
    out_->push_back(token);
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(spec.name_prefix, {}, false, Display::none);
    const auto level = [&](std::size_t index) -> unsigned {
        if (use_->disambiguation == nullptr || list >= use_->disambiguation->lists.size() || use_->for_sorting) return 0;
        const std::vector<std::uint8_t>& levels = use_->disambiguation->lists[list].levels;
        return index < levels.size() ? levels[index] : 0;
    };
    const auto is_inverted = [&](std::size_t index) {
        const bool wanted = options.sort_order == SortOrder::all || (options.sort_order == SortOrder::first && index == 0);
        return wanted && people[index].literal.empty();
    };
    const auto precedes = [&](Precedes rule, std::size_t before, std::size_t least) {
        switch (rule) {
            case Precedes::always: return true;
            case Precedes::never: return false;
            case Precedes::after_inverted: return before > 0 && is_inverted(before - 1);
            case Precedes::contextual: break;
        }
        return before >= least;
    };
    const auto person = [&](std::size_t index) {
        Token mark;
        mark.kind = TokenKind::name_open;
        mark.person = &people[index];
        out_->push_back(mark);
        // The formatting is that of the names, not of what stands between them.
        const std::size_t at = out_->size();
        const std::size_t inner = begin_affixes({}, spec.name_formatting, false, Display::none);
        one_name(spec, options, people[index], is_inverted(index), level(index));
        end_affixes(at, inner, {}, spec.name_formatting, false, Display::none);
        mark.kind = TokenKind::name_close;
        out_->push_back(mark);
    };
    const std::string_view and_word = options.and_word == NameAnd::text     ? locale_.term("and")
                                      : options.and_word == NameAnd::symbol ? locale_.and_sign()
                                                                            : std::string_view{};
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) {
            const bool last = i + 1 == shown && !et_al;
            if (last && options.and_word != NameAnd::none) {
                if (precedes(options.precedes_last, i, 2)) {
                    affix(options.delimiter);
                    if (!options.delimiter.ends_with(' ') && wants_blank_before(and_word)) affix(" ");
                } else if (wants_blank_before(and_word)) {
                    affix(" ");
                }
                affix(and_word);
                if (wants_blank_behind(and_word)) affix(" ");
            } else {
                affix(options.delimiter);
            }
        }
        person(i);
    }
    if (et_al && shown > 0) {
        if (options.use_last && people.size() >= shown + 2 && !goes_on) {
            affix(options.delimiter);
            affix("\u2026 ");
            person(people.size() - 1);
        } else if (const std::string_view term = locale_.term(spec.et_al_term); !term.empty()) {
            affix(precedes(options.precedes_et_al, shown, 2) ? options.delimiter : wants_blank_before(term) ? std::string_view(" ") : std::string_view{});
            const std::size_t at = out_->size();
            const std::size_t inner = begin_affixes({}, spec.et_al_formatting, false, Display::none);
            text(term);
            end_affixes(at, inner, {}, spec.et_al_formatting, false, Display::none);
        }
    }
    end_affixes(begin, content, spec.name_suffix, {}, false, Display::none);
    if (prints_nothing(*out_, begin)) return false;
    token.kind = TokenKind::names_close;
    out_->push_back(token);
    if (spec.has_label && !spec.label.before_name) name_label(spec.label, role_name, people.size());
    return true;
}

void Evaluator::name_label(const LabelSpec& spec, std::string_view role, std::size_t count) {
    if (use_->for_sorting) return;
    const bool plural = spec.plural == Plural::always || (spec.plural == Plural::contextual && count > 1);
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(spec.prefix, spec.formatting, false, Display::none);
    text(locale_.term(role, spec.form, plural));
    if (spec.strip_periods) strip_periods(arena_, *out_, content);
    case_of(content, spec.text_case, true);
    end_affixes(begin, content, spec.suffix, spec.formatting, false, Display::none);
}

}  // namespace bibcast::csl

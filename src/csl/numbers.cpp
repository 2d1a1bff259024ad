#include "csl/evaluator.hpp"
#include "csl/number_pieces.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// The shortest form of the end of a range (CSL 1.0.2, appendix V).
std::string shorten(std::string_view first, std::string_view last, PageFormat format) {
    if (first.size() != last.size()) return std::string(last);
    const auto minimal = [&](std::size_t least) {
        std::size_t same = 0;
        while (same < last.size() && first[same] == last[same] && last.size() - same > least) ++same;
        return std::string(last.substr(same));
    };
    switch (format) {
        case PageFormat::minimal: return minimal(1);
        case PageFormat::minimal_two: return minimal(2);
        case PageFormat::chicago:
        case PageFormat::chicago_16: {
            if (first.size() < 3 || first.ends_with("00")) return std::string(last);
            const bool small_tens = first[first.size() - 2] == '0';
            const std::string out = minimal(small_tens ? 1 : 2);
            // Chicago 15: four digits of which three change are written whole.
            if (format == PageFormat::chicago && first.size() == 4 && out.size() == 3) return std::string(last);
            return out;
        }
        default: return std::string(last);
    }
}

/// The end of a range with the digits that were left out: 427-30 is 427-430.
std::string expand(std::string_view first, std::string_view last) {
    if (last.size() >= first.size()) return std::string(last);
    return std::string(first.substr(0, first.size() - last.size())) + std::string(last);
}

bool is_ranged(Slot slot) {
    switch (static_cast<Variable>(slot)) {
        case Variable::page:
        case Variable::locator:
        case Variable::volume:
        case Variable::issue:
        case Variable::number:
        case Variable::chapter_number:
        case Variable::collection_number:
        case Variable::number_of_pages:
        case Variable::number_of_volumes:
        case Variable::edition:
        case Variable::section:
        case Variable::part_number:
        case Variable::supplement_number: return true;
        default: return false;
    }
}

}  // namespace

void Evaluator::page_range(std::string& out, std::string_view value, bool pages) {
    const std::vector<NumberPiece> pieces = split_numbers(value);
    std::string_view dash = "\u2013";
    if (const std::string_view term = locale_.term("page-range-delimiter"); !term.empty() && pages) dash = term;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const NumberPiece& piece = pieces[i];
        const bool range = piece.separator == '-' && i + 1 < pieces.size();
        if (range) {
            const std::string_view first = piece.text;
            const std::string_view last = pieces[i + 1].text;
            const std::string_view last_word = last.substr(0, last.find(' '));
            const std::string_view first_word = first.substr(first.find_last_of(' ') + 1);
            const bool numbers = (has_digit(first_word) || is_roman(first_word)) && (has_digit(last_word) || is_roman(last_word));
            const bool chain = pieces[i + 1].separator == '-' || (i > 0 && pieces[i - 1].separator == '-');
            if (numbers && !chain) {
                const std::string_view head = letters_before(first_word);
                const std::string_view tail_head = letters_before(last_word);
                const std::string_view first_digits = first_word.substr(head.size());
                const std::string_view last_digits = last_word.substr(tail_head.size());
                append_unescaped(out, first);
                const bool plain = first_digits.size() > 0 && last_digits.size() > 0;
                const bool same_head = head == tail_head && is_letters(head);
                if (pages && plain && same_head && style_.page_format != PageFormat::none) {
                    const std::string whole = expand(first_digits, last_digits);
                    const std::string shown = shorten(first_digits, whole, style_.page_format);
                    out += dash;
                    if (style_.page_format == PageFormat::expanded) out += tail_head;
                    out += shown;
                } else {
                    // A range of numbers with different letters is left as it is, if ranges are to be shortened at all.
                    const bool odd = pages && plain && !same_head && style_.page_format != PageFormat::none;
                    out += odd ? std::string_view("-") : dash;
                    append_unescaped(out, last_word);
                }
                append_unescaped(out, last.substr(last_word.size()));
                ++i;
                if (pieces[i].separator == ',') out += ", ";
                if (pieces[i].separator == '&') {
                    out += ' ';
                    out += locale_.and_sign();
                    out += ' ';
                }
                continue;
            }
        }
        append_unescaped(out, piece.text);
        if (piece.separator == '-') out += '-';
        if (piece.separator == ',') out += ", ";
        if (piece.separator == '&') {
            const std::string_view term = locale_.and_sign();
            out += ' ';
            out += term.empty() ? std::string_view("&") : term;
            out += ' ';
        }
    }
}

void Evaluator::number_text(Slot slot, std::string_view value) {
    const bool locator = slot == slot_of(Variable::locator);
    value = with_local_labels(trim(value));
    if (!is_ranged(slot) || value.find_first_of("-&\\\xe2,") == std::string_view::npos) {
        if (use_->for_sorting && plain_number(value)) {
            text(arena_.copy(std::string(8 - value.size(), '0') + std::string(value)));
        } else {
            rich(value);
        }
        return;
    }
    const bool pages = slot == slot_of(Variable::page) ||
                       (locator && (use_->locator_label.empty() || use_->locator_label == "page"));
    std::string out;
    page_range(out, value, pages);
    rich(arena_.copy(out));
}

void Evaluator::ordinal(std::string& out, std::string_view value, Slot slot, NumberForm form) {
    const Gender gender = locale_.gender_of(label_term(slot));
    value = with_local_labels(value);
    bool labelled = false;
    for (const NumberPiece& piece : split_numbers(value)) {
        const std::string_view word = trim(piece.text);
        labelled = labelled || word.find(". ") != std::string_view::npos;
        if (labelled) {
            append_unescaped(out, word);
        } else if (const std::optional<unsigned> number = plain_number(word)) {
            if (form == NumberForm::roman && *number > 0 && *number < 4000) {
                append_roman(out, *number);
            } else if (form == NumberForm::long_ordinal && *number >= 1 && *number <= 10) {
                out += locale_.long_ordinal(*number, gender);
            } else if (form == NumberForm::ordinal || form == NumberForm::long_ordinal) {
                out += word;
                out += locale_.ordinal_suffix(*number, gender);
            } else {
                out += word;
            }
        } else {
            append_unescaped(out, word);
        }
        if (piece.separator == '-') out += "\u2013";
        if (piece.separator == ',') out += ", ";
        if (piece.separator == '&') {
            out += ' ';
            out += locale_.and_sign();
            out += ' ';
        }
    }
}

void Evaluator::number(const Node& node) {
    ++counts_.called;
    const std::string_view value = trim(variable(node.slot, false));
    if (value.empty()) return;
    ++counts_.filled;
    if (substituted_ != nullptr) substituted_->push_back(node.slot);
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(node.prefix, node.formatting, node.quotes, node.display);
    if (node.number_form != NumberForm::numeric && !use_->for_sorting) {
        std::string out;
        ordinal(out, value, node.slot, node.number_form);
        text(arena_.copy(out));
    } else if (value.find('<') == std::string_view::npos) {
        number_text(node.slot, value);
    } else {
        text(value);
    }
    if (out_->size() > content) out_->back().number = node.slot == slot_of(Variable::citation_number);
    case_of(content, node.text_case);
    end_affixes(begin, content, node.suffix, node.formatting, node.quotes, node.display);
}

std::string_view Evaluator::label_term(Slot slot) const {
    if (slot == slot_of(Variable::locator)) return use_->locator_label.empty() ? std::string_view("page") : use_->locator_label;
    return name_of_slot(slot);
}

bool Evaluator::is_plural(Slot slot, std::string_view value) const {
    value = trim(value);
    if (slot == slot_of(Variable::number_of_pages) || slot == slot_of(Variable::number_of_volumes)) {
        const std::optional<unsigned> number = plain_number(value);
        return !number || *number != 1;
    }
    const std::vector<NumberPiece> pieces = split_numbers(value);
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const std::string_view first = pieces[i].text.substr(pieces[i].text.find_last_of(' ') + 1);
        const std::string_view next = pieces[i + 1].text.substr(0, pieces[i + 1].text.find(' '));
        const bool numbers = (has_digit(first) || is_roman(first)) && (has_digit(next) || is_roman(next));
        if (numbers) return true;
    }
    const std::string_view word = locale_.term("and");
    for (const std::string_view conjunction : {std::string_view("and"), word, std::string_view("&")}) {
        if (conjunction.empty()) continue;
        const std::size_t at = value.find(" " + std::string(conjunction) + " ");
        if (at != std::string_view::npos && has_digit(value.substr(0, at)) && has_digit(value.substr(at))) return true;
    }
    return false;
}

void Evaluator::label(const Node& node) {
    const std::string_view value = variable(node.slot, false);
    if (node.slot == no_slot || value.empty()) return;
    const LabelSpec& spec = style_.labels[node.spec - 1];
    std::string name(label_term(node.slot));
    if (!locale_.has_term(name)) {
        for (char& c : name) c = c == ' ' ? '-' : c;
        if (!locale_.has_term(name)) {
            for (char& c : name) c = c == '-' ? ' ' : c;
        }
    }
    const bool plural = spec.plural == Plural::always || (spec.plural == Plural::contextual && is_plural(node.slot, value));
    const std::string_view term = locale_.term(name, spec.form, plural);
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(node.prefix, node.formatting, false, node.display);
    text(term);
    if (spec.strip_periods) strip_periods(arena_, *out_, content);
    case_of(content, spec.text_case, true);
    end_affixes(begin, content, node.suffix, node.formatting, false, node.display);
}

}  // namespace bibcast::csl

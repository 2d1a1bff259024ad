#include "csl/evaluator.hpp"

#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// Deeper than a style can nest by itself: macros that call each other in a ring end here.
constexpr unsigned depth_limit = 300;

}  // namespace

void Evaluator::evaluate(Tokens& out, std::uint32_t index, const Use& use) {
    use_ = &use;
    out_ = &out;
    counts_ = {};
    quashed_.reset();
    lists_.clear();
    outer_names_ = nullptr;
    substituted_ = nullptr;
    names_rendered_ = 0;
    depth_ = 0;
    suffix_printed_ = false;
    disambiguate_tests_ = 0;
    first_field_end_ = 0;
    author_range_ = {};
    const Node& root = style_.nodes[index];
    children(root.first_child, {});
}

void Evaluator::children(std::uint32_t first, std::string_view delimiter) {
    bool any = false;
    each_child(first, delimiter, any);
}

void Evaluator::each_child(std::uint32_t first, std::string_view delimiter, bool& any) {
    for (std::uint32_t child = first; child != 0; child = style_.nodes[child].next) {
        // Conditions are transparent: the delimiter of the group around stands between what a branch prints, too.
        if (style_.nodes[child].kind == NodeKind::choose) {
            each_child(chosen(style_.nodes[child]), delimiter, any);
            continue;
        }
        const std::size_t before = out_->size();
        if (any && !delimiter.empty()) affix(delimiter);
        const std::size_t begin = out_->size();
        node(child);
        if (out_->size() == begin) {
            out_->resize(before);
        } else {
            any = true;
            if (depth_ == 0 && first_field_end_ == 0) first_field_end_ = out_->size();
        }
    }
}

bool Evaluator::node(std::uint32_t index) {
    const Node& node = style_.nodes[index];
    if (++depth_ > depth_limit) {
        --depth_;
        return false;
    }
    const std::size_t begin = out_->size();
    switch (node.kind) {
        case NodeKind::layout:
        case NodeKind::group: group(node); break;
        case NodeKind::text_macro: macro(node); break;
        case NodeKind::text_variable:
        case NodeKind::text_term:
        case NodeKind::text_value: text_element(node); break;
        case NodeKind::number: number(node); break;
        case NodeKind::label: label(node); break;
        case NodeKind::date: date(node); break;
        case NodeKind::names: names(node); break;
        case NodeKind::choose:
        case NodeKind::branch: break;
    }
    --depth_;
    return out_->size() > begin;
}

void Evaluator::text(std::string_view text, bool is_affix) {
    if (text.empty()) return;
    Token token;
    token.text = text;
    token.affix = is_affix;
    out_->push_back(token);
}

void Evaluator::affix(std::string_view source) { text(source, true); }

void Evaluator::case_of(std::size_t begin, TextCase text_case, bool term) {
    if (text_case == TextCase::none) return;
    // Terms are of the locale's language, values of the item's.
    if (text_case == TextCase::title && !(term ? locale_.is_english() : is_english())) return;
    const bool own = !term && !use_->item->language.empty();
    change_case(arena_, *out_, begin, text_case, own ? use_->item->language : std::string_view(locale_.language()));
}

bool Evaluator::is_english() const {
    const std::string_view language = use_->item->language;
    if (language.empty()) return locale_.is_english();
    return language.size() >= 2 && ascii_lower(language[0]) == 'e' && ascii_lower(language[1]) == 'n' &&
           (language.size() == 2 || language[2] == '-' || language[2] == '_');
}

std::size_t Evaluator::begin_affixes(std::string_view prefix, const Formatting& formatting, bool quotes, Display display) {
    if (display != Display::none) {
        Token token;
        token.kind = TokenKind::display_open;
        token.display = display;
        out_->push_back(token);
    }
    affix(prefix);
    if (quotes) {
        Token token;
        token.kind = TokenKind::quote_open;
        out_->push_back(token);
    }
    if (!formatting.empty()) {
        Token token;
        token.kind = TokenKind::open;
        token.formatting = formatting;
        out_->push_back(token);
    }
    return out_->size();
}

void Evaluator::end_affixes(std::size_t begin, std::size_t content, std::string_view suffix, const Formatting& formatting, bool quotes,
                            Display display) {
    if (out_->size() == content || prints_nothing(*out_, content)) {
        out_->resize(begin);
        return;
    }
    Token token;
    if (!formatting.empty()) {
        token.kind = TokenKind::close;
        out_->push_back(token);
    }
    if (quotes) {
        token.kind = TokenKind::quote_close;
        out_->push_back(token);
    }
    affix(suffix);
    if (display != Display::none) {
        token.kind = TokenKind::display_close;
        token.display = display;
        out_->push_back(token);
    }
}

void Evaluator::group(const Node& node) {
    const Counts before = counts_;
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(node.prefix, node.formatting, node.quotes, node.display);
    children(node.first_child, node.delimiter);
    // A group whose variables are all empty prints nothing; one that prints counts as a variable itself.
    if (counts_.called > before.called && counts_.filled == before.filled) {
        out_->resize(begin);
        return;
    }
    end_affixes(begin, content, node.suffix, node.formatting, node.quotes, node.display);
    if (out_->size() > begin) ++counts_.filled;
}

/// A macro that is called is a group: it prints nothing if all its variables are empty.
void Evaluator::macro(const Node& node) {
    const Counts before = counts_;
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(node.prefix, node.formatting, node.quotes, node.display);
    const Node& target = style_.nodes[node.spec];
    children(target.first_child, {});
    if (counts_.called > before.called && counts_.filled == before.filled) {
        out_->resize(begin);
        return;
    }
    if (node.strip_periods) strip_periods(arena_, *out_, content);
    case_of(content, node.text_case);
    end_affixes(begin, content, node.suffix, node.formatting, node.quotes, node.display);
    if (out_->size() > begin) ++counts_.filled;
}

bool Evaluator::text_element(const Node& node) {
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes(node.prefix, node.formatting, node.quotes, node.display);
    if (node.kind == NodeKind::text_value) {
        rich(node.value);
    } else if (node.kind == NodeKind::text_term) {
        text(locale_.term(node.value, node.term_form, node.plural == Plural::always));
        if (out_->size() > content) out_->back().term = true;
    } else if (node.slot == slot_of(Variable::year_suffix)) {
        if (use_->disambiguation != nullptr && use_->disambiguation->suffix >= 0 && !use_->ignore_suffix) {
            ++counts_.called;
            ++counts_.filled;
            Token token;
            token.text = arena_.copy(suffix_letters(use_->disambiguation->suffix));
            token.year_suffix = true;
            out_->push_back(token);
        }
    } else {
        ++counts_.called;
        const std::string_view value = variable(node.slot, node.brief);
        if (!value.empty()) {
            ++counts_.filled;
            if (substituted_ != nullptr) substituted_->push_back(node.slot);
            if (kind_of_slot(node.slot) == VariableKind::number) {
                number_text(node.slot, value);
                out_->back().number = node.slot == slot_of(Variable::citation_number);
            } else if (node.slot == slot_of(Variable::url) || node.slot == slot_of(Variable::doi)) {
                linked(node.slot, value);
            } else {
                rich(value);
                if (node.slot == slot_of(Variable::citation_label)) year_suffix_here();
            }
        }
    }
    if (node.strip_periods) strip_periods(arena_, *out_, content);
    case_of(content, node.text_case, node.kind == NodeKind::text_term);
    end_affixes(begin, content, node.suffix, node.formatting, node.quotes, node.display);
    return out_->size() > begin;
}

void Evaluator::linked(Slot slot, std::string_view value) {
    if (!use_->links) {
        text(value);
        return;
    }
    Token token;
    token.kind = TokenKind::link_open;
    const bool address = slot == slot_of(Variable::url) || value.starts_with("http");
    token.text = address ? value : arena_.concat({"https://doi.org/", value});
    // "https://doi.org/" in front of a DOI belongs to the link.
    const bool prefixed = !out_->empty() && out_->back().affix && out_->back().text.starts_with("http") && out_->back().text.ends_with("/");
    out_->insert(prefixed ? out_->end() - 1 : out_->end(), token);
    text(value);
    token.kind = TokenKind::link_close;
    token.text = {};
    out_->push_back(token);
}

std::string_view Evaluator::page_first() const {
    const std::string_view page = use_->item->text(slot_of(Variable::page));
    std::size_t end = 0;
    while (end < page.size() && page[end] != '-' && page[end] != ',' && page[end] != '&' && page[end] != ' ' &&
           !page.substr(end).starts_with("\u2013")) {
        ++end;
    }
    return page.substr(0, end);
}

std::string_view Evaluator::variable(Slot slot, bool brief) const {
    if (slot == no_slot || quashed_[slot]) return {};
    const Item& item = *use_->item;
    switch (slot) {
        case slot_of(Variable::locator): return use_->locator;
        case slot_of(Variable::citation_number):
            return use_->citation_number == 0 ? std::string_view{} : arena_.copy(std::to_string(use_->citation_number));
        case slot_of(Variable::first_reference_note_number):
            return use_->position.first_note == 0 ? std::string_view{} : arena_.copy(std::to_string(use_->position.first_note));
        case slot_of(Variable::citation_label): {
            const std::string_view given = item.text(slot);
            return given.empty() ? use_->citation_label : given;
        }
        case slot_of(Variable::page_first): {
            const std::string_view given = item.text(slot);
            return given.empty() ? page_first() : given;
        }
        default: break;
    }
    if (brief) {
        Slot other = no_slot;
        if (slot == slot_of(Variable::title)) other = slot_of(Variable::title_short);
        if (slot == slot_of(Variable::container_title)) other = slot_of(Variable::container_title_short);
        if (slot == slot_of(Variable::collection_title)) other = collection_title_short_slot;
        if (const std::string_view value = item.text(other); !value.empty()) return value;
    }
    return item.text(slot);
}

bool Evaluator::has_value(Slot slot) const {
    if (slot == no_slot || quashed_[slot]) return false;
    if (slot == slot_of(Variable::year_suffix)) return use_->disambiguation != nullptr && use_->disambiguation->suffix >= 0;
    switch (kind_of_slot(slot)) {
        case VariableKind::name: return !use_->item->people(slot).empty();
        case VariableKind::date: return use_->item->date(slot) != nullptr;
        default: return !variable(slot, false).empty();
    }
}

std::uint32_t Evaluator::chosen(const Node& node) {
    for (std::uint32_t index = node.first_child; index != 0; index = style_.nodes[index].next) {
        const Node& branch = style_.nodes[index];
        if (branch.kind == NodeKind::branch && (branch.spec == 0 || holds(style_.conditions[branch.spec - 1]))) return branch.first_child;
    }
    return 0;
}

std::string Evaluator::suffix_letters(int suffix) {
    std::string letters;
    for (int rest = suffix + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % 26));
    }
    return letters;
}

}  // namespace bibcast::csl

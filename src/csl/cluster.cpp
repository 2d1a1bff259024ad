#include <algorithm>
#include <utility>

#include "csl/processor.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

/// What a cite prints, and what decides how it stands beside its neighbours.
struct Processor::CiteText {
    const Cite* cite = nullptr;
    const Position* position = nullptr;
    Tokens tokens;
    std::string author;    ///< what its first name list prints
    std::string rest;      ///< what it prints without names and letter
    std::string letter;    ///< its year suffix
    unsigned number = 0;   ///< its citation number
    bool bare = false;     ///< no locator, prefix or suffix
    bool is_number = false;  ///< bare, and prints its citation number and nothing else
};

namespace {

void append_affix(Tokens& out, std::string_view text) {
    if (text.empty()) return;
    Token token;
    token.text = text;
    token.affix = true;
    out.push_back(token);
}

bool prints_only_number(const Tokens& tokens) {
    bool number = false;
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::text || token.affix) continue;
        if (!token.number) return false;
        number = true;
    }
    return number;
}

/// Formatting and affixes of a layout around what it prints.
void open_layout(Tokens& out, const Node& layout) {
    if (!layout.formatting.empty()) {
        Token token;
        token.kind = TokenKind::open;
        token.formatting = layout.formatting;
        out.push_back(token);
    }
    append_affix(out, layout.prefix);
}

void close_layout(Tokens& out, const Node& layout) {
    append_affix(out, layout.suffix);
    if (!layout.formatting.empty()) {
        Token token;
        token.kind = TokenKind::close;
        out.push_back(token);
    }
}

}  // namespace

Use Processor::use_of(const Cite& cite, const Position& position) const {
    Use use;
    use.item = items_[cite.item];
    use.area = &style_.citation;
    use.locator = trim_unicode(cite.locator);
    use.locator_label = cite.label;
    std::size_t length = 0;
    // "ch. 5" says its label itself.
    if (const std::string_view label = label_at(use.locator, length); !label.empty() && (cite.label.empty() || cite.label == "page")) {
        use.locator_label = label;
        use.locator.remove_prefix(length);
    }
    use.position = position;
    use.disambiguation = &states_[cite.item];
    use.links = links_;
    use.citation_number = numbers_[cite.item];
    use.citation_label = label_of(cite.item);
    return use;
}

Tokens Processor::cite_tokens(const Cite& cite, const Position& position, bool suppress_author, bool ignore_suffix) {
    Use use = use_of(cite, position);
    use.suppress_author = suppress_author;
    use.author_only = cite.author_only;
    if (cite.author_only) use.locator = {};  // It belongs to the other half.
    use.ignore_suffix = ignore_suffix;
    Tokens tokens;
    evaluator_.evaluate(tokens, style_.citation.layout, use);
    if (cite.author_only) leave_author(tokens);
    return tokens;
}

/// Leaves of a cite what stands in the running text (citeproc-js, "author-only"): its first name list, or, where a style prints numbers in the place
/// of names, "Reference [1]"; without the formatting that citations have.
void Processor::leave_author(Tokens& tokens) {
    const auto [begin, end] = evaluator_.author_range();
    const bool is_number = begin == end && prints_only_number(tokens);
    if (is_number) {
        Token term;
        term.term = true;
        term.text = locale_.term("reference");
        if (term.text.empty()) term.text = "reference";
        Tokens label{term};
        change_case(scratch_, label, 0, TextCase::capitalize_first, locale_.language());
        append_affix(label, " ");
        tokens.insert(tokens.begin(), label.begin(), label.end());
    } else {
        tokens = Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.begin() + static_cast<std::ptrdiff_t>(end));
    }
    std::erase_if(tokens, [](const Token& token) { return token.kind == TokenKind::open || token.kind == TokenKind::close; });
}

std::string Processor::citation(const Cluster& cluster) {
    const bool collapses = style_.citation.collapse != Collapse::none || style_.citation.has_cite_group;
    std::vector<CiteText> texts;
    // The number stands in the running text already, where the first half of the citation put it.
    const std::size_t said = std::exchange(said_by_number_, no_item);
    const bool is_split = !cluster.cites.empty() && cluster.cites[0].author_only;
    for (std::size_t i = 0; i < cluster.cites.size(); ++i) {
        const Cite& cite = cluster.cites[i];
        if (i == 0 && cite.suppress_author && cite.item == said && cite.locator.empty() && cite.prefix.empty() && cite.suffix.empty()) continue;
        static constexpr Position first_position{};
        CiteText text;
        text.cite = &cite;
        text.position = i < cluster.positions.size() ? &cluster.positions[i] : &first_position;
        text.tokens = cite_tokens(cite, *text.position, cite.suppress_author, false);
        text.number = numbers_[cite.item];
        text.bare = cite.locator.empty() && cite.prefix.empty() && cite.suffix.empty();
        text.is_number = text.bare && prints_only_number(text.tokens);
        if (collapses) {
            const auto [begin, end] = evaluator_.author_range();
            const Tokens names(text.tokens.begin() + static_cast<std::ptrdiff_t>(begin), text.tokens.begin() + static_cast<std::ptrdiff_t>(end));
            append_plain(text.author, names, quotes_);
            append_plain(text.rest, cite_tokens(cite, *text.position, true, true), quotes_);
            if (states_[cite.item].suffix >= 0) text.letter = Evaluator::suffix_letters(states_[cite.item].suffix);
        }
        texts.push_back(std::move(text));
    }
    if (texts.empty() && said != no_item) return {};
    if (is_split && texts.size() == 1 && std::any_of(texts[0].tokens.begin(), texts[0].tokens.end(), [](const Token& token) { return token.number; })) {
        said_by_number_ = cluster.cites[0].item;
    }
    if (collapses && !style_.citation.sort.empty()) bring_together(texts);
    Tokens tokens;
    const Node& layout = style_.nodes[style_.citation.layout];
    if (!is_split) open_layout(tokens, layout);
    const std::size_t begin = tokens.size();
    join(tokens, texts);
    std::string out;
    if (prints_nothing(tokens, begin)) {
        out = no_printed_form;
    } else {
        if (!is_split) close_layout(tokens, layout);
        finish(out, tokens);
    }
    scratch_.reset();
    return out;
}

/// Moves cites up to the first one by the same authors.
void Processor::bring_together(std::vector<CiteText>& texts) {
    std::unordered_map<std::string, std::size_t> groups;
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t group = texts[i].author.empty() ? i : groups.emplace(texts[i].author, i).first->second;
        order.emplace_back(group, i);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<CiteText> sorted;
    for (const auto& [group, i] : order) sorted.push_back(std::move(texts[i]));
    texts = std::move(sorted);
}

/// In notes a term that begins the citation, or follows a sentence in a prefix, begins a sentence.
void Processor::capitalize_first_term(Tokens& tokens, std::size_t begin) {
    for (std::size_t i = begin; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        if (token.kind != TokenKind::text || token.text.empty()) continue;
        if (!token.term) return;
        Tokens one{token};
        change_case(scratch_, one, 0, TextCase::capitalize_first, locale_.language());
        token.text = one[0].text;
        return;
    }
}

namespace {

/// True if a blank is missing behind a prefix that ends in a word.
bool ends_word(std::string_view prefix) {
    if (prefix.empty()) return false;
    const char32_t last = code_point_before(prefix, prefix.size()).value;
    return is_letter(last) ? last < 0x1100 : last == U'.' || last == U';' || last == U':' || last == U'&';
}
/// True if a blank is missing before a suffix that begins with a word.
bool begins_word(std::string_view suffix) {
    if (suffix.empty()) return false;
    const char32_t first = code_point_at(suffix, 0).value;
    return is_letter(first) ? first < 0x1100 : first == U'&';
}

/// True if `prefix` ends with a sentence.
bool ends_sentence(std::string_view prefix) {
    while (!prefix.empty()) {
        const char c = prefix.back();
        if (c == '.' || c == '!' || c == '?') return true;
        if (c != ' ' && c != '"' && c != '\'' && c != ')' && !prefix.ends_with("\u201d") && !prefix.ends_with("\u2019")) return false;
        prefix.remove_suffix((c & 0x80) != 0 ? 3 : 1);
    }
    return false;
}

}  // namespace

void Processor::join(Tokens& out, std::vector<CiteText>& texts) {
    const Area& area = style_.citation;
    const std::string_view delimiter = style_.nodes[area.layout].delimiter;
    const std::string_view group_delimiter = area.has_cite_group ? area.cite_group_delimiter : area.sort.empty() ? delimiter : ", ";
    const std::string_view after_collapse = area.has_after_collapse ? area.after_collapse_delimiter : delimiter;
    const std::string_view letter_delimiter = area.has_suffix_delimiter ? area.year_suffix_delimiter : area.has_cite_group ? area.cite_group_delimiter : delimiter;
    const bool by_year = area.collapse == Collapse::year || area.collapse == Collapse::year_suffix || area.collapse == Collapse::year_suffix_ranged;
    const bool by_letter = area.collapse == Collapse::year_suffix || area.collapse == Collapse::year_suffix_ranged;
    const auto same_author = [&](std::size_t i) {
        return i > 0 && i < texts.size() && texts[i].author == texts[i - 1].author && texts[i].cite->prefix.empty() &&
               texts[i - 1].cite->suffix.empty();
    };
    const auto same_year = [&](std::size_t i) {
        return same_author(i) && !texts[i].letter.empty() && !texts[i - 1].letter.empty() && texts[i].rest == texts[i - 1].rest &&
               texts[i].bare && texts[i - 1].bare;
    };
    const auto append = [&](const CiteText& text, const Tokens& tokens) {
        const std::size_t begin = out.size();
        append_rich_text(scratch_, out, text.cite->prefix);
        if (ends_word(text.cite->prefix)) append_affix(out, " ");
        const std::size_t start = out.size();
        out.insert(out.end(), tokens.begin(), tokens.end());
        const bool leads = text.cite->prefix.empty() ? &text == texts.data() : ends_sentence(text.cite->prefix);
        if (!style_.in_text && leads) capitalize_first_term(out, start);
        const std::size_t suffix = out.size();
        if (begins_word(text.cite->suffix)) append_affix(out, " ");
        append_rich_text(scratch_, out, text.cite->suffix);
        for (std::size_t i = suffix; i < out.size(); ++i) out[i].affix = true;
        return out.size() > begin;
    };
    const auto separate = [&](std::string_view text, std::size_t next) {
        // A cite whose prefix begins with punctuation needs no delimiter.
        if (next < texts.size() && !texts[next].cite->prefix.empty() && std::string_view(",.;:").find(texts[next].cite->prefix[0]) != std::string_view::npos) return;
        append_affix(out, text);
    };
    const auto append_letter = [&](const CiteText& text) {
        Token token;
        token.text = scratch_.copy(text.letter);
        token.year_suffix = true;
        out.push_back(token);
    };
    bool any = false;
    bool collapsed = false;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CiteText& text = texts[i];
        if (area.collapse == Collapse::citation_number && text.is_number) {
            std::size_t end = i;
            while (end + 1 < texts.size() && texts[end + 1].is_number && texts[end + 1].number == texts[end].number + 1) ++end;
            if (end >= i + 2) {
                if (any) separate(collapsed ? after_collapse : delimiter, i);
                append(text, text.tokens);
                append_affix(out, "\u2013");
                append(texts[end], texts[end].tokens);
                i = end;
                any = true;
                collapsed = area.has_after_collapse;
                continue;
            }
        }
        if (prints_nothing(text.tokens)) continue;
        if (by_year && any && same_author(i) && (!text.author.empty() || same_year(i))) {
            if (by_letter && same_year(i)) {
                std::size_t end = i;
                const bool ranged = area.collapse == Collapse::year_suffix_ranged;
                while (ranged && same_year(end + 1) && states_[texts[end + 1].cite->item].suffix == states_[texts[end].cite->item].suffix + 1) ++end;
                // The range begins with the cite before, which is printed already.
                const bool follows = states_[texts[i].cite->item].suffix == states_[texts[i - 1].cite->item].suffix + 1;
                if (ranged && follows && end >= i + 1) {
                    append_affix(out, "\u2013");
                    append_letter(texts[end]);
                    i = end;
                } else if (ranged && !follows && end >= i + 2) {
                    append_affix(out, letter_delimiter);
                    append_letter(texts[i]);
                    append_affix(out, "\u2013");
                    append_letter(texts[end]);
                    i = end;
                } else {
                    append_affix(out, letter_delimiter);
                    append_letter(texts[i]);
                }
                collapsed = true;
                continue;
            }
            Tokens shorter = cite_tokens(*text.cite, *text.position, true, false);
            const bool located = !texts[i - 1].cite->locator.empty();
            separate(located && area.has_after_collapse ? after_collapse : group_delimiter, i);
            append(text, shorter);
            collapsed = true;
            any = true;
            continue;
        }
        if (any) {
            const bool grouped = !by_year && area.has_cite_group && same_author(i) && !text.author.empty();
            separate(grouped ? group_delimiter : collapsed || area.collapse == Collapse::year ? after_collapse : delimiter, i);
        }
        append(text, text.tokens);
        any = true;
        collapsed = false;
    }
}

void Processor::finish(std::string& out, Tokens& tokens) {
    if (hook_) hook_(scratch_, tokens);
    settle_punctuation(tokens, locale_.punctuation_in_quote);
    render(out, tokens, form_, quotes_);
}

}  // namespace bibcast::csl

#include <algorithm>

#include "csl/processor.hpp"

namespace bibcast::csl {

namespace {

/// A stretch of tokens.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::string plain_of(const Tokens& tokens, Stretch stretch) {
    std::string out;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        if (tokens[i].kind == TokenKind::text) out += tokens[i].text;
    }
    return out;
}

/// The name list of the first cs:names: from the first mark of a list to the last one in `range`.
Stretch name_list_in(const Tokens& tokens, std::size_t begin, std::size_t end) {
    Stretch list{end, end};
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens[i].kind == TokenKind::names_open && list.begin == end) list.begin = i;
        if (tokens[i].kind == TokenKind::names_close) list.end = i + 1;
    }
    return list;
}

std::vector<Stretch> names_in(const Tokens& tokens, Stretch list) {
    std::vector<Stretch> names;
    for (std::size_t i = list.begin; i < list.end; ++i) {
        if (tokens[i].kind == TokenKind::name_open) names.push_back({i, i});
        if (tokens[i].kind == TokenKind::name_close && !names.empty()) names.back().end = i + 1;
    }
    return names;
}

/// Blanks at the edges of an entry stand outside its blocks.
void move_blanks_out(Tokens& tokens) {
    Token blank;
    blank.text = " ";
    blank.affix = true;
    if (!tokens.empty() && tokens.back().kind == TokenKind::display_close) {
        for (std::size_t i = tokens.size(); i-- > 0;) {
            if (tokens[i].kind != TokenKind::text) continue;
            if (!tokens[i].text.ends_with(' ')) break;
            tokens[i].text.remove_suffix(1);
            tokens.push_back(blank);
            break;
        }
    }
    if (!tokens.empty() && tokens.front().kind == TokenKind::display_open) {
        for (Token& token : tokens) {
            if (token.kind != TokenKind::text) continue;
            if (!token.text.starts_with(' ')) break;
            token.text.remove_prefix(1);
            tokens.insert(tokens.begin(), blank);
            break;
        }
    }
}

/// Takes out blocks in which nothing is printed.
void drop_empty_blocks(Tokens& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != TokenKind::display_open) continue;
        std::size_t depth = 1;
        std::size_t end = i + 1;
        bool prints = false;
        for (; end < tokens.size() && depth > 0; ++end) {
            if (tokens[end].kind == TokenKind::display_open) ++depth;
            if (tokens[end].kind == TokenKind::display_close) --depth;
            prints = prints || (tokens[end].kind == TokenKind::text && !tokens[end].text.empty());
        }
        if (prints) continue;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.begin() + static_cast<std::ptrdiff_t>(end));
        --i;
    }
}

}  // namespace

Bibliography Processor::bibliography() {
    Bibliography out;
    out.order = order_;
    const Area& area = style_.bibliography;
    if (!area.present) return out;
    const Node& layout = style_.nodes[area.layout];
    std::vector<std::string> previous;
    std::string previous_all;
    for (const std::size_t item : order_) {
        Use use;
        use.item = items_[item];
        use.area = &area;
        use.bibliography = true;
        use.links = links_;
        use.disambiguation = &states_[item];
        use.citation_number = numbers_[item];
        use.citation_label = label_of(item);
        Tokens tokens;
        evaluator_.evaluate(tokens, area.layout, use);
        std::string entry;
        if (prints_nothing(tokens)) {
            if (style_.uses_number) entry = std::to_string(numbers_[item]) + ". ";
            out.entries.push_back(entry.append(no_printed_form));
            scratch_.reset();
            continue;
        }
        std::size_t first_end = evaluator_.first_field_end();
        if (area.has_substitute) {
            const auto [begin, end] = evaluator_.author_range();
            const std::size_t before = tokens.size();
            substitute_author(tokens, begin, end, previous_all, previous);
            if (begin < first_end) first_end = first_end + tokens.size() - before;
            drop_empty_blocks(tokens);
        }
        if (area.second_field_align) align_second_field(tokens, first_end);
        move_blanks_out(tokens);
        Tokens all;
        Token token;
        if (!layout.formatting.empty()) {
            token.kind = TokenKind::open;
            token.formatting = layout.formatting;
            all.push_back(token);
        }
        token = {};
        token.affix = true;
        if (!layout.prefix.empty()) {
            token.text = layout.prefix;
            all.push_back(token);
        }
        all.insert(all.end(), tokens.begin(), tokens.end());
        if (!layout.suffix.empty()) {
            // The punctuation that ends an entry belongs to its last block.
            const bool in_block = all.back().kind == TokenKind::display_close;
            const std::size_t blank = in_block ? std::min(layout.suffix.find(' '), layout.suffix.size()) : 0;
            token.text = layout.suffix.substr(0, blank);
            if (!token.text.empty()) all.insert(all.end() - 1, token);
            token.text = layout.suffix.substr(blank);
            if (!token.text.empty()) all.push_back(token);
        }
        if (!layout.formatting.empty()) {
            token = {};
            token.kind = TokenKind::close;
            all.push_back(token);
        }
        finish(entry, all);
        out.entries.push_back(std::move(entry));
        scratch_.reset();
    }
    return out;
}

void Processor::align_second_field(Tokens& tokens, std::size_t first_end) const {
    const bool has_blocks = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::display_open; });
    if (first_end == 0 || first_end >= tokens.size() || has_blocks) return;
    Tokens out;
    Token token;
    const auto block = [&](Display display, std::size_t begin, std::size_t end) {
        token.kind = TokenKind::display_open;
        token.display = display;
        out.push_back(token);
        out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.begin() + static_cast<std::ptrdiff_t>(end));
        token.kind = TokenKind::display_close;
        out.push_back(token);
    };
    block(Display::left_margin, 0, first_end);
    block(Display::right_inline, first_end, tokens.size());
    tokens = std::move(out);
}

/// Replaces names that the entry before has, too (CSL 1.0.2, `subsequent-author-substitute-rule`).
void Processor::substitute_author(Tokens& tokens, std::size_t begin, std::size_t end, std::string& previous_all,
                                  std::vector<std::string>& previous) {
    const Area& area = style_.bibliography;
    const Stretch list = name_list_in(tokens, begin, end);
    if (list.begin >= list.end) {
        previous.clear();
        previous_all.clear();
        return;
    }
    const std::string all = plain_of(tokens, list);
    const std::vector<Stretch> names = names_in(tokens, list);
    std::vector<std::string> texts;
    for (const Stretch& name : names) texts.push_back(plain_of(tokens, name));
    const bool same = !all.empty() && all == previous_all;
    const auto replace = [&](Stretch stretch) {
        Token token;
        token.text = area.author_substitute;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(stretch.begin), tokens.begin() + static_cast<std::ptrdiff_t>(stretch.end));
        if (!token.text.empty()) tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(stretch.begin), token);
    };
    // Where nothing stands for the names, what would part them from the rest goes, too.
    if (same && area.author_substitute.empty() && area.substitute_rule == SubstituteRule::complete_all && !names.empty()) {
        std::size_t last = end;
        while (last < tokens.size() && tokens[last].kind == TokenKind::text && tokens[last].affix) ++last;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.begin() + static_cast<std::ptrdiff_t>(last));
        return;
    }
    std::size_t matching = 0;
    while (matching < texts.size() && matching < previous.size() && texts[matching] == previous[matching]) ++matching;
    if (names.empty()) {
        // A title or the like stands in for the names.
        if (same) replace({list.begin + 1, list.end - 1});
    } else {
        switch (area.substitute_rule) {
            case SubstituteRule::complete_all:
                if (same) replace({list.begin + 1, list.end - 1});
                break;
            case SubstituteRule::complete_each:
                if (same) {
                    for (std::size_t i = names.size(); i-- > 0;) replace(names[i]);
                }
                break;
            case SubstituteRule::partial_each:
                for (std::size_t i = matching; i-- > 0;) replace(names[i]);
                break;
            case SubstituteRule::partial_first:
                if (matching > 0) replace(names[0]);
                break;
        }
    }
    previous = std::move(texts);
    previous_all = all;
}

}  // namespace bibcast::csl

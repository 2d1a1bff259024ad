#include "cv/styled.hpp"

#include <algorithm>
#include <array>

#include "csl/library.hpp"
#include "csl/marking.hpp"
#include "csl/processor.hpp"
#include "csl/style_library.hpp"
#include "io/format.hpp"
#include "report/position.hpp"

namespace bibcast::cv {

namespace {

csl::LoadedStyle load(const std::string& name) {
    csl::LoadedStyle loaded = csl::StyleLibrary().load(name);
    if (loaded.style != nullptr) return loaded;
    const Position place = advance({}, std::string_view(loaded.source).substr(0, loaded.error.offset));
    throw UsageError(loaded.place + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + loaded.error.message);
}

/// Takes out the number that a numeric style begins with: the list has numbers of its own. What stood in the margin and beside it
/// stands in one line.
void drop_number(csl::Tokens& tokens) {
    std::erase_if(tokens, [](const csl::Token& token) {
        const bool is_display = token.kind == csl::TokenKind::display_open || token.kind == csl::TokenKind::display_close;
        return is_display && (token.display == csl::Display::left_margin || token.display == csl::Display::right_inline);
    });
    const auto is_printed = [](const csl::Token& token) { return token.kind == csl::TokenKind::text && !token.affix && !token.text.empty(); };
    const auto first = std::find_if(tokens.begin(), tokens.end(), is_printed);
    if (first == tokens.end() || !first->number) return;
    const auto rest = std::find_if(first + 1, tokens.end(), is_printed);
    // Formatting that began before the number or ends behind it stays whole.
    tokens.erase(std::remove_if(tokens.begin(), rest, [](const csl::Token& token) { return token.kind == csl::TokenKind::text; }), rest);
}

csl::Token formatted(csl::TokenKind kind, csl::Decoration decoration) {
    csl::Token token;
    token.kind = kind;
    token.formatting.decoration = decoration;
    return token;
}

void underline(csl::Tokens& tokens, const Highlights& highlights) {
    csl::Tokens out;
    bool on = false;
    for (const csl::Token& token : tokens) {
        const bool closes = token.kind == csl::TokenKind::name_close && on;
        if (closes) out.push_back(formatted(csl::TokenKind::close, csl::Decoration::unset));
        if (closes) on = false;
        out.push_back(token);
        if (token.kind != csl::TokenKind::name_open || token.person == nullptr || token.person->contributor == nullptr) continue;
        on = !is_self(*token.person->contributor) && highlights.group_of(*token.person->contributor) != 0;
        if (on) out.push_back(formatted(csl::TokenKind::open, csl::Decoration::underline));
    }
    tokens.swap(out);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

}  // namespace

std::vector<std::string> format_in_style(const Works& works, const Options& options, const Highlights& highlights, csl::OutputForm form) {
    const csl::LoadedStyle loaded = load(options.style);
    // The entry above may stand in another section, or be hidden.
    loaded.style->bibliography.has_substitute = false;
    const std::string language = options.language == "en" ? loaded.style->default_locale : options.language;
    const std::unique_ptr<csl::Locale> locale = csl::LocaleLibrary().load(language, loaded.style.get());
    csl::Processor processor(*loaded.style, *locale, form);
    processor.set_links(true);
    // The own name is told by its mark; a highlight that is nobody's name says that it shall stand out.
    csl::Marking marking(true, {"\n"});
    processor.set_hook([&](Arena& arena, csl::Tokens& tokens) {
        drop_number(tokens);
        underline(tokens, highlights);
        marking.apply(arena, tokens);
    });
    Arena arena;
    std::vector<csl::Item> items;
    std::vector<std::size_t> order;
    items.reserve(works.list.size());
    for (std::size_t i = 0; i < works.list.size(); ++i) {
        csl::Item item = csl::item_from_record(arena, works.list[i].record);
        item.id = arena.copy(std::to_string(i));
        items.push_back(item);
        order.push_back(i);
    }
    processor.add_items(items);
    processor.set_registry(order, true);
    std::vector<std::string> out(works.list.size());
    if (processor.has_bibliography()) {
        csl::Bibliography bibliography = processor.bibliography();
        for (std::size_t i = 0; i < bibliography.order.size(); ++i) out[bibliography.order[i]] = std::move(bibliography.entries[i]);
        return out;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        csl::Cluster cluster;
        cluster.cites.emplace_back().item = i;
        out[i] = processor.citation(cluster);
    }
    return out;
}

std::string with_classes(std::string html) {
    struct Row {
        std::string_view style;
        std::string_view name;
    };
    static constexpr std::array rows = {
        Row{"font-style:normal;", "bc-upright"},   Row{"font-weight:normal;", "bc-regular"},      Row{"font-variant:small-caps;", "small-caps"},
        Row{"font-variant:normal;", "bc-no-caps"}, Row{"text-decoration:underline;", "bc-underline"}, Row{"text-decoration:none;", "bc-no-underline"},
        Row{"vertical-align:baseline;", "bc-baseline"},
    };
    for (const Row& row : rows) replace_all(html, "<span style=\"" + std::string(row.style) + "\">", "<span class=\"" + std::string(row.name) + "\">");
    return html;
}

}  // namespace bibcast::cv

#include "formats/html/rich_text.hpp"

#include <vector>

#include "formats/html/url.hpp"
#include "text/entities.hpp"

namespace bibcast::html {

namespace {

/// The tags of a style. `nocase` is the class that CSL has for stretches whose case must stay.
struct StyleTags {
    std::string_view open;
    std::string_view close;
};

StyleTags tags_of(Style style) {
    switch (style) {
        case Style::italic: return {"<i>", "</i>"};
        case Style::bold: return {"<b>", "</b>"};
        case Style::small_caps: return {"<span class=\"small-caps\">", "</span>"};
        case Style::superscript: return {"<sup>", "</sup>"};
        case Style::subscript: return {"<sub>", "</sub>"};
        case Style::keep_case: return {"<span class=\"nocase\">", "</span>"};
        case Style::underline: return {"<u>", "</u>"};
        case Style::code: return {"<code>", "</code>"};
        case Style::quote: return {"<q>", "</q>"};
        case Style::math: return {"<span class=\"math\">$", "$</span>"};
        case Style::tex: return {"<code class=\"tex\">", "</code>"};
        case Style::link: break;
    }
    return {};
}

void append_lines(std::string& out, std::string_view text) {
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        append_html(out, text.substr(0, end));
        out += "<br>\n";
        text.remove_prefix(end + 1);
    }
    append_html(out, text);
}

/// Appends the opening tag, and says whether a closing one must follow.
bool open_style(std::string& out, const Styled& styled, LinkRule rule) {
    if (styled.style != Style::link) {
        out += tags_of(styled.style).open;
        return true;
    }
    const std::string url = rule == LinkRule::links ? safe_url(styled.target) : std::string();
    if (url.empty()) return false;
    out += "<a href=\"";
    append_html_attribute(out, url);
    out += "\">";
    return true;
}

}  // namespace

void append_rich_text(std::string& out, const Text& text, LinkRule rule) {
    struct Open {
        const Styled* styled;
        bool closes;
    };
    std::vector<Open> open;
    bool in_link = false;
    std::size_t done = 0;
    const auto append_to = [&](std::size_t end) {
        append_lines(out, text.plain.substr(done, end - done));
        done = end;
    };
    const auto close_until = [&](std::size_t at) {
        while (!open.empty() && open.back().styled->end <= at) {
            append_to(open.back().styled->end);
            const Style style = open.back().styled->style;
            if (open.back().closes) out += style == Style::link ? "</a>" : tags_of(style).close;
            if (style == Style::link) in_link = false;
            open.pop_back();
        }
    };
    for (const Styled& styled : text.styles) {
        close_until(styled.begin);
        append_to(styled.begin);
        open.push_back({&styled, open_style(out, styled, in_link ? LinkRule::no_links : rule)});
        in_link = in_link || styled.style == Style::link;
    }
    close_until(text.plain.size());
    append_to(text.plain.size());
}

bool has_link(const Text& text) {
    for (const Styled& styled : text.styles) {
        if (styled.style == Style::link) return true;
    }
    return false;
}

}  // namespace bibcast::html

#include "formats/bibtex/web_styles.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

struct Style {
    std::string_view tag;
    std::string_view command;
};

// What the titles of Crossref have ("Face markup", crossref.org), with HTML's names of the same.
constexpr std::array styles = std::to_array<Style>({{"i", "\\emph{"},
                                                    {"em", "\\emph{"},
                                                    {"b", "\\textbf{"},
                                                    {"strong", "\\textbf{"},
                                                    {"sub", "\\textsubscript{"},
                                                    {"sup", "\\textsuperscript{"},
                                                    {"scp", "\\textsc{"}});

constexpr std::array<std::string_view, 6> opening = {"<", "{\\textless}", "\\textless{}", "$<$", "{$<$}", "$\\less$"};
constexpr std::array<std::string_view, 6> closing = {">", "{\\textgreater}", "\\textgreater{}", "$>$", "{$>$}", "$\\greater$"};

struct Tag {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t name = 0;  ///< where its name begins
    const Style* style = nullptr;
    bool is_end = false;
    std::size_t partner = 0;  ///< 0: none; else the number of its partner, from 1
};

std::size_t spelled(const std::array<std::string_view, 6>& spellings, std::string_view text) {
    const auto* const found = std::find_if(spellings.begin(), spellings.end(), [text](std::string_view one) { return text.starts_with(one); });
    return found == spellings.end() ? 0 : found->size();
}

/// The tag at `at`; `style` is null if there is none.
Tag tag_at(std::string_view latex, std::size_t at) {
    Tag tag;
    const std::size_t open = spelled(opening, latex.substr(at, 12));
    if (open == 0) return tag;
    tag.begin = at;
    tag.name = at + open;
    tag.is_end = tag.name < latex.size() && latex[tag.name] == '/';
    std::size_t end = tag.name + (tag.is_end ? 1 : 0);
    const std::size_t word = end;
    while (end < latex.size() && end - word < 8 && is_ascii_alpha(latex[end])) ++end;
    const std::size_t close = spelled(closing, latex.substr(std::min(end, latex.size()), 16));
    if (close == 0) return tag;
    tag.end = end + close;
    const std::string_view name = latex.substr(word, end - word);
    const auto* const style = std::find_if(styles.begin(), styles.end(), [name](const Style& one) { return equals_ignoring_ascii_case(one.tag, name); });
    if (style != styles.end()) tag.style = style;
    return tag;
}

bool may_begin_a_tag(char c) { return c == '<' || c == '{' || c == '\\' || c == '$'; }

/// Sees all tags in their order; `at_brace` is told of the braces between them.
template <class OnTag, class OnBrace>
void each_tag(std::string_view latex, std::size_t from, OnTag on_tag, OnBrace on_brace) {
    for (std::size_t at = from; at < latex.size(); ++at) {
        const char c = latex[at];
        if (may_begin_a_tag(c)) {
            if (const Tag tag = tag_at(latex, at); tag.style != nullptr) {
                on_tag(tag);
                at = tag.end - 1;
                continue;
            }
        }
        if (c == '\\') ++at;
        else if (c == '{' || c == '}') on_brace(c == '{');
    }
}

bool has_brackets(std::string_view latex) {
    constexpr auto npos = std::string_view::npos;
    // Most texts have neither, and are looked through once.
    const std::size_t at = find_in_blocks(latex, 0, [](ByteBlock block) { return (block == '<') | (block == '\\'); });
    if (at == latex.size()) return false;
    return latex.find('<', at) != npos || latex.find("\\textless", at) != npos || latex.find("\\less", at) != npos;
}

/// Tags whose partner stands in the same group.
std::vector<Tag> pairs_of_tags(std::string_view latex) {
    struct Open {
        std::size_t number;
        std::size_t depth;
    };
    std::vector<Tag> tags;
    std::vector<Open> open;
    std::size_t depth = 0;
    const auto on_tag = [&](const Tag& tag) {
        tags.push_back(tag);
        if (!tag.is_end) {
            open.push_back({tags.size(), depth});
        } else if (!open.empty() && open.back().depth == depth && tags[open.back().number - 1].style->command == tag.style->command) {
            tags.back().partner = open.back().number;
            tags[open.back().number - 1].partner = tags.size();
            open.pop_back();
        }
    };
    const auto on_brace = [&](bool begins) {
        if (begins) {
            ++depth;
            return;
        }
        if (depth > 0) --depth;
        while (!open.empty() && open.back().depth > depth) open.pop_back();
    };
    each_tag(latex, 0, on_tag, on_brace);
    std::erase_if(tags, [](const Tag& tag) { return tag.partner == 0; });
    return tags;
}

}  // namespace

std::string_view with_web_styles(Arena& arena, std::string_view latex) {
    if (!has_brackets(latex)) return latex;
    const std::vector<Tag> tags = pairs_of_tags(latex);
    if (tags.empty()) return latex;
    std::string out;
    std::size_t at = 0;
    for (const Tag& tag : tags) {
        out += latex.substr(at, tag.begin - at);
        // A group that begins with a command would no longer protect its case.
        if (!tag.is_end && out.ends_with('{')) out += "{}";
        if (tag.is_end) out += '}';
        else out += tag.style->command;
        at = tag.end;
    }
    out += latex.substr(at);
    return arena.copy(out);
}

void keep_web_tags(std::string& latex, std::size_t begin) {
    if (!has_brackets(std::string_view(latex).substr(begin))) return;
    std::vector<std::size_t> names;
    each_tag(latex, begin, [&](const Tag& tag) { names.push_back(tag.name); }, [](bool) {});
    if (names.empty()) return;
    std::string kept(latex, 0, begin);
    std::size_t at = begin;
    for (const std::size_t name : names) {
        kept.append(latex, at, name - at);
        kept += "{}";
        at = name;
    }
    kept.append(latex, at);
    latex.swap(kept);
}

}  // namespace bibcast::bibtex

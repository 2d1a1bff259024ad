#include "text/jats_markup.hpp"

#include <array>
#include <string>
#include <vector>

#include "text/csl_markup.hpp"
#include "text/entities.hpp"
#include "text/tex_formula.hpp"
#include "text/utf8.hpp"
#include "text/xml_lexer.hpp"

namespace bibcast {

namespace {

// Links in links are damage; deeper ones stay text.
constexpr std::size_t most_links = 8;

struct Row {
    std::string_view name;
    std::string_view open;   ///< CSL markup; a line end for what is a paragraph
    std::string_view close;
};
// JATS 1.3, "formatting elements" and "structure"; HTML's names for the same.
constexpr std::array rows = {
    Row{"italic", "<i>", "</i>"},  Row{"i", "<i>", "</i>"},       Row{"em", "<i>", "</i>"},        Row{"bold", "<b>", "</b>"},
    Row{"b", "<b>", "</b>"},       Row{"strong", "<b>", "</b>"},  Row{"sup", "<sup>", "</sup>"},   Row{"sub", "<sub>", "</sub>"},
    Row{"sc", "<span style=\"font-variant:small-caps;\">", "</span>"},
    Row{"scp", "<span style=\"font-variant:small-caps;\">", "</span>"},
    Row{"underline", "<u>", "</u>"}, Row{"u", "<u>", "</u>"},     Row{"monospace", "<code>", "</code>"},
    Row{"p", "\n", "\n"},          Row{"title", "\n", "\n"},      Row{"sec", "\n", "\n"},          Row{"list-item", "\n", "\n"},
    Row{"li", "\n", "\n"},         Row{"div", "\n", "\n"},        Row{"br", "\n", ""},             Row{"break", "\n", ""},
    Row{"list", "\n", "\n"},       Row{"ul", "\n", "\n"},         Row{"ol", "\n", "\n"},           Row{"label", "", " "},
    Row{"h1", "\n", "\n"},         Row{"h2", "\n", "\n"},         Row{"h3", "\n", "\n"},         Row{"h4", "\n", "\n"},
    Row{"h5", "\n", "\n"},         Row{"h6", "\n", "\n"},         Row{"blockquote", "\n", "\n"}, Row{"pre", "\n", "\n"},
    Row{"a", "", ""},              Row{"span", "", ""},           Row{"ext-link", "", ""},       Row{"xref", "", ""},             Row{"inline-formula", "", ""},
    Row{"disp-formula", "\n", "\n"}, Row{"tex-math", "", ""},     Row{"alternatives", "", ""},     Row{"named-content", "", ""},
    Row{"styled-content", "", ""}, Row{"roman", "", ""},          Row{"inline-graphic", "", ""},   Row{"email", "", ""},
    Row{"uri", "", ""},            Row{"abstract", "", ""},
};

const Row* row_of(std::string_view name) {
    for (const Row& row : rows) {
        if (row.name == name) return &row;
    }
    return nullptr;
}

/// The tag at `at`, and its end; `end` 0 if it is none that is known.
struct Tag {
    std::size_t end = 0;
    const Row* row = nullptr;  ///< null: MathML, whose tags leave nothing
    bool is_math = false;      ///< the element around a formula in MathML
    bool closes = false;
    std::string_view attributes{};

    [[nodiscard]] bool is(std::string_view name) const { return row != nullptr && row->name == name; }
    [[nodiscard]] bool is_link() const { return row != nullptr && (row->name == "a" || row->name == "ext-link" || row->name == "uri"); }
    [[nodiscard]] bool is_break() const { return row != nullptr && !row->open.empty() && row->close.empty(); }
    [[nodiscard]] bool is_block() const { return row != nullptr && row->open == "\n"; }
};

Tag tag_at(std::string_view text, std::size_t at) {
    Tag tag;
    std::size_t name = at + 1;
    if (name < text.size() && text[name] == '/') {
        tag.closes = true;
        ++name;
    }
    std::size_t end = name;
    while (end < text.size() && (is_ascii_alpha(text[end]) || is_ascii_digit(text[end]) || text[end] == ':' || text[end] == '-')) ++end;
    const std::size_t close = text.find_first_of("<>", end);
    if (end == name || close == std::string_view::npos || text[close] != '>' || (end != close && !is_ascii_space(text[end]) && text[end] != '/')) return tag;
    std::string word = ascii_lower(text.substr(name, end - name));
    const std::size_t colon = word.find(':');
    const std::string prefix = colon == std::string::npos ? std::string{} : word.substr(0, colon);
    if (colon != std::string::npos) word.erase(0, colon + 1);
    tag.is_math = word == "math";
    if (prefix != "mml" && prefix != "m" && !tag.is_math) {
        tag.row = row_of(word);
        if (tag.row == nullptr || (!prefix.empty() && prefix != "jats")) return tag;
    }
    tag.end = close + 1;
    tag.attributes = text.substr(end, close - end);
    return tag;
}

/// Text that is no tag: its entities are decoded, and what would read as markup then is escaped.
void append_words(Arena& arena, std::string& out, std::string_view words) {
    for (const char c : decode_entities(arena, words)) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += c;
        }
    }
}

void append_line_end(std::string& out) {
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (!out.empty() && out.back() != '\n') out += '\n';
}

/// Where a link leads to: `href`, `xlink:href`; nothing if that is a place in the same page.
std::string_view address_of(const Tag& tag) {
    std::string_view rest = tag.attributes;
    for (XmlAttribute attribute; next_xml_attribute(rest, attribute);) {
        if (xml_local_name(attribute.name) == "href") return attribute.value.starts_with('#') ? std::string_view{} : trim(attribute.value);
    }
    return {};
}

/// JATS has `alternatives` for versions of one and the same object: a formula in MathML is left out where its TeX stands beside it.
class Alternatives {
  public:
    explicit Alternatives(std::string_view source) : source_(source) {}

    void enter(std::size_t at) {
        if (at < end_) return;
        end_ = std::min(source_.find("alternatives>", at), source_.size());
        has_tex_ = source_.substr(at, end_ - at).find("tex-math") != std::string_view::npos;
    }
    [[nodiscard]] std::size_t behind_other(std::size_t at) const {
        if (at >= end_ || !has_tex_) return 0;
        const std::size_t close = source_.substr(0, end_).find("math>", at);
        return close == std::string_view::npos ? 0 : close + 5;
    }

  private:
    std::string_view source_;
    std::size_t end_ = 0;
    bool has_tex_ = false;
};

/// The TeX that stands at the end of `out` as a formula.
void close_formula(Arena& arena, std::string& out, std::size_t begin) {
    const std::string_view formula = arena.copy(tex_formula(std::string_view(out).substr(std::min(begin, out.size()))));
    out.resize(std::min(begin, out.size()));
    if (formula.empty()) return;
    out += "<span class=\"math\">";
    out += formula;
    out += "</span>";
}

/// A link that is open: where it leads to, and where its words begin.
struct OpenLink {
    std::string_view address;
    std::size_t begin;
};

/// The address of the link behind its words, unless these say it.
void close_link(Arena& arena, std::string& out, const OpenLink& link) {
    std::string address;
    append_words(arena, address, link.address);
    if (address.empty() || std::string_view(out).substr(std::min(link.begin, out.size())).find(address) != std::string_view::npos) return;
    const bool has_words = out.size() > link.begin;
    if (has_words) out += " (";
    out += address;
    if (has_words) out += ')';
}

/// Tags with their end tags that stand escaped among tags: `<jats:p>&lt;span&gt;…&lt;/span&gt;</jats:p>`. They are tags to everybody who made them; one
/// that has no other end is text about HTML.
std::string_view unescaped_tags(Arena& arena, std::string_view source) {
    constexpr std::string_view open = "&lt;";
    constexpr std::string_view close = "&gt;";
    constexpr std::size_t longest = 400;
    struct Found {
        std::size_t begin;
        std::size_t end;
        std::string tag;
        bool paired;
    };
    std::vector<Found> found;
    std::array<std::vector<std::size_t>, rows.size()> unpaired;
    for (std::size_t at = source.find(open); at != std::string_view::npos; at = source.find(open, at + 1)) {
        const std::string_view inner = source.substr(at + open.size(), longest);
        const std::size_t end = inner.find(close);
        if (end == std::string_view::npos || std::min(inner.find(open), inner.find_first_of("<>")) < end) continue;
        std::string text = "<" + std::string(decode_entities(arena, inner.substr(0, end))) + ">";
        const Tag tag = tag_at(text, 0);
        if (tag.end != text.size() || tag.row == nullptr) continue;
        const bool lone = tag.is_break() || text.ends_with("/>");
        std::vector<std::size_t>& waiting = unpaired[static_cast<std::size_t>(tag.row - rows.data())];
        const bool ends = tag.closes && !waiting.empty();
        if (ends) {
            found[waiting.back()].paired = true;
            waiting.pop_back();
        }
        if (!tag.closes && !lone) waiting.push_back(found.size());
        found.push_back({at, at + open.size() + end + close.size(), std::move(text), lone || ends});
    }
    std::string out;
    std::size_t done = 0;
    for (const Found& one : found) {
        if (!one.paired) continue;
        out += source.substr(done, one.begin - done);
        out += one.tag;
        done = one.end;
    }
    if (done == 0) return source;
    out += source.substr(done);
    return arena.copy(out);
}

/// `&amp;amp;` and `&amp;#x2013;`: escaped by two programs, one after the other.
std::string_view escaped_once(Arena& arena, std::string_view source) {
    constexpr std::string_view sign = "&amp;";
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = source.find(sign); at != std::string_view::npos; at = source.find(sign, at + sign.size())) {
        const std::string_view rest = source.substr(at + sign.size());
        if (!rest.starts_with("amp;") && !rest.starts_with("#x") && !(rest.size() > 1 && rest[0] == '#' && is_ascii_digit(rest[1]))) continue;
        out += source.substr(done, at + 1 - done);
        done = at + sign.size();
    }
    if (done == 0) return source;
    out += source.substr(done);
    return arena.copy(out);
}

}  // namespace

bool is_block_tag(std::string_view source, std::size_t at) {
    const Tag tag = tag_at(source, at);
    return tag.end != 0 && (tag.is_block() || tag.is_break() || (tag.is_link() && (tag.closes || !address_of(tag).empty())));
}

bool has_block_markup(std::string_view source) {
    std::array<bool, rows.size()> open{};
    for (std::size_t at = source.find('<'); at != std::string_view::npos; at = source.find('<', at + 1)) {
        const Tag tag = tag_at(source, at);
        if (tag.end == 0 || !is_block_tag(source, at)) continue;
        bool& opened = open[static_cast<std::size_t>(tag.row - rows.data())];
        // `<p />` between paragraphs (ADS) is a break, too.
        if (tag.is_break() || (tag.is_block() && tag.attributes.ends_with('/')) || (tag.closes && opened)) return true;
        opened = opened || !tag.closes;
    }
    return false;
}

Text decode_jats_markup(Arena& arena, std::string_view source) {
    if (source.find_first_of("<&") == std::string_view::npos) return Text(source);
    source = escaped_once(arena, source);
    // Where tags make the paragraphs, lines are those of the XML.
    if (source.find('\n') != std::string_view::npos && has_block_markup(source)) source = collapse_spaces(arena, source);
    // Tags that were escaped are tags to everybody who made them.
    if (source.find("&lt;") != std::string_view::npos) {
        source = source.find('<') == std::string_view::npos ? decode_entities(arena, source) : unescaped_tags(arena, source);
    }
    std::string out;
    std::vector<OpenLink> links;
    Alternatives alternatives(source);
    std::size_t formula = std::string::npos;  // where the TeX that is open begins
    std::size_t done = 0;
    for (std::size_t at = source.find('<'); at != std::string_view::npos; at = source.find('<', at)) {
        const Tag tag = tag_at(source, at);
        if (tag.end == 0 || (tag.is_link() && !tag.closes && links.size() == most_links)) {
            ++at;
            continue;
        }
        append_words(arena, out, source.substr(done, at - done));
        done = at = tag.end;
        if (tag.row == nullptr) {
            if (const std::size_t behind = tag.is_math && !tag.closes ? alternatives.behind_other(at) : 0; behind != 0) done = at = behind;
            continue;
        }
        if (tag.is("alternatives") && !tag.closes) alternatives.enter(at);
        if (tag.is("tex-math")) {
            if (tag.closes && formula != std::string::npos) close_formula(arena, out, formula);
            formula = tag.closes ? std::string::npos : out.size();
        }
        if (tag.is_link() && !tag.closes) links.push_back({address_of(tag), out.size()});
        if (tag.is_link() && tag.closes && !links.empty()) {
            close_link(arena, out, links.back());
            links.pop_back();
        }
        const std::string_view what = tag.closes ? tag.row->close : tag.row->open;
        if (what == "\n") {
            append_line_end(out);
        } else {
            out += what;
        }
    }
    append_words(arena, out, source.substr(done));
    return decode_csl_markup(arena, arena.copy(trim(out)));
}

}  // namespace bibcast

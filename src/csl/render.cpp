#include "csl/render.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// What stands around text of a style in one form of output.
struct Pair {
    std::string_view before;
    std::string_view after;
};

/// What can be put around text.
enum class Change : std::uint8_t {
    italic, upright, bold, medium, small_caps, no_small_caps, underline, no_underline, superscript, subscript, baseline,
};
constexpr std::size_t change_count = 11;

constexpr std::size_t form_count = 7;
using Row = std::array<Pair, change_count>;

constexpr std::array<Row, form_count> table = {{
    // html: as the CSL test suite has it
    {{{"<i>", "</i>"},
      {"<span style=\"font-style:normal;\">", "</span>"},
      {"<b>", "</b>"},
      {"<span style=\"font-weight:normal;\">", "</span>"},
      {"<span style=\"font-variant:small-caps;\">", "</span>"},
      {"<span style=\"font-variant:normal;\">", "</span>"},
      {"<span style=\"text-decoration:underline;\">", "</span>"},
      {"<span style=\"text-decoration:none;\">", "</span>"},
      {"<sup>", "</sup>"},
      {"<sub>", "</sub>"},
      {"<span style=\"vertical-align:baseline;\">", "</span>"}}},
    // text
    {},
    // markdown (Pandoc)
    {{{"*", "*"}, {"", ""}, {"**", "**"}, {"", ""}, {"[", "]{.smallcaps}"}, {"", ""}, {"[", "]{.underline}"}, {"", ""}, {"^", "^"}, {"~", "~"}, {"", ""}}},
    // latex
    {{{"\\textit{", "}"},
      {"\\textup{", "}"},
      {"\\textbf{", "}"},
      {"\\textmd{", "}"},
      {"\\textsc{", "}"},
      {"{\\normalfont ", "}"},
      {"\\underline{", "}"},
      {"", ""},
      {"\\textsuperscript{", "}"},
      {"\\textsubscript{", "}"},
      {"", ""}}},
    // typst
    {{{"#emph[", "]"},
      {"#text(style: \"normal\")[", "]"},
      {"#strong[", "]"},
      {"#text(weight: \"regular\")[", "]"},
      {"#smallcaps[", "]"},
      {"", ""},
      {"#underline[", "]"},
      {"", ""},
      {"#super[", "]"},
      {"#sub[", "]"},
      {"", ""}}},
    // rtf
    {{{"{\\i{}", "}"},
      {"{\\i0{}", "}"},
      {"{\\b{}", "}"},
      {"{\\b0{}", "}"},
      {"{\\scaps ", "}"},
      {"{\\scaps0 ", "}"},
      {"{\\ul{}", "}"},
      {"{\\ul0{}", "}"},
      {"{\\super ", "}"},
      {"{\\sub ", "}"},
      {"{\\nosupersub ", "}"}}},
    // asciidoc
    {{{"__", "__"}, {"", ""}, {"**", "**"}, {"", ""}, {"[.small-caps]#", "#"}, {"", ""}, {"[.underline]#", "#"}, {"", ""}, {"^", "^"}, {"~", "~"}, {"", ""}}},
}};

/// How the text stands at a place.
struct Look {
    bool italic = false;
    bool bold = false;
    bool small_caps = false;
    bool underline = false;
    VerticalAlign align = VerticalAlign::baseline;
};

class Renderer {
  public:
    Renderer(std::string& out, OutputForm form, const QuoteMarks& quotes) : out_(out), form_(form), quotes_(quotes) {}

    void add(const Token& token) {
        switch (token.kind) {
            case TokenKind::text: append_escaped(out_, token.text, form_); break;
            case TokenKind::open: open(token.formatting); break;
            case TokenKind::toggle_open: toggle(token.toggle); break;
            case TokenKind::close:
            case TokenKind::toggle_close: close(); break;
            case TokenKind::quote_open: append_escaped(out_, quote_depth_++ % 2 == 0 ? quotes_.open : quotes_.inner_open, form_); break;
            case TokenKind::quote_close:
                if (quote_depth_ > 0) --quote_depth_;
                append_escaped(out_, quote_depth_ % 2 == 0 ? quotes_.close : quotes_.inner_close, form_);
                break;
            case TokenKind::display_open: open_display(token.display); break;
            case TokenKind::display_close: close(); break;
            case TokenKind::link_open: open_link(token.text); break;
            case TokenKind::link_close: close(); break;
            default: break;
        }
    }

  private:
    struct Level {
        Look look;
        std::string after;
    };

    void push() { levels_.push_back({look_, {}}); }
    void apply(Change change) {
        const Pair& pair = table[static_cast<std::size_t>(form_)][static_cast<std::size_t>(change)];
        out_ += pair.before;
        levels_.back().after.insert(0, pair.after);
    }

    void open(const Formatting& format) {
        push();
        if (format.align == VerticalAlign::superscript || format.align == VerticalAlign::subscript) {
            if (look_.align != format.align) apply(format.align == VerticalAlign::superscript ? Change::superscript : Change::subscript);
            look_.align = format.align;
        } else if (format.align == VerticalAlign::baseline && look_.align != VerticalAlign::baseline) {
            apply(Change::baseline);
            look_.align = VerticalAlign::baseline;
        }
        if (format.decoration == Decoration::underline) {
            if (!look_.underline) apply(Change::underline);
            look_.underline = true;
        } else if (format.decoration == Decoration::none && look_.underline) {
            apply(Change::no_underline);
            look_.underline = false;
        }
        if (format.weight == FontWeight::bold) {
            if (!look_.bold) apply(Change::bold);
            look_.bold = true;
        } else if (format.weight == FontWeight::normal && look_.bold) {
            apply(Change::medium);
            look_.bold = false;
        }
        if (format.variant == FontVariant::small_caps) {
            if (!look_.small_caps) apply(Change::small_caps);
            look_.small_caps = true;
        } else if (format.variant == FontVariant::normal && look_.small_caps) {
            apply(Change::no_small_caps);
            look_.small_caps = false;
        }
        if (format.style == FontStyle::italic || format.style == FontStyle::oblique) {
            if (!look_.italic) apply(Change::italic);
            look_.italic = true;
        } else if (format.style == FontStyle::normal && look_.italic) {
            apply(Change::upright);
            look_.italic = false;
        }
    }

    void toggle(Toggle toggle) {
        push();
        switch (toggle) {
            case Toggle::italic:
                apply(look_.italic ? Change::upright : Change::italic);
                look_.italic = !look_.italic;
                break;
            case Toggle::bold:
                apply(look_.bold ? Change::medium : Change::bold);
                look_.bold = !look_.bold;
                break;
            case Toggle::small_caps:
                apply(look_.small_caps ? Change::no_small_caps : Change::small_caps);
                look_.small_caps = !look_.small_caps;
                break;
            case Toggle::superscript: apply(Change::superscript); break;
            case Toggle::subscript: apply(Change::subscript); break;
            case Toggle::no_decoration:
                if (look_.italic) apply(Change::upright);
                if (look_.bold) apply(Change::medium);
                if (look_.small_caps) apply(Change::no_small_caps);
                look_ = {};
                break;
            default: break;
        }
    }

    void close() {
        if (levels_.empty()) return;
        out_ += levels_.back().after;
        look_ = levels_.back().look;
        levels_.pop_back();
    }

    void open_display(Display display) {
        push();
        if (form_ != OutputForm::html) {
            if (display == Display::block || display == Display::indent) out_ += form_ == OutputForm::rtf ? "\\line " : "\n";
            if (display == Display::left_margin) levels_.back().after = " ";
            return;
        }
        switch (display) {
            case Display::block: out_ += "\n\n    <div class=\"csl-block\">"; break;
            case Display::left_margin: out_ += "\n    <div class=\"csl-left-margin\">"; break;
            case Display::right_inline: out_ += "<div class=\"csl-right-inline\">"; break;
            case Display::indent: out_ += "\n    <div class=\"csl-indent\">"; break;
            case Display::none: break;
        }
        levels_.back().after = display == Display::block ? "</div>\n" : display == Display::left_margin ? "</div>" : "</div>\n  ";
    }

    void open_link(std::string_view address) {
        push();
        switch (form_) {
            case OutputForm::html:
                out_ += "<a href=\"";
                for (const char c : address) out_ += c == '"' ? std::string("&#34;") : c == '&' ? std::string("&#38;") : std::string(1, c);
                out_ += "\">";
                levels_.back().after = "</a>";
                break;
            case OutputForm::markdown:
                out_ += '[';
                levels_.back().after = "](<" + std::string(address) + ">)";
                break;
            case OutputForm::latex:
                out_ += "\\href{";
                for (const char c : address) out_ += c == '%' || c == '#' || c == '\\' ? std::string("\\") + c : std::string(1, c);
                out_ += "}{";
                levels_.back().after = "}";
                break;
            case OutputForm::typst:
                out_ += "#link(\"";
                for (const char c : address) out_ += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
                out_ += "\")[";
                levels_.back().after = "]";
                break;
            case OutputForm::asciidoc:
                out_ += "link:++";
                out_ += address;
                out_ += "++[";
                levels_.back().after = "]";
                break;
            default: break;
        }
    }

    std::string& out_;
    OutputForm form_;
    const QuoteMarks& quotes_;
    Look look_;
    std::vector<Level> levels_;
    unsigned quote_depth_ = 0;
};

/// The plain characters of one that Unicode has raised (`<super>` decompositions); empty for all others. In HTML these are written
/// with the tag.
std::string lowered(char32_t c) {
    const utf8proc_property_t* const property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
    if (property->decomp_type != UTF8PROC_DECOMP_TYPE_SUPER) return {};
    std::array<utf8proc_int32_t, 8> plain{};
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), plain.data(), static_cast<utf8proc_ssize_t>(plain.size()),
                                                           static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STABLE), &boundary);
    std::string out;
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, 8); ++i) append_utf8(out, static_cast<char32_t>(plain[static_cast<std::size_t>(i)]));
    return out;
}

void append_html(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c & 0x80) != 0) {
            const CodePoint point = code_point_at(text, i);
            if (const std::string plain = lowered(point.value); !plain.empty()) {
                out.append(text, from, i - from);
                out += "<sup>" + plain + "</sup>";
                from = i + point.size;
            }
            i += point.size - 1U;
            continue;
        }
        if (c != '&' && c != '<' && c != '>') continue;
        out.append(text, from, i - from);
        out += c == '&' ? "&#38;" : c == '<' ? "&#60;" : "&#62;";
        from = i + 1;
    }
    out.append(text, from, text.size() - from);
}

void append_backslashed(std::string& out, std::string_view text, std::string_view special) {
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
}

void append_latex(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '\\': out += "\\textbackslash{}"; break;
            case '~': out += "\\textasciitilde{}"; break;
            case '^': out += "\\textasciicircum{}"; break;
            case '&':
            case '%':
            case '$':
            case '#':
            case '_':
            case '{':
            case '}':
                out += '\\';
                out += c;
                break;
            default: out += c;
        }
    }
}

void append_rtf(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (point.value == U'\\' || point.value == U'{' || point.value == U'}') {
            out += '\\';
            out += static_cast<char>(point.value);
        } else if (point.value < 0x80) {
            out += static_cast<char>(point.value);
        } else {
            // RTF 1.9.1: \uN takes signed 16-bit units, and a character for readers that do not know it.
            const auto unit = [&](char32_t value) {
                out += "\\u" + std::to_string(static_cast<std::int16_t>(static_cast<std::uint16_t>(value))) + "?";
            };
            if (point.value > 0xffff) {
                unit(0xd800 + ((point.value - 0x10000) >> 10));
                unit(0xdc00 + ((point.value - 0x10000) & 0x3ff));
            } else {
                unit(point.value);
            }
        }
    }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text, OutputForm form) {
    switch (form) {
        case OutputForm::html: append_html(out, text); break;
        case OutputForm::text: out += text; break;
        case OutputForm::markdown: append_backslashed(out, text, "\\`*_[]<>^~$@#"); break;
        case OutputForm::latex: append_latex(out, text); break;
        case OutputForm::typst: append_backslashed(out, text, "\\*_`$#[]<>@~"); break;
        case OutputForm::rtf: append_rtf(out, text); break;
        case OutputForm::asciidoc:
            for (const char c : text) {
                if (c == '*' || c == '_' || c == '`' || c == '#' || c == '^' || c == '~' || c == '+') {
                    out += "pass:[";
                    out += c;
                    out += ']';
                } else {
                    out += c;
                }
            }
            break;
    }
}

void render(std::string& out, const Tokens& tokens, OutputForm form, const QuoteMarks& quotes) {
    Renderer renderer(out, form, quotes);
    for (const Token& token : tokens) renderer.add(token);
}

}  // namespace bibcast::csl

#include "csl/render.hpp"

#include <array>
#include <string>

#include "text/latex_print.hpp"
#include "text/markdown_words.hpp"
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
    // markdown, as GFM, pandoc and kramdown read it alike; the stars are settled when their neighbours are known (`settle_emphasis`)
    {{{"\1", "\2"}, {"", ""}, {"\3", "\4"}, {"", ""}, {"<span style=\"font-variant:small-caps\">", "</span>"}, {"", ""}, {"<u>", "</u>"}, {"", ""}, {"<sup>", "</sup>"}, {"<sub>", "</sub>"}, {"", ""}}},
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

/// An address as it may be the target of a link in any of the forms: http, https, ftp or mailto, and what ends an argument, begins a
/// command or breaks a line is percent-encoded. Empty for all else (`javascript:`, `data:`, relative ones), which stays text.
std::string link_target(std::string_view address) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    const std::string_view scheme = address.substr(0, address.find(':'));
    const auto is = [scheme](std::string_view known) { return equals_ignoring_ascii_case(scheme, known); };
    if (!is("http") && !is("https") && !is("ftp") && !is("mailto")) return {};
    std::string target;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        const bool ends_asciidoc = c == '+' && target.ends_with('+');
        if (byte > 0x20 && byte != 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos && !ends_asciidoc) {
            target += c;
            continue;
        }
        target += '%';
        target += hex[byte >> 4U];
        target += hex[byte & 15U];
    }
    return target;
}

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

    void open_link(std::string_view source) {
        push();
        const std::string address = link_target(source);
        if (address.empty()) return;
        switch (form_) {
            case OutputForm::html:
                out_ += "<a href=\"";
                for (const char c : address) out_ += c == '&' ? std::string("&#38;") : std::string(1, c);
                out_ += "\">";
                levels_.back().after = "</a>";
                break;
            case OutputForm::markdown:
                out_ += '[';
                levels_.back().after = "](<";
                append_markdown_address(levels_.back().after, address);
                levels_.back().after += ">)";
                break;
            case OutputForm::latex:
                out_ += "\\href{";
                append_latex_address(out_, address);
                out_ += "}{";
                levels_.back().after = "}";
                break;
            case OutputForm::typst:
                out_ += "#link(\"";
                out_ += address;
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

}  // namespace

void render(std::string& out, const Tokens& tokens, OutputForm form, const QuoteMarks& quotes) {
    if (form != OutputForm::markdown) {
        Renderer renderer(out, form, quotes);
        for (const Token& token : tokens) renderer.add(token);
        return;
    }
    std::string text;
    Renderer renderer(text, form, quotes);
    for (const Token& token : tokens) renderer.add(token);
    out += settle_emphasis(text);
}

}  // namespace bibcast::csl

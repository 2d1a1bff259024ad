#include "cv/markup.hpp"

#include <array>
#include <vector>

#include "csl/render.hpp"
#include "text/entities.hpp"
#include "text/latex.hpp"
#include "text/latex_print.hpp"
#include "text/markdown_words.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

struct Pair {
    std::string_view open;
    std::string_view close;
};

/// What a document can do with a stretch.
enum class Look : unsigned char { emphasis, bold, superscript, subscript, underline, code, small_caps, self, highlight_1, highlight_2, highlight_3, mark, award, title };
constexpr std::size_t look_count = 14;

/// What LaTeX and Typst call by names of the list's own stands in the heads of documents (`cv/latex.cpp`, `cv/typst.cpp`).
constexpr std::array<std::array<Pair, look_count>, 4> looks = {{
    {{{"\\emph{", "}"}, {"\\textbf{", "}"}, {"\\textsuperscript{", "}"}, {"\\textsubscript{", "}"}, {"\\underline{", "}"}, {"\\texttt{", "}"}, {"\\textsc{", "}"},
      {"\\pubself{", "}"}, {"\\pubhighlighti{", "}"}, {"\\pubhighlightii{", "}"}, {"\\pubhighlightiii{", "}"}, {"\\pubmark{", "}"}, {"\\pubaward{", "}"}, {"\\pubtitle{", "}"}}},
    {{{"#emph[", "]"}, {"#strong[", "]"}, {"#super[", "]"}, {"#sub[", "]"}, {"#underline[", "]"}, {"#text(font: \"DejaVu Sans Mono\")[", "]"}, {"#smallcaps[", "]"},
      {"#pub-self[", "]"}, {"#pub-highlight-1[", "]"}, {"#pub-highlight-2[", "]"}, {"#pub-highlight-3[", "]"}, {"#pub-mark[", "]"}, {"#pub-award[", "]"}, {"#pub-title[", "]"}}},
    {{{emphasis::open, emphasis::close}, {emphasis::strong_open, emphasis::strong_close}, {"<sup>", "</sup>"}, {"<sub>", "</sub>"}, {"<u>", "</u>"},
      {"<span style=\"font-family:monospace\">", "</span>"}, {"<span style=\"font-variant:small-caps\">", "</span>"},
      {emphasis::strong_open, emphasis::strong_close}, {"<u>", "</u>"}, {emphasis::open, emphasis::close}, {emphasis::open, emphasis::close}, {"<sup>", "</sup>"},
      {"\u2014 ", ""}, {emphasis::strong_open, emphasis::strong_close}}},
    {{{"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"\u2014 ", ""}, {"", ""}}},
}};

/// An element of the HTML with its attributes, or its end.
struct Tag {
    std::string name;
    std::string_view attributes;
    bool closes = false;

    [[nodiscard]] std::string attribute(std::string_view wanted) const {
        const std::string before = " " + std::string(wanted) + "=\"";
        const std::size_t begin = attributes.find(before);
        if (begin == std::string_view::npos) return {};
        const std::size_t from = begin + before.size();
        Arena arena;
        return std::string(decode_entities(arena, attributes.substr(from, attributes.find('"', from) - from)));
    }
    /// One of the names of classes, with or without the prefix of the page.
    [[nodiscard]] bool is_a(std::string_view wanted) const {
        const std::string all = " " + attribute("class") + " ";
        return all.find(" bc-" + std::string(wanted) + " ") != std::string::npos || all.find(" " + std::string(wanted) + " ") != std::string::npos;
    }
};

class Translator {
  public:
    Translator(std::string& out, Notation notation) : out_(out), notation_(notation) {}

    void translate(std::string_view html) {
        for (std::size_t at = 0; at < html.size();) {
            const std::size_t open = std::min(html.find('<', at), html.size());
            take_text(html.substr(at, open - at));
            if (open == html.size()) break;
            const std::size_t close = html.find('>', open);
            if (close == std::string_view::npos) break;
            std::string_view inside = html.substr(open + 1, close - open - 1);
            Tag tag;
            tag.closes = inside.starts_with('/');
            if (tag.closes) inside.remove_prefix(1);
            tag.name = inside.substr(0, std::min(inside.find(' '), inside.size()));
            tag.attributes = inside.substr(tag.name.size());
            take_tag(tag);
            at = close + 1;
        }
        while (!open_.empty()) close_last();
        while (!out_.empty() && (out_.back() == '\n' || out_.back() == ' ')) out_.pop_back();
    }

  private:
    /// An open element: what its end writes.
    struct Open {
        std::string name;
        std::string close;
        bool hidden = false;
        bool math = false;
        bool stars = false;       ///< they are emphasis in Markdown
        std::size_t mark_at = 0;  ///< where the signs of a mark begin
    };

    [[nodiscard]] Pair look(Look which) const { return looks[static_cast<std::size_t>(notation_)][static_cast<std::size_t>(which)]; }
    [[nodiscard]] bool hidden() const { return !open_.empty() && open_.back().hidden; }

    void take_text(std::string_view text) {
        if (hidden() || text.empty()) return;
        Arena arena;
        const std::string_view words = decode_entities(arena, text);
        if (!open_.empty() && open_.back().math && notation_ == Notation::latex && words.size() > 2) {
            const std::array<Styled, 1> styles = {Styled{.begin = 0, .end = static_cast<std::uint32_t>(words.size() - 2), .style = Style::math}};
            encode_latex(out_, {words.substr(1, words.size() - 2), styles});
            return;
        }
        // A star is raised already in most fonts.
        if (!open_.empty() && open_.back().mark_at != 0 && notation_ == Notation::latex) {
            for (std::size_t at = 0; at < words.size();) {
                const std::size_t star = std::min(words.find('*', at), words.size());
                append_words(out_, words.substr(at, star - at), notation_);
                if (star < words.size()) out_ += "\\textasteriskcentered{}";
                at = star + 1;
            }
            return;
        }
        // Line ends between elements are no text.
        if (words.find_first_not_of('\n') != std::string_view::npos) append_words(out_, words, notation_);
    }

    void take_tag(const Tag& tag) {
        if (tag.name == "br") {
            if (!hidden()) end_line();
            return;
        }
        if (tag.closes) {
            // The fragments are our own: elements end in order.
            if (!open_.empty() && open_.back().name == tag.name) close_last();
            return;
        }
        Open open{.name = tag.name, .close = {}, .hidden = hidden() || tag.is_a("visually-hidden")};
        if (!open.hidden) begin(tag, open);
        open_.push_back(std::move(open));
    }

    void close_last() {
        const Open last = std::move(open_.back());
        open_.pop_back();
        if (last.stars) --in_stars_;
        if (last.hidden) return;
        // A number behind a name would be taken for a part of it.
        if (last.mark_at != 0 && notation_ == Notation::text && out_.size() > last.mark_at && (is_ascii_alpha(out_.back()) || is_ascii_digit(out_.back()))) {
            out_.insert(last.mark_at, "[");
            out_ += ']';
        }
        out_ += last.close;
        if (last.name == "p" || last.name == "div") end_line();
    }

    void put(Look which, Open& open) {
        Pair pair = look(which);
        if (pair.open.size() == 1 && notation_ == Notation::markdown) {
            // Stars inside of stars are read in several ways.
            if (in_stars_ > 0) pair = which == Look::bold || which == Look::self || which == Look::title ? Pair{"<b>", "</b>"} : Pair{"<i>", "</i>"};
            else open.stars = true;
            in_stars_ += open.stars ? 1 : 0;
        }
        out_ += pair.open;
        open.close.insert(0, pair.close);
    }

    void begin(const Tag& tag, Open& open) {
        struct Row {
            std::string_view name;
            Look look;
        };
        constexpr std::array rows = {Row{"i", Look::emphasis}, Row{"em", Look::emphasis}, Row{"b", Look::bold},  Row{"strong", Look::bold},
                                     Row{"sub", Look::subscript}, Row{"u", Look::underline}, Row{"code", Look::code}};
        for (const Row& row : rows) {
            if (tag.name == row.name) return put(row.look, open);
        }
        if (tag.name == "sup") {
            const bool is_mark = !tag.attribute("aria-hidden").empty();
            put(is_mark ? Look::mark : Look::superscript, open);
            open.mark_at = is_mark ? out_.size() : 0;
        } else if (tag.name == "a") {
            begin_link(tag, open);
        } else if (tag.name == "q") {
            append_words(out_, "\u201C", notation_);
            append_words(open.close, "\u201D", notation_);
        } else if (tag.name == "cite") {
            // The title is one too; what it looks like the document says.
            if (in("p")) put(Look::emphasis, open);
        } else if (tag.name == "span") {
            begin_span(tag, open);
        }
    }

    [[nodiscard]] bool in(std::string_view name) const {
        for (const Open& open : open_) {
            if (open.name == name) return true;
        }
        return false;
    }

    void begin_span(const Tag& tag, Open& open) {
        if (tag.is_a("math")) open.math = true;
        const std::string style = tag.attribute("style");
        if (tag.is_a("small-caps") || style.starts_with("font-variant:small-caps")) put(Look::small_caps, open);
        if (style.starts_with("text-decoration:underline")) put(Look::underline, open);
        if (tag.is_a("award")) put(Look::award, open);
        if (tag.is_a("entry-title")) put(Look::title, open);
        if (tag.is_a("self")) put(Look::self, open);
        if (tag.is_a("highlight-1")) put(Look::highlight_1, open);
        if (tag.is_a("highlight-2")) put(Look::highlight_2, open);
        for (const std::string_view further : {"highlight-3", "highlight-4", "highlight-5"}) {
            if (tag.is_a(further)) put(Look::highlight_3, open);
        }
        // What the page says in a tip: a mark that has no sign.
        if (const std::string tip = tag.attribute("title"); !tip.empty() && !tag.is_a("self")) append_words(open.close, " (" + tip + ")", notation_);
    }

    void begin_link(const Tag& tag, Open& open) {
        const std::string address = tag.attribute("href");
        switch (notation_) {
            case Notation::latex:
                out_ += "\\href{";
                append_latex_address(out_, address);
                out_ += "}{";
                open.close = "}";
                break;
            case Notation::typst:
                out_ += "#link(\"";
                for (const char c : address) out_ += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
                out_ += "\")[";
                open.close = "]";
                break;
            case Notation::markdown:
                out_ += '[';
                open.close = "](<";
                append_markdown_address(open.close, address);
                open.close += ">)";
                break;
            case Notation::text: break;
        }
    }

    void end_line() {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    }

    std::string& out_;
    Notation notation_;
    std::vector<Open> open_;
    int in_stars_ = 0;
};

}  // namespace

void append_words(std::string& out, std::string_view words, Notation notation) {
    switch (notation) {
        case Notation::latex: return append_printed_latex(out, words);
        case Notation::typst: return csl::append_escaped(out, words, csl::OutputForm::typst);
        case Notation::markdown: return append_markdown(out, words);
        case Notation::text:
            for (const char c : words) out += c == '\n' || c == '\r' ? ' ' : c;
    }
}

void append_link(std::string& out, std::string_view words, std::string_view address, Notation notation) {
    std::string html = "<a href=\"";
    append_html_attribute(html, address);
    html += "\">";
    append_html(html, words);
    html += "</a>";
    out += markup_of(html, notation);
}

std::string markup_of(std::string_view html, Notation notation) {
    std::string out;
    Translator(out, notation).translate(html);
    return out;
}

}  // namespace bibcast::cv

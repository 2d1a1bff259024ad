#include "formats/markdown/entry_text.hpp"

#include <algorithm>
#include <vector>

#include "text/entities.hpp"
#include "text/markdown_words.hpp"
#include "text/utf8.hpp"

namespace bibcast::markdown {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view code_open = "<span style=\"font-family:monospace\">";

/// One tag of the entry.
struct Tag {
    std::string_view name;
    std::string_view attributes;
    bool closes = false;
};

class EntryTranslator {
  public:
    EntryTranslator(std::string& out, Notation notation) : out_(out), notation_(notation) {}

    void translate(std::string_view html) {
        html_ = html;
        for (std::size_t at = 0; at < html.size();) {
            const std::size_t open = std::min(html.find('<', at), html.size());
            take_text(html.substr(at, open - at));
            if (open == html.size()) break;
            const std::size_t close = html.find('>', open);
            if (close == npos) break;
            take_tag(html.substr(open + 1, close - open - 1));
            at = close + 1;
        }
        end_line();
        if (out_.empty() || out_.back() != '\n') out_ += '\n';
    }

  private:
    [[nodiscard]] bool is_markdown() const { return notation_ == Notation::markdown; }

    void take_text(std::string_view text) {
        if (hidden_ != 0) return;
        // Line ends between elements are no text.
        while (text.starts_with('\n')) text.remove_prefix(1);
        if (text.empty()) return;
        open_line();
        Arena arena;
        const std::string_view words = decode_entities(arena, text);
        append_words(out_, words, notation_);
    }

    [[nodiscard]] static std::string attribute(const Tag& tag, std::string_view name) {
        const std::string wanted = " " + std::string(name) + "=\"";
        const std::size_t begin = tag.attributes.find(wanted);
        if (begin == npos) return {};
        const std::size_t from = begin + wanted.size();
        const std::size_t end = tag.attributes.find('"', from);
        Arena arena;
        return std::string(decode_entities(arena, tag.attributes.substr(from, end - from)));
    }

    void take_tag(std::string_view inside) {
        Tag tag;
        tag.closes = inside.starts_with('/');
        if (tag.closes) inside.remove_prefix(1);
        const std::size_t blank = std::min(inside.find(' '), inside.size());
        tag.name = inside.substr(0, blank);
        tag.attributes = inside.substr(blank);
        if (tag.closes) return close(tag);
        open(tag);
    }

    void open(const Tag& tag) {
        const std::string kind = attribute(tag, "class");
        if (hidden_ != 0) {
            if (tag.name == "span") ++hidden_;
            return;
        }
        if (tag.name == "p" || tag.name == "summary" || tag.name == "dt") {
            if (!in_abstract_) end_line();
            title_ = kind == "title";
        } else if (tag.name == "details") {
            in_abstract_ = kind == "abstract";
            if (in_abstract_) end_line();
            if (!in_abstract_) ++skip_summary_;
        } else if (tag.name == "dd") {
            out_ += ": ";
        } else if (tag.name == "br") {
            line_break();
        } else if (tag.name == "ul") {
            end_line();
            list_ = kind;
            first_item_ = true;
            if (kind == "topics") {
                open_line();
                out_ += "Topics: ";
            }
        } else if (tag.name == "li" && !list_.empty()) {
            if (!first_item_) out_ += list_ == "topics" ? ", " : is_markdown() ? " · " : ", ";
            first_item_ = false;
        } else if (tag.name == "span") {
            open_span(tag, kind);
        } else if (tag.name == "a") {
            open_link(tag);
        } else if (tag.name == "cite") {
            open_line();
            const bool shown = is_markdown() && (!title_ || links_.empty());
            out_ += !shown ? "" : title_ ? emphasis::strong_open : emphasis::open;
            spans_.emplace_back(!shown ? "" : title_ ? emphasis::strong_close : emphasis::close);
        } else {
            open_style(tag, kind);
        }
    }

    void open_span(const Tag& tag, const std::string& kind) {
        if (kind == "visually-hidden") {
            hidden_ = 1;
            return;
        }
        std::string closing;
        if (kind == "award") {
            out_ += "— ";
            if (is_markdown()) out_ += emphasis::strong_open;
            if (is_markdown()) closing = emphasis::strong_close;
        } else if (kind == "small-caps" && is_markdown()) {
            out_ += "<span style=\"font-variant:small-caps\">";
            closing = "</span>";
        } else if (kind == "self" || kind == "bold" || kind == "italic") {
            open_line();
            if (is_markdown()) {
                out_ += kind == "italic" ? emphasis::open : emphasis::strong_open;
                closing = kind == "italic" ? emphasis::close : emphasis::strong_close;
            }
        } else if (kind == "underline" && is_markdown()) {
            open_line();
            out_ += "<u>";
            closing = "</u>";
        } else if (const std::string tip = attribute(tag, "title"); !tip.empty()) {
            closing = " (";
            append_words(closing, tip, notation_);
            closing += ')';
        }
        spans_.push_back(closing);
    }

    void open_link(const Tag& tag) {
        open_line();
        links_.push_back({attribute(tag, "href"), attribute(tag, "title"), out_.size()});
        if (is_markdown() && title_ && links_.size() == 1) out_ += emphasis::strong_open;
        if (is_markdown()) out_ += '[';
    }

    void close_link() {
        if (links_.empty()) return;
        const Link link = links_.back();
        links_.pop_back();
        if (!is_markdown()) {
            if (title_) {
                // Where a link of the entry leads there too it is not said twice.
                std::string escaped;
                append_html_attribute(escaped, link.url);
                const std::string whole = "href=\"" + escaped + "\"";
                const std::size_t first = html_.find(whole);
                if (first == npos || html_.find(whole, first + 1) == npos) title_url_ = link.url;
                return;
            }
            std::string words = link.tip.empty() ? std::string() : link.tip;
            if (!words.empty()) {
                out_.resize(link.begin);
                append_words(out_, words, notation_);
            }
            out_ += list_ == "links" ? ": " : " (";
            out_ += link.url;
            if (list_ != "links") out_ += ')';
            return;
        }
        out_ += "](<";
        append_markdown_address(out_, link.url);
        out_ += '>';
        if (!link.tip.empty()) {
            out_ += " \"";
            append_words(out_, link.tip, notation_);
            out_ += '"';
        }
        out_ += ')';
        if (title_ && links_.empty()) out_ += emphasis::strong_close;
    }

    void open_style(const Tag& tag, const std::string& kind) {
        struct Style {
            std::string_view name;
            std::string_view markdown;
        };
        if (tag.name == "sup" && tag.attributes.find("aria-hidden") != npos) {
            open_line();
            mark_begin_ = out_.size();
            in_mark_ = true;
            return;
        }
        if (tag.name == "code" && is_markdown()) {
            codes_.push_back(kind.empty());
            if (!kind.empty()) return;
            open_line();
            // kramdown does not look for escapes inside of `code`.
            out_ += code_open;
            return;
        }
        if (tag.name == "q") {
            open_line();
            out_ += "“";
            return;
        }
        if (!is_markdown()) return;
        for (const std::string_view raw : {"i", "b", "sup", "sub", "u"}) {
            if (tag.name != raw) continue;
            open_line();
            out_ += '<';
            out_ += raw;
            out_ += '>';
        }
    }

    void close(const Tag& tag) {
        if (hidden_ != 0) {
            if (tag.name == "span") --hidden_;
            return;
        }
        if (tag.name == "p") {
            title_ = false;
            if (!title_url_.empty()) {
                end_line();
                open_line();
                out_ += title_url_;
                title_url_.clear();
            }
        } else if (tag.name == "summary") {
            if (in_abstract_) {
                out_ += ": ";
            } else if (skip_summary_ != 0) {
                drop_line();
            }
        } else if (tag.name == "details") {
            in_abstract_ = false;
        } else if (tag.name == "ul") {
            list_.clear();
        } else if (tag.name == "span" || tag.name == "cite") {
            if (spans_.empty()) return;
            out_ += spans_.back();
            spans_.pop_back();
        } else if (tag.name == "a") {
            close_link();
        } else if (tag.name == "sup" && in_mark_) {
            close_mark();
        } else if (tag.name == "q") {
            out_ += "”";
        } else if (is_markdown()) {
            if (tag.name == "code" && !codes_.empty()) {
                if (codes_.back()) out_ += "</span>";
                codes_.pop_back();
            }
            for (const std::string_view raw : {"i", "b", "sup", "sub", "u"}) {
                if (tag.name != raw) continue;
                out_ += "</";
                out_ += raw;
                out_ += '>';
            }
        }
    }

    /// Numbers and letters are raised; signs stand as they are.
    void close_mark() {
        in_mark_ = false;
        const std::string symbols = out_.substr(mark_begin_);
        const bool letters = std::any_of(symbols.begin(), symbols.end(), [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c); });
        if (!letters) return;
        out_.resize(mark_begin_);
        out_ += is_markdown() ? "<sup>" : "[";
        out_ += symbols;
        out_ += is_markdown() ? "</sup>" : "]";
    }

    void open_line() {
        if (line_open_) return;
        out_ += lines_ == 0 ? "- " : "  ";
        line_begin_ = out_.size();
        line_open_ = true;
    }
    /// A line of the entry ends; in Markdown two blanks keep the next one apart.
    void end_line() {
        if (!line_open_) return;
        while (!out_.empty() && out_.back() == ' ' && out_.size() > line_begin_) out_.pop_back();
        ends_.push_back(out_.size());
        out_ += '\n';
        line_open_ = false;
        ++lines_;
        if (is_markdown() && ends_.size() > 1) {
            // The line before this one goes on.
            out_.insert(ends_[ends_.size() - 2], "  ");
            ends_.back() += 2;
        }
    }
    void drop_line() {
        if (!line_open_) return;
        out_.resize(line_begin_ - 2);
        line_open_ = false;
        skip_summary_ = 0;
    }
    void line_break() {
        open_line();
        out_ += is_markdown() ? "  \n  " : "\n  ";
    }

    struct Link {
        std::string url;
        std::string tip;
        std::size_t begin = 0;
    };
    std::string& out_;
    Notation notation_;
    std::string_view html_;
    std::vector<std::string> spans_;  ///< what closes the open spans
    std::vector<Link> links_;
    std::vector<bool> codes_;  ///< open `code` elements: those that are shown as such
    std::vector<std::size_t> ends_;
    std::string list_;       ///< the class of the open list
    std::string title_url_;
    std::size_t line_begin_ = 0;
    std::size_t mark_begin_ = 0;
    std::size_t lines_ = 0;
    int hidden_ = 0;
    int skip_summary_ = 0;
    bool line_open_ = false;
    bool title_ = false;
    bool first_item_ = false;
    bool in_abstract_ = false;
    bool in_mark_ = false;
};

}  // namespace

void append_words(std::string& out, std::string_view words, Notation notation) {
    if (notation == Notation::text) {
        out += words;
    } else {
        append_markdown(out, words);
    }
}

void append_entry(std::string& out, std::string_view html, Notation notation) {
    std::string entry;
    EntryTranslator(entry, notation).translate(html);
    out += notation == Notation::markdown ? settle_emphasis(entry) : entry;
}

}  // namespace bibcast::markdown

#include "formats/shortcode/page.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/heading.hpp"
#include "formats/shortcode/markdown.hpp"
#include "formats/shortcode/markdown_writer.hpp"
#include "formats/shortcode/outside.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
constexpr std::size_t no_entry = static_cast<std::size_t>(-1);
/// Lists within lists beyond this depth give their entries no further groups.
constexpr std::size_t deepest_list = 32;

/// True if nothing stands between `at` and a blank line before it.
bool after_blank_line(std::string_view text, std::size_t at) {
    int lines = 0;
    while (at > 0 && is_ascii_space(text[at - 1]) && lines < 2) lines += text[--at] == '\n' ? 1 : 0;
    return lines == 2;
}

/// For each opening tag its closing one, or `none`. Shortcodes nest, also in others of their name. But an entry that
/// begins a paragraph of its own while another one is open has not been nested: the other was never closed.
std::vector<std::uint32_t> match_tags(std::string_view text, const List<Token>& tokens, const Profile& profile, Findings& findings) {
    std::vector<std::uint32_t> partner(tokens.size(), none);
    std::vector<std::uint32_t> open;
    std::unordered_map<std::string_view, std::uint32_t> still_open;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == TokenKind::open && !token.self_closing) {
            if (still_open[token.name] != 0 && after_blank_line(text, token.span.begin) && profile.role_of(token.name) == Role::entry) {
                do {
                    --still_open[tokens[open.back()].name];
                    open.pop_back();
                } while (still_open[token.name] != 0);
            }
            open.push_back(i);
            ++still_open[token.name];
        } else if (token.kind == TokenKind::close) {
            const auto found = still_open.find(token.name);
            if (found == still_open.end() || found->second == 0) {
                findings.add(stray_close, token.span, "no shortcode '" + std::string(token.name) + "' is open here");
                continue;
            }
            while (tokens[open.back()].name != token.name) {
                --still_open[tokens[open.back()].name];
                open.pop_back();
            }
            partner[open.back()] = i;
            partner[i] = open.back();
            if (tokens[open.back()].percent != token.percent) {
                findings.add(mixed_delimiters, token.span, "the opening tag is of the other kind");
            }
            --found->second;
            open.pop_back();
        }
    }
    return partner;
}

class PageReader {
  public:
    PageReader(std::string_view text, const Profile& profile, Arena& arena, Findings& findings)
        : text_(text), profile_(profile), arena_(arena), findings_(findings) {}

    Page run() {
        page_.tokens = lex(text_, arena_, findings_);
        page_.paths.emplace_back();
        partner_ = match_tags(text_, page_.tokens.tokens, profile_, findings_);
        SourceSpan text;  // with the shortcodes that stand inside of its lines
        for (std::uint32_t i = 0; i < page_.tokens.tokens.size(); ++i) {
            const Token& token = page_.tokens.tokens[i];
            const bool is_tag = token.kind == TokenKind::open || token.kind == TokenKind::close;
            if (token.kind == TokenKind::text || (is_tag && is_inline_shortcode(token.name))) {
                text = {text.begin == text.end ? token.span.begin : text.begin, token.span.end};
                continue;
            }
            if (text.begin != text.end) take_text(text);
            text = {};
            switch (token.kind) {
                case TokenKind::text: break;
                case TokenKind::open: take_open(i, token); break;
                case TokenKind::close: take_close(i); break;
                case TokenKind::skipped: take_skipped(token.span); break;
                case TokenKind::comment:
                case TokenKind::front_matter: break;
            }
        }
        if (text.begin != text.end) take_text(text);
        return std::move(page_);
    }

  private:
    enum class FrameKind : std::uint8_t { entry, nested, list, other };
    /// An open shortcode that has a closing tag.
    struct Frame {
        FrameKind kind;
        std::uint32_t close;
        std::size_t entry;   ///< the innermost entry around or here
        std::size_t groups;  ///< how many list groups were in force before
    };

    [[nodiscard]] const Token& token_at(std::uint32_t i) const { return page_.tokens.tokens[i]; }

    /// The innermost entry that is open; `no_entry` if there is none.
    [[nodiscard]] std::size_t open_entry() const { return frames_.empty() ? no_entry : frames_.back().entry; }

    void push_frame(FrameKind kind, std::uint32_t opening, std::size_t entry) {
        frames_.push_back({kind, partner_[opening], entry, lists_.size()});
    }

    void take_text(SourceSpan span) {
        if (!frames_.empty() && frames_.back().kind == FrameKind::nested) return;
        if (const std::size_t entry = open_entry(); entry != no_entry) {
            page_.entries[entry].inner.push_back(span);
            return;
        }
        if (implied_ != no_entry) {
            span.begin = take_implied(span);
            if (span.begin >= span.end) return;
        }
        page_.prose.push_back(span);
        find_works_outside(text_, span, page_.outside);
        find_headings(text_, span, arena_, [this](const Heading& heading) { take_heading(heading); });
    }

    /// Fenced code in an entry may be its BibTeX; a comment is nothing.
    void take_skipped(SourceSpan span) {
        const bool comment = text_.substr(span.begin, 4) == "<!--";
        if (comment) {
            if (text_.substr(span.begin, span.end - span.begin) == group_end) {
                headings_.clear();
                path_ = none;
            }
            return;
        }
        if (const std::size_t entry = open_entry(); entry != no_entry) {
            if (frames_.back().kind != FrameKind::nested) page_.entries[entry].inner.push_back(span);
        } else if (holds_bibtex(span)) {
            page_.outside.push_back(span);
        }
    }

    /// A fence with an entry in it: below the entry that it is the source of, or instead of one.
    [[nodiscard]] bool holds_bibtex(SourceSpan span) const {
        const std::string_view code = text_.substr(span.begin, span.end - span.begin);
        const std::size_t line = code.find('\n');
        return line != std::string_view::npos && trim(code.substr(line)).starts_with('@') && code.find('{') != std::string_view::npos &&
               code.find('=') != std::string_view::npos;
    }

    void take_heading(const Heading& heading) {
        while (!headings_.empty() && headings_.back().level >= heading.level) headings_.pop_back();
        // A year ends the year before it, whatever kinds of headings they are.
        const auto is_year = [](const Heading& one) { return one.text.size() == 4 && year_of_heading(one.text) != 0; };
        if (is_year(heading)) headings_.erase(std::find_if(headings_.begin(), headings_.end(), is_year), headings_.end());
        headings_.push_back(heading);
        path_ = none;
    }

    /// The inner content of an entry that was never closed: the text up to the next heading. Returns where it ends.
    std::uint32_t take_implied(SourceSpan span) {
        Entry& entry = page_.entries[implied_];
        std::uint32_t end = span.end;
        find_headings(text_, span, arena_, [&end](const Heading& heading) { end = std::min(end, heading.whole.begin); });
        const std::string_view inner = trim(text_.substr(span.begin, end - span.begin));
        if (!inner.empty()) {
            const auto begin = static_cast<std::uint32_t>(inner.data() - text_.data());
            entry.inner.push_back({begin, begin + static_cast<std::uint32_t>(inner.size())});
            entry.whole.end = entry.inner.back().end;
            entry.tail.end = entry.whole.end;
        }
        if (end != span.end) implied_ = no_entry;
        return end;
    }

    void take_open(std::uint32_t i, const Token& token) {
        const Role role = role_of(token);
        const bool closed = partner_[i] != none;
        const std::size_t outer = open_entry();
        if (role == Role::entry && (outer == no_entry || describes_a_work(token))) {
            add_entry(i, token, outer);
        } else if (outer != no_entry) {
            add_nested(i, token, outer, closed);
        } else if (role == Role::list && closed) {
            implied_ = no_entry;
            push_frame(FrameKind::list, i, outer);
            add_list_groups(token);
        } else {
            if (has_title(token) && has(token, {Slot::names, Slot::year, Slot::date, Slot::venue, Slot::doi, Slot::arxiv})) page_.outside.push_back(token.span);
            if (closed) push_frame(FrameKind::other, i, outer);
        }
    }

    void add_entry(std::uint32_t i, const Token& token, std::size_t outer) {
        implied_ = no_entry;
        if (outer != no_entry) {
            Entry& parent = page_.entries[outer];
            parent.tail.end = std::min(parent.tail.end, token.span.begin);
        }
        Entry entry;
        entry.token = i;
        entry.groups = path();
        entry.whole = entry.tail = token.span;
        if (partner_[i] != none) {
            entry.container = true;
            entry.whole.end = entry.tail.end = token_at(partner_[i]).span.end;
            push_frame(FrameKind::entry, i, page_.entries.size());
        } else if (!token.self_closing && outer == no_entry && should_be_closed(token)) {
            findings_.add(missing_close, token.span, "the entry has no {{< /" + std::string(token.name) + " >}}");
            implied_ = page_.entries.size();
        }
        page_.entries.push_back(std::move(entry));
    }

    void add_nested(std::uint32_t i, const Token& token, std::size_t outer, bool closed) {
        Nested nested;
        nested.token = i;
        nested.whole = token.span;
        // What stands inside something nested belongs to that.
        const bool inside = frames_.back().kind == FrameKind::nested;
        if (closed) {
            const Token& close = token_at(partner_[i]);
            nested.whole.end = close.span.end;
            nested.inner = {token.span.end, close.span.begin};
            push_frame(FrameKind::nested, i, outer);
        }
        if (!inside) page_.entries[outer].nested.push_back(nested);
    }

    /// `{{< pubs title="Selected" >}}`: the name of a list is a group of its entries.
    void add_list_groups(const Token& token) {
        for (const Argument& argument : page_.tokens.arguments_of(token)) {
            const std::string key = normal_key(argument.key);
            const bool names_it = key == "title" || key == "heading" || key == "name" || key == "group" || key == "year" ||
                                  key == "topic" || key == "category" || key == "section" || argument.key.empty();
            if (!names_it || trim(argument.value).empty() || argument.quoting == Quoting::stray || lists_.size() >= deepest_list) continue;
            lists_.push_back({to_nfc(arena_, trim(argument.value)), argument.value_span});
            path_ = none;
        }
    }

    void take_close(std::uint32_t i) {
        if (partner_[i] == none) return;
        implied_ = no_entry;
        while (!frames_.empty() && frames_.back().close <= i) {
            if (lists_.size() != frames_.back().groups) {
                lists_.resize(frames_.back().groups);
                path_ = none;
            }
            frames_.pop_back();
        }
    }

    std::uint32_t path() {
        if (path_ == none) {
            std::vector<Group> groups;
            for (const Heading& heading : headings_) groups.push_back({heading.text, heading.span});
            groups.insert(groups.end(), lists_.begin(), lists_.end());
            path_ = static_cast<std::uint32_t>(page_.paths.size());
            page_.paths.push_back(std::move(groups));
        }
        return path_;
    }

    [[nodiscard]] bool has(const Token& token, std::initializer_list<Slot> slots) const {
        for (const Argument& argument : page_.tokens.arguments_of(token)) {
            const Field* field = argument.key.empty() ? nullptr : profile_.field_of(token.name, argument.key);
            if (field == nullptr || argument.value.empty()) continue;
            for (const Slot slot : slots) {
                if (field->slot == slot) return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool has_title(const Token& token) const {
        for (const Argument& argument : page_.tokens.arguments_of(token)) {
            const Field* field = argument.key.empty() ? nullptr : profile_.field_of(token.name, argument.key);
            if (field != nullptr && field->slot == Slot::text && field->variable == Variable::title && !argument.value.empty()) return true;
        }
        return false;
    }

    /// Whether a tag whose name may mean an entry or a part of one (`paper`) is one.
    [[nodiscard]] bool describes_a_work(const Token& token) const { return has_title(token) || has(token, {Slot::venue, Slot::bibtex}); }

    Role role_of(const Token& token) {
        const Role role = profile_.role_of(token.name);
        if (role != Role::none || open_entry() != no_entry) return role;
        const bool work = has_title(token) && has(token, {Slot::venue, Slot::doi, Slot::arxiv, Slot::bibtex}) ;
        const bool authors = has_title(token) && has(token, {Slot::names}) && has(token, {Slot::year, Slot::date, Slot::topics});
        if (!work && !authors) return role;
        if (findings_.wants(unlisted_name, token.name)) {
            findings_.add(unlisted_name, token.name_span, "shortcode '" + std::string(token.name) + "' is read as an entry").field = token.name;
        }
        return Role::entry;
    }

    /// Whether an entry without a closing tag has lost it: it lacks authors, and others of its name have one, or a line of
    /// text follows it at once.
    bool should_be_closed(const Token& token) {
        if (!closed_known_) {
            for (std::uint32_t i = 0; i < partner_.size(); ++i) {
                if (token_at(i).kind == TokenKind::open && partner_[i] != none) ++closed_[token_at(i).name];
            }
            closed_known_ = true;
        }
        const bool complete = has(token, {Slot::names, Slot::bibtex});
        if (closed_.count(token.name) != 0 && !complete) return true;
        std::size_t at = token.span.end;
        while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\r')) ++at;
        if (at < text_.size() && text_[at] == '\n') ++at;
        return !complete && at > token.span.end && at < text_.size() && !is_ascii_space(text_[at]) &&
               std::string_view("{#<-=").find(text_[at]) == std::string_view::npos;
    }

    std::string_view text_;
    const Profile& profile_;
    Arena& arena_;
    Findings& findings_;
    Page page_;
    std::vector<std::uint32_t> partner_;
    std::vector<Frame> frames_;
    std::vector<Heading> headings_;
    std::vector<Group> lists_;
    std::uint32_t path_ = none;  ///< the path in force, once it is made
    std::size_t implied_ = no_entry;  ///< the entry without an end that text belongs to
    std::unordered_map<std::string_view, int> closed_;
    bool closed_known_ = false;
};

}  // namespace

Page read_page(std::string_view text, const Profile& profile, Arena& arena, Findings& findings) {
    return PageReader(text, profile, arena, findings).run();
}

}  // namespace bibcast::shortcode

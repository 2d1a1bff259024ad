#include "formats/shortcode/inner.hpp"

#include <algorithm>

#include "formats/shortcode/entry.hpp"
#include "formats/shortcode/markdown.hpp"
#include "formats/shortcode/prose.hpp"
#include "name/legend.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;

class InnerReader {
  public:
    InnerReader(std::string_view page, InnerKind kind, Known known, const Profile& profile, std::string_view shortcode, Arena& arena)
        : page_(page), kind_(kind), known_(known), profile_(profile), shortcode_(shortcode), arena_(arena) {}

    std::vector<InnerPart> run(const std::vector<SourceSpan>& pieces) {
        for (const SourceSpan& piece : pieces) take_piece(piece.begin, piece.end);
        return std::move(parts_);
    }

  private:
    [[nodiscard]] std::string_view at(SourceSpan span) const { return page_.substr(span.begin, span.end - span.begin); }

    [[nodiscard]] SourceSpan trimmed(std::size_t begin, std::size_t end) const {
        while (begin < end && is_ascii_space(page_[begin])) ++begin;
        while (end > begin && is_ascii_space(page_[end - 1])) --end;
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void add(PartKind kind, SourceSpan span) {
        if (kind == PartKind::authors) known_.authors = true;
        if (kind == PartKind::title) known_.title = true;
        if (kind == PartKind::abstract) known_.abstract = true;
        if (kind == PartKind::venue) known_.venue = true;
        // A second paragraph of the abstract belongs to the first.
        parts_.push_back({kind, span});
    }

    void take_piece(std::size_t begin, std::size_t end) {
        SourceSpan all = trimmed(begin, end);
        if (all.begin >= all.end) return;
        if (at(all).starts_with("```") || at(all).starts_with("~~~")) return take_fence(all);
        switch (kind_) {
            case InnerKind::authors: return add(PartKind::authors, all);
            case InnerKind::title: return add(PartKind::title, all);
            case InnerKind::abstract: return add(PartKind::abstract, all);
            case InnerKind::bibtex: return add(PartKind::bibtex, all);
            case InnerKind::none: return add(PartKind::unknown, all);
            case InnerKind::look:
            case InnerKind::markdown: break;
        }
        for (std::size_t from = all.begin; from < all.end;) {
            if (const std::size_t entry_end = bibtex_end(from, all.end); entry_end != 0) {
                add(PartKind::bibtex, trimmed(from, entry_end));
                from = trimmed(entry_end, all.end).begin;
                continue;
            }
            const std::size_t to = paragraph_end(from, all.end);
            take_paragraph(trimmed(from, to));
            from = trimmed(to, all.end).begin;
            if (from == to) break;
        }
    }

    /// Fenced code is the entry's BibTeX, or nothing of ours.
    void take_fence(SourceSpan span) {
        const std::string_view text = at(span);
        const std::size_t first = text.find('\n');
        const std::size_t last = text.rfind('\n');
        if (first == npos || last <= first) return add(PartKind::unknown, span);
        const SourceSpan code = trimmed(span.begin + first, span.begin + last);
        const bool entry = at(code).starts_with('@') || ascii_lower(text.substr(0, first)).find("bib") != npos;
        add(entry ? PartKind::bibtex : PartKind::unknown, entry ? code : span);
    }

    /// The end of the BibTeX entry that begins at `from`; 0 if none does.
    [[nodiscard]] std::size_t bibtex_end(std::size_t from, std::size_t end) const {
        if (page_[from] != '@') return 0;
        std::size_t open = from + 1;
        while (open < end && is_ascii_alpha(page_[open])) ++open;
        if (open == from + 1) return 0;
        while (open < end && is_ascii_space(page_[open])) ++open;
        if (open >= end || (page_[open] != '{' && page_[open] != '(')) return 0;
        int depth = 0;
        for (std::size_t i = open; i < end; ++i) {
            if (page_[i] == '\\') {
                ++i;
            } else if (page_[i] == '{' || (i == open && page_[i] == '(')) {
                ++depth;
            } else if (page_[i] == '}' || (page_[i] == ')' && page_[open] == '(' && depth == 1)) {
                if (--depth == 0) return i + 1;
            }
        }
        return end;
    }

    [[nodiscard]] std::size_t paragraph_end(std::size_t from, std::size_t end) const {
        for (std::size_t line = page_.find('\n', from); line < end; line = page_.find('\n', line + 1)) {
            std::size_t next = line + 1;
            while (next < end && (page_[next] == ' ' || page_[next] == '\t' || page_[next] == '\r')) ++next;
            if (next >= end || page_[next] == '\n') return line;
            if (without_hashes(trimmed(from, line)).begin != from) return line;  // a heading is one line
            if (page_[next] == '@' && bibtex_end(next, end) != 0) return line;
        }
        return end;
    }

    /// Lines that stand for themselves: after a hard break, and the items of a list.
    void take_paragraph(SourceSpan span) {
        const std::string_view text = at(span);
        std::vector<SourceSpan> lines;
        bool hard = false;
        std::size_t begin = span.begin;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            if (page_[i] == '\n') {
                const bool breaks = i >= 2 && (page_.substr(i - 2, 2) == "  " || page_[i - 1] == '\\');
                hard = hard || breaks;
                lines.push_back(trimmed(begin, breaks && page_[i - 1] == '\\' ? i - 1 : i));
                begin = i + 1;
            } else if (page_[i] == '<' && is_break(i, span.end)) {
                hard = true;
                lines.push_back(trimmed(begin, i));
                begin = page_.find('>', i) + 1;
                i = begin - 1;
            }
        }
        lines.push_back(trimmed(begin, span.end));
        std::erase_if(lines, [](SourceSpan line) { return line.begin >= line.end; });
        if (lines.size() > 1 && (hard || is_list(lines) || lines_differ(text, lines))) {
            const bool list = is_list(lines);
            for (const SourceSpan& line : lines) take_line(list || page_[line.begin] != '*' ? without_bullet(line) : line);
        } else {
            take_line(span);
        }
    }

    [[nodiscard]] bool is_break(std::size_t i, std::size_t end) const {
        const std::string_view tag = page_.substr(i, 3);
        if (tag.size() < 3 || ascii_lower(tag[1]) != 'b' || ascii_lower(tag[2]) != 'r') return false;
        const std::size_t close = page_.find('>', i);
        return close < end && page_.substr(i + 3, close - i - 3).find_first_not_of(" /") == npos;
    }

    [[nodiscard]] bool is_bullet(SourceSpan line) const {
        return line.end - line.begin > 2 && std::string_view("-*+").find(page_[line.begin]) != npos && page_[line.begin + 1] == ' ';
    }
    /// Among lines that are no list, `* Equal contribution` is a legend.
    [[nodiscard]] bool is_list(const std::vector<SourceSpan>& lines) const {
        return std::all_of(lines.begin(), lines.end(), [this](SourceSpan line) { return is_bullet(line); });
    }
    [[nodiscard]] SourceSpan without_bullet(SourceSpan line) const { return is_bullet(line) ? trimmed(line.begin + 2, line.end) : line; }

    /// Whether lines without hard breaks are still things of their own: not wrapped names, and not running text.
    bool lines_differ(std::string_view text, const std::vector<SourceSpan>& lines) {
        if (label_of(lines[0]) != nullptr && label_of(lines[1]) != nullptr) return true;
        const bool telling = std::any_of(lines.begin(), lines.end(), [this](SourceSpan line) {
            std::vector<InnerPart> links;
            return is_legend(at(line)) || (only_links(line, &links) && says_kinds(links));
        });
        if (telling) return true;
        if (known_.authors || name_likeness(decode_markdown_plain(arena_, at(lines[0]))) != NameLikeness::list) return false;
        // A name list: all of the paragraph, or its first line alone.
        const char last = page_[lines[0].end - 1];
        return name_likeness(decode_markdown_plain(arena_, text)) != NameLikeness::list && last != ',' && last != ';' &&
               !ends_in_and(at(lines[0]));
    }

    [[nodiscard]] static bool ends_in_and(std::string_view line) { return line.ends_with(" and") || line.ends_with('&'); }

    /// A legend, and nothing else: `Siqi Kou*, Lanxiang Hu* (* equal contribution)` are names.
    [[nodiscard]] bool is_legend(std::string_view text) const {
        MarkLegends found;
        const PlainLine line = decode_markup(arena_, text, NameMarkup::page);
        const std::vector<LineRange> ranges = find_legends_in_author_line(arena_, line, 0, found);
        std::size_t at = 0;
        for (const LineRange range : ranges) {
            if (has_letter(line.text.substr(at, range.begin - std::min<std::size_t>(at, range.begin)))) return false;
            at = range.end;
        }
        return !ranges.empty() && !has_letter(line.text.substr(at));
    }

    /// The field of a line that names itself: `Venue: …`, `**Abstract:** …`; null if it does not.
    const Field* label_of(SourceSpan line, std::size_t* rest = nullptr) const {
        const std::string_view text = at(line);
        const std::size_t begin = std::min(text.find_first_not_of("*_ "), text.size());
        std::size_t end = begin;
        while (end < text.size() && (is_ascii_alpha(text[end]) || text[end] == '-')) ++end;
        if (end == begin || end - begin > 16 || (text[begin] >= 'a' && text[begin] <= 'z')) return nullptr;
        std::size_t colon = std::min(text.find_first_not_of("*_ ", end), text.size());
        const bool abstract = normal_key(text.substr(begin, end - begin)) == "abstract";
        if (colon >= text.size() || !(text[colon] == ':' || (abstract && text[colon] == '.'))) return nullptr;
        ++colon;
        const Field* field = profile_.field_of(shortcode_, text.substr(begin, end - begin));
        if (field == nullptr) return nullptr;
        colon = std::min(text.find_first_not_of(begin > 0 ? "*_ " : " ", colon), text.size());
        if (rest != nullptr) *rest = line.begin + colon;
        switch (field->slot) {
            case Slot::text:
                return field->variable == Variable::title || field->variable == Variable::abstract || field->variable == Variable::note ? field : nullptr;
            case Slot::link:
            case Slot::url: return text.substr(colon).starts_with("http") ? field : nullptr;
            case Slot::names:
            case Slot::venue:
            case Slot::year:
            case Slot::date:
            case Slot::doi:
            case Slot::arxiv:
            case Slot::award:
            case Slot::topics:
            case Slot::keywords: return field;
            default: return nullptr;
        }
    }

    /// True for a line that is links with nothing but punctuation between; adds them to `links`.
    bool only_links(SourceSpan line, std::vector<InnerPart>* links) {
        const std::string_view source = at(line);
        if (source.find("](") == npos && source.find("<a ") == npos && source.find("http") == npos) return false;
        if (source.starts_with("http") && source.find_first_of(" \t\n") == npos) {
            if (links != nullptr) links->push_back({PartKind::link, line, nullptr, {}, source});
            return true;
        }
        const Text text = decode_markdown(arena_, source);
        std::size_t at_end = 0;
        const auto separator = [&text](std::size_t begin, std::size_t end) {
            return text.plain.substr(begin, end - begin).find_first_not_of(" |/,;-()[]{}\xC2\xB7\xE2\x80\xA2\x93\x94") == npos;
        };
        bool any = false;
        for (const Styled& styled : text.styles) {
            if (styled.style != Style::link || styled.begin < at_end) continue;
            if (!separator(at_end, styled.begin)) return false;
            at_end = styled.end;
            any = true;
            if (links != nullptr) {
                links->push_back({PartKind::link, line, nullptr, text.plain.substr(styled.begin, styled.end - styled.begin), styled.target});
            }
        }
        return any && separator(at_end, text.plain.size());
    }

    void take_line(SourceSpan line) {
        const std::string_view source = at(line);
        const Text text = decode_markdown(arena_, source);
        if (trim_unicode(text.plain).find_first_not_of("-*_. ") == npos) return;  // a rule, a spacer
        std::vector<InnerPart> links;
        if (only_links(line, &links)) {
            // A name that is a link is a name, and a title that is one is the title.
            const bool name = !known_.authors && known_.title && name_likeness(text.plain) == NameLikeness::list;
            const bool title = !known_.title && links.size() == 1 && !links[0].label.empty();
            if (says_kinds(links) || !(name || title)) {
                parts_.insert(parts_.end(), links.begin(), links.end());
                return;
            }
        }
        if (!known_.title && !known_.authors && take_citation(line)) return;
        std::size_t rest = line.begin;
        if (const Field* field = label_of(line, &rest); field != nullptr) {
            parts_.push_back({PartKind::field, trimmed(rest, line.end), field});
            if (field->slot == Slot::names) known_.authors = true;
            if (field->slot == Slot::venue) known_.venue = true;
            return;
        }
        add(judge(source, text), without_hashes(line));
    }

    /// A whole citation in one paragraph: the names, the title in bold, the journal in italics and where in it (`Doe J, Roe A. **Title.** _Journal_.
    /// 2026;45:7.`). False: it is none.
    bool take_citation(SourceSpan line) {
        const std::string_view source = at(line);
        for (std::size_t close = source.find("**"); close != npos; close = source.find("**", close + 2)) {
            const std::size_t venue = source.find_first_not_of(" .,*", close + 2);
            const std::size_t italic = venue == npos ? npos : source[venue] == '_' ? venue : venue - 1;
            const std::size_t open = close < 2 ? npos : source.rfind("**", close - 1);
            if (open == npos || open == 0 || italic == npos || italic <= close + 2 || (source[italic] != '_' && source[italic] != '*')) continue;
            const SourceSpan names = trimmed(line.begin, line.begin + open);
            // The first names tell: a group among them may have any name.
            std::string_view first = decode_markdown_plain(arena_, at(names));
            if (const std::size_t second = first.find(',', std::min(first.find(','), first.size() - 1) + 1); second != npos) first = first.substr(0, second);
            if (name_likeness(first) != NameLikeness::list) return false;
            add(PartKind::authors, names);
            const bool stop = close - open > 4 && source[close - 1] == '.' && source[close - 2] != '.';
            add(PartKind::title, trimmed(line.begin + open + 2, line.begin + close - (stop ? 1 : 0)));
            add(PartKind::venue, trimmed(line.begin + italic, line.end));
            return true;
        }
        return false;
    }

    /// `### A Title`: a heading inside of an entry is what it says.
    [[nodiscard]] SourceSpan without_hashes(SourceSpan line) const {
        const std::string_view text = at(line);
        const std::size_t size = std::min(text.find_first_not_of('#'), text.size());
        return size == 0 || size > 6 || size == text.size() || text[size] != ' ' ? line : trimmed(line.begin + size, line.end);
    }

    /// Whether the texts of links say what they lead to: `PDF`, `Code`.
    [[nodiscard]] bool says_kinds(const std::vector<InnerPart>& links) const {
        return std::any_of(links.begin(), links.end(), [this](const InnerPart& link) {
            return field_of_link_label(profile_, shortcode_, link.label) != nullptr;
        });
    }

    PartKind judge(std::string_view source, const Text& text) {
        const NameLikeness names = name_likeness(text.plain);
        const bool whole_styled = !text.styles.empty() && text.styles[0].begin == 0 && text.styles[0].end == text.plain.size();
        const bool emphasised = whole_styled && (text.styles[0].style == Style::bold || text.styles[0].style == Style::italic);
        if (is_legend(source)) return PartKind::legend;
        if (!known_.authors && names == NameLikeness::list && (known_.title || !emphasised)) return PartKind::authors;
        // `What can Attribution Methods show us about Chemical Language Models?` is a title where there is none yet.
        const bool prose = is_prose(text.plain) && (known_.title || !is_question(text.plain));
        if (!known_.title && !prose) return PartKind::title;
        if (!known_.authors && names == NameLikeness::one) return PartKind::authors;
        if (prose) return known_.abstract && !follows_abstract() ? PartKind::unknown : PartKind::abstract;
        if (!known_.authors) return PartKind::authors;
        if (!known_.venue && (emphasised || ends_in_year(text.plain))) return PartKind::venue;
        return follows_abstract() ? PartKind::abstract : PartKind::unknown;
    }

    [[nodiscard]] bool follows_abstract() const { return !parts_.empty() && parts_.back().kind == PartKind::abstract; }

    [[nodiscard]] static bool ends_in_year(std::string_view text) {
        text = trim(text);
        while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
        if (text.size() < 6) return false;
        const std::string_view year = text.substr(text.size() - 4);
        return (year.starts_with("19") || year.starts_with("20")) && is_ascii_digit(year[2]) && is_ascii_digit(year[3]);
    }

    std::string_view page_;
    InnerKind kind_;
    Known known_;
    const Profile& profile_;
    std::string_view shortcode_;
    Arena& arena_;
    std::vector<InnerPart> parts_;
};

}  // namespace

std::vector<InnerPart> read_inner(std::string_view page, const std::vector<SourceSpan>& pieces, InnerKind kind, Known known,
                                  const Profile& profile, std::string_view shortcode, Arena& arena) {
    return InnerReader(page, kind, known, profile, shortcode, arena).run(pieces);
}

}  // namespace bibcast::shortcode

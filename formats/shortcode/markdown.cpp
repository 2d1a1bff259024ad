#include "formats/shortcode/markdown.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/compact_view.hpp"
#include "name/crowd.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;
/// What may begin or end something; all else is text.
constexpr std::string_view special = "\\&*_`<![]{\r\n";

/// A run of text, or a run of `*` or `_` that may turn out to be markup. A line of authors may have millions.
struct Piece {
    CompactView text;
    char delimiter = 0;  ///< `*`, `_`, `[`; 0 for text
    bool opens : 1 = false;
    bool closes : 1 = false;
    std::uint32_t count = 0;
    std::uint32_t size = 0;  ///< of the whole run, for the rule of three
};

/// A style between two pieces: it begins after what is left of `begin`, and ends before what is left of `end`.
struct Stretch {
    std::size_t begin;
    std::size_t end;
    Style style;
    std::string_view target;
};

/// HTML's inline tags that are a style; others vanish and leave their content.
struct TagStyle {
    std::string_view name;
    Style style;
};
constexpr std::array<TagStyle, 12> tag_styles = {{
    {"i", Style::italic}, {"em", Style::italic}, {"cite", Style::italic}, {"b", Style::bold}, {"strong", Style::bold},
    {"sup", Style::superscript}, {"sub", Style::subscript}, {"u", Style::underline}, {"code", Style::code}, {"q", Style::quote},
    {"tt", Style::code}, {"a", Style::link},
}};

bool is_punctuation(char32_t value) { return value > ' ' && !is_letter(value) && !is_digit(value) && !is_combining(value) && !is_space(value); }

class InlineReader {
  public:
    InlineReader(Arena& arena, std::string_view source) : arena_(arena), source_(source) {}

    Text run() {
        pieces_.reserve(expected_pieces());
        while (at_ < source_.size()) step();
        flush();
        match_delimiters(0);
        return assemble();
    }

  private:
    /// In bytes, and in open parentheses (the bound that CommonMark names): they keep `[a](` again and again linear.
    static constexpr std::size_t longest_address = 4096;
    static constexpr int deepest_address = 32;
    static constexpr std::size_t most_brackets = 1024;

    /// About how many pieces there will be: a vector that grows by itself needs half as much again while it moves.
    [[nodiscard]] std::size_t expected_pieces() const {
        constexpr std::size_t most = std::size_t{16} << 20;
        std::size_t signs = 0;
        char before = 0;
        for (const char c : source_) {
            const bool is_run = (c == '*' || c == '_' || c == '`') && c == before;
            if (!is_run && special.find(c) != npos) ++signs;
            before = c;
        }
        return std::min(2 * signs + 1, most);
    }

    void flush() {
        if (at_ > begin_) pieces_.push_back({source_.substr(begin_, at_ - begin_)});
        begin_ = at_;
    }

    void emit(std::string_view text, std::size_t source_size) {
        flush();
        if (!text.empty()) pieces_.push_back({text});
        begin_ = at_ = at_ + source_size;
    }

    void step() {
        switch (source_[at_]) {
            case '\\': return escape();
            case '&': return reference();
            case '*':
            case '_': return delimiter_run();
            case '`': return code_span();
            case '<': return angle();
            case '!':
                if (source_.substr(at_, 2) == "![") return bracket(2);
                break;
            case '{': return inline_shortcode();
            case '[': return bracket(1);
            case ']': return close_bracket();
            case '\n': return emit(" ", 1);
            case '\r': return emit({}, 1);
            default: break;
        }
        ++at_;
    }

    void escape() {
        if (at_ + 1 >= source_.size()) {
            ++at_;
        } else if (source_[at_ + 1] == '\n') {
            emit(" ", 2);
        } else if (is_punctuation(static_cast<unsigned char>(source_[at_ + 1])) && static_cast<unsigned char>(source_[at_ + 1]) < 0x7F) {
            emit(source_.substr(at_ + 1, 1), 2);
        } else {
            ++at_;
        }
    }

    void reference() {
        const CharacterReference found = character_reference_at(source_, at_);
        if (found.size == 0) {
            ++at_;
        } else {
            emit(decode_entities(arena_, source_.substr(at_, found.size)), found.size);
        }
    }

    void code_span() {
        const std::size_t open_end = std::min(source_.find_first_not_of('`', at_), source_.size());
        const std::size_t size = open_end - at_;
        for (std::size_t at = open_end; size < unclosed_ticks_ && at < source_.size();) {
            at = source_.find('`', at);
            if (at == npos) break;
            const std::size_t end = std::min(source_.find_first_not_of('`', at), source_.size());
            if (end - at == size) {
                const std::string_view code = trim(source_.substr(open_end, at - open_end));
                flush();
                pieces_.push_back({code});
                const std::size_t piece = pieces_.size() - 1;
                stretches_.push_back({piece == 0 ? npos : piece - 1, piece + 1, Style::code, {}});
                begin_ = at_ = end;
                return;
            }
            at = end;
        }
        unclosed_ticks_ = std::min(unclosed_ticks_, size);  // approximate, and it keeps this linear
        at_ = open_end;
    }

    /// CommonMark 6.2: left- and right-flanking runs.
    void delimiter_run() {
        const char mark = source_[at_];
        const std::size_t end = std::min(source_.find_first_not_of(mark, at_), source_.size());
        const char32_t before = at_ == 0 ? U' ' : code_point_before(source_, at_).value;
        const char32_t after = end == source_.size() ? U' ' : code_point_at(source_, end).value;
        const bool left = !is_space(after) && after != '\n' && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
        const bool right = !is_space(before) && before != '\n' && (!is_punctuation(before) || is_space(after) || is_punctuation(after));
        flush();
        Piece piece;
        piece.text = source_.substr(at_, end - at_);
        piece.delimiter = mark;
        piece.count = piece.size = static_cast<std::uint32_t>(end - at_);
        piece.opens = left && (mark == '*' || !right || is_punctuation(before));
        piece.closes = right && (mark == '*' || !left || is_punctuation(after));
        pieces_.push_back(piece);
        begin_ = at_ = end;
    }

    void bracket(std::size_t size) {
        if (brackets_.size() == most_brackets) {
            at_ += size;
            return;
        }
        flush();
        Piece piece;
        piece.text = source_.substr(at_, size);
        piece.delimiter = '[';
        pieces_.push_back(piece);
        brackets_.push_back(pieces_.size() - 1);
        begin_ = at_ = at_ + size;
    }

    void close_bracket() {
        if (brackets_.empty()) {
            ++at_;
            return;
        }
        const std::size_t open = brackets_.back();
        brackets_.pop_back();
        const auto target = link_target(at_ + 1);
        if (!target) {
            ++at_;
            return;
        }
        flush();
        const bool image = pieces_[open].text.size() == 2;
        match_delimiters(open);
        pieces_[open].text = {};
        pieces_.push_back({{}});
        if (!image) stretches_.push_back({open, pieces_.size() - 1, Style::link, target->url});
        begin_ = at_ = target->end;
    }

    struct Target {
        std::string_view url;
        std::size_t end;
    };

    /// `(url "title")`; parentheses in the address must be balanced.
    [[nodiscard]] std::optional<Target> link_target(std::size_t at) const {
        if (at >= source_.size() || source_[at] != '(') return std::nullopt;
        ++at;
        while (at < source_.size() && is_ascii_space(source_[at])) ++at;
        const std::size_t begin = at;
        std::string_view url;
        if (at < source_.size() && source_[at] == '<') {
            const std::size_t end = source_.substr(0, at + longest_address).find_first_of(">\n", at);
            if (end == npos || source_[end] != '>') return std::nullopt;
            url = source_.substr(begin + 1, end - begin - 1);
            at = end + 1;
        } else {
            int depth = 0;
            const std::size_t limit = std::min(source_.size(), begin + longest_address);
            for (; at < limit && !is_ascii_space(source_[at]); ++at) {
                if (source_[at] == '(' && ++depth > deepest_address) return std::nullopt;
                if (source_[at] == ')' && depth-- == 0) break;
            }
            url = source_.substr(begin, at - begin);
        }
        while (at < source_.size() && is_ascii_space(source_[at])) ++at;
        if (at < source_.size() && (source_[at] == '"' || source_[at] == '\'')) {
            at = source_.substr(0, at + longest_address).find(source_[at], at + 1);
            if (at == npos) return std::nullopt;
            ++at;
            while (at < source_.size() && is_ascii_space(source_[at])) ++at;
        }
        if (at >= source_.size() || source_[at] != ')') return std::nullopt;
        return Target{url, at + 1};
    }

    /// `<https://…>`, or a tag of HTML.
    void angle() {
        if (at_ < no_angle_before_) {
            ++at_;
            return;
        }
        const std::size_t end = source_.find('>', at_);
        if (end == npos) {
            no_angle_before_ = source_.size();
            ++at_;
            return;
        }
        const std::string_view inner = source_.substr(at_ + 1, end - at_ - 1);
        if (inner.starts_with("http://") || inner.starts_with("https://")) {
            flush();
            pieces_.push_back({inner});
            const std::size_t piece = pieces_.size() - 1;
            stretches_.push_back({piece == 0 ? npos : piece - 1, piece + 1, Style::link, inner});
            begin_ = at_ = end + 1;
            return;
        }
        const bool closing = inner.starts_with('/');
        std::size_t name_end = closing ? 1 : 0;
        while (name_end < inner.size() && (is_ascii_alpha(inner[name_end]) || is_ascii_digit(inner[name_end]))) ++name_end;
        const std::string name = ascii_lower(inner.substr(closing ? 1 : 0, name_end - (closing ? 1 : 0)));
        const bool well_formed = !name.empty() && is_ascii_alpha(name[0]) &&
                                 (name_end == inner.size() || is_ascii_space(inner[name_end]) || inner[name_end] == '/') &&
                                 inner.find('<') == npos;
        if (!well_formed) {
            ++at_;
            return;
        }
        emit(name == "br" ? " " : "", end + 1 - at_);
        tag(name, closing, inner);
    }

    /// `CO{{< sub 2 >}}`, `CO{{< sub >}}2{{< /sub >}}`: as the tag of HTML that its template makes of it.
    void inline_shortcode() {
        const bool percent = source_.substr(at_).starts_with("{{%");
        const std::size_t end = percent || source_.substr(at_).starts_with("{{<") ? source_.substr(0, at_ + longest_address).find(percent ? "%}}" : ">}}", at_) : npos;
        if (end == npos) {
            ++at_;
            return;
        }
        std::string_view words = trim(source_.substr(at_ + 3, end - at_ - 3));
        const bool closing = words.starts_with('/');
        if (closing) words = trim(words.substr(1));
        const std::string_view name = words.substr(0, words.find_first_of(" \t\n"));
        if (!is_inline_shortcode(name)) {
            ++at_;
            return;
        }
        std::string_view value = trim(words.substr(name.size()));
        if (value.size() > 1 && value[0] == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        emit({}, end + 3 - at_);
        tag(name, closing, {});
        if (closing || value.empty()) return;
        pieces_.push_back({value});
        tag(name, true, {});
    }

    void tag(std::string_view name, bool closing, std::string_view inner) {
        const TagStyle* found = nullptr;
        for (const TagStyle& row : tag_styles) {
            if (row.name == name) found = &row;
        }
        if (found == nullptr) return;
        pieces_.push_back({{}});
        if (!closing) {
            if (open_tags_.size() < 64) open_tags_.push_back({found, pieces_.size() - 1, attribute(inner, "href")});
            return;
        }
        for (std::size_t i = open_tags_.size(); i-- > 0;) {
            if (open_tags_[i].row != found) continue;
            const OpenTag open = open_tags_[i];
            open_tags_.resize(i);
            if (found->style != Style::link || !open.target.empty()) {
                stretches_.push_back({open.piece, pieces_.size() - 1, found->style, open.target});
            }
            return;
        }
    }

    [[nodiscard]] static std::string_view attribute(std::string_view tag, std::string_view name) {
        const std::size_t at = tag.find(name);
        if (at == npos) return {};
        std::size_t value = at + name.size();
        while (value < tag.size() && (is_ascii_space(tag[value]) || tag[value] == '=')) ++value;
        if (value >= tag.size()) return {};
        if (tag[value] == '"' || tag[value] == '\'') {
            const std::size_t end = tag.find(tag[value], value + 1);
            return tag.substr(value + 1, end == npos ? npos : end - value - 1);
        }
        return tag.substr(value, tag.find_first_of(" \t\n", value) - value);
    }

    /// CommonMark, "process emphasis", from the piece at `bottom` on.
    void match_delimiters(std::size_t bottom) {
        std::vector<std::size_t> openers;
        // openers_bottom of the algorithm: below it no opener can match this kind of closer.
        std::array<std::size_t, 12> floor{};
        for (std::size_t i = bottom; i < pieces_.size(); ++i) {
            Piece& closer = pieces_[i];
            if (closer.delimiter != '*' && closer.delimiter != '_') continue;
            while (closer.closes && closer.count > 0) {
                std::size_t& lowest = floor[(closer.delimiter == '*' ? 0U : 6U) + (closer.opens ? 3U : 0U) + closer.size % 3];
                std::size_t match = openers.size();
                while (match > lowest && !matches(pieces_[openers[match - 1]], closer)) --match;
                if (match <= lowest) {
                    lowest = openers.size();
                    break;
                }
                Piece& opener = pieces_[openers[match - 1]];
                const std::uint32_t used = opener.count >= 2 && closer.count >= 2 ? 2 : 1;
                stretches_.push_back({openers[match - 1], i, used == 2 ? Style::bold : Style::italic, {}});
                opener.count -= used;
                closer.count -= used;
                openers.resize(opener.count == 0 ? match - 1 : match);
                for (std::size_t& value : floor) value = std::min(value, openers.size());
            }
            if (closer.opens && closer.count > 0) openers.push_back(i);
        }
        for (std::size_t i = bottom; i < pieces_.size(); ++i) {
            if (pieces_[i].delimiter == '*' || pieces_[i].delimiter == '_') {
                pieces_[i].text = pieces_[i].text.substr(0, pieces_[i].count);
                pieces_[i].opens = pieces_[i].closes = false;
            }
        }
    }

    [[nodiscard]] static bool matches(const Piece& opener, const Piece& closer) {
        if (opener.delimiter != closer.delimiter) return false;
        const bool three = (opener.closes || closer.opens) && (opener.size + closer.size) % 3 == 0;
        return !three || (opener.size % 3 == 0 && closer.size % 3 == 0);
    }

    Text assemble() {
        std::size_t total = 0;
        for (const Piece& piece : pieces_) total += piece.text.size();
        std::vector<std::uint32_t> offsets(pieces_.size() + 1);
        char* to = static_cast<char*>(arena_.allocate(total + 1, 1));
        std::uint32_t size = 0;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            offsets[i] = size;
            std::copy(pieces_[i].text.begin(), pieces_[i].text.end(), to + size);
            size += static_cast<std::uint32_t>(pieces_[i].text.size());
        }
        offsets[pieces_.size()] = size;
        std::vector<Styled> styles;
        std::reverse(stretches_.begin(), stretches_.end());  // of two over the same text the later found is the outer one
        for (const Stretch& stretch : stretches_) {
            const std::uint32_t begin = stretch.begin == npos ? 0 : offsets[stretch.begin + 1];
            if (begin < offsets[stretch.end]) styles.push_back({begin, offsets[stretch.end], stretch.style, stretch.target});
        }
        return normalise({to, size}, styles);
    }

    /// One blank for every run of blanks, none at the ends; styles keep their place, nest, and never cross.
    Text normalise(std::string_view plain, std::vector<Styled>& styles) {
        std::vector<std::uint32_t> moved(styles.empty() ? 0 : plain.size() + 1);
        char* to = static_cast<char*>(arena_.allocate(plain.size() + 1, 1));
        std::uint32_t size = 0;
        for (std::size_t i = 0; i < plain.size(); ++i) {
            const bool blank = is_ascii_space(plain[i]);
            if (!moved.empty()) moved[i] = size;
            if (!blank) {
                to[size++] = plain[i];
            } else if (size > 0 && to[size - 1] != ' ') {
                to[size++] = ' ';
            }
        }
        if (size > 0 && to[size - 1] == ' ') --size;
        const std::string_view clean{to, size};
        const std::string_view composed = to_nfc(arena_, clean);
        if (styles.empty() || composed.data() != clean.data()) return Text(composed);
        moved[plain.size()] = size;
        for (Styled& styled : styles) {
            styled.begin = std::min(moved[styled.begin], size);
            styled.end = std::min(moved[styled.end], size);
        }
        std::erase_if(styles, [](const Styled& styled) { return styled.begin >= styled.end; });
        std::stable_sort(styles.begin(), styles.end(), [](const Styled& a, const Styled& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
        std::vector<Styled> nested;
        std::vector<std::uint32_t> ends;
        for (const Styled& styled : styles) {
            while (!ends.empty() && ends.back() <= styled.begin) ends.pop_back();
            if (!ends.empty() && styled.end > ends.back()) continue;
            ends.push_back(styled.end);
            nested.push_back(styled);
        }
        return {composed, arena_.copy_all(std::span<const Styled>(nested))};
    }

    struct OpenTag {
        const TagStyle* row;
        std::size_t piece;
        std::string_view target;
    };

    Arena& arena_;
    std::string_view source_;
    std::size_t begin_ = 0;
    std::size_t at_ = 0;
    std::size_t unclosed_ticks_ = npos;
    std::size_t no_angle_before_ = 0;
    std::vector<Piece> pieces_;
    std::vector<Stretch> stretches_;
    std::vector<std::size_t> brackets_;
    std::vector<OpenTag> open_tags_;
};

}  // namespace

Text decode_markdown(Arena& arena, std::string_view source) {
    if (is_crowd(source)) return Text(to_nfc(arena, trim(source)));  // nothing but signs
    if (source.find_first_of(special) == npos && trim(source) == source && source.find("  ") == npos) {
        return Text(to_nfc(arena, source));
    }
    return InlineReader(arena, source).run();
}

bool is_inline_shortcode(std::string_view name) {
    for (const std::string_view known : {"sub", "sup", "katex", "math", "mathjax", "nowrap"}) {
        if (name == known) return true;
    }
    return false;
}

std::string_view decode_markdown_plain(Arena& arena, std::string_view source) { return decode_markdown(arena, source).plain; }

}  // namespace bibcast::shortcode

#include "text/latex_decoder.hpp"

#include <algorithm>
#include <array>

#include "text/byte_block.hpp"
#include "text/latex_letter.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Styles nested deeper than this say nothing to anyone, and every writer would have to be ready for them.
constexpr unsigned deepest_style = 100;
// Beyond these a value is no text that somebody wrote, and would take many times its own size.
constexpr std::size_t most_frames = std::size_t{1} << 16;
constexpr std::size_t most_styles = std::size_t{1} << 16;
constexpr std::size_t most_issues = 1000;

/// What the scan for something to do looks for.
enum class Reading : std::uint8_t {
    plain,
    high,    ///< may be part of a character above U+02FF: to be looked at when all is done
    active,  ///< always means something
    twice,   ///< means something when it stands twice
    space,   ///< a line end or a tab: a blank, if spaces are collapsed
};

constexpr std::array<Reading, 256> readings = [] {
    std::array<Reading, 256> table{};
    for (const char c : std::string_view("\\{}$~%`&")) table[static_cast<unsigned char>(c)] = Reading::active;
    for (const char c : std::string_view("-', ")) table[static_cast<unsigned char>(c)] = Reading::twice;
    for (const char c : std::string_view("\t\n\v\f\r")) table[static_cast<unsigned char>(c)] = Reading::space;
    for (std::size_t c = 0xCC; c < 256; ++c) table[c] = Reading::high;
    return table;
}();

Reading reading_of(char c) { return readings[static_cast<unsigned char>(c)]; }

struct Prescan {
    std::size_t active;  ///< the first byte that is not just text
    bool high;
};

/// Passes letters, digits and what else is never more than text, a block at a time; single blanks, commas and hyphens too. Not where a
/// tag may begin, so that those who look for tags ask the same.
std::size_t skip_words(std::string_view source, std::size_t at) {
    const auto has_more_than_words = [source](std::size_t begin) {
        const ByteBlock block = byte_block_at(source.data() + begin);
        const ByteBlock next = byte_block_at(source.data() + begin + 1);
        const auto twice = (block <= '-') & (block == next);
        // As signed numbers what is above ASCII is below a blank.
        const auto active = (as_signed(block) < ' ') | (as_signed(block) > 'z');
        const auto special = ((block & 0xFE) == '$') | (block == '\\') | (block == '`') | (block == '<');
        return holds_somewhere(twice | active | special);
    };
    if (source.size() <= sizeof(ByteBlock)) return at;
    // The last block reaches up to the last byte but one.
    const std::size_t last = source.size() - sizeof(ByteBlock) - 1;
    for (; at <= last; at += sizeof(ByteBlock)) {
        if (has_more_than_words(at)) return at;
    }
    return at < source.size() && !has_more_than_words(last) ? source.size() - 1 : at;
}

/// True for one word of letters and digits, as most short values are. No longer than a block.
bool is_plain_word(std::string_view source) {
    const ByteBlock block = short_block(source);
    const ByteBlock digit = block - '0';
    return !holds_somewhere((digit > 9) & is_no_letter(block));
}

Prescan prescan(std::string_view source, bool collapse) {
    Prescan result{source.size(), false};
    if (source.size() <= sizeof(ByteBlock) && !source.empty() && is_plain_word(source)) return result;
    std::size_t looked_at = 0;  // a block that stops is looked at byte by byte
    for (std::size_t at = 0; at < source.size(); ++at) {
        if (at >= looked_at) {
            at = skip_words(source, at);
            looked_at = at + sizeof(ByteBlock);
            if (at == source.size()) break;
        }
        const Reading reading = reading_of(source[at]);
        if (reading == Reading::plain) [[likely]]
            continue;
        if (reading == Reading::high) {
            result.high = true;
        } else if (reading == Reading::twice) {
            const bool counts = source[at] != ' ' || collapse;
            if (counts && at + 1 < source.size() && source[at + 1] == source[at]) return {at, result.high};
        } else if (reading == Reading::active || collapse) {
            return {at, result.high};
        }
    }
    return result;
}

/// True if a character can be drawn into the composition of the one before it (Unicode 15, 3.11).
bool may_join(char32_t value) { return is_combining(value) || (value >= 0x1160 && value < 0x1200); }

}  // namespace

LatexDecoder::Scratch& LatexDecoder::scratch() {
    thread_local Scratch scratch;
    return scratch;
}

LatexDecoder::LatexDecoder(Arena& arena, std::string_view source, std::vector<LatexIssue>* issues,
                           const LatexDecoding& decoding, bool plain)
    : arena_(arena),
      source_(source),
      issues_(issues),
      decoding_(decoding),
      plain_(plain),
      scanner_(source),
      out_(scratch().out),
      styles_(scratch().styles),
      frames_(scratch().frames),
      marks_(scratch().marks) {
    styles_.clear();
    frames_.clear();
    marks_.clear();
}

Text LatexDecoder::decode(std::size_t passed, bool may_compose) {
    out_.assign(source_, 0, passed);
    may_compose_ = may_compose;
    at_ = plain_end_ = passed;
    run(source_.size());
    close_all();
    restore_braces();
    compose();
    std::erase_if(styles_, [](const Styled& styled) { return styled.begin >= styled.end; });
    const std::string_view text = out_ == source_ ? source_ : arena_.copy(out_);
    return {text, arena_.copy_all(std::span<const Styled>(styles_))};
}

void LatexDecoder::run(std::size_t end) {
    while (at_ < end) {
        switch (source_[at_]) {
            case '\\':
                if (!letter(end)) command(end);
                break;
            case '{':
                if (!letter(end)) open_group();
                break;
            case '}':
                close_group();
                break;
            case '$':
                dollar(end);
                break;
            case '~':
                out_ += "\u00A0";
                ++at_;
                break;
            case '%':
                comment(end);
                break;
            case '&':
                ++at_;
                ampersand(end);
                break;
            case '`':
                backquote();
                break;
            case '\'':
                quote();
                break;
            case '-':
                dashes(end);
                break;
            case ',':
                commas(end);
                break;
            case ' ':
            case '\t':
            case '\n':
            case '\v':
            case '\f':
            case '\r':
                blank();
                break;
            default:
                plain_run(end);
                break;
        }
    }
}

/// The usual accented letter, which needs neither frames nor marks.
bool LatexDecoder::letter(std::size_t end) {
    const LatexLetter letter = latex_letter_at(source_.substr(0, end), at_);
    if (letter.value == 0) return false;
    append_utf8(out_, letter.value);
    at_ += letter.size;
    return true;
}

void LatexDecoder::plain_run(std::size_t end) {
    const std::size_t begin = at_;
    // An open quotation gives a meaning to a single apostrophe too.
    if (end == source_.size() && open_quotes_ == 0 && !ampersand_follows()) at_ = skip_words(source_, at_);
    for (; at_ < end; ++at_) {
        const Reading reading = reading_of(source_[at_]);
        if (reading == Reading::plain) continue;
        if (reading == Reading::high) {
            may_compose_ = true;
        } else if (reading != Reading::twice || source_[at_] == '\'' || at_ == begin || at_ + 1 >= end || reading_of(source_[at_ + 1]) != Reading::plain) {
            break;
        }
    }
    out_.append(source_, begin, at_ - begin);
    plain_end_ = out_.size();
}

void LatexDecoder::blank() {
    if (!decoding_.collapse_spaces) {
        out_ += source_[at_++];
        return;
    }
    ++at_;
    append_blank();
}

void LatexDecoder::append_blank() {
    if (!decoding_.collapse_spaces || out_.empty() || out_.back() != ' ') out_ += ' ';
}

void LatexDecoder::append_collapsed(std::string_view text) {
    for (const char c : text) {
        may_compose_ = may_compose_ || reading_of(c) == Reading::high;
        if (!decoding_.collapse_spaces || !is_ascii_space(c)) {
            out_ += c;
        } else if (out_.empty() || out_.back() != ' ') {
            out_ += ' ';
        }
    }
}

bool LatexDecoder::has_room_for_frame() const { return frames_.size() < most_frames; }

void LatexDecoder::open_group() {
    if (!has_room_for_frame()) {
        ++bare_braces_;
        out_ += source_[at_++];
        return;
    }
    const bool special = at_ + 1 < source_.size() && source_[at_ + 1] == '\\';
    Frame frame{.kind = FrameKind::group, .source_at = static_cast<std::uint32_t>(at_)};
    frame.out_at = static_cast<std::uint32_t>(out_.size());
    if (!special) frame.style = begin_protection();
    frames_.push_back(frame);
    ++open_braces_;
    ++at_;
}

void LatexDecoder::close_group() {
    if (bare_braces_ > 0) {
        --bare_braces_;
        out_ += source_[at_++];
        return;
    }
    if (open_braces_ == 0) {
        report(LatexIssue::Kind::unbalanced_brace, at_, at_ + 1);
        out_ += '}';
        ++at_;
        return;
    }
    close_switches();
    close_frame();
    --open_braces_;
    ++at_;
}

void LatexDecoder::close_switches() {
    while (!frames_.empty() && frames_.back().kind == FrameKind::switched) close_frame();
}

void LatexDecoder::close_frame() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (frame.kind == FrameKind::accent) {
        apply_marks(frame);
        marks_.resize(frame.first_mark);
    }
    if (frame.suffix != 0) out_ += frame.suffix;
    end_style(frame.style);
}

void LatexDecoder::close_all() {
    while (!frames_.empty()) {
        Frame& frame = frames_.back();
        const std::uint32_t out_at = frame.out_at;
        if (frame.kind != FrameKind::switched) {
            report(LatexIssue::Kind::unbalanced_brace, frame.source_at, frame.source_at + 1);
        }
        if (frame.kind == FrameKind::group) {
            lost_braces_.push_back(out_at);
            if (frame.style != no_style) --protected_;
            frame.style = no_style;
        }
        const bool accent = frame.kind == FrameKind::accent;
        const std::size_t size = out_.size();
        close_frame();
        if (!accent) continue;
        for (std::uint32_t& brace : lost_braces_) {
            if (brace > out_at) brace += static_cast<std::uint32_t>(out_.size() - size);
        }
    }
    std::reverse(lost_braces_.begin(), lost_braces_.end());
}

bool LatexDecoder::has_room_for_style() {
    if (styles_.size() < most_styles) return true;
    if (!no_room_told_) report(LatexIssue::Kind::too_many, at_, source_.size());
    no_room_told_ = true;
    return false;
}

std::uint32_t LatexDecoder::begin_style(Style style, std::string_view target) {
    if (plain_ || !has_room_for_style()) return no_style;
    if (style_depth_ >= deepest_style) {
        report(LatexIssue::Kind::too_deep, at_, at_ + 1);
        return no_style;
    }
    ++style_depth_;
    const auto at = static_cast<std::uint32_t>(out_.size());
    styles_.push_back({at, at, style, target});
    return static_cast<std::uint32_t>(styles_.size() - 1);
}

std::uint32_t LatexDecoder::begin_protection() {
    if (plain_ || protected_ > 0 || !has_room_for_style()) return no_style;
    ++protected_;
    const auto at = static_cast<std::uint32_t>(out_.size());
    styles_.push_back({at, at, Style::keep_case, {}});
    return static_cast<std::uint32_t>(styles_.size() - 1);
}

void LatexDecoder::end_style(std::uint32_t index) {
    if (index == no_style) return;
    Styled& styled = styles_[index];
    if (styled.style != Style::keep_case) {
        --style_depth_;
    } else {
        --protected_;
        if (!has_letter(std::string_view(out_).substr(styled.begin))) return;
    }
    styled.end = static_cast<std::uint32_t>(out_.size());
}

void LatexDecoder::restore_braces() {
    if (lost_braces_.empty()) return;
    std::string whole;
    whole.reserve(out_.size() + lost_braces_.size());
    std::size_t done = 0;
    for (const std::uint32_t brace : lost_braces_) {
        whole.append(out_, done, brace - done).append(1, '{');
        done = brace;
    }
    whole.append(out_, done);
    out_.swap(whole);
    const auto shift = [this](std::uint32_t& offset, bool begins) {
        const auto before = begins ? std::upper_bound(lost_braces_.begin(), lost_braces_.end(), offset)
                                   : std::lower_bound(lost_braces_.begin(), lost_braces_.end(), offset);
        offset += static_cast<std::uint32_t>(before - lost_braces_.begin());
    };
    for (Styled& styled : styles_) {
        if (styled.begin == styled.end) continue;
        shift(styled.begin, true);
        shift(styled.end, false);
    }
}

void LatexDecoder::compose() {
    if (!may_compose_) return;
    const std::string_view whole = to_nfc(arena_, out_);
    if (whole == out_) return;
    std::string made;
    std::vector<std::uint32_t> moved(out_.size() + 1);
    for (std::size_t at = 0; at < out_.size();) {
        std::size_t next = at + code_point_at(out_, at).size;
        while (next < out_.size()) {
            const CodePoint point = code_point_at(out_, next);
            if (!may_join(point.value)) break;
            next += point.size;
        }
        moved[at] = static_cast<std::uint32_t>(made.size());
        made += to_nfc(arena_, std::string_view(out_).substr(at, next - at));
        // A stretch that ends or begins within a character's marks is moved behind them.
        std::fill(moved.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                  moved.begin() + static_cast<std::ptrdiff_t>(next) + 1, static_cast<std::uint32_t>(made.size()));
        at = next;
    }
    const auto within_character = [this](std::uint32_t offset) {
        return offset < out_.size() && may_join(code_point_at(out_, offset).value);
    };
    for (Styled& styled : styles_) {
        // Source that a mark has changed is source no more.
        const bool source = styled.style == Style::tex || styled.style == Style::math;
        if (source && (within_character(styled.begin) || within_character(styled.end))) {
            styled.end = styled.begin = 0;
            continue;
        }
        styled.begin = moved[styled.begin];
        styled.end = moved[styled.end];
    }
    out_.swap(made);
}

void LatexDecoder::report(LatexIssue::Kind kind, std::size_t begin, std::size_t end) {
    if (issues_ == nullptr) return;
    // Braces and dollars are kept as text: a value that is full of them need not say so again and again.
    const bool kept = kind == LatexIssue::Kind::unbalanced_brace || kind == LatexIssue::Kind::unclosed_math;
    if (kept && issues_->size() >= most_issues) return;
    issues_->push_back({kind,
                        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                        source_.substr(begin, end - begin)});
}

LatexDecoder::Checkpoint LatexDecoder::checkpoint() const {
    return {out_.size(), styles_.size(), issues_ == nullptr ? 0 : issues_->size()};
}

void LatexDecoder::back_to(const Checkpoint& point) {
    out_.resize(point.out);
    styles_.resize(point.styles);
    if (issues_ != nullptr) issues_->resize(point.issues);
}

bool is_plain_latex(std::string_view source) {
    if (source.size() <= sizeof(ByteBlock)) return !source.empty() && is_plain_word(source);
    const std::size_t passed = skip_words(source, 0);
    if (passed + 1 < source.size()) return false;
    return passed == source.size() || (reading_of(source.back()) == Reading::plain && source.back() != '<');
}

Text decode_latex(Arena& arena, std::string_view source, std::vector<LatexIssue>* issues,
                  const LatexDecoding& decoding) {
    const Prescan scan = prescan(source, decoding.collapse_spaces);
    if (scan.active == source.size()) return scan.high ? to_nfc(arena, source) : source;
    return LatexDecoder(arena, source, issues, decoding, false).decode(scan.active, scan.high);
}

std::string_view decode_latex_plain(Arena& arena, std::string_view source, std::vector<LatexIssue>* issues,
                                    const LatexDecoding& decoding) {
    const Prescan scan = prescan(source, decoding.collapse_spaces);
    if (scan.active == source.size()) return scan.high ? to_nfc(arena, source) : source;
    return LatexDecoder(arena, source, issues, decoding, true).decode(scan.active, scan.high).plain;
}

}  // namespace bibcast

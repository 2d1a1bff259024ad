#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "text/latex_decoder.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Accents on accents on accents: beyond this they stand alone.
constexpr std::size_t most_marks = 16;

constexpr std::size_t marks_cached = 0x32;  // U+0300 to U+0331

/// The compositions of ASCII letters with the common marks, made once.
const std::array<std::array<char32_t, 128>, marks_cached>& ascii_compositions() {
    static const auto table = [] {
        std::array<std::array<char32_t, 128>, marks_cached> made{};
        for (std::size_t mark = 0; mark < marks_cached; ++mark) {
            for (std::size_t base = 'A'; base <= 'z'; ++base) {
                utf8proc_int32_t pair[2] = {static_cast<utf8proc_int32_t>(base),
                                            static_cast<utf8proc_int32_t>(0x300 + mark)};
                const auto size = utf8proc_normalize_utf32(
                    pair, 2, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
                made[mark][base] = size == 1 ? static_cast<char32_t>(pair[0]) : 0;
            }
        }
        // A dot on a letter that has one: TeX prints one dot.
        made[7]['i'] = 'i';
        made[7]['j'] = 'j';
        return made;
    }();
    return table;
}

}  // namespace

char32_t composed_character(char32_t base, char32_t mark) {
    if (base >= 0x80 || mark < 0x300 || mark >= 0x300 + marks_cached) return 0;
    return ascii_compositions()[mark - 0x300][base];
}

void LatexDecoder::accent(const LatexAccent& first, std::size_t end) {
    const std::size_t first_mark = marks_.size();
    const LatexAccent* innermost = &first;
    char32_t base = 0;
    bool full = false;
    for (;;) {  // \'\"\i: accents on an accent without braces
        marks_.push_back(innermost->mark);
        full = marks_.size() >= most_marks;
        if (full) break;
        skip_space(end);
        if (at_ >= end || source_[at_] != '\\') break;
        const std::string_view name = latex_command_name(source_.substr(0, end), at_);
        const LatexMeaning meaning = latex_meaning(name);
        if (meaning.accent != nullptr) {
            at_ += 1 + name.size();
            innermost = meaning.accent;
        } else {
            if (meaning.symbol != nullptr && !meaning.symbol->text.empty()) {
                const CodePoint point = code_point_at(meaning.symbol->text, 0);
                if (point.size == meaning.symbol->text.size() && !is_space(point.value)) {
                    base = point.value;
                    at_ += 1 + name.size();
                    if (is_ascii_alpha(name[0])) skip_space(end);
                }
            }
            break;
        }
    }
    const auto out_at = static_cast<std::uint32_t>(out_.size());
    Frame frame{.kind = FrameKind::accent, .source_at = static_cast<std::uint32_t>(at_), .out_at = out_at};
    frame.first_style = static_cast<std::uint32_t>(styles_.size());
    frame.first_mark = static_cast<std::uint32_t>(first_mark);
    const char c = at_ < end && !full ? source_[at_] : ' ';
    if (base == 0 && c == '{') {
        // The usual case, one letter in braces, needs no frame.
        if (at_ + 2 < end && source_[at_ + 2] == '}' && is_ascii_alpha(source_[at_ + 1])) {
            base = static_cast<unsigned char>(source_[at_ + 1]);
            at_ += 3;
        } else {
            if (has_room_for_frame()) {
                frames_.push_back(frame);
                ++open_braces_;
                ++at_;
                return;
            }
        }
    } else if (base == 0 && std::string_view("}$~%\\&`'-").find(c) == std::string_view::npos &&
               static_cast<unsigned char>(c) > ' ') {
        const CodePoint point = code_point_at(source_, at_);
        if (point.valid) {
            base = point.value;
            at_ += point.size;
        }
    }
    const char32_t whole = marks_.size() == first_mark + 1 ? composed_character(base, marks_.back()) : 0;
    if (base != 0) append_utf8(out_, whole != 0 ? whole : base);
    may_compose_ = may_compose_ || base >= 0x300;
    if (whole == 0) apply_marks(frame);
    marks_.resize(first_mark);
}

/// `\accent127u`: TeX's own command, by the place of the accent in the font (LaTeX2e encguide, table of OT1).
void LatexDecoder::accent_code(std::size_t begin, std::size_t end) {
    struct Place {
        std::uint32_t code;
        std::string_view command;
    };
    constexpr std::array places = std::to_array<Place>({{18, "`"}, {19, "'"}, {20, "v"}, {21, "u"}, {22, "="}, {23, "r"}, {94, "^"}, {95, "."}, {125, "H"}, {126, "~"}, {127, "\""}});
    skip_space(end);
    std::size_t size = 0;
    const auto code = tex_code(source_.substr(at_, std::min<std::size_t>(end - at_, 12)), size);
    const auto* const place = std::find_if(places.begin(), places.end(), [&](const Place& one) { return code == one.code; });
    if (place == places.end()) return unknown(begin, end);
    at_ += size;
    accent(*latex_meaning(place->command).accent, end);
}

/// `\a'e`: what `\'e` is inside of `tabbing` (LaTeX2e, ltoutenc).
void LatexDecoder::tabbing_accent(std::size_t begin, std::size_t end) {
    const bool known = at_ < end && std::string_view("'`=").find(source_[at_]) != std::string_view::npos;
    if (!known) return unknown(begin, end);
    const LatexAccent& mark = *latex_meaning(source_.substr(at_++, 1)).accent;
    accent(mark, end);
}

/// Puts the marks of an accent, the innermost first, on the first character since the accent's place.
void LatexDecoder::apply_marks(const Frame& frame) {
    for (std::size_t i = marks_.size(); i > frame.first_mark; --i) {
        const char32_t mark = marks_[i - 1];
        if (trim(std::string_view(out_).substr(frame.out_at)).empty() || source_begins(frame)) {
            const LatexAccent* const accent = latex_accent_for(mark);
            std::string alone;
            append_utf8(alone, accent != nullptr && accent->spacing != 0 ? accent->spacing : U'\u00A0');
            if (accent == nullptr || accent->spacing == 0) append_utf8(alone, mark);
            out_.insert(frame.out_at, alone);
            for (std::size_t style = frame.first_style; style < styles_.size(); ++style) {
                styles_[style].begin += static_cast<std::uint32_t>(alone.size());
                styles_[style].end += static_cast<std::uint32_t>(alone.size());
            }
            continue;
        }
        apply_mark(frame.out_at, frame.first_style, mark);
    }
}

/// True if what an accent stands on is TeX source, of which no character can take it.
bool LatexDecoder::source_begins(const Frame& frame) const {
    for (std::size_t i = frame.first_style; i < styles_.size() && styles_[i].begin <= frame.out_at; ++i) {
        const bool source = styles_[i].style == Style::tex || styles_[i].style == Style::math;
        if (source && styles_[i].begin == frame.out_at && styles_[i].end > frame.out_at) return true;
    }
    return false;
}

void LatexDecoder::apply_mark(std::size_t at, std::size_t first_style, char32_t mark) {
    const CodePoint base = code_point_at(out_, at);
    std::size_t end = at + base.size;
    std::string cluster;
    const char32_t dotted = base.value == 0x131 ? 'i' : base.value == 0x237 ? 'j' : 0;
    if (dotted != 0) {
        append_utf8(cluster, dotted);
    } else {
        cluster.assign(out_, at, base.size);
    }
    const bool has_dot = mark == 0x307 && (cluster == "i" || cluster == "j");
    while (end < out_.size()) {
        const CodePoint point = code_point_at(out_, end);
        if (!is_combining(point.value)) break;
        cluster.append(out_, end, point.size);
        end += point.size;
    }
    if (!has_dot) append_utf8(cluster, mark);
    const std::string_view made = to_nfc(arena_, cluster);
    const auto moved = [&](std::uint32_t offset) {
        return offset <= at
                   ? offset
                   : static_cast<std::uint32_t>(offset < end ? at + made.size() : offset - end + at + made.size());
    };
    for (std::size_t i = first_style; i < styles_.size(); ++i) {
        styles_[i].begin = moved(styles_[i].begin);
        styles_[i].end = moved(styles_[i].end);
    }
    out_.replace(at, end - at, made);
}

}  // namespace bibcast

#include "formats/bibtex/tidy/document.hpp"

#include <algorithm>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/tidy/codes.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// What stands between two parts of an entry: commas and blanks, and comments. False if there is anything else.
bool read_gap(Arena& arena, std::string_view gap, CompactView& behind, CompactList<std::string_view>& lines) {
    bool same_line = true;
    for (std::size_t at = 0; at < gap.size();) {
        const char c = gap[at];
        if (c == '%') {
            const std::size_t end = std::min(gap.find('\n', at), gap.size());
            const std::string_view comment = trim(gap.substr(at, end - at));
            if (same_line) {
                behind = comment;
            } else {
                lines.push(arena, comment);
            }
            at = end;
        } else if (const std::size_t blank = skip_space(gap, at); blank > at) {
            if (gap.substr(at, blank - at).find('\n') != std::string_view::npos) same_line = false;
            at = blank;
        } else if (c == ',') {
            ++at;
        } else {
            return false;
        }
    }
    return true;
}

/// True if `between` is `sign` with blanks around it.
bool is_only(std::string_view between, char sign) {
    const std::string_view rest = trim(between);
    return rest.size() == 1 && rest[0] == sign;
}

/// Takes an entry apart, and makes sure that its parts are all that there is of it.
class EntryCutter {
  public:
    EntryCutter(Arena& arena, std::string_view text, const RawEntry& raw, TidyBlock& block) : arena_(arena), text_(text), raw_(raw), block_(block) {}

    [[nodiscard]] bool cut() {
        const auto type_end = static_cast<std::size_t>(raw_.type.data() + raw_.type.size() - text_.data());
        const std::size_t open = skip_space(text_, type_end);
        const std::size_t close = raw_.span.end - 1;
        if (close <= open || text_[close] != (text_[open] == '(' ? ')' : '}')) return false;
        std::size_t at = open + 1;
        CompactList<std::string_view> lines;
        if (!raw_.key.empty()) {
            if (!read_gap(arena_, text_.substr(at, raw_.key_span.begin - at), block_.behind_key, lines)) return false;
            at = raw_.key_span.end;
        } else {
            const std::size_t comma = skip_space(text_, at);
            block_.bare_comma = comma < close && text_[comma] == ',';
        }
        CompactView* behind = &block_.behind_key;
        block_.fields.reserve(raw_.fields.size());
        for (const RawField& field : raw_.fields) {
            if (!read_gap(arena_, text_.substr(at, field.name_span.begin - at), *behind, lines) || !is_whole(field)) return false;
            block_.fields.push_back({field, lines, {}});
            lines = {};
            behind = &block_.fields.back().behind;
            at = field.span.end;
        }
        if (!read_gap(arena_, text_.substr(at, close - at), *behind, lines)) return false;
        block_.at_end = lines;
        return true;
    }

  private:
    /// A part with its delimiters; empty if they are not there.
    [[nodiscard]] std::string_view outer(const Part& part) const {
        if (part.kind == PartKind::macro || part.kind == PartKind::number) return part.text;
        const char open = part.kind == PartKind::braces ? '{' : '"';
        const char close = part.kind == PartKind::braces ? '}' : '"';
        if (part.span.begin == 0 || part.span.end >= text_.size() || text_[part.span.begin - 1] != open || text_[part.span.end] != close) return {};
        return text_.substr(part.span.begin - 1, part.span.end - part.span.begin + 2);
    }

    [[nodiscard]] bool is_whole(const RawField& field) const {
        std::string_view part = outer(field.first);
        const char* at = field.name.data() + field.name.size();
        if (part.empty()) return false;
        if (!is_only({at, static_cast<std::size_t>(part.data() - at)}, '=')) return false;
        for (const Part& next : field.more) {
            at = part.data() + part.size();
            part = outer(next);
            if (part.empty() || !is_only({at, static_cast<std::size_t>(part.data() - at)}, '#')) return false;
        }
        return part.data() + part.size() == text_.data() + field.span.end;
    }

    Arena& arena_;
    std::string_view text_;
    const RawEntry& raw_;
    TidyBlock& block_;
};

TidyBlock::Kind kind_of(const RawEntry& raw) {
    switch (raw.kind) {
        case EntryKind::comment: return TidyBlock::Kind::comment;
        case EntryKind::string: return TidyBlock::Kind::string;
        case EntryKind::preamble: return TidyBlock::Kind::preamble;
        case EntryKind::entry: break;
    }
    return TidyBlock::Kind::entry;
}

const TidyField* find_named(const TidyBlock& block, std::string_view lower_name) {
    for (const TidyField& field : block.fields) {
        if (equals_ignoring_ascii_case(field.raw.name, lower_name)) return &field;
    }
    return nullptr;
}

}  // namespace

void TidyDocument::read(Findings& findings) {
    // Room for all, so that a list of hundreds of MiB is not moved while it grows; what is not used of it is no memory.
    blocks.reserve(std::min(2 * static_cast<std::size_t>(std::count(text.begin(), text.end(), '@')), text.size() / 8) + 1);
    RawParser parser(text, arena, &findings);
    parser.allow_odd_names();
    RawEntry raw;
    std::size_t at = 0;
    const auto add_text = [&](std::size_t end) {
        if (!trim(text.substr(at, end - at)).empty()) {
            TidyBlock& block = blocks.emplace_back();
            block.text = text.substr(at, end - at);
            block.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        }
        at = end;
    };
    while (parser.next(raw)) {
        add_text(raw.span.begin);
        TidyBlock& block = blocks.emplace_back();
        block.kind = kind_of(raw);
        block.text = text.substr(raw.span.begin, raw.span.end - raw.span.begin);
        block.span = raw.span;
        block.type = raw.type;
        block.key = raw.key;
        at = raw.span.end;
        if (raw.kind == EntryKind::string) strings.define_all(arena, raw);
        if (raw.kind != EntryKind::entry || EntryCutter(arena, text, raw, block).cut()) continue;
        block.kind = TidyBlock::Kind::damaged;
        block.fields.clear();
        Finding& finding = findings.add(tidy_damaged, raw.span, "the entry is damaged and was left as it is");
        finding.record_id = raw.key;
    }
    add_text(text.size());
}

std::string_view TidyDocument::source(const TidyBlock& block, std::string_view lower_name) {
    const TidyField* field = find_named(block, lower_name);
    return field == nullptr ? std::string_view() : strings.resolve(arena, field->raw).text;
}

std::string_view TidyDocument::plain(const TidyBlock& block, std::string_view lower_name) {
    return trim(decode_latex_plain(arena, source(block, lower_name)));
}

}  // namespace bibcast::bibtex

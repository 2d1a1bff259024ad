#include "formats/csl_json/note_variables.hpp"

#include <algorithm>
#include <bitset>
#include <optional>
#include <vector>

#include "formats/csl_json/codes.hpp"
#include "formats/csl_json/keywords.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl_json {

namespace {

constexpr auto npos = std::string_view::npos;

/// A line or a piece in braces that looks like a variable.
struct Piece {
    std::size_t begin;  ///< with its braces
    std::size_t end;    ///< behind its braces, or its line
    std::string_view key;
    std::string_view value;
};

/// `original-date` or `PMID`, never `Original Date` or `arXiv`.
bool is_key(std::string_view key) {
    const auto all = [key](auto&& is) { return std::all_of(key.begin(), key.end(), is); };
    return !key.empty() && (all([](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '_'; }) || all([](char c) { return c >= 'A' && c <= 'Z'; }));
}

/// The piece that `text` is, if it is one.
std::optional<Piece> piece_of(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t colon = text.find(':');
    if (colon == npos || !is_key(text.substr(0, colon))) return std::nullopt;
    return Piece{begin, end, text.substr(0, colon), trim_unicode(text.substr(colon + 1))};
}

/// The next `{:key: value}` of a line, from `at`.
std::optional<Piece> next_in_braces(std::string_view note, std::size_t at, std::size_t line_end) {
    for (std::size_t open = note.find("{:", at); open < line_end; open = note.find("{:", open + 2)) {
        const std::size_t close = note.find('}', open);
        if (close == npos || close >= line_end) return std::nullopt;
        if (const auto piece = piece_of(note.substr(open + 2, close - open - 2), open, close + 1)) return piece;
    }
    return std::nullopt;
}

/// Calls `each` with the pieces at the head of a note.
template <class Each>
void each_piece(std::string_view note, Each&& each) {
    bool first = true;
    for (std::size_t at = 0; at < note.size();) {
        const std::size_t line_end = std::min(note.find('\n', at), note.size());
        const std::size_t next = std::min(line_end + 1, note.size());
        if (const auto line = piece_of(note.substr(at, line_end - at), at, next)) {
            each(*line);
        } else {
            while (at <= line_end) {
                const auto braced = next_in_braces(note, at, line_end);
                const std::size_t end = braced ? braced->begin : line_end;
                const bool words = !trim_unicode(note.substr(at, end - at)).empty();
                if (words && !first) return;
                first = false;
                if (!braced) break;
                each(*braced);
                at = braced->end;
            }
        }
        first = false;
        at = next;
    }
}

class Promotion {
  public:
    Promotion(Record& record, SourceSpan source) : record_(record), source_(source) {}

    /// Whether the piece has a place of its own; nothing is changed.
    [[nodiscard]] bool is_due(const Piece& piece) const {
        if (piece.value.empty()) return false;
        if (piece.key == "type") return !typed_ && item_type_named(piece.value).has_value();
        const auto variable = variable_named(piece.key);
        if (!variable || *variable == Variable::note) return false;
        if (*variable == Variable::keyword) return record_.keywords.empty();
        switch (kind_of(*variable)) {
            case VariableKind::date: return record_.date(*variable) == nullptr && date_of(piece.value).has_value();
            case VariableKind::name: return piece.value.find_first_not_of("| ") != std::string_view::npos && (record_.people(*variable) == nullptr || named_.test(static_cast<std::size_t>(*variable)));
            default: break;
        }
        if (record_.text(*variable) != nullptr) return false;
        return *variable != Variable::doi || (!canonical_doi(record_.arena(), piece.value).empty() && !says_more_than_doi(record_.arena(), piece.value));
    }

    void promote(const Piece& piece) {
        if (piece.key == "type") {
            typed_ = true;
            record_.type = *item_type_named(piece.value);
            return;
        }
        const Variable variable = *variable_named(piece.key);
        if (variable == Variable::keyword) return split_keywords(record_, piece.value, source_);
        switch (kind_of(variable)) {
            case VariableKind::date: return record_.add_date(variable, *date_of(piece.value), source_);
            case VariableKind::name: return add_name(variable, piece.value);
            default: return add_text(variable, piece.value);
        }
    }

  private:
    static std::optional<Date> date_of(std::string_view value) {
        const std::optional<Date> date = parse_edtf(value);
        return date ? date : parse_written_date(value);
    }

    void add_text(Variable variable, std::string_view value) {
        if (variable == Variable::citation_key && value == record_.id) return;
        record_.add_text(variable, variable == Variable::doi ? canonical_doi(record_.arena(), value) : value, source_);
    }

    /// `Family || Given`, or a name that is not split; a further line of the variable is a further name.
    void add_name(Variable variable, std::string_view value) {
        named_.set(static_cast<std::size_t>(variable));
        Name name;
        const std::size_t bars = value.find("||");
        if (bars == npos) {
            name.literal = value;
        } else {
            name.family = trim_unicode(value.substr(0, bars));
            name.given = trim_unicode(value.substr(bars + 2));
        }
        record_.add_contributor(variable, name, source_);
    }

    Record& record_;
    SourceSpan source_;
    std::bitset<variable_count> named_;
    bool typed_ = false;
};

TextField* note_of(Record& record) {
    for (TextField& field : record.texts) {
        if (field.variable == Variable::note) return field.value.plain.find(':') == npos ? nullptr : &field;
    }
    return nullptr;
}

/// Where the line with the first formatting begins: what stands before it is plain, and no value is cut in two.
std::size_t plain_size(const Text& text) {
    if (text.is_plain()) return text.plain.size();
    const std::size_t line = text.plain.substr(0, text.styles.front().begin).rfind('\n');
    return line == std::string_view::npos ? 0 : line + 1;
}

/// The note without these pieces, which stand before all formatting.
Text without(Arena& arena, const Text& note, const std::vector<Piece>& pieces) {
    std::string rest;
    std::size_t at = 0;
    for (const Piece& piece : pieces) {
        rest += note.plain.substr(at, piece.begin - at);
        at = piece.end;
    }
    const std::size_t kept = rest.size();
    rest += note.plain.substr(at);
    std::string_view words = arena.copy(rest);
    const std::size_t front = static_cast<std::size_t>(trim_unicode(words).data() - words.data());
    words = trim_unicode(words);
    std::vector<Styled> styles(note.styles.begin(), note.styles.end());
    // A style may begin in blanks that are trimmed off.
    const auto moved = [&](std::size_t place) {
        const std::size_t in_rest = place - at + kept;
        return static_cast<std::uint32_t>(std::min(in_rest - std::min(in_rest, front), words.size()));
    };
    for (Styled& style : styles) {
        style.begin = moved(style.begin);
        style.end = moved(style.end);
    }
    std::erase_if(styles, [](const Styled& style) { return style.begin >= style.end; });
    return {words, arena.copy_all<Styled>(styles)};
}

void report_type(const Record& record, std::string_view before, SourceSpan source, Findings& findings) {
    if (!findings.wants(note_type, before)) return;
    const std::string_view type = name_of(record.type);
    Finding& finding = findings.add(note_type, source, "the note says that the type is '" + std::string(type) + "', and not '" + std::string(before) + "'");
    finding.record_id = record.id;
    finding.field = "type";
    finding.value = before;
}

}  // namespace

bool has_note_variables(Record& record) {
    const TextField* const field = note_of(record);
    if (field == nullptr) return false;
    const Promotion promotion(record, field->source);
    bool any = false;
    each_piece(field->value.plain.substr(0, plain_size(field->value)), [&](const Piece& piece) { any = any || promotion.is_due(piece); });
    return any;
}

void take_note_variables(Record& record, Findings& findings) {
    const TextField* const field = note_of(record);
    if (field == nullptr) return;
    const Text note = field->value;
    const SourceSpan source = field->source;
    const ItemType before = record.type;
    Promotion promotion(record, source);
    std::vector<Piece> taken;
    each_piece(note.plain.substr(0, plain_size(note)), [&](const Piece& piece) {
        if (!promotion.is_due(piece)) return;
        promotion.promote(piece);
        taken.push_back(piece);
    });
    if (taken.empty()) return;
    if (record.type != before) report_type(record, name_of(before), source, findings);
    const Text rest = without(record.arena(), note, taken);
    for (std::size_t i = 0; i < record.texts.size(); ++i) {
        if (record.texts[i].variable != Variable::note) continue;
        if (rest.empty()) record.texts.erase(i);
        else record.texts[i].value = rest;
        return;
    }
}

}  // namespace bibcast::csl_json

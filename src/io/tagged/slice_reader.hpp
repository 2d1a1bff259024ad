#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "io/passed_over.hpp"
#include "io/tagged/field.hpp"
#include "io/tagged/grammar.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

/// What the reader of slices itself reports, by the codes of the format.
struct ReaderCodes {
    const Code* stray_text;
    const Code* missing_end;  ///< null: a record needs no line that ends it
};

/// Reads the records of one slice, line by line.
///
/// `AnyGrammar` is `Grammar` or one of its kind; `MakeBuilder` makes a pointer to what takes the fields of a record (`add`) and
/// finishes it (`finish`).
template <typename AnyGrammar, typename MakeBuilder>
class SliceReader {
  public:
    SliceReader(std::string_view text, Arena& arena, const Sink& sink, Findings& findings, const ReaderCodes& codes, MakeBuilder make_builder)
        : text_(text), arena_(arena), sink_(sink), findings_(findings), codes_(codes), make_builder_(std::move(make_builder)) {}

    void read(AnyGrammar& grammar) {
        Lines lines(text_);
        while (lines.next()) {
            const Line line = grammar.see(lines.line());
            switch (line.kind) {
                case LineKind::begin:
                    finish_record(false, lines.begin());
                    begin_record(lines.begin(), line);
                    break;
                case LineKind::field: inside() ? begin_field(line) : begin_record(lines.begin(), line); break;
                case LineKind::text: inside() ? go_on(lines) : add_stray(lines); break;
                case LineKind::stray: add_stray(lines); break;
                case LineKind::end: end_record(line, lines.begin() + lines.line().size()); break;
                case LineKind::head:
                    finish_record(false, lines.begin());
                    add_head(lines.line());
                    break;
            }
        }
        finish_record(false, text_.size());
        finish_stray();
    }

  private:
    [[nodiscard]] bool inside() const { return record_.has_value(); }

    void begin_record(std::size_t at, const Line& line) {
        finish_stray();
        before_record_ = arena_.mark();
        record_.emplace(arena_);
        record_->source.begin = static_cast<std::uint32_t>(at);
        builder_ = make_builder_(*record_, findings_);
        first_ = line;
        begin_field(line);
    }

    void begin_field(const Line& line) {
        finish_field();
        field_ = {line.tag, line.value, span_of(line.value)};
        pieces_.clear();
    }

    void go_on(const Lines& lines) {
        const std::string_view piece = trim(lines.line());
        if (piece.empty()) return;
        if (pieces_.empty() && !field_.value.empty()) pieces_.push_back(field_.value);
        if (pieces_.empty()) field_.span = span_of(piece);
        pieces_.push_back(piece);
        field_.span.end = static_cast<std::uint32_t>(lines.begin() + lines.line().size());
    }

    void finish_field() {
        if (field_.tag.empty()) return;
        if (!pieces_.empty()) field_.value = joined();
        builder_->add(field_);
        field_ = {};
    }

    [[nodiscard]] std::string_view joined() {
        std::size_t size = 0;
        for (const std::string_view piece : pieces_) size += piece.size() + 1;
        char* const begin = static_cast<char*>(arena_.allocate(size, 1));
        char* at = begin;
        for (const std::string_view piece : pieces_) {
            at = std::copy(piece.begin(), piece.end(), at);
            *at++ = '\n';
        }
        return trim({begin, size - 1});
    }

    void end_record(const Line& line, std::size_t end) {
        finish_field();
        if (!line.value.empty()) add_stray(span_of(line.value));
        finish_record(true, end);
    }

    void finish_record(bool ended, std::size_t end) {
        // A slice may end here: what is said of stray text must not depend on it.
        if (!inside()) return finish_stray();
        finish_field();
        record_->source.end = static_cast<std::uint32_t>(end);
        builder_->finish();
        if (!ended && codes_.missing_end != nullptr) {
            findings_.add(*codes_.missing_end, span_of(first_.tag), "the record has no line that ends it").record_id = record_->id;
        }
        finish_stray();
        sink_(*record_);
        builder_.reset();
        record_.reset();
        arena_.rewind(before_record_);
    }

    [[nodiscard]] SourceSpan span_of(std::string_view part) const {
        if (part.data() == nullptr) return {};
        const std::size_t begin = static_cast<std::size_t>(part.data() - text_.data());
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
    }

    void add_stray(const Lines& lines) {
        const std::string_view text = trim(lines.line());
        if (text.empty()) return;
        add_stray(span_of(text));
    }

    void add_stray(SourceSpan span) {
        if (!stray_.known()) stray_.begin = span.begin;
        stray_.end = span.end;
    }

    void finish_stray() {
        if (!stray_.known()) return;
        Finding& finding = findings_.add(*codes_.stray_text, stray_, "text that belongs to no record");
        finding.value = trim(text_.substr(stray_.begin, stray_.end - stray_.begin));
        stray_ = {};
    }

    /// A finding for each line: which lines are together in a slice must not show.
    void add_head(std::string_view line) {
        line = trim(line);
        PassedOver head;
        head.add({}, line);
        head.report(span_of(line), {}, findings_);
    }

    std::string_view text_;
    Arena& arena_;
    const Sink& sink_;
    Findings& findings_;
    const ReaderCodes& codes_;
    MakeBuilder make_builder_;
    std::optional<Record> record_;
    Arena::Mark before_record_;
    std::invoke_result_t<MakeBuilder&, Record&, Findings&> builder_;
    Line first_;
    Field field_;
    std::vector<std::string_view> pieces_;
    SourceSpan stray_;
};

}  // namespace bibcast::tagged

#include <algorithm>
#include <optional>
#include <vector>

#include "formats/ris/codes.hpp"
#include "formats/ris/format.hpp"
#include "formats/ris/line.hpp"
#include "formats/ris/record_builder.hpp"
#include "formats/ris/splitter.hpp"
#include "io/tagged/lines.hpp"
#include "text/utf8.hpp"

namespace bibcast::ris {

namespace {

/// Reads the records of one slice, line by line.
class SliceReader {
  public:
    SliceReader(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings)
        : text_(slice.text), arena_(arena), sink_(sink), findings_(findings) {}

    void read() {
        tagged::Lines lines(text_);
        while (lines.next()) {
            const auto tag = split_line(lines.line(), lines.begin());
            if (tag && begins_record(*tag)) {
                finish_record(false, lines.begin());
                begin_record(lines.begin(), *tag);
            } else if (tag && ends_record(*tag)) {
                end_record(*tag, lines.begin() + lines.line().size());
            } else if (inside()) {
                if (tag && is_tag(*tag, shape_)) begin_field(*tag);
                else go_on(lines);
            } else if (tag && is_sure_tag(*tag)) {
                begin_without_type(lines.begin(), *tag);
            } else {
                add_stray(lines);
            }
        }
        finish_record(false, text_.size());
        finish_stray();
    }

  private:
    [[nodiscard]] bool inside() const { return record_.has_value(); }

    void begin_record(std::size_t at, const TagLine& line) {
        finish_stray();
        record_.emplace(arena_);
        record_->source.begin = static_cast<std::uint32_t>(at);
        builder_.emplace(*record_, findings_);
        shape_ = {line.gap, line.upper, line.glued, line.indented};
        begin_field(line);
    }

    void begin_without_type(std::size_t at, const TagLine& line) {
        begin_record(at, line);
        findings_.add(missing_type, line.span, "a record begins without TY");
    }

    void begin_field(const TagLine& line) {
        finish_field();
        field_ = {line.tag, line.value, line.span};
        pieces_.clear();
    }

    /// A line without a tag: blank, or the value goes on.
    void go_on(const tagged::Lines& lines) {
        const std::string_view piece = trim(lines.line());
        if (piece.empty()) return;
        if (equals_ignoring_ascii_case(field_.tag, "TY")) return add_stray(lines);
        if (pieces_.empty()) pieces_.push_back(field_.value);
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

    void end_record(const TagLine& line, std::size_t end) {
        finish_field();
        if (!line.value.empty()) add_stray(line.span);
        finish_record(true, end);
    }

    void finish_record(bool has_end, std::size_t end) {
        if (!inside()) return;
        finish_field();
        record_->source.end = static_cast<std::uint32_t>(end);
        builder_->finish();
        if (!has_end) {
            const SourceSpan first{record_->source.begin, record_->source.begin + 2};
            findings_.add(missing_end, first, "the record has no ER line").record_id = record_->id;
        }
        finish_stray();
        sink_(*record_);
        builder_.reset();
        record_.reset();
    }

    void add_stray(const tagged::Lines& lines) {
        const std::string_view text = trim(lines.line());
        if (text.empty()) return;
        const std::size_t begin = static_cast<std::size_t>(text.data() - text_.data());
        add_stray(SourceSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + text.size())});
    }

    void add_stray(SourceSpan span) {
        if (!stray_.known()) stray_.begin = span.begin;
        stray_.end = span.end;
    }

    void finish_stray() {
        if (!stray_.known()) return;
        Finding& finding = findings_.add(stray_text, stray_, "text that belongs to no record");
        finding.value = trim(text_.substr(stray_.begin, stray_.end - stray_.begin));
        stray_ = {};
    }

    std::string_view text_;
    Arena& arena_;
    const Sink& sink_;
    Findings& findings_;
    std::optional<Record> record_;
    std::optional<RecordBuilder> builder_;
    LineShape shape_;
    Field field_;
    std::vector<std::string_view> pieces_;
    SourceSpan stray_;
};

class RisReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<RisSplitter>(); }
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        SliceReader(slice, arena, sink, findings).read();
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<RisReader>(); }

}  // namespace bibcast::ris

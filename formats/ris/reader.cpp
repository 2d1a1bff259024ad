#include "formats/ris/codes.hpp"
#include "formats/ris/format.hpp"
#include "formats/ris/line.hpp"
#include "formats/ris/record_builder.hpp"
#include "formats/ris/splitter.hpp"
#include "io/tagged/slice_reader.hpp"

namespace bibcast::ris {

namespace {

/// What databases write before each record: its number (`2.`, Ovid; `Record #2 of 9`, Cochrane), and where it is from.
bool is_head(std::string_view line) {
    const std::size_t digits = line.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string_view::npos && line.substr(digits) == ".") return true;
    return line.starts_with("Record #") || line.starts_with("Provider: ") || line.starts_with("Content: text/");
}

/// What each line is, within one slice.
class Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) {
        if (inside_ && is_usual_line(line)) {
            after_type_ = false;
            return {tagged::LineKind::field, line.substr(0, 2), usual_value(line)};
        }
        const auto tag = split_line(line);
        if (tag && begins_record(*tag)) return begin(*tag);
        if (tag && ends_record(*tag)) {
            inside_ = false;
            return {tagged::LineKind::end, tag->tag, tag->value};
        }
        if (!inside_) {
            if (tag && is_sure_tag(*tag)) return begin(*tag);
            return is_head(trim(line)) ? tagged::Line{tagged::LineKind::head, {}, {}} : tagged::Line{};
        }
        if (!tag || !is_tag(*tag, shape_)) return {after_type_ ? tagged::LineKind::stray : tagged::LineKind::text, {}, {}};
        after_type_ = is_type(*tag);
        return {tagged::LineKind::field, tag->tag, tag->value};
    }

  private:
    tagged::Line begin(const TagLine& line) {
        inside_ = true;
        after_type_ = is_type(line);
        shape_ = {line.gap, line.upper, line.glued, line.indented};
        return {tagged::LineKind::begin, line.tag, line.value};
    }

    LineShape shape_;
    bool inside_ = false;
    bool after_type_ = false;  ///< nothing goes on with the value of TY
};

class RisReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<RisSplitter>(); }
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        const auto make = [](Record& record, Findings& to) { return std::make_unique<RecordBuilder>(record, to); };
        Grammar grammar;
        constexpr tagged::ReaderCodes codes{&stray_text, &missing_end};
        tagged::SliceReader<Grammar, decltype(make)>(slice.text, arena, sink, findings, codes, make).read(grammar);
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<RisReader>(); }

}  // namespace bibcast::ris

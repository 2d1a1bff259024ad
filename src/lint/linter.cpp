#include "lint/linter.hpp"

#include <algorithm>
#include <limits>

#include "io/decoder.hpp"
#include "io/passed_over.hpp"
#include "lint/superseded.hpp"
#include "pipeline/citation_key.hpp"
#include "report/position.hpp"

namespace bibcast {

namespace {

constexpr std::size_t slice_size = std::size_t{256} * 1024;

void shift(SourceSpan& span, std::uint32_t base) {
    if (span.known()) span = {span.begin + base, span.end + base};
}

/// Where lines of a source begin, made when the first place in it is asked for.
class LineStarts {
  public:
    explicit LineStarts(std::string_view text) : text_(text) {}

    [[nodiscard]] Position at(std::size_t offset) {
        if (starts_.empty()) find();
        const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
        const std::size_t begin = *(next - 1);
        const Position inside = advance({}, text_.substr(begin, std::min(offset, text_.size()) - begin));
        return {static_cast<std::uint64_t>(next - starts_.begin()), inside.column};
    }

  private:
    void find() {
        starts_.push_back(0);
        for (std::size_t at = text_.find_first_of("\r\n"); at != std::string_view::npos; at = text_.find_first_of("\r\n", at + 1)) {
            if (text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n') ++at;
            starts_.push_back(static_cast<std::uint32_t>(at + 1));
        }
    }

    std::string_view text_;
    std::vector<std::uint32_t> starts_;
};

}  // namespace

Linter::Linter(const LintChoice& choice, const UserMarks& marks)
    : choice_(choice), marks_(marks), findings_([&choice](const Code& code) { return choice.wants(code); }) {
    for (const LintFamily* family : lint_families()) {
        const bool wanted = std::any_of(family->codes.begin(), family->codes.end(), [&](const Code* code) { return choice.wants(*code); });
        if (wanted && family->across != nullptr) across_.push_back(family->across());
    }
}

void Linter::read(Source& source, const Format& format, const Reader& reader) {
    while (!source.at_end()) source.read_more(std::max(slice_size, source.pending().size()));
    // A byte that is no UTF-8 becomes at most three.
    if (source.pending().size() > std::numeric_limits<std::uint32_t>::max() / 3) throw UsageError(source.name() + ": lint holds a source whole, and this one is too large");
    sources_.push_back({.name = source.name(), .format = std::string(format.id), .text = {}});
    sources_.back().text.reserve(source.pending().size());
    if (dynamic_cast<const Decoder*>(&reader) == nullptr) {
        Findings found(false);
        for (EncodingNote& note : source.encoding_notes()) {
            // To be in another encoding is no mistake.
            if (note.code != &text_transcoded) found.add(*note.code, {0, 0}, std::move(note.message));
        }
        for (Finding& finding : found.all()) findings_.take(std::move(finding), static_cast<std::uint32_t>(sources_.size() - 1));
    }
    const auto splitter = reader.splitter();
    if (source.can_read_again()) splitter->look_back_in(source);
    std::uint64_t number = 0;
    while (!source.pending().empty()) {
        const std::string_view text = source.pending();
        Splitter::Cut cut = splitter->next(text, slice_size, true);
        std::size_t end = cut.length == 0 ? text.size() : cut.length;
        if (end < text.size() && text[end - 1] == '\r' && text[end] == '\n') ++end;
        Slice slice{.text = {}, .context = std::move(cut.context), .source_name = source.name(), .number = number++, .last = end == text.size()};
        Findings found(false);
        const std::size_t base = sources_.back().text.size();
        {
            std::string repaired;
            sources_.back().text += decode_slice(reader, text.substr(0, end), repaired, found);
        }
        source.consume(end);
        read_slice(base, slice, reader, found);
    }
}

void Linter::read_slice(std::size_t begin, Slice& slice, const Reader& reader, Findings& found) {
    const auto number = static_cast<std::uint32_t>(sources_.size() - 1);
    const auto base = static_cast<std::uint32_t>(begin);
    const std::string_view text = std::string_view(sources_.back().text).substr(begin);
    slice.text = text;
    const Sink sink = [&](Record& record) {
        assume_meanings(record, marks_, found);
        if (record.id.empty()) make_citation_key(record);
        look_at(record, text, base);
        // A file that is read whole has no end of them: packed they are a tenth.
        constexpr std::size_t many = 1000;
        if (found.all().size() > many) take(found, number, base);
    };
    reader.read(slice, arena_, sink, found);
    take(found, number, base);
    arena_.reset();
}

void Linter::take(Findings& found, std::uint32_t source, std::uint32_t base) {
    for (Finding& finding : found.all()) {
        // What a conversion leaves out is no mistake of the source.
        if (finding.once_key.starts_with(once_if_folded)) continue;
        shift(finding.span, base);
        findings_.take(std::move(finding), source);
    }
    found.all().clear();
}

void Linter::look_at(Record& record, std::string_view text, std::uint32_t base) {
    ++records_;
    const auto number = static_cast<std::uint32_t>(sources_.size() - 1);
    const LintSubject subject{.record = record, .text = text, .format = sources_.back().format, .source = number, .base = base, .texts = findings_.texts()};
    for (const LintFamily* family : lint_families()) {
        if (family->check != nullptr) family->check(subject, findings_);
    }
    for (const auto& rule : across_) rule->add(subject);
}

PackedFindings Linter::finish() {
    for (auto& rule : across_) {
        rule->finish(sources_, findings_);
        rule.reset();  // what it kept is room for what the next one says
    }
    across_.clear();
    PackedFindings all = findings_.take_all();
    all.sort_by_place();
    remove_superseded(all);
    all.set_severities([this](const Code& code) { return choice_.severity_of(code); });
    std::vector<LineStarts> lines;
    for (const LintSource& source : sources_) lines.emplace_back(source.text);
    for (std::size_t index = 0; index < all.size(); ++index) {
        const std::optional<LintPlace> other = all.other(index);
        if (!other) continue;
        const LintSource& source = sources_[other->source];
        const Position place = lines[other->source].at(other->span.begin);
        all.add_hint(index, "compare " + (source.name == "-" ? "<stdin>" : source.name) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column));
    }
    return all;
}

}  // namespace bibcast

#include "pipeline/record_collection.hpp"

#include "io/decoder.hpp"

namespace bibcast {

namespace {

constexpr std::size_t slice_size = std::size_t{1} << 20;

}  // namespace

std::string read_whole(Source& source) {
    while (!source.at_end()) source.read_more(slice_size);
    std::string text(source.pending());
    source.consume(text.size());
    return text;
}

void RecordCollection::read(Source& source, const Reader& reader, Reporter& reporter) {
    reporter.begin_source(source.name());
    Findings repairs(!reporter.wants_all());
    std::string text = read_whole(source);
    decode_slice(reader, text, repairs);
    Position position;
    for (const LocatedFinding& located : locate(std::move(repairs.all()), text)) reporter.report(located, position);
    const std::unique_ptr<Splitter> splitter = reader.splitter();
    Arena scratch;
    Slice slice;
    slice.source_name = source.name();
    for (std::string_view rest = text; !rest.empty();) {
        const Splitter::Cut cut = splitter->next(rest, slice_size, true);
        std::size_t length = cut.length == 0 ? rest.size() : cut.length;
        if (length < rest.size() && rest[length - 1] == '\r' && rest[length] == '\n') ++length;  // one line end
        slice.text = rest.substr(0, length);
        slice.context = cut.context;
        slice.last = length == rest.size();
        Findings findings(!reporter.wants_all());
        reader.read(slice, scratch, [&](Record& record) { records_.push_back(record.copy_into(arena_)); }, findings);
        for (const LocatedFinding& located : locate(std::move(findings.all()), slice.text)) reporter.report(located, position);
        position = advance(position, slice.text);
        rest.remove_prefix(length);
        scratch.reset();
        ++slice.number;
    }
}

}  // namespace bibcast

#include "io/tagged/reader.hpp"

#include "io/tagged/codes.hpp"
#include "io/tagged/slice_reader.hpp"

namespace bibcast::tagged {

void TaggedReader::read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const {
    const ReaderCodes codes{&stray_text, has_end() ? &missing_end : nullptr};
    const auto make = [this](Record& record, Findings& to) { return make_builder(record, to); };
    const std::unique_ptr<Grammar> grammar = make_grammar();
    SliceReader<Grammar, decltype(make)>(slice.text, arena, sink, findings, codes, make).read(*grammar);
}

}  // namespace bibcast::tagged

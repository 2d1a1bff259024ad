#pragma once

#include <memory>

#include "io/tagged/grammar.hpp"
#include "io/tagged/record_builder.hpp"

namespace bibcast::tagged {

/// Reads a tagged format: the grammar tells fields and records apart, and a builder makes each record of its fields.
class TaggedReader : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<RecordSplitter>(make_grammar()); }
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override;

  protected:
    [[nodiscard]] virtual std::unique_ptr<Grammar> make_grammar() const = 0;
    [[nodiscard]] virtual std::unique_ptr<RecordBuilder> make_builder(Record& record, Findings& findings) const = 0;
    /// True if a record without a line that ends it is to be reported.
    [[nodiscard]] virtual bool has_end() const { return false; }
};

/// The reader of a format whose grammar and builder need nothing but what every slice has.
template <typename OwnGrammar, typename OwnBuilder, bool HasEnd = false>
class ReaderOf final : public TaggedReader {
  protected:
    [[nodiscard]] std::unique_ptr<Grammar> make_grammar() const override { return std::make_unique<OwnGrammar>(); }
    [[nodiscard]] std::unique_ptr<RecordBuilder> make_builder(Record& record, Findings& findings) const override {
        return std::make_unique<OwnBuilder>(record, findings);
    }
    [[nodiscard]] bool has_end() const override { return HasEnd; }
};

}  // namespace bibcast::tagged

#pragma once

#include <cstddef>

#include "io/format.hpp"

namespace bibcast {

/// Where the parts of one record go while the rest of it is made, so that a record of a million people is never whole in memory as text.
class Outflow {
  public:
    virtual ~Outflow() = default;
    /// Told by a writer between two parts. What there is of the record may go out now: then `chunk` is empty, and the places in `item` are 0.
    /// That a record may be there twice must have been said before.
    void offer(Chunk& chunk, Chunk::Item& item) {
        if (chunk.bytes.size() >= worth_the_way) take(chunk, item);
    }

  protected:
    static constexpr std::size_t worth_the_way = std::size_t{1} << 20;
    virtual void take(Chunk& chunk, Chunk::Item& item) = 0;
};

/// What a writer is besides whose records can be far longer than what they were read from: it writes a record in parts.
class PartWriter : public Writer {
  public:
    /// As `Writer::write`, but what is written goes out part by part, unless `flow` is null.
    virtual void write_in_parts(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const = 0;
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const final { write_in_parts(record, chunk, item, findings, nullptr); }
};

}  // namespace bibcast

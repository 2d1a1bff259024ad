#pragma once

#include "io/format.hpp"

namespace bibcast {

/// The joiner of every format that has none of its own.
class FramingJoiner final : public Joiner {
  public:
    explicit FramingJoiner(Framing framing) : framing_(framing) {}
    void begin(std::string& /*out*/) override {}
    void add(std::string_view bytes, const Chunk::Item& /*item*/, std::string& out) override {
        out += first_ ? framing_.before : framing_.between;
        first_ = false;
        out += bytes;
    }
    void end(std::string& out) override { out += first_ ? framing_.empty : framing_.after; }
    /// What stands before a record that the caller adds itself.
    void lead(std::string& out) { add({}, {}, out); }

  private:
    Framing framing_;
    bool first_ = true;
};

}  // namespace bibcast

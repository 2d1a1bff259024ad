#pragma once

#include <string>
#include <string_view>

#include "io/format.hpp"
#include "pipeline/key_set.hpp"

namespace bibcast {

/// Puts each record into a file of its own, whose path has the record's citation key for `{key}`. Each file is whole or not there;
/// folders are made. Throws IoError.
class FileJoiner final : public Joiner {
  public:
    static constexpr std::string_view placeholder = "{key}";

    /// `writer` must outlive the joiner.
    FileJoiner(const Writer& writer, std::string pattern) : writer_(writer), pattern_(std::move(pattern)) {}
    void begin(std::string& /*out*/) override {}
    void add(std::string_view bytes, const Chunk::Item& item, std::string& out) override;
    void end(std::string& /*out*/) override {}

  private:
    const Writer& writer_;
    std::string pattern_;
    KeySet names_;
};

}  // namespace bibcast

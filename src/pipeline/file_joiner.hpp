#pragma once

#include <string>
#include <string_view>

#include "io/format.hpp"
#include "io/program.hpp"
#include "pipeline/key_set.hpp"

namespace bibcast {

/// Puts each record into a file of its own, whose path has the record's citation key for `{key}`, or its id where the format writes no key. Each
/// file is whole or not there; folders are made. Throws IoError.
class FileJoiner final : public Joiner {
  public:
    static constexpr std::string_view placeholder = "{key}";

    /// `writer` and the program that each file is written by, if any, must outlive the joiner.
    /// Throws UsageError if the pattern has `{year}` or the like, which nothing is put in place of.
    FileJoiner(const Writer& writer, std::string pattern, const ProgramCall* through = nullptr);
    void begin(std::string& /*out*/) override {}
    void add(std::string_view bytes, const Chunk::Item& with_id, std::string& out) override;
    void end(std::string& /*out*/) override {}

    /// A writer's note on its item, and the id of the record behind it.
    [[nodiscard]] static std::string with_id(std::string_view note, std::string_view id);

  private:
    const Writer& writer_;
    std::string pattern_;
    const ProgramCall* through_;
    KeySet names_;
};

}  // namespace bibcast

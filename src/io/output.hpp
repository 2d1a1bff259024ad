#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "io/program.hpp"

namespace bibcast {

/// The reader of our output has gone (`… | head`). Ends the run with status 0.
struct ClosedPipe {};

/// Where the result goes: standard output, or a file that appears all at once when it is complete.
///
/// A file is written beside its place, synced, and renamed over it by `commit`; without a commit (an error, an interrupt,
/// a kill) the old file stays as it was, and nothing is left beside it (but after SIGKILL where there is no /proc or the
/// file system has no nameless files). Devices and pipes are written as they are.
///
/// A program may stand before it: what is written goes to the program, and what that writes, to the file. If it fails, the file is not complete.
class Output {
  public:
    /// Opens `path`; `-` or nothing is standard output. Starts the program, if there is to be one. Throws IoError and ProgramFailed.
    explicit Output(const std::string& path, const ProgramCall* through = nullptr);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    /// Buffers `bytes`; writes when there are enough of them. Throws IoError or ClosedPipe.
    void write(std::string_view bytes);
    /// Hands on all that is buffered, for a reader who waits at the other end of a pipe.
    void flush();
    /// True once the program has closed its input, as `head` does: more is not written, and that is no failure.
    [[nodiscard]] bool has_enough() const { return has_enough_; }
    /// Completes the output: flushes, waits for the program, syncs, puts the file in its place. Throws ProgramFailed too.
    void commit();

  private:
    void open(const std::string& path);
    void forget();
    void write_out(std::string_view bytes);
    void open_temporary();
    void end_program();

    std::string path_;       ///< the final place; empty for what is written directly
    std::string temporary_;  ///< the name of the unfinished file; empty while it has none
    std::string shown_name_;
    std::string buffer_;
    int descriptor_ = -1;
    bool committed_ = false;
    std::unique_ptr<Program> program_;
    bool has_enough_ = false;
};

}  // namespace bibcast

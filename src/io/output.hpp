#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// The reader of our output has gone (`… | head`). Ends the run with status 0.
struct ClosedPipe {};

/// Where the result goes: standard output, or a file that appears all at once when it is complete.
///
/// A file is written beside its place, synced, and renamed over it by `commit`; without a commit (an error, an interrupt,
/// a kill) the old file stays as it was, and nothing is left beside it (but after SIGKILL where there is no /proc or the
/// file system has no nameless files). Devices and pipes are written as they are.
class Output {
  public:
    /// Opens `path`; `-` or nothing is standard output. Throws IoError.
    explicit Output(const std::string& path);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    /// Buffers `bytes`; writes when there are enough of them. Throws IoError or ClosedPipe.
    void write(std::string_view bytes);
    /// Hands on all that is buffered, for a reader who waits at the other end of a pipe.
    void flush();
    /// Completes the output: flushes, syncs, puts the file in its place.
    void commit();

  private:
    void write_out(std::string_view bytes);
    void open_temporary();

    std::string path_;       ///< the final place; empty for what is written directly
    std::string temporary_;  ///< the name of the unfinished file; empty while it has none
    std::string shown_name_;
    std::string buffer_;
    int descriptor_ = -1;
    bool committed_ = false;
};

/// Removes unfinished files when the process is told to end (SIGINT, SIGTERM, SIGHUP), then ends by that signal;
/// ignores SIGPIPE, so that a closed pipe is seen as `ClosedPipe`, and SIGXFSZ: a file that may not grow further is an error like a full disk.
void install_signal_handlers();

}  // namespace bibcast

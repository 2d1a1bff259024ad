#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "diag/finding.hpp"
#include "text/encoding.hpp"

namespace bibcast {

/// The world did not let us read or write. `what()` names the file and the system's reason.
class IoError : public std::exception {
  public:
    explicit IoError(std::string message) : message_(std::move(message)) {}
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

  private:
    std::string message_;
};

/// A file or standard input, read in blocks and decoded to UTF-8 as far as its byte order mark tells.
class Source {
  public:
    /// Opens `path`; `-` is standard input. Throws IoError (missing, a directory, not readable).
    static Source open(const std::string& path);
    /// A text that is already in memory.
    static Source of_text(std::string name, std::string text);

    Source(Source&&) noexcept;
    Source& operator=(Source&&) = delete;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    ~Source();

    [[nodiscard]] const std::string& name() const { return name_; }

    /// The bytes not yet consumed that have been read so far.
    [[nodiscard]] std::string_view pending() const { return std::string_view(buffer_).substr(consumed_); }
    [[nodiscard]] bool at_end() const { return at_end_; }
    /// Reads about `wanted` more bytes (what a pipe has, if that is less) behind `pending`. Throws IoError.
    void read_more(std::size_t wanted);
    /// Takes the first `size` pending bytes away.
    void consume(std::size_t size);
    /// Reads until `size` bytes are pending or the end is reached, and returns what is there.
    std::string_view peek(std::size_t size);
    /// False if a read would have to wait for another process.
    [[nodiscard]] bool is_ready() const;

    [[nodiscard]] Encoding encoding() const { return encoding_; }

  private:
    Source(std::string name, int descriptor) : name_(std::move(name)), descriptor_(descriptor) {}
    void detect();

    std::string name_;
    int descriptor_ = -1;
    std::string buffer_;
    std::size_t consumed_ = 0;
    bool at_end_ = false;
    bool detected_ = false;
    Encoding encoding_ = Encoding::utf8;
    std::unique_ptr<Transcoder> transcoder_;
};

}  // namespace bibcast

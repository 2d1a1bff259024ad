#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/finding.hpp"
#include "text/declared_charset.hpp"
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

/// A finding about a source as a whole.
struct EncodingNote {
    const Code* code;
    std::string message;
};

/// A file or standard input, read in blocks and decoded to UTF-8: by its byte order mark, else from the charset that the user chose, else from
/// the one that its first lines name, if it is not UTF-8 after all.
class Source {
  public:
    /// Opens `path`; `-` is standard input. `charset`: a label that `charset_named` knows; empty: none was chosen. Throws IoError (missing,
    /// a directory, not readable).
    static Source open(const std::string& path, std::string charset = {});
    /// What comes out of a pipe, whose end it closes.
    static Source of_pipe(std::string name, int descriptor) { return {std::move(name), descriptor, {}}; }
    /// A text that is already in memory.
    static Source of_text(std::string name, std::string text);

    Source(Source&&) noexcept;
    Source& operator=(Source&&) = delete;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    ~Source();

    [[nodiscard]] const std::string& name() const { return name_; }
    /// For a program that reads it in our place.
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// The bytes not yet consumed that have been read so far.
    [[nodiscard]] std::string_view pending() const { return {memory_.get() + begin_, end_ - begin_}; }
    [[nodiscard]] bool at_end() const { return at_end_; }
    /// Reads the first bytes, as many as it takes to know the encoding. Throws IoError.
    void begin();
    /// Reads about `wanted` more bytes (what a pipe has, if that is less) behind `pending`. Throws IoError.
    void read_more(std::size_t wanted);
    /// Takes the first `size` pending bytes away.
    void consume(std::size_t size);
    /// Reads until `size` bytes are pending or the end is reached, and returns what is there.
    std::string_view peek(std::size_t size);
    /// False if a read would have to wait for another process.
    [[nodiscard]] bool is_ready() const;

    /// What it was converted from so far, and who says so; empty if it is UTF-8 up to here. Not known before something was read.
    [[nodiscard]] std::string read_as() const;
    /// What is to be said of its encoding, as far as it is known.
    [[nodiscard]] std::vector<EncodingNote> encoding_notes() const;

    /// How many bytes were consumed.
    [[nodiscard]] std::uint64_t consumed() const { return consumed_; }
    /// Whether bytes that were consumed can be had again: so it is with a file in UTF-8, and not with a pipe.
    [[nodiscard]] bool can_read_again() const { return is_file_ && detected_ && transcoder_ == nullptr; }
    /// `size` bytes from the consumed one at `offset` on; fewer if the file has become shorter. Throws IoError.
    [[nodiscard]] std::string read_again(std::uint64_t offset, std::size_t size) const;

  private:
    Source(std::string name, int descriptor, std::string charset) : name_(std::move(name)), descriptor_(descriptor), charset_(std::move(charset)) {}
    /// Makes room for `size` bytes behind those that are pending, in fresh memory that nobody has to clear before it is read into.
    char* make_room(std::size_t size);
    void append(std::string_view bytes);
    void detect();
    [[nodiscard]] std::unique_ptr<Transcoder> find_transcoder();

    std::string name_;
    int descriptor_ = -1;
    bool is_file_ = false;
    struct Free {
        void operator()(char* memory) const { std::free(memory); }
    };
    std::unique_ptr<char, Free> memory_;
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;  ///< of the bytes that are pending
    std::size_t end_ = 0;
    std::uint64_t consumed_ = 0;
    std::size_t mark_size_ = 0;  ///< of the byte order mark
    bool at_end_ = false;
    bool detected_ = false;
    enum class Says : std::uint8_t { bytes, user, source };
    Says says_ = Says::bytes;  ///< who knows what is transcoded
    std::string charset_;      ///< that the user chose
    std::unique_ptr<Transcoder> transcoder_;
    // If what was read first is not UTF-8 and nobody says what it is:
    std::string unknown_charset_;  ///< the charset that it names, of which nobody knows
    std::string likely_charset_;   ///< the one that it seems to be in
};

}  // namespace bibcast

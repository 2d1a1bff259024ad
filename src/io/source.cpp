#include "io/source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace bibcast {

namespace {

[[noreturn]] void fail(const std::string& name, int error) {
    throw IoError((name == "-" ? "standard input" : name) + ": " + std::strerror(error));
}

/// Four bytes are enough for every mark and to see that there is none; the pattern of zeros wants some more.
bool can_detect(std::string_view head) {
    if (head.size() < 4) return false;
    return head.size() >= 256 || head.substr(0, 4).find('\0') == std::string_view::npos;
}

}  // namespace

Source Source::open(const std::string& path) {
    if (path == "-") return {"-", STDIN_FILENO};
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    Source source(path, descriptor);
    struct stat info {};
    if (::fstat(descriptor, &info) != 0) fail(path, errno);
    if (S_ISDIR(info.st_mode)) throw IoError(path + ": is a directory");
    return source;
}

Source Source::of_text(std::string name, std::string text) {
    Source source(std::move(name), -1);
    source.buffer_ = std::move(text);
    source.at_end_ = true;
    source.detect();
    return source;
}

Source::Source(Source&& other) noexcept
    : name_(std::move(other.name_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)),
      consumed_(other.consumed_),
      at_end_(other.at_end_),
      detected_(other.detected_),
      encoding_(other.encoding_),
      transcoder_(std::move(other.transcoder_)) {}

Source::~Source() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

void Source::detect() {
    detected_ = true;
    const DetectedEncoding found = detect_encoding(buffer_);
    encoding_ = found.encoding;
    buffer_.erase(0, found.mark_size);
    if (encoding_ == Encoding::utf8) return;
    transcoder_ = std::make_unique<Transcoder>(encoding_);
    std::string decoded;
    transcoder_->convert(buffer_, at_end_, decoded);
    buffer_ = std::move(decoded);
}

void Source::read_more(std::size_t wanted) {
    if (at_end_) return;
    // What was consumed is dropped only when there is enough of it, so that it is not moved for every slice.
    if (consumed_ > 0 && (consumed_ >= buffer_.size() / 2)) {
        buffer_.erase(0, consumed_);
        consumed_ = 0;
    }
    const std::size_t had = buffer_.size();
    buffer_.resize(had + wanted);
    ssize_t got = 0;
    do {
        got = ::read(descriptor_, buffer_.data() + had, wanted);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        const int error = errno;
        buffer_.resize(had);
        fail(name_, error);
    }
    buffer_.resize(had + static_cast<std::size_t>(got));
    at_end_ = got == 0;
    if (!detected_) {
        if (at_end_ || can_detect(buffer_)) detect();
        return;
    }
    if (transcoder_ != nullptr) {
        const std::string bytes = buffer_.substr(had);
        buffer_.resize(had);
        transcoder_->convert(bytes, at_end_, buffer_);
    }
}

void Source::consume(std::size_t size) {
    consumed_ += size;
    // A huge record is not held twice.
    constexpr std::size_t kept_size = std::size_t{4} << 20;
    if (consumed_ == buffer_.size() && buffer_.capacity() > kept_size) {
        std::string().swap(buffer_);
        consumed_ = 0;
    }
}

std::string_view Source::peek(std::size_t size) {
    while ((pending().size() < size || !detected_) && !at_end_) read_more(size);
    return pending().substr(0, size);
}

bool Source::is_ready() const {
    if (descriptor_ < 0 || at_end_) return true;
    pollfd descriptor{descriptor_, POLLIN, 0};
    return ::poll(&descriptor, 1, 0) != 0;
}

}  // namespace bibcast

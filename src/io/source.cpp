#include "io/source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t first_block = std::size_t{64} << 10;

[[noreturn]] void fail(const std::string& name, int error) {
    throw IoError((name == "-" ? "standard input" : name) + ": " + std::strerror(error));
}

/// True if reading failed for a while only. Where a pipe was made not to wait, this waits.
bool is_worth_another_try(int descriptor) {
    if (errno != EAGAIN) return errno == EINTR;
    pollfd waited{descriptor, POLLIN, 0};
    return ::poll(&waited, 1, -1) >= 0 || errno == EINTR;
}

/// Four bytes are enough for every mark and to see that there is none; the pattern of zeros wants some more, and so do first lines.
bool can_detect(std::string_view head) {
    if (head.size() < 4 || !shows_declaration(head)) return false;
    return head.size() >= 256 || head.substr(0, 4).find('\0') == std::string_view::npos;
}

/// Whether `text` is UTF-8, but for a character that its end cuts if more may come.
bool is_utf8_so_far(std::string_view text, bool at_end) {
    const std::size_t bad = find_invalid_utf8(text);
    return bad == std::string_view::npos || (!at_end && text.size() - bad < 4);
}

}  // namespace

Source Source::open(const std::string& path, std::string charset) {
    if (path == "-") return {"-", STDIN_FILENO, std::move(charset)};
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    Source source(path, descriptor, std::move(charset));
    struct stat info {};
    if (::fstat(descriptor, &info) != 0) fail(path, errno);
    if (S_ISDIR(info.st_mode)) throw IoError(path + ": is a directory");
    source.is_file_ = S_ISREG(info.st_mode);
    return source;
}

Source Source::of_text(std::string name, std::string text) {
    Source source(std::move(name), -1, {});
    source.append(text);
    source.at_end_ = true;
    source.detect();
    return source;
}

Source::Source(Source&& other) noexcept
    : name_(std::move(other.name_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      is_file_(other.is_file_),
      memory_(std::move(other.memory_)),
      capacity_(std::exchange(other.capacity_, 0)),
      begin_(std::exchange(other.begin_, 0)),
      end_(std::exchange(other.end_, 0)),
      consumed_(other.consumed_),
      mark_size_(other.mark_size_),
      at_end_(other.at_end_),
      detected_(other.detected_),
      says_(other.says_),
      charset_(std::move(other.charset_)),
      transcoder_(std::move(other.transcoder_)),
      unknown_charset_(std::move(other.unknown_charset_)),
      likely_charset_(std::move(other.likely_charset_)) {}

Source::~Source() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

char* Source::make_room(std::size_t size) {
    const std::size_t kept = end_ - begin_;
    const bool grows = kept + size > capacity_;
    // What was consumed is dropped only when there is enough of it, so that it is not moved for every slice.
    if (capacity_ - end_ < size && begin_ != 0 && (grows || begin_ >= kept)) {
        std::memmove(memory_.get(), memory_.get() + begin_, kept);
        begin_ = 0;
        end_ = kept;
    }
    if (capacity_ - end_ < size) {
        // The system moves the pages of a large block, and copies nothing.
        const std::size_t capacity = std::max(end_ + size, end_ * 2);
        char* const memory = static_cast<char*>(std::realloc(memory_.get(), capacity));
        if (memory == nullptr) throw std::bad_alloc();
        static_cast<void>(memory_.release());
        memory_.reset(memory);
        capacity_ = capacity;
    }
    return memory_.get() + end_;
}

void Source::append(std::string_view bytes) {
    if (!bytes.empty()) std::memcpy(make_room(bytes.size()), bytes.data(), bytes.size());
    end_ += bytes.size();
}

/// The one for what is pending; null if that is UTF-8, or nobody knows what it is.
std::unique_ptr<Transcoder> Source::find_transcoder() {
    const DetectedEncoding found = detect_encoding(pending());
    mark_size_ = found.mark_size;
    begin_ += mark_size_;
    if (mark_size_ != 0 || found.encoding != Encoding::utf8) return make_transcoder(found.encoding);
    if (!charset_.empty()) {
        says_ = Says::user;
        return make_transcoder(charset_);
    }
    const DeclaredCharset declared = declared_charset(pending());
    says_ = declared.utf8.empty() ? Says::bytes : Says::source;
    auto transcoder = declared.label.empty() ? nullptr : make_declared_transcoder(declared.label);
    if (transcoder == nullptr && !is_utf8_so_far(pending(), at_end_)) {
        likely_charset_ = bibcast::likely_charset(pending());
        if (!declared.label.empty() && charset_named(declared.label).empty()) unknown_charset_ = declared.label;
    }
    return transcoder;
}

std::string Source::read_as() const {
    if (transcoder_ == nullptr || transcoder_->name().empty()) return {};
    constexpr std::array<std::string_view, 3> who = {"", ", as --input-encoding says", ", as its first lines say"};
    return std::string(transcoder_->name()).append(who[static_cast<std::size_t>(says_)]);
}

std::vector<EncodingNote> Source::encoding_notes() const {
    std::vector<EncodingNote> notes;
    if (const std::string charset = read_as(); !charset.empty()) notes.push_back({&text_transcoded, "read as " + charset});
    if (!unknown_charset_.empty()) notes.push_back({&text_unknown_encoding, "its first lines say '" + unknown_charset_ + "', which is no encoding that is known"});
    if (!likely_charset_.empty()) notes.push_back({&text_likely_encoding, "this looks like " + likely_charset_ + "; if it is, say --input-encoding " + likely_charset_});
    return notes;
}

void Source::detect() {
    detected_ = true;
    transcoder_ = find_transcoder();
    if (transcoder_ == nullptr) return;
    std::string decoded;
    transcoder_->convert(pending(), at_end_, decoded);
    begin_ = end_;
    append(decoded);
}

void Source::begin() {
    // All that is there of the first block: what decides may stand anywhere in it.
    while (!detected_ && !at_end_) read_more(first_block);
}

void Source::read_more(std::size_t wanted) {
    if (at_end_) return;
    char* const room = make_room(wanted);
    ssize_t got = 0;
    do {
        got = ::read(descriptor_, room, wanted);
    } while (got < 0 && is_worth_another_try(descriptor_));
    if (got < 0) fail(name_, errno);
    at_end_ = got == 0;
    const std::string_view bytes(room, static_cast<std::size_t>(got));
    if (detected_ && transcoder_ != nullptr) {
        std::string decoded;
        transcoder_->convert(bytes, at_end_, decoded);
        append(decoded);
        return;
    }
    end_ += bytes.size();
    if (!detected_ && (at_end_ || can_detect(pending()))) detect();
}

void Source::consume(std::size_t size) {
    begin_ += size;
    consumed_ += size;
    // A huge record is not held twice, whatever little stands behind it.
    constexpr std::size_t kept_size = std::size_t{4} << 20;
    constexpr std::size_t little = std::size_t{64} << 10;
    if (capacity_ <= kept_size || end_ - begin_ > little) return;
    const std::string left(pending());
    memory_ = nullptr;
    capacity_ = begin_ = end_ = 0;
    append(left);
}

std::string Source::read_again(std::uint64_t offset, std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t had = 0;
    while (had < size) {
        const ssize_t got = ::pread(descriptor_, bytes.data() + had, size - had, static_cast<off_t>(mark_size_ + offset + had));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(name_, errno);
        if (got == 0) break;
        had += static_cast<std::size_t>(got);
    }
    bytes.resize(had);
    return bytes;
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

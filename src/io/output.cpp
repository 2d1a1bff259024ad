#include "io/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "io/source.hpp"

namespace bibcast {

namespace {

constexpr std::size_t buffer_size = std::size_t{256} * 1024;
/// What is as large as this goes out by itself: copying it would cost more than a call of the system.
constexpr std::size_t large_piece = std::size_t{32} * 1024;

// The name of the unfinished file, where the signal handler can see it. One output is open at a time.
std::array<char, 4096> unfinished{};
volatile std::sig_atomic_t has_unfinished = 0;

extern "C" void remove_unfinished_and_end(int signal) {
    if (has_unfinished != 0) ::unlink(unfinished.data());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void remember_unfinished(const std::string& name) {
    has_unfinished = 0;
    if (name.empty() || name.size() + 1 > unfinished.size()) return;
    std::memcpy(unfinished.data(), name.c_str(), name.size() + 1);
    has_unfinished = 1;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// A symbolic link is followed, so that it stays and the file behind it is replaced, or made.
std::string resolved(const std::string& path) {
    std::filesystem::path place = path;
    std::error_code error;
    constexpr int most = 40;  // as many as the kernel follows
    for (int i = 0; i < most && std::filesystem::is_symlink(place, error); ++i) place = place.parent_path() / std::filesystem::read_symlink(place, error);
    return place.string();
}

}  // namespace

void install_signal_handlers() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, remove_unfinished_and_end);
}

Output::Output(const std::string& path) : shown_name_(path.empty() || path == "-" ? "standard output" : path) {
    if (path.empty() || path == "-") {
        descriptor_ = STDOUT_FILENO;
        return;
    }
    struct stat info {};
    const bool exists = ::stat(path.c_str(), &info) == 0;
    if (exists && S_ISDIR(info.st_mode)) throw IoError(path + ": is a directory");
    if (exists && !S_ISREG(info.st_mode)) {
        descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor_ < 0) throw IoError(path + ": " + std::strerror(errno));
        return;
    }
    path_ = resolved(path);
    open_temporary();
    // The new file takes the old one's permissions; a fresh one what the umask leaves.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    static_cast<void>(::fchmod(descriptor_, exists ? info.st_mode & 07777U : 0666U & ~mask));
}

void Output::open_temporary() {
    const std::string folder = folder_of(path_);
    // Without a name there is nothing to clean up, even after SIGKILL. Not every file system can do it, and it gets its name
    // through /proc, which a bare chroot does not have.
    if (::access("/proc/self/fd", X_OK) == 0) descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) return;
    temporary_ = path_ + ".bibcast-XXXXXX";
    descriptor_ = ::mkstemp(temporary_.data());
    if (descriptor_ < 0) {
        const int error = errno;
        temporary_.clear();
        throw IoError(path_ + ": cannot write beside it: " + std::strerror(error));
    }
    remember_unfinished(temporary_);
}

Output::~Output() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
    if (!committed_ && !temporary_.empty()) ::unlink(temporary_.c_str());
    has_unfinished = 0;
}

void Output::write(std::string_view bytes) {
    if (bytes.size() >= large_piece) {
        flush();
        write_out(bytes);
        return;
    }
    buffer_ += bytes;
    if (buffer_.size() >= buffer_size) flush();
}

void Output::flush() {
    write_out(buffer_);
    buffer_.clear();
}

void Output::write_out(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            if (errno == EAGAIN) {  // a pipe that somebody made not to wait
                pollfd descriptor{descriptor_, POLLOUT, 0};
                ::poll(&descriptor, 1, -1);
                continue;
            }
            if (errno == EPIPE) throw ClosedPipe{};
            throw IoError(shown_name_ + ": " + std::strerror(errno));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Output::commit() {
    flush();
    if (path_.empty()) {
        committed_ = true;
        return;
    }
    if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) throw IoError(shown_name_ + ": " + std::strerror(errno));
    if (temporary_.empty()) {
        // linkat cannot replace a file: the nameless one gets a name beside it, for the moment of the renaming.
        const std::string link = "/proc/self/fd/" + std::to_string(descriptor_);
        std::string name;
        for (unsigned attempt = 0;; ++attempt) {
            name = path_ + ".bibcast-" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
            if (::linkat(AT_FDCWD, link.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) break;
            if (errno != EEXIST || attempt == 99) throw IoError(shown_name_ + ": " + std::strerror(errno));
        }
        temporary_ = name;
        remember_unfinished(temporary_);
    }
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) throw IoError(shown_name_ + ": " + std::strerror(errno));
    committed_ = true;
    has_unfinished = 0;
}

}  // namespace bibcast

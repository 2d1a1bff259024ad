#include "io/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "io/interrupt.hpp"
#include "io/source.hpp"

namespace bibcast {

namespace {

constexpr std::size_t buffer_size = std::size_t{256} * 1024;
/// What is as large as this goes out by itself: copying it would cost more than a call of the system.
constexpr std::size_t large_piece = std::size_t{32} * 1024;

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

Output::Output(const std::string& path, const ProgramCall* through) : shown_name_(path.empty() || path == "-" ? "standard output" : path) {
    open(path);
    if (through == nullptr) return;
    try {
        program_ = std::make_unique<Program>(*through, Program::pipe, descriptor_);
    } catch (...) {
        forget();
        throw;
    }
}

void Output::open(const std::string& path) {
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
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
        const int error = errno;
        temporary_.clear();
        throw IoError(path_ + ": cannot write beside it: " + std::strerror(error));
    }
    remember_unfinished(temporary_);
}

Output::~Output() { forget(); }

void Output::forget() {
    program_ = nullptr;
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
    if (!committed_ && !temporary_.empty()) ::unlink(temporary_.c_str());
    remember_unfinished({});
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

/// Whether nobody reads any more what standard output is given.
static bool is_broken_pipe(int descriptor) {
    pollfd asked{descriptor, POLLOUT, 0};
    return ::poll(&asked, 1, 0) > 0 && (asked.revents & POLLERR) != 0;
}

void Output::end_program() {
    const ProgramEnd end = program_->wait();
    if (end.is_good()) return;
    if (path_.empty() && is_broken_pipe(descriptor_)) throw ClosedPipe{};
    throw ProgramFailed(program_->call().shown + " " + end.text());
}

void Output::write_out(std::string_view bytes) {
    const int descriptor = program_ != nullptr ? program_->input() : descriptor_;
    if (has_enough_) return;
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            if (errno == EAGAIN) {  // a pipe that somebody made not to wait
                pollfd waited{descriptor, POLLOUT, 0};
                ::poll(&waited, 1, -1);
                continue;
            }
            if (errno == EPIPE && program_ != nullptr) {
                has_enough_ = true;
                return;
            }
            if (errno == EPIPE) throw ClosedPipe{};
            throw IoError(shown_name_ + ": " + std::strerror(errno));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Output::commit() {
    flush();
    if (program_ != nullptr) end_program();
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
    remember_unfinished({});
}

}  // namespace bibcast

#include "io/program.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <thread>

#include "io/interrupt.hpp"

extern char** environ;

namespace bibcast {

namespace {

/// The folders of `PATH`, in order; an empty one is the working directory (POSIX.1-2017, XBD 8.3).
std::vector<std::string> folders_of_path() {
    const char* const value = std::getenv("PATH");
    std::string_view rest = value == nullptr ? "/usr/local/bin:/usr/bin:/bin" : value;
    std::vector<std::string> folders;
    while (true) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        folders.emplace_back(end == 0 ? std::string_view(".") : rest.substr(0, end));
        if (end == rest.size()) return folders;
        rest.remove_prefix(end + 1);
    }
}

bool is_executable(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

void close_one(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

/// What `posix_spawn` is told.
class Actions {
  public:
    explicit Actions(const sigset_t& mask) {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
        sigset_t usual;
        sigemptyset(&usual);
        for (const int signal : {SIGPIPE, SIGXFSZ}) sigaddset(&usual, signal);
        ::posix_spawnattr_setsigdefault(&attributes, &usual);
        ::posix_spawnattr_setsigmask(&attributes, &mask);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~Actions() {
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
    }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

[[noreturn]] void fail_to_start(const ProgramCall& call, int error) {
    std::string message = call.shown + " cannot be started: " + std::strerror(error);
    if (error == ENOEXEC) message += " (a script begins with #! and its interpreter)";
    if (error == ENOENT) message += " (" + call.path + ", or the interpreter that its first line names)";
    throw ProgramFailed(message);
}

}  // namespace

ProgramCall shell_call(const std::string& command) { return {command, "/bin/sh", {"-c", command}}; }

std::string find_program(std::string_view name) {
    for (const std::string& folder : folders_of_path()) {
        std::string path = folder + "/" + std::string(name);
        if (is_executable(path)) return path;
    }
    return {};
}

std::vector<std::pair<std::string, std::string>> programs_that_begin(std::string_view prefix) {
    std::map<std::string, std::string> found;
    for (const std::string& folder : folders_of_path()) {
        // Thousands of files may stand there, of which only the names are asked for.
        const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
        if (open == nullptr) continue;
        while (const dirent* const entry = ::readdir(open.get())) {
            const std::string_view name = entry->d_name;
            if (!name.starts_with(prefix)) continue;
            std::string path = folder + "/" + std::string(name);
            if (is_executable(path)) found.try_emplace(std::string(name), std::move(path));
        }
    }
    return {found.begin(), found.end()};
}

bool ProgramEnd::is_good() const { return WIFEXITED(status_) && WEXITSTATUS(status_) == 0; }

bool ProgramEnd::is_by_closed_pipe() const {
    if (WIFSIGNALED(status_)) return WTERMSIG(status_) == SIGPIPE;
    return WEXITSTATUS(status_) == 128 + SIGPIPE;
}

std::string ProgramEnd::text() const {
    if (WIFSIGNALED(status_)) {
        const int signal = WTERMSIG(status_);
        const char* const name = ::strsignal(signal);
        return "was ended by signal " + std::to_string(signal) + (name == nullptr ? "" : " (" + std::string(name) + ")");
    }
    return "ended with status " + std::to_string(WEXITSTATUS(status_));
}

Program::Program(ProgramCall call, int input, int output) : call_(std::move(call)) {
    std::array<int, 2> to_it{-1, -1};
    std::array<int, 2> from_it{-1, -1};
    if ((input == pipe && ::pipe2(to_it.data(), O_CLOEXEC) != 0) || (output == pipe && ::pipe2(from_it.data(), O_CLOEXEC) != 0)) {
        const int error = errno;
        for (int& end : to_it) close_one(end);
        fail_to_start(call_, error);
    }
    std::vector<char*> arguments = {call_.path.data()};
    for (std::string& argument : call_.arguments) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    int error = 0;
    {
        const HeldSignals held;
        Actions actions(held.before());
        // Onto itself a descriptor is not closed any more when the program begins. So standard error is never a file that it opens.
        ::posix_spawn_file_actions_adddup2(&actions.files, input == pipe ? to_it[0] : input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions.files, output == pipe ? from_it[1] : output, STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions.files, STDERR_FILENO, STDERR_FILENO);
        error = ::posix_spawn(&id_, call_.path.c_str(), &actions.files, &actions.attributes, arguments.data(), environ);
        if (error == 0) remember_program(id_);
        else id_ = 0;
    }
    close_one(to_it[0]);
    close_one(from_it[1]);
    input_ = to_it[1];
    output_ = from_it[0];
    if (error == 0) return;
    close_pipes();
    fail_to_start(call_, error);
}

void Program::close_input() { close_one(input_); }

void Program::close_pipes() {
    close_one(input_);
    close_one(output_);
}

ProgramEnd Program::wait() {
    close_pipes();
    // Its id is forgotten while it still is its own.
    siginfo_t info{};
    while (::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {}
    forget_program(id_);
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {}
    id_ = 0;
    return ProgramEnd(status);
}

void Program::tell(int signal) const {
    if (id_ > 0) ::kill(id_, signal);
}

Program::~Program() {
    close_pipes();
    if (id_ == 0) return;
    tell(SIGTERM);
    // What does not hear is not asked again.
    constexpr int tries = 50;
    constexpr auto pause = std::chrono::milliseconds(10);
    for (int i = 0; i < tries; ++i) {
        siginfo_t info{};
        if (::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0) std::this_thread::sleep_for(pause);
        else break;
    }
    tell(SIGKILL);
    static_cast<void>(wait());
}

}  // namespace bibcast

#pragma once

#include <sys/types.h>

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bibcast {

/// A program that was started did not do its work. `what()` says which, and how it ended.
class ProgramFailed : public std::exception {
  public:
    explicit ProgramFailed(std::string message) : message_(std::move(message)) {}
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

  private:
    std::string message_;
};

/// What is started, and how.
struct ProgramCall {
    std::string shown;                   ///< what it is called in messages
    std::string path;                    ///< of the executable; no shell and no search comes between
    std::vector<std::string> arguments;  ///< behind its own name
};

/// `command` as `sh` reads it.
[[nodiscard]] ProgramCall shell_call(const std::string& command);

/// Where `PATH` has an executable of that name; empty if it has none.
[[nodiscard]] std::string find_program(std::string_view name);

/// All executables on `PATH` whose names begin so: pairs of name and path, by name; of two with one name the one that is found first.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> programs_that_begin(std::string_view prefix);

/// How a program ended.
class ProgramEnd {
  public:
    explicit ProgramEnd(int status) : status_(status) {}
    [[nodiscard]] bool is_good() const;
    /// Whether nobody wanted to read more of what it wrote: by its signal, or by what a shell makes of that.
    [[nodiscard]] bool is_by_closed_pipe() const;
    /// `ended with status 3`, `was ended by signal 9 (Killed)`.
    [[nodiscard]] std::string text() const;

  private:
    int status_;  ///< as `waitpid` has it
};

/// A running program, in the process group of ours, so that what a terminal sends reaches both, with our standard error as its own. Our
/// descriptors are closed in it, and signals that we ignore are not ignored by it.
class Program {
  public:
    static constexpr int pipe = -1;
    /// Starts it with these descriptors as its standard input and output; `pipe`: with a pipe to us. Throws ProgramFailed if it cannot be started.
    Program(ProgramCall call, int input, int output);
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    /// Tells it to end, if it has not been waited for; it does not wait long.
    ~Program();

    [[nodiscard]] const ProgramCall& call() const { return call_; }
    /// Our end of the pipe to its standard input.
    [[nodiscard]] int input() const { return input_; }
    void close_input();
    /// Our end of the pipe from its standard output, which is the caller's from now on.
    [[nodiscard]] int take_output() { return std::exchange(output_, -1); }
    /// Closes the pipes, waits for its end.
    [[nodiscard]] ProgramEnd wait();
    /// Sends it a signal, and comes back at once.
    void tell(int signal) const;

  private:
    void close_pipes();

    ProgramCall call_;
    pid_t id_ = 0;  ///< 0: it has ended, and was waited for
    int input_ = -1;
    int output_ = -1;
};

}  // namespace bibcast

#pragma once

#include <sys/types.h>

#include <csignal>
#include <string>

namespace bibcast {

/// When the process is told to end (SIGINT, SIGTERM, SIGHUP): removes the unfinished file, tells the programs that were started to end too, and
/// ends by that signal. Ignores SIGPIPE, so that a closed pipe is an error of `write`, and SIGXFSZ: a file that may not grow further is an error
/// like a full disk.
void install_signal_handlers();

/// The unfinished file that is removed; empty: there is none. One output is open at a time.
void remember_unfinished(const std::string& name);

/// A program that is told to end, and one that has ended. Any thread may call them.
void remember_program(pid_t id);
void forget_program(pid_t id);

/// Holds those signals back while it lives, so that a program is not started and unknown.
class HeldSignals {
  public:
    HeldSignals();
    ~HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    /// The signals that were held back before.
    [[nodiscard]] const sigset_t& before() const { return before_; }

  private:
    sigset_t before_{};
};

}  // namespace bibcast

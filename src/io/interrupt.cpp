#include "io/interrupt.hpp"

#include <pthread.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>

namespace bibcast {

namespace {

constexpr std::array ending = {SIGINT, SIGTERM, SIGHUP};

// What the signal handler sees: the name of the unfinished file, and the programs that run.
std::array<char, 4096> unfinished{};
volatile std::sig_atomic_t has_unfinished = 0;
std::array<std::atomic<pid_t>, 64> programs{};
static_assert(std::atomic<pid_t>::is_always_lock_free);

extern "C" void end_by(int signal) {
    if (has_unfinished != 0) ::unlink(unfinished.data());
    // From a terminal they have the signal already; from `kill` they do not, and one that waits for something else would stay.
    for (const std::atomic<pid_t>& program : programs) {
        if (const pid_t id = program.load(); id > 0) ::kill(id, SIGTERM);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

}  // namespace

void install_signal_handlers() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGCHLD, SIG_DFL);  // if it is ignored, nobody learns how a program ended
    for (const int signal : ending) {
        const bool was_ignored = std::signal(signal, end_by) == SIG_IGN;
        // `nohup` is for what goes on when its terminal is gone.
        if (was_ignored && signal == SIGHUP) std::signal(signal, SIG_IGN);
    }
}

void remember_unfinished(const std::string& name) {
    has_unfinished = 0;
    if (name.empty() || name.size() + 1 > unfinished.size()) return;
    std::memcpy(unfinished.data(), name.c_str(), name.size() + 1);
    has_unfinished = 1;
}

void remember_program(pid_t id) {
    for (std::atomic<pid_t>& program : programs) {
        pid_t none = 0;
        if (program.compare_exchange_strong(none, id)) return;
    }
}

void forget_program(pid_t id) {
    for (std::atomic<pid_t>& program : programs) {
        pid_t known = id;
        if (program.compare_exchange_strong(known, 0)) return;
    }
}

HeldSignals::HeldSignals() {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : ending) sigaddset(&held, signal);
    ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

HeldSignals::~HeldSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace bibcast

#include "pipeline/filter.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "formats/jsonl/format.hpp"
#include "pipeline/stated_places.hpp"

namespace bibcast {

namespace {

constexpr std::array codes = {&program_failed, &program_no_records};

/// The first program wants no more.
struct HasEnough {};

}  // namespace

Codes program_codes() { return codes; }

Filter::Filter(FilterSettings settings, Reporter& reporter, Feed feed) : settings_(std::move(settings)), reporter_(&reporter) {
    for (const std::string& command : settings_.commands) {
        const int before = programs_.empty() ? Program::pipe : programs_.back()->take_output();
        try {
            programs_.push_back(std::make_unique<Program>(shell_call(command), before, Program::pipe));
        } catch (...) {
            if (before >= 0) ::close(before);
            throw;
        }
        if (before >= 0) ::close(before);
    }
    const int first = programs_.front()->input();
    ::fcntl(first, F_SETFL, ::fcntl(first, F_GETFL) | O_NONBLOCK);  // our end only: the program's waits as it always does
    feeder_ = std::thread([this, feed = std::move(feed)] { run(feed); });
}

Filter::~Filter() {
    if (!feeder_.joinable()) return;
    is_stopped_ = true;
    for (const auto& program : programs_) program->tell(SIGTERM);
    feeder_.join();
}

void Filter::write(std::string_view bytes) {
    constexpr std::size_t enough = std::size_t{64} * 1024;
    buffer_ += bytes;
    if (buffer_.size() >= enough) flush();
}

/// A full pipe is waited for a little at a time: what stands behind it may be gone for good, and its own children hold the pipe open.
void Filter::flush() {
    constexpr int pause = 100;  // ms
    const int descriptor = programs_.front()->input();
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t written = ::write(descriptor, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
            continue;
        }
        if (errno == EPIPE || is_stopped_) throw HasEnough{};
        if (errno == EAGAIN) {
            pollfd waited{descriptor, POLLOUT, 0};
            ::poll(&waited, 1, pause);
        } else if (errno != EINTR) {
            throw IoError(std::string("a filter's input: ") + std::strerror(errno));
        }
    }
    buffer_.clear();
}

void Filter::run(const Feed& feed) {
    try {
        Conversion conversion(jsonl::format, *settings_.writer, reporter_, [this](std::string_view bytes) { write(bytes); }, {.jobs = settings_.jobs, .state_places = true, .heed_stated_places = settings_.heed_stated_places});
        conversion.use_joiner(std::make_unique<PlaceJoiner>());
        conversion.when_idle([this] { flush(); });
        feed(conversion);
        conversion.finish();
        was_fed_ = conversion.records() > 0;
        flush();
    } catch (const HasEnough&) {
        was_fed_ = true;
    } catch (...) {
        failure_ = std::current_exception();
    }
    programs_.front()->close_input();
}

Source Filter::take_source() { return Source::of_pipe("| " + programs_.back()->call().shown, programs_.back()->take_output()); }

void Filter::finish() {
    feeder_.join();
    std::string failed;
    for (const auto& program : programs_) {
        const ProgramEnd end = program->wait();
        const bool may_be_cut = program != programs_.back() && end.is_by_closed_pipe();
        if (failed.empty() && !end.is_good() && !may_be_cut) failed = "the filter '" + program->call().shown + "' " + end.text();
    }
    if (failure_) std::rethrow_exception(failure_);
    if (!failed.empty()) throw ProgramFailed(failed);
}

}  // namespace bibcast

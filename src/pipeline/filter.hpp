#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "diag/finding.hpp"
#include "io/format.hpp"
#include "io/program.hpp"
#include "io/source.hpp"
#include "pipeline/conversion.hpp"
#include "report/reporter.hpp"

namespace bibcast {

inline constexpr Code program_failed{
    "program/failed", Severity::error, "a program that was started did not do its work",
    "A filter or the program of an outside format ended with another status than 0, was ended by a signal, or could not be started. What it had written "
    "until then may be a part only: a file named with -o stays as it was. The program says on standard error what is wrong."};
inline constexpr Code program_no_records{
    "program/no-records", Severity::warning, "nothing came back from a filter",
    "Records went to the programs of --filter, and none came back. If all were meant to be left out, all is well."};

[[nodiscard]] Codes program_codes();

/// What is asked for of a filter.
struct FilterSettings {
    std::vector<std::string> commands;  ///< for `sh`, each reading what the one before it writes
    const Writer* writer = nullptr;     ///< of JSON Lines; must outlive the filter
    unsigned jobs = 1;                  ///< threads that read and write records
    bool heed_stated_places = false;    ///< what is read comes from programs itself
};

/// Programs that records go through as JSON Lines. They are joined by pipes as a shell joins them; a thread of its own reads the records and
/// writes them to the first program, so that the last one's output can be read at the same time, however much or little each of them holds back.
class Filter {
  public:
    /// Runs all sources through a conversion, on the filter's thread.
    using Feed = std::function<void(Conversion&)>;

    /// Starts the programs and the thread. Throws ProgramFailed. `reporter` must outlive the filter.
    Filter(FilterSettings settings, Reporter& reporter, Feed feed);
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;
    /// If `finish` was not called, the programs are told to end.
    ~Filter();

    /// What the last program writes.
    [[nodiscard]] Source take_source();
    /// Call when that was read to its end. Throws what feeding threw, and ProgramFailed if a program failed. A program may close its input before it has
    /// read all, as `head` does; one that writes to such a program may be ended by that.
    void finish();
    /// Whether any record was given to the programs.
    [[nodiscard]] bool was_fed() const { return was_fed_; }

  private:
    void run(const Feed& feed);
    void write(std::string_view bytes);
    void flush();

    FilterSettings settings_;
    Reporter reporter_;
    std::vector<std::unique_ptr<Program>> programs_;
    std::string buffer_;
    std::exception_ptr failure_;
    std::atomic<bool> was_fed_ = false;
    std::atomic<bool> is_stopped_ = false;  ///< nobody waits for the records any more
    std::thread feeder_;  // after all that it uses
};

}  // namespace bibcast

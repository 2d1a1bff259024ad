#pragma once

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "pipeline/conversion.hpp"

namespace bibcast {

/// What is larger than a slice mostly is, such as a page that is read whole.
inline constexpr std::size_t large_slice = std::size_t{1} << 20;

/// One slice on its way, and all that is made of it. Used again for a later slice.
struct Conversion::Slot {
    enum class State : std::uint8_t { free, queued, busy, done };
    std::string text;  ///< of the slice, where it does not stand in the source's own memory
    Slice slice;
    const Reader* reader = nullptr;
    std::uint64_t order = 0;  ///< among all slices of the conversion
    Arena arena;
    Chunk chunk;
    std::vector<LocatedFinding> located;
    std::vector<SourceSpan> record_spans;  ///< of the records in `chunk.items`
    bool in_turn = false;                  ///< all before it is joined: its records may be appended while it is made
    Position length;                       ///< the place behind the slice, if it began at 1:1
    std::exception_ptr failure;
    State state = State::free;  ///< guarded by Workers::mutex once there are workers
};

/// The threads besides the one that reads and joins. They are started when a second slice shows that there is work.
class Conversion::Workers {
  public:
    Workers(Conversion& conversion, unsigned count) : conversion_(conversion) {
        for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
    }
    ~Workers() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    void queue(Slot& slot) {
        {
            const std::lock_guard lock(mutex_);
            slot.state = Slot::State::queued;
        }
        wake_.notify_one();
    }

    [[nodiscard]] bool is_done(const Slot& slot) {
        const std::lock_guard lock(mutex_);
        return slot.state == Slot::State::done;
    }

    void release(Slot& slot) {
        const std::lock_guard lock(mutex_);
        slot.state = Slot::State::free;
    }

    /// Comes back when `slot` is done; does queued work itself meanwhile.
    void wait_for(Slot& slot) {
        std::unique_lock lock(mutex_);
        while (slot.state != Slot::State::done) {
            if (!work_once(lock)) done_.wait(lock);
        }
    }

  private:
    void work() {
        std::unique_lock lock(mutex_);
        while (!stopping_) {
            if (!work_once(lock)) wake_.wait(lock);
        }
    }

    /// Takes the oldest queued slot, if any.
    bool work_once(std::unique_lock<std::mutex>& lock) {
        Slot* oldest = nullptr;
        for (const auto& slot : conversion_.slots_) {
            if (slot->state == Slot::State::queued && (oldest == nullptr || slot->order < oldest->order)) {
                oldest = slot.get();
            }
        }
        if (oldest == nullptr) return false;
        oldest->state = Slot::State::busy;
        lock.unlock();
        try {
            conversion_.process(*oldest);
        } catch (...) {
            oldest->failure = std::current_exception();
        }
        lock.lock();
        oldest->state = Slot::State::done;
        done_.notify_all();
        return true;
    }

    Conversion& conversion_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable done_;
    std::vector<std::thread> threads_;
    bool stopping_ = false;
};

}  // namespace bibcast

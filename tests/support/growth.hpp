#pragma once

#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>

namespace bibcast::testing {

/// `unit` again and again, up to about `size` bytes.
[[nodiscard]] inline std::string repeated(std::string_view unit, std::size_t size) {
    std::string out;
    out.reserve(size + unit.size());
    while (out.size() < size) out += unit;
    return out;
}

/// The processor's time that `work` takes, in seconds: other work on the machine does not count.
template <class Work>
[[nodiscard]] double processor_seconds(Work&& work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// True if `work(size)` takes about as much time for each byte or piece of `size` as `work(size / 8)` does: at most three times as much,
/// where what is quadratic takes eight times as much. No time is asked for, so that the answer is the same on a slow machine, in a debug build
/// and under a sanitizer. What is too quick to tell is linear enough; what seemed too slow is tried again.
template <class Work>
[[nodiscard]] bool grows_linearly(std::size_t size, Work&& work) {
    constexpr std::size_t times = 8;
    constexpr double allowed = 3;
    constexpr double too_quick_to_tell = 0.05;
    constexpr int attempts = 4;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const double large = processor_seconds([&] { work(size); });
        if (large < too_quick_to_tell) return true;
        if (large < allowed * times * processor_seconds([&] { work(size / times); })) return true;
    }
    return false;
}

}  // namespace bibcast::testing

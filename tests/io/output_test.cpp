#include "io/output.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

#include "io/source.hpp"

namespace bibcast {
namespace {

/// The pipe of somebody who does not want to wait for it himself.
std::array<int, 2> impatient_pipe() {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC), 0);
    return ends;
}

/// Puts `descriptor` in the place of a standard one for as long as it lives.
class Redirected {
  public:
    Redirected(int standard, int descriptor) : standard_(standard), kept_(::dup(standard)) {
        ::dup2(descriptor, standard);
        ::close(descriptor);
    }
    ~Redirected() {
        ::dup2(kept_, standard_);
        ::close(kept_);
    }
    Redirected(const Redirected&) = delete;
    Redirected& operator=(const Redirected&) = delete;

  private:
    int standard_;
    int kept_;
};

TEST(Output, WaitsForAPipeThatIsFull) {
    const std::array<int, 2> ends = impatient_pipe();
    const std::string text(std::size_t{1} << 20, 'x');
    std::string arrived;
    std::thread reader([&, descriptor = ends[0]] {
        const Redirected input(STDIN_FILENO, descriptor);
        Source source = Source::open("-");
        while (!source.at_end()) source.read_more(5000);
        arrived = source.pending();
    });
    {
        const Redirected output(STDOUT_FILENO, ends[1]);
        Output out("-");
        out.write(text);
        out.commit();
    }
    reader.join();
    EXPECT_EQ(arrived, text);
}

}  // namespace
}  // namespace bibcast

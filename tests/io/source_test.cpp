#include "io/source.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

namespace bibcast {
namespace {

/// A file that is there as long as the test.
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view bytes) {
        const int descriptor = ::mkstemp(path_);
        EXPECT_GE(descriptor, 0);
        ::close(descriptor);
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~TemporaryFile() { std::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] std::string path() const { return path_; }

  private:
    char path_[32] = "/tmp/bibcast-source-XXXXXX";
};

std::string numbers(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += std::to_string(i) + '\n';
    return text;
}

TEST(Source, GivesAllBytesInOrderHoweverTheyAreRead) {
    const std::string text = numbers(20'000);
    const TemporaryFile file(text);
    for (const std::size_t wanted : {std::size_t{7}, std::size_t{1000}, std::size_t{1} << 20}) {
        Source source = Source::open(file.path());
        std::string read;
        for (std::size_t step = 1; !source.at_end() || !source.pending().empty(); step = step * 3 % 1009 + 1) {
            source.read_more(wanted);
            const std::size_t taken = std::min(source.pending().size(), step);
            read += source.pending().substr(0, taken);
            source.consume(taken);
        }
        EXPECT_EQ(read, text);
        EXPECT_EQ(source.consumed(), text.size());
    }
}

TEST(Source, ReadsAgainWhatWasConsumed) {
    const std::string text = numbers(1000);
    for (const std::string_view mark : {"", "\xEF\xBB\xBF"}) {
        const TemporaryFile file(std::string(mark) + text);
        Source source = Source::open(file.path());
        (void)source.peek(100);
        ASSERT_TRUE(source.can_read_again());
        source.consume(60);
        EXPECT_EQ(source.read_again(10, 40), text.substr(10, 40));
        EXPECT_EQ(source.pending().substr(0, 20), text.substr(60, 20));
        EXPECT_EQ(source.read_again(text.size() - 3, 40), text.substr(text.size() - 3));
    }
}

TEST(Source, SaysWhatItCannotReadAgain) {
    EXPECT_FALSE(Source::of_text("text", "abc").can_read_again());
    const TemporaryFile utf16(std::string_view("\xFF\xFE" "a\0b\0", 6));
    Source source = Source::open(utf16.path());
    EXPECT_EQ(source.peek(2), "ab");
    EXPECT_FALSE(source.can_read_again());
}

}  // namespace
}  // namespace bibcast

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

TEST(Source, WhatStandsBehindAHugeRecordIsKept) {
    const std::string text = std::string(std::size_t{5} << 20, 'a') + "the rest";
    Source source = Source::of_text("test", text);
    while (!source.at_end()) source.read_more(1 << 20);
    source.consume(std::size_t{5} << 20);
    EXPECT_EQ(source.pending(), "the rest");
    source.consume(4);
    EXPECT_EQ(source.pending(), "rest");
    EXPECT_EQ(source.consumed(), text.size() - 4);
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

std::string read_whole(Source& source, std::size_t wanted) {
    while (!source.at_end()) source.read_more(wanted);
    return std::string(source.pending());
}

TEST(Source, IsReadInTheCharsetThatItsFirstLinesName) {
    const TemporaryFile file(std::string("% Encoding: Cp1251\n") + numbers(200) + "\xD2\xE5\xEE\xF0\xE8\xFF");
    for (const std::size_t wanted : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
        Source source = Source::open(file.path());
        EXPECT_EQ(read_whole(source, wanted), "% Encoding: Cp1251\n" + numbers(200) + "Теория");
        EXPECT_EQ(source.read_as(), "windows-1251, as its first lines say");
        EXPECT_FALSE(source.can_read_again());
    }
}

TEST(Source, IsReadInTheCharsetThatWasChosenUnlessAMarkSaysMore) {
    const auto read = [](std::string_view bytes) {
        const TemporaryFile file(bytes);
        Source source = Source::open(file.path(), "koi8-r");
        std::string text = read_whole(source, 3);
        return text + '|' + source.read_as();
    };
    EXPECT_EQ(read("% Encoding: Cp1251\n\xF4\xC5"), "% Encoding: Cp1251\nТе|KOI8-R, as --input-encoding says");
    EXPECT_EQ(read("\xEF\xBB\xBFé"), "é|");
}

TEST(Source, SaysWhatItMayBe) {
    const auto codes = [](std::string text) {
        std::vector<const Code*> found;
        for (const EncodingNote& note : Source::of_text("x", std::move(text)).encoding_notes()) found.push_back(note.code);
        return found;
    };
    EXPECT_EQ(codes("% Encoding: Klingon\ncaf\xE9"), std::vector{&text_unknown_encoding});
    EXPECT_EQ(codes("% Encoding: Klingon\ncafé"), std::vector<const Code*>{});
    EXPECT_EQ(codes("\x8E\x52\x93\x63\x91\xBE\x98\x59 \x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\x5C\x8E\xA6\x82\xC9\x82\xC2\x82\xA2\x82\xC4"), std::vector{&text_likely_encoding});
    EXPECT_EQ(codes("% Encoding: Cp1252\ncaf\xE9"), std::vector{&text_transcoded});
    EXPECT_EQ(codes("caf\xE9"), std::vector<const Code*>{});
}

}  // namespace
}  // namespace bibcast

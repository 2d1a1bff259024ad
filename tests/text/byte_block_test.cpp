#include "text/byte_block.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

TEST(ByteBlock, FindsTheFirstOfSomeBytesWhereverItStands) {
    for (std::size_t size = 0; size < 70; ++size) {
        for (std::size_t stop = 0; stop <= size; ++stop) {
            std::string text(size, 'x');
            text += "yz";  // behind what is looked at
            if (stop < size) text[stop] = '{';
            if (stop + 3 < size) text[stop + 3] = '}';
            const std::string_view view = std::string_view(text).substr(0, size);
            for (std::size_t from = 0; from <= size; ++from) {
                ASSERT_EQ((find_first_byte<'{', '}'>(view, from)), view.find_first_of("{}", from)) << size << ' ' << stop << ' ' << from;
                ASSERT_EQ((find_first_byte<'y', '\0'>(view, from)), std::string_view::npos);
            }
        }
    }
}

TEST(ByteBlock, FindsWhatIsFarAway) {
    for (std::size_t size = 90; size < 300; size += 7) {
        for (std::size_t stop = 0; stop <= size; ++stop) {
            std::string text(size, 'x');
            if (stop < size) text[stop] = '{';
            if (stop + 20 < size) text[stop + 20] = '{';
            for (const std::size_t from : {std::size_t{0}, std::size_t{1}, std::size_t{33}}) {
                ASSERT_EQ((find_first_byte<'{', '}'>(text, from)), text.find('{', from)) << size << ' ' << stop << ' ' << from;
            }
        }
    }
}

TEST(ByteBlock, AShortBlockHasEveryByteAndNoOther) {
    for (std::size_t size = 1; size <= sizeof(ByteBlock); ++size) {
        for (std::size_t mark = 0; mark < size; ++mark) {
            std::string text(size, 'x');
            EXPECT_FALSE(holds_somewhere(short_block(text) != 'x')) << size;
            text[mark] = '!';
            EXPECT_TRUE(holds_somewhere(short_block(text) == '!')) << size << ' ' << mark;
        }
    }
}

TEST(ByteBlock, HasABitForEachByte) {
    ByteBlock block{};
    block[0] = block[7] = block[8] = block[15] = 200;
    EXPECT_EQ(bits_that_hold(block >= 128), 0x8181U);
    EXPECT_EQ(first_that_holds(block == 200), 0U);
    EXPECT_EQ(first_that_holds(block == 1), sizeof(ByteBlock));
    EXPECT_FALSE(holds_somewhere(block == 1));
}

TEST(ByteBlock, CopiesTextsOfEverySizeAndSeesEachByte) {
    const auto is_mark = [](ByteBlock block) { return block == '!'; };
    for (std::size_t size = 0; size < 70; ++size) {
        for (std::size_t mark = 0; mark <= size; ++mark) {
            std::string text(size, ' ');
            for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i % 26);
            if (mark < size) text[mark] = '!';
            std::string copy(size + 2, '?');
            ASSERT_EQ(copy_and_look(copy.data() + 1, text, is_mark), mark < size) << size << ' ' << mark;
            ASSERT_EQ(copy, "?" + text + "?");
        }
    }
}

}  // namespace
}  // namespace bibcast

// Chinese, Japanese and Korean names stand in one piece, whose parts are known or not. Parts that are written without a blank between them are all of
// the name, and a name that stays whole because nothing tells where it is split is not said to be an institution's.
#include <gtest/gtest.h>

#include <string>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

constexpr std::string_view reference = "%0 Journal Article\n%A 张三\n%A 山田太郎\n%A 京都大学\n%T 題\n%D 2020\n";

std::string written_in(std::string_view format) { return convert_text(reference, *format_named("endnote"), *format_named(format)).bytes; }

class UnsplitNames : public ::testing::TestWithParam<const Format*> {};

TEST_P(UnsplitNames, AreNotNamedWhereTheyAreWritten) {
    const Format& format = *GetParam();
    if (format.make_writer == nullptr) GTEST_SKIP() << "only read";
    const Converted written = convert_text(reference, *format_named("endnote"), format);
    for (const std::string_view word : {"张", "三", "山田太郎"}) EXPECT_NE(written.bytes.find(word), std::string::npos) << word;
    EXPECT_EQ(written.findings.find("has no place"), std::string::npos) << written.findings;
}

INSTANTIATE_TEST_SUITE_P(Formats, UnsplitNames, ::testing::ValuesIn(formats().begin(), formats().end()), [](const auto& tested) { return std::string(tested.param->id); });

TEST(UnsplitName, IsNoInstitution) {
    const std::string mods = written_in("mods");
    EXPECT_NE(mods.find("<name>\n      <namePart>山田太郎"), std::string::npos) << mods;
    EXPECT_NE(mods.find("<name type=\"corporate\">\n      <namePart>京都大学"), std::string::npos) << mods;
    const std::string jats = written_in("jats");
    EXPECT_NE(jats.find("<string-name>山田太郎</string-name>"), std::string::npos) << jats;
    EXPECT_NE(jats.find("<collab>京都大学</collab>"), std::string::npos) << jats;
}

TEST(UnsplitName, IsReadBackWhole) {
    for (const std::string_view format : {"mods", "jats"}) {
        const std::string again = dump_text(written_in(format), *format_named(format)).bytes;
        EXPECT_NE(again.find(R"({"family":"张","given":"三"},{"literal":"山田太郎")"), std::string::npos) << again;
    }
}

}  // namespace
}  // namespace bibcast::testing

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

/// What a table says of pages in one column and of their ends in others.
TEST(CsvPages, AnEndBesideThemIsLeftOverUnlessTheySayIt) {
    struct Row {
        std::string_view pages, end;
        bool is_said;
    };
    for (const Row& row : {Row{"5-9", "9", true}, Row{"S12-S19", "S19", true}, Row{"5", "9", false}, Row{"112-120", "12", false}, Row{"5-90", "9", false}, Row{"0]", "0", false}}) {
        const std::string table = "Title,Pages,EndPage\nT," + std::string(row.pages) + ',' + std::string(row.end) + '\n';
        const std::string read = dump_text(table, *format_named("csv")).bytes;
        EXPECT_NE(read.find("\"page\":\"" + std::string(row.pages) + '"'), std::string::npos) << read;
        EXPECT_EQ(read.find(R"("tag":"EndPage")") == std::string::npos, row.is_said) << read;
    }
}

}  // namespace
}  // namespace bibcast::testing

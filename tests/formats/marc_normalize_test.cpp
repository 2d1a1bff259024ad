#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/growth.hpp"

namespace bibcast::testing {
namespace {

TEST(MarcNormalize, EmbeddedFieldsTakeLinearTime) {
    const std::string head = R"(<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam0 2200000   450 </leader>)"
                             R"(<datafield tag="200" ind1="1" ind2=" "><subfield code="a">T</subfield></datafield>)"
                             R"(<datafield tag="461" ind1=" " ind2="1"><subfield code="1">2001 </subfield>)";
    EXPECT_TRUE(grows_linearly(1'200'000, [&head](std::size_t size) {
        EXPECT_EQ(dump_text(head + repeated(R"(<subfield code="z">q</subfield>)", size) + "</datafield></record>", *format_named("marcxml")).records, 1U);
    }));
}

}  // namespace
}  // namespace bibcast::testing

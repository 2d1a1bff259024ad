#include "pipeline/detect.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

/// What is known of a file that ends behind its first keys.
TEST(Detection, KnowsJsonThatIsCut) {
    EXPECT_EQ(detect_format("x.json", R"([{"id": "x")").id, "csl_json");
    EXPECT_EQ(detect_format("x.json", R"({"items": [{"id": "x", "title": "Ti)").id, "csl_json");
    EXPECT_EQ(detect_format("x.json", R"({"DOI": "10.5555/x")").id, "csl_json");
    EXPECT_EQ(detect_format("x.json", R"({"id": "https://openalex.org/W1")").id, "openalex_json");
    EXPECT_EQ(detect_format("x.json", R"({"status": "ok", "message-type": "work", "message": {"DOI": "10.5555/x")").id, "crossref_json");
    EXPECT_EQ(detect_format("x.json", R"({"data": {"id": "10.5555/x", "type": "dois")").id, "datacite_json");
}

TEST(Detection, KnowsPagesWhoseLinesEndWithACarriageReturn) {
    EXPECT_EQ(detect_format("-", "---\rtitle: On tides\rpublication_types: ['2']\r---\rWords.\r").id, "hugoblox");
}

}  // namespace
}  // namespace bibcast

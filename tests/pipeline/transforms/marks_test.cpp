#include "pipeline/transforms/marks.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

Record starred(Arena& arena) {
    Record record(arena);
    for (const std::string_view family : {"Kou", "Hu"}) {
        record.add_contributor(Variable::author, {.family = family}).marks.push(arena, {.symbol = "*"});
    }
    record.native.format = "shortcode";
    record.native.fingerprint = fingerprint(record);
    return record;
}

TEST(MarksTransform, AssumesAndKeepsTheNativeSource) {
    Arena arena;
    Record record = starred(arena);
    Findings findings;
    MarksTransform().apply(record, findings);
    EXPECT_EQ(record.names[0].people[0].marks[0].meaning, Meaning::equal);
    EXPECT_EQ(record.native.fingerprint, fingerprint(record));
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all()[0].code, &marks_assumed_meaning);
}

TEST(MarksTransform, AChangedRecordStaysChanged) {
    Arena arena;
    Record record = starred(arena);
    record.add_award("Best paper");
    Findings findings;
    MarksTransform().apply(record, findings);
    EXPECT_NE(record.native.fingerprint, fingerprint(record));
}

TEST(MarksTransform, TheUserDecides) {
    Arena arena;
    Record record = starred(arena);
    Findings findings;
    const std::string arguments[] = {"*=corresponding"};
    MarksTransform(user_marks(arguments)).apply(record, findings);
    EXPECT_EQ(record.names[0].people[1].marks[0].meaning, Meaning::corresponding);
    EXPECT_EQ(record.names[0].people[1].marks[0].basis, Basis::user);
    EXPECT_TRUE(findings.empty());
    const std::string wrong[] = {"*=eqaul"};
    EXPECT_THROW(static_cast<void>(user_marks(wrong)), UsageError);
}

}  // namespace
}  // namespace bibcast

#include "model/relator.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

TEST(Relator, IsKnownByCodeTermAndWord) {
    for (const std::string_view name : {"ths", "thesis advisor", "Thesis advisor", "advisor", "THS"}) EXPECT_EQ(role_word(name), "advisor") << name;
    EXPECT_EQ(role_word("supervisor"), "supervisor");
    EXPECT_EQ(relator_named("supervisor")->code, "ths");
    EXPECT_EQ(role_word("pth"), "holder");
    EXPECT_EQ(role_word("author of afterword, colophon, etc."), "afterword");
    EXPECT_EQ(role_word("waw"), "afterword");
    EXPECT_EQ(role_word("keeper of the moss"), "keeper of the moss");
    EXPECT_EQ(relator_named(""), nullptr);
}

}  // namespace
}  // namespace bibcast

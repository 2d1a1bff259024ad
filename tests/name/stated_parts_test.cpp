#include "name/stated_parts.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

Name name_of(std::string_view non_dropping, std::string_view family, std::string_view given, std::string_view dropping) {
    Name name;
    name.non_dropping_particle = non_dropping;
    name.family = family;
    name.given = given;
    name.dropping_particle = dropping;
    return name;
}

TEST(StatedParts, ParticlesAreFoundOnBothSides) {
    EXPECT_EQ(name_of_stated_parts("van der Berg", "Anna"), name_of("van der", "Berg", "Anna", ""));
    EXPECT_EQ(name_of_stated_parts("Müller", "Jürgen von"), name_of("", "Müller", "Jürgen", "von"));
    EXPECT_EQ(name_of_stated_parts("Berg", "Jan Willem van den"), name_of("", "Berg", "Jan Willem", "van den"));
}

TEST(StatedParts, NothingElseIsSplit) {
    EXPECT_EQ(name_of_stated_parts("García Núñez", "María J."), name_of("", "García Núñez", "María J.", ""));
    EXPECT_EQ(name_of_stated_parts("Van Gogh", "Vincent"), name_of("", "Van Gogh", "Vincent", ""));
    EXPECT_EQ(name_of_stated_parts("Adams", "A. v."), name_of("", "Adams", "A. v.", ""));
    EXPECT_EQ(name_of_stated_parts("von", "Anna"), name_of("", "von", "Anna", ""));
    EXPECT_EQ(name_of_stated_parts("Adams", "von"), name_of("", "Adams", "von", ""));
}

TEST(StatedParts, APartAloneStaysWhatItIs) {
    EXPECT_EQ(name_of_stated_parts("Plato", ""), name_of("", "Plato", "", ""));
    EXPECT_EQ(name_of_stated_parts("de Volkskrant", ""), name_of("", "de Volkskrant", "", ""));
    EXPECT_EQ(name_of_stated_parts("", "Anna"), name_of("", "", "Anna", ""));
}

}  // namespace
}  // namespace bibcast

#include "io/thesis_note.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {

namespace {

/// The parts with bars between them.
std::string parts_of(std::string_view text) {
    const auto note = parse_thesis_note(text);
    if (!note) return {};
    return std::string(note->degree) + "|" + std::string(note->institution) + "|" + std::string(note->year);
}

}  // namespace

TEST(ThesisNote, Forms) {
    EXPECT_EQ(parts_of("Thesis (Ph. D.)--University of Michigan, 2009."), "Thesis (Ph. D.)|University of Michigan|2009");
    EXPECT_EQ(parts_of("Thesis (M.A.)\u2014Harvard University"), "Thesis (M.A.)|Harvard University|");
    EXPECT_EQ(parts_of("Thesis (Ph. D.) -- University of California, Berkeley, 1999"), "Thesis (Ph. D.)|University of California, Berkeley|1999");
    EXPECT_EQ(parts_of("Thesis (Ph.D.) - University of Leeds, 1999."), "Thesis (Ph.D.)|University of Leeds|1999");
    EXPECT_EQ(parts_of("Th\u00E8se de doctorat - Lettres : Histoire : Paris 1 : 2005"), "Th\u00E8se de doctorat - Lettres : Histoire|Paris 1|2005");
    EXPECT_EQ(parts_of("Th\u00E8se de doctorat : Histoire : Paris 1 : 2005"), "Th\u00E8se de doctorat : Histoire|Paris 1|2005");
}

TEST(ThesisNote, OtherForms) {
    for (const char* text : {"", "--", "Heidelberg, Univ., Diss., 2005", "a : b", "a : b : c", "Thesis (Ph. D.)--", "--Nowhere, 2001",
                             "Thesis--A--B, 2001"}) {
        EXPECT_EQ(parts_of(text), "") << text;
    }
}

}  // namespace bibcast

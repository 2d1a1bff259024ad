#include "io/catalogue_date.hpp"

#include <gtest/gtest.h>

namespace bibcast {

namespace {

std::string edtf_of(std::string_view text, bool whole) {
    const auto read = read_catalogue_date(text);
    if (!read) return "none";
    EXPECT_EQ(read->whole, whole) << text;
    std::string out;
    append_edtf(out, read->date);
    return out;
}

}  // namespace

TEST(CatalogueDate, SignsAroundAYear) {
    for (const char* text : {"1984", "c1984", "[1984]", "[c1984].", "1984.", "\u00A91984", "cop. 1984", "p1984", "copyright 1984", "[1984],"}) {
        EXPECT_EQ(edtf_of(text, true), "1984") << text;
    }
}

TEST(CatalogueDate, WhatIsNotSure) {
    EXPECT_EQ(edtf_of("[1984?]", true), "1984?");
    EXPECT_EQ(edtf_of("[ca. 1984]", true), "1984~");
    EXPECT_EQ(edtf_of("[198-]", true), "198X");
    EXPECT_EQ(edtf_of("[19--?]", true), "19XX?");
}

TEST(CatalogueDate, MoreThanAYear) {
    EXPECT_EQ(edtf_of("1984 [i.e. 1985]", false), "1985");
    EXPECT_EQ(edtf_of("[between 1980 and 1984?]", false), "1980/1984");
    EXPECT_EQ(edtf_of("1984, c1983", false), "1984");
    EXPECT_EQ(edtf_of("im Jahr 1684 gedruckt", false), "1684");
}

TEST(CatalogueDate, NoDate) {
    for (const char* text : {"", "[n.d.]", "MDCLXXXIV", "12", "[]", "c", "?", "123456"}) EXPECT_EQ(edtf_of(text, true), "none") << text;
}

}  // namespace bibcast

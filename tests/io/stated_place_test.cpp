#include "io/stated_place.hpp"

#include <gtest/gtest.h>

namespace bibcast {
namespace {

std::string read(std::string_view text) {
    const std::optional<StatedPlace> place = read_stated_place(text);
    return place ? place->file + "|" + std::to_string(place->line) + "|" + std::to_string(place->column) : "none";
}

TEST(StatedPlace, IsReadFromItsEnd) {
    EXPECT_EQ(read("lib.bib:12:3"), "lib.bib|12|3");
    EXPECT_EQ(read("lib.bib:12"), "lib.bib|12|1");
    EXPECT_EQ(read("C:/a b:c.bib:1:2"), "C:/a b:c.bib|1|2");
    EXPECT_EQ(read("a:1:2:3"), "a:1|2|3");
    EXPECT_EQ(read("-:7"), "-|7|1");
    EXPECT_EQ(read(stated_place_of({"a b.bib", 4, 5})), "a b.bib|4|5");
}

TEST(StatedPlace, WhatIsNoPlace) {
    for (const char* text : {"", "Berlin", "lib.bib", ":3", "lib.bib:", "lib.bib:0", "lib.bib:x", "lib.bib:-1", "lib.bib:99999999999999999999999", "3"}) EXPECT_EQ(read(text), "none") << text;
}

}  // namespace
}  // namespace bibcast

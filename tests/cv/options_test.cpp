#include "cv/options.hpp"

#include <gtest/gtest.h>

#include "io/format.hpp"

namespace bibcast::cv {
namespace {

std::string error_of(std::string_view text) {
    Options options;
    try {
        read_options(options, text, "lab/cv.toml");
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

TEST(CvOptions, AreReadFromToml) {
    Options options;
    read_options(options, "inputs = [\"a.bib\", \"/b.bib\"]\nme = \"Hao Zhang\"\ngroup-by = [\"type\", \"year\"]\nfragment = true\ntimeline = false\nhighlight = \"Students=s.txt\"\n", "lab/cv.toml");
    EXPECT_EQ(options.inputs, (std::vector<std::string>{"lab/a.bib", "/b.bib"}));
    EXPECT_EQ(options.me, std::vector<std::string>{"Hao Zhang"});
    EXPECT_EQ(options.group_by, (std::vector<std::string>{"type", "year"}));
    EXPECT_TRUE(options.fragment);
    EXPECT_EQ(options.timeline, "off");
    EXPECT_EQ(options.highlight, std::vector<std::string>{"Students=lab/s.txt"});
}

TEST(CvOptions, SayWhatIsWrongAndWhere) {
    EXPECT_EQ(error_of("\ngruop-by = \"year\"\n").substr(0, 17), "lab/cv.toml:2:1: ");
    EXPECT_NE(error_of("gruop-by = \"year\"\n").find("did you mean 'group-by'?"), std::string::npos);
    EXPECT_NE(error_of("sort = \"newst\"\n").find("lab/cv.toml:1:8: sort: 'newst' is none of newest|oldest|source"), std::string::npos) << error_of("sort = \"newst\"\n");
    EXPECT_NE(error_of("title = 3\n").find("title is a string"), std::string::npos);
    EXPECT_NE(error_of("fragment = \"yes\"\n").find("true or false"), std::string::npos);
    EXPECT_EQ(error_of("title = \n").substr(0, 14), "lab/cv.toml:1:");
}

TEST(CvOptions, HaveOneRowEach) {
    std::vector<std::string_view> names;
    for (const OptionRow& row : option_rows()) {
        EXPECT_EQ(std::find(names.begin(), names.end(), row.name), names.end()) << row.name;
        names.push_back(row.name);
        EXPECT_FALSE(row.description.ends_with('.')) << row.name;
    }
}

}  // namespace
}  // namespace bibcast::cv

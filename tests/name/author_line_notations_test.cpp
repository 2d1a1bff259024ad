// Every notation of a mark, around every form of a name, in every form of a list.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "name/author_line.hpp"

namespace bibcast {
namespace {

struct Notation {
    std::string_view before;
    std::string_view after;
    std::string_view symbol;
};

constexpr Notation notations[] = {
    {"", "*", "*"},
    {"", "\\*", "*"},
    {"", " *", "*"},
    {"*", "", "*"},
    {"", "∗", "*"},
    {"∗", "", "*"},
    {"", "＊", "*"},
    {"", "&ast;", "*"},
    {"", "<sup>*</sup>", "*"},
    {"<sup>*</sup>", "", "*"},
    {"", " <sup>*</sup>", "*"},
    {"", "^*", "*"},
    {"", "^{*}", "*"},
    {"", "^*^", "*"},
    {"", "$^*$", "*"},
    {"", "$^{*}$", "*"},
    {"", "\\textsuperscript{*}", "*"},
    {"", "(*)", "*"},
    {"", " (*)", "*"},
    {"", "†", "†"},
    {"†", "", "†"},
    {"", "&dagger;", "†"},
    {"", "&#8224;", "†"},
    {"", "$\\dagger$", "†"},
    {"", "$^{\\dagger}$", "†"},
    {"", "\\dag{}", "†"},
    {"", "<sup>†</sup>", "†"},
    {"", "‡", "‡"},
    {"", "§", "§"},
    {"", "¶", "¶"},
    {"", "‖", "‖"},
    {"", "#", "#"},
    {"#", "", "#"},
    {"", "＃", "#"},
    {"", "•", "•"},
    {"", "°", "°"},
    {"", "º", "°"},
    {"", "+", "+"},
    {"", "$", "$"},
    {"", "^", "^"},
    {"", "✉", "✉"},
    {"", " ✉️", "✉"},
    {"", "¹", "1"},
    {"¹", "", "1"},
    {"", "1", "1"},
    {"", "<sup>1</sup>", "1"},
    {"<sup>1</sup>", "", "1"},
    {"", "<sup>a</sup>", "a"},
    {"", "\\inst{1}", "1"},
    {"", "[1]", "1"},
    {"", "**", "**"},
    {"", "††", "††"},
};

constexpr std::string_view separators[] = {", ", " and ", "; ", "\n", ",\n", "，", "<br>", ", and "};

struct Frame {
    std::string_view before;
    std::string_view after;
};
constexpr Frame frames[] = {{"", ""}, {"[", "](https://example.org/x)"}, {"<u>", "</u>"}, {"<b>", "</b>"}, {"**", "**"}, {"<span class=\"author\">", "</span>"}};

struct Written {
    std::string_view text;
    std::string_view family;
    std::string_view given;
};
constexpr Written names[] = {{"Siqi Kou", "Kou", "Siqi"}, {"Joseph E. Gonzalez", "Gonzalez", "Joseph E."}, {"José Núñez", "Núñez", "José"},
                             {"Ann O'Neil-Smith", "O'Neil-Smith", "Ann"}};

std::string line_of(const Notation& notation, std::string_view separator, const Frame& frame, unsigned marked) {
    std::string line;
    for (unsigned i = 0; i < 3; ++i) {
        if (i != 0) line += separator;
        line += frame.before;
        const bool has_mark = (marked >> i & 1U) != 0;
        if (has_mark) line += notation.before;
        line += names[(i + marked) % 4].text;
        line += frame.after;
        if (has_mark) line += notation.after;
    }
    return line;
}

TEST(AuthorLineNotations, EachWithEachOther) {
    std::size_t wrong = 0;
    for (const Notation& notation : notations) {
        for (const std::string_view separator : separators) {
            for (const Frame& frame : frames) {
                for (unsigned marked = 0; marked < 8; ++marked) {
                    const std::string line = line_of(notation, separator, frame, marked);
                    Arena arena;
                    Record record(arena);
                    Findings findings;
                    MarkLegends legends;
                    add_author_line(record, Variable::author, line, {0, static_cast<std::uint32_t>(line.size())}, findings, legends);
                    std::string expected;
                    std::string got;
                    for (unsigned i = 0; i < 3; ++i) {
                        const Written& name = names[(i + marked) % 4];
                        expected += std::string(name.family) + ", " + std::string(name.given) + " [";
                        if ((marked >> i & 1U) != 0) expected += notation.symbol;
                        expected += "]\n";
                    }
                    for (const NamesField& field : record.names) {
                        for (const Contributor& person : field.people) {
                            got += std::string(person.name.family) + ", " + std::string(person.name.given) + " [";
                            for (const Mark& mark : person.marks) got += mark.symbol == "bold" || mark.symbol == "underline" ? "" : mark.symbol;
                            got += "]\n";
                        }
                    }
                    if (got != expected && ++wrong < 20) ADD_FAILURE() << line << "\n" << got << "instead of\n" << expected;
                    if (!legends.empty() && ++wrong < 20) ADD_FAILURE() << line << ": took a legend for it";
                }
            }
        }
    }
    EXPECT_EQ(wrong, 0U);
}

}  // namespace
}  // namespace bibcast

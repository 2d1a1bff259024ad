#include "formats/bibtex/raw_parser.hpp"

#include <gtest/gtest.h>

#include "formats/bibtex/syntax.hpp"

namespace bibcast::bibtex {
namespace {

/// The entries of a text as `type:key[name=value|…]`, one a line, and the codes of its findings.
struct Parsed {
    std::string entries;
    std::string codes;
};

Parsed parse(std::string_view text) {
    Arena arena;
    Findings findings;
    RawParser parser(text, arena, &findings);
    RawEntry entry;
    Parsed out;
    while (parser.next(entry)) {
        if (entry.kind == EntryKind::comment) continue;
        out.entries += std::string(entry.type) + ":" + std::string(entry.key) + "[";
        for (std::size_t i = 0; i < entry.fields.size(); ++i) {
            const RawField& field = entry.fields[i];
            if (i != 0) out.entries += "|";
            out.entries += std::string(field.name) + "=" + std::string(field.first.text);
            for (const Part& part : field.more) out.entries += "#" + std::string(part.text);
            EXPECT_EQ(text.substr(field.first.span.begin, field.first.span.end - field.first.span.begin), field.first.text);
            EXPECT_EQ(text.substr(field.name_span.begin, field.name.size()), field.name);
        }
        out.entries += "]\n";
    }
    for (const Finding& finding : findings.all()) out.codes += std::string(finding.code->id.substr(7)) + " ";
    return out;
}

TEST(BibtexRaw, ReadsEveryWayToWriteAnEntry) {
    EXPECT_EQ(parse("@Book{ k , a = {x{y}z} , B = \"q{\"}r\" # mac # 12 }").entries, "Book:k[a=x{y}z|B=q{\"}r#mac#12]\n");
    EXPECT_EQ(parse("@book(k, a = {)}, b = 1)").entries, "book:k[a=)|b=1]\n");
    EXPECT_EQ(parse("@book{k}@misc{l,}").entries, "book:k[]\nmisc:l[]\n");
    EXPECT_EQ(parse("@ string ( a = {x} )").entries, "string:[a=x]\n");
    EXPECT_EQ(parse("@preamble{\"x\" # {y}}").entries, "preamble:[=x#y]\n");
    EXPECT_EQ(parse("@book{k, % a comment\n a = {x} % another\n, b = {y}}").entries, "book:k[a=x|b=y]\n");
    EXPECT_EQ(parse("@book{k,\xC2\xA0" "a\xC2\xA0= {x}}").entries, "book:k[a=x]\n");
    EXPECT_EQ(parse("@book{k, author+an:mark = {x}}").entries, "book:k[author+an:mark=x]\n");
}

TEST(BibtexRaw, TextBetweenEntriesIsNoEntry) {
    const Parsed parsed = parse("me@example.org {x}\n% @book{no, a = {1}}\n see @knuth (1984)\n@comment{ @book{no2, a = {1}} }\n@comment @book{no3, a = {1}}\n@book{yes, a = {1}}");
    EXPECT_EQ(parsed.entries, "book:yes[a=1]\n");
    EXPECT_EQ(parsed.codes, "");
}

TEST(BibtexRaw, DamageCostsNothingButItself) {
    struct Case {
        std::string_view text, entries, codes;
    };
    const Case cases[] = {
        {"@book{k, a = {x} b = {y}}", "book:k[a=x|b=y]\n", "missing-comma "},
        {"@book{k a = {x}}", "book:k[a=x]\n", "missing-comma "},
        {"@book{k, a {x}, b = 2}", "book:k[a=x|b=2]\n", "missing-equals "},
        {"@book{k, a = , b = 2}", "book:k[b=2]\n", "missing-value "},
        {"@book{a = {x}}", "book:[a=x]\n", "missing-key "},
        {"@book{k,\n a = {x,\n b = {y},\n}\n@misc{l, c = 1}", "book:k[a=x|b=y]\nmisc:l[c=1]\n", "unclosed-value "},
        {"@book{k,\n a = {x,\n b = {y}\n}\n@misc{l, c = 1}", "book:k[a=x|b=y]\nmisc:l[c=1]\n", "unclosed-value "},
        {"@book{k,\n a = \"x,\n b = \"y\",\n}", "book:k[a=x|b=y]\n", "unclosed-value "},
        {"@book{k,\n a = \"x,\n b = 2\n}\n@misc{l, c = 1}", "book:k[a=x|b=2]\nmisc:l[c=1]\n", "unclosed-value "},
        {"@book{k, a = \"one \"two\" three\", b = 2}", "book:k[a=one \"two\" three|b=2]\n", ""},
        {"@book{k,\n a = {x}},\n b = {y}\n}", "book:k[a=x|b=y]\n", "extra-brace "},
        {"@book{k,\n a = {x}\n@misc{l, c = 1}", "book:k[a=x]\nmisc:l[c=1]\n", "unclosed-entry "},
        {"@book{k, a = {x\n@misc{l, c = 1}", "book:k[a=x]\nmisc:l[c=1]\n", "unclosed-value "},
        {"@book{k, a = {x \\} y}, b = 2}", "book:k[a=x \\} y|b=2]\n", ""},
        {"@book{k, a = {x}, ) } , b = 3", "book:k[a=x|b=3]\n", "unexpected-text extra-brace unclosed-entry "},
        {"@comment{ open\n@book{k, a = 1}", "book:k[a=1]\n", "unclosed-comment "},
        {"@book k\n@book{k, a = 1}", "book:k[a=1]\n", "stray-at "},
        {"@", "", "stray-at "},
        {"@book{", "book:[]\n", "missing-key unclosed-entry "},
    };
    for (const Case& damaged : cases) {
        const Parsed parsed = parse(damaged.text);
        EXPECT_EQ(parsed.entries, damaged.entries) << damaged.text;
        EXPECT_EQ(parsed.codes, damaged.codes) << damaged.text;
    }
}

TEST(BibtexSyntax, SureStarts) {
    const auto start = [](std::string_view text, bool at_end = true) { return sure_start(text, 0, at_end); };
    EXPECT_EQ(start("@book{key,"), Start::yes);
    EXPECT_EQ(start("@Article(key,"), Start::yes);
    EXPECT_EQ(start("@misc{ key with blanks,"), Start::yes);
    EXPECT_EQ(start("@foo{key, name = "), Start::yes);
    EXPECT_EQ(start("@string{a = "), Start::yes);
    EXPECT_EQ(start("@comment{"), Start::yes);
    EXPECT_EQ(start("@foo{key, and more"), Start::no);
    EXPECT_EQ(start("@book (see there, and"), Start::no);
    EXPECT_EQ(start("@book{\\\"o,"), Start::no);
    EXPECT_EQ(start("@ no"), Start::no);
    EXPECT_EQ(start("@book{ke", false), Start::undecided);
    EXPECT_EQ(start("@boo", false), Start::undecided);
    EXPECT_EQ(start("@foo{key, na", false), Start::undecided);
    EXPECT_EQ(start("@book{" + std::string(5000, 'x'), false), Start::no);
}

TEST(BibtexRaw, StaysLinear) {
    // Each of these would take minutes if any step looked at the rest of the text again.
    std::string braces = "@book{k, a = " + std::string(1'000'000, '{');
    std::string quotes = "@book{k, a = \"";
    std::string comments, fields = "@book{k,\n";
    for (int i = 0; i < 100'000; ++i) {
        quotes += "\"x ";
        comments += "@comment{\n";
        fields += "a = {x\n";
    }
    for (const std::string& text : {braces, quotes, comments, fields}) (void)parse(text);
}

}  // namespace
}  // namespace bibcast::bibtex

#include "name/plain_names.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "name/bibtex_names.hpp"

namespace bibcast {
namespace {

/// The same filter under another name: lists are then read by all the rules from the first name on.
std::string_view take_marks_thoroughly(Arena& arena, std::string_view raw, std::uint32_t offset, Contributor& contributor) {
    return take_latex_marks(arena, raw, offset, contributor);
}

/// All that is read of a list, and what is said of it.
std::string read(const std::string& raw, bool thoroughly) {
    Arena arena;
    Record record(arena);
    Findings findings;
    BibtexNameOptions options;
    if (thoroughly) options.filter = take_marks_thoroughly;
    add_bibtex_names(record, Variable::author, raw, {100, 100 + static_cast<std::uint32_t>(raw.size())}, findings, options);
    std::string all;
    for (const NamesField& field : record.names) {
        for (const Contributor& person : field.people) {
            const Name& name = person.name;
            for (const std::string_view part : {name.family, name.given, name.non_dropping_particle, name.dropping_particle, name.suffix, name.literal, name.as_written}) {
                (all += part) += '|';
            }
            all += std::to_string(person.source.begin) + '-' + std::to_string(person.source.end) + (name.guessed ? "?" : "") + std::to_string(person.marks.size()) + '\n';
        }
        if (field.others) all += "others\n";
    }
    for (const Finding& finding : findings.all()) all += std::string(finding.code->id) + ' ' + std::to_string(finding.span.begin) + ' ' + finding.message + '\n';
    return all;
}

TEST(PlainNames, AreWhatAllTheRulesSay) {
    for (const std::string raw : {
             "Brown, Jos{\\'e} and Tanaka, Sof{\\'\\i}a and {\\AA}ngstr{\\\"o}m, J{\\\"u}rgen",
             "Hao Zhang and {\\'E}ric {\\v S}imi{\\'c} and others",
             "van der Berg, J. M. and de la Cruz, Ana and von Neumann, John",
             "Nguy{\\~{\\^e}}n, V\\u{a}n and Erd\\H{o}s, P{\\'a}l and Erd\\H os, P.",
             "O'Neil, Anne and D'Arcy, J.-P. and McDonald, Jean--Luc",
             "Müller, Jürgen\n  and Çelik,\n   Zoë and Łukasz Šimić",
             "Smith,John and Smith , Jane and Doe , ",
             "and Smith, J. and and Doe, A and",
             "Smith, J. and others and Doe, A.",
             "others",
             "J.~M. Doe and Doe,~J. and ~Smith and Smith~ and Smith~and Doe",
             "Smith, Jr, John and King, Jr., M. L. and {World Health Organization} and {\\'E}",
             "World Health Organization and University of Leeds",
             "bell hooks and Ludwig van Beethoven and de la Cruz",
             "Smith; Doe, J. and Roe, R.; Poe, E.",
             "Unbalanced {Brace, J. and Smith, A.",
             "Smith, A. and Unbalanced} Brace, J.",
             "family=Smith, given=Jane and Doe, John",
             "Hao Zhang$^*$ and Ion Stoica\\textsuperscript{1} and Smith, A.",
             "{\\o}stergaard, {\\O}yvind and {\\ss}x, A and {\\.i}x, B and \\.{I}nan, C",
             "{\\'\\i}x, A and \\'{\\i}x, B and {\\i}x, C and \\\"{\\i}y, {\\d a}",
             "小明, 王 and Ñandú, A and ×x, B and a×, C",
             "Andrews, A and Sand, B and Rand and And, C",
             ", and ,A and A, and A,B,",
         }) {
        EXPECT_EQ(read(raw, false), read(raw, true)) << raw;
    }
}

TEST(PlainNames, AnyListIsReadTheSame) {
    const std::vector<std::string> pieces = {"Smith", "van", "de", "la", " ", " ", " ", ", ", ",", " and ", " and ", "\n and ", "J.", "M.", "{\\'e}", "\\'{e}", "\\\"o",
                                             "{\\o}", "{\\v S}", "{\\~{\\^e}}", "\\v{c}", "é", "Š", "-", "--", "'", "~", "others", "and", "{", "}", ";", "\\", "Jr", "$^*$", "{\\'\\i}", "X"};
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string raw;
        for (std::size_t size = 1 + random() % 14; size > 0; --size) raw += pieces[random() % pieces.size()];
        ASSERT_EQ(read(raw, false), read(raw, true)) << raw;
    }
}

TEST(PlainNames, NoListIsLeftToTheRulesWithoutNeed) {
    Arena arena;
    PlainNames names(arena, "Brown, Jos{\\'e} and van der Berg, {\\AA}ke\n and Hao Zhang");
    PlainNames::Name name;
    ASSERT_EQ(names.next(name), PlainNames::Found::name);
    EXPECT_EQ(name.given, "José");
    ASSERT_EQ(names.next(name), PlainNames::Found::name);
    EXPECT_EQ(name.particle, "van der");
    EXPECT_EQ(name.family, "Berg");
    EXPECT_EQ(name.given, "Åke");
    ASSERT_EQ(names.next(name), PlainNames::Found::name);
    EXPECT_EQ(name.family, "Zhang");
    EXPECT_EQ(names.next(name), PlainNames::Found::end);
}

}  // namespace
}  // namespace bibcast

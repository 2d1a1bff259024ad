#include <gtest/gtest.h>

#include <random>

#include "formats/jsonl/line_splitter.hpp"
#include "formats/jsonl/writer.hpp"
#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

const Format& jsonl_format() { return *format_named("jsonl"); }

/// Writes `record`, reads that, and gives the fingerprint of what was read.
std::uint64_t fingerprint_after_a_trip(Record& record, std::string& line) {
    line.clear();
    jsonl::write_record(line, record, true);
    const auto reader = jsonl_format().make_reader(FormatOptions(jsonl_format().options));
    Arena arena;
    Findings findings;
    std::uint64_t read = 0;
    reader->read({.text = line}, arena, [&](Record& again) { read = fingerprint(again); }, findings);
    EXPECT_TRUE(findings.empty()) << line << findings.all()[0].message;
    return read;
}

class RandomRecords {
  public:
    explicit RandomRecords(unsigned seed) : random_(seed) {}

    void fill(Record& record) {
        record.type = static_cast<ItemType>(below(item_type_count));
        record.id = string();
        record.generated_id = below(4) == 0;
        record.native_type.value = string();
        for (unsigned n = below(8); n > 0; --n) add_text(record);
        for (unsigned n = below(4); n > 0; --n) record.add_date(variable_of(VariableKind::date), date());
        for (unsigned n = below(5); n > 0; --n) add_person(record);
        if (below(4) == 0) record.names_of(variable_of(VariableKind::name)).others = true;
        for (unsigned n = below(4); n > 0; --n) record.add_keyword(string());
        for (unsigned n = below(3); n > 0; --n) record.add_topic(string());
        for (unsigned n = below(3); n > 0; --n) record.add_group(string());
        for (unsigned n = below(3); n > 0; --n) record.add_award(string());
        for (unsigned n = below(3); n > 0; --n) {
            Identifier& identifier = record.add_identifier(string(), string());
            identifier.version = string();
            identifier.category = string();
        }
        for (unsigned n = below(3); n > 0; --n) record.add_link(static_cast<LinkKind>(below(15)), string(), string());
        for (unsigned n = below(3); n > 0; --n) record.add_leftover(string(), string(), string());
        if (below(2) == 0) record.native = {string(), string(), string(), string(), random_()};
    }

  private:
    unsigned below(std::size_t limit) {
        return static_cast<unsigned>(std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_));
    }
    std::string_view string() {
        constexpr std::string_view strings[] = {"",    "a",    "two words", "é\"\\\n", "a, b",  ",",    " blank ", "<i>x</i>", "&lt;", "\u0001",
                                                "😀", "null", "{}",        "a,b",     "; x;", "</i>", "$x$",     "-1"};
        return strings[below(std::size(strings))];
    }
    Variable variable_of(VariableKind kind) {
        while (true) {
            const auto variable = static_cast<Variable>(below(variable_count));
            if (kind_of(variable) == kind && variable != Variable::keyword) return variable;
        }
    }
    void add_text(Record& record) {
        const Variable variable = variable_of(below(2) == 0 ? VariableKind::text : VariableKind::number);
        Text text(string());
        if (variable == Variable::title && text.plain.size() > 1) {
            const Styled styled[] = {{0, static_cast<std::uint32_t>(text.plain.size()), static_cast<Style>(below(12)), {}}};
            text.styles = record.arena().copy_all(std::span<const Styled>(styled));
        }
        record.add_text(variable, text);
    }
    DatePoint point() {
        DatePoint point;
        point.year = 1 + static_cast<std::int32_t>(below(3000));
        switch (below(6)) {
            case 0: point.month = static_cast<std::uint8_t>(1 + below(12)); break;
            case 1: point.month = static_cast<std::uint8_t>(21 + below(8)); break;
            case 2:
                point.month = 5;
                point.day = 31;
                if (below(2) == 0) point.time = "10:22:05+02:00";
                break;
            case 3: point.unspecified_month = true; break;
            case 4: point.year = static_cast<std::int32_t>(below(3)) - 1 - static_cast<std::int32_t>(below(2)) * 400; break;
            default: break;
        }
        point.uncertain = below(5) == 0;
        point.approximate = below(5) == 0;
        return point;
    }
    Date date() {
        Date date;
        if (below(3) == 0) date.literal = string();
        if (below(5) == 0) return date;
        date.begin_bound = below(8) == 0 ? Bound::open : Bound::point;
        if (date.begin_bound == Bound::point) date.begin = point();
        if (date.begin_bound == Bound::open || below(3) == 0) {
            date.end_bound = static_cast<Bound>(1 + below(date.begin_bound == Bound::open ? 1 : 3));
            if (date.end_bound == Bound::point) date.end = point();
        }
        return date;
    }
    void add_person(Record& record) {
        Name name;
        for (CompactView Name::*part : {&Name::family, &Name::given, &Name::dropping_particle, &Name::non_dropping_particle,
                                        &Name::suffix, &Name::literal, &Name::as_written}) {
            if (below(2) == 0) name.*part = string();
        }
        name.comma_suffix = below(2) == 0;
        name.static_ordering = below(2) == 0;
        name.guessed = below(2) == 0;
        Contributor& person = record.add_contributor(variable_of(VariableKind::name), name);
        for (unsigned n = below(3); n > 0; --n) {
            person.marks.push(record.arena(), {.symbol = string(), .meaning = static_cast<Meaning>(below(15)),
                                               .basis = static_cast<Basis>(below(6)), .legend = string(), .source = {}});
        }
        for (unsigned n = below(3); n > 0; --n) {
            person.details.push(record.arena(), {.kind = static_cast<DetailKind>(below(10)), .value = string(), .scheme = string(),
                                                 .source = {}, .written = false});
        }
    }

    std::mt19937 random_;
};

TEST(Jsonl, ATripLosesNothing) {
    RandomRecords records(20240301);
    std::string line;
    for (int i = 0; i < 5000; ++i) {
        Arena arena;
        Record record(arena);
        records.fill(record);
        const std::uint64_t before = fingerprint(record);
        ASSERT_EQ(fingerprint_after_a_trip(record, line), before) << line;
    }
}

TEST(Jsonl, TheFixtureIsCanonical) {
    const std::string text = read_file(testdata_folder() / "jsonl" / "full.jsonl");
    const Converted again = convert_text(text, jsonl_format(), jsonl_format());
    EXPECT_EQ(again.bytes, text);
    EXPECT_EQ(again.findings, "");
}

TEST(Jsonl, NativeSourceCanBeLeftOut) {
    const std::string_view line = R"({"type":"book","native-source":{"format":"x","text":"y","fingerprint":"00000000000000ff"}})";
    EXPECT_NE(convert_text(line, jsonl_format(), jsonl_format()).bytes.find("00000000000000ff"), std::string::npos);
    EXPECT_EQ(dump_text(line, jsonl_format()).bytes.find("native-source"), std::string::npos);
}

TEST(Jsonl, ADamagedLineCostsNoOther) {
    const Converted read = dump_text("{\"id\":\"a\"}\n{\"id\":\n\n[]\n{\"id\":\"b\"}", jsonl_format());
    EXPECT_EQ(read.records, 2U);
    EXPECT_EQ(read.errors, 2U);
    EXPECT_NE(read.findings.find(":2:7: error:"), std::string::npos) << read.findings;
}

TEST(Jsonl, SplitsAtLineEnds) {
    jsonl::LineSplitter splitter;
    const std::string_view text = "one\ntwo\nthree";
    EXPECT_EQ(splitter.next(text, 100, false).length, 8U);
    EXPECT_EQ(splitter.next("three", 100, false).length, 0U);
    EXPECT_EQ(splitter.next("three\nfo", 100, false).length, 6U);
    EXPECT_EQ(splitter.next("fo", 1, true).length, 2U);
    EXPECT_EQ(splitter.next(text, 2, false).length, 4U);
    EXPECT_EQ(splitter.next(text, 5, false).length, 4U);
}

TEST(Jsonl, WaitsForNoEndOfALineThatIsNoRecord) {
    constexpr std::size_t much = std::size_t{20} << 20;
    jsonl::LineSplitter of_zeros;
    EXPECT_EQ(of_zeros.next(std::string(much, '\0'), 100, false).length, much);
    jsonl::LineSplitter of_a_record;
    EXPECT_EQ(of_a_record.next("{\"id\":\"" + std::string(much, 'a'), 100, false).length, 0U);
    jsonl::LineSplitter of_little;
    EXPECT_EQ(of_little.next(std::string(1000, '\0'), 100, false).length, 0U);
}

}  // namespace
}  // namespace bibcast::testing

#include "pipeline/conversion.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "pipeline/citation_key.hpp"
#include "pipeline/key_set.hpp"

namespace bibcast {
namespace {

inline constexpr Code toy_bang{"toy/bang", Severity::warning, "a bang", "A line holds an exclamation mark. That is what this test looks for."};

/// A toy format: a title a line; the key is the first word.
class ToySplitter final : public Splitter {
  public:
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override {
        const std::size_t end = text.size() > wanted ? text.find('\n', wanted) : text.rfind('\n');
        if (end != std::string_view::npos) return {end + 1, nullptr};
        return {at_end ? text.size() : 0, nullptr};
    }
};

class ToyReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<ToySplitter>(); }
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        for (std::size_t at = 0; at < slice.text.size();) {
            const std::size_t end = std::min(slice.text.find('\n', at), slice.text.size());
            const std::string_view line = slice.text.substr(at, end - at);
            Record record(arena);
            record.source = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
            record.id = line.substr(0, line.find(' '));
            record.add_text(Variable::title, line, record.source);
            record.add_text(Variable::note, std::string_view("n"), record.source);
            const std::size_t bang = line.find('!');
            if (bang != std::string_view::npos && findings.wants(toy_bang, "")) {
                const auto place = static_cast<std::uint32_t>(at + bang);
                findings.add(toy_bang, {place, place + 1}, "bang");
            }
            sink(record);
            at = end + 1;
        }
    }
};

class ToyWriter final : public Writer {
  public:
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& /*findings*/) const override {
        item.key_begin = chunk.bytes.size();
        chunk.bytes += record.id;
        item.key_end = chunk.bytes.size();
        chunk.bytes += '=';
        chunk.bytes += record.take_text(Variable::title)->value.plain;
    }
    [[nodiscard]] Framing framing() const override { return {"<", ";", ">", "none"}; }
};

/// The same, with ten thousand copies of a title that begins with `long`, which may go out one by one.
class ToyPartWriter final : public PartWriter {
  public:
    void write_in_parts(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const override {
        ToyWriter().write(record, chunk, item, findings);
        const std::string_view title = record.plain(Variable::title);
        item.may_repeat = title.ends_with(" repeated");
        for (std::size_t i = 0; i < 10'000 && title.substr(record.id.size()).starts_with(" long"); ++i) {
            chunk.bytes += title;
            if (flow != nullptr) flow->offer(chunk, item);
        }
    }
    [[nodiscard]] Framing framing() const override { return ToyWriter().framing(); }
};

constinit const Format toy_format = {.id = "toy", .title = "Toy"};

struct Result {
    std::string bytes;
    std::string shown;
    std::size_t largest_piece = 0;  ///< of what was handed on at a time
};

Result convert(const std::string& text, ConversionSettings settings, DiagnosticsForm form = DiagnosticsForm::text, const Writer& writer = ToyWriter()) {
    Result result;
    char* shown = nullptr;
    std::size_t size = 0;
    std::FILE* stream = ::open_memstream(&shown, &size);
    {
        const ToyReader reader;
        Reporter reporter({.form = form}, stream);
        const auto take = [&](std::string_view bytes) {
            result.bytes += bytes;
            result.largest_piece = std::max(result.largest_piece, bytes.size());
        };
        Conversion conversion(toy_format, writer, reporter, take, settings);
        Source source = Source::of_text("toy.txt", text);
        conversion.run(source, reader);
        conversion.finish();
        reporter.finish();
    }
    std::fclose(stream);
    result.shown.assign(shown, size);
    std::free(shown);
    return result;
}

TEST(Conversion, FramesRecordsAndMakesKeysUnique) {
    EXPECT_EQ(convert("a one\nb two\na three\na four\n", {}).bytes, "<a=a one;b=b two;aa=a three;ab=a four>");
    EXPECT_EQ(convert("", {}).bytes, "none");
}

/// The part writer's records as if they were written whole.
Result whole_records(const std::string& text) {
    class Whole final : public Writer {
      public:
        void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override { ToyPartWriter().write(record, chunk, item, findings); }
        [[nodiscard]] Framing framing() const override { return ToyWriter().framing(); }
    };
    return convert(text, {}, DiagnosticsForm::text, Whole());
}

TEST(Conversion, PartsOfARecordGoOutWhileItIsMade) {
    const std::string words(500, 'w');
    const std::string text = "a one\nb long " + words + "\nc two\na long " + words + "\nb three\n";
    const Result parts = convert(text, {}, DiagnosticsForm::text, ToyPartWriter());
    EXPECT_TRUE(parts.bytes == whole_records(text).bytes);
    EXPECT_LT(parts.largest_piece, parts.bytes.size() / 4);
    EXPECT_NE(parts.shown.find("the key 'a' was used before; this record got 'aa'"), std::string::npos) << parts.shown;
}

/// Whether it is there again is known of its digest: only what has the key of another one must be whole for it.
TEST(Conversion, ARecordThatMayBeThereTwiceGoesOutInPartsTheFirstTime) {
    const std::string record = "a long " + std::string(500, 'w') + " repeated\n";
    const std::string other = "a long " + std::string(500, 'v') + " repeated\n";
    EXPECT_LT(convert(record, {}, DiagnosticsForm::text, ToyPartWriter()).largest_piece, 4U << 20U);
    for (const std::string& text : {record, record + record, record + other + record, "a short repeated\n" + record + record, "b one\n" + record + "a short repeated\n" + record}) {
        const Result parts = convert(text, {}, DiagnosticsForm::text, ToyPartWriter());
        const Result whole = whole_records(text);
        EXPECT_TRUE(parts.bytes == whole.bytes) << text;
        EXPECT_EQ(parts.shown, whole.shown) << text;
    }
    EXPECT_NE(convert(record + record, {}, DiagnosticsForm::text, ToyPartWriter()).shown.find("the key 'a' was used before, by the same record"), std::string::npos);
}

TEST(Conversion, NamesADuplicateKeyWithItsPlace) {
    const std::string shown = convert("a one\na two\n", {}).shown;
    EXPECT_NE(shown.find("toy.txt:2:1: warning: the key 'a' was used before; this record got 'aa' [convert/duplicate-key]"), std::string::npos)
        << shown;
}

TEST(Conversion, ReportsWhatTheWriterLeft) {
    const std::string shown = convert("a one\nb two\n", {}).shown;
    EXPECT_EQ(shown, "toy.txt:1:1: loss: note has no place in Toy: \"n\", and 1 more [loss/variable]\n");
}

TEST(Conversion, SaysWhenThereIsNothing) {
    EXPECT_NE(convert("", {}).shown.find("[convert/no-records]"), std::string::npos);
}

TEST(Conversion, IsTheSameForEveryCutAndJobCount) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "k" + std::to_string(i % 700) + " title é " + std::to_string(i) + (i % 50 == 0 ? "!\r\n" : "\n");
    const Result whole = convert(text, {.jobs = 1, .slice_size = 1 << 20}, DiagnosticsForm::json);
    for (const unsigned jobs : {1U, 2U, 5U}) {
        for (const std::size_t slice : {std::size_t{1}, std::size_t{64}, std::size_t{5000}}) {
            const Result cut = convert(text, {.jobs = jobs, .slice_size = slice}, DiagnosticsForm::json);
            EXPECT_EQ(cut.bytes, whole.bytes);
            EXPECT_EQ(cut.shown, whole.shown);
        }
    }
}

/// What a large slice holds goes out while it is made, with the same bytes and findings as from many small ones.
TEST(Conversion, ALargeSliceGoesOutMidway) {
    std::string text;
    for (int i = 0; i < 60'000; ++i) {
        text += "key" + std::to_string(i % 50'000) + " the title of the record that is number " + std::to_string(i) + (i % 7'000 == 0 ? "!\n" : "\n");
    }
    for (const DiagnosticsForm form : {DiagnosticsForm::text, DiagnosticsForm::json}) {
        const Result whole = convert(text, {.slice_size = text.size()}, form);
        const Result cut = convert(text, {.slice_size = 4'096}, form);
        EXPECT_EQ(whole.bytes, cut.bytes);
        EXPECT_EQ(whole.shown, cut.shown);
        EXPECT_LT(whole.largest_piece, text.size() / 2);
        // In turn among others, too.
        const Result among = convert("first 1\n" + text + text, {.jobs = 3, .slice_size = text.size() * 3 / 2}, form);
        EXPECT_EQ(among.bytes, convert("first 1\n" + text + text, {.slice_size = 4'096}, form).bytes);
    }
}

TEST(Conversion, PlacesAreCountedOverSlices) {
    std::string text = "a\nb\nc é! x\n";
    const std::string shown = convert(text, {.slice_size = 1}).shown;
    EXPECT_NE(shown.find("toy.txt:3:4: warning: bang [toy/bang]\n    3 | c é! x\n      |    ^\n"), std::string::npos) << shown;
}

TEST(Conversion, RepairsBytesThatAreNoUtf8) {
    const Result result = convert("a caf\xE9\n", {});
    EXPECT_EQ(result.bytes, "<a=a café>");
    EXPECT_NE(result.shown.find("toy.txt:1:6: warning: byte 0xE9 is not UTF-8; read as 'é' [text/not-utf8]"), std::string::npos) << result.shown;
}

TEST(Conversion, AFailureOfAWorkerIsThrownOnce) {
    struct Failing final : Transform {
        void apply(Record&, Findings&) const override { throw std::bad_alloc(); }
    };
    const ToyWriter writer;
    const ToyReader reader;
    Reporter reporter({}, stderr);
    Conversion conversion(toy_format, writer, reporter, [](std::string_view) {}, {.jobs = 3, .slice_size = 1});
    conversion.add_transform(std::make_unique<Failing>());
    Source source = Source::of_text("toy.txt", "a\nb\nc\nd\n");
    EXPECT_THROW(conversion.run(source, reader), std::bad_alloc);
}

TEST(KeySet, CountsOnInLetters) {
    KeySet keys;
    EXPECT_EQ(keys.suffix_for("k"), "");
    for (char c = 'a'; c <= 'z'; ++c) EXPECT_EQ(keys.suffix_for("k"), std::string(1, c));
    EXPECT_EQ(keys.suffix_for("k"), "aa");
    EXPECT_EQ(keys.suffix_for("m"), "");
    EXPECT_EQ(keys.suffix_for("ma"), "");
    EXPECT_EQ(keys.suffix_for("m"), "b") << "ma is taken";
}

TEST(KeySet, TheSameContentKeepsItsKey) {
    KeySet keys;
    EXPECT_FALSE(keys.place("k", KeySet::digest_of("one")).repeats);
    EXPECT_TRUE(keys.place("k", KeySet::digest_of("one")).repeats);
    EXPECT_EQ(keys.place("k", KeySet::digest_of("two")).suffix, "a");
    EXPECT_TRUE(keys.place("k", KeySet::digest_of("one")).repeats);
    for (int i = 0; i < 3000; ++i) EXPECT_EQ(keys.place("x" + std::to_string(i), KeySet::digest_of("x")).suffix, "");
    EXPECT_TRUE(keys.place("k", KeySet::digest_of("one")).repeats) << "the table has grown";
    EXPECT_EQ(keys.place("k", {}).suffix, "b") << "no content is never the same";
}

std::string key_of(Name name, std::int32_t year, std::string_view title) {
    Arena arena;
    Record record(arena);
    if (!name.empty()) record.add_contributor(Variable::author, name);
    if (year != 0) record.add_date(Variable::issued, Date::of_year(year));
    record.add_text(Variable::title, title);
    make_citation_key(record);
    return std::string(record.id);
}

TEST(CitationKey, IsReadableAndAscii) {
    EXPECT_EQ(key_of({.family = "Kou", .given = "Siqi"}, 2024, "CLLMs: Consistency Large Language Models"), "kou2024cllms");
    EXPECT_EQ(key_of({.family = "Müller-Lüdenscheidt"}, 1999, "The Art of X"), "mullerludenscheidt1999art");
    EXPECT_EQ(key_of({.family = "Łoś"}, 2001, "O"), "los2001o");
    EXPECT_EQ(key_of({.literal = "World Health Organization"}, 2020, "On the Of"), "world2020on");
    EXPECT_EQ(key_of({}, 2020, "2001: A Space Odyssey"), "document20202001");
    EXPECT_EQ(key_of({.family = "李", .given = "华"}, 2020, "Attention"), "document2020attention") << "a key is ASCII";
}

}  // namespace
}  // namespace bibcast

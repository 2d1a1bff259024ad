// Dates and roles in the words of other programs: what is written there comes back as it was.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

const Format& jsonl() { return *format_named("jsonl"); }

/// The record as it comes back from `format`.
std::string there_and_back(std::string_view record, std::string_view format) {
    return dump_text(convert_text(record, jsonl(), *format_named(format)).bytes, *format_named(format)).bytes;
}

TEST(WrittenDates, ComeBackFromOtherPrograms) {
    for (const std::string_view edtf : {"1984-05", "1984-05-06", "1984-21", "1984-05/1984-06", "1984-05-05/1984-05-07", "1984-05-30/1984-06-02", "1984-21/1984-22", "1984-12/1985-01",
                                        "2004/2005", "1850~"}) {
        const std::string record = "{\"type\":\"article-journal\",\"id\":\"a\",\"title\":\"T\",\"container-title\":\"J\",\"issued\":{\"edtf\":\"" + std::string(edtf) +
                                   "\"},\"author\":[{\"family\":\"A\",\"given\":\"B\"}]}";
        const auto issued = [](const std::string& dump) {
            const std::size_t at = dump.find("\"issued\":");
            return at == std::string::npos ? std::string() : dump.substr(at, dump.find("},", at) - at);
        };
        const std::string wanted = issued(dump_text(record, jsonl()).bytes);
        ASSERT_NE(wanted, "") << edtf;
        for (const std::string_view format : {"ris", "endnote", "endnote_xml", "word_xml", "isi", "nbib", "jats"}) EXPECT_EQ(issued(there_and_back(record, format)), wanted) << format << ": " << edtf;
    }
}

TEST(WrittenRoles, ComeBackFromFormatsThatHaveThem) {
    constexpr std::string_view record =
        R"({"type":"thesis","id":"a","title":"T","author":[{"family":"A","given":"B"}],"contributor":[{"family":"C","given":"D","details":[{"kind":"role","value":"advisor"}]}]})";
    for (const std::string_view format : {"bibtex", "biblatex", "mods", "jats"}) {
        const std::string read = there_and_back(record, format);
        EXPECT_NE(read.find(R"("contributor":[{"family":"C","given":"D","details":[{"kind":"role","value":"advisor"}]}])"), std::string::npos) << format << ": " << read;
    }
    // Nobody said that a contributor reviewed anything.
    EXPECT_EQ(convert_text(record, jsonl(), *format_named("jats")).bytes.find("reviewer"), std::string::npos);
    for (const std::string_view format : {"html", "markdown", "text"}) {
        const Converted list = convert_text(record, jsonl(), *format_named(format));
        EXPECT_NE(list.bytes.find("D C (advisor)"), std::string::npos) << format << ": " << list.bytes;
    }
    EXPECT_NE(dump_text(R"(<article><front><article-meta><title-group><article-title>T</article-title></title-group><contrib-group><contrib contrib-type="reviewer"><name><surname>A</surname></name></contrib></contrib-group></article-meta></front></article>)",
                        *format_named("jats")).bytes.find(R"("value":"reviewer")"), std::string::npos);
}

}  // namespace
}  // namespace bibcast::testing

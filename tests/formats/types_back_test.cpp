// A type that a format has no word for is written as another one, and that is said; what is not said comes back as it was.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

std::string type_in(std::string_view line) {
    constexpr std::string_view key = R"("type":")";
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = line.substr(at + key.size());
    return std::string(rest.substr(0, rest.find('"')));
}

TEST(Types, ComeBackOrAreNamed) {
    for (const std::string_view name : {"hayagriva", "cff", "jats", "quarto", "csv", "word_xml", "mods", "endnote_xml"}) {
        const Format& format = *format_named(name);
        for (std::size_t i = 0; i < item_type_count; ++i) {
            const std::string type(name_of(static_cast<ItemType>(i)));
            for (const std::string_view rest : {R"()", R"(,"container-title":"C")", R"(,"event-title":"E")", R"(,"collection-title":"S")"}) {
                const std::string record = R"({"type":")" + type + R"(","id":"k","title":"T","author":[{"family":"A","given":"B"}])" + std::string(rest) + "}\n";
                const Converted written = convert_text(record, *format_named("jsonl"), format);
                const Converted back = dump_text(written.bytes, format);
                const bool is_named = written.findings.find("type") != std::string::npos;
                EXPECT_TRUE(is_named || type_in(back.bytes) == type) << name << ": " << record << back.bytes << written.bytes;
            }
        }
    }
}

}  // namespace
}  // namespace bibcast::testing

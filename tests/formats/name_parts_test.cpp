// Every part of a name is written or named in a finding, also where the other parts are missing: a particle without a family name is odd, and no
// reason to lose it.
#include <gtest/gtest.h>

#include <array>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {
namespace {

constexpr std::array<std::string_view, 5> parts = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix"};

/// A word that no other part of any name has; particles in small letters.
std::string word_for(std::size_t name, std::size_t part) {
    std::string word = part == 2 || part == 3 ? "qx" : "Qx";
    for (const std::size_t digit : {name / 16, name % 16, part}) word += static_cast<char>('a' + digit);
    return word + "ax";
}

class NameParts : public ::testing::TestWithParam<const Format*> {};

TEST_P(NameParts, AreWrittenOrNamed) {
    const Format& format = *GetParam();
    if (format.make_writer == nullptr) GTEST_SKIP() << "only read";
    std::string records;
    for (std::size_t name = 1; name < 32; ++name) {
        std::string json;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            if ((name >> part & 1U) == 0) continue;
            json += std::string(json.empty() ? "" : ",") + "\"" + std::string(parts[part]) + "\":\"" + word_for(name, part) + "\"";
        }
        for (const std::string_view variable : {"author", "editor"}) {
            records += R"({"type":"book","title":"T","id":")" + std::string(variable) + std::to_string(name) + "\",\"" + std::string(variable) + R"(":[{)" + json +
                       R"(},{"family":"Doe","given":"Jane"}]})" + "\n";
        }
    }
    const Converted written = convert_text(records, *format_named("jsonl"), format, {.form = DiagnosticsForm::json});
    const std::string all = ascii_lower(written.bytes + written.findings);
    for (std::size_t name = 1; name < 32; ++name) {
        for (std::size_t part = 0; part < parts.size(); ++part) {
            if ((name >> part & 1U) == 0) continue;
            EXPECT_NE(all.find(ascii_lower(word_for(name, part))), std::string::npos) << "name " << name << ": " << parts[part];
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, NameParts, ::testing::ValuesIn(formats().begin(), formats().end()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing

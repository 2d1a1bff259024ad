// The official test suite of CSL, where it is at hand: a folder of fixtures and one of locales.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "csl/batch.hpp"
#include "support/converted.hpp"
#include "text/json.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

/// The sections of a fixture: `>>===== NAME =====>>` to `<<===== NAME =====<<`.
std::map<std::string, std::string> sections_of(const std::string& text) {
    std::map<std::string, std::string> sections;
    std::string name;
    std::string content;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.pop_back();
        at = end + 1;
        const bool opens = line.find(">>==") != std::string::npos && line.find("=>>") != std::string::npos;
        const bool closes = line.find("<<==") != std::string::npos && line.find("=<<") != std::string::npos;
        if (!opens && !closes) {
            if (!name.empty()) content += (content.empty() ? "" : "\n") + line;
            continue;
        }
        const std::size_t begin = line.find_first_not_of("<>= \t");
        const std::size_t last = line.find_last_not_of("<>= ");
        if (opens) {
            name = line.substr(begin, last + 1 - begin);
            content.clear();
        } else {
            sections[name] = content;
            name.clear();
        }
    }
    return sections;
}

std::string request_of(const std::map<std::string, std::string>& sections) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.member("id", "fixture");
    std::string mode = sections.at("MODE");
    mode = mode.substr(0, mode.find_first_of("-\n"));
    json.member("mode", mode);
    json.member("csl", sections.at("CSL"));
    json.key("input");
    json.raw(sections.at("INPUT"));
    for (const auto& [section, key] : {std::pair("CITATION-ITEMS", "citation_items"), {"CITATIONS", "citations"}, {"BIBENTRIES", "bibentries"}}) {
        if (!sections.contains(section)) continue;
        json.key(key);
        json.raw(sections.at(section));
    }
    json.end_object();
    return out;
}

TEST(CslFixtures, TheOfficialSuitePasses) {
    const char* const given = std::getenv("CSL_FIXTURES");
    const fs::path folder = given != nullptr ? fs::path(given) : source_folder().parent_path() / "shared" / "conformance" / "csl";
    if (!fs::exists(folder / "fixtures")) GTEST_SKIP() << "no fixtures at " << folder << "; CSL_FIXTURES names their folder";
    const csl::LocaleLibrary locales(std::vector<std::string>{(folder / "locales").string()});
    std::size_t count = 0;
    std::size_t passed = 0;
    std::string failed;
    for (const auto& entry : fs::directory_iterator(folder / "fixtures")) {
        const auto sections = sections_of(read_file(entry.path()));
        if (!sections.contains("RESULT") || !sections.contains("CSL") || !sections.contains("MODE")) continue;
        ++count;
        std::string expected = R"({"id":"fixture","result":)";
        append_json_string(expected, sections.at("RESULT"));
        expected += '}';
        if (csl::answer(request_of(sections), locales) == expected) {
            ++passed;
        } else {
            failed += " " + entry.path().stem().string();
        }
    }
    // A few fixtures expect terms of older locale files.
    EXPECT_GE(passed * 1000, count * 978) << "these fail:" << failed;
}

}  // namespace
}  // namespace bibcast::testing

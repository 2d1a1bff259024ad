// What a format can hold of marks reaches every other format that can hold it too.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

using Json = nlohmann::json;
/// Position of the author and meaning of the mark.
using Marks = std::set<std::pair<std::size_t, std::string>>;

constexpr std::string_view people[] = {"Kou", "Hu", "He", "Deng", "Zhang", "Xing", "Stoica", "Jordan", "Gonzalez", "Zhuang", "Li", "Sheng"};
constexpr std::string_view meanings[] = {"equal",    "equal-first", "equal-last",   "corresponding", "deceased", "advising",
                                         "lead",     "internship",  "former",       "self",          "student"};

/// Two people with each meaning, so that nobody contributed equally alone.
std::string record_with_all_meanings() {
    Json authors = Json::array();
    for (std::size_t i = 0; i < std::size(people); ++i) {
        Json marks = Json::array();
        for (const std::size_t which : {i, i + 1}) {
            if (which >= std::size(meanings)) continue;
            marks.push_back({{"meaning", meanings[which]}, {"basis", "entry"}});
        }
        authors.push_back({{"family", people[i]}, {"given", "Jane"}, {"marks", marks}});
    }
    return Json{{"type", "article-journal"}, {"id", "routes"}, {"title", "All marks"}, {"container-title", "Journal"}, {"author", authors}}.dump() + "\n";
}

Marks marks_of(const std::string& dump) {
    Marks marks;
    if (dump.empty()) return marks;
    const Json record = Json::parse(dump.substr(0, dump.find('\n')));
    std::size_t position = 0;
    for (const Json& author : record.value("author", Json::array())) {
        ++position;
        for (const Json& mark : author.value("marks", Json::array())) marks.emplace(position, mark["meaning"].get<std::string>());
    }
    return marks;
}

TEST(MarksRoutes, WhatTwoFormatsCanHoldGoesFromOneToTheOther) {
    const Format& jsonl = *format_named("jsonl");
    const std::string source = record_with_all_meanings();
    ASSERT_EQ(marks_of(source).size(), 2 * std::size(meanings) - 1);
    std::map<const Format*, std::string> written;
    std::map<const Format*, Marks> held;
    for (const Format* format : formats()) {
        if (format->make_reader == nullptr || format->make_writer == nullptr) continue;
        written[format] = convert_text(source, jsonl, *format).bytes;
        held[format] = marks_of(dump_text(written[format], *format).bytes);
    }
    EXPECT_EQ(held[&jsonl], marks_of(source));
    std::size_t holding = 0;
    for (const auto& [from, marks] : held) {
        if (marks.empty()) continue;
        ++holding;
        for (const auto& [to, possible] : held) {
            if (possible.empty()) continue;
            const std::string there = convert_text(written[from], *from, *to).bytes;
            const Marks arrived = marks_of(dump_text(there, *to).bytes);
            for (const auto& mark : marks) {
                EXPECT_TRUE(!possible.contains(mark) || arrived.contains(mark)) << from->id << " to " << to->id << ": " << mark.second << " of author " << mark.first;
            }
        }
    }
    EXPECT_GE(holding, 3U);
}

}  // namespace
}  // namespace bibcast::testing

// What is merged is written or named: every string of a record that goes into another one has a word in it that nothing else has, and that word must be
// in what stays or in a finding. Either of the two may be the one that stays.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "formats/jsonl/format.hpp"
#include "pipeline/merge.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr Code merged{"test/merged", Severity::note, "", ""};
constexpr Code merged_value{"test/value", Severity::loss, "", ""};

/// What is one of a few words, or an identifier that must be well formed, and what says how the record stood in its source, which is no value.
bool stays_as_it_is(std::string_view key) {
    for (const std::string_view fixed : {"type", "id", "meaning", "basis", "kind", "orcid", "format", "native-source"}) {
        if (key == fixed) return true;
    }
    return false;
}

void mark(Json& value, std::string_view key, std::vector<std::string>& words) {
    if (stays_as_it_is(key)) return;
    if (value.is_object()) {
        for (auto& [name, inner] : value.items()) mark(inner, name, words);
    } else if (value.is_array()) {
        for (Json& inner : value) mark(inner, key, words);
    } else if (value.is_string()) {
        words.push_back("zq" + std::to_string(words.size()) + "q");
        value = value.get<std::string>() + words.back();
    }
}

Record read_record(const Json& json, Arena& arena) {
    const std::string text = json.dump() + "\n";
    const std::string_view kept = arena.copy(text);
    Record found(arena);
    Slice slice;
    slice.text = kept;
    slice.last = true;
    Findings findings;
    Arena scratch;
    jsonl::format.make_reader(FormatOptions(jsonl::format.options))->read(slice, scratch, [&](Record& record) { found = record.copy_into(arena); }, findings);
    return found;
}

std::string written(Record& record) {
    Chunk chunk;
    Chunk::Item item;
    Findings findings;
    jsonl::format.make_writer(FormatOptions(jsonl::format.options))->write(record, chunk, item, findings);
    return chunk.bytes;
}

class MergeConservation : public ::testing::TestWithParam<fs::path> {};

TEST_P(MergeConservation, EveryStringIsWrittenOrNamed) {
    std::ifstream file(GetParam());
    std::size_t records = 0;
    for (std::string line; std::getline(file, line);) {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object()) continue;
        ++records;
        Json other = json;
        std::vector<std::string> words;
        mark(other, "", words);
        for (const bool goes : {true, false}) {
            Arena arena;
            const Record plain = read_record(json, arena);
            Record marked = read_record(other, arena);
            // What the reader does not keep of such a record is not the merge's to keep.
            const std::string before = written(marked);
            marked.clear_written();
            Record kept = goes ? plain : marked;
            Findings findings(false);
            merge_record(kept, goes ? marked : plain, {.merged = &merged, .merged_value = &merged_value, .spellings_count = true}, findings);
            std::string all = written(kept);
            for (const Finding& finding : findings.all()) all += finding.message + ' ' + finding.value + '\n';
            for (const std::string& word : words) {
                if (before.find(word) == std::string::npos) continue;
                EXPECT_NE(all.find(word), std::string::npos) << word << "\n" << other.dump(1) << "\n" << all;
            }
        }
    }
    EXPECT_GT(records, 0U);
}

std::vector<fs::path> files() {
    std::vector<fs::path> found = {testdata_folder() / "jsonl" / "full.jsonl"};
    for (const auto& entry : fs::directory_iterator(testdata_folder() / "records")) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

INSTANTIATE_TEST_SUITE_P(Records, MergeConservation, ::testing::ValuesIn(files()), [](const auto& tested) { return tested.param.stem().string(); });

}  // namespace
}  // namespace bibcast::testing

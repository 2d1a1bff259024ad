// What libFuzzer begins with. The time that a text takes grows with its length, so that it comes to many more of short ones: fixtures are cut into their records,
// by the splitter of their own format. What a format calls its fields, by its published mapping, is the dictionary.
#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "fuzz/mutator.hpp"
#include "fuzz/target.hpp"
#include "support/converted.hpp"
#include "text/utf8.hpp"

namespace bibcast::fuzz {

namespace {

namespace fs = std::filesystem;

/// One record each; the slice above the first record, where the header of a table is, stands above each of the others.
std::vector<std::string> records_of(const Format& format, std::string_view text) {
    if (find_invalid_utf8(text) != std::string_view::npos) return {std::string(text)};  // the splitter sees what was decoded
    std::vector<std::string> pieces;
    const auto splitter = format.make_reader(FormatOptions(format.options))->splitter();
    std::string_view above;
    while (!text.empty()) {
        const Splitter::Cut cut = splitter->next(text, 1, true);
        const std::string_view piece = text.substr(0, cut.length);
        text.remove_prefix(cut.length);
        if (pieces.empty() && cut.context == nullptr) above = piece;
        pieces.push_back(cut.context == nullptr ? std::string(piece) : std::string(above).append(piece));
    }
    return pieces;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.empty()) pieces.emplace_back(line);
    }
    return pieces;
}

/// As a line of libFuzzer's dictionaries.
std::string entry_of(std::string_view word) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string entry = "\"";
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && c != '"' && c != '\\') entry += c;
        else entry.append("\\x").append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
    }
    return entry + "\"\n";
}

void write_file(const fs::path& path, std::string_view text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    require(file.flush().good(), "cannot write " + path.string());
}

}  // namespace

void write_seeds(const Target& target, const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directories(folder / "records");
    fs::create_directories(folder / "files");
    std::vector<fs::path> paths = target.seeds;
    if (const fs::path found = testing::testdata_folder() / "fuzz" / target.name; fs::is_directory(found)) {
        for (const auto& entry : fs::directory_iterator(found)) paths.push_back(entry.path());
    }
    std::set<std::string> records;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::string text = testing::read_file(paths[i]);
        write_file(folder / "files" / (std::to_string(i) + paths[i].extension().string()), text);
        const bool is_table = paths[i].extension() == ".tsv" || paths[i].extension() == ".txt";
        for (std::string& piece : target.format != nullptr ? records_of(*target.format, text) : is_table ? lines_of(text) : std::vector{text}) records.insert(std::move(piece));
    }
    std::size_t number = 0;
    for (const std::string& record : records) write_file(folder / "records" / std::to_string(number++), record);

    std::set<std::string> words;
    for (const std::string_view word : words_of_formats()) words.insert(entry_of(word));
    if (target.format != nullptr && target.format->mapping != nullptr) {
        for (const MappingRow& row : target.format->mapping()) {
            if (!row.tag.empty()) words.insert(entry_of(row.tag));
        }
    }
    std::string dictionary;
    for (const std::string& word : words) dictionary += word;
    write_file(folder / "words", dictionary);
}

}  // namespace bibcast::fuzz

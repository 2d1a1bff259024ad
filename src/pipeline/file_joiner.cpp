#include "pipeline/file_joiner.hpp"

#include <algorithm>
#include <filesystem>

#include "io/output.hpp"
#include "io/source.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Letters, digits and hyphens: a name that every file system has, and that leads nowhere else.
std::string file_name_of(std::string_view key) {
    std::string name;
    for (const char c : key) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) name += ascii_lower(c);
        else if (!name.empty() && name.back() != '-') name += '-';
    }
    while (name.ends_with('-')) name.pop_back();
    if (name.size() > 100) name.resize(100);
    return name.empty() ? "record" : name;
}

}  // namespace

FileJoiner::FileJoiner(const Writer& writer, std::string pattern, const ProgramCall* through) : writer_(writer), pattern_(std::move(pattern)), through_(through) {
    for (std::size_t at = pattern_.find('{'); at != std::string::npos; at = pattern_.find('{', at + 1)) {
        const std::size_t end = pattern_.find('}', at);
        if (end == std::string::npos) return;
        const std::string_view word = std::string_view(pattern_).substr(at, end + 1 - at);
        const bool is_word = word.size() > 2 && std::all_of(word.begin() + 1, word.end() - 1, [](char c) { return is_ascii_alpha(c) || c == '-'; });
        if (is_word && word != placeholder) throw UsageError(pattern_ + ": nothing is put in the place of " + std::string(word) + ", only of " + std::string(placeholder));
    }
}

std::string FileJoiner::with_id(std::string_view note, std::string_view id) {
    std::string both(note);
    both += '\0';
    both += id;
    return both;
}

void FileJoiner::add(std::string_view bytes, const Chunk::Item& with_id, std::string& /*out*/) {
    Chunk::Item item = with_id;
    const std::size_t cut = item.note.rfind('\0');
    const std::string id = cut == std::string::npos ? std::string() : item.note.substr(cut + 1);
    item.note.resize(std::min(cut, item.note.size()));
    const std::size_t begin = item.key_begin > item.begin ? item.key_begin - item.begin : 0;
    std::string name = file_name_of(item.key_end > item.key_begin ? bytes.substr(begin, item.key_end - item.key_begin) : std::string_view(id));
    name += names_.suffix_for(name);
    std::string path = pattern_;
    path.replace(path.find(placeholder), placeholder.size(), name);
    std::string text;
    if (const auto joiner = writer_.joiner()) {
        joiner->begin(text);
        joiner->add(bytes, item, text);
        joiner->end(text);
    } else {
        const Framing framing = writer_.framing();
        text.append(framing.before).append(bytes).append(framing.after);
    }
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    if (error) throw IoError(folder.string() + ": " + error.message());
    Output file(path, through_);
    file.write(text);
    file.commit();
}

}  // namespace bibcast

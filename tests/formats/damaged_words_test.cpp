// The law for damaged sources: a source is cut off, or loses or gains some bytes, and each word that stood in a value and still stands in the
// source must be in what is written of it, or in a finding. The words are those that `injected_words_test.cpp` puts in, as far as the sound source
// keeps them. `BIBCAST_DAMAGES` is how many damages are done to each fixture.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/injected.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

/// What comes into a text by accident: halves of brackets, ends of lines and records, bytes that no text has.
constexpr std::array pieces = std::to_array<std::string_view>({
    "{", "}", "\"", "'", "<", ">", "&", "\\", "%", "@", ",", ":", ";", "=", "#", "[", "]", "(", ")", "\n", "\n\n", "\r", "\t", "-", "*", "|", "/>", "]]>", "-->", "<!--",
    "<![CDATA[", "</a>", "<a>", "{{<", ">}}", "\nER  - \n", "\nTY  - JOUR\n", "\n}\n", "@book{", "---\n", "\n- ", "\"\"", "{}", "\\u", "\xFF", "\xE2\x82", "\xED\xA0\x80",
    std::string_view("\0", 1), "\x1E", "\x1D", "\x1F", "\xEF\xBB\xBF",
});

/// Behind `from`: cut off; a byte lost; a line lost; a stretch lost; a piece put in.
std::string damaged(const std::string& text, std::size_t from, std::mt19937& random, std::string& what) {
    const std::size_t at = from + random() % (text.size() - from);
    what = "at " + std::to_string(at);
    switch (random() % 8) {
    case 0:
        what += " cut off";
        return text.substr(0, at);
    case 1:
        what += " a byte lost";
        return text.substr(0, at) + text.substr(at + 1);
    case 2: {
        what += " a line lost";
        const std::size_t begin = text.rfind('\n', at) + 1;
        return text.substr(0, begin) + text.substr(std::min(text.find('\n', at), text.size() - 1) + 1);
    }
    case 3:
        what += " a stretch lost";
        return text.substr(0, at) + text.substr(std::min(at + random() % 60, text.size()));
    default: {
        const std::string_view piece = pieces[random() % pieces.size()];
        what += " put in: " + std::string(piece);
        return text.substr(0, at) + std::string(piece) + text.substr(at);
    }
    }
}

/// Where words are no values: remarks in YAML, the text of a page around shortcodes, how a record stood in its source.
bool says_nothing(const Format& format, const std::string& text, std::size_t at) {
    const std::size_t line = text.rfind('\n', at) + 1;
    if (format.id == "jsonl") return text.substr(line, at - line).find("native-source") != std::string::npos;
    // What is referred to by name; tags, indicators and codes of MARC are the mapping.
    if (format.id == "marcxml" || format.id == "jats") return text.find_last_of("<>", at) == std::string::npos || text[text.find_last_of("<>", at)] == '<';
    if (format.id == "shortcode") {
        const std::size_t open = std::max(text.rfind("{{<", at) + 1, text.rfind("{{%", at) + 1);
        const std::string_view tag = std::string_view(text).substr(std::min(text.find_first_not_of(" <%", open), text.size()));
        return open == 0 || !tag.starts_with("pub") || std::max(text.rfind(">}}", at) + 1, text.rfind("%}}", at) + 1) > open;
    }
    const std::string_view before = std::string_view(text).substr(line, at - line);
    return (before.starts_with('#') || before.find(" #") != std::string_view::npos) && (format.id == "csl_yaml" || format.id == "hayagriva" || format.id == "cff" || format.id == "quarto" || format.id == "hugoblox");
}

/// The element or the line that the word stands in, and behind it the same with other words.
std::string said_twice(const std::string& text, const std::string& word, std::vector<std::string>& words) {
    const std::size_t at = text.find(word);
    std::size_t begin = text.rfind('\n', at) + 1;
    std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text[text.find_first_not_of(" \t\r\n\xEF\xBB\xBF")] == '<') {
        begin = std::min(text.rfind('<', at), text.size() - 1);
        end = text.find("</", at);
        if (text.find('<', at) != end || text.find('>', begin) > at) return text;
        end = text.find('>', end) + 1;
    }
    std::string again = text.substr(begin, end - begin);
    for (std::size_t i = again.find("qz"); i != std::string::npos; i = again.find("qz", i + 1)) {
        again[i + 1] = 'y';
        words.push_back(again.substr(i, again.find("zq", i) + 2 - i));
    }
    return text.substr(0, end) + again + text.substr(end);
}

class DamagedWords : public ::testing::TestWithParam<const Format*> {};

TEST_P(DamagedWords, AreWrittenOrNamed) {
    const Format& format = *GetParam();
    const Format& csl_json = *format_named("csl_json");
    const char* const asked = std::getenv("BIBCAST_DAMAGES");
    const std::size_t count = asked == nullptr ? 20 : std::strtoull(asked, nullptr, 10);
    const auto found_in = [&](const std::string& text) {
        const Converted read = convert_text(text, format, csl_json, {.form = DiagnosticsForm::json});
        return ascii_lower(read.bytes + read.findings);
    };
    for (const fs::path& path : fixtures_of(format)) {
        Injected injected = with_injected_words(format, read_file(path));
        const std::string sound = found_in(injected.text);
        std::erase_if(injected.words, [&](const std::string& word) { return sound.find(word) == std::string::npos; });
        // The names of columns are no values.
        const std::size_t head = format.id == "csv" || format.id == "tsv" ? injected.text.find('\n') + 1 : 0;
        std::mt19937 random(7);
        for (std::size_t i = 0; i < count && !injected.text.empty(); ++i) {
            std::string what;
            std::vector<std::string> words = injected.words;
            std::string text = damaged(injected.text, head, random, what);
            if (i % 3 == 2 && !words.empty() && format.id != "marc") {
                const std::string word = words[random() % words.size()];
                what = "said twice: " + word;
                text = said_twice(injected.text, word, words);
            }
            const std::string found = found_in(text);
            for (const std::string& word : words) {
                const std::size_t at = text.find(word);
                if (at == std::string::npos || found.find(word) != std::string::npos || says_nothing(format, text, at)) continue;
                const std::size_t from = at - std::min<std::size_t>(at, 60);
                ADD_FAILURE() << path.filename() << " damage " << i << ' ' << what << ": gone is '" << word << "': " << text.substr(from, at + 20 - from);
                break;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, DamagedWords, ::testing::ValuesIn(readable_formats()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing

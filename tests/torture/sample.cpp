#include "support/growth.hpp"
#include "torture/sample.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {

namespace {

constexpr std::string_view model_record =
    R"({"type":"article-journal","id":"zplacekey","title":"Zplacetitle","abstract":"Zplaceabstract","container-title":"Zplacejournal",)"
    R"("DOI":"10.1000/zplacedoi","URL":"https://example.org/zplaceurl","note":"Zplacenote","publisher":"Zplacepublisher","keyword":"zplacekeyword",)"
    R"("volume":"771","page":"3117-3119","language":"en","issued":{"date-parts":[[1987,6,5]]},)"
    R"("author":[{"family":"Zplacefamily","given":"Zplacegiven"},{"family":"Jones","given":"Ann"}]})"
    "\n";

std::string written_as(const Format& format, const std::string& records) {
    return convert_text(records, *format_named("jsonl"), format).bytes;
}

/// The longest words of letters in `text`, at most eight.
std::vector<std::string> long_words(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0) ++end;
        if (end - at >= 5) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.size() > 8) words.resize(8);
    return words;
}

Sample fixture_sample(const Format& format) {
    Sample sample;
    for (const auto& path : fixtures_of(format)) {
        std::string text = read_file(path);
        if (text.size() > 200 && (sample.text.empty() || text.size() < sample.text.size())) sample.text = std::move(text);
    }
    sample.places = long_words(sample.text);
    return sample;
}

}  // namespace

std::string with_word_replaced(const std::string& text, std::string_view word, std::string_view by) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t found = text.find(word); found != std::string::npos; found = text.find(word, at)) {
        out.append(text, at, found - at);
        out += by;
        at = found + word.size();
    }
    return out.append(text, at, std::string::npos);
}

Sample sample_of(const Format& format) {
    if (format.make_writer == nullptr) return fixture_sample(format);
    Sample sample{written_as(format, std::string(model_record)), {}};
    for (const std::string_view place : {"Zplacetitle", "Zplacefamily", "Zplacegiven", "Zplaceabstract", "Zplacejournal", "zplacedoi", "zplaceurl", "Zplacenote",
                                         "Zplacepublisher", "zplacekeyword", "zplacekey", "771", "3117", "1987"}) {
        if (sample.text.find(place) != std::string::npos) sample.places.emplace_back(place);
    }
    return sample;
}

std::string many_records(const Format& format, std::size_t count, bool same_key) {
    std::string text;
    if (format.make_writer == nullptr) {
        const Sample sample = fixture_sample(format);
        return repeated(sample.text, count * 50);  // a fixture is not tiny
    }
    for (std::size_t i = 0; i < count; ++i) {
        text += R"({"type":"book","id":"k)" + (same_key ? std::string{} : std::to_string(i)) + R"(","title":"T"})" + "\n";
    }
    if (!same_key) return written_as(format, text);
    // The writers make keys unique: the record is written once, and its text repeated, where the format is a plain sequence.
    const std::string one = written_as(format, R"({"type":"book","id":"k","title":"T"})"
                                               "\n");
    const std::string two = written_as(format, R"({"type":"book","id":"k","title":"T"})"
                                               "\n"
                                               R"({"type":"book","id":"ka","title":"T"})"
                                               "\n");
    const auto writer = format.make_writer(FormatOptions(format.options));
    const Framing framing = writer->framing();
    std::string_view record = one;
    if (one.size() >= framing.before.size() + framing.after.size() && one.compare(0, framing.before.size(), framing.before) == 0) {
        record = record.substr(framing.before.size(), one.size() - framing.before.size() - framing.after.size());
    }
    text = framing.before;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += framing.between;
        text += record;
    }
    return text.append(framing.after);
}

std::string many_values(const Format& format, std::size_t count, bool authors) {
    std::string text = R"({"type":"book","id":"k","title":"T",)";
    text += authors ? R"("author":[)" : R"("keyword":")";
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += authors ? "," : ", ";
        if (authors) {
            text += R"({"family":"Zplace","given":"G"})";
        } else {
            text += "w" + std::to_string(i);
        }
    }
    text += authors ? "]}\n" : "\"}\n";
    return format.make_writer == nullptr ? std::string{} : written_as(format, text);
}

std::string many_unlike_authors(const Format& format, std::size_t count) {
    std::string text = R"({"type":"book","id":"k","title":"T","author":[)";
    for (std::size_t i = 0; i < count; ++i) {
        std::string family = "Z";
        for (std::size_t left = i; left != 0; left /= 26) family += static_cast<char>('a' + left % 26);
        text += (i > 0 ? "," : "") + (R"({"family":")" + family) + R"(","given":"G"})";
    }
    return format.make_writer == nullptr ? std::string{} : written_as(format, text + "]}\n");
}

}  // namespace bibcast::testing

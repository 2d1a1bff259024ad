// The law, place by place: a word of its own is put at the end of every value that the syntax of a source shows, also of those that no rule of
// the reader expects a word in (a DOI, the type of a name, the number of a volume), and must be in what is written of it, or in a finding.
// Once in all places of a fixture together, and once in each place alone, since what a record is read as depends on its values.
#include <gtest/gtest.h>

#include <algorithm>

#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "support/injected.hpp"
#include "support/value_places.hpp"
#include "text/utf8.hpp"

namespace bibcast::testing {
namespace {

namespace fs = std::filesystem;

/// A place where a word may vanish, and why.
struct Silent {
    std::string_view format;
    std::string_view place;
    std::string_view reason;
    std::string_view to = {};  ///< the only target that it holds for; empty: all
};
constexpr Silent silent[] = {
    {"jsonl", "before", "how the record stood in its source; no value, and of no use to other formats"},
    {"jsonl", "text", "the same"},
    {"jsonl", "after", "the same"},
    {"jsonl", "format", "of the native source, the same"},
    {"csl_json", "format", "of a leftover: on the page it is named by its tag and its value", "html"},
    {"csl_yaml", "format", "the same", "html"},
    {"quarto", "id", "of an affiliation: what authors refer to it by"},
};

bool is_silent(const Format& format, std::string_view place, const Format& to) {
    return std::any_of(std::begin(silent), std::end(silent), [&](const Silent& one) {
        return one.format == format.id && one.place == place && (one.to.empty() || one.to == to.id);
    });
}

class InjectedWords : public ::testing::TestWithParam<const Format*> {
  protected:
    /// Puts words at the places from `begin` to `end`, and names those that are gone.
    static void expect_words(const fs::path& path, const std::string& text, const std::vector<ValuePlace>& places, std::size_t begin, std::size_t end,
                             const Format& to = *format_named("csl_json")) {
        std::string changed;
        std::size_t done = 0;
        for (std::size_t i = begin; i < end; ++i) {
            changed += text.substr(done, places[i].at - done) + " " + injected_word(i);
            done = places[i].at;
        }
        changed += text.substr(done);
        if (GetParam()->id == "marc") changed = with_true_lengths(changed);
        const Converted read = convert_text(changed, *GetParam(), to, {.form = DiagnosticsForm::json});
        const std::string found = ascii_lower(read.bytes + read.findings);
        for (std::size_t i = begin; i < end; ++i) {
            if (found.find(injected_word(i)) != std::string::npos || is_silent(*GetParam(), places[i].name, to)) continue;
            const std::size_t from = places[i].at - std::min<std::size_t>(places[i].at, 100);
            ADD_FAILURE() << path.filename() << " as " << to.id << ": a word at the end of '" << places[i].name << "' is gone: " << text.substr(from, places[i].at - from);
        }
    }
};

TEST_P(InjectedWords, AreWrittenOrNamedInAllPlacesTogether) {
    for (const fs::path& path : fixtures_of(*GetParam())) {
        const std::string text = read_file(path);
        const std::vector<ValuePlace> places = value_places(*GetParam(), text);
        expect_words(path, text, places, 0, places.size());
    }
}

/// The page is only written, so that no reader of its own shows what it holds.
TEST_P(InjectedWords, AreOnThePageOrNamed) {
    for (const fs::path& path : fixtures_of(*GetParam())) {
        const std::string text = read_file(path);
        const std::vector<ValuePlace> places = value_places(*GetParam(), text);
        expect_words(path, text, places, 0, places.size(), *format_named("html"));
    }
}

TEST_P(InjectedWords, AreWrittenOrNamedInEachPlaceAlone) {
    constexpr std::size_t most = 120;  // of a fixture, evenly spread
    for (const fs::path& path : fixtures_of(*GetParam())) {
        const std::string text = read_file(path);
        const std::vector<ValuePlace> places = value_places(*GetParam(), text);
        const std::size_t step = places.size() / most + 1;
        for (std::size_t i = 0; i < places.size(); i += step) expect_words(path, text, places, i, i + 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, InjectedWords, ::testing::ValuesIn(readable_formats()), [](const auto& tested) { return std::string(tested.param->id); });

}  // namespace
}  // namespace bibcast::testing

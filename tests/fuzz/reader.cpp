// One reader, on any bytes, by the oracles that tests/fuzz/README.md lists.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "formats/registry.hpp"
#include "fuzz/target.hpp"
#include "support/conserved.hpp"

namespace bibcast::fuzz {

namespace {

using Json = nlohmann::json;
using testing::convert_text;
using testing::Converted;
using testing::dump_text;

/// A number that is the same for the same text: what is tried on it. FNV-1a.
std::size_t number_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return static_cast<std::size_t>(hash >> 8U);
}

std::vector<std::string_view> lines_of(std::string_view dump) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = dump.find('\n', at);
        lines.push_back(dump.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// Strings with their white space and control characters as single blanks, and without those around.
void collapse_space(Json& json) {
    if (json.is_structured()) {
        for (Json& child : json) collapse_space(child);
    } else if (json.is_string()) {
        std::string collapsed;
        for (const char c : json.get_ref<const std::string&>()) {
            const bool is_space = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
            if (!is_space) collapsed += c;
            if (is_space && !collapsed.empty() && collapsed.back() != ' ') collapsed += ' ';
        }
        if (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
        json = std::move(collapsed);
    }
}

/// The records but for what a format need not keep of a damaged text: white space in values, the order of leftovers, and citation keys
/// that were made, here or because two were the same.
std::string essence_of(const std::string& dump) {
    std::string essence;
    for (const std::string_view line : lines_of(dump)) {
        Json json = Json::parse(line);
        json.erase("id");
        json.erase("generated-id");
        collapse_space(json);
        if (json.contains("leftovers")) std::sort(json["leftovers"].begin(), json["leftovers"].end());
        essence += json.dump() + '\n';
    }
    return essence;
}

void check_cuts(const Format& format, std::string_view text, const Converted& whole, std::size_t number) {
    constexpr std::array<std::size_t, 3> sizes = {1, 7, 100};
    const Converted cut = dump_text(text, format, {.jobs = number % 8 == 0 ? 3U : 1U, .slice_size = sizes[number % sizes.size()], .form = DiagnosticsForm::json});
    require(whole.bytes == cut.bytes, "the cut into slices shows in the records", whole.bytes, cut.bytes);
    require(whole.findings == cut.findings, "the cut into slices shows in the findings", whole.findings, cut.findings);
}

/// Nothing was wrong with what was read.
bool is_sound(const Converted& read) {
    return read.findings.find("\"severity\":\"error\"") == std::string::npos && read.findings.find("\"severity\":\"warning\"") == std::string::npos;
}

/// The head of a CITATION.cff is a record of its own when there is none among what is cited, and what is written has one.
bool gets_a_head(const Format& format) { return format.id == "cff"; }

/// A text that is cut short has the same records up to the one that is cut. Where the end of a damaged record is, is a guess that may
/// depend on what follows, so that this is asked only of sound texts; of fixtures cut at every byte the suite asks more.
/// Not of CITATION.cff, whose records have another order than its text: what it prefers to be cited is the first or the second of them wherever it stands, and says
/// whether the head is one.
void check_prefix(const Format& format, std::string_view text, const Converted& whole, std::size_t number) {
    if (gets_a_head(format)) return;
    const Converted part = dump_text(text.substr(0, number % (text.size() + 1)), format, {.form = DiagnosticsForm::json});
    if (!is_sound(whole) || !is_sound(part)) return;
    const auto all = lines_of(whole.bytes);
    const auto some = lines_of(part.bytes);
    for (std::size_t i = 0; i + 1 < std::min(some.size(), all.size()); ++i) require(some[i] == all[i], "the end of the text shows in a whole record", some[i], all[i]);
}

/// What is written as the format that it was read from is read as the same, and written as the same. Of a damaged text it is asked only
/// that nothing is lost.
void check_own(const Format& format, std::string_view text, const Converted& whole) {
    const Converted written = convert_text(text, format, format, {.form = DiagnosticsForm::json});
    if (!is_sound(whole) || gets_a_head(format) || written.findings.find("\"severity\":\"loss\"") != std::string::npos) {
        const auto lost = testing::lost_values(whole, written, format, testing::Likeness::words);
        require(lost.empty(), "a value is lost in silence", lost.empty() ? std::string_view{} : lost.front(), written.bytes);
        return;
    }
    const std::string first = essence_of(whole.bytes);
    const std::string second = essence_of(dump_text(written.bytes, format).bytes);
    require(first == second, "what was written is read as something else", first, second);
    const Converted again = convert_text(written.bytes, format, format);
    require(written.bytes == again.bytes, "writing is no fixed point", written.bytes, again.bytes);
}

/// Every value is in the output, or named.
void check_other(const Format& format, std::string_view text, const Converted& whole, std::size_t number) {
    const auto all = formats();
    const Format& to = *all[number / 64 % all.size()];
    if (to.make_writer == nullptr) return;
    const Converted written = convert_text(text, format, to, {.form = DiagnosticsForm::json});
    const auto lost = testing::lost_values(whole, written, to, testing::Likeness::words);
    require(lost.empty(), "to " + std::string(to.id) + " in silence", lost.empty() ? std::string_view{} : lost.front(), written.bytes);
}

}  // namespace

void fuzz_reader(const Format& format, std::string_view text) {
    static_cast<void>(format.sniff(text));
    const std::size_t number = number_of(text);
    const Converted whole = dump_text(text, format, {.form = DiagnosticsForm::json});
    check_cuts(format, text, whole, number);
    check_prefix(format, text, whole, number);
    if (format.make_writer != nullptr) check_own(format, text, whole);
    check_other(format, text, whole, number);
}

}  // namespace bibcast::fuzz

// One reader, on any bytes. Besides what the sanitizers see: any cut into slices and any number of jobs gives the same bytes, what is
// written as the same format is a fixed point and is read as the same records, and a text cut short, at any byte, is borne.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "formats/registry.hpp"
#include "pipeline/conversion.hpp"

namespace {

using namespace bibcast;

std::string convert(std::string_view text, const Format& from, const Format& to, ConversionSettings settings) {
    std::string bytes;
    static std::FILE* const nowhere = std::fopen("/dev/null", "w");
    FormatOptions options(to.options);
    if (to.id == "jsonl") options.set("source", "off");
    const auto reader = from.make_reader(FormatOptions(from.options));
    const auto writer = to.make_writer(options);
    Reporter reporter({.form = DiagnosticsForm::json}, nowhere);
    Conversion conversion(to, *writer, reporter, [&bytes](std::string_view more) { bytes += more; }, settings);
    Source source = Source::of_text("fuzz", std::string(text));
    conversion.run(source, *reader);
    conversion.finish();
    reporter.finish();
    return bytes;
}

void require(bool holds, const char* what, const std::string& a, const std::string& b) {
    if (holds) return;
    std::fprintf(stderr, "%s\n--- one\n%s\n--- other\n%s\n", what, a.c_str(), b.c_str());
    std::abort();
}

/// A key that was made for a record without one is, once written, a key like any other.
std::string without_generated_ids(std::string dump) {
    constexpr std::string_view word = "\"generated-id\":true,";
    for (std::size_t at = dump.find(word); at != std::string::npos; at = dump.find(word, at)) dump.erase(at, word.size());
    return dump;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Format& format = *format_named(BIBCAST_FUZZ_FORMAT);
    const Format& jsonl = *format_named("jsonl");
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (format.sniff != nullptr) static_cast<void>(format.sniff(text));
    if (format.make_reader == nullptr) return 0;
    const std::string whole = convert(text, format, jsonl, {});
    const std::string cut = convert(text, format, jsonl, {.jobs = 1, .slice_size = 7});
    require(whole == cut, "the cut into slices shows", whole, cut);
    if (format.make_writer == nullptr) return 0;
    static_cast<void>(convert(text.substr(0, size * 7 / 11), format, jsonl, {}));
    const std::string written = convert(text, format, format, {});
    const std::string again = convert(written, format, format, {});
    require(written == again, "writing is no fixed point", written, again);
    const std::string first = without_generated_ids(whole);
    const std::string second = without_generated_ids(convert(written, format, jsonl, {}));
    require(first == second, "what was written is read as something else", first, second);
    return 0;
}

// The parts, each on its own: splitting, reading and writing of every registered format, and what they lean on.
// Built with BIBCAST_BENCH=ON: cmake --build --preset release --target bench && build/release/tests/bench/bench
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/registry.hpp"
#include "name/bibtex_names.hpp"
#include "pipeline/conversion.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace {

using namespace bibcast;

constexpr std::size_t records = 1000;

/// Records in JSON Lines: accents, three people each, an abstract in every second one.
std::string model_records() {
    std::string text;
    for (std::size_t i = 0; i < records; ++i) {
        const std::string n = std::to_string(i);
        text += R"({"type":"article-journal","id":"key)" + n + R"(","title":"Efficient <i>learning</i> of the quantum networks )" + n +
                R"(","container-title":"Physical Review Letters","DOI":"10.1000/test.)" + n + R"(","volume":")" + std::to_string(i % 90) +
                R"(","page":"101-113","issued":{"date-parts":[[2001,5]]},"author":[{"family":"Müller","given":"José"},{"family":"Erdős","given":"J. M."},)"
                R"({"family":"Zhang","given":"Wei"}])";
        if (i % 2 == 0) text += R"(,"abstract":")" + std::string(400, 'a') + R"( and more words of the abstract")";
        text += "}\n";
    }
    return text;
}

std::string written_as(const Format& format) {
    std::string bytes;
    const Format& jsonl = *format_named("jsonl");
    const auto reader = jsonl.make_reader(FormatOptions(jsonl.options));
    const auto writer = format.make_writer(FormatOptions(format.options));
    Reporter reporter({.quiet = true}, stderr);
    Conversion conversion(format, *writer, reporter, [&bytes](std::string_view more) { bytes += more; }, {});
    Source source = Source::of_text("model", model_records());
    conversion.run(source, *reader);
    conversion.finish();
    return bytes;
}

void split(benchmark::State& state, const Format& format) {
    const std::string text = written_as(format);
    const auto reader = format.make_reader(FormatOptions(format.options));
    for (auto _ : state) {
        const auto splitter = reader->splitter();
        for (std::string_view rest = text; !rest.empty();) {
            const Splitter::Cut cut = splitter->next(rest, std::size_t{64} << 10, true);
            rest.remove_prefix(cut.length == 0 ? rest.size() : cut.length);
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void read(benchmark::State& state, const Format& format) {
    const std::string text = written_as(format);
    const auto reader = format.make_reader(FormatOptions(format.options));
    Arena arena;
    for (auto _ : state) {
        const auto splitter = reader->splitter();
        Slice slice{.text = text, .context = splitter->next(text, text.size(), true).context, .source_name = "model", .number = 0, .last = true};
        Findings findings;
        std::size_t seen = 0;
        reader->read(slice, arena, [&seen](Record&) { ++seen; }, findings);
        benchmark::DoNotOptimize(seen);
        arena.reset();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void write(benchmark::State& state, const Format& format) {
    const std::string text = model_records();
    const Format& jsonl = *format_named("jsonl");
    const auto reader = jsonl.make_reader(FormatOptions(jsonl.options));
    const auto writer = format.make_writer(FormatOptions(format.options));
    Arena arena;
    Findings findings;
    std::vector<Record> library;
    const Slice slice{.text = text, .context = nullptr, .source_name = "model", .number = 0, .last = true};
    reader->read(slice, arena, [&library](Record& record) { library.push_back(record); }, findings);
    std::size_t written = 0;
    for (auto _ : state) {
        Chunk chunk;
        for (Record& record : library) {
            record.clear_written();
            Chunk::Item item;
            writer->write(record, chunk, item, findings);
        }
        written = chunk.bytes.size();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(written) * state.iterations());
}

void decode_latex_text(benchmark::State& state, std::string_view source) {
    Arena arena;
    for (auto _ : state) {
        benchmark::DoNotOptimize(decode_latex(arena, source));
        arena.reset();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(source.size()) * state.iterations());
}

void bibtex_names(benchmark::State& state) {
    constexpr std::string_view text = R"(M{\"u}ller, Jos{\'e} and van der Berg, Ludwig and {The LIGO Collaboration} and J. M. Kou)";
    Arena arena;
    for (auto _ : state) {
        Record record(arena);
        Findings findings;
        add_bibtex_names(record, Variable::author, text, {}, findings);
        arena.reset();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void compose(benchmark::State& state, std::string_view text) {
    Arena arena;
    for (auto _ : state) {
        benchmark::DoNotOptimize(to_nfc(arena, text));
        arena.reset();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void add_all() {
    for (const Format* format : formats()) {
        const std::string id(format->id);
        if (format->make_writer == nullptr) continue;
        benchmark::RegisterBenchmark(("write/" + id).c_str(), [format](benchmark::State& state) { write(state, *format); });
        if (format->make_reader == nullptr) continue;
        benchmark::RegisterBenchmark(("split/" + id).c_str(), [format](benchmark::State& state) { split(state, *format); });
        benchmark::RegisterBenchmark(("read/" + id).c_str(), [format](benchmark::State& state) { read(state, *format); });
    }
    benchmark::RegisterBenchmark("latex/plain", [](benchmark::State& state) { decode_latex_text(state, "Efficient learning of the quantum networks with a study"); });
    benchmark::RegisterBenchmark("latex/accents", [](benchmark::State& state) { decode_latex_text(state, R"({\'E}cole \"uber {DNA} \emph{in vitro} $x^2$)"); });
    benchmark::RegisterBenchmark("names/bibtex", bibtex_names);
    benchmark::RegisterBenchmark("nfc/composed", [](benchmark::State& state) { compose(state, "Erdős, Müller, Nguyễn and Šimić"); });
    benchmark::RegisterBenchmark("nfc/decomposed", [](benchmark::State& state) { compose(state, "Erdo\xCC\x8Bs, Mu\xCC\x88ller"); });
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    add_all();
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

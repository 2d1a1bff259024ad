// libFuzzer's entry points. All targets are one binary, since linking one for each of them takes longer than running them:
// BIBCAST_FUZZ_TARGET=ris bibcast_fuzz CORPUS SEEDS, where the seeds are what BIBCAST_FUZZ_TARGET=ris BIBCAST_FUZZ_SEEDS=FOLDER bibcast_fuzz wrote
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/target.hpp"

namespace {

const bibcast::fuzz::Target* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
    const char* const wanted = std::getenv("BIBCAST_FUZZ_TARGET");
    for (const bibcast::fuzz::Target& target : bibcast::fuzz::targets()) {
        if (wanted != nullptr && target.name == wanted) chosen = &target;
        if (wanted == nullptr) std::printf("%s\n", target.name.c_str());
    }
    if (const char* const folder = std::getenv("BIBCAST_FUZZ_SEEDS"); folder != nullptr && chosen != nullptr) {
        bibcast::fuzz::write_seeds(*chosen, folder);
        std::exit(0);
    }
    if (chosen != nullptr) return 0;
    if (wanted != nullptr) std::fprintf(stderr, "BIBCAST_FUZZ_TARGET: there is no target %s\n", wanted);
    std::exit(wanted == nullptr ? 0 : 2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}

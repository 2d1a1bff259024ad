// The torture cases at full size, each in a process of its own with bounds on memory and time, and judged by the contract:
// torture BIBCAST [--format ID] [--only WORDS] [--to ID] [--scale N] [--folder F] [--print on]
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <regex>
#include <string>

#include "formats/registry.hpp"
#include "torture/cases.hpp"

namespace {

using namespace bibcast;
using namespace bibcast::testing;

struct Settings {
    std::string binary;
    std::string only;
    std::string to = "csl_json";
    std::string folder = "/tmp";
    std::size_t scale = 1;  ///< the full size is divided by it
    bool only_print = false;  ///< write the text of the cases to standard output instead
};

struct Outcome {
    int status = 0;
    double seconds = 0;    ///< of processor time
    std::size_t peak = 0;  ///< bytes
    std::size_t written = 0;
};

constexpr rlim_t address_space = rlim_t{8} << 30;
constexpr rlim_t processor_seconds = 20;

std::string quoted_name(const Settings& settings, const char* name) {
    return settings.folder + "/torture." + std::to_string(::getpid()) + "." + name;
}

Outcome run(const Settings& settings, const Format& format, const std::string& input) {
    const std::string output = quoted_name(settings, "out");
    const std::string findings = quoted_name(settings, "err");
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit memory{address_space, address_space};
        const rlimit time{processor_seconds, processor_seconds};
        ::setrlimit(RLIMIT_AS, &memory);
        ::setrlimit(RLIMIT_CPU, &time);
        ::dup2(::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
        ::dup2(::open(findings.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
        const std::string from(format.id);
        ::execl(settings.binary.c_str(), "bibcast", "convert", "-j", "1", "-f", from.c_str(), "-t", settings.to.c_str(), input.c_str(), nullptr);
        ::_exit(127);
    }
    Outcome outcome;
    rusage usage{};
    ::wait4(child, &outcome.status, 0, &usage);
    outcome.seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                      static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    outcome.peak = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
    outcome.written = static_cast<std::size_t>(std::ifstream(output, std::ios::ate | std::ios::binary).tellg());
    return outcome;
}

/// The first line on standard error that is no finding as the contract has it; empty if all are.
std::string odd_finding(const Settings& settings, bool& any) {
    static const std::regex good(R"(^(.*:[0-9]+:[0-9]+: (error|warning|info|note|loss): |[0-9]+ \| |bibcast: ))");
    std::ifstream file(quoted_name(settings, "err"));
    std::string line;
    any = false;
    while (std::getline(file, line)) {
        any = true;
        if (line.empty() || line[0] == ' ' || line.find("more") != std::string::npos) continue;
        if (line.size() > 300) line.resize(300);
        if (!std::regex_search(line, good)) return line;
    }
    return {};
}

bool try_case(const Settings& settings, const Format& format, const TortureCase& tried) {
    const std::string text = tried.make(tried.full / settings.scale);
    if (settings.only_print) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return true;
    }
    const std::string input = quoted_name(settings, "in");
    std::ofstream(input, std::ios::binary) << text;
    const Outcome outcome = run(settings, format, input);
    std::string verdict;
    const bool ended = WIFEXITED(outcome.status);
    if (!ended) verdict += " SIGNAL-" + std::to_string(WTERMSIG(outcome.status));
    if (ended && WEXITSTATUS(outcome.status) > 2) verdict += " STATUS-" + std::to_string(WEXITSTATUS(outcome.status));
    bool any = false;
    const std::string odd = odd_finding(settings, any);
    if (!odd.empty()) verdict += " ODD[" + odd + "]";
    if (outcome.written < 5 && !any && text.find_first_not_of(" \t\r\n\f\v") != std::string::npos) verdict += " SILENT";
    if (outcome.peak > (std::size_t{64} << 20) + 12 * text.size()) verdict += " MEMORY";
    const double per_byte = outcome.seconds * 1e9 / static_cast<double>(text.size() + 100'000);
    if (per_byte > 1000) verdict += " SLOW";
    std::printf("%-7s %-45s %10zu bytes %7.2f s %6.0f ns/B %6zu MiB %4.1f x  status %d%s\n", std::string(format.id).c_str(), tried.name.c_str(), text.size(),
                outcome.seconds, per_byte, outcome.peak >> 20U, static_cast<double>(outcome.peak) / static_cast<double>(text.size() + 1),
                ended ? WEXITSTATUS(outcome.status) : -1, verdict.c_str());
    std::fflush(stdout);
    return verdict.empty();
}

}  // namespace

int main(int argc, char** argv) {
    Settings settings;
    std::string format_id;
    if (argc < 2) {
        std::fprintf(stderr, "usage: torture BIBCAST [--format ID] [--only WORDS] [--to ID] [--scale N] [--folder F]\n");
        return 2;
    }
    settings.binary = argv[1];
    for (int i = 2; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--format") == 0) format_id = argv[i + 1];
        if (std::strcmp(argv[i], "--only") == 0) settings.only = argv[i + 1];
        if (std::strcmp(argv[i], "--to") == 0) settings.to = argv[i + 1];
        if (std::strcmp(argv[i], "--print") == 0) settings.only_print = std::strcmp(argv[i + 1], "on") == 0;
        if (std::strcmp(argv[i], "--folder") == 0) settings.folder = argv[i + 1];
        if (std::strcmp(argv[i], "--scale") == 0) settings.scale = std::strtoull(argv[i + 1], nullptr, 10);
    }
    std::size_t bad = 0;
    std::size_t count = 0;
    for (const Format* format : formats()) {
        if (!format_id.empty() && format->id != format_id) continue;
        for (const TortureCase& tried : torture_cases(*format)) {
            if (tried.name.find(settings.only) == std::string::npos) continue;
            ++count;
            if (!try_case(settings, *format, tried)) ++bad;
        }
    }
    for (const char* name : {"in", "out", "err"}) ::unlink(quoted_name(settings, name).c_str());
    if (!settings.only_print) std::printf("%zu cases, %zu bad\n", count, bad);
    return bad == 0 ? 0 : 1;
}

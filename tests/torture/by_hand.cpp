// The torture cases at full size, each in a process of its own with bounds on memory and time, and judged by the contract:
// torture BIBCAST [--format ID] [--only WORDS] [--to ID] [--command lint] [--scale N] [--folder F] [--print on]
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <regex>
#include <string>

#include "formats/registry.hpp"
#include "support/growth.hpp"
#include "torture/cases.hpp"

namespace {

using namespace bibcast;
using namespace bibcast::testing;

struct Settings {
    std::string binary;
    std::string only;
    std::string to = "csl_json";
    std::string command = "convert";
    std::string folder = "/tmp";
    std::size_t scale = 1;  ///< the full size is divided by it
    pid_t process = ::getpid();  ///< names the files
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
    return settings.folder + "/torture." + std::to_string(settings.process) + "." + name;
}

/// Runs the binary in processes of their own. They come from one that is forked before there is any text: the kernel counts
/// what the parent had in memory as part of its child's peak.
class Runner {
  public:
    explicit Runner(const Settings& settings) : settings_(settings) {
        int orders[2];
        int outcomes[2];
        if (::pipe(orders) != 0 || ::pipe(outcomes) != 0) std::abort();
        if (::fork() == 0) {
            ::close(orders[1]);
            ::close(outcomes[0]);
            serve(orders[0], outcomes[1]);
            ::_exit(0);
        }
        ::close(orders[0]);
        ::close(outcomes[1]);
        orders_ = orders[1];
        outcomes_ = outcomes[0];
    }
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;
    ~Runner() {
        ::close(orders_);
        ::wait(nullptr);
    }

    Outcome run(std::string_view format_id, const std::string& input) const {
        const std::string output = quoted_name(settings_, "out");
        const Order order = {std::string(format_id), input, output, quoted_name(settings_, "err")};
        for (const std::string& word : order) put(orders_, word);
        Outcome outcome;
        if (::read(outcomes_, &outcome, sizeof outcome) != static_cast<ssize_t>(sizeof outcome)) std::abort();
        outcome.written = static_cast<std::size_t>(std::ifstream(output, std::ios::ate | std::ios::binary).tellg());
        return outcome;
    }

  private:
    using Order = std::array<std::string, 4>;  ///< format, input, output, findings

    static void put(int descriptor, const std::string& word) {
        if (::write(descriptor, word.c_str(), word.size() + 1) < 0) std::abort();
    }
    static bool take(int descriptor, std::string& word) {
        word.clear();
        char c = 0;
        while (::read(descriptor, &c, 1) == 1) {
            if (c == '\0') return true;
            word += c;
        }
        return false;
    }

    void serve(int orders, int outcomes) const {
        Order order;
        while (take(orders, order[0]) && take(orders, order[1]) && take(orders, order[2]) && take(orders, order[3])) {
            const Outcome outcome = run_child(order);
            if (::write(outcomes, &outcome, sizeof outcome) < 0) return;
        }
    }

    [[nodiscard]] Outcome run_child(const Order& order) const {
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit memory{address_space, address_space};
            const rlimit time{processor_seconds, processor_seconds};
            ::setrlimit(RLIMIT_AS, &memory);
            ::setrlimit(RLIMIT_CPU, &time);
            ::dup2(::open(order[2].c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
            ::dup2(::open(order[3].c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
            if (settings_.command != "convert") {
                ::execl(settings_.binary.c_str(), "bibcast", settings_.command.c_str(), "-f", order[0].c_str(), order[1].c_str(), nullptr);
            }
            ::execl(settings_.binary.c_str(), "bibcast", "convert", "-j", "1", "-f", order[0].c_str(), "-t", settings_.to.c_str(), order[1].c_str(), nullptr);
            ::_exit(127);
        }
        Outcome outcome;
        rusage usage{};
        ::wait4(child, &outcome.status, 0, &usage);
        outcome.seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                          static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
        outcome.peak = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
        return outcome;
    }

    const Settings& settings_;
    int orders_ = -1;
    int outcomes_ = -1;
};

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

bool try_case(const Settings& settings, const Runner& runner, const Format& format, const TortureCase& tried) {
    const std::string text = tried.make(tried.full / settings.scale);
    if (settings.only_print) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return true;
    }
    if (text.empty() && tried.counts) return true;  // a format that is only read
    const std::string input = quoted_name(settings, "in");
    std::ofstream(input, std::ios::binary) << text;
    const Outcome outcome = runner.run(format.id, input);
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
        std::fprintf(stderr, "usage: torture BIBCAST [--format ID] [--only WORDS] [--to ID] [--command lint] [--scale N] [--folder F]\n");
        return 2;
    }
    settings.binary = argv[1];
    for (int i = 2; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--format") == 0) format_id = argv[i + 1];
        if (std::strcmp(argv[i], "--only") == 0) settings.only = argv[i + 1];
        if (std::strcmp(argv[i], "--to") == 0) settings.to = argv[i + 1];
        if (std::strcmp(argv[i], "--command") == 0) settings.command = argv[i + 1];
        if (std::strcmp(argv[i], "--print") == 0) settings.only_print = std::strcmp(argv[i + 1], "on") == 0;
        if (std::strcmp(argv[i], "--folder") == 0) settings.folder = argv[i + 1];
        if (std::strcmp(argv[i], "--scale") == 0) settings.scale = std::strtoull(argv[i + 1], nullptr, 10);
    }
    const Runner runner(settings);
    std::size_t bad = 0;
    std::size_t count = 0;
    for (const Format* format : formats()) {
        if (!format_id.empty() && format->id != format_id) continue;
        for (const TortureCase& tried : torture_cases(*format)) {
            if (tried.name.find(settings.only) == std::string::npos) continue;
            ++count;
            if (!try_case(settings, runner, *format, tried)) ++bad;
        }
    }
    for (const char* name : {"in", "out", "err"}) ::unlink(quoted_name(settings, name).c_str());
    if (!settings.only_print) std::printf("%zu cases, %zu bad\n", count, bad);
    return bad == 0 ? 0 : 1;
}

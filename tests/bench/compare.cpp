// Whole processes beside their peers, in one run: compare BIBCAST GENERATE [COUNT ...]
// Prints ratios of processor time (bibcast = 1), each the median of five runs in turn, as rows of a table. What is not installed
// is left out. Citation-js is taken from CITATION_JS, a folder with its node_modules.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

struct Cost {
    double seconds = 0;
    double mebibytes = 0;
    bool good = false;
};

struct Peer {
    std::string name;
    std::string command;  ///< with FILE for the library
    std::string needs;    ///< the program that must be there
    std::size_t most = 0;  ///< entries; it takes too long beyond
};

Cost run(const std::string& command) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
        ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
        ::execl("/bin/sh", "sh", "-c", ("exec " + command).c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    const double seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    return {seconds, static_cast<double>(usage.ru_maxrss) / 1024, WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

bool is_there(const std::string& program) { return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0; }

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::string in_place(std::string command, const std::string& file) {
    for (std::size_t at = command.find("FILE"); at != std::string::npos; at = command.find("FILE", at + file.size())) command.replace(at, 4, file);
    return command;
}

/// One row: how much longer the peer takes, and how much more memory, run and run about with ours.
void compare(const std::string& ours, const Peer& peer, const std::string& file, const std::string& format, std::size_t count) {
    if (!is_there(peer.needs) || (peer.most != 0 && count > peer.most)) return;
    std::vector<double> times;
    std::vector<double> memories;
    const int rounds = peer.most != 0 && count * 4 > peer.most ? 3 : 5;
    for (int round = 0; round < rounds; ++round) {
        const Cost mine = run(ours);
        const Cost theirs = run(in_place(peer.command, file));
        if (!mine.good || !theirs.good) {
            std::printf("| %s | %zu | %s | failed | |\n", format.c_str(), count, peer.name.c_str());
            return;
        }
        times.push_back(theirs.seconds / mine.seconds);
        memories.push_back(theirs.mebibytes / mine.mebibytes);
    }
    std::printf("| %s | %zu | %s | %.2f | %.1f |\n", format.c_str(), count, peer.name.c_str(), median(times), median(memories));
    std::fflush(stdout);
}

std::vector<Peer> peers_of(const std::string& format) {
    const std::string citation_js = "node -e \"const{Cite}=require('@citation-js/core');require('@citation-js/plugin-FMT');"
                                    "process.stdout.write(new Cite(require('fs').readFileSync('FILE','utf8')).format('data'))\"";
    const char* const folder = std::getenv("CITATION_JS");
    const auto with_plugin = [&](const std::string& plugin) {
        std::string command = citation_js;
        command.replace(command.find("FMT"), 3, plugin);
        return "env NODE_PATH='" + std::string(folder == nullptr ? "" : folder) + "/node_modules' " + command;
    };
    std::vector<Peer> peers = {{"`wc`", "wc FILE", "wc", 0}, {"`cat`", "cat FILE", "cat", 0}};
    if (format == "bibtex") {
        peers.push_back({"bibtool, reformatting", "bibtool -q -i FILE", "bibtool", 200'000});
        peers.push_back({"bibutils, to MODS", "bib2xml FILE", "bib2xml", 20'000});
        peers.push_back({"pandoc, to CSL-JSON", "pandoc -f bibtex -t csljson FILE", "pandoc", 20'000});
        if (folder != nullptr) peers.push_back({"citation-js, to CSL-JSON", with_plugin("bibtex"), "node", 20'000});
    }
    if (format == "ris") {
        peers.push_back({"bibutils, to MODS", "ris2xml FILE", "ris2xml", 20'000});
        peers.push_back({"pandoc, to CSL-JSON", "pandoc -f ris -t csljson FILE", "pandoc", 20'000});
        if (folder != nullptr) peers.push_back({"citation-js, to CSL-JSON", with_plugin("ris"), "node", 20'000});
    }
    if (format == "csl_json") peers.push_back({"pandoc, to CSL-JSON", "pandoc -f csljson -t csljson FILE", "pandoc", 20'000});
    return peers;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: compare BIBCAST GENERATE [COUNT ...]\n");
        return 2;
    }
    const std::string bibcast = argv[1];
    const std::string generate = argv[2];
    std::vector<std::size_t> counts;
    for (int i = 3; i < argc; ++i) counts.push_back(std::strtoull(argv[i], nullptr, 10));
    if (counts.empty()) counts = {1'000, 20'000, 200'000, 1'000'000};
    std::string folder = "/tmp/bibcast-bench-XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    std::printf("| input | entries | peer | its time / ours | its memory / ours |\n| --- | --- | --- | --- | --- |\n");
    for (const std::string format : {"bibtex", "ris", "csl_json", "shortcode"}) {
        double first_cost = 0;
        for (const std::size_t count : counts) {
            // bibtool adds `.bib` to any other name, finds nothing there, and says nothing of it.
            const std::string file = folder + "/library." + (format == "bibtex" ? "bib" : format);
            if (std::system((generate + " " + format + " " + std::to_string(count) + " > " + file).c_str()) != 0) return 1;
            const std::string ours = bibcast + " convert -q -j 1 -f " + format + " -t csl-json " + file;
            for (const Peer& peer : peers_of(format)) compare(ours, peer, file, format, count);
            std::vector<double> each;
            double mebibytes = 0;
            for (int round = 0; round < 3; ++round) {
                const Cost cost = run(ours);
                each.push_back(cost.seconds / static_cast<double>(count));
                mebibytes = std::max(mebibytes, cost.mebibytes);
            }
            if (first_cost == 0) first_cost = median(each);
            std::printf("| %s | %zu | bibcast itself: time an entry beside that of the smallest library %.2f, peak %.0f MiB | | |\n", format.c_str(), count,
                        median(each) / first_cost, mebibytes);
            std::fflush(stdout);
        }
    }
    return std::system(("rm -r " + folder).c_str());
}

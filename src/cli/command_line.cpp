#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/help_form.hpp"
#include "cli/usage.hpp"
#include "io/interrupt.hpp"
#include "io/output.hpp"
#include "io/source.hpp"
#include "io/format.hpp"
#include "report/escape.hpp"

namespace bibcast {

namespace {

constexpr const char* description =
    "bibcast converts bibliographies, and loses nothing in silence.\n\n"
    "  bibcast convert publications.md -t bibtex        a page of a Hugo site to BibTeX, on standard output\n"
    "  bibcast convert library.bib -o list.html          formats are known by extension and content\n"
    "  curl -s … | bibcast convert -f ris -t csl-json    as a step in a pipeline\n";

constexpr const char* footer =
    "Exit status: 0 all converted (warnings allowed), 1 some record could not be read or written,\n"
    "2 nothing could be done. `bibcast COMMAND --help` says more; `man bibcast` says all.";

int fail(const std::string& message) {
    std::fprintf(stderr, "bibcast: error: %s\n", escape_for_terminal(message).c_str());
    return static_cast<int>(Status::failed);
}

/// What was typed behind `bibcast`, in the form that the parser takes: `help cite` is `cite --help`, `version` is `--version`.
std::vector<std::string> words_of(int argc, char** argv) {
    std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (!words.empty() && words[0] == "version") words[0] = "--version";
    if (words.empty() || words[0] != "help") return words;
    words.erase(words.begin());
    words.emplace_back("--help");
    return words;
}

/// A standard stream that is closed stays unusable, and no file that is opened gets its number: findings would be written into it.
void hold_standard_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
        const int held = ::open("/dev/null", (descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) | O_CLOEXEC);
        if (held >= 0 && held != descriptor) ::close(held);
    }
}

/// What commands print with stdio must have arrived too. A reader that went away is no failure.
int with_output_flushed(int status) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
    return errno == EPIPE ? static_cast<int>(Status::ok) : fail(std::string("standard output: ") + std::strerror(errno));
}

/// CLI11 has its own exit statuses; ours are 0 for help and 2 for a wrong usage.
int show_parse_error(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words) {
    const bool is_of_no_command = app.get_subcommands().empty() && !named_command(words).empty();
    if (error.get_exit_code() == 0 && !is_of_no_command) {
        std::ostringstream help;
        app.exit(error, help);
        std::fputs(help.str().c_str(), stdout);
        return with_output_flushed(static_cast<int>(Status::ok));
    }
    const int status = fail(usage_message(app, error, words));
    std::fprintf(stderr, "Try '%s'.\n", help_command(app).c_str());
    return status;
}

}  // namespace

int run_command_line(int argc, char** argv) {
    hold_standard_descriptors();
    install_signal_handlers();
    CLI::App app(description, "bibcast");
    app.footer(footer);
    app.formatter(help_form());
    app.set_version_flag("-V,--version", "bibcast " BIBCAST_VERSION, "Print the version");
    app.set_help_flag("-h,--help", "Print this help");
    app.require_subcommand(1);
    // Only the command that is run needs its options, and the one that lists those of all.
    const std::vector<std::string> words = words_of(argc, argv);
    const std::string_view named = named_command(words);
    std::vector<std::pair<CLI::App*, Command>> commands;
    const auto add = [&](const char* name, const char* summary, Command (*make)(CLI::App&)) {
        CLI::App* command = app.add_subcommand(name, summary);
        if (named == name || named == "completion") commands.emplace_back(command, make(*command));
    };
    add("convert", "Convert bibliographies from one format to another", add_convert);
    add("formats", "List the formats and what they can carry", add_formats);
    add("explain", "Explain a finding's code", add_explain);
    add("lint", "Find the mistakes in bibliographies", add_lint);
    add("names", "Split name lists into their parts", add_names);
    add("tidy", "Lay out a BibTeX file anew, in place of itself", add_tidy);
    add("cite", "Format citations and bibliographies in a citation style", add_cite);
    add("cv", "Make a list of publications: a page, or the part of a CV", add_cv);
    add("completion", "Print what a shell needs to complete command lines", add_completion);
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // the parser takes them from the back
        for (const auto& [command, run] : commands) {
            if (command->parsed()) return with_output_flushed(static_cast<int>(run()));
        }
    } catch (const CLI::ParseError& error) {
        return show_parse_error(app, error, words);
    } catch (const ClosedPipe&) {
        return static_cast<int>(Status::ok);
    } catch (const UsageError& error) {
        return fail(error.what());
    } catch (const IoError& error) {
        return fail(error.what());
    } catch (const std::bad_alloc&) {
        return fail("out of memory");
    } catch (const std::exception& error) {
        return fail(error.what());
    }
    return static_cast<int>(Status::failed);
}

}  // namespace bibcast

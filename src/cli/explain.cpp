#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/codes.hpp"
#include "cli/command.hpp"
#include "io/format.hpp"
#include "text/edit_distance.hpp"

namespace bibcast {

namespace {

constexpr std::size_t line_width = 78;

/// Prints `text` in lines of at most `line_width` columns; the texts are our own, in ASCII for the most part.
void print_wrapped(std::string_view text, std::string_view indent) {
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (column > 0 && column + 1 + word.size() > line_width) {
            std::putchar('\n');
            column = 0;
        }
        const std::string_view before = column == 0 ? indent : std::string_view(" ");
        std::printf("%.*s%.*s", static_cast<int>(before.size()), before.data(), static_cast<int>(word.size()), word.data());
        column += before.size() + word.size();
    }
    std::putchar('\n');
}

void explain(const Code& code) {
    const std::string_view severity = name_of(code.severity);
    std::printf("%.*s (%.*s): %.*s\n", static_cast<int>(code.id.size()), code.id.data(), static_cast<int>(severity.size()), severity.data(),
                static_cast<int>(code.summary.size()), code.summary.data());
    print_wrapped(code.explanation, "  ");
}

/// `text` as a line of roff.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
    return out;
}

/// The page bibcast-codes(7): every code with what `explain` says of it.
void print_man_page() {
    std::string page =
        ".TH BIBCAST\\-CODES 7 \"2026\" \"bibcast\" \"Codes of Findings\"\n"
        ".SH NAME\nbibcast\\-codes \\- what the findings of bibcast mean\n"
        ".SH DESCRIPTION\nEvery finding ends in a code in brackets. This page is what\n.B bibcast explain \\-\\-all\nsays.\n.SH CODES\n";
    for (const Code* code : all_codes()) {
        page += ".TP\n.BR " + roff(code->id) + " \" (" + std::string(name_of(code->severity)) + ")\"\n";
        page += roff(code->summary) + ".\n.br\n" + roff(code->explanation) + "\n";
    }
    page += ".SH SEE ALSO\n.BR bibcast (1),\n.BR bibcast\\-explain (1)\n";
    std::fputs(page.c_str(), stdout);
}

/// The code of that id; of a family (`loss`) all codes; of the second half alone (`mark`) those that have it. Throws UsageError for none.
std::vector<const Code*> codes_meant(const std::string& id) {
    if (const Code* const code = code_named(id)) return {code};
    std::vector<const Code*> found;
    std::vector<std::string_view> known;
    for (const Code* code : all_codes()) {
        const std::size_t slash = code->id.find('/');
        if (known.empty() || !code->id.starts_with(known.back())) known.push_back(code->id.substr(0, slash));
        if (code->id.substr(0, slash) == id || code->id.substr(slash + 1) == id) found.push_back(code);
        known.push_back(code->id);
    }
    if (!found.empty()) return found;
    const std::string meant = did_you_mean(id, known);
    throw UsageError("there is no code '" + id + "'" + (meant.empty() ? "; 'bibcast explain --all' lists them" : meant));
}

}  // namespace

Command add_explain(CLI::App& app) {
    struct Settings {
        std::vector<std::string> codes;
        bool all = false;
        bool man = false;
    };
    auto settings = std::make_shared<Settings>();
    app.add_option("CODES", settings->codes, "What stands in brackets behind a finding: loss/mark; loss alone is all of that family");
    app.add_flag("--all", settings->all, "Explain every code");
    app.add_flag("--man", settings->man, "Explain every code as a man page, bibcast-codes(7)");
    return [settings] {
        if (settings->man) {
            print_man_page();
            return Status::ok;
        }
        if (settings->all) {
            for (const Code* code : all_codes()) explain(*code);
            return Status::ok;
        }
        if (settings->codes.empty()) throw UsageError("say which code, as in 'bibcast explain loss/mark', or --all");
        for (const std::string& id : settings->codes) {
            for (const Code* code : codes_meant(id)) explain(*code);
        }
        return Status::ok;
    };
}

}  // namespace bibcast

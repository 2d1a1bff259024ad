#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "csl/batch.hpp"
#include "io/format.hpp"

namespace bibcast {

namespace {

struct CiteSettings {
    bool batch = false;
};

/// Answers requests line by line, each as soon as it is there.
Status run_batch() {
    const csl::LocaleLibrary locales;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        std::cout << csl::answer(line, locales) << '\n' << std::flush;
        if (!std::cout) break;
    }
    return Status::ok;
}

}  // namespace

Command add_cite(CLI::App& app) {
    auto settings = std::make_shared<CiteSettings>();
    app.add_flag("--batch", settings->batch, "Answer requests, one JSON object a line, until the input ends");
    return [settings] {
        if (!settings->batch) throw UsageError("say --batch");
        return run_batch();
    };
}

}  // namespace bibcast

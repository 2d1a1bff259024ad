#include <CLI/CLI.hpp>

#include "cli/command.hpp"

namespace bibcast {

Command add_names(CLI::App& app) {
    app.footer("");
    return [] { return Status::ok; };
}

}  // namespace bibcast

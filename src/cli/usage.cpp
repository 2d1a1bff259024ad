#include "cli/usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "text/edit_distance.hpp"

namespace bibcast {

namespace {

std::string listed(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) (out += out.empty() ? "" : between) += word;
    return out;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(command->get_name());
    return names;
}

std::string no_such_command(const CLI::App& app, std::string_view word) {
    const std::vector<std::string> names = command_names(app);
    if (word.empty()) return "say what to do: " + listed(names, ", ");
    const std::string said = "there is no command '" + std::string(word) + "'";
    std::error_code ignored;
    if (std::filesystem::exists(word, ignored)) return said + "; to convert that file: bibcast convert " + std::string(word) + " --to FORMAT";
    const std::vector<std::string_view> known(names.begin(), names.end());
    const std::string meant = did_you_mean(word, known);
    return said + (meant.empty() ? "; there are " + listed(names, ", ") : meant);
}

/// What is left over of the words of a command: an option that it does not have, or a word more than it takes.
std::string not_expected(const CLI::App& command, const std::vector<std::string>& left) {
    const auto option = std::find_if(left.begin(), left.end(), [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
    if (option == left.end()) return "'" + (left.empty() ? std::string() : left.front()) + "' is one word too many";
    const std::string name = option->substr(0, option->find('='));
    std::vector<std::string> spellings;
    for (const CLI::Option* known : command.get_options()) {
        for (const std::string& spelling : known->get_lnames()) spellings.push_back("--" + spelling);
    }
    const std::vector<std::string_view> known(spellings.begin(), spellings.end());
    return "there is no option '" + name + "'" + did_you_mean(name, known);
}

}  // namespace

std::string_view named_command(const std::vector<std::string>& words) {
    const auto found = std::find_if(words.begin(), words.end(), [](const std::string& word) { return !word.starts_with('-'); });
    return found == words.end() ? std::string_view{} : std::string_view(*found);
}

std::string usage_message(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words) {
    const std::vector<CLI::App*> used = app.get_subcommands();
    const CLI::App& command = used.empty() ? app : *used.back();
    if (used.empty()) return no_such_command(app, named_command(words));
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) return not_expected(command, app.remaining(true));
    const std::string message = error.what();
    const std::size_t more = message.find(": At Most 1 required but received ");
    return more == std::string::npos ? message : message.substr(0, more) + " is there more than once, and takes one value";
}

std::string help_command(const CLI::App& app) {
    const std::vector<CLI::App*> used = app.get_subcommands();
    return (used.empty() ? "bibcast" : "bibcast " + used.back()->get_name()) + " --help";
}

CLI::Validator one_of(const std::vector<std::string>& words) {
    CLI::Validator check(
        [words](std::string& value) -> std::string {
            if (std::find(words.begin(), words.end(), value) != words.end()) return {};
            const std::vector<std::string_view> known(words.begin(), words.end());
            return "'" + value + "' is none of " + listed(words, ", ") + did_you_mean(value, known);
        },
        "{" + listed(words, ",") + "}");
    return check;
}

}  // namespace bibcast

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/codes.hpp"
#include "cli/command.hpp"
#include "cli/outside_format.hpp"
#include "cli/usage.hpp"
#include "formats/registry.hpp"
#include "io/format.hpp"

namespace bibcast {

namespace {

/// One option or positional of a command, as a shell has to know it.
struct Word {
    std::vector<std::string> shorts;  ///< without the dash
    std::vector<std::string> longs;   ///< without the dashes
    std::string description;          ///< its first sentence
    bool takes_value = false;
    std::vector<std::string> values;  ///< what the value may be; empty: a file, or anything

    [[nodiscard]] bool positional() const { return shorts.empty() && longs.empty(); }
};

struct CommandWords {
    std::string name;
    std::string description;
    std::vector<Word> words;
};

/// Formats as people type them: `csl-json`.
template <typename Keep>
std::vector<std::string> formats_that(Keep keep) {
    std::vector<std::string> out;
    for (const Format* format : formats()) {
        if (!keep(*format)) continue;
        std::string name(format->id);
        for (char& c : name) {
            if (c == '_') c = '-';
        }
        out.push_back(std::move(name));
    }
    return out;
}

std::vector<std::string> format_settings() {
    std::vector<std::string> out;
    for (const Format* format : formats()) {
        for (const FormatOption& option : format->options) out.push_back(std::string(format->id) + "." + std::string(option.name) + "=");
    }
    return out;
}

std::vector<std::string> codes_in(std::string_view room) {
    std::vector<std::string> out;
    for (const Code* code : all_codes()) {
        if (code->id.starts_with(room)) out.emplace_back(code->id);
    }
    return out;
}

/// The words of an option with a fixed set of values, by its type: `TEXT:{note,lose}` as CLI11 makes it, or `up|down|off`.
std::vector<std::string> named_values(std::string_view type) {
    std::vector<std::string> out;
    char between = '|';
    if (const std::size_t open = type.find('{'); open != std::string_view::npos) {
        type = type.substr(open + 1, type.find('}', open) - open - 1);
        between = ',';
    } else if (type.find('|') == std::string_view::npos) {
        return out;
    }
    for (std::size_t at = 0; at <= type.size();) {
        const std::size_t end = std::min(type.find(between, at), type.size());
        out.emplace_back(type.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::vector<std::string> values_of(const std::string& command, const CLI::Option& option, const std::vector<OutsideFormat>& outside) {
    const auto reads = [](const Format& format) { return format.make_reader != nullptr; };
    const auto writes = [](const Format& format) { return format.make_writer != nullptr; };
    const std::string name = option.get_lnames().empty() ? option.get_name() : option.get_lnames().front();
    std::vector<std::string> values = named_values(option.get_type_name());
    if (!values.empty()) return values;
    if (name == "from") {
        values = formats_that(reads);
        for (const OutsideFormat& format : outside) {
            if (!format.reads.empty()) values.push_back(format.name);
        }
        if (command == "names") values.insert(values.end(), {"plain", "author-line"});
    } else if (name == "to" && command == "cite") {
        values = {"html", "text", "markdown", "latex", "typst", "rtf", "asciidoc"};
    } else if (name == "to") {
        values = formats_that(writes);
        for (const OutsideFormat& format : outside) {
            if (!format.writes.empty()) values.push_back(format.name);
        }
        if (command == "cv") values.insert(values.end(), {"latex", "typst"});
    } else if (name == "mapping" || (name == "NAME" && command == "formats")) {
        values = formats_that([](const Format&) { return true; });
    } else if (name == "option") {
        values = format_settings();
    } else if (name == "rule" || name == "no-rule") {
        values = codes_in("lint/");
    } else if (name == "CODES") {
        values = codes_in("");
    }
    return values;
}

std::string first_sentence(const std::string& text) { return text.substr(0, std::min({text.find(". "), text.find("; "), text.find('\n')})); }

std::vector<CommandWords> commands_of(const CLI::App& app) {
    std::vector<CommandWords> out;
    const std::vector<OutsideFormat> outside = outside_formats();
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        CommandWords words{command->get_name(), first_sentence(command->get_description()), {}};
        for (const CLI::Option* option : command->get_options()) {
            words.words.push_back({option->get_snames(), option->get_lnames(), first_sentence(option->get_description()),
                                   option->get_items_expected_max() > 0, values_of(words.name, *option, outside)});
        }
        out.push_back(std::move(words));
    }
    return out;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// Every spelling of an option, with its dashes.
std::vector<std::string> spellings(const Word& word) {
    std::vector<std::string> out;
    for (const std::string& name : word.shorts) out.push_back("-" + name);
    for (const std::string& name : word.longs) out.push_back("--" + name);
    return out;
}

/// `text` with a backslash before each of `signs`, and without quotes, which no shell escapes as another does.
std::string escaped(const std::string& text, std::string_view signs) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "\xE2\x80\x99";
            continue;
        }
        if (signs.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string bash_script(const std::vector<CommandWords>& commands) {
    std::string values;
    std::string options;
    std::string positionals;
    std::string names;
    for (const CommandWords& command : commands) {
        names += (names.empty() ? "" : " ") + command.name;
        std::vector<std::string> all;
        for (const Word& word : command.words) {
            if (word.positional()) {
                if (!word.values.empty()) positionals += "        " + command.name + ") words=\"" + joined(word.values) + "\" ;;\n";
                continue;
            }
            std::string pattern;
            for (const std::string& name : spellings(word)) {
                all.push_back(name);
                pattern += (pattern.empty() ? "\"" : "|\"") + command.name + " " + name + "\"";
            }
            if (word.takes_value) values += "        " + pattern + ") words=\"" + joined(word.values) + "\"; value=yes ;;\n";
        }
        options += "            " + command.name + ") words=\"" + joined(all) + "\" ;;\n";
    }
    return "# bash completion for bibcast, made by 'bibcast completion bash'\n"
           "_bibcast() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=\"\" words=\"\" value=\"\" i\n"
           "    # '=' is a word of its own in bash\n"
           "    if [[ $current == \"=\" ]]; then current=\"\"\n"
           "    elif [[ $before == \"=\" && COMP_CWORD -gt 2 ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        if [[ ${COMP_WORDS[i]} != -* ]]; then command=${COMP_WORDS[i]}; break; fi\n"
           "    done\n"
           "    case \"$command $before\" in\n" + values +
           "    esac\n"
           "    if [[ -z $value && $current == -* ]]; then\n"
           "        case $command in\n" + options +
           "            *) words=\"--help --version\" ;;\n"
           "        esac\n"
           "    elif [[ -z $value ]]; then\n"
           "        case $command in\n"
           "        \"\") words=\"" + names + "\" ;;\n" + positionals +
           "        esac\n"
           "    fi\n"
           "    # Without words the file names that 'complete -o default' finds\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    if [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi\n"
           "}\n"
           "complete -o bashdefault -o default -F _bibcast bibcast\n";
}

std::string zsh_script(const std::vector<CommandWords>& commands) {
    std::string names;
    std::string cases;
    for (const CommandWords& command : commands) {
        names += "        '" + command.name + ":" + escaped(command.description, ":\\") + "'\n";
        cases += "        (" + command.name + ")\n            _arguments -s";
        for (const Word& word : command.words) {
            const std::string action = word.values.empty() ? "_files" : "(" + escaped(joined(word.values), ":\\") + ")";
            if (word.positional()) {
                cases += " \\\n                '*:" + escaped(word.description, ":\\[]") + ":" + action + "'";
                continue;
            }
            for (const std::string& name : spellings(word)) {
                cases += " \\\n                '*" + name + (word.takes_value && name.starts_with("--") ? "=" : "") + "[" +
                         escaped(word.description, ":\\[]") + "]" + (word.takes_value ? ":value:" + action : "") + "'";
            }
        }
        cases += "\n            ;;\n";
    }
    return "#compdef bibcast\n# zsh completion for bibcast, made by 'bibcast completion zsh'\n"
           "_bibcast() {\n"
           "    local context state line\n"
           "    typeset -A opt_args\n"
           "    local -a commands=(\n" + names + "    )\n"
           "    _arguments -C '(-h --help)'{-h,--help}'[Print help]' '(-V --version)'{-V,--version}'[Print the version]' \\\n"
           "        '1: :->command' '*:: :->words'\n"
           "    case $state in\n"
           "    (command) _describe command commands ;;\n"
           "    (words)\n"
           "        case $line[1] in\n" + cases + "        esac\n        ;;\n    esac\n}\n"
           "if [[ $funcstack[1] == _bibcast ]]; then _bibcast \"$@\"; else compdef _bibcast bibcast; fi\n";
}

std::string fish_script(const std::vector<CommandWords>& commands) {
    std::string out = "# fish completion for bibcast, made by 'bibcast completion fish'\n";
    for (const CommandWords& command : commands) {
        out += "complete -c bibcast -n __fish_use_subcommand -f -a " + command.name + " -d '" + escaped(command.description, "\\") + "'\n";
    }
    for (const CommandWords& command : commands) {
        for (const Word& word : command.words) {
            if (word.positional() && word.values.empty()) continue;
            out += "complete -c bibcast -n '__fish_seen_subcommand_from " + command.name + "'";
            for (const std::string& name : word.shorts) out += " -s " + name;
            for (const std::string& name : word.longs) out += " -l " + name;
            if (!word.values.empty()) {
                out += (word.positional() ? " -f -a '" : " -x -a '") + escaped(joined(word.values), "\\") + "'";
            } else if (word.takes_value) {
                out += " -r";
            }
            out += " -d '" + escaped(word.description, "\\") + "'\n";
        }
    }
    return out;
}

struct Shell {
    std::string_view name;
    std::string (*script)(const std::vector<CommandWords>& commands);
};
constexpr std::array<Shell, 3> shells{{{"bash", bash_script}, {"fish", fish_script}, {"zsh", zsh_script}}};

}  // namespace

Command add_completion(CLI::App& app) {
    auto shell = std::make_shared<std::string>();
    std::vector<std::string> names;
    for (const Shell& known : shells) names.emplace_back(known.name);
    app.add_option("SHELL", *shell, "Whose script to print")->required()->check(one_of(names));
    app.footer(
        "Examples:\n  source <(bibcast completion bash)\n"
        "  bibcast completion zsh > ~/.zfunc/_bibcast\n  bibcast completion fish > ~/.config/fish/completions/bibcast.fish");
    return [shell, &app] {
        for (const Shell& known : shells) {
            if (known.name == *shell) std::fputs(known.script(commands_of(*app.get_parent())).c_str(), stdout);
        }
        return Status::ok;
    };
}

}  // namespace bibcast

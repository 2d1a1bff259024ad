#include "cli/help_form.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/terminal.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t names_width = 30;

std::size_t help_width() {
    constexpr std::size_t elsewhere = 100;  // in a pipe or a file
    const std::size_t columns = columns_of(STDOUT_FILENO);
    return columns == 0 ? elsewhere : std::clamp<std::size_t>(columns, 60, 120);
}

/// Appends `text` in lines that end before `width`, each but the first one behind `names_width` blanks.
void append_wrapped(std::string& out, std::string_view text, std::size_t width) {
    std::size_t column = names_width;
    bool first = true;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        const std::size_t wide = display_width(word);
        if (!first && column + 1 + wide > width) {
            (out += '\n').append(names_width, ' ');
            column = names_width;
        } else if (!first) {
            out += ' ';
            ++column;
        }
        first = false;
        out += word;
        column += wide;
    }
    out += '\n';
}

class HelpForm final : public CLI::Formatter {
  public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        std::string out = "  " + make_option_name(option, is_positional) + make_option_opts(option);
        std::string description = make_option_desc(option);
        if (!option->get_default_str().empty()) description += " (" + option->get_default_str() + " when not given)";
        const std::size_t taken = display_width(out);
        if (taken + 1 > names_width) (out += '\n').append(names_width, ' ');
        else out.append(names_width - taken, ' ');
        append_wrapped(out, description, help_width());
        return out;
    }

    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_type_size() == 0 || option->get_type_name().empty()) return {};
        std::string type = option->get_type_name();
        if (const std::size_t open = type.find('{'); open != std::string::npos) {
            type = type.substr(open + 1, type.find('}', open) - open - 1);
            std::replace(type.begin(), type.end(), ',', '|');
        } else {
            type.resize(std::min(type.find(':'), type.size()));  // `N:INT in [1 - 256]`: the words that check say so
        }
        if (type == "UINT") type = "N";
        std::string out = option->get_positional() ? "" : " " + type;
        if (option->get_expected_max() > 1) out += " ...";
        return out;
    }

    std::string make_subcommand(const CLI::App* command) const override {
        std::string out = "  " + command->get_display_name();
        out.append(names_width - std::min(out.size(), names_width), ' ');
        append_wrapped(out, command->get_description(), help_width());
        return out;
    }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_form() { return std::make_shared<HelpForm>(); }

}  // namespace bibcast

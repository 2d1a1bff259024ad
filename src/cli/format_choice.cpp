#include "cli/format_choice.hpp"

#include <algorithm>

#include "cli/outside_format.hpp"
#include "formats/jsonl/format.hpp"
#include "formats/registry.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

std::string known_options(const Format& format) {
    std::string list;
    for (const FormatOption& option : format.options) {
        if (!list.empty()) list += ", ";
        list += option.name;
    }
    return list.empty() ? "it has none" : "it has " + list;
}

bool is_any(const Format& /*format*/) { return true; }
bool is_readable(const Format& format) { return format.make_reader != nullptr; }
bool is_writable(const Format& format) { return format.make_writer != nullptr; }

std::string ids_of(const std::vector<const Format*>& formats) {
    std::string list;
    for (const Format* format : formats) (list += list.empty() ? "" : ", ") += format->id;
    return list;
}

/// `name` is no format: what it may stand for, among those that `fits` holds for. What files are called is often taken for the format.
/// `program`: the beginning of the name of the executable that would make it a format.
[[noreturn]] void refuse(const std::string& name, bool (*fits)(const Format&), std::string_view program = {}) {
    std::vector<const Format*> fitting;
    std::vector<const Format*> named_so;
    std::vector<std::string_view> words;
    const std::string extension = ascii_lower(std::string_view(name).substr(name.starts_with('.') ? 1 : 0));
    for (const Format* format : formats()) {
        if (!fits(*format)) continue;
        fitting.push_back(format);
        words.push_back(format->id);
        words.insert(words.end(), format->aliases.begin(), format->aliases.end());
        if (std::find(format->extensions.begin(), format->extensions.end(), extension) != format->extensions.end()) named_so.push_back(format);
    }
    std::string message = "unknown format '" + name + "'";
    if (!program.empty() && may_be_outside(name)) message += " (and no program " + std::string(program) + name + " is on PATH)";
    const std::string meant = did_you_mean(name, words);
    if (!named_so.empty()) message += "; files with that extension are of " + ids_of(named_so);
    else message += meant.empty() ? "; known are " + ids_of(fitting) : meant;
    throw UsageError(message);
}

/// The outside format with that name; `path` is what it is needed for.
ChosenFormat outside(const std::string& name, const FormatChoices& choices, std::string OutsideFormat::*path, std::string_view prefix, bool (*fits)(const Format&)) {
    const OutsideFormat format = outside_format_named(name);
    if ((format.*path).empty()) refuse(name, fits, prefix);
    return {&jsonl::format, ProgramCall{std::string(prefix) + name, format.*path, choices.arguments_of(name)}};
}

}  // namespace

const Format& require_format(const std::string& name) {
    if (const Format* format = format_named(name)) return *format;
    refuse(name, is_any);
}

ChosenFormat require_readable(const std::string& name, const FormatChoices& choices) {
    if (const Format* const format = format_named(name)) {
        if (!is_readable(*format)) throw UsageError("the format '" + std::string(format->id) + "' can only be written");
        return {format, {}};
    }
    return outside(name, choices, &OutsideFormat::reads, outside_reader, is_readable);
}

ChosenFormat require_writable(const std::string& name, const FormatChoices& choices) {
    if (const Format* const format = format_named(name)) {
        if (!is_writable(*format)) throw UsageError("the format '" + std::string(format->id) + "' can only be read");
        return {format, {}};
    }
    return outside(name, choices, &OutsideFormat::writes, outside_writer, is_writable);
}

FormatChoices::FormatChoices(const std::vector<std::string>& settings) {
    for (const std::string& setting : settings) {
        const std::size_t dot = setting.find('.');
        const std::size_t equals = setting.find('=');
        if (dot == std::string::npos || equals == std::string::npos || dot > equals) {
            throw UsageError("-O takes FORMAT.NAME=VALUE, not '" + setting + "'");
        }
        const std::string name = setting.substr(dot + 1, equals - dot - 1);
        const OutsideFormat outside = outside_format_named(setting.substr(0, dot));
        if (!outside.reads.empty() || !outside.writes.empty()) {
            settings_.push_back({nullptr, outside.name, name, setting.substr(equals + 1)});
            continue;
        }
        const Format& format = require_format(setting.substr(0, dot));
        if (!FormatOptions(format.options).set(name, "")) {
            throw UsageError("the format '" + std::string(format.id) + "' has no option '" + name + "'; " + known_options(format));
        }
        settings_.push_back({&format, {}, name, setting.substr(equals + 1)});
    }
}

FormatOptions FormatChoices::options_of(const Format& format) const {
    FormatOptions options(format.options);
    for (const Setting& setting : settings_) {
        if (setting.format != &format) continue;
        setting.heeded = true;
        options.set(setting.name, setting.value);
    }
    return options;
}

std::vector<std::string> FormatChoices::arguments_of(const std::string& outside) const {
    std::vector<std::string> arguments;
    for (const Setting& setting : settings_) {
        if (setting.format != nullptr || setting.outside != outside) continue;
        setting.heeded = true;
        arguments.push_back("--" + setting.name + "=" + setting.value);
    }
    return arguments;
}

void FormatChoices::report_unheeded(Reporter& reporter) const {
    Findings findings;
    for (const Setting& setting : settings_) {
        if (setting.heeded) continue;
        const std::string format = setting.format == nullptr ? setting.outside : std::string(setting.format->id);
        findings.add(option_without_effect, {}, "-O " + format + "." + setting.name + " has no effect: nothing is read or written as " + format);
    }
    if (findings.all().empty()) return;
    reporter.begin_source({});
    for (const Finding& finding : findings.all()) reporter.report(finding);
}

}  // namespace bibcast

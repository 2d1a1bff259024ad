#include "cli/format_choice.hpp"

#include <algorithm>

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
[[noreturn]] void refuse(const std::string& name, bool (*fits)(const Format&)) {
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
    const std::string meant = did_you_mean(name, words);
    if (!named_so.empty()) message += "; files with that extension are of " + ids_of(named_so);
    else message += meant.empty() ? "; known are " + ids_of(fitting) : meant;
    throw UsageError(message);
}

}  // namespace

const Format& require_format(const std::string& name) {
    if (const Format* format = format_named(name)) return *format;
    refuse(name, is_any);
}

const Format& require_readable(const std::string& name) {
    const Format* const format = format_named(name);
    if (format == nullptr) refuse(name, is_readable);
    if (!is_readable(*format)) throw UsageError("the format '" + std::string(format->id) + "' can only be written");
    return *format;
}

const Format& require_writable(const std::string& name) {
    const Format* const format = format_named(name);
    if (format == nullptr) refuse(name, is_writable);
    if (!is_writable(*format)) throw UsageError("the format '" + std::string(format->id) + "' can only be read");
    return *format;
}

FormatChoices::FormatChoices(const std::vector<std::string>& settings) {
    for (const std::string& setting : settings) {
        const std::size_t dot = setting.find('.');
        const std::size_t equals = setting.find('=');
        if (dot == std::string::npos || equals == std::string::npos || dot > equals) {
            throw UsageError("-O takes FORMAT.NAME=VALUE, not '" + setting + "'");
        }
        const Format& format = require_format(setting.substr(0, dot));
        const std::string name = setting.substr(dot + 1, equals - dot - 1);
        if (!FormatOptions(format.options).set(name, "")) {
            throw UsageError("the format '" + std::string(format.id) + "' has no option '" + name + "'; " + known_options(format));
        }
        settings_.push_back({&format, name, setting.substr(equals + 1)});
    }
}

FormatOptions FormatChoices::options_of(const Format& format) const {
    FormatOptions options(format.options);
    for (const Setting& setting : settings_) {
        if (setting.format == &format) options.set(setting.name, setting.value);
    }
    return options;
}

}  // namespace bibcast

#include "cli/format_choice.hpp"

#include "formats/registry.hpp"
#include "text/edit_distance.hpp"

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

}  // namespace

const Format& require_format(const std::string& name) {
    if (const Format* format = format_named(name)) return *format;
    std::string nearest;
    std::string all;
    for (const Format* format : formats()) {
        if (!all.empty()) all += ", ";
        all += format->id;
        if (edit_distance(name, format->id) <= 2) nearest = format->id;
    }
    throw UsageError("unknown format '" + name + "'; " + (nearest.empty() ? "known are " + all : "did you mean '" + nearest + "'?"));
}

const Format& require_readable(const std::string& name) {
    const Format& format = require_format(name);
    if (format.make_reader == nullptr) throw UsageError("the format '" + std::string(format.id) + "' can only be written");
    return format;
}

const Format& require_writable(const std::string& name) {
    const Format& format = require_format(name);
    if (format.make_writer == nullptr) throw UsageError("the format '" + std::string(format.id) + "' can only be read");
    return format;
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

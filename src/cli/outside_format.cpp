#include "cli/outside_format.hpp"

#include <algorithm>
#include <map>

#include "formats/registry.hpp"
#include "io/program.hpp"
#include "text/utf8.hpp"

namespace bibcast {

bool may_be_outside(std::string_view name) {
    const auto fits = [](char c) { return (is_ascii_alpha(c) && ascii_lower(c) == c) || is_ascii_digit(c) || c == '-' || c == '_'; };
    return !name.empty() && std::all_of(name.begin(), name.end(), fits) && format_named(name) == nullptr;
}

std::vector<OutsideFormat> outside_formats() {
    std::map<std::string, OutsideFormat> found;
    const auto add = [&found](std::string_view prefix, std::string OutsideFormat::*path) {
        for (const auto& [program, where] : programs_that_begin(prefix)) {
            const std::string name = program.substr(prefix.size());
            if (!may_be_outside(name)) continue;
            OutsideFormat& format = found[name];
            format.name = name;
            format.*path = where;
        }
    };
    add(outside_reader, &OutsideFormat::reads);
    add(outside_writer, &OutsideFormat::writes);
    std::vector<OutsideFormat> all;
    for (auto& [name, format] : found) all.push_back(std::move(format));
    return all;
}

OutsideFormat outside_format_named(std::string_view name) {
    if (!may_be_outside(name)) return {};
    const std::string word(name);
    return {word, find_program(std::string(outside_reader) + word), find_program(std::string(outside_writer) + word)};
}

}  // namespace bibcast

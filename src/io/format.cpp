#include "io/format.hpp"

#include <cassert>
#include <charconv>

#include "text/utf8.hpp"

namespace bibcast {

FormatOptions::FormatOptions(std::span<const FormatOption> known) {
    values_.reserve(known.size());
    for (const FormatOption& option : known) values_.push_back({option.name, std::string(option.fallback)});
}

bool FormatOptions::set(std::string_view name, std::string_view value) {
    for (Value& known : values_) {
        if (known.name == name) {
            known.value = value;
            return true;
        }
    }
    return false;
}

std::string_view FormatOptions::operator[](std::string_view name) const {
    for (const Value& known : values_) {
        if (known.name == name) return known.value;
    }
    assert(false && "an option that the table of the format does not have");
    return {};
}

bool FormatOptions::on(std::string_view name) const {
    const std::string value = ascii_lower((*this)[name]);
    if (value == "on" || value == "true" || value == "yes" || value == "1") return true;
    if (value == "off" || value == "false" || value == "no" || value == "0") return false;
    throw UsageError("option " + std::string(name) + " is on or off, not '" + value + "'");
}

unsigned FormatOptions::number(std::string_view name, unsigned least, unsigned most) const {
    const std::string_view value = (*this)[name];
    unsigned number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < least || number > most) {
        throw UsageError("option " + std::string(name) + " is a number from " + std::to_string(least) + " to " +
                         std::to_string(most) + ", not '" + std::string(value) + "'");
    }
    return number;
}

Splitter::Cut WholeFileSplitter::next(std::string_view text, std::size_t /*wanted*/, bool at_end) {
    return {at_end ? text.size() : 0, nullptr};
}

}  // namespace bibcast

#include "name/call_name.hpp"

#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct Pair {
    std::string_view open;
    std::string_view close;
};
constexpr std::array pairs = {
    Pair{"(", ")"}, Pair{"[", "]"}, Pair{"\"", "\""}, Pair{"“", "”"}, Pair{"„", "“"}, Pair{"«", "»"}, Pair{"（", "）"},
};

}  // namespace

bool has_call_name(std::string_view given) {
    if (given.find_first_of("([\"\xE2\xC2\xEF") == std::string_view::npos) return false;
    for (const Pair& pair : pairs) {
        const std::size_t open = given.find(pair.open);
        if (open != std::string_view::npos && given.find(pair.close, open + pair.open.size()) != std::string_view::npos) return true;
    }
    return false;
}

std::string without_call_names(std::string_view given) {
    std::string outside;
    std::string all;
    std::array<bool, pairs.size()> none_closes{};  // no more from here on
    for (std::size_t at = 0; at < given.size();) {
        const Pair* opened = nullptr;
        for (const Pair& pair : pairs) {
            if (given.substr(at).starts_with(pair.open)) opened = &pair;
        }
        bool* const unclosed = opened == nullptr ? nullptr : &none_closes[static_cast<std::size_t>(opened - pairs.data())];
        const bool may_close = unclosed != nullptr && !*unclosed;
        const std::size_t close = may_close ? given.find(opened->close, at + opened->open.size()) : std::string_view::npos;
        if (close == std::string_view::npos) {
            if (may_close) *unclosed = true;
            outside += given[at];
            all += given[at++];
            continue;
        }
        all += given.substr(at + opened->open.size(), close - at - opened->open.size());
        at = close + opened->close.size();
    }
    const std::string_view kept = trim(outside).empty() ? trim(all) : trim(outside);
    return std::string(kept);
}

}  // namespace bibcast

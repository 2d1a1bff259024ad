#include "formats/shortcode/quoting.hpp"

namespace bibcast::shortcode {

// Hugo's lexer: between quotes \" is the only escape, it makes all backslashes of the value vanish, and a line break is an
// error; between backticks everything stands for itself, and there is no way to write a backtick.
bool append_quoted(std::string& out, std::string_view value) {
    constexpr auto npos = std::string_view::npos;
    const bool tick = value.find('`') != npos;
    const bool quote = value.find('"') != npos;
    const bool line = value.find('\n') != npos;
    const bool backslash = value.find('\\') != npos;
    if (!quote && !line && !value.ends_with('\\') && !(backslash && tick)) {
        out += '"';
        out += value;
        out += '"';
        return true;
    }
    if (tick && !line && !backslash) {
        out += '"';
        for (const char c : value) {
            if (c == '"') out += '\\';
            out += c;
        }
        out += '"';
        return true;
    }
    out += '`';
    for (const char c : value) out += c == '`' ? '\'' : c;
    out += '`';
    return !tick;
}

}  // namespace bibcast::shortcode

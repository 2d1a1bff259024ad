#include "pipeline/cited/sets.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::string_view word = "@set";
/// A set is a list of keys; what is longer is none.
constexpr std::size_t longest = std::size_t{64} << 10;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at;
}

struct Group {
    std::size_t end;  ///< what closes it, or where it was given up
    bool is_whole;
};

/// What begins at `at` with a brace, a parenthesis or a quotation mark. An entry on a line of its own ends what was not closed.
Group group_at(std::string_view text, std::size_t at) {
    const char close = text[at] == '{' ? '}' : text[at] == '(' ? ')' : '"';
    int depth = 0;
    std::size_t i = at + 1;
    for (; i < text.size(); ++i) {
        if (depth == 0 && text[i] == close) return {i, true};
        if (text[i] == '{') ++depth;
        if (text[i] == '}') --depth;
        if (depth < 0 || (text[i] == '@' && text[i - 1] == '\n')) break;
    }
    return {i, false};
}

std::vector<std::string_view> keys_in(std::string_view list) {
    std::vector<std::string_view> keys;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (const std::string_view key = trim(list.substr(0, end)); !key.empty()) keys.push_back(key);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return keys;
}

/// `key, entryset = {a, b}, …`
void read_set(std::string_view body, const TakeSet& take) {
    const std::size_t comma = std::min(body.find(','), body.size());
    const std::string_view key = trim(body.substr(0, comma));
    const std::string lower = ascii_lower(body);
    constexpr std::string_view field = "entryset";
    for (std::size_t at = lower.find(field, comma); at != std::string::npos; at = lower.find(field, at + field.size())) {
        const std::size_t equals = skip_blanks(body, at + field.size());
        if (equals >= body.size() || body[equals] != '=') continue;
        const std::size_t value = skip_blanks(body, equals + 1);
        if (value >= body.size() || (body[value] != '{' && body[value] != '"')) continue;
        const Group list = group_at(body, value);
        if (list.is_whole && !key.empty()) take(key, keys_in(body.substr(value + 1, list.end - value - 1)));
        return;
    }
}

/// Reads the sets of `text` as far as they are whole. Returns how many bytes are done with.
std::size_t read_sets_of(std::string_view text, bool at_end, const TakeSet& take) {
    for (std::size_t at = text.find('@'); at < text.size(); at = text.find('@', at + 1)) {
        if (text.size() - at < longest && !at_end) return at;
        if (ascii_lower(text.substr(at, word.size())) != word) continue;
        const std::size_t open = skip_blanks(text.substr(0, std::min(text.size(), at + longest)), at + word.size());
        if (open >= text.size() || (text[open] != '{' && text[open] != '(')) continue;
        const std::string_view entry = text.substr(open, longest);
        const Group group = group_at(entry, 0);
        if (group.is_whole) read_set(entry.substr(1, group.end - 1), take);
        at = open + group.end - 1;  // nothing is looked at twice
    }
    return text.size();
}

}  // namespace

void read_sets(Source& source, const TakeSet& take) {
    constexpr std::size_t block = std::size_t{1} << 20;
    source.begin();
    while (!source.at_end() || !source.pending().empty()) {
        if (!source.at_end()) source.read_more(block);
        source.consume(read_sets_of(source.pending(), source.at_end(), take));
    }
}

}  // namespace bibcast

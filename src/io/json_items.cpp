#include "io/json_items.hpp"

#include <algorithm>
#include <array>

#include "text/json_parse.hpp"

namespace bibcast {

namespace {

// An item that goes on for longer than this was not closed: one with a million authors, or a text of 64 MiB, still is one.
constexpr std::size_t longest_item = std::size_t{256} * 1024 * 1024;

constexpr std::array<bool, 256> make_structural() {
    std::array<bool, 256> structural{};
    for (const char c : {'"', '{', '}', '[', ']', ',', '\n'}) structural[static_cast<unsigned char>(c)] = true;
    return structural;
}
constexpr std::array<bool, 256> structural = make_structural();

/// Behind the string that begins at `at`. JSON has no raw line ends in strings: there an unclosed one ends.
std::size_t skip_string(std::string_view text, std::size_t at) {
    for (++at; true; ++at) {
        at = skip_json_characters(text, at);
        if (at >= text.size()) return text.size();
        const char c = text[at];
        if (c == '"') return at + 1;
        if (c == '\n') return at;
        if (c == '\\' && at + 1 < text.size() && text[at + 1] != '\n') ++at;
    }
}

/// How far the line's first character is from its beginning; npos if `at` is not the line's first character. The beginning
/// of the text is no beginning of a line: it depends on the cut.
std::size_t indentation_of(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
    return begin > 0 && text[begin - 1] == '\n' ? at - begin : std::string_view::npos;
}

/// Where the white space before `at` begins. It belongs to the item that follows, whose indentation it is.
std::size_t before_space(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\n' || text[at - 1] == '\r')) --at;
    return at;
}

/// True for the `{` at `at` inside an item if it is more likely the start of the next one: it stands as far in as
/// the item does, or its first key is one that only items have.
bool looks_like_start(std::string_view text, std::size_t at, std::size_t item_indentation, std::span<const std::string_view> first_keys) {
    const std::size_t indentation = indentation_of(text, at);
    if (indentation != std::string_view::npos && indentation == item_indentation) return true;
    const std::string_view rest = text.substr(skip_json_space(text, at + 1));
    for (const std::string_view key : first_keys) {
        const std::size_t name = std::min(key.find(':'), key.size());
        if (!rest.starts_with(key.substr(0, name))) continue;
        const std::size_t colon = skip_json_space(rest, name);
        if (colon == rest.size() || rest[colon] != ':') continue;
        if (name == key.size() || rest.substr(skip_json_space(rest, colon + 1)).starts_with(key.substr(name + 1))) return true;
    }
    return false;
}

bool is_one_of(std::span<const std::string_view> keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

}  // namespace

/// Scans on inside the object that began at `begin`.
JsonItemScanner::End JsonItemScanner::scan_object(std::string_view text, std::size_t begin, std::size_t at) {
    const bool may_wrap = shape_.arrays == 0;
    const std::size_t indentation = shape_.trusting ? 0 : indentation_of(text, begin);
    open_.assign(1, '{');
    std::size_t arrays = 0;
    char last = '{';  // the last character that says what may follow
    while (at < text.size()) {
        const char c = text[at];
        if (!structural[static_cast<unsigned char>(c)]) {
            if (c != ' ' && c != '\t' && c != '\r') last = c;
            ++at;
            continue;
        }
        const bool wants_key = open_.back() == '{' && (last == ',' || last == '{');
        switch (c) {
            case '"': {
                const std::size_t end = skip_string(text, at);
                const std::string_view key = text.substr(at, end - at);
                const bool may_be = may_wrap && wants_key && open_.size() == 1;
                // One key may be both: `data` holds one work, or a list of them.
                const bool of_list = may_be && is_one_of(layout_.lists, key);
                const bool of_envelope = may_be && is_one_of(layout_.envelopes, key);
                if (of_list || of_envelope) {
                    std::size_t value = skip_json_space(text, end);
                    if (value < text.size() && text[value] == ':') value = skip_json_space(text, value + 1);
                    if (value == text.size()) return {value, false, false};
                    if (of_list && text[value] == '[') return {value + 1, true, true};
                    if (of_envelope && text[value] == '{') return {value, true, false, true};
                }
                at = end;
                // An unclosed string has most likely swallowed its comma.
                last = text[end - 1] == '"' ? '"' : ',';
                continue;
            }
            case '{':
                // Either way the item was not closed.
                if (wants_key && open_.size() == 1) return {before_space(text, at), true, false};
                if (!shape_.trusting && looks_like_start(text, at, indentation, layout_.first_keys)) return {before_space(text, at), true, false};
                open_.push_back('{');
                break;
            case '[':
                open_.push_back('[');
                ++arrays;
                break;
            case '}':
                while (open_.back() == '[') {
                    open_.pop_back();
                    --arrays;
                }
                open_.pop_back();
                if (open_.empty()) return {at + 1, true, false};
                break;
            case ']':
                if (arrays == 0) {
                    if (shape_.arrays != 0) return {at, true, false};  // the list around it ends, and so does the item
                    break;
                }
                while (open_.back() == '{') open_.pop_back();
                open_.pop_back();
                --arrays;
                break;
            default: break;
        }
        if (c != '\n') last = c;
        ++at;
    }
    return {text.size(), false, false};
}

JsonItemScanner::Found JsonItemScanner::next(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (shape_.wrapped && shape_.arrays == 0 && !shape_.entered) {
            // Behind the list: other members of the object around it.
            const End end = scan_object(text, at, at);
            if (!end.whole && !end.enters_array) return {text.size(), text.size(), false, false};
            shape_.wrapped = end.enters_array || end.enters_object;
            shape_.entered = end.enters_object;
            shape_.arrays = end.enters_array ? 1 : 0;
            at = end.at;
            continue;
        }
        const char c = text[at];
        if (c == '"') {
            at = skip_string(text, at);
            continue;
        }
        if (c == '[') ++shape_.arrays;
        if (c == ']' && shape_.arrays > 0) --shape_.arrays;
        if (c == '{') {
            const End end = scan_object(text, at, at + 1);
            if (!end.enters_array && !end.enters_object) {
                shape_.entered = false;
                return {at, end.at, true, end.whole};
            }
            shape_.wrapped = true;
            shape_.entered = end.enters_object;
            shape_.arrays = end.enters_array ? 1 : 0;
            at = end.at;
            continue;
        }
        ++at;
    }
    return {text.size(), text.size(), false, true};
}

std::size_t JsonItemScanner::plain_item_at(std::string_view text, std::size_t at) const {
    if (!shape_.trusting || shape_.arrays == 0) return std::string_view::npos;
    at = skip_json_space(text, at);
    if (at < text.size() && text[at] == ',') at = skip_json_space(text, at + 1);
    return at < text.size() && text[at] == '{' ? at : std::string_view::npos;
}

Splitter::Cut JsonItemSplitter::next(std::string_view text, std::size_t wanted, bool at_end) {
    const JsonShape start = shape_;
    JsonItemScanner scanner(layout_, shape_);
    std::size_t cut = 0;
    while (cut < wanted && cut < text.size()) {
        const JsonItemScanner::Found found = scanner.next(text, cut);
        const bool too_long = found.item && !found.whole && found.end - found.begin > longest_item;
        if (found.item && found.whole) {
            cut = found.end;
            shape_ = scanner.shape();
            continue;
        }
        if (!at_end && !too_long) break;
        if (found.item && scanner.shape().trusting) {
            // Mistrust begins with a slice of its own, so that its reader starts with it too.
            if (cut != 0) break;
            shape_.trusting = false;
            return next(text, wanted, at_end);
        }
        cut = text.size();
        shape_ = scanner.shape();
    }
    if (cut == 0 || start == JsonShape{}) return {cut, nullptr};
    return {cut, std::make_shared<JsonContext>(start)};
}

}  // namespace bibcast

#include "support/value_places.hpp"

#include <algorithm>

#include "text/utf8.hpp"
#include "text/xml_lexer.hpp"

namespace bibcast::testing {

namespace {

using Places = std::vector<ValuePlace>;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

std::size_t end_of_line(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

/// The line at `at` without blanks behind it.
std::string_view line_at(std::string_view text, std::size_t at) {
    std::string_view line = text.substr(at, end_of_line(text, at) - at);
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    return line;
}

// --- XML: the end of each text and of each attribute's value.

void add_attributes(std::string_view text, std::size_t begin, std::size_t end, const std::string& element, Places& places) {
    for (std::size_t at = begin; at < end;) {
        const std::size_t equals = text.find('=', at);
        if (equals >= end) return;
        std::string_view name = trim(text.substr(at, equals - at));
        if (const std::size_t blank = name.find_last_of(" \t\r\n"); blank != std::string_view::npos) name = name.substr(blank + 1);
        const std::size_t open = text.find_first_not_of(" \t\r\n", equals + 1);
        if (open >= end || (text[open] != '"' && text[open] != '\'')) return;
        const std::size_t close = text.find(text[open], open + 1);
        if (close >= end) return;
        const bool declares = name.starts_with("xmlns") || name.starts_with("xsi:") || name == "xml:space";
        if (!declares && close > open + 1) places.push_back({close, element + "/@" + std::string(name)});
        at = close + 1;
    }
}

Places xml_places(std::string_view text) {
    Places places;
    XmlLexer lexer;
    XmlPart part;
    std::string element;
    while (lexer.next(text, true, part)) {
        if (part.token == XmlToken::start || part.token == XmlToken::empty) {
            const std::string_view tag = text.substr(part.begin, part.end - part.begin);
            element = xml_tag_name(tag);
            add_attributes(text, part.begin + 1 + element.size(), part.end, element, places);
        } else if (part.token == XmlToken::text) {
            std::size_t end = part.end;
            while (end > part.begin && is_ascii_space(text[end - 1])) --end;
            if (end > part.begin && text.substr(part.begin, end - part.begin).find("]]>") == std::string_view::npos) places.push_back({end, element});
        }
    }
    return places;
}

// --- JSON: the end of each string that is no key.

Places json_places(std::string_view text) {
    Places places;
    std::string key;
    for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
        std::size_t end = at + 1;
        while (end < text.size() && text[end] != '"' && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
        if (end >= text.size() || text[end] != '"') return places;
        const std::size_t next = text.find_first_not_of(" \t\r\n", end + 1);
        if (next != std::string_view::npos && text[next] == ':') key = text.substr(at + 1, end - at - 1);
        else places.push_back({end, key});
        at = end + 1;
    }
    return places;
}

// --- BibTeX: the end of each value in braces or quotation marks.

std::size_t end_of_value(std::string_view text, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open + 1; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') ++at;
        else if (c == '{') ++depth;
        else if (c == '}' && depth == 0 && text[open] == '{') return at;
        else if (c == '}') --depth;
        else if (c == '"' && depth <= 0 && text[open] == '"') return at;
    }
    return std::string_view::npos;
}

Places bibtex_places(std::string_view text) {
    Places places;
    for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
        const std::size_t open = text.find_first_not_of(" \t\r\n", at + 1);
        if (open == std::string_view::npos || (text[open] != '{' && text[open] != '"')) continue;
        const std::size_t last = text.find_last_not_of(" \t\r\n", at - 1);
        std::size_t first = last + 1;
        while (first > 0 && (is_ascii_alpha(text[first - 1]) || is_ascii_digit(text[first - 1]) || text[first - 1] == '-' || text[first - 1] == '+' || text[first - 1] == ':')) --first;
        const std::size_t end = end_of_value(text, open);
        if (first > last || end == std::string_view::npos) continue;
        places.push_back({end, std::string(text.substr(first, last + 1 - first))});
        at = end;
    }
    return places;
}

// --- Lines with a tag before the value: RIS, MEDLINE, refer and their kin.

Places tagged_places(std::string_view text) {
    Places places;
    for (std::size_t at = 0; at < text.size(); at = end_of_line(text, at) + 1) {
        const std::string_view line = line_at(text, at);
        std::size_t tag = line.starts_with('%') ? 2 : 0;
        while (tag < line.size() && (is_ascii_alpha(line[tag]) || is_ascii_digit(line[tag]) || (tag > 2 && line[tag] == '-' && line.substr(tag, 2) != "- "))) ++tag;
        const std::size_t value = line.find_first_not_of(" -:\t", tag);
        if (tag == 0 || tag == line.size() || value == std::string_view::npos || value == tag) continue;
        const std::string_view name = line.substr(0, tag);
        if (!is_one_of(name, {"ER", "EF", "FN", "VR"})) places.push_back({at + line.size(), std::string(name)});
    }
    return places;
}

// --- YAML: the end of each value on the line of its key.

Places yaml_places(std::string_view text) {
    Places places;
    for (std::size_t at = 0; at < text.size(); at = end_of_line(text, at) + 1) {
        const std::string_view line = line_at(text, at);
        const std::size_t key = line.find_first_not_of(" \t-");
        const std::size_t colon = key == std::string_view::npos ? key : line.find(": ", key);
        if (colon == std::string_view::npos || colon == key) continue;
        const std::string_view name = line.substr(key, colon - key);
        if (name.find_first_of(" \"'#{[") != std::string_view::npos) continue;
        const std::size_t value = line.find_first_not_of(' ', colon + 1);
        if (value == std::string_view::npos || std::string_view("|>&*!{[#").find(line[value]) != std::string_view::npos || line.find(" #", value) != std::string_view::npos) continue;
        const bool quoted = line[value] == '"' || line[value] == '\'';
        if (quoted && (line.size() < value + 2 || line.back() != line[value])) continue;
        places.push_back({at + line.size() - (quoted ? 1 : 0), std::string(name)});
    }
    return places;
}

// --- Shortcodes of publications: the end of each `key="value"`. What is shown as code, or in a comment, or is another shortcode, is none.

std::string without_code(std::string_view text) {
    std::string out(text);
    const auto blank = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at)) {
            const std::size_t end = std::min(out.find(to, at + from.size()), out.size());
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
        }
    };
    blank("<!--", "-->");
    blank("```", "```");
    return out;
}

Places shortcode_places(std::string_view source) {
    Places places;
    const std::string text = without_code(source);
    for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open + 2)) {
        const std::string_view name_of_it = trim(std::string_view(text).substr(std::min(open + 3, text.size()), 13));
        if (!name_of_it.starts_with("publication") && !name_of_it.starts_with("paper")) continue;
        const std::size_t close = std::min(text.find("}}", open), text.size());
        for (std::size_t at = text.find("=\"", open); at < close; at = text.find("=\"", at)) {
            std::size_t name = at;
            while (name > open && (is_ascii_alpha(text[name - 1]) || is_ascii_digit(text[name - 1]) || text[name - 1] == '_' || text[name - 1] == '-')) --name;
            std::size_t end = at + 2;
            while (end < close && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
            if (end >= close) break;
            if (end > at + 2) places.push_back({end, text.substr(name, at - name)});
            at = end + 1;
        }
    }
    return places;
}

// --- Tables: the end of each cell that is not empty, below the header.

Places table_places(std::string_view text) {
    Places places;
    const std::size_t header = end_of_line(text, 0);
    const std::string_view delimiters = "\t,;|";
    char delimiter = ',';
    for (const char one : delimiters) {
        const std::string_view line = text.substr(0, header);
        if (std::count(line.begin(), line.end(), one) > std::count(line.begin(), line.end(), delimiter)) delimiter = one;
    }
    std::size_t column = 1;
    for (std::size_t at = header + 1; at < text.size();) {
        const bool quoted = text[at] == '"';
        std::size_t end = at + (quoted ? 1 : 0);
        while (end < text.size() && (quoted ? text[end] != '"' : text[end] != delimiter && text[end] != '\r' && text[end] != '\n')) {
            ++end;
            if (quoted && text.substr(end, 2) == "\"\"") end += 2;
        }
        if (end > at + (quoted ? 1 : 0)) places.push_back({end, "column " + std::to_string(column)});
        const std::size_t next = std::min(text.find_first_of(std::string("\n") + delimiter, end), text.size());
        column = next < text.size() && text[next] == delimiter ? column + 1 : 1;
        at = next + 1;
    }
    return places;
}

// --- ISO 2709: the end of each field without subfields, and of each subfield.

constexpr char subfield_mark = '\x1F';
constexpr char field_end = '\x1E';
constexpr char record_end = '\x1D';

/// Where the directory of the record at `begin` ends, and `begin` itself if there is none.
std::size_t end_of_directory(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find(field_end, begin);
    const std::size_t last = text.find(record_end, begin);
    return end == std::string_view::npos || last == std::string_view::npos || end > last || end < begin + 24 ? begin : end;
}

Places marc_places(std::string_view text) {
    Places places;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(record_end, begin), text.size());
        const std::size_t directory = end_of_directory(text, begin);
        std::size_t entry = begin + 24;
        for (std::size_t at = directory + 1; directory > begin && at < end; entry += 12) {
            const std::size_t close = std::min(text.find(field_end, at), end);
            const std::string tag(entry + 3 <= directory ? text.substr(entry, 3) : "???");
            const std::string_view field = text.substr(at, close - at);
            char code = 0;
            for (std::size_t i = 0; i <= field.size(); ++i) {
                if (i != field.size() && field[i] != subfield_mark) continue;
                const bool fixed = tag < "010" && code == 0;
                if ((code != 0 && field[i - 1] != code) || (fixed && i == field.size() && i != 0)) places.push_back({at + i, fixed ? tag : tag + "$" + code});
                code = i + 1 < field.size() ? field[i + 1] : '\0';
                ++i;
            }
            at = close + 1;
        }
        begin = end + 1;
    }
    return places;
}

/// `number` with leading zeros.
std::string digits_of(std::size_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() > width ? std::string(width, '9') : std::string(width - digits.size(), '0') + digits;
}

}  // namespace

std::string with_true_lengths(std::string_view marc) {
    std::string out;
    for (std::size_t begin = 0; begin < marc.size();) {
        const std::size_t end = std::min(marc.find(record_end, begin), marc.size() - 1) + 1;
        const std::size_t directory = end_of_directory(marc, begin);
        std::string record(marc.substr(begin, end - begin));
        std::size_t at = directory + 1;
        for (std::size_t entry = 24; directory > begin && begin + entry + 12 <= directory && at < end; entry += 12) {
            const std::size_t close = std::min(marc.find(field_end, at), end - 1) + 1;
            record.replace(entry + 3, 9, digits_of(close - at, 4) + digits_of(at - directory - 1, 5));
            at = close;
        }
        if (directory > begin) record.replace(0, 5, digits_of(record.size(), 5));
        out += record;
        begin = end;
    }
    return out;
}

std::vector<ValuePlace> value_places(const Format& format, std::string_view text) {
    const std::string_view id = format.id;
    if (is_one_of(id, {"bibtex", "biblatex"})) return bibtex_places(text);
    if (is_one_of(id, {"csl_yaml", "hayagriva", "cff", "quarto", "hugoblox"})) return yaml_places(text);
    if (id == "shortcode") return shortcode_places(text);
    if (is_one_of(id, {"csv", "tsv"})) return table_places(text);
    if (id == "marc") return marc_places(text);
    const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first == std::string_view::npos) return {};
    if (text[first] == '<') return xml_places(text);
    if (text[first] == '{' || text[first] == '[') return json_places(text);
    return tagged_places(text);
}

}  // namespace bibcast::testing

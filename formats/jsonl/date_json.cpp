#include "formats/jsonl/date_json.hpp"
#include "formats/jsonl/keys_seen.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "text/utf8.hpp"

namespace bibcast::jsonl {

namespace {

/// An integer, given as a number or as a string of digits.
bool read_integer(const JsonNode& node, std::int32_t& value) {
    if (!node.is(JsonKind::number) && !node.is(JsonKind::string)) return false;
    std::string_view text = trim(node.text);
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

bool is_nothing(const JsonNode& node) {
    return node.is(JsonKind::null) || (node.is(JsonKind::string) && trim(node.text).empty());
}

/// A month is a number, or met as its name or as a season.
bool read_month(const JsonNode& node, std::int32_t& month) {
    if (read_integer(node, month)) return true;
    if (!node.is(JsonKind::string)) return false;
    month = month_named(node.text);
    if (month == 0) {
        const std::uint8_t season = csl_season_named(node.text);
        if (season != 0) month = season + 20;
    }
    return month != 0;
}

/// One array of `date-parts`. What is empty ends it: ["2004", "", ""].
bool read_point(const JsonNode& node, CslDateParts& parts) {
    if (!node.is(JsonKind::array)) return false;
    bool understood = true;
    bool ended = false;
    for (const JsonNode& part : node) {
        if (is_nothing(part)) {
            ended = true;
            continue;
        }
        std::int32_t number = 0;
        const bool is_number = parts.size == 1 ? read_month(part, number) : read_integer(part, number);
        if (ended && is_number && number == 0) continue;
        if (ended || !is_number || parts.size == parts.values.size()) {
            understood = false;
            ended = true;
        } else if (number == 0 && parts.size != 0) {
            ended = true;  // [2004, 0, 0]
        } else {
            parts.values[parts.size++] = number;
        }
    }
    return understood;
}

/// Reads both ends. What is no day of the calendar loses its day, and then its month.
bool read_parts(const JsonNode& node, CslDate& csl) {
    if (!node.is(JsonKind::array)) return false;
    const JsonNode* const begin = node.first;
    if (begin == nullptr) return true;
    bool understood = true;
    if (!begin->is(JsonKind::array)) {
        // One list where a list of lists is wanted: [2004, 5].
        understood = read_point(node, csl.parts[0]);
        csl.size = 1;
    } else {
        for (const JsonNode& end : node) {
            if (csl.size == csl.parts.size()) return false;
            understood = read_point(end, csl.parts[csl.size++]) && understood;
        }
    }
    if (csl.parts[0].size == 0 && (csl.size < 2 || csl.parts[1].size == 0)) csl.size = 0;
    return understood;
}

/// The date of `csl` as far as it is one.
bool salvage(CslDate csl, Date& date) {
    const std::string_view literal = date.literal;
    bool whole = true;
    if (csl.size == 2 && csl.parts[0].size == 0) {
        csl.parts[0] = csl.parts[1];
        csl.size = 1;
        whole = salvage(csl, date);
        date.end = date.begin;
        date.end_bound = date.begin_bound;
        date.begin = {};
        date.begin_bound = Bound::open;
        return whole;
    }
    for (std::uint8_t most = 3; most >= 1; --most) {
        for (CslDateParts& parts : csl.parts) {
            while (parts.size > most) parts.values[--parts.size] = 0;
        }
        if (const auto read = date_of_csl(csl)) {
            date = *read;
            date.literal = literal;
            return whole;
        }
        whole = false;
    }
    return false;
}

/// CSL's `circa` may be a boolean, a number or a string.
bool read_circa(const JsonNode& node, bool& circa) {
    switch (node.kind) {
        case JsonKind::boolean: circa = equals_ignoring_ascii_case(node.text, "true"); return true;
        case JsonKind::number: circa = node.text != "0"; return node.text == "0" || node.text == "1";
        case JsonKind::string: {
            const auto is = [&](std::string_view word) { return equals_ignoring_ascii_case(trim(node.text), word); };
            const bool no = trim(node.text).empty() || is("0") || is("no") || is("false");
            circa = !no;
            return no || is("1") || is("yes") || is("true");
        }
        case JsonKind::null: return true;
        default: return false;
    }
}

bool read_season(const JsonNode& node, std::uint8_t& season) {
    if (is_nothing(node)) return true;
    if (node.is(JsonKind::string) || node.is(JsonKind::number)) season = csl_season_named(node.text);
    return season != 0;
}

/// Takes over parts read from a string, unless there are some already.
void take_parts(const std::optional<Date>& read, Date& date) {
    if (!read || date.has_parts()) return;
    const std::string_view literal = date.literal;
    date = *read;
    if (!literal.empty()) date.literal = literal;
}

/// `2020-7`: a month without its zero, as citeproc-js reads it; in other formats that may be two years.
std::optional<Date> read_short_month(std::string_view text) {
    if (text.size() != 6 || text[4] != '-' || text[5] < '1' || text[5] > '9') return std::nullopt;
    const std::array<char, 7> padded = {text[0], text[1], text[2], text[3], '-', '0', text[5]};
    return parse_edtf({padded.data(), padded.size()});
}

bool read_text(std::string_view text, Date& date) {
    std::optional<Date> read = parse_edtf(text);
    if (!read) read = read_short_month(text);
    if (!read) read = parse_written_date(text);
    if (read) {
        take_parts(read, date);
    } else if (date.literal.empty()) {
        date.literal = text;
    }
    return true;
}

/// `year`, `month` and `day` as members, the way of pandoc-citeproc (pandoc before 2.11).
bool read_named_part(const JsonNode& member, CslDateParts& named) {
    const std::size_t index = member.key == "year" ? 0 : member.key == "month" ? 1 : member.key == "day" ? 2 : 3;
    if (index == 3) return false;
    if (is_nothing(member)) return true;
    std::int32_t number = 0;
    if (index == 1 ? !read_month(member, number) : !read_integer(member, number)) return false;
    named.values[index] = number;
    named.size = 3;
    return true;
}

bool read_scalar(const JsonNode& node, Date& date) {
    switch (node.kind) {
        case JsonKind::null: return true;
        case JsonKind::string:
        case JsonKind::number: return read_text(node.text, date);
        default: return false;
    }
}

}  // namespace

bool is_exact_in_date_parts(const Date& date) {
    CslDateLoss loss;
    const CslDate csl = to_csl_date(date, loss);
    return csl.size != 0 && !loss.any() && date_of_csl(csl) == date;
}

void write_date_parts(JsonWriter& json, const CslDate& csl) {
    if (csl.size != 0) {
        static constexpr JsonKey date_parts("date-parts");
        json.key(date_parts);
        json.one_line(true);
        json.begin_array();
        for (std::size_t i = 0; i < csl.size; ++i) {
            json.begin_array();
            for (std::size_t k = 0; k < csl.parts[i].size; ++k) json.number(csl.parts[i].values[k]);
            json.end_array();
        }
        json.end_array();
        json.one_line(false);
    }
    if (csl.season != 0) {
        json.key("season");
        json.number(csl.season);
    }
    if (csl.circa) {
        json.key("circa");
        json.boolean(true);
    }
}

void write_date(JsonWriter& json, const Date& date) {
    json.begin_object();
    if (is_exact_in_date_parts(date)) {
        CslDateLoss none;
        write_date_parts(json, to_csl_date(date, none));
    } else if (date.has_parts()) {
        std::string edtf;
        append_edtf(edtf, date);
        json.member("edtf", edtf);
    }
    json.member_unless_empty("literal", date.literal);
    json.end_object();
}

bool read_date_list(const JsonNode& node, Date& date) {
    Date end;
    const JsonNode& first = *node.first;
    if (!read_date(first, date)) return false;
    if (first.next == nullptr) return true;
    if (!read_date(*first.next, end) || !date.has_parts() || !end.has_parts()) return false;
    date.end = end.begin;
    date.end_bound = Bound::point;
    return true;
}

bool read_date(const JsonNode& node, Date& date) {
    if (!node.is(JsonKind::object)) return read_scalar(node, date);
    bool understood = true;
    CslDate csl;
    const JsonNode* edtf = nullptr;
    const JsonNode* raw = nullptr;
    CslDateParts named;
    KeysSeen seen;
    for (const JsonNode& member : node) {
        bool known = true;
        if (seen.again(member.key)) {
            known = false;
        } else if (member.key == "date-parts") {
            known = read_parts(member, csl);
        } else if (member.key == "season") {
            known = read_season(member, csl.season);
        } else if (member.key == "circa") {
            known = read_circa(member, csl.circa);
        } else if (member.key == "literal") {
            known = member.is(JsonKind::string) || member.is(JsonKind::number);
            if (known) date.literal = member.text;
        } else if (member.key == "edtf") {
            known = member.is(JsonKind::string);
            if (known) edtf = &member;
        } else if (member.key == "raw") {
            raw = &member;
        } else {
            known = read_named_part(member, named);
        }
        understood = understood && known;
    }
    if (named.size != 0) {
        while (named.size > 1 && named.values[named.size - 1U] == 0) --named.size;
        understood = csl.size == 0 && understood;
        csl.parts[0] = named;
        csl.size = 1;
    }
    if (edtf != nullptr) {
        const std::optional<Date> read = parse_edtf(edtf->text);
        understood = read.has_value() && understood;
        take_parts(read, date);
    }
    if (csl.size != 0 && !date.has_parts()) {
        understood = salvage(csl, date) && understood;
        // A season has no place beside a month or in a range.
        if (csl.season != 0 && (date.begin.month != csl.season + 20 || date.is_range())) understood = false;
    }
    if (raw != nullptr) understood = read_scalar(*raw, date) && understood;
    return understood;
}

}  // namespace bibcast::jsonl

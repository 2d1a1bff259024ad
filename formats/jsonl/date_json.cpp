#include "formats/jsonl/date_json.hpp"

#include <charconv>
#include <limits>

#include "text/utf8.hpp"

namespace bibcast::jsonl {

namespace {

bool is_exact_point(const DatePoint& point) {
    return point.year >= 1 && !point.uncertain && point.unspecified_digits == 0 && !point.unspecified_month &&
           !point.unspecified_day && point.time.empty() && (point.day == 0 || point.month != 0);
}

void write_point(JsonWriter& json, const DatePoint& point) {
    json.begin_array();
    json.number(point.year);
    if (point.month != 0 && !point.is_season()) json.number(point.month);
    if (point.day != 0) json.number(point.day);
    json.end_array();
}

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

/// EDTF season codes for CSL's 1 to 4, citeproc-js's months 13 to 20 and EDTF's own.
std::uint8_t season_of(std::int32_t number) {
    if (number >= 1 && number <= 4) return static_cast<std::uint8_t>(20 + number);
    if (number >= 13 && number <= 20) return static_cast<std::uint8_t>(21 + (number - 13) % 4);
    return number >= 21 && number <= 41 ? static_cast<std::uint8_t>(number) : std::uint8_t{0};
}

std::uint8_t season_named(std::string_view name) {
    struct Season {
        std::string_view name;
        std::uint8_t code;
    };
    constexpr Season seasons[] = {{"spring", 21}, {"summer", 22}, {"autumn", 23}, {"fall", 23}, {"winter", 24}};
    for (const Season& season : seasons) {
        if (equals_ignoring_ascii_case(trim(name), season.name)) return season.code;
    }
    return 0;
}

bool read_month(const JsonNode& node, DatePoint& point) {
    std::int32_t month = 0;
    if (!read_integer(node, month)) {
        if (!node.is(JsonKind::string)) return false;
        month = month_named(trim(node.text));
        if (month == 0) month = season_named(node.text);
        if (month == 0) return false;
    }
    if (month < 0 || month > 41) return false;
    point.month = static_cast<std::uint8_t>(month > 12 ? season_of(month) : month);
    return true;
}

/// One end of `date-parts`. An end without a year leaves `bound` open.
bool read_point(const JsonNode& parts, DatePoint& point, Bound& bound) {
    if (!parts.is(JsonKind::array)) return false;
    bound = Bound::open;
    std::int32_t position = 0;
    bool understood = true;
    for (const JsonNode& part : parts) {
        const std::int32_t at = position++;
        std::int32_t number = 0;
        if (is_nothing(part)) continue;
        if (at == 0) {
            if (!read_integer(part, number) || number == std::numeric_limits<std::int32_t>::min()) return false;
            if (number == 0) continue;
            point.year = number < 0 ? number + 1 : number;
            bound = Bound::point;
        } else if (bound != Bound::point) {
            understood = understood && read_integer(part, number) && number == 0;
        } else if (at == 1) {
            understood = read_month(part, point) && understood;
        } else if (at == 2) {
            if (!read_integer(part, number) || number < 0 || number > 31 || point.month == 0 || point.is_season() ||
                !is_calendar_day(point.year, point.month, number)) {
                understood = understood && number == 0;
            } else {
                point.day = static_cast<std::uint8_t>(number);
            }
        } else {
            understood = false;
        }
    }
    return understood;
}

bool read_parts(const JsonNode& node, Date& date) {
    if (!node.is(JsonKind::array)) return false;
    const JsonNode* begin = node.first;
    if (begin == nullptr) return true;
    // A single list of numbers where a list of lists is wanted: [2004, 5].
    if (!begin->is(JsonKind::array)) return read_point(node, date.begin, date.begin_bound);
    const JsonNode* end = begin->next;
    bool understood = read_point(*begin, date.begin, date.begin_bound);
    if (end != nullptr) {
        understood = read_point(*end, date.end, date.end_bound) && understood && end->next == nullptr;
    }
    const bool nothing = date.begin_bound == Bound::open && date.end_bound != Bound::point;
    if (nothing) date.begin_bound = date.end_bound = Bound::absent;
    return understood;
}

bool read_season(const JsonNode& node, Date& date) {
    if (is_nothing(node)) return true;
    std::int32_t number = 0;
    const std::uint8_t season = read_integer(node, number) ? season_of(number) : node.is(JsonKind::string) ? season_named(node.text) : std::uint8_t{0};
    if (season == 0 || date.begin_bound != Bound::point || date.is_range()) return false;
    if (date.begin.month == 0) date.begin.month = season;
    return date.begin.month == season;
}

bool read_circa(const JsonNode& node, Date& date) {
    bool circa = false;
    switch (node.kind) {
        case JsonKind::boolean: circa = node.text == "true"; break;
        case JsonKind::number: circa = node.text != "0"; break;
        case JsonKind::string: circa = !node.text.empty() && node.text != "0" && node.text != "false"; break;
        case JsonKind::null: break;
        default: return false;
    }
    if (!circa) return true;
    if (date.begin_bound == Bound::point) date.begin.approximate = true;
    if (date.end_bound == Bound::point) date.end.approximate = true;
    return date.has_parts();
}

/// Takes over parts read from a string, unless there are some already.
void take_parts(const std::optional<Date>& read, Date& date) {
    if (!read || date.has_parts()) return;
    const std::string_view literal = date.literal;
    date = *read;
    if (!literal.empty()) date.literal = literal;
}

bool read_text(std::string_view text, Date& date) {
    std::optional<Date> read = parse_edtf(text);
    if (!read) read = parse_written_date(text);
    if (read) {
        take_parts(read, date);
    } else if (date.literal.empty()) {
        date.literal = text;
    }
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
    if (date.begin_bound != Bound::point || !is_exact_point(date.begin)) return false;
    if (!date.is_range()) return date.begin.month <= 24;
    return date.end_bound == Bound::point && is_exact_point(date.end) && date.begin.approximate == date.end.approximate &&
           !date.begin.is_season() && !date.end.is_season();
}

void write_date(JsonWriter& json, const Date& date) {
    json.begin_object();
    if (is_exact_in_date_parts(date)) {
        json.key("date-parts");
        json.begin_array();
        write_point(json, date.begin);
        if (date.is_range()) write_point(json, date.end);
        json.end_array();
        if (date.begin.is_season()) {
            json.key("season");
            json.number(date.begin.month - 20);
        }
        if (date.begin.approximate) {
            json.key("circa");
            json.boolean(true);
        }
    } else if (date.has_parts()) {
        std::string edtf;
        append_edtf(edtf, date);
        json.member("edtf", edtf);
    }
    json.member_unless_empty("literal", date.literal);
    json.end_object();
}

bool read_date(const JsonNode& node, Date& date) {
    if (!node.is(JsonKind::object)) return read_scalar(node, date);
    bool understood = true;
    if (const JsonNode* edtf = node.member("edtf"); edtf != nullptr) {
        const std::optional<Date> read = edtf->is(JsonKind::string) ? parse_edtf(edtf->text) : std::nullopt;
        understood = read.has_value();
        take_parts(read, date);
    }
    if (const JsonNode* parts = node.member("date-parts"); parts != nullptr && !date.has_parts()) {
        understood = read_parts(*parts, date) && understood;
    }
    for (const JsonNode& member : node) {
        bool known = true;
        if (member.key == "season") {
            known = read_season(member, date);
        } else if (member.key == "circa") {
            known = read_circa(member, date);
        } else if (member.key == "literal") {
            known = member.is(JsonKind::string) || member.is(JsonKind::number);
            if (known) date.literal = member.text;
        } else if (member.key != "date-parts" && member.key != "edtf" && member.key != "raw") {
            known = false;
        }
        understood = understood && known;
    }
    if (const JsonNode* raw = node.member("raw"); raw != nullptr) understood = read_scalar(*raw, date) && understood;
    return understood;
}

}  // namespace bibcast::jsonl

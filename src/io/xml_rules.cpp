#include "io/xml_rules.hpp"

#include <algorithm>
#include <charconv>

#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

int number_in(std::string_view text) {
    int value = -1;
    text = trim(text);
    if (text.empty() || text.size() > 4 || !is_ascii_digit(text.front())) return -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

bool ends_with_path(std::string_view path, std::string_view rule) {
    if (!path.ends_with(rule)) return false;
    return path.size() == rule.size() || path[path.size() - rule.size() - 1] == '/';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}

}  // namespace

void XmlReading::add_once(Variable variable, const Text& text, SourceSpan span) {
    for (std::size_t i = 0; i < std::min(record.texts.size(), most_compared); ++i) {
        const TextField& known = record.texts[i];
        if (known.variable == variable && known.value.plain == text.plain) return;
    }
    record.add_text(variable, text, span);
}

bool XmlReading::add_doi(std::string_view text, SourceSpan span) {
    const std::string_view doi = canonical_doi(arena, text);
    if (doi.empty()) return false;
    bool known = false;
    for (std::size_t i = 0; i < std::min(record.texts.size(), most_compared) && !known; ++i) {
        known = record.texts[i].variable == Variable::doi && equals_ignoring_ascii_case(record.texts[i].value.plain, doi);
    }
    if (!known) record.add_text(Variable::doi, doi, span);
    return !says_more_than_doi(arena, text);
}

void XmlReading::add_url(std::string_view url, SourceSpan span, LinkKind kind, std::string_view label) {
    if (url.empty() || record.plain(Variable::url) == url) return;
    if (kind == LinkKind::other && label.empty() && !has(Variable::url)) return record.add_text(Variable::url, url, span);
    for (std::size_t i = 0; i < std::min(record.links.size(), most_compared); ++i) {
        if (record.links[i].url == url && record.links[i].kind == kind) return;
    }
    record.add_link(kind, url, label, span);
}

void XmlReading::add_detail(Contributor& person, DetailKind kind, std::string_view value, SourceSpan span, std::string_view scheme) {
    if (value.empty()) return;
    Detail detail;
    detail.kind = kind;
    detail.value = value;
    detail.scheme = scheme;
    detail.source = span;
    person.details.push(arena, detail);
}

void apply_xml_rules(XmlReading& reading, std::span<const XmlRule> rules, pugi::xml_node node, std::string_view path) {
    std::string below;
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() != pugi::node_element) continue;
        below.assign(path);
        if (!below.empty()) below += '/';
        below += xml_local_name(inner.name());
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const XmlRule& row) { return ends_with_path(below, row.path); });
        if (rule != rules.end()) rule->read(reading, inner, rule->variable);
        else apply_xml_rules(reading, rules, inner, below);
    }
}

void apply_xml_rules(XmlReading& reading, std::span<const XmlRule> rules) { apply_xml_rules(reading, rules, reading.xml.root(), {}); }

std::vector<MappingRow> mapping_of(std::span<const XmlRule> rules) {
    std::vector<MappingRow> rows;
    for (const XmlRule& rule : rules) {
        const std::size_t slash = rule.path.rfind('/');
        const bool lone = slash == std::string_view::npos;
        rows.push_back({lone ? rule.path : rule.path.substr(slash + 1), rule.target.empty() ? name_of(rule.variable) : rule.target, {},
                        lone ? std::string_view{} : rule.path});
    }
    return rows;
}

void read_xml_text(XmlReading& reading, pugi::xml_node node, Variable variable) {
    reading.add_once(variable, reading.xml.text(node), reading.xml.span_of(node));
}

void read_xml_rich(XmlReading& reading, pugi::xml_node node, Variable variable) { reading.add_once(variable, node); }

void read_xml_keyword(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    const std::string_view keyword = reading.xml.text(node);
    for (std::size_t i = 0; i < std::min(reading.record.keywords.size(), most_compared); ++i) {
        if (reading.record.keywords[i].value == keyword) return;
    }
    reading.record.add_keyword(keyword, reading.xml.span_of(node));
}

void read_xml_doi(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    if (reading.add_doi(reading.xml.peek(node), reading.xml.span_of(node))) reading.xml.text(node);
}

void read_xml_url(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    reading.add_url(reading.xml.text(node), reading.xml.span_of(node));
}

void read_xml_date(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view text = reading.xml.text(node);
    if (!text.empty() && reading.record.date(variable) == nullptr) {
        reading.record.add_date(variable, read_any_date(reading.arena, text), reading.xml.span_of(node));
    } else if (!text.empty()) {
        const DateField& known = *reading.record.date(variable);
        if (!(known.value == read_any_date(reading.arena, text))) reading.xml.give_back(node);
    }
}

void skip_xml(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) { reading.xml.pass_over(node); }

std::string_view full_page_range(Arena& arena, std::string_view pages) {
    const std::size_t dash = pages.find('-');
    if (dash == std::string_view::npos || dash == 0) return pages;
    const std::string_view first = pages.substr(0, dash);
    const std::string_view last = pages.substr(dash + 1);
    const std::size_t digits = first.find_first_of("0123456789");
    if (digits == std::string_view::npos || !all_digits(first.substr(digits)) || !all_digits(last)) return pages;
    if (!std::all_of(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(digits), is_ascii_alpha)) return pages;
    const std::string_view number = first.substr(digits);
    if (last.size() > number.size() || (last.size() == number.size() && digits == 0)) return pages;
    return arena.concat({first, "-", first.substr(0, digits), number.substr(0, number.size() - last.size()), last});
}

Date date_of_parts(Arena& arena, std::string_view year, std::string_view month, std::string_view day) {
    const int y = number_in(year);
    if (y <= 0) {
        std::string all(trim(year));
        for (const std::string_view part : {month, day}) {
            if (!trim(part).empty()) all += (all.empty() ? "" : " ") + std::string(trim(part));
        }
        return all.empty() ? Date{} : read_any_date(arena, arena.copy(all));
    }
    Date date = Date::of_year(y);
    if (trim(month).empty()) return date;
    int m = number_in(month);
    if (m < 1 || m > 12) m = month_named(trim(month));
    if (m == 0) {
        // `Spring`, `Jan-Feb`: what the parser of written dates makes of it with the year.
        const auto written = parse_written_date(arena.concat({trim(month), trim(day).empty() ? "" : " ", trim(day), " ", trim(year)}));
        if (written) return *written;
        date.literal = arena.concat({trim(year), " ", trim(month), trim(day).empty() ? "" : " ", trim(day)});
        return date;
    }
    date.begin.month = static_cast<std::uint8_t>(m);
    const int d = number_in(day);
    if (d >= 1 && is_calendar_day(y, m, d)) date.begin.day = static_cast<std::uint8_t>(d);
    else if (!trim(day).empty()) date.literal = arena.concat({trim(year), " ", trim(month), " ", trim(day)});
    return date;
}

Date read_any_date(Arena& /*arena*/, std::string_view text) {
    text = trim(text);
    if (const auto date = parse_edtf(text)) return *date;
    if (const auto date = parse_written_date(text)) return *date;
    return Date::of_literal(text);
}

}  // namespace bibcast

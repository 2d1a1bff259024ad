#include "io/xml_record.hpp"

#include <algorithm>
#include <array>

#include "io/passed_over.hpp"
#include "io/xml_repair.hpp"
#include "io/xml_silent.hpp"
#include "io/xml_splitter.hpp"
#include "text/entities.hpp"
#include "text/tex_formula.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::array codes = {&xml_damaged,        &xml_unclosed,           &xml_too_deep, &xml_too_large,
                              &xml_unknown_entity, &xml_entity_definitions, &xml_outside};

constexpr std::size_t largest_record = std::size_t{1} << 30U;

// No escapes: references are decoded by `decode`, which knows HTML's names too. White space is kept for the words around it.
constexpr unsigned parse_flags = pugi::parse_cdata | pugi::parse_ws_pcdata;

bool is_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

/// A carriage return that was a reference (EndNote's `&#xD;`) is the end of a line.
std::string_view with_line_feeds(Arena& arena, std::string_view text) {
    if (text.find('\r') == std::string_view::npos) return text;
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') lines += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') lines += '\n';
    }
    return arena.copy(lines);
}

/// JATS 1.3, `alternatives`: versions of one and the same object, of which only one is to be shown. That of a formula is its TeX; null for other objects,
/// and for another element.
pugi::xml_node version_shown(pugi::xml_node node) {
    return xml_local_name(node.name()) == "alternatives" ? XmlRecord::child(node, "tex-math") : pugi::xml_node{};
}

}  // namespace

Codes xml_codes() { return codes; }

std::optional<Style> common_xml_style(pugi::xml_node node) {
    struct Row {
        std::string_view name;
        Style style;
    };
    static constexpr std::array rows = {
        Row{"i", Style::italic},         Row{"em", Style::italic},        Row{"italic", Style::italic},
        Row{"b", Style::bold},           Row{"strong", Style::bold},      Row{"bold", Style::bold},
        Row{"sup", Style::superscript},  Row{"sub", Style::subscript},    Row{"sc", Style::small_caps},
        Row{"scp", Style::small_caps},   Row{"u", Style::underline},      Row{"underline", Style::underline},
        Row{"monospace", Style::code},   Row{"tt", Style::code},
    };
    const std::string_view local = xml_local_name(node.name());
    for (const Row& row : rows) {
        if (row.name == local) return row.style;
    }
    return std::nullopt;
}

XmlRecord::XmlRecord(const Slice& slice, const XmlPiece& piece, Arena& arena, Findings& findings)
    : slice_(slice), piece_(piece), arena_(arena), findings_(findings) {}

SourceSpan XmlRecord::span() const { return {static_cast<std::uint32_t>(piece_.begin), static_cast<std::uint32_t>(piece_.end)}; }

SourceSpan XmlRecord::span_of(pugi::xml_node node) const {
    if (repaired_) return span();
    const std::string_view name = node.name();
    std::string_view place = name;
    for (const pugi::xml_node inner : node.children()) {
        if (!is_text(inner) || trim(inner.value()).empty()) continue;
        place = trim(inner.value());
        break;
    }
    if (is_text(node)) place = node.value();
    if (place.data() < copy_.data() || place.data() > copy_.data() + copy_.size()) return span();
    const auto begin = piece_.begin + static_cast<std::size_t>(place.data() - copy_.data());
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + place.size())};
}

bool XmlRecord::load(std::string_view text) {
    copy_ = arena_.copy(text);
    char* const begin = const_cast<char*>(copy_.data());
    std::replace(begin, begin + copy_.size(), '\0', ' ');
    const pugi::xml_parse_result result = document_.load_buffer_inplace(begin, copy_.size(), parse_flags, pugi::encoding_utf8);
    return result.status == pugi::status_ok;
}

bool XmlRecord::parse() {
    if (piece_.too_deep) {
        findings_.add(xml_too_deep, span(), "the record is nested too deeply and was not read");
        return false;
    }
    if (piece_.end - piece_.begin > largest_record) {
        findings_.add(xml_too_large, span(), "the record is too large and was not read");
        return false;
    }
    const std::string_view text = slice_.text.substr(piece_.begin, piece_.end - piece_.begin);
    if (!piece_.closed) findings_.add(xml_unclosed, {span().begin, span().begin + 1}, "the record has no end tag");
    if (piece_.closed && load(text)) return true;
    repaired_ = true;
    const RepairedXml repaired = repair_xml(text);
    if (piece_.closed) {
        findings_.add(xml_damaged, {span().begin, span().begin + 1}, "the record is not well-formed").value = repaired.left_out;
    } else if (!repaired.left_out.empty()) {
        findings_.add(xml_damaged, {span().begin, span().begin + 1}, "a part of the record was left out").value = repaired.left_out;
    }
    return load(repaired.text) || root();
}

std::string_view XmlRecord::space_of(pugi::xml_node node) const {
    const std::string_view prefix = xml_prefix(node.name());
    const std::string wanted = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
    for (pugi::xml_node at = node; at; at = at.parent()) {
        if (const pugi::xml_attribute declared = at.attribute(wanted.c_str())) return declared.value();
    }
    return xml_space({}, prefix, ancestors());
}

pugi::xml_node XmlRecord::child(pugi::xml_node node, std::string_view local) {
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_element && xml_local_name(inner.name()) == local) return inner;
    }
    return {};
}

pugi::xml_node XmlRecord::known_child(pugi::xml_node node, std::string_view local) {
    if (node.internal_object() != parent_of_known_) known_children_.clear();
    parent_of_known_ = node.internal_object();
    for (const auto& [name, found] : known_children_) {
        if (name == local) return found;
    }
    return known_children_.emplace_back(local, child(node, local)).second;
}

void XmlRecord::check_entities(std::string_view raw) {
    for (std::size_t at = raw.find('&'); at != std::string_view::npos; at = raw.find('&', at + 1)) {
        if (character_reference_at(raw, at).size != 0) continue;
        std::size_t end = at + 1;
        while (end < raw.size() && (is_ascii_alpha(raw[end]) || is_ascii_digit(raw[end]) || raw[end] == '_' || raw[end] == '-')) ++end;
        if (end == at + 1 || end == raw.size() || raw[end] != ';') continue;
        const std::string_view reference = raw.substr(at, end + 1 - at);
        if (!findings_.wants(xml_unknown_entity, {})) continue;
        SourceSpan place = span();
        if (!repaired_ && raw.data() >= copy_.data() && raw.data() < copy_.data() + copy_.size()) {
            place.begin += static_cast<std::uint32_t>(raw.data() - copy_.data() + static_cast<std::ptrdiff_t>(at));
            place.end = place.begin + static_cast<std::uint32_t>(reference.size());
        }
        findings_.add(xml_unknown_entity, place, "'" + std::string(reference) + "' is not known").value = reference;
    }
}

std::string_view XmlRecord::decode(std::string_view raw, bool is_data) {
    if (!is_data && raw.find('&') != std::string_view::npos) {
        check_entities(raw);
        return to_nfc(arena_, with_line_feeds(arena_, decode_entities(arena_, collapse_spaces(arena_, raw))));
    }
    return to_nfc(arena_, collapse_spaces(arena_, raw));
}

void XmlRecord::append_all(std::string& out, pugi::xml_node node, unsigned depth) {
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_element) {
            const pugi::xml_node shown = version_shown(inner);
            append_all(out, shown ? shown : inner, depth + 1);
        }
        if (!is_text(inner)) continue;
        std::string_view raw = inner.value();
        if (inner.type() == pugi::node_cdata) {
            append_html(out, raw);
        } else {
            check_entities(raw);
            out += raw;
        }
    }
}

std::string_view XmlRecord::peek(pugi::xml_node node) {
    const pugi::xml_node only = node.first_child();
    if (!only) return {};
    if (!only.next_sibling() && is_text(only)) return decode(only.value(), only.type() == pugi::node_cdata);
    std::string all;
    append_all(all, node, 0);
    const std::string_view words = trim(collapse_spaces(arena_, arena_.copy(all)));
    return to_nfc(arena_, with_line_feeds(arena_, decode_entities(arena_, words)));
}

void XmlRecord::take_elements(pugi::xml_node node) {
    taken_.insert(node.internal_object());
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_element) take_elements(inner);
        if (is_text(inner)) taken_.insert(inner.internal_object());
    }
    const pugi::xml_node shown = version_shown(node);
    if (!shown) return;
    for (const pugi::xml_node other : node.children()) {
        if (other != shown && other.type() == pugi::node_element) passed_.push_back(other);
    }
}

std::string_view XmlRecord::text(pugi::xml_node node) {
    if (!node) return {};
    take_elements(node);
    return peek(node);
}

namespace {

/// `<i>a</i><i>b</i>` is one stretch: of half a million of them not one has to be remembered.
void join_with_last(std::vector<Styled>& styles) {
    if (styles.size() < 2) return;
    Styled& before = styles[styles.size() - 2];
    const Styled& last = styles.back();
    // A stretch around this one has no end yet.
    const bool is_closed = before.begin < before.end;
    if (!is_closed || before.style != last.style || before.end != last.begin || !before.target.empty()) return;
    before.end = last.end;
    styles.pop_back();
}

}  // namespace

/// The TeX of JATS as a formula.
void XmlRecord::append_formula(pugi::xml_node node, std::string& plain, std::vector<Styled>& styles, bool& blank) {
    const std::string_view formula = tex_formula(peek(node));
    if (formula.empty()) return;
    if (blank && !plain.empty()) plain += ' ';
    blank = false;
    const auto at = static_cast<std::uint32_t>(plain.size());
    plain += formula;
    styles.push_back({at, static_cast<std::uint32_t>(plain.size()), Style::math, {}});
}

void XmlRecord::append_rich(pugi::xml_node node, const XmlStyles& find, std::string& plain, std::vector<Styled>& styles, bool& blank) {
    for (const pugi::xml_node inner : node.children()) {
        if (is_text(inner)) {
            const std::string_view raw = inner.value();
            if (raw.empty()) continue;
            const std::string_view words = decode(raw, inner.type() == pugi::node_cdata);
            if (is_ascii_space(raw.front())) blank = true;
            if (words.empty()) continue;
            if (blank && !plain.empty()) plain += ' ';
            plain += words;
            blank = is_ascii_space(raw.back());
        } else if (inner.type() == pugi::node_element) {
            const pugi::xml_node shown = version_shown(inner);
            if (shown || xml_local_name(inner.name()) == "tex-math") {
                append_formula(shown ? shown : inner, plain, styles, blank);
                continue;
            }
            std::vector<Style> known;
            find(inner, known);
            // The blank before a styled stretch is not a part of it.
            const pugi::xml_node first = inner.first_child();
            if (is_text(first) && is_ascii_space(*first.value())) blank = true;
            if (blank && !plain.empty() && !known.empty()) {
                plain += ' ';
                blank = false;
            }
            const std::size_t index = styles.size();
            const auto begin = static_cast<std::uint32_t>(plain.size());
            for (const Style style : known) styles.push_back({begin, begin, style, {}});
            append_rich(inner, find, plain, styles, blank);
            for (std::size_t i = 0; i < known.size(); ++i) styles[index + i].end = static_cast<std::uint32_t>(plain.size());
            if (known.size() == 1 && styles.size() == index + 1) join_with_last(styles);
        }
    }
}

Text XmlRecord::rich(pugi::xml_node node, XmlStyle style) {
    return rich(node, XmlStyles([style](pugi::xml_node inner, std::vector<Style>& styles) {
        if (const auto known = style(inner)) styles.push_back(*known);
    }));
}

Text XmlRecord::rich(pugi::xml_node node, const XmlStyles& find) {
    if (!node) return {};
    take_elements(node);
    const pugi::xml_node only = node.first_child();
    if (!only) return {};
    if (!only.next_sibling() && is_text(only)) return peek(node);
    std::string plain;
    std::vector<Styled> styles;
    bool blank = false;
    append_rich(node, find, plain, styles, blank);
    std::erase_if(styles, [](const Styled& styled) { return styled.begin == styled.end; });
    return {arena_.copy(plain), arena_.copy_all(std::span<const Styled>(styles))};
}

std::string_view XmlRecord::peek_attribute(pugi::xml_node node, std::string_view local) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name == local || (xml_local_name(name) == local && !name.starts_with("xmlns"))) return decode(attribute.value(), false);
    }
    return {};
}

std::string_view XmlRecord::attribute(pugi::xml_node node, std::string_view local) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name != local && (xml_local_name(name) != local || name.starts_with("xmlns"))) continue;
        taken_.insert(attribute.internal_object());
        return decode(attribute.value(), false);
    }
    return {};
}

std::string_view XmlRecord::word(pugi::xml_node node, std::string_view local, std::initializer_list<std::string_view> known) {
    const std::string_view value = peek_attribute(node, local);
    if (std::find(known.begin(), known.end(), value) != known.end()) attribute(node, local);
    return value;
}

void XmlRecord::take(pugi::xml_node node) {
    taken_.insert(node.internal_object());
    for (const pugi::xml_attribute attribute : node.attributes()) taken_.insert(attribute.internal_object());
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_element) take(inner);
        if (is_text(inner)) taken_.insert(inner.internal_object());
    }
}

void XmlRecord::pass_over(pugi::xml_node node) {
    take(node);
    passed_.push_back(node);
}

void XmlRecord::pass_over(pugi::xml_node node, std::string_view local) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (xml_local_name(attribute.name()) != local) continue;
        taken_.insert(attribute.internal_object());
        passed_attributes_.push_back(attribute);
    }
}

void XmlRecord::give_back(pugi::xml_node node) {
    taken_.erase(node.internal_object());
    for (const pugi::xml_attribute attribute : node.attributes()) taken_.erase(attribute.internal_object());
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_element) give_back(inner);
        if (is_text(inner)) taken_.erase(inner.internal_object());
    }
}

Finding& XmlRecord::report(const Code& code, pugi::xml_node node, std::string message) {
    const std::string_view value = peek(node);  // which may report something itself
    Finding& finding = findings_.add(code, span_of(node), std::move(message));
    finding.field = xml_local_name(node.name());
    finding.value = value;
    return finding;
}

namespace {

void note_tag(std::string_view tag, PassedOver& passed) {
    tag.remove_prefix(std::min(tag.find_first_of(" \t\r\n"), tag.size()));
    XmlAttribute attribute;
    while (next_xml_attribute(tag, attribute)) {
        if (!says_nothing(attribute.name, attribute.value)) passed.add("@" + std::string(xml_local_name(attribute.name)), attribute.value);
    }
}

/// What the wrappers of records say of the answer and of how a record is kept: SRU, the headers of OAI-PMH, the head of a deposit at Crossref.
constexpr std::array<std::string_view, 26> envelope = {
    "version", "numberOfRecords", "resultSetId", "resultSetIdleTime", "resultCount", "resultCountPrecision", "recordSchema", "recordPacking",
    "recordXMLEscaping", "recordPosition", "recordIdentifier", "nextRecordPosition", "query", "startRecord", "maximumRecords", "responseDate", "request",
    "identifier", "datestamp", "setSpec", "resumptionToken", "doi_batch_id", "timestamp", "depositor_name", "email_address", "registrant"};

/// The name of the element that begins right in front of a text, if it is one of a wrapper; else empty.
std::string_view envelope_around(std::string_view text, std::size_t begin) {
    while (begin != 0 && is_ascii_space(text[begin - 1])) --begin;
    const std::size_t open = begin != 0 && text[begin - 1] == '>' ? text.rfind('<', begin - 1) : std::string_view::npos;
    if (open == std::string_view::npos) return {};
    const std::string_view tag = text.substr(open + 1, begin - open - 2);
    const std::string_view name = xml_local_name(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    return std::find(envelope.begin(), envelope.end(), name) == envelope.end() ? std::string_view{} : name;
}

/// Says what stands between records, from behind the one to the begin of the next.
void report_outside(std::string_view text, std::vector<XmlPart>& parts, Findings& findings) {
    SourceSpan words;
    SourceSpan tags;
    std::string value;
    PassedOver attributes;  // and what wrappers say
    for (const XmlPart& part : parts) {
        const std::string_view whole = text.substr(part.begin, part.end - part.begin);
        if (part.token == XmlToken::start || part.token == XmlToken::empty) {
            if (!tags.known()) tags = {static_cast<std::uint32_t>(part.begin), static_cast<std::uint32_t>(part.end)};
            note_tag(whole, attributes);
            continue;
        }
        const std::string_view trimmed = trim(whole);
        const auto begin = static_cast<std::uint32_t>(trimmed.data() - text.data());
        if (const std::string_view name = envelope_around(text, begin); !name.empty()) {
            if (!tags.known()) tags = {begin, begin + static_cast<std::uint32_t>(trimmed.size())};
            attributes.add(name, trimmed);
            continue;
        }
        if (value.empty()) words = {begin, begin + static_cast<std::uint32_t>(trimmed.size())};
        else value += ' ';
        value += trimmed;
    }
    parts.clear();
    attributes.report(tags, {}, findings);
    if (value.empty() || !findings.wants(xml_outside, {})) return;
    Finding& finding = findings.add(xml_outside, words, "text outside of the records");
    finding.value = std::move(value);
    finding.once_key = std::string(once_if_folded) + "outside";
}

}  // namespace

void read_xml_records(const Slice& slice, std::span<const XmlRecordElement> elements, Arena& arena, Findings& findings,
                      const std::function<void(XmlRecord&)>& take) {
    const auto* context = dynamic_cast<const XmlContext*>(slice.context.get());
    XmlRecordScanner scanner(elements, context == nullptr ? nullptr : context->ancestors);
    scanner.keep_outside();
    bool said = false;
    while (const auto piece = scanner.next(slice.text, true)) {
        if (!said && scanner.entities().end != 0) {
            said = true;
            const auto begin = static_cast<std::uint32_t>(scanner.entities().begin);
            findings.add(xml_entity_definitions, {begin, begin + 9}, "the document type defines entities, which are not used");
        }
        report_outside(slice.text, scanner.outside(), findings);
        XmlRecord record(slice, *piece, arena, findings);
        if (record.parse()) take(record);
    }
    report_outside(slice.text, scanner.outside(), findings);
}

}  // namespace bibcast

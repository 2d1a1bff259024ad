#include "formats/jsonl/parts.hpp"

#include "formats/jsonl/keys_seen.hpp"
#include "text/yaml.hpp"

namespace bibcast::jsonl {

namespace {
void write_position(JsonWriter& json, std::size_t position) {
    if (position == 0) return;
    json.key("position");
    json.number(static_cast<std::int64_t>(position));
}
}  // namespace

void write(JsonWriter& json, Mark& mark, std::size_t position) {
    json.begin_line_object();
    write_position(json, position);
    json.member_unless_empty("symbol", mark.symbol);
    json.member("meaning", name_of(mark.meaning));
    json.member("basis", name_of(mark.basis));
    json.member_unless_empty("legend", mark.legend);
    json.end_line_object();
    mark.written = true;
}

void write(JsonWriter& json, Detail& detail, std::size_t position) {
    json.begin_line_object();
    write_position(json, position);
    json.member("kind", name_of(detail.kind));
    json.member("value", detail.value);
    json.member_unless_empty("scheme", detail.scheme);
    json.end_line_object();
    detail.written = true;
}

void write(JsonWriter& json, Identifier& identifier) {
    json.begin_line_object();
    json.member("scheme", identifier.scheme);
    json.member("value", identifier.value);
    json.member_unless_empty("version", identifier.version);
    json.member_unless_empty("category", identifier.category);
    json.end_line_object();
    identifier.written = true;
}

void write(JsonWriter& json, Link& link) {
    json.begin_line_object();
    json.member("kind", name_of(link.kind));
    json.member("url", link.url);
    json.member_unless_empty("label", link.label);
    json.end_line_object();
    link.written = true;
}

void write(JsonWriter& json, Leftover& leftover) {
    json.begin_line_object();
    json.member("format", leftover.format);
    json.member("tag", leftover.tag);
    json.member("value", leftover.value);
    json.end_line_object();
    leftover.written = true;
}

bool has_many(const JsonNode& list) {
    constexpr std::size_t most = 1000;
    std::size_t count = 0;
    for (const JsonNode* element = list.first; element != nullptr && count <= most; element = element->next) ++count;
    return count > most;
}

std::string_view name_of(JsonKind kind) {
    switch (kind) {
        case JsonKind::null: return "null";
        case JsonKind::boolean: return "a boolean";
        case JsonKind::number: return "a number";
        case JsonKind::string: return "a string";
        case JsonKind::crowd:
        case JsonKind::array: return "an array";
        case JsonKind::object: return "an object";
    }
    return {};
}

std::string_view PartsReader::json_of(const JsonNode& node) const {
    if (!is_yaml()) return raw_json(source_, node.span);
    std::string json;
    append_json(json, node);
    return record_.arena().copy(json);
}

void PartsReader::keep(const JsonNode& node, const Place& place) {
    record_.add_leftover(format_, place.text_in(record_.arena()), json_of(node), node.span);
}

void PartsReader::report_wrong(const JsonNode& node, const Place& place, std::string_view wanted) {
    const std::string_view variable = place.key();
    if (!findings_.wants(wrong_type_, variable)) return;
    std::string message = place.text();
    message += " should be ";
    message += wanted;
    message += ", and is ";
    message += name_of(node.kind);
    Finding& finding = findings_.add(wrong_type_, node.span, std::move(message));
    finding.record_id = record_.id;
    finding.field = variable;
    finding.value = json_of(node);
}

void PartsReader::keep_wrong(const JsonNode& node, const Place& place, std::string_view wanted) {
    if (node.is(JsonKind::null)) return;  // the common way to say that there is nothing
    report_wrong(node, place, wanted);
    keep(node, place);
}

std::string_view PartsReader::text(const JsonNode& node, const Place& place) {
    if (node.is(JsonKind::string)) return node.text;
    if (node.is(JsonKind::number) || (is_yaml() && node.is(JsonKind::boolean))) {
        if (!is_yaml()) report_wrong(node, place, "a string");
        return node.text;
    }
    keep_wrong(node, place, "a string");
    return {};
}

template <class Each>
void PartsReader::each_object(const JsonNode& node, const Place& place, Each&& each) {
    if (!node.is(JsonKind::array)) return keep_wrong(node, place, "an array");
    std::size_t index = 0;
    for (const JsonNode& element : node) {
        const Place at(place, index++);
        if (element.is(JsonKind::object)) {
            each(element, at);
        } else {
            keep_wrong(element, at, "an object");
        }
    }
}

void PartsReader::strings(const JsonNode& node, const Place& place, void (Record::*add)(std::string_view, SourceSpan)) {
    if (!node.is(JsonKind::array)) {
        (record_.*add)(text(node, place), node.span);
        return;
    }
    std::size_t index = 0;
    for (const JsonNode& element : node) (record_.*add)(text(element, Place(place, index++)), element.span);
}

void PartsReader::identifiers(const JsonNode& list, const Place& place) {
    each_object(list, place, [&](const JsonNode& node, const Place& at) {
        Identifier& identifier = record_.add_identifier({}, {}, node.span);
        KeysSeen seen;
        for (const JsonNode& member : node) {
            const Place here(at, member.key);
            if (seen.again(member.key)) {
                keep(member, here);
            } else if (member.key == "scheme") {
                identifier.scheme = text(member, here);
            } else if (member.key == "value") {
                identifier.value = text(member, here);
            } else if (member.key == "version") {
                identifier.version = text(member, here);
            } else if (member.key == "category") {
                identifier.category = text(member, here);
            } else {
                keep(member, here);
            }
        }
    });
}

void PartsReader::links(const JsonNode& list, const Place& place) {
    each_object(list, place, [&](const JsonNode& node, const Place& at) {
        Link link;
        link.source = node.span;
        KeysSeen seen;
        for (const JsonNode& member : node) {
            const Place here(at, member.key);
            if (seen.again(member.key)) {
                keep(member, here);
            } else if (member.key == "kind") {
                const std::string_view word = text(member, here);
                link.kind = link_kind_named(word);
                if (link.kind == LinkKind::other && word != name_of(LinkKind::other)) keep(member, here);
            } else if (member.key == "url") {
                link.url = text(member, here);
            } else if (member.key == "label") {
                link.label = text(member, here);
            } else {
                keep(member, here);
            }
        }
        record_.links.push(record_.arena(), link);
    });
}

void PartsReader::leftovers(const JsonNode& list, const Place& place) {
    each_object(list, place, [&](const JsonNode& node, const Place& at) {
        Leftover leftover;
        leftover.source = node.span;
        KeysSeen seen;
        for (const JsonNode& member : node) {
            const Place here(at, member.key);
            if (seen.again(member.key)) {
                keep(member, here);
            } else if (member.key == "format") {
                leftover.format = text(member, here);
            } else if (member.key == "tag") {
                leftover.tag = text(member, here);
            } else if (member.key == "value") {
                leftover.value = text(member, here);
            } else {
                keep(member, here);
            }
        }
        record_.leftovers.push(record_.arena(), leftover);
    });
}

void PartsReader::mark(const JsonNode& node, const Place& place, Contributor& person, std::string_view known) {
    Mark mark;
    mark.source = node.span;
    KeysSeen seen;
    for (const JsonNode& member : node) {
        const Place here(place, member.key);
        if (seen.again(member.key)) {
            keep(member, here);
        } else if (member.key == "symbol") {
            mark.symbol = text(member, here);
        } else if (member.key == "meaning") {
            const std::string_view word = text(member, here);
            mark.meaning = meaning_named(word);
            // A word of one's own says the meaning as a legend does.
            if (mark.meaning != Meaning::other || word == "other") continue;
            if (const JsonNode* const legend = node.member("legend"); legend == nullptr || legend->text.empty()) mark.legend = word;
            else keep(member, here);
        } else if (member.key == "basis") {
            const std::string_view word = text(member, here);
            mark.basis = basis_named(word);
            if (mark.basis == Basis::none && word != name_of(Basis::none)) keep(member, here);
        } else if (member.key == "legend") {
            mark.legend = text(member, here);
        } else if (member.key != known) {
            keep(member, here);
        }
    }
    person.marks.push(record_.arena(), mark);
}

void PartsReader::detail(const JsonNode& node, const Place& place, Contributor& person, std::string_view known) {
    Detail detail;
    detail.source = node.span;
    KeysSeen seen;
    for (const JsonNode& member : node) {
        const Place here(place, member.key);
        if (seen.again(member.key)) {
            keep(member, here);
        } else if (member.key == "kind") {
            if (!detail_kind_named(text(member, here), detail.kind)) return keep_wrong(node, place, "a detail of a known kind");
        } else if (member.key == "value") {
            detail.value = text(member, here);
        } else if (member.key == "scheme") {
            detail.scheme = text(member, here);
        } else if (member.key != known) {
            keep(member, here);
        }
    }
    person.details.push(record_.arena(), detail);
}

void PartsReader::marks(const JsonNode& list, const Place& place, Contributor& person) {
    each_object(list, place, [&](const JsonNode& node, const Place& at) { mark(node, at, person); });
}

void PartsReader::details(const JsonNode& list, const Place& place, Contributor& person) {
    each_object(list, place, [&](const JsonNode& node, const Place& at) { detail(node, at, person); });
}

}  // namespace bibcast::jsonl

// What no reader asked for is kept as it was written.
#include <algorithm>
#include <array>

#include "io/passed_over.hpp"
#include "io/xml_record.hpp"
#include "io/xml_silent.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

void append_character(std::string& out, char32_t character) {
    std::string bytes;
    append_utf8(bytes, character);
    append_html(out, bytes);
}

bool is_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

/// Appends text as written, so that it is well-formed outside of its document: what refers to nothing that every reader of XML knows
/// becomes the character, or text. Characters that XML cannot hold become U+FFFD.
void append_well_formed(std::string& out, std::string_view raw) {
    for (std::size_t at = 0; at < raw.size();) {
        const std::string_view rest = raw.substr(at);
        if (raw[at] == '&') {
            constexpr std::array<std::string_view, 5> known = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
            const auto own = std::find_if(known.begin(), known.end(), [rest](std::string_view name) { return rest.starts_with(name); });
            const CharacterReference reference = character_reference_at(raw, at);
            if (own != known.end()) out += *own;
            else if (reference.size != 0 && (reference.character == '\n' || reference.character == '\r' || reference.character == '\t' || reference.character == ' '))
                out += raw.substr(at, reference.size);
            else if (reference.size != 0) append_character(out, reference.character);
            else out += "&amp;";
            at += own != known.end() ? own->size() : std::max<std::size_t>(reference.size, 1);
            continue;
        }
        const CodePoint point = code_point_at(raw, at);
        if (raw[at] == '\n' || raw[at] == '\t' || raw[at] == '\r') out += raw[at];
        else if (point.value == '"' || point.value == '\'' || point.value == '>') out += raw[at];
        else append_html(out, raw.substr(at, point.size));
        at += point.size;
    }
}

/// The text of a node without the white space around it, which only lays out the elements beside it.
std::string text_source(pugi::xml_node node) {
    std::string text;
    const std::string_view words = trim(node.value());
    if (node.type() == pugi::node_pcdata) append_well_formed(text, words);
    else append_html(text, words);
    return text;
}

void append_attribute(std::string& out, pugi::xml_attribute attribute) {
    std::string value;
    append_well_formed(value, attribute.value());
    // The value is as written, so it may hold the quotation mark that did not enclose it.
    const char quote = value.find('"') == std::string_view::npos ? '"' : '\'';
    out += ' ';
    out += attribute.name();
    out += '=';
    out += quote;
    out += value;
    out += quote;
}

}  // namespace

std::string_view XmlRecord::shown_name(std::string_view name) const {
    const std::string_view prefix = xml_prefix(name);
    return !prefix.empty() && prefix == xml_prefix(root().name()) ? xml_local_name(name) : name;
}

/// Declares the prefix of an element, whose declaration may stand around the record.
void XmlRecord::append_declaration(std::string& out, pugi::xml_node node) const {
    std::vector<std::string_view> prefixes{xml_prefix(shown_name(node.name()))};
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view prefix = xml_prefix(attribute.name());
        if (std::find(prefixes.begin(), prefixes.end(), prefix) == prefixes.end() && prefixes.size() < 16) prefixes.push_back(prefix);
    }
    for (const std::string_view prefix : prefixes) {
        if (prefix.empty() || prefix == "xml" || prefix == "xmlns") continue;
        const std::string wanted = "xmlns:" + std::string(prefix);
        if (node.attribute(wanted.c_str())) continue;
        std::string_view space = xml_space({}, prefix, ancestors());
        for (pugi::xml_node at = node; at; at = at.parent()) {
            const pugi::xml_attribute declared = at.attribute(wanted.c_str());
            if (!declared) continue;
            space = declared.value();
            break;
        }
        // A prefix that nobody declared stands for itself.
        out += ' ';
        out += wanted;
        out += "=\"";
        append_well_formed(out, space.empty() ? prefix : space);
        out += '"';
    }
}

void XmlRecord::append_source(std::string& out, pugi::xml_node node) const {
    if (node.type() == pugi::node_pcdata) {
        append_well_formed(out, node.value());
    } else if (node.type() == pugi::node_cdata) {
        append_html(out, node.value());
    } else if (node.type() == pugi::node_element) {
        const std::string_view name = shown_name(node.name());
        out += '<';
        out += name;
        for (const pugi::xml_attribute attribute : node.attributes()) append_attribute(out, attribute);
        append_declaration(out, node);
        if (!node.first_child()) {
            out += "/>";
            return;
        }
        out += '>';
        for (const pugi::xml_node inner : node.children()) append_source(out, inner);
        out += "</";
        out += name;
        out += '>';
    }
}

/// The path of what an element holds, if that is one thing: the same whether or not the elements around it were understood.
std::string XmlRecord::path_into(std::string path, pugi::xml_node node) const {
    while (true) {
        pugi::xml_node only;
        std::size_t count = 0;
        for (const pugi::xml_node inner : node.children()) {
            if (is_text(inner) && trim(inner.value()).empty()) continue;
            count += is_text(inner) ? 2 : 1;
            only = inner;
        }
        if (count != 1 || only.type() != pugi::node_element) {
            const pugi::xml_attribute attribute = node.first_attribute();
            if (count == 0 && attribute && !attribute.next_attribute()) path += "/@" + std::string(xml_local_name(attribute.name()));
            return path;
        }
        path += "/" + std::string(shown_name(only.name()));
        node = only;
    }
}

/// An element without any text says nothing, unless it or one in it has an attribute.
bool has_attribute(pugi::xml_node node) {
    if (node.first_attribute()) return true;
    return std::any_of(node.begin(), node.end(), has_attribute);
}

/// Notes the attributes and the text of an element that was passed over, and of those in it.
void note_element(pugi::xml_node node, PassedOver& passed) {
    if (is_text(node)) return passed.add(xml_local_name(node.parent().name()), node.value());
    const std::string_view name = xml_local_name(node.name());
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (!says_nothing(attribute.name(), attribute.value())) passed.add("@" + std::string(xml_local_name(attribute.name())), attribute.value());
    }
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_element) note_element(inner, passed);
        if (is_text(inner)) passed.add(name, inner.value());
    }
}

struct XmlRecord::Unread {
    Record& record;
    std::string_view format;
    std::span<const std::string_view> ignored;
    PassedOver passed;
    // Text of the record itself. Pieces of it with nothing between them that is kept are one when they are written, so they are one here.
    std::string loose{};
    pugi::xml_node loose_at{};
    std::size_t kept = 0;  ///< leftovers

    [[nodiscard]] bool is_ignored(std::string_view name) const {
        return std::find(ignored.begin(), ignored.end(), name) != ignored.end();
    }
};

bool XmlRecord::has_taken(pugi::xml_node node) const {
    if (is_taken(node.internal_object())) return true;
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (is_taken(attribute.internal_object())) return true;
    }
    return std::any_of(node.begin(), node.end(), [this](pugi::xml_node inner) { return has_taken(inner); });
}

// What nobody asked for in an element that was asked for is kept one by one, each with the tags around it. Beyond so many attributes, or
// pieces of content, in one element the rest is kept as one: the tags around a million pieces would be many times what they hold.
constexpr std::size_t most_alone = 64;
// And of a whole record no more are kept one by one. Then an element with something unread in it is kept with all that it holds.
constexpr std::size_t most_of_record = 50'000;

/// Whether there is something in an element that nobody asked for.
bool XmlRecord::has_unread(pugi::xml_node node) const {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (!is_taken(attribute.internal_object()) && !says_nothing(attribute.name(), attribute.value())) return true;
    }
    return std::any_of(node.begin(), node.end(), [this](pugi::xml_node inner) {
        return is_text(inner) ? !is_taken(inner.internal_object()) && !trim(inner.value()).empty() : has_unread(inner);
    });
}

void XmlRecord::keep_loose(Unread& unread) {
    if (!unread.loose.empty()) unread.record.add_leftover(unread.format, "text", arena_.copy(unread.loose), span_of(unread.loose_at));
    unread.loose.clear();
}

void XmlRecord::collect(Unread& unread, pugi::xml_node node, const std::string& path, const std::string& open,
                        const std::string& close) {
    const auto keep = [&](const std::string& tag, const std::string& value, pugi::xml_node at) {
        keep_loose(unread);
        ++unread.kept;
        const auto& known = unread.record.leftovers;
        const std::string_view shown = !known.empty() && known.back().tag == tag ? known.back().tag : arena_.copy(tag);
        unread.record.add_leftover(unread.format, shown, arena_.copy(value), span_of(at));
    };
    // Attributes stand in the last open tag, and the element is empty, as `append_source` writes it.
    const std::string begin = open.substr(0, open.empty() ? 0 : open.size() - 1);
    const std::string end = "/>" + close.substr(close.find('>') + 1);
    std::size_t alone = 0;
    std::string rest;  // what is beyond `most_alone`
    std::string rest_tag;
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string tag = "@" + std::string(xml_local_name(attribute.name()));
        if (is_taken(attribute.internal_object()) || says_nothing(attribute.name(), attribute.value())) continue;
        if (unread.is_ignored(tag)) {
            unread.passed.add(tag, attribute.value());
            continue;
        }
        if (!path.empty() && ++alone > most_alone) {
            if (rest.empty()) rest_tag = path + "/" + tag;
            append_attribute(rest, attribute);
            continue;
        }
        std::string value = path.empty() ? std::string(attribute.value()) : begin;
        if (!path.empty()) {
            append_attribute(value, attribute);
            value += end;
        }
        keep(path.empty() ? tag : path + "/" + tag, value, node);
    }
    if (!rest.empty()) keep(rest_tag, begin + rest + end, node);
    rest.clear();
    alone = 0;
    for (const pugi::xml_node inner : node.children()) {
        if (is_text(inner)) {
            if (is_taken(inner.internal_object()) || trim(inner.value()).empty()) continue;
            if (!path.empty() && ++alone > most_alone) {
                if (!rest.empty()) rest += ' ';
                else rest_tag = path;
                rest += text_source(inner);
                continue;
            }
            if (!path.empty()) {
                keep(path, open + text_source(inner) + close, inner);
                continue;
            }
            if (unread.loose.empty()) unread.loose_at = inner;
            else unread.loose += ' ';
            unread.loose += text_source(inner);
            continue;
        }
        const std::string_view name = shown_name(inner.name());
        if (inner.type() != pugi::node_element) continue;
        if (unread.is_ignored(xml_local_name(name))) {
            if (has_unread(inner)) note_element(inner, unread.passed);
            continue;
        }
        const std::string below = path.empty() ? std::string(name) : path + "/" + std::string(name);
        if (!has_taken(inner)) {
            if (peek(inner).empty() && !has_attribute(inner)) continue;
            if (path.empty() ? unread.kept > most_of_record : ++alone > most_alone) {
                if (rest.empty()) rest_tag = path.empty() ? below : path;
                append_source(rest, inner);
                continue;
            }
            std::string value = open;
            append_source(value, inner);
            keep(path_into(below, inner), value + close, inner);
            continue;
        }
        if (!path.empty() && unread.kept > most_of_record) {
            if (!has_unread(inner)) continue;
            if (rest.empty()) rest_tag = path;
            append_source(rest, inner);
            continue;
        }
        std::string tag = "<" + std::string(name);
        for (const pugi::xml_attribute attribute : inner.attributes()) {
            if (is_taken(attribute.internal_object())) append_attribute(tag, attribute);
        }
        append_declaration(tag, inner);
        collect(unread, inner, below, open + tag + ">", "</" + std::string(name) + ">" + close);
    }
    if (!rest.empty()) keep(rest_tag, open + rest + close, node);
}

void XmlRecord::add_leftovers(Record& record, std::string_view format, std::span<const std::string_view> ignored) {
    add_leftovers(record, format, ignored, root());
}

void XmlRecord::add_leftovers(Record& record, std::string_view format, std::span<const std::string_view> ignored, pugi::xml_node node) {
    Unread unread{record, format, ignored, {}};
    for (const pugi::xml_node passed : passed_) note_element(passed, unread.passed);
    for (const pugi::xml_attribute attribute : passed_attributes_) {
        unread.passed.add("@" + std::string(xml_local_name(attribute.name())), attribute.value());
    }
    passed_.clear();
    passed_attributes_.clear();
    collect(unread, node, {}, {}, {});
    keep_loose(unread);
    unread.passed.report(span(), record.id, findings_);
}

}  // namespace bibcast

#include "text/xml_record_scanner.hpp"

#include <algorithm>

#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t longest_tag = 4096;
constexpr std::size_t most_declarations = 16;
constexpr std::size_t longest_head = std::size_t{1} << 18U;

/// `xmlns` is the default, `xmlns:x` declares x. True if the attribute declares a namespace.
bool is_declaration(std::string_view name) { return name == "xmlns" || name.starts_with("xmlns:"); }

std::string_view declared_prefix(std::string_view name) { return name.size() > 6 ? name.substr(6) : std::string_view{}; }

std::string_view behind_name(std::string_view tag) {
    const std::string_view name = xml_tag_name(tag);
    return tag.substr(std::min(tag.size(), name.size() + 1));
}

}  // namespace

std::string_view xml_space(std::string_view tag, std::string_view prefix, const XmlAncestor* ancestors) {
    if (tag.find("xmlns") != std::string_view::npos) {
        std::string_view rest = behind_name(tag);
        XmlAttribute attribute;
        while (next_xml_attribute(rest, attribute)) {
            if (is_declaration(attribute.name) && declared_prefix(attribute.name) == prefix) return attribute.value;
        }
    }
    for (; ancestors != nullptr; ancestors = ancestors->parent.get()) {
        for (const auto& [declared, space] : ancestors->spaces) {
            if (declared == prefix) return space;
        }
    }
    return {};
}

const XmlRecordElement* XmlRecordScanner::begins_record(std::string_view tag) const {
    const std::string_view name = xml_tag_name(tag);
    const std::string_view local = xml_local_name(name);
    for (const XmlRecordElement& element : elements_) {
        if (element.local != local) continue;
        if (element.space.empty()) return &element;
        const std::string_view space = xml_space(tag, xml_prefix(name), ancestors_.get());
        if (space.empty() || space.starts_with(element.space)) return &element;
    }
    return nullptr;
}

void XmlRecordScanner::begin_record(std::string_view text, const XmlPart& part) {
    const std::string_view tag = text.substr(part.begin, part.end - part.begin);
    const XmlRecordElement* const element = begins_record(tag);
    inside_ = true;
    name_ = xml_tag_name(tag);
    heads_ = element != nullptr && element->heads;
    begin_ = part.begin;
    depth_ = 1;
    too_deep_ = false;
}

// The element around is open, and others may view what it was before: a new one takes its place.
void XmlRecordScanner::keep_head(std::string_view record) {
    if (ancestors_ == nullptr || levels_beyond_ > 0 || record.size() > longest_head) return;
    std::string head(record);
    Findings repairs(false);
    repair_utf8(head, repairs);
    auto ancestor = std::make_shared<XmlAncestor>(*ancestors_);
    ancestor->head = std::make_shared<const std::string>(std::move(head));
    ancestors_ = std::move(ancestor);
}

XmlPiece XmlRecordScanner::finish(std::string_view text, std::size_t end, bool closed) {
    inside_ = false;
    if (heads_ && closed && !too_deep_) keep_head(text.substr(begin_, end - begin_));
    return {begin_, end, closed, too_deep_, ancestors_};
}

void XmlRecordScanner::enter(std::string_view tag) {
    const unsigned depth = ancestors_ == nullptr ? 0 : ancestors_->depth;
    if (depth >= most_ancestors || levels_beyond_ > 0) {
        levels_beyond_ += 1;
        return;
    }
    auto ancestor = std::make_shared<XmlAncestor>();
    ancestor->parent = ancestors_;
    ancestor->tag = tag.substr(0, longest_tag);
    // The splitter sees bytes that the reader gets repaired; what was wrong with them is said there.
    Findings repairs(false);
    repair_utf8(ancestor->tag, repairs);
    ancestor->name = xml_tag_name(tag);
    ancestor->depth = depth + 1;
    std::string_view rest = behind_name(tag.substr(0, longest_tag));
    XmlAttribute attribute;
    while (next_xml_attribute(rest, attribute) && ancestor->spaces.size() < most_declarations) {
        if (is_declaration(attribute.name)) ancestor->spaces.emplace_back(declared_prefix(attribute.name), attribute.value);
    }
    ancestors_ = std::move(ancestor);
}

void XmlRecordScanner::leave(std::string_view name) {
    if (levels_beyond_ > 0) {
        levels_beyond_ -= 1;
        return;
    }
    for (const XmlAncestor* at = ancestors_.get(); at != nullptr; at = at->parent.get()) {
        if (at->name != name) continue;
        ancestors_ = at->parent;
        return;
    }
}

std::optional<XmlPiece> XmlRecordScanner::inside(std::string_view text, const XmlPart& part) {
    const std::string_view tag = text.substr(part.begin, part.end - part.begin);
    if (part.token == XmlToken::end) {
        depth_ -= depth_ > 1 ? 1 : 0;
        if (xml_tag_name(tag) == name_) return finish(text, part.end, true);
    } else if (part.token == XmlToken::start || part.token == XmlToken::empty) {
        if (xml_tag_name(tag) == name_ && begins_record(tag)) {
            XmlPiece piece = finish(text, part.begin, false);
            if (part.token == XmlToken::start) begin_record(text, part);
            return piece;
        }
        if (part.token == XmlToken::start) depth_ += 1;
        too_deep_ = too_deep_ || depth_ > most_levels;
    }
    return std::nullopt;
}

std::optional<XmlPiece> XmlRecordScanner::between(std::string_view text, const XmlPart& part) {
    const std::string_view tag = text.substr(part.begin, part.end - part.begin);
    switch (part.token) {
        case XmlToken::start:
        case XmlToken::empty:
            if (begins_record(tag)) {
                begin_record(text, part);
                if (part.token == XmlToken::empty) return finish(text, part.end, true);
                break;
            }
            if (keeps_outside_ && tag.find('=') != std::string_view::npos) outside_.push_back(part);
            if (part.token == XmlToken::start) enter(tag);
            break;
        case XmlToken::end: leave(xml_tag_name(tag)); break;
        case XmlToken::text:
        case XmlToken::cdata:
        case XmlToken::stray:
            if (keeps_outside_ && !trim(tag).empty()) outside_.push_back(part);
            break;
        case XmlToken::doctype:
            if (tag.find("<!ENTITY") != std::string_view::npos && entities_.end == 0) entities_ = part;
            break;
        case XmlToken::comment:
        case XmlToken::instruction: break;
    }
    return std::nullopt;
}

std::optional<XmlPiece> XmlRecordScanner::next(std::string_view text, bool at_end) {
    XmlPart part;
    while (lexer_.next(text, at_end, part)) {
        auto piece = inside_ ? inside(text, part) : between(text, part);
        if (piece) return piece;
    }
    if (at_end && inside_) return finish(text, text.size(), false);
    return std::nullopt;
}

void XmlRecordScanner::drop(std::size_t size) {
    lexer_.drop(size);
    if (inside_) begin_ -= size;
}

const XmlHead::Element* XmlHead::find(std::string_view local) const {
    const auto at = std::find_if(elements.begin(), elements.end(), [local](const Element& element) { return element.local == local; });
    return at == elements.end() ? nullptr : &*at;
}

bool XmlHead::has_space(std::string_view begin) const {
    return std::any_of(elements.begin(), elements.end(), [begin](const Element& element) { return element.space.starts_with(begin); });
}

XmlHead read_xml_head(std::string_view head, std::size_t most) {
    XmlHead found;
    if (!trim(head).starts_with('<')) return found;
    XmlLexer lexer;
    XmlPart part;
    XmlAncestors around;
    while (found.elements.size() < most && lexer.next(head, false, part)) {
        const std::string_view tag = head.substr(part.begin, part.end - part.begin);
        if (part.token != XmlToken::start && part.token != XmlToken::empty) continue;
        const std::string_view name = xml_tag_name(tag);
        found.elements.push_back({xml_local_name(name), std::string(xml_space(tag, xml_prefix(name), around.get())), tag});
        // Declarations of elements that were closed do no harm: only the begin of a document is looked at.
        auto ancestor = std::make_shared<XmlAncestor>();
        ancestor->parent = std::move(around);
        std::string_view rest = behind_name(tag);
        XmlAttribute attribute;
        while (next_xml_attribute(rest, attribute) && ancestor->spaces.size() < most_declarations) {
            if (is_declaration(attribute.name)) ancestor->spaces.emplace_back(declared_prefix(attribute.name), attribute.value);
        }
        around = std::move(ancestor);
    }
    return found;
}

}  // namespace bibcast

// The links of an entry: to the work itself, to what belongs to it, and to the places that its identifiers stand for.
#include <algorithm>

#include "formats/html/entry.hpp"
#include "formats/html/labels.hpp"
#include "formats/html/url.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::html {

namespace {

/// `value` as a part of an address: what is special there is percent-encoded (RFC 3986, section 2).
std::string percent_encoded(std::string_view value) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = is_ascii_alpha(c) || is_ascii_digit(c) || std::string_view("-._~/:;()@!$'*,=+").find(c) != std::string_view::npos;
        if (plain || byte >= 0x80) {
            out += c;
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

}  // namespace

void EntryWriter::add_link(std::string label, std::string_view url, std::string_view tip, std::string_view field, SourceSpan span) {
    std::string safe = safe_url(url);
    if (safe.empty()) {
        Finding& finding = findings_.add(unsafe_url, span.known() ? span : record_.source,
                                         "'" + std::string(url.substr(0, url.find(':') + 1)) + "' addresses are written as text");
        finding.record_id = record_.id;
        finding.field = field;
        finding.value = url;
        std::string html = "<span class=\"url\">";
        append_html(html, url);
        html += "</span>";
        fact(label, html);
        return;
    }
    links_.push_back({free_label(label), std::move(safe), std::string(tip)});
}

/// Each link of an entry has a name of its own.
std::string EntryWriter::free_label(const std::string& label) {
    constexpr std::size_t few = 16;
    if (links_.size() <= few) {
        std::string name = label;
        for (int n = 2; std::any_of(links_.begin(), links_.end(), [&](const Link& link) { return link.label == name; }); ++n) {
            name = label + ' ' + std::to_string(n);
        }
        return name;
    }
    // Of very many each goes on from the number of the last one.
    for (; numbered_links_ < links_.size(); ++numbered_links_) label_numbers_.try_emplace(links_[numbered_links_].label, 1);
    const auto known = label_numbers_.find(label);
    if (known == label_numbers_.end()) return label;
    std::string name;
    do {
        name = label + ' ' + std::to_string(++known->second);
    } while (label_numbers_.contains(name));
    return name;
}

void EntryWriter::collect_links() {
    for (bibcast::Link& link : record_.links) {
        std::string label(link.kind == LinkKind::other && !link.label.empty() ? link.label : label_of(link.kind));
        const std::string_view tip = link.kind == LinkKind::other ? std::string_view{} : link.label;
        add_link(std::move(label), link.url, tip, name_of(link.kind), link.source);
        link.written = true;
    }
}

void EntryWriter::collect_identifiers() {
    const auto add = [this](std::string_view scheme, const std::string& id, const std::string& whole) {
        const IdentifierLink* to = identifier_link(scheme);
        // What has blanks is no identifier, whatever it is called.
        if (to != nullptr && id.find_first_of(" \t\n") == std::string::npos) {
            const std::string tip = std::string(to->label) + ": " + whole;
            return add_link(std::string(to->label), std::string(to->before) + percent_encoded(id) + std::string(to->after), tip, scheme);
        }
        std::string html;
        append_html(html, whole);
        fact(to != nullptr ? to->label : scheme, html);
    };
    struct Known {
        Variable variable;
        std::string_view scheme;
    };
    for (const Known known : {Known{Variable::doi, "doi"}, Known{Variable::pmid, "pmid"}, Known{Variable::pmcid, "pmcid"}}) {
        while (const TextField* field = record_.take_text(known.variable)) {
            const std::string value(field->value.plain);
            add(known.scheme, value, value);
        }
    }
    for (Identifier& identifier : record_.identifiers) {
        std::string id(identifier.value);
        if (!identifier.version.empty()) id += 'v' + std::string(identifier.version);
        std::string whole = id;
        if (!identifier.category.empty()) whole += " [" + std::string(identifier.category) + ']';
        add(identifier.scheme, id, whole);
        identifier.written = true;
    }
}

void EntryWriter::write_links() {
    if (links_.empty()) return;
    out_ += "<ul";
    attribute("class", std::string(style_.class_prefix) + "links");
    out_ += " role=\"list\"";
    attribute("aria-label", "Links of " + title_);
    out_ += '>';
    for (const Link& link : links_) {
        out_ += "<li><a";
        attribute("href", link.url);
        attribute("aria-label", link.label + " of " + title_);
        if (!link.tip.empty()) attribute("title", link.tip);
        if (is_external(link.url)) out_ += " rel=\"external noopener\"";
        out_ += '>';
        text(link.label);
        out_ += "</a></li>";
    }
    out_ += "</ul>\n";
}

}  // namespace bibcast::html

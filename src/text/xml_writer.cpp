#include "text/xml_writer.hpp"

#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast {

bool append_xml_text(std::string& out, std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    const std::size_t from = out.size();
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view instead;
        const bool edge = i == 0 || i + 1 == text.size() || is_ascii_space(text[i - 1]);
        if (text[i] == '\n') instead = "&#10;";
        if (text[i] == '\r') instead = "&#13;";
        if (text[i] == '\t') instead = "&#9;";
        if (text[i] == ' ' && edge) instead = "&#32;";
        if (instead.empty()) continue;
        append_html(out, text.substr(done, i - done));
        out += instead;
        done = i + 1;
    }
    append_html(out, text.substr(done));
    if (out.find(replacement, from) == std::string::npos) return true;
    return text.find(replacement) != std::string_view::npos;
}

void XmlWriter::tag(std::string_view name, Attributes attributes) {
    out_ += '<';
    out_ += name;
    for (const auto& [attribute, value] : attributes) {
        if (value.empty()) continue;
        out_ += ' ';
        out_ += attribute;
        out_ += "=\"";
        append_html_attribute(out_, value);
        out_ += '"';
    }
}

void XmlWriter::begin(std::string_view name, Attributes attributes) {
    indent();
    tag(name, attributes);
    out_ += '>';
}

void XmlWriter::end(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += ">\n";
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    out_ += '\n';
    names_.emplace_back(name);
    ++level_;
}

void XmlWriter::close() {
    --level_;
    indent();
    end(names_.back());
    names_.pop_back();
}

void XmlWriter::element(std::string_view name, std::string_view value, Attributes attributes) {
    begin(name, attributes);
    text(value);
    end(name);
}

void XmlWriter::empty(std::string_view name, Attributes attributes) {
    indent();
    tag(name, attributes);
    out_ += "/>\n";
}

void XmlWriter::raw(std::string_view xml) {
    indent();
    out_ += xml;
    out_ += '\n';
}

}  // namespace bibcast

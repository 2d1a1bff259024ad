#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/text.hpp"

namespace bibcast {

/// Appends `text` as content of an XML element, so that it is read back exactly where white space is collapsed: line ends, tabs
/// and further blanks become references. False if a character that XML cannot hold became U+FFFD.
bool append_xml_text(std::string& out, std::string_view text);

/// Writes indented XML, two blanks a level, one element a line.
class XmlWriter {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    XmlWriter(std::string& out, unsigned level) : out_(out), level_(level) {}

    void open(std::string_view name, Attributes attributes = {});
    void close();
    /// An element with nothing but text.
    void element(std::string_view name, std::string_view text, Attributes attributes = {});
    /// An element that has neither text nor elements.
    void empty(std::string_view name, Attributes attributes);
    /// A line of XML that is written already.
    void raw(std::string_view xml);

    // Lines that are put together by the caller: indentation, start tag, …, end tag.
    void begin(std::string_view name, Attributes attributes = {});
    void text(std::string_view text) { clean_ = append_xml_text(out_, text) && clean_; }
    void end(std::string_view name);

    [[nodiscard]] std::string& out() { return out_; }
    /// The elements that `open` opened and `close` did not close.
    [[nodiscard]] const std::vector<std::string>& open_elements() const { return names_; }
    /// False if some character could not be written.
    [[nodiscard]] bool clean() const { return clean_; }

  private:
    void indent() { out_.append(std::size_t{2} * level_, ' '); }
    void tag(std::string_view name, Attributes attributes);

    std::string& out_;
    unsigned level_;
    bool clean_ = true;
    std::vector<std::string> names_;
};

}  // namespace bibcast

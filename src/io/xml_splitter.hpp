#pragma once

#include "io/format.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast {

/// What stands around the first record of a slice.
struct XmlContext final : SliceContext {
    XmlAncestors ancestors;
};

/// Cuts XML behind record elements. Comments, CDATA and the document type are known for what they are, so that a record
/// element inside of them is none.
class XmlSplitter final : public Splitter {
  public:
    /// `elements` must outlive the splitter.
    explicit XmlSplitter(std::span<const XmlRecordElement> elements) : scanner_(elements) {}
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    [[nodiscard]] Cut cut(std::size_t length);

    XmlRecordScanner scanner_;
    XmlAncestors begin_;      ///< around the begin of the text
    XmlAncestors around_;     ///< around `cut_`
    std::size_t cut_ = 0;     ///< behind the last record found
    bool finished_ = false;   ///< there is no further record
};

}  // namespace bibcast

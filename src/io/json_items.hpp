#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "io/format.hpp"

namespace bibcast {

/// How the items of a JSON format may stand in a file. An array of items, a single item and items one after the other are always
/// understood.
struct JsonLayout {
    std::span<const std::string_view> lists;       ///< keys of an object whose array holds the items: `"items"`, with its quotation marks
    std::span<const std::string_view> envelopes;   ///< keys of an object whose object is an item or holds such a list: `"message"`
    std::span<const std::string_view> first_keys;  ///< keys that only items begin with, or `"key":` and the beginning of its value
};

/// Where in the shape of a file a place is.
struct JsonShape {
    std::size_t arrays = 0;  ///< arrays around the place
    bool wrapped = false;    ///< inside an object that holds the items
    bool entered = false;    ///< in front of the object that an envelope holds
    /// False once an item was found that does not end: from then on the looks of a start are believed.
    bool trusting = true;
    friend bool operator==(const JsonShape&, const JsonShape&) = default;
};

/// Finds items without reading them: brackets and strings only, so that a damaged item ends where it should.
/// What it says depends on the shape at the start and the text alone, so that splitter and reader agree.
class JsonItemScanner {
  public:
    explicit JsonItemScanner(const JsonLayout& layout, const JsonShape& shape = {}) : layout_(layout), shape_(shape) {}

    /// A stretch of text, from where the last one ended.
    struct Found {
        std::size_t begin = 0;  ///< of the item; what stands before it is no item
        std::size_t end = 0;
        bool item = false;   ///< false: there is no further item
        bool whole = true;   ///< false: the item does not end in this text
    };
    /// The first item at or after `at`.
    [[nodiscard]] Found next(std::string_view text, std::size_t at);

    /// Where the next item begins, if nothing but blanks and a comma stands before it and all that could follow it is a list's: then
    /// a parser that reads it whole ends where `next` would. npos: only `next` can tell.
    [[nodiscard]] std::size_t plain_item_at(std::string_view text, std::size_t at) const;

    [[nodiscard]] const JsonShape& shape() const { return shape_; }

  private:
    struct End {
        std::size_t at;
        bool whole;
        bool enters_array;   ///< not an item, but the object around an array of items, as far as its bracket
        bool enters_object = false;  ///< not an item, but an envelope, as far as the brace of what it holds
    };
    [[nodiscard]] End scan_object(std::string_view text, std::size_t begin, std::size_t at);

    JsonLayout layout_;
    JsonShape shape_;
    std::vector<char> open_;  ///< brackets around the place, within an item
};

/// Where the first byte of a slice stands.
struct JsonContext final : SliceContext {
    explicit JsonContext(const JsonShape& at_start) : shape(at_start) {}
    JsonShape shape;
};

/// The shape that the scanner of a slice begins with.
[[nodiscard]] inline JsonShape json_shape(const Slice& slice) {
    const auto* const context = static_cast<const JsonContext*>(slice.context.get());
    return context == nullptr ? JsonShape{} : context->shape;
}

/// Cuts behind items.
class JsonItemSplitter final : public Splitter {
  public:
    explicit JsonItemSplitter(const JsonLayout& layout) : layout_(layout) {}
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    JsonLayout layout_;
    JsonShape shape_;
};

}  // namespace bibcast

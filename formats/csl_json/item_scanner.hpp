#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "io/format.hpp"

namespace bibcast::csl_json {

/// Where in the shape of a file a place is: CSL-JSON is met as an array of items, as `{"items": […]}` or
/// `{"references": […]}`, as a single item, and as items one after the other.
struct Shape {
    std::size_t arrays = 0;  ///< arrays around the place
    bool wrapped = false;    ///< inside such an object
    /// False once an item was found that does not end: from then on the looks of a start are believed.
    bool trusting = true;
    friend bool operator==(const Shape&, const Shape&) = default;
};

/// Finds items without reading them: brackets and strings only, so that a damaged item ends where it should.
/// What it says depends on the shape at the start and the text alone, so that splitter and reader agree.
class ItemScanner {
  public:
    explicit ItemScanner(const Shape& shape = {}) : shape_(shape) {}

    /// A stretch of text, from where the last one ended.
    struct Found {
        std::size_t begin = 0;  ///< of the item; what stands before it is no item
        std::size_t end = 0;
        bool item = false;   ///< false: there is no further item
        bool whole = true;   ///< false: the item does not end in this text
    };
    /// The first item at or after `at`.
    [[nodiscard]] Found next(std::string_view text, std::size_t at);

    [[nodiscard]] const Shape& shape() const { return shape_; }

  private:
    struct End {
        std::size_t at;
        bool whole;
        bool enters_array;  ///< not an item, but the object around an array of items, as far as its bracket
    };
    [[nodiscard]] End scan_object(std::string_view text, std::size_t begin, std::size_t at);

    Shape shape_;
    std::vector<char> open_;  ///< brackets around the place, within an item
};

struct ShapeContext final : SliceContext {
    explicit ShapeContext(const Shape& at_start) : shape(at_start) {}
    Shape shape;
};

/// Cuts behind items.
class ItemSplitter final : public Splitter {
  public:
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    Shape shape_;
};

}  // namespace bibcast::csl_json

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/bibtex/inherit.hpp"
#include "formats/bibtex/strings.hpp"
#include "model/arena.hpp"

namespace bibcast::bibtex {

/// An entry that others inherit from, complete with what it inherits itself.
struct Parent {
    std::string_view type;
    std::vector<Field> fields;
    bool in_cycle = false;
    bool whole = false;                       ///< an entry takes it over, and not only values of it
    std::unordered_set<std::string> granular; ///< the fields, in lower case, that are named one by one
};

/// All entries of a file that are named by a `crossref` or `xdata`, at every level and in any order. Immutable once
/// built, and shared by the slices of the file.
class Parents {
  public:
    /// Looks through `texts`, which stand in the file in this order. `strings` is what is defined before them.
    [[nodiscard]] static std::shared_ptr<const Parents> build(const std::vector<std::string_view>& texts, const StringLayers& strings, Dialect dialect);

    /// The entry with that key: BibTeX does not look at the case of keys. Null if nobody names one, or if it is not there.
    [[nodiscard]] const Parent* find(std::string_view key) const;

    /// What is told of completing an entry.
    struct News {
        std::function<void(std::string_view key)> missing;       ///< no entry has that key, or the one that has it not that field
        std::function<void(const Field& field)> overridden;      ///< a data container has another value for what the entry has itself
    };

    /// Completes the fields of an entry by its `xdata` and `crossref`. True if one of those used is part of a circle.
    bool complete(std::string_view type, std::vector<Field>& fields, SourceSpan span, const News& news) const;

  private:
    class Builder;
    Dialect dialect_ = Dialect::bibtex;
    Arena arena_;
    std::unordered_map<std::string, Parent, NameHash, std::equal_to<>> parents_;  ///< by key in lower case
};

/// The position of the next `crossref` or `xdata` before an equals sign, or of a data container (behind its `@`); npos if there is none. Looks at many bytes a step.
[[nodiscard]] std::size_t find_reference(std::string_view text, std::size_t from);

}  // namespace bibcast::bibtex

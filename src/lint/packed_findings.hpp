#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diag/finding.hpp"
#include "lint/text_pool.hpp"

namespace bibcast {

/// A span of the whole text of a source.
struct LintPlace {
    std::uint32_t source = 0;  ///< the number of the source
    SourceSpan span;
};

/// A safe change to a source: the bytes of `span`, in its text, become `text`.
struct Edit {
    SourceSpan span;
    std::string text;
};

struct LintFinding {
    Finding finding;  ///< spans count in the source's text
    std::uint32_t source = 0;
    std::vector<Edit> edits;         ///< what mends it without changing what is said; empty if nothing safe does
    std::optional<LintPlace> other;  ///< another place that it speaks of: the first of two
};

/// A list of findings in which one takes 32 bytes and what no other one says: a file of a million records has millions.
/// What is asked for is made anew each time.
class PackedFindings {
  public:
    void push(const LintFinding& found);
    [[nodiscard]] TextPool& texts() { return texts_; }

    [[nodiscard]] std::size_t size() const { return order_.size(); }
    [[nodiscard]] bool empty() const { return order_.empty(); }
    [[nodiscard]] LintFinding operator[](std::size_t index) const;

    // Parts of a finding that are there as they are.
    [[nodiscard]] const Code& code(std::size_t index) const { return *kind(index).code; }
    [[nodiscard]] std::uint32_t source(std::size_t index) const { return kind(index).source; }
    [[nodiscard]] SourceSpan span(std::size_t index) const { return entries_[order_[index]].span; }
    [[nodiscard]] bool has_edits(std::size_t index) const { return more(index) != nullptr && more(index)->edit_count > 0; }
    [[nodiscard]] std::optional<LintPlace> other(std::size_t index) const { return more(index) != nullptr ? more(index)->other : std::nullopt; }

    /// By source and place; those of one place stay in the order in which they were made.
    void sort_by_place();
    /// Where those of a source begin, if they are sorted.
    [[nodiscard]] std::size_t first_of_source(std::uint32_t source) const;
    template <class Predicate>
    std::size_t erase_if(const Predicate& is_unwanted) {
        std::size_t kept = 0;
        for (std::size_t index = 0; index < order_.size(); ++index) {
            if (!is_unwanted(index)) order_[kept++] = order_[index];
        }
        const std::size_t erased = order_.size() - kept;
        order_.resize(kept);
        return erased;
    }
    template <class SeverityOf>
    void set_severities(const SeverityOf& severity_of) {
        for (Kind& kind : kinds_) kind.severity = severity_of(*kind.code);
    }
    /// Adds to the hint of one that has `other`.
    void add_hint(std::size_t index, std::string_view hint);

    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = LintFinding;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = LintFinding;

        Iterator(const PackedFindings& list, std::size_t index) : list_(&list), index_(index) {}
        LintFinding operator*() const { return (*list_)[index_]; }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        bool operator==(const Iterator& other) const { return index_ == other.index_; }

      private:
        const PackedFindings* list_;
        std::size_t index_;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

  private:
    /// What many findings have in common.
    struct Kind {
        const Code* code = nullptr;
        std::uint32_t source = 0;
        Severity severity = Severity::note;
        friend auto operator<=>(const Kind&, const Kind&) = default;
    };
    /// What few have. Texts are by number.
    struct More {
        std::uint32_t hint = 0;
        std::uint32_t once_key = 0;
        std::uint32_t repeats = 0;
        std::uint32_t edit_begin = 0;
        std::uint32_t edit_count = 0;
        std::optional<LintPlace> other;
    };
    struct PackedEdit {
        SourceSpan span;
        std::uint32_t text = 0;
    };
    struct Entry {
        SourceSpan span;
        std::uint32_t kind = 0;
        std::uint32_t field = 0;
        std::uint32_t message = 0;  ///< often the same words for each value: see `pack_message`
        std::uint32_t record_id = 0;
        std::uint32_t value = 0;
        std::uint32_t more = 0;  ///< 0: nothing more
    };

    /// A text's number. The value in a message is kept once, beside it.
    [[nodiscard]] std::uint32_t pack_message(const std::string& message, std::string_view value);
    [[nodiscard]] std::string message_of(const Entry& entry) const;
    [[nodiscard]] const Kind& kind(std::size_t index) const { return kinds_[entries_[order_[index]].kind]; }
    [[nodiscard]] const More* more(std::size_t index) const {
        const std::uint32_t number = entries_[order_[index]].more;
        return number == 0 ? nullptr : &more_[number - 1];
    }

    TextPool texts_;
    std::uint32_t last_record_ = 0;
    // Never moved: while a vector of a hundred MiB grows there are two.
    std::deque<Entry> entries_;
    std::deque<More> more_;
    std::deque<PackedEdit> edits_;
    std::vector<Kind> kinds_;
    std::map<Kind, std::uint32_t> kind_numbers_;
    std::deque<std::uint32_t> order_;
};

}  // namespace bibcast

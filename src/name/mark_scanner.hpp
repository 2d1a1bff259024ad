#pragma once

#include <string>

#include "name/mark_symbol.hpp"
#include "name/marks.hpp"

namespace bibcast {

/// Finds the marks of a decoded line and takes them out.
class MarkScanner {
  public:
    MarkScanner(Arena& arena, const PlainLine& line, std::uint32_t base, std::span<const LineRange> skip);
    [[nodiscard]] MarkedText run();

  private:
    enum class ItemKind : std::uint8_t { none, raised, strong, edge, weak, digits, bracketed, words };

    /// One thing that may be a mark: a superscript, a run of one symbol, a number, a bracket.
    struct Item {
        ItemKind kind = ItemKind::none;
        std::size_t end = 0;
        SourceSpan source;
    };

    /// Items that stand together: `1,2,*`.
    struct Cluster {
        std::size_t begin = 0;
        std::size_t end = 0;
        ItemKind kind = ItemKind::none;  ///< of the first item
        std::size_t first_end = 0;
        std::vector<PlacedMark> marks;
        bool only_letters = true;
        SourceSpan source;
    };

    // Reading
    [[nodiscard]] Item read_item(std::size_t at, Cluster& cluster);
    [[nodiscard]] Item read_raised(std::size_t at, Cluster& cluster);
    [[nodiscard]] Item read_raised_signs(std::size_t at, Cluster& cluster);
    [[nodiscard]] Item read_bracket(std::size_t at, Cluster& cluster);
    [[nodiscard]] Item read_digits(std::size_t at, Cluster& cluster);
    [[nodiscard]] Cluster read_cluster(std::size_t at);
    bool add_content(std::string_view content, SourceSpan source, Cluster& cluster, bool letters);
    void add_symbol(std::string_view symbol, Meaning meaning, SourceSpan source, Cluster& cluster);
    void add_words(std::string_view words, Meaning meaning, SourceSpan source, Cluster& cluster);

    // Deciding
    [[nodiscard]] bool is_mark(const Cluster& cluster, bool& before) const;
    [[nodiscard]] bool is_after_name(std::size_t at) const;
    [[nodiscard]] bool number_follows_name(const Cluster& cluster) const;
    [[nodiscard]] bool follows_letter_word(const Cluster& cluster) const;
    [[nodiscard]] char32_t char_before(std::size_t at) const;
    [[nodiscard]] char32_t char_at(std::size_t at) const;
    [[nodiscard]] char32_t next_visible(std::size_t at) const;

    // Writing
    void take(Cluster& cluster, bool before);
    void copy_until(std::size_t end);
    void place_inlines();
    [[nodiscard]] bool skip_range(std::size_t& at);
    [[nodiscard]] SourceSpan source_of(std::size_t begin, std::size_t end) const;

    Arena& arena_;
    const PlainLine& line_;
    std::string_view text_;
    std::uint32_t base_;
    std::vector<const Inline*> raised_;  // superscripts, in order
    std::size_t next_raised_ = 0;
    std::span<const LineRange> skip_;  // what is left of it
    std::size_t limit_ = 0;            // the beginning of the next range to skip, or the end
    std::size_t copied_ = 0;  // of text_
    std::string clean_;
    MarkedText out_;
};

/// True if `c` ends or begins a name that a mark can be glued to.
[[nodiscard]] bool is_name_edge(char32_t c);

/// True for what separates names: comma, semicolon, line feed and their wide forms.
[[nodiscard]] bool is_name_separator(char32_t c);

}  // namespace bibcast

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/bibtex/options.hpp"
#include "model/text.hpp"

namespace bibcast::bibtex {

/// Writes the fields of one entry as text: delimiters, indentation, alignment and order. Every value comes out
/// balanced in braces, whatever it holds.
class Emitter {
  public:
    Emitter(std::string& out, const WriteOptions& options) : out_(out), options_(options) { pieces_.reserve(24); }

    [[nodiscard]] Dialect dialect() const { return options_.dialect; }

    /// Begins a field; its value is then appended to `value()`, balanced, and ended by `end`.
    void begin(std::string_view name);
    [[nodiscard]] std::string& value() { return out_; }
    void end();

    /// A value as LaTeX.
    void text(std::string_view name, const Text& text);
    /// An address or identifier: only what would break the entry is percent-encoded.
    void verbatim(std::string_view name, std::string_view text);
    /// LaTeX source as it stands. False if its braces were unbalanced and had to be left out.
    bool source(std::string_view name, std::string_view latex);
    /// A macro without delimiters: `month = jan`.
    void macro(std::string_view name, std::string_view macro);
    void number(std::string_view name, std::int32_t value);

    /// `name`, or, when the entry has such a field already, the name with the first free number: `code2`. The view
    /// holds until the next call.
    [[nodiscard]] std::string_view free_name(std::string_view name);

    /// Gives each field in delimiters to `replacement`, and takes what it returns for the value, delimiters and all; empty: it stays.
    void replace_values(const std::function<std::string(std::string_view name, std::string_view value)>& replacement);

    /// A field whose value could not be written as it is, and what was done about it.
    struct Changed {
        std::string field;
        std::string_view how;
    };
    /// The fields whose control characters were left out (TeX calls them invalid, and biber ends on a NUL), and addresses with
    /// characters that are none of an address (RFC 3986, section 2) and would end the value or begin a command.
    [[nodiscard]] const std::vector<Changed>& changed() const { return changed_; }

    /// After the last field: puts the fields in the wanted order and treats the last comma.
    void finish();

  private:
    struct Piece {
        std::size_t begin;
        std::size_t end;
        std::size_t name_size;
    };
    void name_and_equals(std::string_view name);
    void wrap();
    void close();
    void strip_controls();
    void join_lines_that_begin_entries();
    [[nodiscard]] bool has_field(std::string_view name);
    [[nodiscard]] std::string_view name_of(const Piece& piece) const;
    void reorder();

    std::string& out_;
    const WriteOptions& options_;
    std::vector<Piece> pieces_;
    std::vector<Changed> changed_;
    std::size_t value_begin_ = 0;
    std::string numbered_;
    std::unordered_map<std::string, std::size_t> used_;  ///< names in lower case, with the next free number; of long entries only
    std::size_t in_used_ = 0;                            ///< how many of `pieces_` are in it
};

}  // namespace bibcast::bibtex

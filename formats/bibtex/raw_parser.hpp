#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "formats/bibtex/raw.hpp"
#include "formats/bibtex/syntax.hpp"

namespace bibcast::bibtex {

/// Reads entries as they stand, tolerant of every kind of damage: one damaged entry costs nothing but itself. All
/// views are of `text`; parts beyond the first live in `arena`. Linear in the text.
class RawParser {
  public:
    /// `findings` may be null. Spans are offsets into `text` plus `offset`.
    RawParser(std::string_view text, Arena& arena, Findings* findings, std::uint32_t offset = 0)
        : text_(text), arena_(arena), findings_(findings), offset_(offset) {}

    /// Field names and keys with blanks and other characters that BibTeX forbids in them are names too (`key with blanks = {x}`).
    void allow_odd_names() { odd_names_ = true; }
    /// Goes on from here instead.
    void move_to(std::size_t at) { at_ = at; }
    /// Reads the next entry, string, preamble or comment. False at the end.
    bool next(RawEntry& entry);

  private:
    [[nodiscard]] bool find_start(RawEntry& entry);
    void report_stray(std::size_t at);
    void read_comment(RawEntry& entry, std::size_t open);
    void read_preamble(RawEntry& entry);
    void read_key(RawEntry& entry);
    void read_fields(RawEntry& entry);
    /// One step of `read_fields`; false when the entry is over.
    bool read_field(RawEntry& entry);
    bool read_usual_field(RawEntry& entry);
    bool read_name_and_value(RawEntry& entry, std::size_t name_end);
    void end_field(const RawEntry& entry, RawField& field, std::size_t begin, unsigned repairs);
    [[nodiscard]] std::size_t field_name_end() const;
    [[nodiscard]] std::size_t odd_key_end(std::size_t begin) const;
    [[nodiscard]] std::size_t quoted_key_end(std::size_t begin) const;
    [[nodiscard]] bool close_entry(RawEntry& entry);
    [[nodiscard]] bool has_entry_start(std::size_t begin, std::size_t end) const;
    void skip_unexpected(RawEntry& entry);
    [[nodiscard]] bool split_swallowed_field(RawEntry& entry);
    [[nodiscard]] bool end_of_entry_missing(RawEntry& entry);

    [[nodiscard]] bool read_value(const RawEntry& entry, RawField& field);
    void read_more_parts(const RawEntry& entry, RawField& field);
    [[nodiscard]] bool read_part(const RawEntry& entry, Part& part);
    [[nodiscard]] bool read_braces(const RawEntry& entry, Part& part);
    [[nodiscard]] bool read_quotes(const RawEntry& entry, Part& part);
    void end_open_value(const RawEntry& entry, Part& part, std::size_t begin, std::size_t stop);

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
        if (at_ < text_.size() && !is_class(text_[at_], bare_char)) skip_all_blanks();
    }
    void skip_all_blanks();
    void report_remark(std::size_t begin);
    [[nodiscard]] bool at_close() const { return at_ < text_.size() && (text_[at_] == '}' || text_[at_] == ')'); }
    [[nodiscard]] bool is_entry_start(std::size_t at) const;
    [[nodiscard]] SourceSpan span(std::size_t begin, std::size_t end) const {
        return {static_cast<std::uint32_t>(begin) + offset_, static_cast<std::uint32_t>(end) + offset_};
    }
    [[nodiscard]] Part part_of(PartKind kind, std::size_t begin, std::size_t end) const {
        return {kind, text_.substr(begin, end - begin), span(begin, end)};
    }
    void report(const Code& code, const RawEntry& entry, std::size_t begin, std::size_t end, std::string_view message, std::string_view field = {},
                std::string_view value = {});

    std::string_view text_;
    Arena& arena_;
    Findings* findings_;
    std::uint32_t offset_;
    std::size_t at_ = 0;
    std::size_t entry_begin_ = 0;
    std::size_t remarks_end_ = 0;  ///< of the last remark that was reported: some places are read twice
    char close_ = '}';
    bool odd_names_ = false;
    unsigned repairs_ = 0;  ///< of open values in this entry; limited, so that reading stays linear
};

}  // namespace bibcast::bibtex

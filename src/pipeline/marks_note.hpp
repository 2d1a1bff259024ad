#pragma once

#include <vector>

#include "model/record.hpp"

namespace bibcast {

/// Marks of one record on their way through a note: lines such as `Equal contribution: A, B` in its notes become marks, and marks
/// that the target has no place for become such a line, if the user asked for it or if they came from one.
class MarksNote {
  public:
    /// `wanted`: the user asked for notes.
    explicit MarksNote(bool wanted) : wanted_(wanted) {}

    /// Takes the lines that `read_marks_note` understands out of the notes of `record`. Changes nothing that makes a record
    /// another than its native source.
    void read(Record& record);
    /// True if the writer left marks unwritten that a note shall hold; `write` must follow, and the writer again.
    [[nodiscard]] bool is_needed(const Record& record) const;
    /// Makes `record` as if no writer had seen it, with the note, and the marks in it written.
    void write(Record& record);
    /// After the writer: marks whose note it did not write are not written.
    void settle(Record& record) const;

  private:
    [[nodiscard]] bool belongs_in_note(const Mark& mark) const;

    bool wanted_;
    std::vector<SourceSpan> taken_;  ///< where the lines stood
    std::vector<Mark*> noted_;
};

}  // namespace bibcast

#pragma once

#include <string>
#include <string_view>

#include "model/arena.hpp"
#include "model/date.hpp"

namespace bibcast::inspec {

/// What the line that names the source of an article says. Views the text, or the arena.
struct SourceLine {
    std::string_view title;
    std::string_view volume;
    std::string_view issue;
    std::string_view pages;
    std::string_view extent;  ///< how many pages the whole has
    Date date;                ///< none if the line has none
    std::string odd;          ///< what nobody can tell
};

/// The databases have a shape each; hyphens stand for the blanks of titles:
///
///     Optical-Materials. Jan. 1990; 3(1): 10-20.
///     IEEE-Expert. vol.11, no.6; Dec. 1996; p.64-70
///     N-Engl-J-Med. 2000 Jan 6; 342(1): 12-8
///     Reading-Teacher; v52 n4 p336-46 Dec 1999
///     Mind; 1950 Oct Vol 59(236) 433-460
[[nodiscard]] SourceLine parse_source_line(Arena& arena, std::string_view text);

}  // namespace bibcast::inspec

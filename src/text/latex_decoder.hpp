#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/latex.hpp"
#include "text/latex_source.hpp"
#include "text/latex_table.hpp"

namespace bibcast {

/// Decodes one source. Groups stand on a stack of its own, never on that of the machine; only text in
/// mathematics in text recurs, to a small depth.
class LatexDecoder {
  public:
    LatexDecoder(Arena& arena, std::string_view source, std::vector<LatexIssue>* issues, const LatexDecoding& decoding,
                 bool plain);
    /// The first `passed` bytes are text as they stand, with characters that may compose or without.
    [[nodiscard]] Text decode(std::size_t passed, bool may_compose);

  private:
    static constexpr std::uint32_t no_style = 0xFFFFFFFF;

    enum class FrameKind : std::uint8_t {
        group,     ///< `{…}`
        argument,  ///< `{…}` after a command
        accent,    ///< `{…}` after an accent
        switched,  ///< from `\em` to the end of the group that it stands in
        range,     ///< text in mathematics, whose end is known
    };
    struct Frame {
        FrameKind kind;
        char suffix = 0;  ///< written at the end; 0: nothing
        std::uint32_t style = no_style;
        std::uint32_t source_at = 0;  ///< of the opening brace
        std::uint32_t out_at = 0;
        std::uint32_t first_style = 0;  ///< how many stretches there were
        std::uint32_t first_mark = 0;   ///< accent: its marks, in `marks_`
    };
    /// What has been made so far, to go back to.
    struct Checkpoint {
        std::size_t out;
        std::size_t styles;
        std::size_t issues;
    };
    /// One group of mathematics.
    struct MathLevel {
        bool upright = false;  ///< letters are not variables
        bool script = false;
        bool gap = false;                 ///< there was white space
        bool word = false;                ///< the last thing was the name of a function
        std::uint32_t italic = no_style;  ///< the last stretch of variables
        std::uint32_t begin = 0;          ///< in the output
    };

    /// Memory that a thread uses again for each source.
    struct Scratch {
        std::string out;
        std::vector<Styled> styles;
        std::vector<Frame> frames;
        std::vector<char32_t> marks;
    };
    static Scratch& scratch();

    // latex_decoder.cpp: text
    void run(std::size_t end);
    bool letter(std::size_t end);
    void plain_run(std::size_t end);
    void blank();
    void open_group();
    [[nodiscard]] bool has_room_for_frame() const;
    [[nodiscard]] bool has_room_for_style();
    void close_group();
    void close_frame();
    void close_switches();
    void close_all();
    void append(std::string_view text) { out_.append(text); }
    void append_blank();
    void append_collapsed(std::string_view text);
    std::uint32_t begin_style(Style style, std::string_view target = {});
    void end_style(std::uint32_t index);
    std::uint32_t begin_protection();
    void restore_braces();
    void compose();
    void report(LatexIssue::Kind kind, std::size_t begin, std::size_t end);
    [[nodiscard]] Checkpoint checkpoint() const;
    void back_to(const Checkpoint& point);

    // latex_decoder_punctuation.cpp
    void comment(std::size_t end);
    void backquote();
    void quote();
    void dashes(std::size_t end);
    void commas(std::size_t end);
    void dollar(std::size_t end);
    void ampersand(std::size_t end);
    [[nodiscard]] bool ampersand_follows();

    // latex_decoder_accents.cpp
    void accent(const LatexAccent& first, std::size_t end);
    void accent_code(std::size_t begin, std::size_t end);
    void tabbing_accent(std::size_t begin, std::size_t end);
    void apply_marks(const Frame& frame);
    [[nodiscard]] bool source_begins(const Frame& frame) const;
    void apply_mark(std::size_t at, std::size_t first_style, char32_t mark);

    // latex_decoder_commands.cpp
    void command(std::size_t end);
    void act(const LatexCommand& command, std::size_t begin, std::size_t end);
    void argument(std::uint32_t style, std::size_t end, char suffix = 0);
    void unknown(std::size_t begin, std::size_t end);
    void drop(std::size_t begin, std::size_t end);
    void skip_space(std::size_t end);
    void skip_star(std::size_t end);
    void skip_wish(std::size_t end);
    bool raw_group(std::string_view& content, std::size_t end);
    bool raw_option(std::string_view& content, std::size_t end);
    void item(std::size_t begin, std::size_t end);
    void url(std::size_t begin, std::size_t end);
    void href(std::size_t begin, std::size_t end);
    void verb(std::size_t begin, std::size_t end);
    void character(std::size_t begin, std::size_t end);
    void discretionary(std::size_t begin, std::size_t end);
    void conditional(std::size_t begin, std::size_t end);
    void change_case(bool upper, std::size_t begin, std::size_t end);
    void begin_environment(std::size_t begin, std::size_t end);
    void end_environment(std::size_t begin, std::size_t end);
    std::string_view url_of(std::string_view content);

    // latex_math.cpp
    void math(std::size_t begin, std::size_t end, std::size_t source_begin, std::size_t source_end);
    bool simple_math(std::size_t begin, std::size_t end);
    bool math_range(std::size_t begin, std::size_t end, MathLevel& level);
    bool math_command(std::size_t& at, std::size_t end, MathLevel& level);
    bool math_script(bool raised, std::size_t& at, std::size_t end, MathLevel& level);
    bool math_accent(char32_t mark, std::size_t& at, std::size_t end, MathLevel& level);
    bool math_fraction(std::size_t& at, std::size_t end, MathLevel& level);
    bool math_font(std::string_view name, std::size_t& at, std::size_t end, MathLevel& level);
    bool math_text(std::size_t& at, std::size_t end, MathLevel& level);
    bool math_argument(std::size_t& at, std::size_t end, std::size_t& begin, std::size_t& stop);
    void math_piece(std::string_view piece, MathLevel& level);
    void math_letter(char c, MathLevel& level);
    bool script_character(std::string_view content);

    // latex_chemistry.cpp
    bool chemistry(std::string_view formula);

    Arena& arena_;
    std::string_view source_;
    std::vector<LatexIssue>* issues_;
    LatexDecoding decoding_;
    bool plain_;
    LatexScanner scanner_;
    std::size_t at_ = 0;
    std::size_t next_line_ = 0;       ///< the first line end from `at_` on, once it was looked for
    std::size_t next_ampersand_ = 0;  ///< likewise
    std::string& out_;
    std::vector<Styled>& styles_;
    std::vector<Frame>& frames_;
    std::vector<char32_t>& marks_;
    std::vector<std::uint32_t> lost_braces_;  ///< where in the output a brace stood that never closed
    std::size_t open_braces_ = 0;
    std::size_t bare_braces_ = 0;  ///< open ones that had no room as groups, and are text
    std::size_t plain_end_ = 0;  ///< the end of the last run of plain characters in the output
    unsigned style_depth_ = 0;
    unsigned protected_ = 0;
    unsigned math_depth_ = 0;
    unsigned open_quotes_ = 0;
    unsigned open_layouts_ = 0;  ///< `\begin{itemize}` without its end so far
    bool variables_ = false;    ///< the mathematics at hand has variables
    bool no_room_told_ = false;
    bool may_compose_ = false;  ///< something above U+02FF was taken over as it stood
};

/// The number that TeX reads at the beginning of `text` (`126`, `"7E`, `'176`), and how many bytes it takes; nothing if there is none.
[[nodiscard]] std::optional<std::uint32_t> tex_code(std::string_view text, std::size_t& size);

/// `base` with `mark` on it, composed where Unicode has that character; 0 if it has not.
[[nodiscard]] char32_t composed_character(char32_t base, char32_t mark);

}  // namespace bibcast

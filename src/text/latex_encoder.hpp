#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/latex.hpp"
#include "text/latex_table.hpp"

namespace bibcast {

/// Writes one text as LaTeX. What is nested stands on a stack of its own.
class LatexEncoder {
  public:
    LatexEncoder(std::string& out, const Text& text, const LatexEncoding& encoding, std::u32string* unencoded);
    /// Returns how many characters had to stay UTF-8.
    std::size_t encode();

  private:
    /// A stretch that is not closed yet.
    struct Open {
        std::size_t end;     ///< in the text
        std::size_t out_at;  ///< where its content begins
        bool protection;     ///< `keep_case`
    };

    // latex_encoder.cpp: stretches
    void open(std::size_t index);
    void close();
    void close_until(std::size_t at);
    /// Writes a stretch that holds no other; false: it is to be written as text.
    bool leaf(const Styled& styled, std::size_t begin, std::size_t end);
    void math(std::string_view source);
    void tex(std::string_view source);
    void enclose_tex();
    bool variables(std::size_t index, std::size_t end);

    // latex_encoder.cpp: text
    void write_text(std::size_t end);
    void ascii_character(char c);
    void put(std::string_view piece);
    [[nodiscard]] bool braces_balanced();

    // latex_encode_characters.cpp
    void special(std::size_t& at, std::size_t end);
    void character(std::size_t at, std::size_t size, char32_t value);
    bool cluster(std::string_view cluster, std::string_view follower);
    bool single(char32_t value);
    bool accented(const std::u32string& decomposed, std::string_view follower);
    bool accented_math(char32_t base, const LatexAccent& accent);
    void keep(std::string_view raw);

    std::string& out_;
    const Text& text_;
    const LatexEncoding& encoding_;
    std::u32string* unencoded_;
    std::size_t count_ = 0;
    std::size_t begin_;   ///< where this text begins in the output
    std::size_t at_ = 0;  ///< in the text
    std::size_t next_style_ = 0;  ///< the first stretch that was not opened
    std::vector<Open> open_;
    bool protected_ = false;
    std::size_t letterless_until_ = 0;  ///< there is no letter from `at_` to here
    int balanced_ = -1;                 ///< not looked at yet
    std::size_t tex_begin_ = 0;         ///< the last TeX source that was put out
    std::size_t tex_end_ = 0;
    std::size_t math_end_ = 0;  ///< the end of the last mathematics that begins with a digit
};

}  // namespace bibcast

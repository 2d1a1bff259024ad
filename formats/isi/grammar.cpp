#include "formats/isi/grammar.hpp"

#include "formats/isi/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::isi {

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Two signs that are a tag, and a blank or nothing.
bool is_tag_line(std::string_view line) {
    if (line.size() < 2 || !is_capital(line[0]) || !(is_capital(line[1]) || is_ascii_digit(line[1]))) return false;
    return line.size() == 2 || line[2] == ' ' || line[2] == '\t';
}

}  // namespace

tagged::Line Grammar::see(std::string_view line) {
    const std::string_view tag = line.substr(0, 2);
    const bool frame = is_frame_tag(tag);
    if (!is_tag_line(line) || (ragged_ && !frame && !table.knows(tag))) {
        ragged_ = !line.empty() && !is_ascii_space(line[0]);
        return {};
    }
    ragged_ = false;
    // IEEE writes the lines of RIS into files that it calls ISI.
    const bool of_ris = line.substr(2, 3) == "  -" && (line.size() == 5 || line[5] == ' ');
    const std::string_view value = trim(line.substr(of_ris ? 5 : 2));
    if (frame) {
        inside_ = false;
        return {tag == "ER" ? tagged::LineKind::end : tagged::LineKind::head, tag, value};
    }
    const bool type = tag == "PT" || (tag == "TY" && !typed_);
    const bool begins = !inside_ || tag == "PT";
    if (begins) typed_ = false;
    inside_ = true;
    typed_ = typed_ || type;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, tag, value};
}

}  // namespace bibcast::isi

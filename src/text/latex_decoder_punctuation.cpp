#include <algorithm>

#include "text/latex_decoder.hpp"
#include "text/utf8.hpp"

namespace bibcast {

void LatexDecoder::comment(std::size_t end) {
    if (next_line_ < at_ || next_line_ == 0) next_line_ = std::min(source_.find('\n', at_), source_.size());
    std::size_t before = at_;
    while (before > 0 && (source_[before - 1] == ' ' || source_[before - 1] == '\t')) --before;
    const bool at_start = before == 0 || source_[before - 1] == '\n' || source_[before - 1] == '\r';
    const bool after_number = before > 0 && is_ascii_digit(source_[before - 1]);
    const std::string_view rest = trim(source_.substr(at_ + 1, next_line_ - at_ - 1));
    if (next_line_ >= end || (!at_start && (after_number || (before == at_ && !rest.empty())))) {
        out_ += '%';
        ++at_;
        return;
    }
    if (!rest.empty()) report(LatexIssue::Kind::dropped_comment, at_, next_line_);
    at_ = next_line_ + 1;
    while (at_ < end && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
}

bool LatexDecoder::ampersand_follows() {
    if (next_ampersand_ < at_ || next_ampersand_ == 0) next_ampersand_ = std::min(source_.find('&', at_), source_.size());
    return next_ampersand_ < source_.size();
}

/// Behind an ampersand, escaped or not.
void LatexDecoder::ampersand(std::size_t end) {
    const LatexEntity entity = latex_entity(source_.substr(at_, end - at_));
    out_ += entity.character == 0 ? '&' : entity.character;
    at_ += entity.size;
}

void LatexDecoder::backquote() {
    if (source_.substr(at_, 2) == "``") {
        out_ += "“";
        at_ += 2;
        return;
    }
    const char before = at_ > 0 ? source_[at_ - 1] : '\0';
    // The ligature of two characters that stand together, not of one that was an argument or a command.
    const bool together = plain_end_ == out_.size() && !out_.empty() && out_.back() == before;
    if ((before == '?' || before == '!') && together) {
        out_.pop_back();
        out_ += before == '?' ? "¿" : "¡";
    } else {
        out_ += "‘";
        ++open_quotes_;
    }
    ++at_;
}

void LatexDecoder::quote() {
    const auto next = [this](std::size_t offset) {
        return at_ + offset < source_.size() ? source_[at_ + offset] : '\0';
    };
    // Within a backquoted stretch ''' is its end and then the end of a double one.
    const bool doubled = next(1) == '\'' && !(open_quotes_ > 0 && next(2) == '\'');
    if (doubled) {
        out_ += "”";
        at_ += 2;
        return;
    }
    if (open_quotes_ > 0 && !is_ascii_alpha(next(1)) && static_cast<unsigned char>(next(1)) < 0x80) {
        out_ += "’";
        --open_quotes_;
    } else {
        out_ += '\'';
    }
    ++at_;
}

void LatexDecoder::dashes(std::size_t end) {
    std::size_t count = 1;
    while (count < 3 && at_ + count < end && source_[at_ + count] == '-') ++count;
    out_ += count == 3 ? "—" : count == 2 ? "–" : "-";
    at_ += count;
}

void LatexDecoder::commas(std::size_t end) {
    // The ligature of T1 that opens a German quotation; anywhere else two commas are two commas.
    const bool doubled = source_.substr(at_, 2) == ",,";
    const bool opens = at_ == 0 || is_ascii_space(source_[at_ - 1]) || source_[at_ - 1] == '(' ||
                       source_[at_ - 1] == '[' || source_[at_ - 1] == '{';
    const char next = at_ + 2 < end ? source_[at_ + 2] : ' ';
    if (doubled && opens && !is_ascii_space(next) && next != ',' && next != '}') {
        out_ += "„";
        at_ += 2;
        return;
    }
    out_ += ',';
    ++at_;
}

void LatexDecoder::dollar(std::size_t end) {
    const bool display = source_.substr(at_, 2) == "$$";
    const std::size_t begin = at_ + (display ? 2 : 1);
    const std::size_t stop = scanner_.math_end(begin, end, display ? "$$" : "$");
    if (stop == latex_nowhere) {
        report(LatexIssue::Kind::unclosed_math, at_, begin);
        out_.append(display ? "$$" : "$");
        at_ = begin;
        return;
    }
    const std::string_view content = source_.substr(begin, stop - begin);
    const std::size_t after = stop + (display ? 2 : 1);
    // Sums of money: "from $5 to $10" has no mathematics in it.
    const bool money = !display && !content.empty() && is_ascii_digit(content.front()) &&
                       (is_ascii_space(content.back()) || (after < end && is_ascii_digit(source_[after]))) &&
                       content.find_first_of("\\^_{") == std::string_view::npos;
    if (money) {
        out_ += '$';
        ++at_;
        return;
    }
    math(begin, stop, at_, after);
    at_ = after;
}

}  // namespace bibcast

#include "report/position.hpp"

#include <algorithm>

#include "text/byte_block.hpp"

namespace bibcast {

namespace {

std::size_t count_lead_bytes(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// How often a byte stands in `text`: the matches of sixteen places are summed in as many bytes, for as long as these hold them.
std::size_t count_of(std::string_view text, char wanted) {
    std::size_t count = 0;
    std::size_t at = 0;
    while (at + sizeof(ByteBlock) <= text.size()) {
        ByteBlock sums{};
        const std::size_t end = std::min(text.size() - sizeof(ByteBlock), at + 254 * sizeof(ByteBlock));
        for (; at <= end; at += sizeof(ByteBlock)) {
            const auto matches = byte_block_at(text.data() + at) == static_cast<unsigned char>(wanted);
            sums -= reinterpret_cast<ByteBlock>(matches);  // a match is -1
        }
        for (std::size_t i = 0; i < sizeof(ByteBlock); ++i) count += sums[i];
    }
    return count + static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), wanted));
}

}  // namespace

Position advance(Position start, std::string_view text) {
    // A CR is rare, so it pays to count it apart.
    std::size_t ends = count_of(text, '\n');
    std::size_t last = text.rfind('\n');
    if (text.find('\r') != std::string_view::npos) {
        for (std::size_t i = text.find('\r'); i != std::string_view::npos; i = text.find('\r', i + 1)) {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            ++ends;
            if (last == std::string_view::npos || i > last) last = i;
        }
    }
    if (ends == 0) return {start.line, start.column + count_lead_bytes(text)};
    return {start.line + ends, 1 + count_lead_bytes(text.substr(last + 1))};
}

std::string_view line_around(std::string_view text, std::size_t offset, std::size_t& begin) {
    offset = std::min(offset, text.size());
    begin = offset;
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
    std::size_t end = offset;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
    return text.substr(begin, end - begin);
}

}  // namespace bibcast

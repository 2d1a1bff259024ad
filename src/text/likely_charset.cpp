#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// The lines with bytes that are no ASCII: only they tell charsets apart.
std::string telling_lines(std::string_view text) {
    constexpr std::size_t enough = std::size_t{64} << 10;
    std::string lines;
    for (std::size_t at = 0; at < text.size() && lines.size() < enough;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (!is_ascii(line)) {
            lines += line.substr(0, enough);
            lines += '\n';
        }
        at = end + 1;
    }
    return lines;
}

}  // namespace

std::string likely_charset(std::string_view text) {
    const std::string lines = telling_lines(text);
    // A few accents could be anything.
    constexpr std::ptrdiff_t enough = 12;
    if (std::count_if(lines.begin(), lines.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) < enough) return {};
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
    ucsdet_setText(detector.get(), lines.data(), static_cast<int32_t>(lines.size()), &status);
    int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
    // Western text of a few words looks a little like everything else.
    constexpr int32_t least = 18;
    constexpr int32_t ahead = 5;
    std::string best;
    int32_t best_confidence = 0;
    for (int32_t i = 0; i < count && U_SUCCESS(status); ++i) {
        const std::string name = ucsdet_getName(matches[i], &status);
        const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        const bool is_western = name == "ISO-8859-1" || name == "windows-1252";
        if (i == 0 && (is_western || confidence < least || name.starts_with("UTF-"))) return {};
        if (i == 0) {
            best = name;
            best_confidence = confidence;
        } else if (is_western && confidence + ahead > best_confidence) {
            return {};
        }
    }
    return best.empty() ? best : charset_named(best);
}

}  // namespace bibcast

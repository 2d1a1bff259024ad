#include "text/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Labels that ICU does not know, or for less than what programs write under them.
struct Label {
    std::string_view label;  ///< its letters and digits, in lower case
    const char* name;        ///< a name that ICU knows
};

constexpr std::array labels = {
    // WHATWG Encoding Standard, section 4.2.
    Label{"ascii", "windows-1252"}, Label{"usascii", "windows-1252"}, Label{"iso88591", "windows-1252"}, Label{"iso885911987", "windows-1252"},
    Label{"latin1", "windows-1252"}, Label{"l1", "windows-1252"}, Label{"isolatin1", "windows-1252"}, Label{"iso646us", "windows-1252"},
    Label{"iso88599", "windows-1254"}, Label{"latin5", "windows-1254"}, Label{"l5", "windows-1254"}, Label{"isolatin5", "windows-1254"},
    Label{"iso885911", "windows-874"}, Label{"tis620", "windows-874"}, Label{"dos874", "windows-874"},
    Label{"gb2312", "gb18030"}, Label{"gb231280", "gb18030"}, Label{"gbk", "gb18030"}, Label{"xgbk", "gb18030"}, Label{"cp936", "gb18030"},
    Label{"ms936", "gb18030"}, Label{"euccn", "gb18030"}, Label{"chinese", "gb18030"},
    Label{"shiftjis", "windows-31j"}, Label{"sjis", "windows-31j"}, Label{"xsjis", "windows-31j"}, Label{"cp932", "windows-31j"},
    Label{"euckr", "windows-949"}, Label{"ksc56011987", "windows-949"}, Label{"ksc5601", "windows-949"}, Label{"korean", "windows-949"},
    Label{"cp949", "windows-949"}, Label{"uhc", "windows-949"},
    Label{"big5", "Big5-HKSCS"}, Label{"big5hkscs", "Big5-HKSCS"}, Label{"cp950", "Big5-HKSCS"},
    // LaTeX's inputenc.
    Label{"ansinew", "windows-1252"}, Label{"applemac", "macintosh"}, Label{"macroman", "macintosh"}, Label{"macce", "x-mac-centraleurroman"},
    Label{"maccyr", "x-mac-cyrillic"},
    // TeXShop, macOS.
    Label{"isolatin", "windows-1252"}, Label{"windowslatin1", "windows-1252"}, Label{"isolatin2", "iso-8859-2"}, Label{"isolatin9", "iso-8859-15"},
    Label{"isolatingreek", "iso-8859-7"}, Label{"isocyrillic", "iso-8859-5"}, Label{"windowslatin2", "windows-1250"},
    Label{"windowscentraleurroman", "windows-1250"}, Label{"windowscyrillic", "windows-1251"}, Label{"windowsgreek", "windows-1253"},
    Label{"macosroman", "macintosh"}, Label{"maccentraleuropeanroman", "x-mac-centraleurroman"}, Label{"maccyrillic", "x-mac-cyrillic"},
    Label{"macjapanese", "windows-31j"}, Label{"japanesemacos", "windows-31j"}, Label{"japanesewindowsdos", "windows-31j"}, Label{"dosjapanese", "windows-31j"}, Label{"dosrussian", "ibm-866"}, Label{"eucjapanese", "euc-jp"},
    Label{"japaneseeuc", "euc-jp"}, Label{"koreaneuc", "windows-949"}, Label{"koreanmacos", "windows-949"}, Label{"koreanwindowsdos", "windows-949"}, Label{"mackorean", "windows-949"},
    Label{"cyrillicwindows", "windows-1251"}, Label{"cyrillicmacos", "x-mac-cyrillic"}, Label{"cyrillicdos", "ibm-866"}, Label{"greekwindows", "windows-1253"},
    Label{"greekmacos", "x-mac-greek"}, Label{"windowslatin5", "windows-1254"}, Label{"simplifiedchinesewindowsdos", "gb18030"},
    Label{"simplifiedchinesemacos", "gb18030"}, Label{"traditionalchinesewindowsdos", "Big5-HKSCS"}, Label{"traditionalchinesemacos", "Big5-HKSCS"}, Label{"gb18030", "gb18030"},
    Label{"chinesegbk", "gb18030"}, Label{"utf8unicode", "UTF-8"}, Label{"unicodeutf8", "UTF-8"}, Label{"utf8bom", "UTF-8"},
    Label{"utf8mb4", "UTF-8"}, Label{"utf8x", "UTF-8"}, Label{"standardunicode", "UTF-16"},
};

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

std::string letters_of(std::string_view label) {
    std::string letters;
    for (const char c : label) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) letters += ascii_lower(c);
    }
    return letters;
}

/// Of `Western (Mac OS Roman)` what is in parentheses. An ending that Emacs puts behind is no part of it.
std::string_view core_of(std::string_view label) {
    const std::size_t open = label.find('(');
    const std::size_t close = label.rfind(')');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open) label = label.substr(open + 1, close - open - 1);
    for (const std::string_view ending : {std::string_view("-unix"), std::string_view("-dos"), std::string_view("-mac")}) {
        if (label.ends_with(ending)) label.remove_suffix(ending.size());
    }
    return label;
}

const Label* find_label(std::string_view letters) {
    return std::find_if(labels.begin(), labels.end(), [&](const Label& row) { return row.label == letters; });
}

Converter open_named(std::string_view label) {
    const std::string_view core = core_of(trim(label));
    const std::string letters = letters_of(core);
    // A converter may be loaded from a file, whose name is no business of what is read.
    const bool is_name = !letters.empty() && core.size() < UCNV_MAX_CONVERTER_NAME_LENGTH &&
                         std::all_of(core.begin(), core.end(), [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ' ' || c == ':'; });
    const auto* known = find_label(letters_of(label));
    if (known == labels.end()) known = find_label(letters);
    if (known == labels.end() && !is_name) return nullptr;
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(known != labels.end() ? known->name : std::string(core).c_str(), &status));
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string name_of(const UConverter* converter) {
    UErrorCode status = U_ZERO_ERROR;
    const char* const name = ucnv_getName(converter, &status);
    for (const char* const standard : {"MIME", "IANA"}) {
        status = U_ZERO_ERROR;
        const char* const found = ucnv_getStandardName(name, standard, &status);
        if (found != nullptr && U_SUCCESS(status)) return found;
    }
    const std::string_view shown = name;
    for (const Label& row : labels) {
        status = U_ZERO_ERROR;
        const char* const canonical = ucnv_getAlias(row.name, 0, &status);
        if (canonical != nullptr && shown == canonical) return row.name;
    }
    return name;
}

/// A noncharacter, which no charset has, in the place of bytes that mean nothing.
constexpr char16_t undecodable = 0xFDD0;

void put_undecodable(const void*, UConverterToUnicodeArgs* args, const char*, int32_t, UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &undecodable, 1, 0, status);
}

class CharsetTranscoder final : public Transcoder {
  public:
    explicit CharsetTranscoder(Converter converter) : converter_(std::move(converter)), name_(name_of(converter_.get())) {
        UErrorCode status = U_ZERO_ERROR;
        ucnv_setToUCallBack(converter_.get(), put_undecodable, nullptr, nullptr, nullptr, &status);
    }

    void convert(std::string_view bytes, bool at_end, std::string& out) override {
        const char* from = bytes.data();
        const char* const end = from + bytes.size();
        while (true) {
            char16_t* to = units_.data();
            UErrorCode status = U_ZERO_ERROR;
            ucnv_toUnicode(converter_.get(), &to, units_.data() + units_.size(), &from, end, nullptr, static_cast<UBool>(at_end), &status);
            append({units_.data(), static_cast<std::size_t>(to - units_.data())}, out);
            if (status != U_BUFFER_OVERFLOW_ERROR) break;
        }
    }
    [[nodiscard]] std::string_view name() const override { return name_; }

  private:
    void append(std::u16string_view units, std::string& out) {
        for (const char16_t unit : units) {
            if (unit < 0x80) {
                out += static_cast<char>(unit);
            } else if (unit == undecodable) {
                out += beyond_unicode;
            } else if (U16_IS_LEAD(unit)) {
                lead_ = unit;  // the converter makes whole pairs
            } else {
                append_utf8(out, U16_IS_TRAIL(unit) ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, unit)) : unit);
            }
        }
    }

    Converter converter_;
    std::string name_;
    char16_t lead_ = 0;
    std::array<char16_t, 4096> units_;
};

/// Whether the bytes of ASCII mean themselves. What Japanese and Korean charsets have in the place of a few signs does not count.
bool contains_ascii(UConverter* converter) {
    constexpr std::string_view ascii = "ABCXYZabcxyz0189 \n<>={}@%,:;()\"";
    std::array<char16_t, 64> units;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size = ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), ascii.data(), static_cast<int32_t>(ascii.size()), &status);
    ucnv_reset(converter);
    return U_SUCCESS(status) && std::equal(ascii.begin(), ascii.end(), units.data(), units.data() + size);
}

class DeclaredTranscoder final : public Transcoder {
  public:
    explicit DeclaredTranscoder(std::unique_ptr<Transcoder> charset) : charset_(std::move(charset)) {
        // Charsets of seven bits (RFC 1468, RFC 1557, RFC 1843) change by an escape.
        if (charset_->name().starts_with("ISO-2022")) escape_ = '\x1B';
        if (charset_->name().starts_with("HZ")) escape_ = '~';
    }

    void convert(std::string_view bytes, bool at_end, std::string& out) override {
        if (reading_ == Reading::charset) return charset_->convert(bytes, at_end, out);
        if (reading_ == Reading::utf8) {
            out += bytes;
            return;
        }
        held_ += bytes;
        const std::size_t first = static_cast<std::size_t>(
            std::find_if(held_.begin(), held_.end(), [this](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == escape_; }) - held_.begin());
        out += std::string_view(held_).substr(0, first);
        held_.erase(0, first);
        // A few bytes at the end of a block may be all that is there of a character of UTF-8.
        constexpr std::size_t enough = 16;
        if (held_.size() < (at_end ? 1 : enough)) return;
        const std::size_t bad = find_invalid_utf8(held_);
        const bool is_cut = !at_end && bad + 4 > held_.size();
        const bool is_utf8 = held_.front() != escape_ && (bad == std::string::npos || is_cut);
        reading_ = is_utf8 ? Reading::utf8 : Reading::charset;
        const std::string held = std::move(held_);
        held_.clear();
        convert(held, at_end, out);
    }
    [[nodiscard]] std::string_view name() const override { return reading_ == Reading::charset ? charset_->name() : std::string_view{}; }

  private:
    enum class Reading : std::uint8_t { undecided, utf8, charset };

    std::unique_ptr<Transcoder> charset_;
    Reading reading_ = Reading::undecided;
    char escape_ = '\x80';
    std::string held_;  ///< from the first byte on that may decide
};

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

std::string charset_named(std::string_view label) {
    const Converter converter = open_named(label);
    return converter == nullptr ? std::string{} : name_of(converter.get());
}

std::unique_ptr<Transcoder> make_transcoder(std::string_view label) {
    Converter converter = open_named(label);
    if (converter == nullptr || name_of(converter.get()) == "UTF-8") return nullptr;
    return std::make_unique<CharsetTranscoder>(std::move(converter));
}

std::unique_ptr<Transcoder> make_declared_transcoder(std::string_view label) {
    Converter converter = open_named(label);
    if (converter == nullptr || name_of(converter.get()) == "UTF-8" || !contains_ascii(converter.get())) return nullptr;
    return std::make_unique<DeclaredTranscoder>(std::make_unique<CharsetTranscoder>(std::move(converter)));
}

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

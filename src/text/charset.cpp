#include "text/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>

#include "text/charset_labels.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

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

const CharsetLabel* find_label(std::string_view letters) {
    return std::find_if(charset_labels.begin(), charset_labels.end(), [&](const CharsetLabel& row) { return row.label == letters; });
}

Converter open_named(std::string_view label) {
    const std::string_view core = core_of(trim(label));
    const std::string letters = letters_of(core);
    // A converter may be loaded from a file, whose name is no business of what is read.
    const bool is_name = !letters.empty() && core.size() < UCNV_MAX_CONVERTER_NAME_LENGTH &&
                         std::all_of(core.begin(), core.end(), [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ' ' || c == ':'; });
    const auto* known = find_label(letters_of(label));
    if (known == charset_labels.end()) known = find_label(letters);
    if (known == charset_labels.end() && !is_name) return nullptr;
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(known != charset_labels.end() ? known->name : std::string(core).c_str(), &status));
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
    for (const CharsetLabel& row : charset_labels) {
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

}  // namespace bibcast

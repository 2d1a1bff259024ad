#include "csl/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// A collator of the locale; null if there is none. Made once a language.
const icu::Collator* collator_of(const std::string& language) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<icu::Collator>> known;
    const std::lock_guard lock(mutex);
    auto& collator = known[language];
    if (collator == nullptr) {
        UErrorCode status = U_ZERO_ERROR;
        collator.reset(icu::Collator::createInstance(icu::Locale(language.c_str()), status));
        if (U_FAILURE(status)) collator.reset();
    }
    return collator.get();
}

}  // namespace

Collation::Collation(const std::string& language) : collator_(collator_of(language)) {}

std::string Collation::key_of(std::string_view text) const {
    if (collator_ == nullptr || text.empty()) return std::string(text);
    const icu::UnicodeString value = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string out(text.size() * 2 + 16, '\0');
    const auto capacity = static_cast<std::int32_t>(out.size());
    const std::int32_t needed = collator_->getSortKey(value, reinterpret_cast<std::uint8_t*>(out.data()), capacity);
    if (needed > capacity) {
        out.resize(static_cast<std::size_t>(needed));
        static_cast<void>(collator_->getSortKey(value, reinterpret_cast<std::uint8_t*>(out.data()), needed));
    }
    out.resize(static_cast<std::size_t>(std::max(needed, 1)) - 1);
    return out;
}

std::string pad_numbers(std::string_view text) {
    constexpr std::size_t width = 10;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_ascii_digit(text[end])) ++end;
        if (end == at) {
            out += text[at++];
            continue;
        }
        if (end - at < width) out.append(width - (end - at), '0');
        out += text.substr(at, end - at);
        at = end;
    }
    return out;
}

}  // namespace bibcast::csl

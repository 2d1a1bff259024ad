#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// Whether `text` has the form of a language tag (BCP 47, RFC 5646, section 2.1): a language of two or three letters, then a script, a region and
/// variants, where they are: `en`, `pt-BR`, `zh-Hant-TW`. `_` is taken for `-`. Whether the subtags are registered is not asked.
[[nodiscard]] bool is_language_tag(std::string_view text);

/// Whether `text` is a bibliographic code of ISO 639-2 (`ger`, but not `deu`).
[[nodiscard]] bool is_bibliographic_code(std::string_view text);

/// The tag for a language as a source says it: the tag itself; the shortest one for a code of ISO 639-2 (`eng`, `ger`, `deu`); the language
/// for its English name or its own, in any case (`German`, `deutsch`). Empty: not known, or more than one language.
[[nodiscard]] std::string_view language_tag_of(std::string_view words);

/// A tag with hyphens between its subtags, as XML and HTML want it: `en-US` of `en_US`.
[[nodiscard]] std::string hyphenated(std::string_view tag);

/// The tag of a language, and the words themselves where they are no language that we know.
[[nodiscard]] inline std::string_view language_tag_or_words(std::string_view words) {
    const std::string_view tag = language_tag_of(words);
    return tag.empty() ? words : tag;
}

}  // namespace bibcast

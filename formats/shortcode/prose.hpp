#pragma once

#include <string_view>

namespace bibcast::shortcode {

/// How much a line of text looks like a list of names.
enum class NameLikeness : unsigned char {
    no,
    one,   ///< one name, or a short title in capitals: only what is known of the entry can tell
    list,  ///< two names or more
};

/// Judges decoded text, in which marks may still stand.
[[nodiscard]] NameLikeness name_likeness(std::string_view text);

/// True for running text: sentences rather than a title, a name or a venue.
[[nodiscard]] bool is_prose(std::string_view text);

/// True for one sentence that asks or calls: what titles are, and abstracts begin with.
[[nodiscard]] bool is_question(std::string_view text);

}  // namespace bibcast::shortcode

#pragma once

#include <string_view>

namespace bibcast {

/// A person as most lists have them, in views of the text.
struct UsualName {
    std::string_view particle;  ///< non-dropping; with others in front of the family name, as it stands
    std::string_view family;
    std::string_view given;
};

/// `García, Ana M.`, `O'Neil, Zoë`, `van der Berg, Wei`: one word, or several of which the first is in small letters, a comma, and given
/// names with capitals, without anything that another rule of names would look at: no mark, no markup, no suffix, no title, no form
/// of company. Most names of any list are such, and need one look at each byte. False if `text` is another name; `name` is then unspecified.
[[nodiscard]] bool read_usual_name(std::string_view text, UsualName& name);

}  // namespace bibcast

#pragma once

#include <string_view>

#include "name/names_source.hpp"

namespace bibcast {

/// True for a list of hundreds of thousands of names of hardly more than a sign or two, or of as many signs of markup (`a; a; a; …`):
/// no list of people, and a contributor for each of them would take thirty times the list.
[[nodiscard]] bool is_crowd(std::string_view list);

/// Adds such a list as one literal name, as it stands, and says so.
void add_crowd(const NamesSource& source);

}  // namespace bibcast

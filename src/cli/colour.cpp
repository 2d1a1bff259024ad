#include "cli/colour.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace bibcast {

bool wants_colour(const std::string& choice, int descriptor) {
    if (choice != "auto") return choice == "always";
    const char* const term = std::getenv("TERM");
    const char* const refused = std::getenv("NO_COLOR");  // no-color.org: set and not empty
    if (refused != nullptr && *refused != '\0') return false;
    return ::isatty(descriptor) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace bibcast

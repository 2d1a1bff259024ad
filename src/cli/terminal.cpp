#include "cli/terminal.hpp"

#include <sys/ioctl.h>
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

std::size_t columns_of(int descriptor) {
    winsize size{};
    return ::isatty(descriptor) == 1 && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace bibcast

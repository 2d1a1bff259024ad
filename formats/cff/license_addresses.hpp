#pragma once

#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace bibcast::cff {

/// The SPDX identifier that an address of a licence spells: `https://creativecommons.org/licenses/by/4.0/legalcode` is `by/4.0`, others have it as their
/// last part. Empty for any other address.
[[nodiscard]] inline std::string identifier_in_license_address(std::string_view address) {
    if (!address.starts_with("http")) return {};
    const auto behind = [address](std::string_view host) {
        const std::size_t at = address.find(host);
        return at == std::string_view::npos ? std::string_view{} : address.substr(at + host.size());
    };
    std::string_view path = behind("creativecommons.org/licenses/");
    if (!path.empty()) {
        // `by-nc/3.0/at/`: a port of the licence is another one.
        const std::size_t slash = path.find('/');
        if (slash == std::string_view::npos) return {};
        std::string_view rest = path.substr(slash + 1);
        const std::string_view version = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(version.size() + 1, rest.size()));
        const std::string_view port = rest.substr(0, rest.find('/'));
        std::string found = "CC-" + std::string(path.substr(0, slash)) + "-" + std::string(version);
        if (!port.empty() && !port.starts_with("legalcode") && !port.starts_with("deed")) found += "-" + std::string(port);
        return found;
    }
    if (behind("creativecommons.org/publicdomain/zero/").starts_with("1.0")) return "CC0-1.0";
    for (const std::string_view host : {"spdx.org/licenses/", "opensource.org/licenses/", "opensource.org/license/"}) {
        path = behind(host);
        if (path.ends_with('/')) path.remove_suffix(1);
        if (path.ends_with(".html")) path.remove_suffix(5);
        if (!path.empty()) return std::string(path);
    }
    if (behind("apache.org/licenses/").starts_with("LICENSE-2.0")) return "Apache-2.0";
    return {};
}

}  // namespace bibcast::cff

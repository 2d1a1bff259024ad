#include "formats/csl_json/addresses.hpp"

namespace bibcast::csl_json {

namespace {

struct Row {
    std::string_view scheme;
    std::string_view address;  ///< what stands before the value
};
constexpr Row rows[] = {
    {"arxiv", "https://arxiv.org/abs/"},
    {"openreview", "https://openreview.net/forum?id="},
    {"acl-anthology", "https://aclanthology.org/"},
    {"handle", "https://hdl.handle.net/"},
};

}  // namespace

bool append_address(std::string& out, const Identifier& identifier) {
    for (const Row& row : rows) {
        if (row.scheme != identifier.scheme) continue;
        out += row.address;
        out += identifier.value;
        if (!identifier.version.empty()) {
            out += 'v';
            out += identifier.version;
        }
        return true;
    }
    return false;
}

void append_arxiv_number(std::string& out, const Identifier& identifier) {
    out += "arXiv:";
    out += identifier.value;
}

}  // namespace bibcast::csl_json

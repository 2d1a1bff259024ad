#include "model/derived_text.hpp"

#include <algorithm>

namespace bibcast {

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
    // What biblatex links these to (biblatex.def, the formats `eprint:jstor` and `eprint:googlebooks`).
    {"jstor", "https://www.jstor.org/stable/"},
    {"googlebooks", "https://books.google.com/books?id="},
};

/// Whether the note shows `address` already, as Better BibTeX writes it for styles that know no `url`: nobody wants it twice.
bool is_in_note(const Record& record, std::string_view address) {
    return record.plain(Variable::note).find(address.substr(std::min(address.find("//"), address.size()))) != std::string_view::npos;
}

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

void append_derived_texts(std::vector<DerivedText>& out, const Record& record) {
    if (record.identifiers.empty()) return;
    const std::size_t first = out.size();
    const Identifier* arxiv = record.identifier("arxiv");
    if (arxiv != nullptr && record.type == ItemType::article) {
        if (record.text(Variable::publisher) == nullptr) out.push_back({Variable::publisher, "arXiv"});
        if (record.text(Variable::number) == nullptr) {
            out.push_back({Variable::number, {}});
            append_arxiv_number(out.back().value, *arxiv);
        }
    }
    if (record.text(Variable::url) == nullptr && record.text(Variable::doi) == nullptr) {
        std::string address;
        for (const Identifier& identifier : record.identifiers) {
            if (append_address(address, identifier)) break;
        }
        if (!address.empty() && !is_in_note(record, address)) out.push_back({Variable::url, std::move(address)});
    }
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
              [](const DerivedText& a, const DerivedText& b) { return a.variable < b.variable; });
}

}  // namespace bibcast

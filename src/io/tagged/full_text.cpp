#include "io/tagged/full_text.hpp"

namespace bibcast::tagged {

void take_full_text(Record& record) {
    for (const LinkKind kind : {LinkKind::html, LinkKind::pdf}) {
        for (std::size_t i = 0; i < record.links.size() && record.text(Variable::url) == nullptr; ++i) {
            const Link& link = record.links[i];
            if (link.kind != kind || !link.url.starts_with("http")) continue;
            record.add_text(Variable::url, link.url, link.source);
            if (kind == LinkKind::html) record.links.erase(i);
        }
    }
}

}  // namespace bibcast::tagged

#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "csl/processor.hpp"

namespace bibcast {
struct JsonNode;
}

namespace bibcast::csl {

/// Called for a cite whose item is unknown.
using UnknownItem = std::function<void(std::string_view id)>;

/// The cites of a citation as citeproc-js takes them: `[{id, locator, label, prefix, suffix, suppress-author, …}]`. Cites of
/// unknown items are left out.
[[nodiscard]] std::vector<Cite> read_cites(const JsonNode& list, const Processor& processor, const UnknownItem& unknown = {});

/// A citation `{citationID, citationItems, properties: {noteIndex}}`, `{…, noteIndex}`, or a bare list of cites.
[[nodiscard]] Cluster read_cluster(const JsonNode& node, const Processor& processor, const UnknownItem& unknown = {});

/// The items of a document in the order of their first cites.
[[nodiscard]] std::vector<std::size_t> cited_items(const std::vector<Cluster>& clusters);

/// The text of a value; empty for none.
[[nodiscard]] std::string_view json_text(const JsonNode* node);
/// The number that a value is; 0 for none.
[[nodiscard]] unsigned json_number(const JsonNode* node);

}  // namespace bibcast::csl

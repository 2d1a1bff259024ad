#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/record.hpp"

namespace bibcast::cv {

/// The record as a thing of schema.org: `ScholarlyArticle`, `Book`, `Thesis`, …
[[nodiscard]] nlohmann::ordered_json schema_org(const Record& record);

/// JSON that may stand in a `script` element: no `<`, `>` and `&`, no line separators (HTML Standard, 4.12.1.3).
[[nodiscard]] std::string json_for_script(const nlohmann::ordered_json& json);

/// The record as a ContextObject in a query string (NISO Z39.88-2004; COinS): what reference managers find in a page of many works.
[[nodiscard]] std::string context_object(const Record& record);

}  // namespace bibcast::cv

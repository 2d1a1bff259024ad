#pragma once

#include <string>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::csl_json {

/// Adds the keywords of a `keyword` string to the record: between semicolons if there is one, else between commas.
void split_keywords(Record& record, std::string_view text, SourceSpan source);

/// Appends the keywords as one string. False if splitting it would not give the same keywords.
[[nodiscard]] bool join_keywords(std::string& out, const List<StringField>& keywords);

}  // namespace bibcast::csl_json

#pragma once

#include <string>
#include <string_view>

#include "csl/library.hpp"

namespace bibcast::csl {

/// Answers one request of `bibcast cite --batch`, a line of JSON, with a line of JSON (without its line break).
///
/// A request is a fixture, `{id, mode, csl, input, citation_items?, citations?, document?, bibentries?}`, whose result is
/// what the CSL test suite expects, or `{id, op: "render", csl, input, document?, lang?, format?}`, whose result is
/// `{bibliography, order, citations}`. What cannot be answered gives `{id, error}`.
[[nodiscard]] std::string answer(std::string_view line, const LocaleLibrary& locales);

}  // namespace bibcast::csl

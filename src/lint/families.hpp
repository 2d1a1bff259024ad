#pragma once

#include "lint/rule.hpp"

namespace bibcast::lint {

extern const LintFamily fields;
extern const LintFamily identifiers;
extern const LintFamily addresses;
extern const LintFamily dates;
extern const LintFamily pages;
extern const LintFamily names;
extern const LintFamily people;
extern const LintFamily titles;
extern const LintFamily texts;
extern const LintFamily markup;
extern const LintFamily keys;
extern const LintFamily duplicates;
extern const LintFamily journals;
extern const LintFamily awards;
extern const LintFamily macros;
extern const LintFamily containers;
extern const LintFamily files;

}  // namespace bibcast::lint

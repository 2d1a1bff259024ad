#pragma once

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "text/yaml.hpp"

namespace bibcast {

// What every format that is YAML can say of its files. `csl_yaml` has the fixtures.
inline constexpr Code yaml_syntax{"yaml/syntax", Severity::error, "a record is not YAML",
                                  "The text breaks YAML's rules at the place shown: often a colon or a quotation mark inside a value without "
                                  "quotation marks around it, or a tab in the indentation. The values before that place are read, and the rest of the record is "
                                  "kept as a leftover. The other records are read as if nothing had happened."};
inline constexpr Code yaml_alias{"yaml/alias", Severity::warning, "an alias stands for nothing",
                                 "An alias (*name) stands for a value that was marked with an anchor (&name) before. Here there is no such anchor in the same "
                                 "record, or the aliases would make too much of it. The value is the text of the alias."};
inline constexpr Code yaml_duplicate_key{"yaml/duplicate-key", Severity::warning, "a key stands twice in one mapping",
                                         "YAML forbids it, and programs differ on which value counts. Both are read."};
inline constexpr Code yaml_tag{"yaml/tag", Severity::warning, "a value has a tag that says nothing here",
                               "A tag (!name) gives a value a type of somebody's own. The value is read as if it had none."};
inline constexpr Code yaml_complex_key{"yaml/complex-key", Severity::warning, "a key is a list or a mapping",
                                       "YAML allows it, and no bibliographic format has such keys. The key is taken as it is written."};
inline constexpr Code yaml_control_character{"yaml/control-character", Severity::warning, "a record has characters that YAML forbids",
                                             "Control characters cannot stand in YAML but as escapes in double quotation marks. Each one in the record is read as a blank."};
inline constexpr Code yaml_outside{"yaml/outside", Severity::warning, "a part of the file belongs to no record",
                                   "The format says where in the file records stand. What else is in it (other metadata, the text of a document) is not "
                                   "converted."};

/// Reports what was odd or wrong in a document.
void report_yaml(const YamlDocument& document, Findings& findings);

/// Reports the text of `span` as belonging to no record, unless there is nothing on it.
void report_outside_yaml(std::string_view source, std::size_t begin, std::size_t end, Findings& findings);

/// Keeps what `source` has behind the error of a document, as the leftover `damaged`.
void keep_damaged_yaml(Record& record, const YamlDocument& document, std::string_view source, std::string_view format);
/// Keeps all that `source` has from there on as the leftover `damaged`, unless there is nothing.
void keep_yaml(Record& record, std::string_view source, std::size_t from, std::string_view format);

}  // namespace bibcast

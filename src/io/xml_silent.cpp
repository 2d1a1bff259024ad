#include "io/xml_silent.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"
#include "text/xml_lexer.hpp"

namespace bibcast {

namespace {

constexpr std::array silent = {
    SilentAttribute{"schemaLocation", "", "where the schema of the format is published"},
    SilentAttribute{"noNamespaceSchemaLocation", "", "where the schema of the format is published"},
    SilentAttribute{"xlink:type", "simple", "XLink 1.0: that a link is one"},
    SilentAttribute{"space", "preserve", "how white space is to be read"},
    SilentAttribute{"face", "normal", "EndNote: the text has no look of its own"},
    SilentAttribute{"font", "default", "EndNote: the text has no look of its own"},
    SilentAttribute{"size", "100%", "EndNote: the text has no look of its own"},
};

}  // namespace

bool says_nothing(std::string_view name, std::string_view value) {
    if (trim(value).empty() || name.starts_with("xmlns")) return true;
    const std::string_view local = xml_local_name(name);
    return std::any_of(silent.begin(), silent.end(), [&](const SilentAttribute& row) {
        return (row.name == local || row.name == name) && (row.value.empty() || row.value == value);
    });
}

}  // namespace bibcast

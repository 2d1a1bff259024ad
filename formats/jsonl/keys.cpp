#include "formats/jsonl/keys.hpp"

#include <array>
#include <utility>

#include "model/variable_names.hpp"

namespace bibcast::jsonl {

const JsonKey& key_of(Variable variable) {
    static constexpr auto keys = []<std::size_t... i>(std::index_sequence<i...>) {
        return std::array<JsonKey, sizeof...(i)>{JsonKey(variable_names[i])...};
    }(std::make_index_sequence<variable_count>());
    return keys[static_cast<std::size_t>(variable)];
}

}  // namespace bibcast::jsonl

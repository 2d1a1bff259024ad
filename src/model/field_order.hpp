#pragma once

#include <algorithm>
#include <span>

#include "model/arena.hpp"

namespace bibcast {

/// The fields of a list in the order of their variables, several of one variable in their own order.
template <class Field>
[[nodiscard]] std::span<Field*> in_variable_order(Arena& arena, List<Field>& fields) {
    if (fields.empty()) return {};
    auto** to = static_cast<Field**>(arena.allocate(fields.size() * sizeof(Field*), alignof(Field*)));
    std::size_t count = 0;
    for (Field& field : fields) to[count++] = &field;
    // Fields of one list: their addresses say which came first.
    const auto before = [](const Field* a, const Field* b) { return a->variable != b->variable ? a->variable < b->variable : a < b; };
    constexpr std::size_t few = 24;
    if (count > few) {
        std::sort(to, to + count, before);
        return {to, count};
    }
    // Most records have few fields, and nearly in order.
    for (std::size_t i = 1; i < count; ++i) {
        Field* const moved = to[i];
        std::size_t at = i;
        for (; at > 0 && before(moved, to[at - 1]); --at) to[at] = to[at - 1];
        to[at] = moved;
    }
    return {to, count};
}

}  // namespace bibcast

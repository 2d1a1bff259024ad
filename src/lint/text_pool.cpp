#include "lint/text_pool.hpp"

#include <functional>

namespace bibcast {

std::uint32_t TextPool::number_of(std::string_view text) {
    if (text.empty()) return 0;
    if (texts_.size() * 4 >= table_.size() * 3) grow();
    std::uint32_t& number = table_[place_of(text)];
    if (number == 0) {
        number = static_cast<std::uint32_t>(texts_.size());
        texts_.push_back(arena_->copy(text));
    }
    return number;
}

std::size_t TextPool::place_of(std::string_view text) const {
    // In the order of the hashes, for a table of any size.
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    std::size_t at = static_cast<std::size_t>((hash >> 32U) * table_.size() >> 32U);
    while (table_[at] != 0 && texts_[table_[at]].view() != text) at = at + 1 == table_.size() ? 0 : at + 1;
    return at;
}

void TextPool::grow() {
    std::vector<std::uint32_t> old(table_.empty() ? 1024 : table_.size() + table_.size() / 2);
    old.swap(table_);
    for (const std::uint32_t number : old) {
        if (number != 0) table_[place_of(texts_[number])] = number;
    }
}

}  // namespace bibcast

#include "pipeline/key_set.hpp"

#include <functional>

namespace bibcast {

namespace {

std::uint64_t hash_of(std::string_view key) {
    const std::uint64_t hash = std::hash<std::string_view>{}(key);
    return hash == 0 ? 1 : hash;  // 0 is an empty place
}

std::string letters_of(std::uint32_t number) {
    std::string letters;
    for (std::uint32_t n = number + 1; n > 0; n = (n - 1) / 26) letters.insert(letters.begin(), static_cast<char>('a' + (n - 1) % 26));
    return letters;
}

}  // namespace

std::string KeySet::suffix_for(std::string_view key) {
    const std::uint64_t hash = hash_of(key);
    if (insert(hash)) return {};
    std::uint32_t& next = next_suffix_[hash];
    while (true) {
        std::string suffix = letters_of(next++);
        if (insert(hash_of(std::string(key) + suffix))) return suffix;
    }
}

bool KeySet::insert(std::uint64_t hash) {
    if (size_ * 2 >= table_.size()) grow();
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hash & mask;
    while (table_[at] != 0) {
        if (table_[at] == hash) return false;
        at = (at + 1) & mask;
    }
    table_[at] = hash;
    ++size_;
    return true;
}

void KeySet::grow() {
    std::vector<std::uint64_t> old(table_.empty() ? 1024 : table_.size() * 2);
    old.swap(table_);
    const std::size_t mask = table_.size() - 1;
    for (const std::uint64_t hash : old) {
        if (hash == 0) continue;
        std::size_t at = hash & mask;
        while (table_[at] != 0) at = (at + 1) & mask;
        table_[at] = hash;
    }
}

}  // namespace bibcast

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

KeySet::Place KeySet::place(std::string_view key, std::string_view content) {
    const std::uint64_t hash = hash_of(key);
    const std::uint32_t content_hash = content.empty() ? 0 : static_cast<std::uint32_t>(hash_of(content)) | 1U;
    bool is_new = false;
    const std::size_t at = insert(hash, is_new);
    if (content_hash != 0 && contents_.size() != table_.size()) contents_.resize(table_.size());
    if (is_new) {
        if (content_hash != 0) contents_[at] = content_hash;
        return {};
    }
    if (content_hash != 0 && contents_[at] == content_hash) return {{}, true};
    std::uint32_t& next = next_suffix_[hash];
    while (true) {
        std::string suffix = letters_of(next++);
        (void)insert(hash_of(std::string(key) + suffix), is_new);
        if (is_new) return {suffix, false};
    }
}

std::size_t KeySet::insert(std::uint64_t hash, bool& is_new) {
    if (size_ * 2 >= table_.size()) grow();
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hash & mask;
    while (table_[at] != 0 && table_[at] != hash) at = (at + 1) & mask;
    is_new = table_[at] == 0;
    if (is_new) ++size_;
    table_[at] = hash;
    return at;
}

void KeySet::grow() {
    const std::size_t size = table_.empty() ? 1024 : table_.size() * 2;
    std::vector<std::uint64_t> old(size);
    old.swap(table_);
    std::vector<std::uint32_t> old_contents(contents_.empty() ? 0 : size);
    old_contents.swap(contents_);
    const std::size_t mask = size - 1;
    for (std::size_t i = 0; i < old.size(); ++i) {
        if (old[i] == 0) continue;
        std::size_t at = old[i] & mask;
        while (table_[at] != 0) at = (at + 1) & mask;
        table_[at] = old[i];
        if (!contents_.empty()) contents_[at] = old_contents[i];
    }
}

}  // namespace bibcast

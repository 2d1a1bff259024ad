#include "pipeline/key_set.hpp"

#include <array>
#include <cstring>
#include <functional>

namespace bibcast {

namespace {

std::uint64_t hash_of(std::string_view key) {
    const std::uint64_t hash = std::hash<std::string_view>{}(key);
    return hash == 0 ? 1 : hash;  // 0 is an empty place
}

/// Where the search for a hash begins: in its own order, so that a larger table is filled from end to end.
std::size_t home_of(std::uint64_t hash, std::size_t size) { return static_cast<std::size_t>((hash >> 32U) * size >> 32U); }

std::string letters_of(std::uint32_t number) {
    std::string letters;
    for (std::uint32_t n = number + 1; n > 0; n = (n - 1) / 26) letters.insert(letters.begin(), static_cast<char>('a' + (n - 1) % 26));
    return letters;
}

}  // namespace

/// A record is long: in lanes of words, each multiplied up (FNV-1a's step, with a word for its byte), none of
/// which waits for another.
void RecordDigest::Lanes::take(const char* block) {
    std::array<std::uint64_t, 4> words;
    static_assert(sizeof words == block_size);
    std::memcpy(words.data(), block, sizeof words);
    a = (a ^ words[0]) * odd;
    b = (b ^ words[1]) * odd;
    c = (c ^ words[2]) * odd;
    d = (d ^ words[3]) * odd;
}

void RecordDigest::add(std::string_view content) {
    const std::size_t held = size_ % block_size;
    size_ += content.size();
    if (held != 0) {
        const std::size_t fills = content.copy(rest_ + held, block_size - held);
        content.remove_prefix(fills);
        if (held + fills < block_size) return;
        lanes_.take(rest_);
    }
    Lanes lanes = lanes_;
    for (; content.size() >= block_size; content.remove_prefix(block_size)) lanes.take(content.data());
    lanes_ = lanes;
    (void)content.copy(rest_, content.size());
}

std::uint32_t RecordDigest::value() const {
    char last[block_size] = {};
    std::memcpy(last, rest_, size_ % block_size);
    Lanes lanes = lanes_;
    lanes.take(last);
    // What a word had in its high bits is in the high bits still.
    std::uint64_t hash = size_;
    for (const std::uint64_t lane : {lanes.a, lanes.b, lanes.c, lanes.d}) hash = (hash ^ lane ^ lane >> 32U) * odd;
    return static_cast<std::uint32_t>(hash >> 32U) | 1U;  // 0 is no content
}

bool KeySet::has(std::string_view key) const {
    if (table_.empty()) return false;
    const std::uint64_t hash = hash_of(key);
    std::size_t at = home_of(hash, table_.size());
    while (table_[at].hash() != 0 && table_[at].hash() != hash) at = at + 1 == table_.size() ? 0 : at + 1;
    return table_[at].hash() == hash;
}

void KeySet::set_content(std::string_view key, std::uint32_t digest) {
    bool is_new = false;
    insert(hash_of(key), is_new).content = digest;
}

KeySet::Place KeySet::place(std::string_view key, std::uint32_t digest) {
    const std::uint64_t hash = hash_of(key);
    bool is_new = false;
    Taken& taken = insert(hash, is_new);
    if (is_new) {
        taken.content = digest;
        return {};
    }
    if (digest != 0 && taken.content == digest) return {{}, true};
    std::uint32_t& next = next_suffix_[hash];
    while (true) {
        std::string suffix = letters_of(next++);
        (void)insert(hash_of(std::string(key) + suffix), is_new);
        if (is_new) return {suffix, false};
    }
}

void KeySet::expect(std::string_view key) const {
    if (!table_.empty()) __builtin_prefetch(&table_[home_of(hash_of(key), table_.size())], 1);
}

KeySet::Taken& KeySet::insert(std::uint64_t hash, bool& is_new) {
    if (size_ * 4 >= table_.size() * 3) grow();
    std::size_t at = home_of(hash, table_.size());
    while (table_[at].hash() != 0 && table_[at].hash() != hash) at = at + 1 == table_.size() ? 0 : at + 1;
    is_new = table_[at].hash() == 0;
    if (is_new) {
        ++size_;
        table_[at] = Taken(hash);
    }
    return table_[at];
}

void KeySet::grow() {
    // By halves: while the table grows the old one is there too.
    const std::size_t size = table_.empty() ? 1024 : table_.size() + table_.size() / 2;
    std::vector<Taken> old(size);
    old.swap(table_);
    for (const Taken& taken : old) {
        if (taken.hash() == 0) continue;
        std::size_t at = home_of(taken.hash(), size);
        while (table_[at].hash() != 0) at = at + 1 == size ? 0 : at + 1;
        table_[at] = taken;
    }
}

}  // namespace bibcast

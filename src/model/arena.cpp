#include "model/arena.hpp"

namespace bibcast {

namespace {
constexpr std::size_t block_size = std::size_t{64} * 1024;
// What a reset keeps: enough for an ordinary slice, so that one huge record does not pin its memory for ever.
constexpr std::size_t kept_size = std::size_t{4} * 1024 * 1024;
}  // namespace

void* Arena::allocate_block(std::size_t size, std::size_t alignment) {
    const std::size_t wanted = size + alignment;
    std::size_t index = next_ == nullptr ? 0 : current_ + 1;
    while (index < blocks_.size() && blocks_[index].size < wanted) ++index;
    if (index == blocks_.size()) {
        const std::size_t doubled = blocks_.empty() ? block_size : std::min(blocks_.back().size * 2, kept_size);
        const std::size_t made = std::max(wanted, std::max(block_size, doubled));
        blocks_.push_back({std::make_unique_for_overwrite<char[]>(made), made});
    }
    current_ = index;
    next_ = blocks_[index].memory.get();
    end_ = next_ + blocks_[index].size;
    return allocate(size, alignment);
}

std::string_view Arena::concat(std::initializer_list<std::string_view> pieces) {
    std::size_t size = 0;
    for (const auto piece : pieces) size += piece.size();
    if (size == 0) return {};
    char* to = static_cast<char*>(allocate(size, 1));
    char* at = to;
    for (const auto piece : pieces) {
        if (!piece.empty()) std::memcpy(at, piece.data(), piece.size());
        at += piece.size();
    }
    return {to, size};
}

void Arena::reset() {
    std::size_t kept = 0;
    std::size_t count = 0;
    while (count < blocks_.size() && kept + blocks_[count].size <= kept_size) kept += blocks_[count++].size;
    blocks_.resize(count);
    current_ = 0;
    next_ = blocks_.empty() ? nullptr : blocks_[0].memory.get();
    end_ = blocks_.empty() ? nullptr : next_ + blocks_[0].size;
}

}  // namespace bibcast

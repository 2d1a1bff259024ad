#include "model/arena.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BIBCAST_ADDRESS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define BIBCAST_ADDRESS_SANITIZER
#endif
#ifdef BIBCAST_ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#endif

namespace bibcast {

namespace {
constexpr std::size_t block_size = std::size_t{64} * 1024;
// What a reset keeps: enough for an ordinary slice, so that one huge record does not pin its memory for ever.
constexpr std::size_t kept_size = std::size_t{4} * 1024 * 1024;
// An array of that size gets memory of its own: what it outgrows is then given back, and the pages of a very large one are
// moved, not copied, so that a million values in one record need no more than they are large.
constexpr std::size_t alone_size = std::size_t{256} * 1024;

#ifdef BIBCAST_ADDRESS_SANITIZER
// Under the sanitizer every array moves when it grows, and using what it left is an error.
constexpr bool grows_in_place = false;
void forbid(void* at, std::size_t size) { ASAN_POISON_MEMORY_REGION(at, size); }
void allow(void* at, std::size_t size) { ASAN_UNPOISON_MEMORY_REGION(at, size); }
#else
constexpr bool grows_in_place = true;
void forbid(void* /*at*/, std::size_t /*size*/) {}
void allow(void* /*at*/, std::size_t /*size*/) {}
#endif
}  // namespace

void* Arena::regrow(void* at, std::size_t used, std::size_t capacity, std::size_t wanted, std::size_t alignment) {
    if (wanted >= alone_size) return regrow_alone(at, used, capacity, wanted);
    char* const behind = static_cast<char*>(at) + capacity;
    if (grows_in_place && at != nullptr && behind == next_ && wanted - capacity <= static_cast<std::size_t>(end_ - next_)) {
        next_ += wanted - capacity;
        return at;
    }
    void* const to = allocate(wanted, alignment);
    if (used != 0) std::memcpy(to, at, used);
    forbid(at, capacity);
    return to;
}

void* Arena::regrow_alone(void* at, std::size_t used, std::size_t capacity, std::size_t wanted) {
    // The array that grows is mostly the one that grew last.
    auto place = alone_.rbegin();
    if (capacity >= alone_size) {
        while (place->get() != at) ++place;
    } else {
        alone_.emplace_back();
        place = alone_.rbegin();
    }
    void* const to = std::realloc(place->get(), wanted);
    if (to == nullptr) throw std::bad_alloc();
    static_cast<void>(place->release());
    place->reset(to);
    if (capacity < alone_size && used != 0) {
        std::memcpy(to, at, used);
        forbid(at, capacity);
    }
    return to;
}

void Arena::give_back(const void* at, std::size_t capacity) {
    if (capacity < alone_size) return;
    const auto place = std::find_if(alone_.rbegin(), alone_.rend(), [at](const auto& memory) { return memory.get() == at; });
    alone_.erase(std::next(place).base());
}

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

void Arena::rewind(const Mark& mark) {
    if (alone_.size() > mark.alone) alone_.resize(mark.alone);
    current_ = mark.block;
    next_ = mark.next;
    end_ = next_ == nullptr ? nullptr : blocks_[current_].memory.get() + blocks_[current_].size;
    if constexpr (!grows_in_place) {
        if (next_ != nullptr) allow(next_, static_cast<std::size_t>(end_ - next_));
        for (std::size_t i = next_ == nullptr ? 0 : current_ + 1; i < blocks_.size(); ++i) allow(blocks_[i].memory.get(), blocks_[i].size);
    }
}

void Arena::reset() {
    alone_.clear();
    std::size_t kept = 0;
    std::size_t count = 0;
    while (count < blocks_.size() && kept + blocks_[count].size <= kept_size) kept += blocks_[count++].size;
    blocks_.resize(count);
    for (const Block& block : blocks_) allow(block.memory.get(), block.size);
    current_ = 0;
    next_ = blocks_.empty() ? nullptr : blocks_[0].memory.get();
    end_ = blocks_.empty() ? nullptr : next_ + blocks_[0].size;
}

}  // namespace bibcast

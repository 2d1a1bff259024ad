#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace bibcast {

/// Memory for the values of the records of one slice: allocation is a pointer bump, nothing is freed one by
/// one, and `reset` keeps the blocks for the next slice. Only trivially destructible things live in it.
class Arena {
  public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    [[nodiscard]] void* allocate(std::size_t size, std::size_t alignment) {
        const std::size_t padding = (0 - reinterpret_cast<std::uintptr_t>(next_)) & (alignment - 1);
        if (padding + size > static_cast<std::size_t>(end_ - next_)) return allocate_block(size, alignment);
        char* const at = next_ + padding;
        next_ = at + size;
        return at;
    }

    /// Copies `text` into the arena and returns the view of the copy.
    [[nodiscard]] std::string_view copy(std::string_view text) {
        if (text.empty()) return {};
        char* to = static_cast<char*>(allocate(text.size(), 1));
        std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }

    /// Copies the pieces one after the other into one text.
    [[nodiscard]] std::string_view concat(std::initializer_list<std::string_view> pieces);

    template <class T>
    [[nodiscard]] std::span<T> copy_all(std::span<const T> from) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (from.empty()) return {};
        T* to = static_cast<T*>(allocate(from.size_bytes(), alignof(T)));
        std::memcpy(static_cast<void*>(to), from.data(), from.size_bytes());
        return {to, from.size()};
    }

    /// A place of `wanted` bytes for the array that lives in the `capacity` bytes at `at` and fills `used` of them: the same place
    /// where there is room behind it. What was at `at` must not be used any more. Alignment up to that of `std::max_align_t`.
    [[nodiscard]] void* regrow(void* at, std::size_t used, std::size_t capacity, std::size_t wanted, std::size_t alignment);

    /// Gives back the memory of an array that nobody needs any more, if it is so large that it has memory of its own.
    void give_back(const void* at, std::size_t capacity);

    /// Forgets all that was allocated; memory beyond a working size is given back.
    void reset();

    /// A place to go back to.
    struct Mark {
        std::size_t block = 0;
        char* next = nullptr;
        std::size_t alone = 0;
    };
    [[nodiscard]] Mark mark() const { return {current_, next_, alone_.size()}; }
    /// Forgets all that was allocated since `mark`: the next record is made where the last one was, in memory that is near.
    void rewind(const Mark& mark);

  private:
    [[nodiscard]] void* allocate_block(std::size_t size, std::size_t alignment);
    [[nodiscard]] void* regrow_alone(void* at, std::size_t used, std::size_t capacity, std::size_t wanted);

    struct Free {
        void operator()(void* memory) const { std::free(memory); }
    };
    struct Block {
        std::unique_ptr<char[]> memory;
        std::size_t size;
    };
    std::vector<Block> blocks_;
    std::vector<std::unique_ptr<void, Free>> alone_;  ///< large arrays, each by itself, so that the system can move its pages when it grows
    std::size_t current_ = 0;
    char* next_ = nullptr;
    char* end_ = nullptr;
};

/// A growing array in an arena. Copying it copies the handle, not the elements; of two handles on one array at most one may grow.
/// A reference to an element holds until the list grows.
template <class T>
class List {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    static_assert(alignof(T) <= alignof(std::max_align_t));

  public:
    using value_type = T;

    T& push(Arena& arena, const T& value) {
        if (size_ != capacity_) return *new (data_ + size_++) T(value);
        const T kept = value;  // it may be one of the list's own
        grow(arena, capacity_ == 0 ? 4 : capacity_ * 2);
        return *new (data_ + size_++) T(kept);
    }
    /// A new element as `T()` makes it, to be filled where it is: a processor waits where it is to copy what was just put together in parts.
    T& add(Arena& arena) {
        if (size_ == capacity_) grow(arena, capacity_ == 0 ? 4 : capacity_ * 2);
        return *new (data_ + size_++) T();
    }
    /// Makes room for `size` elements in all and for no more: a copy that is kept needs none of what it could grow by.
    void reserve(Arena& arena, std::size_t size) {
        if (size > capacity_) grow(arena, static_cast<std::uint32_t>(size));
    }
    /// Removes the element at `index`, keeping the order of the others.
    void erase(std::size_t index) {
        std::move(data_ + index + 1, data_ + size_, data_ + index);
        --size_;
    }
    /// Shortens the list to its first `size` elements.
    void truncate(std::size_t size) { size_ = static_cast<std::uint32_t>(std::min<std::size_t>(size, size_)); }
    void clear() { size_ = 0; }
    /// The same for good: its memory is free for others if it is much.
    void give_back(Arena& arena) {
        arena.give_back(data_, capacity_ * sizeof(T));
        *this = {};
    }

    [[nodiscard]] T* begin() { return data_; }
    [[nodiscard]] T* end() { return data_ + size_; }
    [[nodiscard]] const T* begin() const { return data_; }
    [[nodiscard]] const T* end() const { return data_ + size_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] T& operator[](std::size_t i) { return data_[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return data_[i]; }
    [[nodiscard]] T& back() { return data_[size_ - 1]; }
    [[nodiscard]] const T& back() const { return data_[size_ - 1]; }

  private:
    void grow(Arena& arena, std::uint32_t capacity) {
        data_ = static_cast<T*>(arena.regrow(data_, size_ * sizeof(T), capacity_ * sizeof(T), capacity * sizeof(T), alignof(T)));
        capacity_ = capacity;
    }

    T* data_ = nullptr;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = 0;
};

}  // namespace bibcast

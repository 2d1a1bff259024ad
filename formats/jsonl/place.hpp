#pragma once

#include <string>
#include <string_view>

#include "model/arena.hpp"
#include "model/compact_view.hpp"

namespace bibcast::jsonl {

/// Where in a record's JSON a value stands: `links/0/url`. A chain of references that only becomes text when somebody
/// wants to read it, which for most values is never.
class Place {
  public:
    Place(std::string_view name) : name_(name) {}  // NOLINT: a name is a place
    Place(CompactView name) : name_(name) {}       // NOLINT
    Place(const char* name) : name_(name) {}       // NOLINT
    Place(const Place& outer, std::string_view name) : outer_(&outer), name_(name) {}
    Place(const Place& outer, std::size_t index) : outer_(&outer), index_(index) {}
    // The outer place must live on.
    Place(Place&&, std::string_view) = delete;
    Place(Place&&, std::size_t) = delete;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    /// The first step: the record's key.
    [[nodiscard]] std::string_view key() const { return outer_ == nullptr ? name_ : outer_->key(); }
    [[nodiscard]] std::string text() const {
        if (outer_ == nullptr) return std::string(name_);
        std::string out = outer_->text() + '/';
        out += name_.data() != nullptr ? std::string(name_) : std::to_string(index_);
        return out;
    }
    [[nodiscard]] std::string_view text_in(Arena& arena) const { return outer_ == nullptr ? name_ : arena.copy(text()); }

  private:
    const Place* outer_ = nullptr;
    std::string_view name_;
    std::size_t index_ = 0;
};

}  // namespace bibcast::jsonl

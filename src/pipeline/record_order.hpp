#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "csl/collation.hpp"
#include "io/format.hpp"

namespace bibcast {

/// The order that `--sort` asks for: `year,-title` by the values of variables, one after the other, a `-` for descending. Text sorts as in
/// Unicode's root collation, numbers by value, people by family name; what lacks the value comes last.
class RecordOrder {
  public:
    /// Throws UsageError for a variable that there is none of.
    explicit RecordOrder(std::string_view keys);

    /// Bytes that compare as the records do. They hold no zero but between keys.
    [[nodiscard]] std::string key_of(const Record& record) const;

  private:
    struct Key {
        std::string variable;
        bool descending = false;
    };
    std::vector<Key> keys_;
    csl::Collation collation_{""};
};

/// Holds all records back, and gives them to another joiner in the order of their keys; those with the same key keep their order. The
/// memory is that of the output.
class SortingJoiner final : public Joiner {
  public:
    explicit SortingJoiner(std::unique_ptr<Joiner> next) : next_(std::move(next)) {}
    void begin(std::string& out) override { next_->begin(out); }
    void add(std::string_view bytes, const Chunk::Item& with_key, std::string& out) override;
    void end(std::string& out) override;

    /// A writer's note on its item, and the key that the record sorts by.
    [[nodiscard]] static std::string with_key(std::string_view note, std::string_view key);

  private:
    struct Held {
        std::string key;
        std::string bytes;
        Chunk::Item item;
    };
    std::unique_ptr<Joiner> next_;
    std::vector<Held> held_;
};

}  // namespace bibcast

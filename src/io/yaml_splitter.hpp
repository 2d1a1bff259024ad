#pragma once

#include "io/format.hpp"
#include "text/yaml_list.hpp"

namespace bibcast {

/// Where the first line of a slice stands.
struct YamlContext final : SliceContext {
    explicit YamlContext(const YamlPlace& at_start) : place(at_start) {}
    YamlPlace place;
};

/// The place where the scanner of a slice begins.
[[nodiscard]] inline YamlPlace yaml_place(const Slice& slice) {
    const auto* const context = static_cast<const YamlContext*>(slice.context.get());
    return context == nullptr ? YamlPlace{} : context->place;
}

/// Cuts a YAML file behind its records.
class YamlSplitter final : public Splitter {
  public:
    explicit YamlSplitter(const YamlLayout& layout) : layout_(layout) {}
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    YamlLayout layout_;
    YamlPlace place_;
};

}  // namespace bibcast

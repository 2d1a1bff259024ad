#pragma once

#include <memory>
#include <utility>

#include "formats/bibtex/raw.hpp"
#include "formats/bibtex/strings.hpp"
#include "model/arena.hpp"
#include "text/latex_definitions.hpp"

namespace bibcast::bibtex {

/// The commands that hold at one place of a file. Those before a slice are shared by it and others; own ones are copied from them once.
class FileCommands {
  public:
    explicit FileCommands(std::shared_ptr<const LatexDefinitions> before) : before_(std::move(before)), all_(before_.get()) {}
    /// Adds what a `@preamble` defines.
    void define(Arena& arena, const RawEntry& preamble, const StringTable& strings);
    /// Null: there are none.
    [[nodiscard]] const LatexDefinitions* all() const { return all_; }
    [[nodiscard]] std::shared_ptr<const LatexDefinitions> share() const { return all_ == before_.get() ? before_ : own_; }

  private:
    std::shared_ptr<const LatexDefinitions> before_;
    std::shared_ptr<LatexDefinitions> own_;
    const LatexDefinitions* all_;
};

}  // namespace bibcast::bibtex

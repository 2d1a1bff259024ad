#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/cited/keys.hpp"
#include "pipeline/conversion.hpp"
#include "pipeline/where.hpp"

namespace CLI {
class App;
}

namespace bibcast {

/// Which records are wanted, what of them, and in which order.
struct SelectionSettings {
    std::string only;
    std::vector<std::string> cited;
    std::vector<std::string> omit;
    std::string sort;
};

void add_selection_options(CLI::App& app, SelectionSettings& settings);
/// Of these `--only` and `--cited`.
void add_choice_options(CLI::App& app, SelectionSettings& settings);

/// The condition that `option` was given; null for an empty one. Throws UsageError with the column of what is wrong.
[[nodiscard]] std::unique_ptr<Where> condition(const std::string& text, const std::string& option);

/// What `settings` ask for, made ready: conditions are parsed, documents read. Throws UsageError and IoError.
class Selection {
  public:
    /// `inputs` are the files that are read, as the command line names them; none: standard input.
    Selection(const SelectionSettings& settings, const std::vector<std::string>& inputs);

    /// Looks through the files that will be read for sets that are cited: their members are wanted too, wherever they stand. Throws IoError.
    void find_members(const std::vector<std::string>& files);
    /// Whether a record is wanted. Any number of threads may ask.
    [[nodiscard]] bool wants(const Record& record) const;
    [[nodiscard]] bool wants_all() const { return only_ == nullptr && !by_citation_; }
    /// Has `conversion` leave out what is not wanted. The selection must outlive the conversion.
    void add_to(Conversion& conversion) const;
    /// Has `conversion` sort what is left.
    void sort(Conversion& conversion) const;
    /// After the conversion: names the cited keys that no record has.
    void report(Reporter& reporter) const;

  private:
    std::unique_ptr<Where> only_;
    CitedKeys cited_;
    bool by_citation_ = false;
    std::vector<std::string> omit_;
    std::string sort_;
};

}  // namespace bibcast

#pragma once

#include <string>

#include "diag/finding.hpp"
#include "formats/bibtex/tidy/document.hpp"
#include "formats/bibtex/tidy/options.hpp"

namespace bibcast::bibtex {

/// Writes the pieces of a document in their order, laid out anew.
class TidyPrinter {
  public:
    TidyPrinter(const TidyOptions& options, Findings& findings);
    [[nodiscard]] std::string print(const TidyDocument& document);

  private:
    void print_block(const TidyBlock& block);
    void print_text(const TidyBlock& block);
    void print_entry(const TidyBlock& block);
    /// False if an option leaves the field out.
    [[nodiscard]] bool wants_field(const TidyBlock& block, const TidyField& field);
    void print_field(const TidyField& field, const std::string& lower_name);
    void print_comments(const CompactList<std::string_view>& comments);

    const TidyOptions& options_;
    Findings& findings_;
    std::string indent_;
    std::string out_;
    std::vector<std::string> seen_;  ///< names of the fields of this entry
};

/// The value of a field with its delimiters, as the options want it. `lower_name` is that of the field.
[[nodiscard]] std::string tidy_value(const TidyField& field, std::string_view lower_name, const TidyOptions& options, std::string_view indent, Findings& findings);

}  // namespace bibcast::bibtex

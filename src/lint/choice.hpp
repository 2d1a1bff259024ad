#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diag/finding.hpp"

namespace bibcast {

/// Which rules are on, and how grave their findings are.
class LintChoice {
  public:
    /// `known`: every code that lint can report, those of readers too.
    explicit LintChoice(std::vector<const Code*> known) : known_(std::move(known)) {}

    /// Only this rule and others that are named so: a code (`lint/page-dash`, without `lint/` too), a family of rules (`pages`), or
    /// all codes of a room (`bibtex/`). Throws UsageError for what names nothing; so does `refuse`.
    void prefer(const std::string& name);
    /// Not this rule.
    void refuse(const std::string& name);
    /// Throws UsageError too for a severity that is none; `off` refuses the rule.
    void set_severity(const std::string& name, const std::string& severity);
    /// Reads the table `lint` of a TOML file: `rules` and `no-rules` (lists of names) and the table `severity`. Throws UsageError or
    /// IoError.
    void read_file(const std::string& path);

    [[nodiscard]] bool wants(const Code& code) const;
    [[nodiscard]] Severity severity_of(const Code& code) const;

  private:
    [[nodiscard]] std::vector<const Code*> named(const std::string& name) const;

    std::vector<const Code*> known_;
    std::set<const Code*> only_;
    std::set<const Code*> off_;
    std::map<const Code*, Severity> severities_;
};

}  // namespace bibcast

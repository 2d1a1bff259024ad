#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/finding.hpp"
#include "report/reporter.hpp"

namespace bibcast {

inline constexpr Code select_not_cited{
    "select/not-there", Severity::warning, "a document cites a key that no record has",
    "The file of `--cited` names this key, and none of the records that were read has it, byte for byte. Is it misspelled, or is the "
    "library that holds it missing on the command line? Records that had no key got one when they were read."};

/// Takes each key that a document cites; `*` stands for all.
using TakeKey = std::function<void(std::string_view)>;

/// The keys of `\cite`, `\parencite`, `\nocite` and their kin in LaTeX (natbib manual, section 2; biblatex manual 3.19, section 3.9). Comments do
/// not count. `include` is given what `\input`, `\include` and `\subfile` name.
void read_tex_citations(std::string_view text, const TakeKey& take, const std::function<void(std::string_view)>& include);

/// The keys that LaTeX wrote down: `\citation` for BibTeX, `\abx@aux@cite` for biblatex. `include` is given what `\@input` names.
void read_aux_citations(std::string_view text, const TakeKey& take, const std::function<void(std::string_view)>& include);

/// The keys in a control file of biber (`.bcf`): `bcf:citekey`.
void read_bcf_citations(std::string_view text, const TakeKey& take);

/// The keys in Markdown as pandoc reads it: `@key`, `[-@key, p. 3]`, `@{key}` (pandoc manual, Citation syntax), not in code.
void read_markdown_citations(std::string_view text, const TakeKey& take);

/// True for what is a reference to a part of the same document and looks like a citation: `@fig-plot` (Quarto, Cross-references) and `@fig:plot` (pandoc-crossref).
[[nodiscard]] bool may_be_cross_reference(std::string_view key);

/// What is found in a Typst document.
struct CitationsOfTypst {
    TakeKey take;
    std::function<void(std::string_view)> include;  ///< given what `#include` names
    std::function<void(std::string_view)> label;    ///< given each label: a reference to it is no citation
};

/// The keys in a Typst document: `@key`, `#cite(<key>)`, `#cite(label("key"))`; all for `#bibliography(…, full: true)`.
void read_typst_citations(std::string_view text, const CitationsOfTypst& found);

/// The keys in an Org document: `[cite:@key]`, and the links of org-ref, `cite:key` and `[[citep:&key]]`. `include` is given what `#+include:` names.
void read_org_citations(std::string_view text, const TakeKey& take, const std::function<void(std::string_view)>& include);

/// The keys that documents cite, and which of them were met. Its size does not change after reading, so that all workers may ask it.
class CitedKeys {
  public:
    /// Adds what `path` cites, by its extension: tex (and ltx), aux, bcf, Markdown (md, markdown, qmd, rmd), Typst (typ), Org (org); any other file, and
    /// standard input (`-`), is a list with a key a line. Files that it includes are read too. Throws IoError.
    void read(const std::string& path);

    /// Adds the members of the sets that are cited, as far as `path`, a library, has sets. Throws IoError.
    void add_members_of_sets(const std::string& path);

    /// True if that key is cited; it is then met.
    [[nodiscard]] bool take(std::string_view key) const;
    /// Whether `key` is cited, without taking it.
    [[nodiscard]] bool has(std::string_view key) const { return all_ || places_.contains(key); }
    /// Names the keys that were not met.
    void report_missing(Reporter& reporter) const;
    [[nodiscard]] bool empty() const { return !all_ && places_.empty(); }

  private:
    struct Cited {
        std::string file;
        mutable std::atomic<bool> met{false};
        explicit Cited(std::string in) : file(std::move(in)) {}
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    void add(std::string_view key, const std::string& file);
    void read_with_included(const std::string& path);

    bool all_ = false;
    std::unordered_map<std::string, std::unique_ptr<Cited>, Hash, std::equal_to<>> places_;
    std::vector<std::string> order_;
    std::set<std::string, std::less<>> references_;  ///< keys that may be references to parts of the documents themselves: no record need have them
    std::vector<std::string> files_;  ///< that were read
};

}  // namespace bibcast

#include "formats/bibtex/tidy/duplicates.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "formats/bibtex/tidy/codes.hpp"
#include "model/identifier.hpp"
#include "name/bibtex_names.hpp"
#include "name/bibtex_parts.hpp"
#include "text/latex.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// Letters and digits, without case.
std::string letters_of(std::string_view text, std::size_t most = std::string_view::npos) {
    std::string letters;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < most;) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (!is_letter(point.value) && !is_digit(point.value)) continue;
        append_utf8(letters, base_letter(to_lower(point.value)));
        ++count;
    }
    return letters;
}

std::string quoted(std::string_view words) { return "'" + std::string(words) + "'"; }

class DuplicateFinder {
  public:
    DuplicateFinder(TidyDocument& document, const TidyOptions& options, Findings& findings)
        : document_(document), options_(options), findings_(findings) {
        merged_ = options.merge == TidyMerge::off ? 0U : options.duplicates != 0 ? options.duplicates : unsigned{same_doi | same_citation | same_abstract};
        reported_ = same_key | options.duplicates | merged_;
    }

    void run() {
        std::vector<bool> gone(document_.blocks.size());
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            if (document_.blocks[i].kind == TidyBlock::Kind::entry) gone[i] = treat(i);
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            if (!gone[i] && kept++ != i) document_.blocks[kept - 1] = std::move(document_.blocks[i]);
        }
        document_.blocks.resize(kept);
    }

  private:
    struct RuleRow {
        TidyRule rule;
        std::string_view what;
    };
    static constexpr std::array<RuleRow, 4> rules = {
        {{same_doi, "DOI"}, {same_citation, "first author and title"}, {same_abstract, "abstract"}, {same_key, "key"}}};

    [[nodiscard]] std::string digest(const TidyBlock& block, TidyRule rule) {
        switch (rule) {
            case same_key: return ascii_lower(block.key);
            case same_doi: {
                const std::string_view doi = trim(document_.source(block, "doi"));
                const std::string_view canonical = canonical_doi(document_.arena, doi);
                return ascii_lower(canonical.empty() ? doi : canonical);
            }
            case same_abstract: return letters_of(document_.plain(block, "abstract"), 100);
            case same_citation: break;
        }
        const std::string title = letters_of(document_.plain(block, "title"));
        const std::string author = letters_of(first_family(block));
        if (title.empty() || author.empty()) return {};
        return author + '\n' + title + '\n' + letters_of(document_.plain(block, "number"));
    }

    [[nodiscard]] std::string_view first_family(const TidyBlock& block) {
        BibtexNameSplitter names(document_.source(block, "author"));
        for (std::string_view name; names.next(name);) {
            name = trim(name);
            if (name.empty()) continue;
            const BibtexParts parts = split_bibtex_name(name);
            return decode_name_part(document_.arena, parts.literal.empty() ? parts.last : parts.literal);
        }
        return {};
    }

    [[nodiscard]] static std::string has_the_same(const TidyBlock& block, const RuleRow& row, const TidyBlock& other) {
        return quoted(block.key) + " has the same " + std::string(row.what) + " as " + quoted(other.key);
    }

    /// True if the entry was merged into one before it.
    [[nodiscard]] bool treat(std::size_t index) {
        const TidyBlock& block = document_.blocks[index];
        std::size_t target = index;
        for (const RuleRow& row : rules) {
            if ((reported_ & row.rule) == 0) continue;
            const std::string value = digest(block, row.rule);
            if (value.empty()) continue;
            const auto [known, is_new] = seen_[static_cast<std::size_t>(&row - rules.data())].emplace(hash_of(value), static_cast<std::uint32_t>(index));
            if (is_new) continue;
            if ((merged_ & row.rule) == 0) {
                report(tidy_duplicate, block, has_the_same(block, row, document_.blocks[known->second]));
            } else if (target == index) {
                target = known->second;
                report(tidy_merged, block, has_the_same(block, row, document_.blocks[target]) + " and was merged into it");
            }
        }
        if (target == index) return false;
        // What the entry would have been known by leads to the one that it became.
        for (auto& seen : seen_) {
            for (const RuleRow& row : rules) {
                if (&seen != &seen_[static_cast<std::size_t>(&row - rules.data())] || (reported_ & row.rule) == 0) continue;
                const auto own = seen.find(hash_of(digest(block, row.rule)));
                if (own != seen.end() && own->second == index) own->second = static_cast<std::uint32_t>(target);
            }
        }
        merge(document_.blocks[target], document_.blocks[index]);
        return true;
    }

    void merge(TidyBlock& into, TidyBlock& from) {
        if (options_.merge == TidyMerge::last) {
            std::swap(into.type, from.type);
            std::swap(into.key, from.key);
            std::swap(into.fields, from.fields);
            report_differences(into, from);
            return;
        }
        if (options_.merge == TidyMerge::first) {
            report_differences(into, from);
            return;
        }
        for (TidyField& field : from.fields) {
            const auto own = std::find_if(into.fields.begin(), into.fields.end(),
                                          [&](const TidyField& other) { return equals_ignoring_ascii_case(other.raw.name, field.raw.name); });
            if (own == into.fields.end()) {
                into.fields.push_back(field);
                continue;
            }
            if (options_.merge == TidyMerge::overwrite) std::swap(own->raw, field.raw);
            report_difference(into, own->raw, from, field.raw);
        }
    }

    /// Names what `from` has and `into` has not.
    void report_differences(const TidyBlock& into, const TidyBlock& from) {
        for (const TidyField& field : from.fields) {
            const auto own = std::find_if(into.fields.begin(), into.fields.end(),
                                          [&](const TidyField& other) { return equals_ignoring_ascii_case(other.raw.name, field.raw.name); });
            report_difference(into, own == into.fields.end() ? RawField{} : own->raw, from, field.raw);
        }
    }

    void report_difference(const TidyBlock& into, const RawField& kept, const TidyBlock& from, const RawField& gone) {
        const std::string_view value = document_.strings.resolve(document_.arena, gone).text;
        if (!kept.name.empty() && collapse_spaces(document_.arena, value) == collapse_spaces(document_.arena, document_.strings.resolve(document_.arena, kept).text)) return;
        Finding& finding = findings_.add(tidy_lost, gone.span, quoted(ascii_lower(gone.name)) + " of " + quoted(from.key) + " is not in " + quoted(into.key));
        finding.record_id = from.key;
        finding.field = ascii_lower(gone.name);
        finding.value = std::string(value);
    }

    void report(const Code& code, const TidyBlock& block, std::string message) {
        findings_.add(code, {block.span.begin, block.span.begin + 1 + static_cast<std::uint32_t>(block.type.size())}, std::move(message)).record_id = block.key;
    }

    TidyDocument& document_;
    const TidyOptions& options_;
    Findings& findings_;
    unsigned merged_ = 0;
    unsigned reported_ = 0;
    std::array<std::unordered_map<std::uint64_t, std::uint32_t>, rules.size()> seen_;  ///< hashes of what entries are known by; blocks
};

}  // namespace

void treat_duplicates(TidyDocument& document, const TidyOptions& options, Findings& findings) { DuplicateFinder(document, options, findings).run(); }

}  // namespace bibcast::bibtex

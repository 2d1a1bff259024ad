#pragma once

#include <string>
#include <string_view>

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "name/codes.hpp"

namespace bibcast {

/// A list of names that is being read into a record: where its pieces stand, and how something is said of one.
struct NamesSource {
    Record& record;
    NamesField& field;
    std::string_view raw;
    SourceSpan source;
    Findings& findings;

    /// Where `piece`, a view into `raw`, stands; the whole list for any other text.
    [[nodiscard]] SourceSpan span_of(std::string_view piece) const {
        if (source.end - source.begin != raw.size() || piece.data() < raw.data() || piece.data() > raw.data() + raw.size()) {
            return source;
        }
        const auto begin = source.begin + static_cast<std::uint32_t>(piece.data() - raw.data());
        return {begin, begin + static_cast<std::uint32_t>(piece.size())};
    }

    /// Adds a finding about `piece`.
    void report(const Code& code, std::string_view piece, std::string message) const {
        const std::string_view variable = name_of(field.variable);
        if (!findings.wants(code, variable)) return;
        Finding& finding = findings.add(code, span_of(piece), std::move(message));
        finding.record_id = record.id;
        finding.field = variable;
        finding.value = piece;
    }

    /// The list goes on, as `words` say; the record has no place for a number in them.
    void go_on(std::string_view words) const {
        field.others = true;
        if (words.find_first_of("0123456789") == std::string_view::npos) return;
        report(name_others_counted, words, "that there are more is kept, but not how many");
    }
};

}  // namespace bibcast

#include "pipeline/transforms/people.hpp"

#include <algorithm>
#include <array>

#include "io/source.hpp"
#include "name/format.hpp"
#include "name/mark_symbol.hpp"

namespace bibcast {

namespace {

constexpr std::array codes = {&people_unified, &people_self_by_initials, &people_self_doubtful, &people_self_nowhere};

constexpr std::size_t largest_alias_file = std::size_t{64} * 1024 * 1024;

void report(Findings& findings, const Code& code, const Record& record, const NamesField& field, SourceSpan span, std::string message,
            std::string_view value) {
    if (!findings.wants(code, name_of(field.variable))) return;
    Finding& finding = findings.add(code, span.known() ? span : record.source, std::move(message));
    finding.record_id = record.id;
    finding.field = name_of(field.variable);
    finding.value = value;
}

std::string given_first(const Name& name) {
    std::string out;
    append_given_first(out, name);
    return out;
}

void mark_self(Record& record, Contributor& person) {
    for (Mark& mark : person.marks) {
        if (mark.meaning == Meaning::self) return;
    }
    for (Mark& mark : person.marks) {
        if (mark.meaning != Meaning::unknown || !is_emphasis(mark.symbol)) continue;
        mark.meaning = Meaning::self;
        mark.basis = Basis::user;
        return;
    }
    person.marks.push(record.arena(), {.symbol = {}, .meaning = Meaning::self, .basis = Basis::user, .legend = {}, .source = person.source});
}

}  // namespace

Codes people_codes() { return codes; }

void AliasTransform::apply(Record& record, Findings& findings) const {
    for (NamesField& field : record.names) {
        for (Contributor& person : field.people) {
            const Name* const name = aliases_.find(person.name);
            if (name == nullptr) continue;
            const std::string before = given_first(person.name);
            report(findings, people_unified, record, field, person.source, "\"" + before + "\" is written as \"" + given_first(*name) + "\"", before);
            const std::string_view written = person.name.as_written.empty() ? record.arena().copy(before) : person.name.as_written.view();
            person.name = copy_name(record.arena(), *name);
            person.name.as_written = written;
        }
    }
}

void SelfTransform::apply(Record& record, Findings& findings) const {
    for (NamesField& field : record.names) {
        PersonMatch match;
        bool doubtful = false;
        Contributor* const self = self_.find_in(field, match, doubtful);
        if (doubtful) {
            report(findings, people_self_doubtful, record, field, field.source, "two of these people could be the one named with --me", {});
        }
        if (found_ != nullptr && (doubtful || self != nullptr)) found_->store(true, std::memory_order_relaxed);
        if (self == nullptr) continue;
        if (match.confidence == Confidence::low) {
            const std::string name = given_first(self->name);
            report(findings, people_self_by_initials, record, field, self->source, "\"" + name + "\" was taken for the person named with --me", name);
        }
        mark_self(record, *self);
    }
}

Aliases read_aliases(const std::string& path) {
    Source source = Source::open(path);
    const std::string_view text = source.peek(largest_alias_file);
    Aliases aliases;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        ++number;
        const std::string wrong = aliases.add_line(text.substr(at, end - at));
        if (!wrong.empty()) throw UsageError(path + ":" + std::to_string(number) + ": " + wrong);
        at = end + 1;
    }
    return aliases;
}

PersonMatcher self_matcher(std::span<const std::string> arguments) {
    PersonMatcher matcher;
    for (const std::string& argument : arguments) {
        if (!matcher.add(argument)) throw UsageError("--me " + argument + ": there is no name in it");
    }
    return matcher;
}

}  // namespace bibcast

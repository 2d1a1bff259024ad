#include "formats/bibtex/reader.hpp"

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/commands.hpp"
#include "formats/bibtex/entry.hpp"
#include "formats/bibtex/entry_reader.hpp"
#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/source_fields.hpp"
#include "formats/bibtex/splitter.hpp"
#include "io/passed_over.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// An entry with more fields than this is not held twice while it is read and written.
constexpr std::size_t many_fields = 4096;

/// Turns raw entries into complete ones: macros, containers, parents.
class Resolver {
  public:
    Resolver(const BibContext& context, const Parents* parents, Arena& arena, Findings& findings)
        : strings_(&context.strings), commands_(context.commands), parents_(parents), arena_(arena), findings_(findings) {}

    void define(const RawEntry& entry) {
        for (const RawField& raw : entry.fields) report_value(entry, raw, strings_.define(arena_, raw));
    }
    void define_commands(const RawEntry& preamble) { commands_.define(arena_, preamble, strings_); }

    void resolve(const RawEntry& entry, std::vector<Field>& fields) {
        fields.clear();
        fields.reserve(entry.fields.size());
        for (const RawField& raw : entry.fields) {
            if (raw.is_single() && raw.first.kind != PartKind::macro) {
                fields.push_back({raw.name, raw.first.text, raw.first.span, false});
                continue;
            }
            const ResolvedValue value = strings_.resolve(arena_, raw);
            fields.push_back({raw.name, value.text, raw.span, false});
            report_value(entry, raw, value);
        }
        if (parents_ != nullptr) complete(entry, fields);
        if (commands_.all() != nullptr) expand_commands(entry, fields);
    }

    [[nodiscard]] const StringTable& strings() const { return strings_; }
    /// The data container with that key, if an entry names it.
    [[nodiscard]] const Parent* used(std::string_view key) const { return key.empty() || parents_ == nullptr ? nullptr : parents_->find(key); }

  private:
    void complete(const RawEntry& entry, std::vector<Field>& fields) {
        before_ = fields;
        const auto missing = [&](std::string_view key) {
            if (!findings_.wants(missing_parent, key)) return;
            Finding& finding = findings_.add(missing_parent, entry.key_span, "there is no entry '" + std::string(key) + "' to inherit from");
            finding.record_id = entry.key;
        };
        const auto overridden = [&](const Field& field) {
            if (!findings_.wants(overridden_xdata, field.name)) return;
            Finding& finding = findings_.add(overridden_xdata, entry.key_span, "the entry has its own " + std::string(field.name) + "; that of the data container is not used");
            finding.record_id = entry.key;
            finding.field = field.name;
            finding.value = field.value;
        };
        const bool in_cycle = parents_->complete(entry.type, fields, entry.span, {missing, overridden});
        // What comes from elsewhere lives as long as the slice, whoever holds the parents.
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i < before_.size() && before_[i].value.data() == fields[i].value.data()) continue;
            fields[i].name = arena_.copy(fields[i].name);
            fields[i].value = arena_.copy(fields[i].value);
        }
        if (!in_cycle || !findings_.wants(parent_cycle, "crossref")) return;
        findings_.add(parent_cycle, entry.key_span, "the entry inherits from others in a circle").record_id = entry.key;
    }

    /// Commands of the file's own, in all that is read as LaTeX. What a field that nobody knows holds is kept as it stands.
    void expand_commands(const RawEntry& entry, std::vector<Field>& fields) {
        for (Field& field : fields) {
            if (field.value.find('\\') == std::string_view::npos) continue;
            const FieldRow* const row = find_field(field.name);
            if (row == nullptr || row->form == Form::verbatim || row->form == Form::link || row->form == Form::identifier) continue;
            if (!commands_.all()->expand(field.value, is_of_people(row->form), expansion_)) continue;
            for (const std::string_view dropped : expansion_.dropped) report_dropped(entry, field, dropped);
            field.value = arena_.copy(expansion_.source);
        }
    }

    void report_dropped(const RawEntry& entry, const Field& field, std::string_view dropped) {
        if (!findings_.wants(dropped_latex, field.name)) return;
        Finding& finding = findings_.add(dropped_latex, field.span, "'" + std::string(dropped) + "' is left out: the preamble makes nothing of it");
        finding.record_id = entry.key;
        finding.field = field.name;
        finding.value = dropped;
    }

    void report_value(const RawEntry& entry, const RawField& raw, const ResolvedValue& value) {
        if (!value.undefined.empty()) report(undefined_string, entry, raw, value.undefined);
        if (value.too_long) report(string_too_long, entry, raw, {});
    }

    void report(const Code& code, const RawEntry& entry, const RawField& raw, std::string_view macro) {
        if (!findings_.wants(code, raw.name)) return;
        std::string message = macro.empty() ? "the value of '" + std::string(raw.name) + "' is too long" : "the macro '" + std::string(macro) + "' is not defined";
        Finding& finding = findings_.add(code, raw.span, std::move(message));
        finding.record_id = entry.key;
        finding.field = raw.name;
        finding.value = macro;
    }

    StringTable strings_;
    FileCommands commands_;
    LatexDefinitions::Expansion expansion_;
    std::vector<Field> before_;
    const Parents* parents_;
    Arena& arena_;
    Findings& findings_;
};

class BibReader final : public Reader {
  public:
    BibReader(Dialect dialect, bool keep_strings) : dialect_(dialect), keep_strings_(keep_strings) {}
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return make_splitter(dialect_); }
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_entries(slice.text, 0, static_cast<const BibContext*>(slice.context.get()), dialect_, arena, sink, findings, keep_strings_);
    }

  private:
    Dialect dialect_;
    bool keep_strings_;
};

void report_unused(const RawEntry& entry, std::string_view whole, Findings& findings) {
    if (!findings.wants(unused_xdata, "xdata")) return;
    Finding& finding = findings.add(unused_xdata, entry.key_span, "no entry uses the data container '" + std::string(entry.key) + "'");
    finding.record_id = entry.key;
    finding.value = trim(whole);  // where the slice ends says nothing
}

/// Entries name values of the container one by one (`xdata=key-field`), and nobody these.
void report_unused_fields(const RawEntry& entry, const Parent& container, Findings& findings) {
    for (const RawField& field : entry.fields) {
        if (container.granular.contains(ascii_lower(field.name)) || !findings.wants(unused_xdata, field.name)) continue;
        Finding& finding = findings.add(unused_xdata, field.span, "no entry uses the " + std::string(field.name) + " of the data container '" + std::string(entry.key) + "'");
        finding.record_id = entry.key;
        finding.field = field.name;
        finding.value = field.first.text;
    }
}

void report_preamble(const RawEntry& entry, Findings& findings) {
    if (!findings.wants(preamble_left_out, "preamble")) return;
    Finding& finding = findings.add(preamble_left_out, entry.span, "the preamble is left out");
    finding.field = "preamble";
    if (!entry.fields.empty()) finding.value = entry.fields.front().first.text;
}

void report_once(const Code& code, SourceSpan span, std::string_view field, std::string_view message, std::string_view value, Findings& findings) {
    if (!findings.wants(code, field)) return;
    Finding& finding = findings.add(code, span, std::string(message));
    finding.field = field;
    finding.value = value;
    finding.once_key = std::string(once_if_folded) + std::string(field);
}

/// Says what stands between two things that begin with an `@`; `begin` and `end` count in `text`.
void report_between(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t offset, Findings& findings) {
    const std::string_view words = trim(text.substr(begin, end - begin));
    if (words.empty() || words.find_first_not_of(",;} \t\r\n") == std::string_view::npos) return;
    const auto at = static_cast<std::uint32_t>(words.data() - text.data()) + offset;
    report_once(outside_entries, {at, at + static_cast<std::uint32_t>(words.size())}, "comment", "text between entries is left out", words, findings);
}

}  // namespace

std::size_t read_entries(std::string_view text, std::uint32_t offset, const BibContext* context, Dialect dialect, Arena& arena, const Sink& sink,
                         Findings& findings, bool keep_strings) {
    const BibContext nothing;
    const BibContext& before = context == nullptr ? nothing : *context;
    std::shared_ptr<const Parents> own_parents;
    const Parents* parents = before.parents.get();
    // A splitter that gives a context without parents has seen no reference.
    if (context == nullptr && find_reference(text, 0) != std::string_view::npos) {
        own_parents = Parents::build({text}, before.strings, dialect);
        parents = own_parents.get();
    }
    RawParser parser(text, arena, &findings, offset);
    Resolver resolver(before, parents, arena, findings);
    EntryReader reader(arena, dialect, findings);
    RawEntry entry;
    std::vector<Field> fields;
    std::size_t records = 0;
    std::size_t behind = 0;
    const Arena::Mark begin = arena.mark();
    for (; parser.next(entry); arena.rewind(begin)) {
        const SourceSpan place{entry.span.begin - offset, entry.span.end - offset};
        report_between(text, behind, place.begin, offset, findings);
        behind = place.end;
        const std::string_view whole = text.substr(place.begin, place.end - place.begin);
        if (entry.kind == EntryKind::comment) report_once(outside_entries, entry.span, "comment", "a comment is left out", whole, findings);
        if (entry.kind == EntryKind::string && !keep_strings) {
            report_once(strings_left_out, entry.span, "string", "the definition of a macro is not converted", whole, findings);
        }
        if (entry.kind == EntryKind::string) resolver.define(entry);
        if (entry.kind == EntryKind::preamble) {
            resolver.define_commands(entry);
            report_preamble(entry, findings);
        }
        if (entry.kind != EntryKind::entry) continue;
        if (equals_ignoring_ascii_case(entry.type, "xdata")) {
            // What a container names that is not there is told with the container.
            const Parent* const used = resolver.used(entry.key);
            if (used == nullptr) report_unused(entry, whole, findings);
            else resolver.resolve(entry, fields);
            if (used != nullptr && !used->whole) report_unused_fields(entry, *used, findings);
            continue;
        }
        resolver.resolve(entry, fields);
        if (entry.fields.size() > many_fields) {
            std::erase_if(entry.fields, [](const RawField& field) { return !has_macro(field); });  // the others have been resolved
            entry.fields.shrink_to_fit();
        }
        Record record(arena);
        reader.read(entry, fields, record);
        if (fields.size() > many_fields) fields = std::vector<Field>();  // `{}` would keep the memory
        if (keep_strings) keep_macros(record, entry, resolver.strings());
        ++records;
        sink(record);
    }
    report_between(text, behind, text.size(), offset, findings);
    return records;
}

std::unique_ptr<Reader> make_reader(Dialect dialect, bool keep_strings) { return std::make_unique<BibReader>(dialect, keep_strings); }

}  // namespace bibcast::bibtex

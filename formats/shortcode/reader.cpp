#include "formats/shortcode/reader.hpp"

#include <optional>
#include <string>
#include <unordered_map>

#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/shortcode/record_builder.hpp"

namespace bibcast::shortcode {

namespace {

/// Notices when two entries of a page claim the same identifier.
class SharedIdentifiers {
  public:
    /// What is noticed is kept in `arena`.
    explicit SharedIdentifiers(Arena& arena) : arena_(arena) {}

    void look(const Record& record, Findings& findings) {
        for (const Identifier& identifier : record.identifiers) {
            if (identifier.scheme == "arxiv" || identifier.scheme == "openreview") {
                look(record, identifier.scheme, identifier.value, identifier.source, findings);
            }
        }
        for (const TextField& field : record.texts) {
            if (field.variable == Variable::doi) look(record, "DOI", field.value.plain, field.source, findings);
        }
    }

  private:
    void look(const Record& record, std::string_view scheme, std::string_view value, SourceSpan span, Findings& findings) {
        const std::string_view title = record.plain(Variable::title);
        std::string key(scheme);
        key += ' ';
        key += value;
        const auto [found, fresh] = titles_.try_emplace(std::move(key));
        if (fresh) found->second = arena_.copy(title);
        if (fresh || !findings.wants(shared_identifier, scheme)) return;
        std::string message = found->first + " is also that of '";
        message += found->second;
        message += "'";
        Finding& finding = findings.add(shared_identifier, span, std::move(message));
        finding.field = scheme;
        finding.value = value;
        finding.record_id = record.id;
    }

    Arena& arena_;
    std::unordered_map<std::string, std::string_view> titles_;
};

class ShortcodeReader final : public Reader {
  public:
    explicit ShortcodeReader(std::string_view map) : profile_(map) {}

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        const Page page = read_page(slice.text, profile_, arena, findings);
        // A record is dead when the next one has been made: two arenas, by turns, hold as many records as there ever are.
        Arena arenas[2];
        std::size_t turn = 0;
        const PageLegends legends(page, slice.text, arena, findings);
        if (!page.outside.empty() && !page.entries.empty()) report_outside(slice.text, page.outside, findings);
        SharedIdentifiers shared(arena);
        std::optional<Record> pending;  // the last record takes the rest of the page: held back until it is known to be the last
        std::uint32_t done = 0;
        std::uint64_t previous = 0;
        for (const Entry& entry : page.entries) {
            Record record(arenas[turn]);
            if (!build_record({slice.text, page, profile_, arenas[turn], findings}, entry, legends, record)) {
                findings.add(empty_entry, entry.whole, "the entry says nothing");
                continue;
            }
            shared.look(record, findings);
            NativeSource& native = record.native;
            native.format = format.id;
            native.before = slice.text.substr(done, entry.tail.begin - done);
            native.text = slice.text.substr(entry.tail.begin, entry.tail.end - entry.tail.begin);
            native.fingerprint = fingerprint(record);
            native.previous = previous;
            previous = native.fingerprint;
            done = entry.tail.end;
            if (pending) sink(*pending);
            pending.emplace(record);
            turn = 1 - turn;
            arenas[turn].reset();
        }
        if (!pending) return;
        pending->native.after = slice.text.substr(done);
        sink(*pending);
    }

  private:
    static void report_outside(std::string_view text, const std::vector<SourceSpan>& outside, Findings& findings) {
        const std::string count = outside.size() == 1 ? "what is probably a work stands" : std::to_string(outside.size()) + " probable works stand";
        const SourceSpan first = outside[0];
        findings.add(outside_entries, first, count + " outside of the entries").value = text.substr(first.begin, first.end - first.begin);
    }

    Profile profile_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& options) { return std::make_unique<ShortcodeReader>(options["map"]); }

}  // namespace bibcast::shortcode

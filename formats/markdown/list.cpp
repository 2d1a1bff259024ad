#include "formats/markdown/list.hpp"

#include <algorithm>

#include "formats/html/entry.hpp"
#include "formats/html/mark_list.hpp"
#include "io/loss.hpp"
#include "name/mark_symbol.hpp"

namespace bibcast::markdown {

namespace {

using html::EntryNote;

class ListJoiner final : public Joiner {
  public:
    explicit ListJoiner(Notation notation) : notation_(notation) {}

    void begin(std::string& /*out*/) override {}

    void add(std::string_view bytes, const Chunk::Item& item, std::string& out) override {
        EntryNote note = html::decode_note(item.note);
        if (note.group != group_) {
            if (!out.empty() || written_) out += '\n';
            if (notation_ == Notation::markdown) out += "## ";
            append_words(out, note.group.empty() ? "Other" : note.group, notation_);
            out += "\n\n";
            group_ = std::move(note.group);
        }
        out += bytes;
        written_ = true;
        for (EntryNote::MarkRow& row : note.marks) marks_.add(row);
    }

    void end(std::string& out) override {
        if (marks_.rows().empty()) return;
        out += notation_ == Notation::markdown ? "\n---\n\n" : "\n";
        for (const EntryNote::MarkRow& mark : marks_.rows()) {
            append_words(out, mark.symbol, notation_);
            out += ' ';
            append_words(out, mark.text.empty() ? "Meaning not stated" : mark.text, notation_);
            if (mark.assumed) out += " (assumed: the source does not say so)";
            if (marks_.has_other_meaning(mark)) out += ", in the entries where it is marked so";
            out += notation_ == Notation::markdown && &mark != &marks_.rows().back() ? "  \n" : "\n";
        }
    }

  private:
    Notation notation_;
    html::MarkList marks_;
    std::string group_;
    bool written_ = false;
};

/// What a page of HTML can say beside its text, and a list cannot: citation keys, times of day, the language of a work.
void report_unsaid(const Record& record, Findings& findings) {
    if (!record.id.empty() && !record.generated_id) {
        report_partial_loss(loss_variable, record, "id", record.id, record.source, "the list does not say citation keys", findings);
    }
    for (const DateField& field : record.dates) {
        const auto says_more = [](const DatePoint& point) { return !point.time.empty() || point.uncertain || point.unspecified_digits != 0 || point.unspecified_month || point.unspecified_day; };
        if (!says_more(field.value.begin) && !says_more(field.value.end)) continue;
        std::string edtf;
        append_edtf(edtf, field.value);
        report_partial_loss(loss_date_part, record, name_of(field.variable), edtf, field.source, "the list says less of the date", findings);
    }
    const TextField* const language = record.text(Variable::language);
    if (language == nullptr) return;
    report_partial_loss(loss_variable, record, "language", language->value.plain, language->source, "the list does not say the language", findings);
}

/// What plain text cannot show.
void report_styles(const Record& record, Findings& findings) {
    for (const NamesField& field : record.names) {
        for (const Contributor& person : field.people) {
            for (const Mark& mark : person.marks) {
                if (!is_emphasis(mark.symbol)) continue;
                report_partial_loss(loss_mark, record, name_of(field.variable), mark.symbol, mark.source, "plain text has no emphasis", findings);
            }
        }
    }
    for (const TextField& field : record.texts) {
        for (const Styled& styled : field.value.styles) {
            if (styled.style == Style::keep_case || styled.style == Style::quote || styled.style == Style::math || styled.style == Style::link) continue;
            report_partial_loss(loss_markup, record, name_of(field.variable), field.value.plain.substr(styled.begin, styled.end - styled.begin), field.source,
                                "plain text has no formatting", findings);
        }
    }
}

class ListWriter final : public Writer {
  public:
    ListWriter(Notation notation, NameForm names) : notation_(notation), names_(names) {}

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        if (notation_ == Notation::text) report_styles(record, findings);
        report_unsaid(record, findings);
        std::string entry;
        Chunk::Item html_item;
        html::EntryWriter(record, entry, html_item, findings, {.names = names_}).write();
        append_entry(chunk.bytes, entry, notation_);
        item.note = std::move(html_item.note);
    }
    [[nodiscard]] std::unique_ptr<Joiner> joiner() const override { return std::make_unique<ListJoiner>(notation_); }

  private:
    Notation notation_;
    NameForm names_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(Notation notation, const FormatOptions& options) {
    return std::make_unique<ListWriter>(notation, html::names_of(options));
}

}  // namespace bibcast::markdown

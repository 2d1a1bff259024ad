#include <algorithm>
#include <array>

#include "formats/isi/format.hpp"
#include "formats/isi/grammar.hpp"
#include "formats/isi/tags.hpp"
#include "io/loss.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/record_writer.hpp"
#include "name/format.hpp"
#include "text/utf8.hpp"

namespace bibcast::isi {

namespace {

constexpr tagged::LineStyle style = {
    .begin =
        [](std::string& out, std::string_view tag) {
            out += tag;
            out += ' ';
        },
    .continuation = "   ",
    .width = 80,
    .names_together = true,
};

constexpr std::array<std::string_view, 12> months = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 4> seasons = {"SPR", "SUM", "FAL", "WIN"};

bool is_plain(const DatePoint& point) {
    return point.year > 0 && point.year <= 9999 && point.month != 0 && point.month <= 24 && !point.uncertain && !point.approximate &&
           point.unspecified_digits == 0 && !point.unspecified_month && !point.unspecified_day && point.time.empty();
}

/// `NOV 5`, `NOV 05`, `SPR`: a date without its year.
void append_day(std::string& out, const DatePoint& point, bool padded) {
    out += point.is_season() ? seasons[point.month - 21U] : months[point.month - 1U];
    if (point.day == 0) return;
    out += padded && point.day < 10 ? " 0" : " ";
    out += std::to_string(point.day);
}

/// A day, a month, a season, or a stretch of such within one year: `MAY-JUN`, `MAR 4-6`, `MAR 30-APR 2`. Empty for all else.
std::string words_within_year(const Date& date, bool padded) {
    std::string words;
    if (date.begin_bound != Bound::point || !is_plain(date.begin)) return words;
    append_day(words, date.begin, padded);
    if (!date.is_range()) return words;
    const DatePoint& end = date.end;
    if (date.end_bound != Bound::point || !is_plain(end) || end.year != date.begin.year || (end.day == 0) != (date.begin.day == 0)) return {};
    const std::string last = std::to_string(end.day);
    if (end.day != 0 && end.month == date.begin.month) return words + (padded && end.day < 10 ? "-0" : "-") + last;
    words += '-';
    append_day(words, end, padded);
    return words;
}

class RecordWriter final : public tagged::RecordWriter {
  public:
    RecordWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : tagged::RecordWriter(table, style, record, out, item, findings) {}

  protected:
    void choose_type() override {
        document_ = document_type_of(record_.type);
        if (document_ == nullptr) report_nearest_type();
        letter_ = document_ == nullptr ? "J" : document_->publication;
        StringField& native = record_.native_type;
        if (native.value.size() == 1 && table.type_named(native.value) != nullptr) {
            letter_ = native.value;
            native.written = true;
        }
    }

    void write_special(const tagged::Row& row) override {
        if (row.tag == "PT") raw_line(row.tag, written_type(row.tag));
        else if (row.tag == "DT") write_document_type(row.tag);
        else if (row.tag == "AU") write_names(row.tag, true);
        else if (row.tag == "AF") write_names(row.tag, false);
        else if (row.tag == "CA") write_groups(row.tag);
        else if (row.tag == "CY") write_event_date(row.tag);
        else if (row.tag == "C1") write_addresses(row.tag);
        else if (row.tag == "RP") write_corresponding(row.tag);
        else if (row.tag == "OI") write_orcids(row.tag);
        else if (row.tag == "SN") write_issn(row.tag);
        else if (row.tag == "BN") write_texts(row.tag, Variable::isbn);
        else if (row.tag == "AR") write_article_number(row.tag);
        else if (row.tag == "UT") write_record_numbers(row.tag);
    }

    void write_keywords(std::string_view tag) override {
        std::string value;
        const auto add_all = [&value](List<StringField>& words) {
            for (StringField& word : words) {
                if (!value.empty()) value += "; ";
                tagged::append_piece(value, word.value);
                word.written = true;
            }
        };
        add_all(record_.keywords);
        add_all(record_.topics);
        if (!value.empty()) raw_line(tag, value);
    }

    void write_day(std::string_view tag) override {
        // The year alone is PY's, and so are words alone.
        const DateField* const year = record_.date(Variable::issued);
        if (year != nullptr && (!year->value.has_parts() || year->value == Date::of_year(year->value.begin.year))) return;
        while (const DateField* field = record_.take_date(Variable::issued)) {
            const Date date = without_time(record_, *field, findings_);
            std::string value = words_within_year(date, false);
            if (value.empty()) append_edtf(value, date);
            raw_line(tag, value);
            if (!date.literal.empty()) {
                report_partial_loss(loss_date_part, record_, "issued", date.literal, field->source, "the words beside the date are not written",
                                    findings_);
            }
        }
    }

    [[nodiscard]] bool is_frame(std::string_view tag) const override { return is_frame_tag(tag); }
    void write_end() override { out_ += "ER\n"; }

  private:
    /// `MAR 04-06, 2001`.
    void write_event_date(std::string_view tag) {
        const DateField* const next = record_.date(Variable::event_date);
        std::string value = next == nullptr ? std::string() : words_within_year(next->value, true);
        if (!value.empty() && next->value.literal.empty() && !next->written) {
            value += ", ";
            value += std::to_string(next->value.begin.year);
            raw_line(tag, value);
            record_.take_date(Variable::event_date);
        }
        write_dates(tag, Variable::event_date);
    }

    /// The letter, or a type that the reader did not know.
    [[nodiscard]] std::string_view written_type(std::string_view tag) {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.written || leftover.format != table.format || leftover.tag != tag) continue;
            leftover.written = true;
            return leftover.value;
        }
        return letter_;
    }

    /// What PT does not say, unless a document type that was read says it.
    void write_document_type(std::string_view tag) {
        for (const Leftover& leftover : record_.leftovers) {
            if (leftover.format == table.format && leftover.tag == tag && classify(letter_, leftover.value).item == record_.type) return;
        }
        if (document_ != nullptr) raw_line(tag, document_->name);
    }

    /// Where the collective authors begin that stand behind all people.
    [[nodiscard]] static std::size_t first_group(const NamesField& field) {
        std::size_t end = field.people.size();
        while (end != 0 && field.people[end - 1].name.is_literal()) --end;
        return end;
    }

    void write_names(std::string_view tag, bool brief) {
        for (NamesField& field : record_.names) {
            if (field.variable != Variable::author) continue;
            const std::size_t end = first_group(field);
            for (std::size_t i = 0; i < end; ++i) {
                Contributor& person = field.people[i];
                std::string name;
                if (brief && !person.name.is_literal()) append_short(name, person.name);
                else tagged::append_name(name, record_.arena(), person.name, tagged::read_indexed_name);
                std::string value;
                tagged::append_piece(value, name);
                if (!brief) append_email(value, person);
                name_line(tag, i == 0, value);
                person.written = true;
            }
            if (brief || !field.others) continue;
            name_line(tag, end == 0, "et al.");
            field.written = true;
        }
    }

    /// One of several lines of a field, which are not broken.
    void name_line(std::string_view tag, bool first, std::string value) {
        for (char& c : value) {
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        }
        if (first) style.begin(out_, tag);
        else out_ += style.continuation;
        out_ += value;
        out_ += '\n';
    }

    static void append_email(std::string& out, Contributor& person) {
        for (Detail& detail : person.details) {
            if (detail.kind != DetailKind::email || detail.written || out.ends_with(')')) continue;
            out += " (";
            out += detail.value;
            out += ')';
            detail.written = true;
        }
    }

    /// `McCormick, MC`.
    static void append_short(std::string& out, const Name& name) {
        append_family(out, name);
        if (name.given.empty()) return;
        out += ", ";
        append_initials(out, name.given, {.after = {}, .between = {}, .hyphens = false});
    }

    /// True if a line of the source that will come back names the person.
    [[nodiscard]] bool is_kept(std::string_view tag, const Name& name) const {
        std::string brief;
        append_short(brief, name);
        return std::any_of(record_.leftovers.begin(), record_.leftovers.end(), [&](const Leftover& one) {
            return one.format == table.format && one.tag == tag && one.value.find(brief) != std::string_view::npos;
        });
    }

    void write_corresponding(std::string_view tag) {
        std::string value;
        for (NamesField& field : record_.names) {
            if (field.variable != Variable::author) continue;
            for (std::size_t i = 0; i < first_group(field); ++i) {
                Contributor& person = field.people[i];
                for (Mark& mark : person.marks) {
                    if (mark.meaning != Meaning::corresponding || mark.written) continue;
                    mark.written = true;
                    if (!mark.legend.empty() && !equals_ignoring_ascii_case(mark.legend, "corresponding author")) {
                        report_partial_loss(loss_mark, record_, name_of(field.variable), mark.legend, mark.source, "the words of the mark have no place",
                                            findings_);
                    }
                    if (is_kept(tag, person.name)) continue;
                    std::string name;
                    tagged::append_name(name, record_.arena(), person.name, tagged::read_indexed_name);
                    if (!value.empty()) value += "; ";
                    tagged::append_piece(value, name);
                    value += corresponding_author;
                }
            }
        }
        if (!value.empty()) raw_line(tag, value);
    }

    void write_groups(std::string_view tag) {
        for (NamesField& field : record_.names) {
            if (field.variable != Variable::author) continue;
            for (std::size_t i = first_group(field); i < field.people.size(); ++i) {
                std::string value;
                tagged::append_piece(value, field.people[i].name.literal);
                raw_line(tag, value);
                field.people[i].written = true;
            }
        }
    }

    /// Each address once, with the names of all who have it.
    void write_addresses(std::string_view tag) {
        for (NamesField& field : record_.names) {
            if (field.variable != Variable::author) continue;
            const std::size_t end = first_group(field);
            // So many people write no paper: each has an address of their own.
            constexpr std::size_t most_compared = 5000;
            bool first = true;
            for (std::size_t i = 0; i < end; ++i) {
                for (const Detail& detail : field.people[i].details) {
                    if (detail.kind != DetailKind::affiliation || detail.written) continue;
                    std::string value = "[";
                    for (std::size_t k = i; k < (end > most_compared ? i + 1 : end); ++k) append_owner(value, field.people[k], detail.value);
                    value += "] ";
                    tagged::append_plain(value, detail.value);
                    name_line(tag, first, value);
                    first = false;
                }
            }
        }
    }

    void append_owner(std::string& out, Contributor& person, std::string_view address) {
        for (Detail& detail : person.details) {
            if (detail.kind != DetailKind::affiliation || detail.written || detail.value != address) continue;
            detail.written = true;
            if (out.size() > 1) out += "; ";
            std::string name;
            tagged::append_name(name, record_.arena(), person.name, tagged::read_indexed_name);
            tagged::append_piece(out, name);
            return;
        }
    }

    void write_orcids(std::string_view tag) {
        std::string value;
        for (NamesField& field : record_.names) {
            if (field.variable != Variable::author) continue;
            const std::size_t end = first_group(field);
            for (std::size_t i = 0; i < end; ++i) {
                for (Detail& detail : field.people[i].details) {
                    if (detail.kind != DetailKind::orcid) continue;
                    if (!value.empty()) value += "; ";
                    std::string name;
                    tagged::append_name(name, record_.arena(), field.people[i].name, tagged::read_indexed_name);
                    tagged::append_piece(value, name);
                    value += '/';
                    value += detail.value;
                    detail.written = true;
                }
            }
        }
        if (!value.empty()) raw_line(tag, value);
    }

    /// The first number is that of print, the second the electronic one.
    void write_issn(std::string_view tag) {
        while (const TextField* field = record_.take_text(Variable::issn)) {
            const std::string_view value = field->value.plain;
            const std::size_t comma = value.find(", ");
            line(tag, value.substr(0, comma));
            if (comma != std::string_view::npos) line("EI", value.substr(comma + 2));
        }
    }

    /// Without pages it is read in their place: of an article that is what it stands for, another number would be a page then.
    void write_article_number(std::string_view tag) {
        const bool article = record_.type == ItemType::article_journal || record_.type == ItemType::paper_conference;
        if (record_.type != ItemType::patent && (article || record_.text(Variable::page) != nullptr)) write_texts(tag, Variable::number);
        for (Identifier& identifier : record_.identifiers) {
            if (identifier.written || identifier.scheme != "pii") continue;
            raw_line(tag, "PII " + std::string(identifier.value));
            identifier.written = true;
        }
    }

    void write_record_numbers(std::string_view tag) {
        for (Identifier& identifier : record_.identifiers) {
            for (const std::string_view database : databases) {
                if (identifier.written || !std::equal(database.begin(), database.end(), identifier.scheme.begin(), identifier.scheme.end(),
                                                      [](char upper, char lower) { return upper == lower - 32; })) {
                    continue;
                }
                raw_line(tag, std::string(database) + ':' + std::string(identifier.value));
                identifier.written = true;
            }
        }
    }

    const DocumentType* document_ = nullptr;
    std::string_view letter_ = "J";
};

class IsiWriter final : public Writer {
  public:
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        RecordWriter(record, chunk.bytes, item, findings).write();
    }
    [[nodiscard]] Framing framing() const override {
        return {.before = "FN bibcast\nVR 1.0\n", .between = "\n", .after = "\nEF\n", .empty = "FN bibcast\nVR 1.0\nEF\n"};
    }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<IsiWriter>(); }

}  // namespace bibcast::isi

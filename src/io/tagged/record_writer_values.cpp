// The rows that gather several values, or spread one over several lines.
#include <algorithm>
#include <string>

#include "io/loss.hpp"
#include "io/tagged/accession.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/record_writer.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

void RecordWriter::write_pages(std::string_view tag) {
    const bool whole_work = contains(whole_items, record_.type);
    const TextField* count = record_.text(Variable::number_of_pages);
    for (TextField& field : record_.texts) {
        if (field.variable != Variable::page || field.written) continue;
        // Alone in a whole work it would be read as the number of its pages.
        if (whole_work && count == nullptr && counts_pages(field.value.plain)) continue;
        text_line(tag, field);
    }
    if (count == nullptr) return;
    const bool clear = whole_work && counts_pages(count->value.plain) && !split_page_count(count->value.plain);
    if (!clear && (count->value.plain.empty() || !is_ascii_digit(count->value.plain.back()))) return;
    record_.take_text(Variable::number_of_pages);
    line(tag, clear ? std::string(count->value.plain) : std::string(count->value.plain) + " p");
}

void RecordWriter::write_page_ends(std::string_view first) {
    std::string_view last;
    for (const Row& row : table_.rows) {
        if (row.place == Place::last_page) last = row.tag;
    }
    bool placed = false;
    for (TextField& field : record_.texts) {
        if (field.variable != Variable::page || field.written || placed) continue;
        if (const auto range = split_pages(field.value.plain)) {
            line(first, range->first);
            line(last, range->last);
            field.written = true;
        } else {
            text_line(first, field);
        }
        placed = true;
    }
}

void RecordWriter::write_serial_numbers(std::string_view tag) {
    const SerialKind kind = serial_kind(record_.type);
    for (TextField& field : record_.texts) {
        const bool number = field.variable == Variable::number && kind == SerialKind::document;
        if (field.variable != Variable::issn && field.variable != Variable::isbn && !number) continue;
        if (field.written || serial_variable(field.value.plain, kind) != field.variable) continue;
        text_line(tag, field);
    }
}

void RecordWriter::write_accessions(std::string_view tag) {
    for (TextField& field : record_.texts) {
        if (field.written) continue;
        if (field.variable == Variable::archive_location) text_line(tag, field);
        if (field.variable != Variable::pmid && field.variable != Variable::pmcid) continue;
        line(tag, (field.variable == Variable::pmid ? "PMID:" : "PMCID:") + std::string(field.value.plain));
        field.written = true;
    }
    for (Identifier& identifier : record_.identifiers) {
        const std::string_view prefix = accession_prefix(identifier.scheme);
        if (identifier.written || prefix.empty()) continue;
        std::string value = std::string(prefix) + ':' + std::string(identifier.value);
        if (!identifier.version.empty()) value += 'v' + std::string(identifier.version);
        if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + ']';
        line(tag, value);
        identifier.written = true;
    }
}

void RecordWriter::write_keywords(std::string_view tag) {
    const auto write_all = [&](List<StringField>& values) {
        for (StringField& value : values) {
            value_.clear();
            append_piece(value_, value.value);
            emit(tag, value_);
            value.written = true;
        }
    };
    write_all(record_.keywords);
    write_all(record_.topics);
}

/// The main address, and the links that have no tag of their own.
void RecordWriter::write_urls(std::string_view tag) {
    while (const TextField* field = record_.take_text(Variable::url)) raw_line(tag, field->value.plain);
    for (Link& link : record_.links) {
        const bool own_tag = (link.kind == LinkKind::pdf && has_place(Place::pdf)) ||
                             (link.kind == LinkKind::html && has_place(Place::full_text));
        if (link.written || own_tag) continue;
        raw_line(tag, link.url);
        link.written = true;
        if (link.kind != LinkKind::other) {
            report_partial_loss(loss_link, record_, name_of(link.kind), link.url, link.source,
                                "the address is written, what it leads to is not", findings_);
        }
        report_lost_words(link);
    }
}

void RecordWriter::write_links(std::string_view tag, LinkKind kind) {
    for (Link& link : record_.links) {
        if (link.written || link.kind != kind) continue;
        raw_line(tag, link.url);
        link.written = true;
        report_lost_words(link);
    }
}

void RecordWriter::report_lost_words(const Link& link) {
    if (link.label.empty()) return;
    report_partial_loss(loss_text, record_, "link", link.label, link.source, "the words of the link are not written", findings_);
}

}  // namespace bibcast::tagged

// The rows that gather several values, or spread one over several lines.
#include <algorithm>

#include "formats/ris/record_writer.hpp"
#include "io/loss.hpp"
#include "io/tagged/accession.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/serial_number.hpp"

namespace bibcast::ris {

void RecordWriter::write_pages(std::string_view tag) {
    const bool counts = contains(page_count_types, type_);
    const TextField* count = record_.text(Variable::number_of_pages);
    bool placed = counts && count != nullptr;
    for (TextField& field : record_.texts) {
        if (field.variable != Variable::page || field.written) continue;
        const auto range = tagged::split_pages(field.value.plain);
        if (!placed && range) {
            line(tag, range->first);
            line("EP", range->last);
            field.written = true;
        } else if (counts) {
            text_line("SE", field);
        } else if (!placed) {
            text_line(tag, field);
        }
        placed = true;
    }
    write_first_page(tag, placed);
    if (count == nullptr || (placed && !counts)) return;
    record_.take_text(Variable::number_of_pages);
    const bool clear = counts && !tagged::split_pages(count->value.plain) && !tagged::split_page_count(count->value.plain);
    line(tag, clear ? std::string(count->value.plain) : std::string(count->value.plain) + " p");
}

/// The first page alone, where the record does not say more, and the section where `SE` may have it.
void RecordWriter::write_first_page(std::string_view tag, bool& placed) {
    TextField* first = record_.take_text(Variable::page_first);
    if (first != nullptr && !record_.plain(Variable::page).starts_with(first->value.plain)) {
        first->written = !placed;
        if (!placed) text_line(tag, *first);
        placed = true;
    }
}

void RecordWriter::write_section(std::string_view tag) {
    if (contains(page_count_types, type_)) return;
    for (TextField& field : record_.texts) {
        if (field.variable != Variable::section || field.written) continue;
        const bool pages = record_.text(Variable::page) != nullptr;
        if (pages || !tagged::is_page_number(field.value.plain)) text_line(tag, field);
    }
}

void RecordWriter::write_serial_numbers(std::string_view tag) {
    for (TextField& field : record_.texts) {
        const bool number = field.variable == Variable::number && contains(document_number_types, type_) &&
                            tagged::serial_variable(field.value.plain, serial_kind(type_)) == Variable::number;
        if (field.variable == Variable::issn || field.variable == Variable::isbn || number) text_line(tag, field);
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
        const std::string_view prefix = tagged::accession_prefix(identifier.scheme);
        if (identifier.written || prefix.empty()) continue;
        std::string value = std::string(prefix) + ':' + std::string(identifier.value);
        if (!identifier.version.empty()) value += 'v' + std::string(identifier.version);
        if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + ']';
        line(tag, value);
        identifier.written = true;
    }
}

void RecordWriter::piece_line(std::string_view tag, std::string_view value) {
    begin_line(tag);
    tagged::append_piece(out_, value);
    end_line();
}

void RecordWriter::write_keywords(std::string_view tag) {
    for (StringField& keyword : record_.keywords) {
        piece_line(tag, keyword.value);
        keyword.written = true;
    }
    for (StringField& topic : record_.topics) {
        const bool twice = std::any_of(record_.keywords.begin(), record_.keywords.end(),
                                       [&topic](const StringField& keyword) { return keyword.value == topic.value; });
        if (!twice) piece_line(tag, topic.value);
        topic.written = true;
    }
}

void RecordWriter::write_notes(std::string_view tag) {
    write_texts(tag, Variable::note);
    for (std::string_view rest = notes_; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        line(tag, rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    if (!options_.other_notes) return;
    const auto write_all = [&](std::string_view word, List<StringField>& values) {
        for (StringField& value : values) {
            line(tag, std::string(word) + std::string(value.value));
            value.written = true;
        }
    };
    write_all("Award: ", record_.awards);
    write_all("Group: ", record_.groups);
}

/// The main address, and the links that have no tag of their own.
void RecordWriter::write_urls(std::string_view tag) {
    while (const TextField* field = record_.take_text(Variable::url)) raw_line(tag, field->value.plain);
    for (Link& link : record_.links) {
        const bool own_tag = link.kind == LinkKind::pdf || link.kind == LinkKind::html || link.label == related_label ||
                             link.label == image_label;
        if (own_tag) continue;
        raw_line(tag, link.url);
        link.written = true;
        if (link.kind != LinkKind::other) {
            report_partial_loss(loss_link, record_, name_of(link.kind), link.url, link.source,
                                "the address is written, what it leads to is not", findings_);
        } else if (!link.label.empty()) {
            report_partial_loss(loss_text, record_, "link", link.label, link.source, "the words of the link are not written", findings_);
        }
    }
}

void RecordWriter::write_links(std::string_view tag, LinkKind kind, std::string_view label) {
    for (Link& link : record_.links) {
        if (link.written || link.kind != kind || (!label.empty() && link.label != label)) continue;
        raw_line(tag, link.url);
        link.written = true;
        if (!label.empty() || link.label.empty()) continue;
        report_partial_loss(loss_text, record_, "link", link.label, link.source, "the words of the link are not written", findings_);
    }
}

void RecordWriter::write_key(std::string_view tag) {
    if (record_.id.empty() || record_.generated_id) return;
    begin_line(tag);
    item_.key_begin = out_.size();
    out_ += record_.id;
    item_.key_end = out_.size();
    end_line();
}

/// A line of such a tag among the others would cut the record in two: what stood there is a loss.
bool RecordWriter::begins_or_ends(std::string_view tag) {
    return std::any_of(tags.begin(), tags.end(), [tag](const TagRow& row) { return (row.place == Place::type || row.place == Place::end) && row.tag == tag; });
}

void RecordWriter::write_end(std::string_view tag) {
    for (Leftover& leftover : record_.leftovers) {
        if (leftover.written || leftover.format != "ris" || begins_or_ends(leftover.tag) || !tagged::is_one_word(leftover.tag)) continue;
        raw_line(leftover.tag, leftover.value);
        leftover.written = true;
    }
    line(tag, {});
}

}  // namespace bibcast::ris

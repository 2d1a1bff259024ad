#include "formats/marc/record_builder.hpp"

#include <algorithm>
#include <array>

#include "formats/marc/normalize.hpp"
#include "formats/marc/punctuation.hpp"
#include "io/catalogue_date.hpp"
#include "io/extent.hpp"
#include "io/main_entry.hpp"
#include "io/thesis_note.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

namespace {

std::string_view without_brackets(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']') && text.find(']') == text.size() - 1) return text.substr(1, text.size() - 2);
    if (text.starts_with('[') && text.find(']') == std::string_view::npos) return text.substr(1);
    // The bracket was opened in the subfield before: `[S.l. :` `s.n.]`
    if (text.ends_with(']') && text.find('[') == std::string_view::npos) return text.substr(0, text.size() - 1);
    return text;
}

/// Words that stand where nobody knows the place or the name (AACR2, 1.4C6 and 1.4D6; RDA, 2.8.2.6 and 2.8.4.7).
bool says_unknown(std::string_view text) {
    constexpr std::array<std::string_view, 12> words = {"s.l.", "s.l", "s. l.", "s.n.", "s.n", "s. n.", "sine loco", "sine nomine", "o.o.", "o. o.",
                                                        "place of publication not identified", "publisher not identified"};
    const std::string lower = ascii_lower(text);
    return std::find(words.begin(), words.end(), lower) != words.end();
}

}  // namespace

std::string_view RecordBuilder::take(Field& field, char code) {
    Subfield* const subfield = field.find(code);
    if (subfield == nullptr) return {};
    subfield->understood = true;
    return without_punctuation(subfield->value);
}

std::string_view RecordBuilder::take_all(Field& field, std::string_view codes, std::string_view separator) {
    std::string all;
    for (Subfield& subfield : field.subfields) {
        if (codes.find(subfield.code) == std::string_view::npos || trim(subfield.value).empty()) continue;
        subfield.understood = true;
        // `University of X.` keeps its full stop, which looks like that of an abbreviation.
        const bool stopped = separator.starts_with('.') && all.ends_with('.');
        all += (all.empty() ? "" : std::string(separator.substr(stopped ? 1 : 0))) + std::string(without_punctuation(subfield.value));
    }
    return arena_.copy(all);
}

void RecordBuilder::add_once(Variable variable, std::string_view value, SourceSpan span) {
    for (std::size_t i = 0; i < std::min(record_.texts.size(), most_compared); ++i) {
        if (record_.texts[i].variable == variable && record_.texts[i].value.plain == value) return;
    }
    record_.add_text(variable, value, span);
}

void RecordBuilder::build() {
    if (fields_.find("245") == nullptr && fields_.find("200") != nullptr) dialect_ = Dialect::unimarc;
    if (dialect_ == Dialect::unimarc) resolve_embedded_fields(fields_, arena_);
    drop_sorting_signs(fields_, arena_);
    main_entry_ = dialect_ == Dialect::marc21 && (fields_.find("100") != nullptr || fields_.find("110") != nullptr);
    set_type();
    entered_under_title_ = !main_entry_ && fields_.find("773") == nullptr &&
                           (record_.type == ItemType::book || record_.type == ItemType::periodical);
    choose_call_number();
    for (Field& field : fields_.fields) {
        for (const TagRow& row : tags) {
            if (row.dialect == dialect_ && row.tag == field.tag) add(field, row);
        }
    }
    if (dialect_ == Dialect::marc21) add_fixed_values();
    add_uniform_title();
    enter_under_performers(record_);
    add_leftovers();
}

// MARC 21, leader 06 (type of record) and 07 (bibliographic level); UNIMARC has them in the same places.
void RecordBuilder::set_type() {
    const char type = fields_.leader.size() > 7 ? fields_.leader[6] : ' ';
    const char level = fields_.leader.size() > 7 ? fields_.leader[7] : ' ';
    switch (type) {
        case 'c':
        case 'd': record_.type = ItemType::musical_score; break;
        case 'b':
            record_.type = dialect_ == Dialect::unimarc ? ItemType::manuscript : ItemType::book;
            break;
        case 'e':
        case 'f': record_.type = ItemType::map; break;
        case 'g': record_.type = ItemType::motion_picture; break;
        case 'i':
        case 'j': record_.type = ItemType::song; break;
        case 'k':
        case 'r': record_.type = ItemType::graphic; break;
        case 'm':
        case 'l': record_.type = dialect_ == Dialect::marc21 && type == 'm' ? ItemType::book : ItemType::software; break;
        case 't': record_.type = ItemType::manuscript; break;
        case 'p': record_.type = ItemType::collection; break;
        default: record_.type = ItemType::book; break;
    }
    if (record_.type != ItemType::book) return;
    if (level == 's' || level == 'i') record_.type = ItemType::periodical;
    if (level == 'a' || level == 'b') record_.type = level == 'a' ? ItemType::chapter : ItemType::article_journal;
    // The same places say other things of other kinds of material.
    if (level == 'm' && type == 'a' && dialect_ == Dialect::marc21) set_type_of_contents();
}

void RecordBuilder::add(Field& field, const TagRow& row) {
    if (row.code != '*') {
        for (Subfield& subfield : field.subfields) {
            if (subfield.code == row.code && !trim(subfield.value).empty()) add_subfield(field, subfield, row);
        }
        return;
    }
    switch (row.place) {
        case Place::title: add_title(field); break;
        case Place::person: add_person(field, row.variable); break;
        case Place::body: add_body(field, row.variable); break;
        case Place::meeting: add_meeting(field); break;
        case Place::call_number: add_call_number(field); break;
        case Place::thesis: add_thesis(field); break;
        case Place::subject: add_subject(field); break;
        case Place::host: add_host(field); break;
        case Place::link: add_link(field); break;
        case Place::original: add_original(field); break;
        case Place::uniform_title: break;
        default: break;
    }
}

void RecordBuilder::add_subfield(Field& field, Subfield& subfield, const TagRow& row) {
    const std::string_view value = trim(subfield.value);
    const SourceSpan span = subfield.source;
    const auto single = [&](std::string_view text) {
        if (has(row.variable) && record_.plain(row.variable) != text) return;
        subfield.understood = true;
        add_once(row.variable, text, span);
    };
    switch (row.place) {
        case Place::isbn: {
            // `0881929115 (pbk.)`
            const std::string_view number = value.substr(0, value.find_first_of(" (:"));
            const std::string_view whole = isbn13(arena_, number);
            for (std::size_t i = 0; i < std::min(record_.texts.size(), most_compared); ++i) {
                const TextField& known = record_.texts[i];
                // The ISBN-10 of an ISBN-13 that is there already says nothing more; a mistyped one is that of nothing.
                if (known.variable == Variable::isbn && !whole.empty() && isbn13(arena_, known.value.plain) == whole) {
                    subfield.understood = number.size() == without_punctuation(value).size();
                    return;
                }
            }
            subfield.understood = number.size() == without_punctuation(value).size();
            add_once(Variable::isbn, number, span);
            break;
        }
        case Place::issn:
            if (!has(Variable::issn) || record_.plain(Variable::issn) == value) {
                const std::string_view number = value.substr(0, value.find_first_of(" ("));
                // `1234-5679 (online)`: what is said of the number is left over with it.
                subfield.understood = number.size() == trim(value).size();
                add_once(Variable::issn, number, span);
            }
            break;
        case Place::doi: {
            const std::string_view doi = canonical_doi(arena_, value);
            if (doi.empty() || has(Variable::doi)) return;
            subfield.understood = !says_more_than_doi(arena_, value);
            record_.add_text(Variable::doi, doi, span);
            if (Subfield* source = field.find('2'); source != nullptr) source->understood = equals_ignoring_ascii_case(trim(source->value), "doi");
            break;
        }
        case Place::place:
        case Place::publisher: {
            // In 264 the second indicator says what the place and the name are: 1 is publication.
            if (field.tag == "264" && field.indicator2 != '1' && has(row.variable)) return;
            const std::string_view bare = without_brackets(without_punctuation(value));
            if (!says_unknown(bare)) single(bare);
            break;
        }
        case Place::date: add_date(subfield); break;
        case Place::extent: add_extent(subfield); break;
        case Place::series: single(without_punctuation(value)); break;
        case Place::series_number: {
            std::string_view number = without_punctuation(value);
            if (number.size() > 1 && number.ends_with('.') && is_ascii_digit(number[number.size() - 2])) number.remove_suffix(1);
            single(number);
            break;
        }
        case Place::number: add_number(field, subfield); break;
        case Place::language: {
            subfield.understood = true;
            for (TextField& known : record_.texts) {
                if (known.variable != Variable::language) continue;
                subfield.understood = known.value.plain.size() < 4096;
                if (!subfield.understood) return;
                known.value = arena_.concat({known.value.plain, "; ", value});
                return;
            }
            record_.add_text(Variable::language, value, span);
            break;
        }
        case Place::text:
            if (row.variable == Variable::note || row.variable == Variable::abstract) {
                subfield.understood = true;
                add_once(row.variable, value, span);
            } else {
                single(without_punctuation(value));
            }
            break;
        default: break;
    }
}

/// MARC 21: `$a` title, `$b` the rest, `$n` `$p` a part, `$h` the medium; UNIMARC: `$a`, `$e`, `$h` `$i`.
void RecordBuilder::add_title(Field& field) {
    const bool marc21 = dialect_ == Dialect::marc21;
    std::string title(take(field, 'a'));
    // The order of the subfields is that of the title page: a part may stand before the other title information or behind it.
    bool first = true;
    bool parallel = false;
    for (Subfield& subfield : field.subfields) {
        const bool part = subfield.code == (marc21 ? 'n' : 'h') || subfield.code == (marc21 ? 'p' : 'i');
        const bool rest = subfield.code == (marc21 ? 'b' : 'e');
        const bool titled = subfield.code == 'a' && first;
        std::string_view words = without_punctuation(subfield.value);
        if ((part || rest) && !words.empty()) {
            if (part && words.ends_with('.')) words.remove_suffix(1);
            while (title.ends_with('.') && !title.ends_with("..") && !title.empty()) title.pop_back();
            title += (title.empty() ? "" : part ? ". " : parallel ? " = " : ": ") + std::string(words);
            subfield.understood = true;
        }
        if (part || rest || titled) parallel = trim(subfield.value).ends_with('=');
        first = first && !titled;
    }
    record_.add_text(Variable::title, arena_.copy(title), field.source);
    if (!marc21) return;
    const std::string_view medium = without_brackets(take(field, 'h'));
    if (!medium.empty()) record_.add_text(Variable::medium, medium, field.source);
}

/// A dissertation note: in parts since 2010 (`$b` degree, `$c` institution), else in words.
void RecordBuilder::add_thesis(Field& field) {
    const bool marc21 = dialect_ == Dialect::marc21;
    // With an ISBN it is the book that a publisher made of it.
    if (!has_isbn_) has_isbn_ = fields_.find("020") != nullptr && fields_.find("020")->find('a') != nullptr;
    if (!marc21 || !*has_isbn_) record_.type = ItemType::thesis;
    const std::string_view degree = take(field, 'b');
    if (!degree.empty()) add_once(Variable::genre, degree, field.source);
    Subfield* const grantor = field.find(marc21 ? 'c' : 'e');
    if (grantor != nullptr && (!has(Variable::publisher) || record_.plain(Variable::publisher) == grantor->value)) {
        if (const std::string_view institution = take(field, grantor->code); !institution.empty()) add_once(Variable::publisher, institution, field.source);
    }
    if (Subfield* const year = field.find('d')) {
        const auto read = read_catalogue_date(year->value);
        if (read && record_.date(Variable::issued) == nullptr) record_.add_date(Variable::issued, read->date, year->source);
        year->understood = read && read->whole && record_.date(Variable::issued)->value == read->date;
    }
    if (Subfield* words = field.find('a'); words != nullptr && degree.empty()) {
        words->understood = true;
        const auto note = record_.type == ItemType::thesis ? parse_thesis_note(words->value) : std::nullopt;
        if (!note || (has(Variable::publisher) && record_.plain(Variable::publisher) != note->institution)) {
            return add_once(Variable::genre, trim(words->value), words->source);
        }
        add_once(Variable::genre, note->degree, words->source);
        add_once(Variable::publisher, note->institution, words->source);
        const auto year = parse_edtf(note->year);
        const DateField* const issued = record_.date(Variable::issued);
        if (year && issued == nullptr) record_.add_date(Variable::issued, *year, words->source);
        else if (year && issued->value.begin.year != year->begin.year) words->understood = false;
    }
}

void RecordBuilder::add_number(Field& field, Subfield& subfield) {
    const std::string_view value = trim(subfield.value);
    if (field.tag == "010") {
        subfield.understood = true;
        record_.add_identifier("lccn", value, subfield.source);
    } else if (value.starts_with("(OCoLC)") && record_.identifier("oclc") == nullptr) {
        subfield.understood = true;
        record_.add_identifier("oclc", trim(value.substr(7)), subfield.source);
    }
}

/// `xi, 301 p. : ill.`, `1 online resource (xii, 330 pages)`, `3 v.`: the number before the word for pages, and that of the volumes.
void RecordBuilder::add_extent(Subfield& subfield) {
    const std::string_view value = subfield.value;
    const CountedExtent pages = find_count(value, page_words);
    if (!pages.number.empty() && !has(Variable::number_of_pages)) {
        record_.add_text(Variable::number_of_pages, pages.number, subfield.source);
        // What stands around the number is left over with it.
        subfield.understood = pages.whole;
    }
    const CountedExtent volumes = find_count(value, volume_words);
    if (volumes.number.empty() || volumes.number == "1" || has(Variable::number_of_volumes)) return;
    record_.add_text(Variable::number_of_volumes, volumes.number, subfield.source);
    subfield.understood = volumes.whole;
}

void RecordBuilder::add_date(Subfield& subfield) {
    const std::string_view value = trim(subfield.value);
    if (record_.date(Variable::issued) != nullptr) return;
    const auto read = read_catalogue_date(value);
    if (!read) return;
    subfield.understood = read->whole;
    record_.add_date(Variable::issued, read->date, subfield.source);
}

void RecordBuilder::add_leftovers() {
    passed_.report(record_.source, record_.id, findings_);
    if (!trim(fields_.leader).empty()) record_.add_leftover(format_, "leader", fields_.leader, record_.source);
    for (const Field& field : fields_.fields) {
        if (field.subfields.empty()) {
            if (!field.understood && !trim(field.value).empty()) record_.add_leftover(format_, field.tag, field.value, field.source);
            continue;
        }
        std::string value;
        for (const Subfield& subfield : field.subfields) {
            if (subfield.understood || trim(subfield.value).empty()) continue;
            value += (value.empty() ? "$" : " $") + std::string(1, subfield.code) + std::string(subfield.value);
        }
        if (!value.empty()) record_.add_leftover(format_, field.tag, arena_.copy(value), field.source);
    }
}

}  // namespace bibcast::marc

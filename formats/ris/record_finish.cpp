// What a record can only know when all of its fields are read.
#include <algorithm>
#include <string>

#include "formats/ris/codes.hpp"
#include "formats/ris/record_builder.hpp"
#include "io/tagged/access_date.hpp"
#include "io/tagged/accession.hpp"
#include "io/tagged/capital_names.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/short_names.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::ris {

namespace {

/// True if `journal` is a title in full, and no abbreviation of `title`: it has words that are not cut short, and begins
/// with another one.
bool is_other_title(std::string_view journal, std::string_view title) {
    if (journal.find('.') != std::string_view::npos || journal.find(' ') == std::string_view::npos) return false;
    const std::string first = ascii_lower(journal.substr(0, journal.find(' ')));
    const std::string lower = ascii_lower(title);
    const std::size_t second = lower.find(' ');
    const bool begins = lower.starts_with(first) || (second != std::string::npos && lower.substr(second + 1).starts_with(first));
    return !begins && first.size() > 4;
}

/// True if each word of `brief` begins a word of `title`, in the order of these: `Lect. Notes Comput. Sci.`
bool is_abbreviation_of(std::string_view brief, std::string_view title) {
    const std::string words = ascii_lower(brief);
    const std::string whole = ascii_lower(title);
    std::size_t from = 0;
    bool any = false;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find_first_of(". ", at), words.size());
        const std::string_view word = std::string_view(words).substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        while (from < whole.size() && whole.compare(from, word.size(), word) != 0) {
            const std::size_t blank = whole.find(' ', from);
            if (blank == std::string::npos) return false;
            from = blank + 1;
        }
        if (from >= whole.size()) return false;
        any = true;
        from = std::min(whole.find(' ', from), whole.size() - 1) + 1;
    }
    return any;
}

/// `vwt, 1307333`: what Ovid and the National Library of Medicine call a journal.
bool is_journal_code(std::string_view text) {
    bool library = false;
    bool code = true;
    tagged::for_each_piece(text, ",", [&](std::string_view piece) {
        const bool digits = piece.find_first_not_of("0123456789") == std::string_view::npos;
        library = library || (digits && piece.size() >= 7);
        code = code && ((digits && piece.size() >= 7) || piece.size() == 3);
    });
    return library && code;
}

}  // namespace

void RecordBuilder::finish() {
    find_affiliations();
    finish_short_names();
    finish_dates();
    finish_access_date();
    finish_pages();
    finish_titles();
    finish_dois();
    for (const Field& accession : accessions_) finish_accession(accession);
    fix_pubmed_number();
    finish_numbers();
    finish_affiliations();
    take_full_text();
    order_links();
}

/// Where `UR` is missing the full text (`L2`) is the address of the work, else its PDF (`L1`), which stays a link too.
void RecordBuilder::take_full_text() {
    for (const LinkKind kind : {LinkKind::html, LinkKind::pdf}) {
        for (std::size_t i = 0; i < record_.links.size() && !has(Variable::url); ++i) {
            const Link& link = record_.links[i];
            if (link.kind != kind || !link.url.starts_with("http")) continue;
            record_.add_text(Variable::url, link.url, link.source);
            if (kind == LinkKind::html) record_.links.erase(i);
        }
    }
}

/// Databases of medicine (PubMed, Embase, CENTRAL) export `Smith JK`, Japanese and French ones `Taro YAMADA`.
void RecordBuilder::finish_short_names() {
    if (const auto first = tagged::split_short_names(record_)) {
        findings_.add(short_names, *first, "names without a comma were read as family names and initials").record_id = record_.id;
    } else if (const auto capitals = tagged::split_capital_names(record_)) {
        findings_.add(capital_names, *capitals, "words in capitals were read as family names").record_id = record_.id;
    }
}

void RecordBuilder::finish_dates() {
    if (!publication_date_.value.empty()) return finish_publication_dates();
    std::vector<Field> undated;
    for (const Field& field : full_dates_) {
        const tagged::ReadDate read = tagged::read_date(arena_, one_line(field.value));
        if (read.understood && (read.date.has_parts() || years_.empty())) merge_date(field, read.date, read.odd);
        else undated.push_back(field);
    }
    for (const Field& field : years_) {
        const tagged::ReadDate read = tagged::read_date(arena_, one_line(field.value));
        if (read.understood) {
            merge_date(field, read.date, read.odd);
        } else {
            report(odd_date, field, "the value is no date");
            keep(field);
        }
    }
    for (const Field& field : undated) {
        // `DA  - July` and `DA  - 08/13` (EndNote) leave the year to `PY`.
        const DateField* issued = record_.date(Variable::issued);
        const bool year_only = issued != nullptr && issued->value == Date::of_year(issued->value.begin.year);
        const tagged::ReadDate read = year_only ? tagged::read_date_in_year(arena_, one_line(field.value), issued->value)
                                        : tagged::read_date(arena_, one_line(field.value));
        if (read.understood) {
            merge_date(field, read.date, read.odd);
        } else {
            report(odd_date, field, "the value is no date");
            keep(field);
        }
    }
}

/// `C2` is the year of publication of a conference record, whose `PY` and `DA` are the conference's (2011).
void RecordBuilder::finish_publication_dates() {
    const bool conference = contains(conference_types, type_);
    const Field publication = publication_date_;
    publication_date_ = {};
    if (!conference) {
        full_dates_.insert(full_dates_.begin(), publication);
        return finish_dates();
    }
    finish_dates();
    for (DateField& date : record_.dates) {
        if (date.variable == Variable::issued) date.variable = Variable::event_date;
    }
    merge_date(publication, tagged::read_date(arena_, publication.value).date, false);
}

void RecordBuilder::merge_date(const Field& field, const Date& date, bool odd) {
    if (odd) report(odd_date, field, "the date is not fully understood");
    for (DateField& known : record_.dates) {
        if (known.variable != Variable::issued) continue;
        Date& issued = known.value;
        if (issued == date) return;
        if (tagged::agree(issued, date)) {
            const std::string_view words = issued.literal;
            const bool more = tagged::precision(date) > tagged::precision(issued);
            // Words beside the two dates that differ: the one cannot stand for both.
            const bool both = !words.empty() && !date.literal.empty();
            if (both ? words != date.literal : !more && !date.literal.empty()) return keep(field);
            if (more) issued = date;
            if (more && date.literal.empty()) issued.literal = words;
            return;
        }
        const bool from_full = !full_dates_.empty() && known.source == full_dates_.front().span;
        if (from_full && contains(access_date_types, type_) && date.has_parts() && record_.date(Variable::accessed) == nullptr) {
            // Electronic types: `DA` is the date of access.
            known.variable = Variable::accessed;
            record_.add_date(Variable::issued, date, field.span);
            return;
        }
        report(conflicting_dates, field, "the date of publication is given as two different years");
        return keep(field);
    }
    record_.add_date(Variable::issued, date, field.span);
}

/// EndNote has the date of access of a web page in two fields (2011: `VL` and `M1`, or `C1` and `C2`).
void RecordBuilder::finish_access_date() {
    if (access_.empty()) {
        if (contains(access_in_volume_types, type_)) tagged::take_access_date(record_);
        return;
    }
    Field year;
    Field day;
    for (const Field& field : access_) {
        Field& part = row_of(field.tag, type_)->place == Place::access_year ? year : day;
        if (part.value.empty()) part = field;
    }
    const tagged::ReadDate read = tagged::read_split_date(arena_, one_line(year.value), one_line(day.value));
    const bool taken = read.understood && !read.odd && record_.date(Variable::accessed) == nullptr;
    if (taken) record_.add_date(Variable::accessed, read.date, year.value.empty() ? day.span : year.span);
    // A day with a year of its own is the whole date, whatever the field of the year says.
    if (taken && year.value.find_first_not_of("0123456789 ") != std::string_view::npos) keep(year);
    for (const Field& field : access_) {
        if (!taken || (field.span.begin != year.span.begin && field.span.begin != day.span.begin)) keep(field);
    }
}

void RecordBuilder::finish_pages() {
    const bool counts = contains(page_count_types, type_);
    std::string_view first = tagged::strip_page_word(text_of(first_page_).plain);
    const std::string_view last = text_of(last_page_).plain;
    // JSTOR: `SP  - pp.` and `EP  - 609-628`.
    if (!last.empty() && (first == "pp." || first == "p." || first == "pp")) first = {};
    const bool described = contains(description_types, type_) && first.find_first_of("0123456789") == std::string_view::npos;
    if (described || tagged::says_no_pages(first, last)) {
        keep(first_page_);
        keep(last_page_);
        return finish_start_page();
    }
    const SourceSpan span = first.empty() ? last_page_.span : first_page_.span;
    // `SP  - 12-15` beside `EP  - 15` has the range already; `A-1` beside `A-14` has not.
    const auto range = tagged::split_pages(first);
    const bool whole = range && (first.ends_with(last) || first.find_first_not_of("0123456789-") == std::string_view::npos);
    if (!first.empty() && !last.empty() && first != last && !whole) {
        // Ends with hyphens in them are told apart by two.
        const std::string_view dash = first.find('-') != std::string_view::npos || last.find('-') != std::string_view::npos ? "--" : "-";
        add_once(Variable::page, arena_.concat({first, dash, last}), span);
    } else if (!first.empty() || !last.empty()) {
        const std::string_view lone = first.empty() ? last : first;
        const auto count = tagged::split_page_count(lone);
        // ProQuest has the number of pages of a dissertation in both.
        const bool is_count = (last.empty() || (counts && first == last)) && (count || (counts && !tagged::split_pages(lone)));
        if (const std::string_view article = tagged::split_article_number(lone); !article.empty()) add_once(Variable::number, article, span);
        else if (is_count) add_once(Variable::number_of_pages, count ? *count : lone, span);
        else add_once(Variable::page, lone, span);
        if (!first.empty() && !last.empty() && first != last && !first.ends_with(last)) keep(last_page_);
    }
    finish_start_page();
}

void RecordBuilder::finish_start_page() {
    if (start_page_.value.empty()) return;
    const Text start = text_of(start_page_).plain;
    if (contains(page_count_types, type_)) {
        add_once(Variable::page, start, start_page_.span);
    } else if (first_page_.value.empty() && tagged::is_page_number(start.plain)) {
        add_once(Variable::page, start, start_page_.span);
    } else if (!tagged::begins_pages(tagged::strip_page_word(text_of(first_page_).plain), start.plain)) {
        add_once(Variable::section, start, start_page_.span);
    }
}

/// `BT` is the title of the book or journal. OPUS 4 has the subtitle there, beside the title of what the work is in, or in a thesis, which is in nothing.
void RecordBuilder::finish_subtitles() {
    for (const Field& field : subtitles_) {
        const Text text = text_of(field);
        const bool contained = type_ != type_of(ItemType::thesis) && !has(Variable::container_title) && journals_.empty() && conference_titles_.empty();
        TextField* title = nullptr;
        for (TextField& known : record_.texts) {
            if (known.variable == Variable::title && title == nullptr) title = &known;
        }
        if (contained || title == nullptr || !title->value.is_plain() || !text.is_plain()) add_once(Variable::container_title, text, field.span);
        else if (record_.plain(Variable::container_title) != text.plain) title->value = arena_.concat({title->value.plain, ": ", text.plain});
    }
}

/// In a conference record of 2011 `C3` and `C1` are the title of the proceedings and the place of publication, so
/// that `T2` and `CY` are of the conference itself; a record of 2001 has the former there.
void RecordBuilder::finish_titles() {
    finish_subtitles();
    const bool strict = types[type_].name == "CPAPER";
    // Of several the first may be the other one; all others are what the tag says.
    for (const Field& field : conference_titles_) {
        const Text title = text_of(field);
        // Scopus: `J2` abbreviates the title of the proceedings, which stands in `T2`.
        const bool first = &field == conference_titles_.begin();
        const bool container = first && !has(Variable::container_title) && (!strict || is_abbreviation_of(record_.plain(Variable::container_title_short), title.plain));
        if (container) add_once(Variable::container_title, title, field.span);
        else if (!first || record_.plain(Variable::container_title) != title.plain) add_once(Variable::event_title, title, field.span);
    }
    for (const Field& field : conference_places_) {
        const Text place = text_of(field);
        const bool first = &field == conference_places_.begin();
        const bool old = first && !strict && !conference_2011_ && has(Variable::publisher);
        if (old && !has(Variable::publisher_place)) add_once(Variable::publisher_place, place, field.span);
        else if (!first || record_.plain(Variable::publisher_place) != place.plain) add_once(Variable::event_place, place, field.span);
    }
    for (const Field& field : journals_) finish_journal(field);
    if (contains(serial_types, type_)) split_short_journal();
    // IEEE: `JA` repeats the title of the proceedings. A journal's title may be its own abbreviation.
    const std::string_view container = record_.plain(Variable::container_title);
    for (std::size_t i = 0; contains(conference_types, type_) && i < record_.texts.size(); ++i) {
        const TextField& text = record_.texts[i];
        if (text.variable != Variable::container_title_short || text.value.plain != container) continue;
        record_.texts.erase(i);
        break;
    }
    if (contains(part_types, type_) && !has(Variable::container_title)) {
        // PubMed, Cochrane: the abbreviation is all that there is.
        for (TextField& text : record_.texts) {
            if (text.variable == Variable::container_title_short) text.variable = Variable::container_title;
        }
    }
}

/// ProQuest: `JF` is the journal, and `T2` its abbreviation, which shows by its full stops.
void RecordBuilder::split_short_journal() {
    if (has(Variable::container_title_short)) return;
    TextField* full = nullptr;
    TextField* brief = nullptr;
    for (TextField& text : record_.texts) {
        if (text.variable != Variable::container_title) continue;
        const bool cut = text.value.plain.find('.') != std::string_view::npos;
        TextField*& place = cut ? brief : full;
        if (place != nullptr) return;
        place = &text;
    }
    if (full != nullptr && brief != nullptr) brief->variable = Variable::container_title_short;
}

/// `JO` is the journal's title in 2001, and its abbreviation where another tag has the title.
void RecordBuilder::finish_journal(const Field& field) {
    const Text title = text_of(field);
    for (const Variable known : {Variable::container_title, Variable::container_title_short, Variable::event_title, Variable::collection_title}) {
        if (record_.plain(known) == title.plain) return;
    }
    const bool named = has(Variable::container_title) || has(Variable::event_title);
    if (named && contains(serial_types, type_) && is_other_title(title.plain, record_.plain(Variable::container_title))) {
        // ScienceDirect: `T2` is the title of a special issue.
        for (TextField& text : record_.texts) {
            if (text.variable == Variable::container_title) text.variable = Variable::volume_title;
        }
        add_once(Variable::container_title, title, field.span);
        return;
    }
    add_once(named ? Variable::container_title_short : Variable::container_title, title, field.span);
}

/// EndNote and ProQuest have the issue of a journal in `M1`: digits beside a volume, where no other tag has the issue. ProQuest and Embase have
/// sentences and addresses there, too, which are no number.
void RecordBuilder::finish_numbers() {
    constexpr std::size_t longest_issue = 5;
    constexpr std::size_t longest_number = 25;
    for (const Field& number : numbers_) {
        // EBSCO has the degree of a thesis there, where the type has the number of the document.
        const bool words = number.value.find_first_of("0123456789") == std::string_view::npos;
        if (words && type_ == type_of(ItemType::thesis) && !has(Variable::genre)) {
            add_once(Variable::genre, text_of(number), number.span);
            continue;
        }
        const bool serial = contains(serial_types, type_) && type_ != type_named("GEN");
        if (serial && (number.value.size() > longest_number || is_journal_code(number.value) || number.value.find_first_of("0123456789") == std::string_view::npos)) {
            keep(number);
            continue;
        }
        const std::string_view digits = one_line(number.value);
        const bool short_number = digits.size() <= longest_issue && is_ascii_digit(digits.front()) && digits.find_first_not_of("0123456789-/") == std::string_view::npos;
        const bool issue = short_number && serial && has(Variable::volume) && !has(Variable::issue);
        add_once(issue ? Variable::issue : Variable::number, text_of(number), number.span);
    }
}

/// A DOI in `M3`, `N1`, `AN` or `L3` repeats the one in `DO`, or is what older records have in its place. Another one is what the tag says.
void RecordBuilder::finish_dois() {
    for (const Field& field : dois_) {
        const std::string_view doi = canonical_doi(arena_, field.value);
        const std::string_view known = record_.plain(Variable::doi);
        if (!doi.empty() && (known.empty() || equals_ignoring_ascii_case(known, doi))) {
            if (known.empty()) record_.add_text(Variable::doi, doi, field.span);
            if (says_more_than_doi(arena_, field.value)) add_once(Variable::note, text_of(field), field.span);
        } else if (field.tag == "AN") {
            accessions_.push(arena_, field);
        } else if (field.tag == "L3") {
            add_urls(field, LinkKind::other, related_label);
        } else {
            add_once(Variable::note, text_of(field), field.span);
        }
    }
}

/// Scopus has the PubMed number where the specification has the one of PubMed Central, Embase in `C5`.
void RecordBuilder::fix_pubmed_number() {
    const std::string_view database = record_.plain(Variable::archive);
    const bool embase = equals_ignoring_ascii_case(database, "Embase") || equals_ignoring_ascii_case(database, "Medline");
    if (!embase && database != "Scopus") return;
    constexpr std::size_t most_digits = 8;
    for (TextField& field : record_.texts) {
        if (field.variable != (embase ? Variable::volume_title : Variable::pmcid)) continue;
        const std::string_view value = field.value.plain;
        if (value.size() <= most_digits && value.find_first_not_of("0123456789") == std::string_view::npos) field.variable = Variable::pmid;
    }
}

void RecordBuilder::finish_accession(const Field& field) {
    const std::string_view value = text_of(field).plain;
    tagged::Accession accession = tagged::split_accession(value);
    if (tagged::is_pubmed_number(value, record_.plain(Variable::archive), record_.plain(Variable::source))) {
        accession = {"pmid", value};
    }
    if (accession.value.empty()) {
        add_once(Variable::archive_location, value, field.span);
        return;
    }
    // The link into Web of Science has the same number.
    if (const Identifier* const known = record_.identifier(accession.scheme); known != nullptr && known->value == accession.value) return;
    FoundIdentifier found{.scheme = accession.scheme, .value = accession.value, .version = {}, .category = {}};
    if (accession.scheme == "arxiv") {
        if (const FoundIdentifier arxiv = parse_arxiv(arena_, accession.value); arxiv.found()) found = arxiv;
    }
    add_found_identifier(record_, found, field.span);
}

/// `C1` behind an author is an affiliation where it stands between two authors, or more than once; else what the tag says.
void RecordBuilder::find_affiliations() {
    std::size_t count = 0;
    bool between = false;
    for (const Affiliation& one : affiliations_) {
        if (one.field.tag != "C1") continue;
        ++count;
        between = between || one.author < authors_;
    }
    if (count != 1 || between) return;
    const auto lone = std::find_if(affiliations_.begin(), affiliations_.end(), [](const Affiliation& one) { return one.field.tag == "C1"; });
    const Field field = lone->field;
    affiliations_.erase(lone);
    add_by_row(field, *row_of(field.tag, type_));
}

/// Whose affiliation an `AD` is can be told if there is one author, or if it stands between two.
void RecordBuilder::finish_affiliations() {
    const bool between = std::any_of(affiliations_.begin(), affiliations_.end(),
                                     [&](const Affiliation& one) { return one.author != 0 && one.author < authors_; });
    NamesField* authors = nullptr;
    for (NamesField& names : record_.names) {
        const TagRow& row = *row_of("AU", type_);
        if (names.variable == row.variable && names.people.size() == authors_) authors = &names;
    }
    for (const Affiliation& affiliation : affiliations_) {
        const std::size_t author = authors_ == 1 ? 1 : between ? affiliation.author : 0;
        if (authors == nullptr || author == 0) {
            keep(affiliation.field);
            continue;
        }
        Detail detail;
        detail.kind = DetailKind::affiliation;
        detail.value = text_of(affiliation.field).plain;
        detail.source = affiliation.field.span;
        authors->people[author - 1].details.push(arena_, detail);
    }
}

/// The order of the tags, so that the record is the same when it has been written and read again.
void RecordBuilder::order_links() {
    const auto rank = [](const Link& link) {
        if (link.kind == LinkKind::pdf) return 1;
        if (link.kind == LinkKind::html) return 2;
        if (link.label == related_label) return 3;
        return link.label == image_label ? 4 : 0;
    };
    if (record_.links.size() < 2) return;
    std::stable_sort(record_.links.begin(), record_.links.end(), [&](const Link& a, const Link& b) { return rank(a) < rank(b); });
}

}  // namespace bibcast::ris

// Who made the work, what it is about, what it is in, and where it is.
#include <algorithm>

#include "formats/marc/punctuation.hpp"
#include "formats/marc/record_builder.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

Variable RecordBuilder::role_of(Field& field, Variable usual) {
    bool unknown = false;
    for (Subfield& subfield : field.subfields) {
        if (subfield.code != '4' && subfield.code != 'e') continue;
        std::string word = fold_case(without_punctuation(subfield.value));
        if (word.ends_with('.')) word.pop_back();
        const auto row = std::find_if(relators.begin(), relators.end(), [&](const RelatorRow& one) { return one.code == word; });
        if (row == relators.end()) {
            unknown = true;
            continue;
        }
        for (Subfield& other : field.subfields) other.understood = other.understood || other.code == '4' || (other.code == 'e' && dialect_ == Dialect::marc21);
        return row->variable;
    }
    // An added entry is an author only where there is no main one.
    if (usual == Variable::contributor && !main_entry_ && !unknown && dialect_ == Dialect::marc21) return Variable::author;
    return usual;
}

void RecordBuilder::add_person(Field& field, Variable variable) {
    // A person with a title is another work, which this one has to do with.
    if (field.find('t') != nullptr) return;
    variable = role_of(field, variable);
    Name name;
    if (dialect_ == Dialect::unimarc) {
        name.family = take(field, 'a');
        name.given = take(field, 'b');
        if (name.given.empty()) std::swap(name.literal, name.family);
    } else {
        std::string_view heading = take(field, 'a');
        while (heading.ends_with(',')) heading.remove_suffix(1);
        const std::size_t comma = heading.find(',');
        if (comma == std::string_view::npos) {
            name.literal = heading;
        } else {
            name.family = trim(heading.substr(0, comma));
            name.given = trim(heading.substr(comma + 1));
        }
    }
    const SourceSpan span = field.subfields.empty() ? field.source : field.subfields.front().source;
    if (name.empty()) return;
    for (const NamesField& names : record_.names) {
        if (names.variable != variable) continue;
        for (std::size_t i = 0; i < std::min(names.people.size(), most_compared); ++i) {
            if (names.people[i].name == name) return;
        }
    }
    record_.add_contributor(variable, name, span);
}

void RecordBuilder::add_body(Field& field, Variable variable) {
    if (field.find('t') != nullptr) return;
    // A publisher, printer or distributor has no part in the work.
    const Subfield* const role = field.find('4');
    if (role != nullptr && (role->value == "pbl" || role->value == "prt" || role->value == "dst")) return;
    variable = role_of(field, variable);
    Name name;
    name.literal = take_all(field, "ab", ". ");
    if (!name.empty()) record_.add_contributor(variable, name, field.source);
}

void RecordBuilder::add_meeting(Field& field) {
    if (has(Variable::event_title) || field.find('t') != nullptr) return;
    record_.add_text(Variable::event_title, take(field, 'a'), field.source);
    if (Subfield* place = field.find('c')) {
        place->understood = true;
        std::string_view text = without_punctuation(place->value);
        if (text.ends_with(')')) text.remove_suffix(1);
        record_.add_text(Variable::event_place, text, place->source);
    }
    if (Subfield* date = field.find('d')) {
        std::string_view text = trim(date->value);
        while (!text.empty() && (text.front() == '(' || text.back() == ')' || text.back() == ':' || text.back() == ' ')) {
            if (text.front() == '(') text.remove_prefix(1);
            else text.remove_suffix(1);
        }
        if (const auto read = parse_edtf(text)) {
            date->understood = true;
            record_.add_date(Variable::event_date, *read, date->source);
        }
    }
}

void RecordBuilder::add_subject(Field& field) {
    const bool marc21 = dialect_ == Dialect::marc21;
    const std::string_view keyword = take_all(field, marc21 ? "abcdnpqtvxyz" : "abcdfijtxyz", " -- ");
    for (std::size_t i = 0; i < std::min(record_.keywords.size(), most_compared); ++i) {
        if (record_.keywords[i].value == keyword) return;
    }
    record_.add_keyword(keyword, field.source);
    // The vocabulary and its numbers are not the work's.
    for (Subfield& subfield : field.subfields) subfield.understood = subfield.understood || subfield.code == '2' || subfield.code == '0' || subfield.code == '3';
}

/// MARC 21 773: `$t` title, `$g` parts in words, `$x` ISSN, `$z` ISBN, `$d` place, publisher and date.
void RecordBuilder::add_host(Field& field) {
    const std::string_view title = take(field, 't');
    if (title.empty() || has(Variable::container_title)) return;
    record_.add_text(Variable::container_title, title, field.source);
    if (const std::string_view issn = take(field, 'x'); !issn.empty()) {
        add_once(Variable::issn, issn, field.source);
        if (record_.type == ItemType::chapter) record_.type = ItemType::article_journal;
    }
    if (const std::string_view isbn = take(field, dialect_ == Dialect::marc21 ? 'z' : 'y'); !isbn.empty()) add_once(Variable::isbn, isbn, field.source);
    if (dialect_ == Dialect::unimarc && field.find('v') != nullptr) add_once(Variable::volume, take(field, 'v'), field.source);
    if (record_.type == ItemType::book) record_.type = ItemType::chapter;
    Subfield* const parts = field.find('g');
    if (parts == nullptr) return;
    // `Vol. 12, no. 3 (2001), p. 17-28`
    const std::string lower = ascii_lower(parts->value);
    struct Word {
        std::string_view word;
        Variable variable;
    };
    for (const Word& word : {Word{"vol. ", Variable::volume}, Word{"bd. ", Variable::volume}, Word{"no. ", Variable::issue}, Word{"nr. ", Variable::issue},
                             Word{"p. ", Variable::page}, Word{"pp. ", Variable::page}, Word{"seite ", Variable::page}, Word{"s. ", Variable::page}}) {
        const std::size_t at = lower.find(word.word);
        if (at == std::string::npos || has(word.variable) || (at > 0 && is_ascii_alpha(lower[at - 1]))) continue;
        const std::string_view rest = parts->value.substr(at + word.word.size());
        const std::string_view value = rest.substr(0, rest.find_first_of(" ,;()"));
        if (value.empty()) continue;
        record_.add_text(word.variable, value, parts->source);
        if (word.variable != Variable::page) record_.type = ItemType::article_journal;
    }
}

void RecordBuilder::add_link(Field& field) {
    for (Subfield& subfield : field.subfields) {
        if (subfield.code != 'u' || trim(subfield.value).empty()) continue;
        subfield.understood = true;
        const std::string_view url = trim(subfield.value);
        const FoundIdentifier found = identifier_in_url(arena_, url);
        if (found.scheme == "doi" && !has(Variable::doi)) add_found_identifier(record_, found, subfield.source);
        // 856, second indicator: 0 the resource, 1 a version of it, 2 something related.
        if (!has(Variable::url) && field.indicator2 != '2') {
            record_.add_text(Variable::url, url, subfield.source);
            continue;
        }
        if (record_.plain(Variable::url) == url) continue;
        record_.add_link(LinkKind::other, url, take_all(field, "3y", ", "), subfield.source);
    }
}

}  // namespace bibcast::marc

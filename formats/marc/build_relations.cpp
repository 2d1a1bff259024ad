// Who made the work, what it is about, what it is in, and where it is.
#include <algorithm>
#include <array>
#include <optional>

#include "formats/marc/punctuation.hpp"
#include "formats/marc/record_builder.hpp"
#include "io/catalogue_date.hpp"
#include "io/catalogue_role.hpp"
#include "io/part_statement.hpp"
#include "io/tagged/pages.hpp"
#include "model/identifier.hpp"
#include "model/relator.hpp"
#include "name/stated_parts.hpp"
#include "name/suffixes.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

namespace {

/// `Ann.`: a heading without dates ends in a full stop; that of an initial (`B.`) or of an abbreviation (`Wm.`, `Jr.`) is a part of the name.
std::string_view without_full_stop(std::string_view given) {
    if (!given.ends_with('.')) return given;
    const std::size_t blank = given.rfind(' ');
    const std::string_view last = given.substr(blank == std::string_view::npos ? 0 : blank + 1);
    const bool spoken = ascii_lower(last).find_first_of("aeiouy") != std::string::npos;
    if (last.size() < 4 || last.find('.') != last.size() - 1 || !spoken || is_name_suffix(last)) return given;
    return given.substr(0, given.size() - 1);
}

/// A code or a word for a role in lower case: of `http://id.loc.gov/vocabulary/relators/aut` the code.
std::string role_word(std::string_view value) {
    std::string word = fold_case(without_punctuation(value));
    if (word.ends_with('.')) word.pop_back();
    if (const std::size_t slash = word.rfind('/'); slash != std::string::npos) word.erase(0, slash + 1);
    return word;
}

const CatalogueRole* relator_of(std::string_view value) { return catalogue_role(role_word(value)); }

/// A publisher, printer or distributor has no part in the work.
bool has_made_copies(const Field& field) {
    constexpr std::array<std::string_view, 23> words = {
        "pbl", "prt", "dst", "650", "610", "310", "publisher", "printer", "distributor", "verlag", "drucker", "vertrieb", "\u00E9diteur", "imprimeur", "distributeur",
        "julkaisija", "kustantaja", "utgivare", "f\u00F6rlag", "editorial", "impresor", "editore", "nakladatel"};
    return std::any_of(field.subfields.begin(), field.subfields.end(), [&](const Subfield& one) {
        return (one.code == '4' || one.code == 'e') && std::find(words.begin(), words.end(), role_word(one.value)) != words.end();
    });
}

}  // namespace

/// The other words for the role that was taken: the same in a code or in a language, which is named, or one more role, which is left over.
void RecordBuilder::pass_over_roles(Field& field, Variable role) {
    for (Subfield& other : field.subfields) {
        if (other.understood || (other.code != '4' && !(other.code == 'e' && dialect_ == Dialect::marc21))) continue;
        const CatalogueRole* const row = relator_of(other.value);
        if (row != nullptr && row->variable != role) continue;
        if (row == nullptr) passed_.add(arena_.concat({field.tag, "$", std::string_view(&other.code, 1)}), other.value);
        other.understood = true;
    }
}

Variable RecordBuilder::role_of(Field& field, Variable usual) {
    bool unknown = false;
    for (Subfield& subfield : field.subfields) {
        if (subfield.code != '4' && subfield.code != 'e') continue;
        const CatalogueRole* const row = relator_of(subfield.value);
        if (row == nullptr) {
            unknown = true;
            continue;
        }
        pass_over_roles(field, row->variable);
        return row->variable;
    }
    // Without a main entry the added ones are it. A book that is entered under its title is one of several authors, edited by these.
    if (usual == Variable::contributor && !main_entry_ && !unknown && dialect_ == Dialect::marc21) {
        return entered_under_title_ ? Variable::editor : Variable::author;
    }
    // UNIMARC, 7-1: one more who is responsible; for what a role that no variable is for says (727, who advised a thesis).
    if (unknown && dialect_ == Dialect::unimarc && field.tag.ends_with('1')) return Variable::contributor;
    return usual;
}

/// What the subfields say that a contributor did, where no variable is for it: 700 `$e thesis advisor`.
void RecordBuilder::add_role(Field& field, Contributor& person) {
    for (Subfield& subfield : field.subfields) {
        if (subfield.understood || (subfield.code != '4' && subfield.code != 'e') || relator_of(subfield.value) != nullptr) continue;
        const Relator* const relator = relator_named(role_word(subfield.value));
        if (relator == nullptr) continue;
        subfield.understood = true;
        const bool said = std::any_of(person.details.begin(), person.details.end(), [&](const Detail& one) { return one.kind == DetailKind::role && one.value == relator->word; });
        if (!said) person.details.push(arena_, {.kind = DetailKind::role, .value = relator->word, .source = subfield.source});
    }
}

/// `$a`: `Family, Given`, or a name of one part.
Name RecordBuilder::take_heading(Field& field) {
    Name name;
    std::string_view heading = take(field, 'a');
    while (heading.ends_with(',')) heading.remove_suffix(1);
    // `Benedict` `XVI`; in a note on an original `$b` is its edition.
    if (const std::string_view number = field.tag == "534" ? std::string_view{} : take(field, 'b'); !number.empty()) heading = arena_.concat({heading, " ", number});
    const std::size_t comma = heading.find(',');
    if (comma == std::string_view::npos) {
        name.literal = heading;
    } else {
        name = name_of_stated_parts(trim(heading.substr(0, comma)), without_full_stop(trim(heading.substr(comma + 1))));
    }
    return name;
}

void RecordBuilder::add_person(Field& field, Variable variable) {
    // A person with a title is another work, which this one has to do with.
    if (field.find('t') != nullptr) return;
    variable = role_of(field, variable);
    Name name;
    if (dialect_ == Dialect::unimarc) {
        const std::string_view family = take(field, 'a');
        // Systems of Italian and Russian libraries have the comma of the heading in front of the given name.
        std::string_view given = take(field, 'b');
        while (given.starts_with(',') || given.starts_with(' ')) given.remove_prefix(1);
        name = name_of_stated_parts(family, given);
        if (name.given.empty()) std::swap(name.literal, name.family);
    } else {
        name = take_heading(field);
        if (Subfield* words = field.find('c'); !name.family.empty() && words != nullptr && is_name_suffix(without_punctuation(words->value))) name.suffix = take(field, 'c');
    }
    const SourceSpan span = field.subfields.empty() ? field.source : field.subfields.front().source;
    if (name.empty()) return;
    // `Plato`: one name, which is a person's. MARC 21 720 may have an institution (its first indicator: not specified), and 3 is a family.
    const bool is_person = dialect_ == Dialect::unimarc || (field.indicator1 != '3' && (field.tag != "720" || field.indicator1 == '1'));
    if (is_person && name.is_literal() && name.literal.view().find(' ') == std::string_view::npos) std::swap(name.literal, name.family);
    for (const NamesField& names : record_.names) {
        if (names.variable != variable) continue;
        for (std::size_t i = 0; i < std::min(names.people.size(), most_compared); ++i) {
            if (names.people[i].name == name) return;
        }
    }
    Contributor& person = record_.add_contributor(variable, name, span);
    if (variable == Variable::contributor) add_role(field, person);
}

void RecordBuilder::add_body(Field& field, Variable variable) {
    if (field.find('t') != nullptr) return;
    if (dialect_ == Dialect::unimarc && field.indicator1 == '1') return add_meeting(field);
    if (has_made_copies(field)) return;
    const bool grants = record_.type == ItemType::thesis && std::any_of(field.subfields.begin(), field.subfields.end(), [](const Subfield& one) {
        return (one.code == '4' && one.value.ends_with("dgg")) || (one.code == 'e' && fold_case(one.value).starts_with("degree grant"));
    });
    if (grants && !has(Variable::publisher)) {
        // A thesis is published by the institution that grants the degree.
        record_.add_text(Variable::publisher, take_all(field, "ab", ". "), field.source);
        for (Subfield& one : field.subfields) one.understood = one.understood || one.code == '4' || one.code == 'e';
        return;
    }
    variable = role_of(field, variable);
    Name name;
    name.literal = take_all(field, "ab", ". ");
    if (name.empty()) return;
    Contributor& body = record_.add_contributor(variable, name, field.source);
    if (variable == Variable::contributor) add_role(field, body);
}

/// MARC 21 X11: `$a` name, `$q` name under a jurisdiction, `$e` the unit that meets, `$c` place, `$d` date. UNIMARC 71- with a first
/// indicator of 1: `$a` name, `$b` unit, `$e` place, `$f` date.
void RecordBuilder::add_meeting(Field& field) {
    const bool marc21 = dialect_ == Dialect::marc21;
    if (has(Variable::event_title) || field.find('t') != nullptr) return;
    record_.add_text(Variable::event_title, take_all(field, marc21 ? "aqe" : "ab", ". "), field.source);
    if (Subfield* place = field.find(marc21 ? 'c' : 'e')) {
        place->understood = true;
        std::string_view text = without_punctuation(place->value);
        if (text.ends_with(')')) text.remove_suffix(1);
        record_.add_text(Variable::event_place, text, place->source);
    }
    if (Subfield* date = field.find(marc21 ? 'd' : 'f')) {
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
    const auto add = [&](std::string_view keyword, SourceSpan source) {
        for (std::size_t i = 0; i < std::min(record_.keywords.size(), most_compared); ++i) {
            if (record_.keywords[i].value == keyword) return;
        }
        record_.add_keyword(keyword, source);
    };
    // Terms that no vocabulary controls stand side by side in one field (MARC 21 653, UNIMARC 610); all others are the parts of a heading.
    const bool uncontrolled = field.tag == (marc21 ? "653" : "610");
    if (uncontrolled) {
        for (Subfield& subfield : field.subfields) {
            if (subfield.code != 'a' || trim(subfield.value).empty()) continue;
            subfield.understood = true;
            add(without_punctuation(subfield.value), subfield.source);
        }
    }
    const std::string_view codes = std::string_view(marc21 ? "abcdnpqtvxyz" : "abcdfijtxyz").substr(uncontrolled ? 1 : 0);
    if (const std::string_view heading = take_all(field, codes, " -- "); !heading.empty()) add(heading, field.source);
    // The vocabulary and its numbers are not the work's.
    for (Subfield& subfield : field.subfields) {
        if (subfield.understood || (subfield.code != '2' && subfield.code != '0' && subfield.code != '3')) continue;
        passed_.add(arena_.concat({field.tag, "$", std::string_view(&subfield.code, 1)}), subfield.value);
        subfield.understood = true;
    }
}

/// MARC 21 773: `$t` title, `$p` its abbreviation, `$g` parts in words, `$q` parts in signs, `$x` ISSN, `$z` ISBN, `$d` place, publisher and date.
void RecordBuilder::add_host(Field& field) {
    const bool marc21 = dialect_ == Dialect::marc21;
    // UNIMARC, leader 08: in the record of a whole the pieces are what is in it (462, 463).
    if (!marc21 && field.tag != "461" && fields_.leader.size() > 8 && fields_.leader[8] == '1') return;
    if (marc21) add_labelled_parts(field);
    if (has(Variable::container_title)) return !marc21 && field.tag == "463" ? add_piece(field) : void();
    std::string_view title = take(field, 't');
    // ISBD: who is responsible for it stands behind the title, and is left over with it.
    if (const std::size_t slash = title.find(" / "); slash != std::string_view::npos && slash != 0) {
        title = without_punctuation(title.substr(0, slash));
        field.find('t')->understood = false;
    }
    const std::string_view abbreviation = marc21 ? take(field, 'p') : std::string_view{};
    if (title.empty()) title = abbreviation;
    if (title.empty()) return;
    record_.add_text(Variable::container_title, title, field.source);
    if (!abbreviation.empty() && abbreviation != title) record_.add_text(Variable::container_title_short, abbreviation, field.source);
    set_host_type(field);
    if (const std::string_view issn = take(field, 'x'); !issn.empty()) add_once(Variable::issn, issn, field.source);
    if (const std::string_view isbn = take(field, marc21 ? 'z' : 'y'); !isbn.empty()) add_once(Variable::isbn, isbn, field.source);
    if (!marc21) {
        if (Subfield* const volume = field.find('v')) add_host_volume(*volume);
        return add_date_and_pages(field);
    }
    if (const Subfield* parts = field.find('g')) add_parts_in_words(record_, parts->value, parts->source);
    if (Subfield* imprint = field.find('d')) add_imprint(*imprint, {});
    if (Subfield* enumeration = field.find('q')) add_host_enumeration(*enumeration);
}

/// UNIMARC `$d` and `$p` of what a work is in.
void RecordBuilder::add_date_and_pages(Field& field) {
    if (Subfield* const date = field.find('d'); date != nullptr && record_.date(Variable::issued) == nullptr) {
        if (const auto read = read_catalogue_date(date->value)) {
            record_.add_date(Variable::issued, read->date, date->source);
            date->understood = read->whole;
        }
    }
    if (const std::string_view pages = take(field, 'p'); !pages.empty()) add_once(Variable::page, tagged::strip_page_word(pages), field.source);
}

/// UNIMARC: 461 is the journal, and 463 the issue of it that has the article, with its number, date and pages.
void RecordBuilder::add_piece(Field& field) {
    if (Subfield* const number = field.find('v')) {
        const std::string_view words = without_punctuation(number->value);
        const bool plain = !words.empty() && words.find_first_not_of("0123456789-/") == std::string_view::npos;
        if (!plain || !has(Variable::volume) || has(Variable::issue)) {
            add_host_volume(*number);
        } else {
            number->understood = true;
            record_.add_text(Variable::issue, words, number->source);
        }
    }
    // `no 3`: the number once more.
    if (Subfield* const title = field.find('t')) {
        const std::string_view words = without_punctuation(title->value);
        if (!has(Variable::issue)) add_parts_in_words(record_, words, title->source);
        const std::string_view issue = record_.plain(Variable::issue);
        const std::size_t digits = words.find_first_of("0123456789");
        const std::string before = digits == std::string_view::npos ? std::string() : fold_case(trim(words.substr(0, digits)));
        const bool numbered = before.empty() || before == "no" || before == "no." || before == "n\u00B0" || before == "nr" || before == "nr." || before == "n.";
        title->understood = digits != std::string_view::npos && !issue.empty() && numbered && words.substr(digits) == issue;
    }
    add_date_and_pages(field);
}

/// By `$7`, whose third and fourth letters are those of the host's leader and whose first one says what `$a` is (`m`: a meeting); else by
/// what the host has.
void RecordBuilder::set_host_type(Field& field) {
    const Subfield* const control = field.find('7');
    const std::string_view letters = control != nullptr ? trim(control->value) : std::string_view{};
    const char level = letters.size() >= 4 ? letters[3] : ' ';
    if (record_.type != ItemType::book && record_.type != ItemType::chapter && record_.type != ItemType::periodical) return;
    const Subfield* const parts = field.find('g');
    const std::string words = parts == nullptr ? std::string() : ascii_lower(parts->value);
    const bool numbered = words.find("vol") != std::string::npos || words.find("no.") != std::string::npos || words.find("nr.") != std::string::npos ||
                          words.find("bd.") != std::string::npos || field.find('q') != nullptr;
    const bool book = field.find('z') != nullptr || field.find('y') != nullptr;
    const bool with_issn = field.find('x') != nullptr;
    const bool serial = level == 's' || (level != 'm' && (book ? with_issn && numbered : with_issn || numbered));
    record_.type = serial ? ItemType::article_journal : letters.starts_with('m') ? ItemType::paper_conference : ItemType::chapter;
    if (letters.starts_with('m') && field.find('a') != nullptr && !has(Variable::event_title)) {
        record_.add_text(Variable::event_title, take(field, 'a'), field.source);
    }
}

/// UNIMARC 463 `$v`: a number, or more in words (`12, n° 3`), which are left over with what is found in them.
void RecordBuilder::add_host_volume(Subfield& volume) {
    const std::string_view words = without_punctuation(volume.value);
    const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
    if (digits == 0 && !has(Variable::issue)) {
        // `Т. 5, № 3`: if the words say what is what, these are the numbers.
        add_parts_in_words(record_, words, volume.source);
        if (has(Variable::volume) || has(Variable::issue)) return;
    }
    volume.understood = digits == words.size() || digits == 0;
    if (volume.understood) return add_once(Variable::volume, words, volume.source);
    add_once(Variable::volume, words.substr(0, digits), volume.source);
    add_parts_in_words(record_, words.substr(digits), volume.source);
}

/// What a reproduction was made from (MARC 21 534): `$a` main entry, `$t` title, `$c` place, publisher and date.
void RecordBuilder::add_original(Field& field) {
    if (field.find('t') != nullptr && !has(Variable::original_title)) record_.add_text(Variable::original_title, take(field, 't'), field.source);
    if (field.find('a') != nullptr && record_.people(Variable::original_author) == nullptr) {
        if (const Name name = take_heading(field); !name.empty()) record_.add_contributor(Variable::original_author, name, field.source);
    }
    if (Subfield* imprint = field.find('c')) {
        add_imprint(*imprint, {Variable::original_publisher_place, Variable::original_publisher, Variable::original_date});
    }
}

/// True if the record says that it is of a translation (MARC 21 041, UNIMARC 101): by the first indicator, or by two languages.
bool RecordBuilder::is_translation() {
    const bool marc21 = dialect_ == Dialect::marc21;
    Field* const languages = fields_.find(marc21 ? "041" : "101");
    if (languages == nullptr) return false;
    if (languages->indicator1 == '1') return true;
    const Subfield* const text = languages->find('a');
    const Subfield* const original = languages->find(marc21 ? 'h' : 'c');
    return text != nullptr && original != nullptr && text->value != original->value;
}

/// The uniform title of a translation is that of the original (MARC 21 240, UNIMARC 500); of anything else it gathers editions.
void RecordBuilder::add_uniform_title() {
    if (has(Variable::original_title) || !is_translation()) return;
    for (const TagRow& row : tags) {
        if (row.dialect != dialect_ || row.place != Place::uniform_title) continue;
        Field* const field = fields_.find(row.tag);
        const std::string_view title = field != nullptr ? take(*field, row.code) : std::string_view{};
        if (!title.empty() && title != record_.plain(Variable::title)) record_.add_text(row.variable, title, field->source);
    }
}

/// `Oxford : Clarendon Press, 1997`
void RecordBuilder::add_imprint(Subfield& imprint, const ImprintVariables& variables) {
    std::string_view text = without_punctuation(imprint.value);
    const std::size_t comma = text.rfind(',');
    const std::string_view last = comma == std::string_view::npos ? text : trim(text.substr(comma + 1));
    const std::size_t digits = last.find_first_of("0123456789");
    const auto year = digits != std::string_view::npos && last.size() - digits >= 4 ? parse_edtf(last.substr(digits, 4)) : std::nullopt;
    bool understood = true;
    if (year) {
        // `1999-` is when a serial began, and nothing that was in it.
        const bool began = trim(last).ends_with('-');
        understood = digits == 0 && last.size() == 4;
        const DateField* const known = record_.date(variables.date);
        if (!began && known == nullptr) record_.add_date(variables.date, *year, imprint.source);
        else if (known != nullptr && known->value.begin.year != year->begin.year) understood = false;
        text = comma == std::string_view::npos ? std::string_view{} : trim(text.substr(0, comma));
    }
    const std::size_t colon = text.find(':');
    const std::string_view place = trim(text.substr(0, colon));
    const std::string_view publisher = colon == std::string_view::npos ? std::string_view{} : trim(text.substr(colon + 1));
    const auto add_part = [&](Variable variable, std::string_view value) {
        if (value.empty() || record_.plain(variable) == value) return;
        if (has(variable)) understood = false;
        else record_.add_text(variable, value, imprint.source);
    };
    add_part(variables.place, place);
    add_part(variables.publisher, publisher);
    imprint.understood = understood;
}

/// The parts as the union catalogues of German libraries have them beside those in words: `$gvolume:12 $gyear:1995 $gnumber:3 $gpages:45-60`.
void RecordBuilder::add_labelled_parts(Field& field) {
    struct Label {
        std::string_view label;
        Variable variable;
    };
    constexpr std::array labels = {Label{"volume:", Variable::volume}, Label{"number:", Variable::issue}, Label{"pages:", Variable::page}};
    for (Subfield& part : field.subfields) {
        if (part.code != 'g') continue;
        const std::string_view text = trim(part.value);
        for (const Label& row : labels) {
            if (!text.starts_with(row.label)) continue;
            const std::string_view value = trim(text.substr(row.label.size()));
            if (!value.empty() && !has(row.variable)) record_.add_text(row.variable, value, part.source);
            part.understood = part.understood || record_.plain(row.variable) == value;
        }
        const auto year = text.starts_with("year:") ? parse_edtf(trim(text.substr(5))) : std::nullopt;
        if (!year) continue;
        if (record_.date(Variable::issued) == nullptr) record_.add_date(Variable::issued, *year, part.source);
        part.understood = record_.date(Variable::issued)->value.begin.year == year->begin.year;
    }
}

/// `12:3<17`: volume, issue and the first page (MARC 21, 773 `$q`).
void RecordBuilder::add_host_enumeration(Subfield& enumeration) {
    std::string_view text = trim(enumeration.value);
    const auto add_part = [&](Variable variable, std::string_view value) {
        if (!value.empty() && !has(variable)) record_.add_text(variable, value, enumeration.source);
    };
    if (const std::size_t page = text.find('<'); page != std::string_view::npos) {
        add_part(Variable::page, text.substr(page + 1));
        text = text.substr(0, page);
    }
    const std::size_t colon = text.find(':');
    add_part(Variable::volume, text.substr(0, colon));
    if (colon != std::string_view::npos) add_part(Variable::issue, text.substr(colon + 1));
    // The same parts in `$g` count, and the signs say no more than these.
    enumeration.understood = text.find(':', colon + 1) == std::string_view::npos || colon == std::string_view::npos;
}

void RecordBuilder::add_link(Field& field) {
    std::optional<std::string_view> label;  // the words of the field, which all its links have
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
        if (!label) label = take_all(field, "3y", ", ");
        record_.add_link(LinkKind::other, url, *label, subfield.source);
    }
}

}  // namespace bibcast::marc

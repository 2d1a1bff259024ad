#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast::marc {

/// Which of the two kinds of MARC a field is of: they have the same tags for different things.
enum class Dialect : unsigned char { marc21, unimarc };

/// What a field or subfield holds.
enum class Place : unsigned char {
    text, doi, isbn, issn, title, person, body, meeting, place, publisher, date, extent, series, series_number, thesis, subject, host, link,
    number, call_number, language, medium,
};

/// A row of the table: subfield `code` of the fields with that tag; `*`: the field as a whole.
struct TagRow {
    Dialect dialect;
    std::string_view tag;
    char code;
    Place place;
    Variable variable = Variable::title;
};

// MARC 21 Format for Bibliographic Data (Library of Congress) and UNIMARC Bibliographic (IFLA), and what Zotero reads of them.
inline constexpr std::array tags = {
    TagRow{Dialect::marc21, "010", 'a', Place::number},
    TagRow{Dialect::marc21, "020", 'a', Place::isbn, Variable::isbn},
    TagRow{Dialect::marc21, "022", 'a', Place::issn, Variable::issn},
    TagRow{Dialect::marc21, "024", 'a', Place::doi, Variable::doi},
    TagRow{Dialect::marc21, "035", 'a', Place::number},
    TagRow{Dialect::marc21, "041", 'a', Place::language, Variable::language},
    TagRow{Dialect::marc21, "050", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "090", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "852", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "100", '*', Place::person, Variable::author},
    TagRow{Dialect::marc21, "110", '*', Place::body, Variable::author},
    TagRow{Dialect::marc21, "111", '*', Place::meeting, Variable::event_title},
    TagRow{Dialect::marc21, "245", '*', Place::title, Variable::title},
    TagRow{Dialect::marc21, "250", 'a', Place::text, Variable::edition},
    TagRow{Dialect::marc21, "255", 'a', Place::text, Variable::scale},
    TagRow{Dialect::marc21, "260", 'a', Place::place, Variable::publisher_place},
    TagRow{Dialect::marc21, "260", 'b', Place::publisher, Variable::publisher},
    TagRow{Dialect::marc21, "260", 'c', Place::date, Variable::issued},
    TagRow{Dialect::marc21, "264", 'a', Place::place, Variable::publisher_place},
    TagRow{Dialect::marc21, "264", 'b', Place::publisher, Variable::publisher},
    TagRow{Dialect::marc21, "264", 'c', Place::date, Variable::issued},
    TagRow{Dialect::marc21, "300", 'a', Place::extent, Variable::number_of_pages},
    TagRow{Dialect::marc21, "440", 'a', Place::series, Variable::collection_title},
    TagRow{Dialect::marc21, "440", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::marc21, "490", 'a', Place::series, Variable::collection_title},
    TagRow{Dialect::marc21, "490", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::marc21, "490", 'x', Place::issn, Variable::issn},
    TagRow{Dialect::marc21, "500", 'a', Place::text, Variable::note},
    TagRow{Dialect::marc21, "502", '*', Place::thesis, Variable::genre},
    TagRow{Dialect::marc21, "520", 'a', Place::text, Variable::abstract},
    TagRow{Dialect::marc21, "600", '*', Place::subject},
    TagRow{Dialect::marc21, "610", '*', Place::subject},
    TagRow{Dialect::marc21, "611", '*', Place::subject},
    TagRow{Dialect::marc21, "630", '*', Place::subject},
    TagRow{Dialect::marc21, "648", '*', Place::subject},
    TagRow{Dialect::marc21, "650", '*', Place::subject},
    TagRow{Dialect::marc21, "651", '*', Place::subject},
    TagRow{Dialect::marc21, "653", '*', Place::subject},
    TagRow{Dialect::marc21, "655", '*', Place::subject},
    TagRow{Dialect::marc21, "700", '*', Place::person, Variable::contributor},
    TagRow{Dialect::marc21, "710", '*', Place::body, Variable::contributor},
    TagRow{Dialect::marc21, "711", '*', Place::meeting, Variable::event_title},
    TagRow{Dialect::marc21, "773", '*', Place::host, Variable::container_title},
    TagRow{Dialect::marc21, "830", 'a', Place::series, Variable::collection_title},
    TagRow{Dialect::marc21, "830", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::marc21, "830", 'x', Place::issn, Variable::issn},
    TagRow{Dialect::marc21, "856", '*', Place::link, Variable::url},

    TagRow{Dialect::unimarc, "010", 'a', Place::isbn, Variable::isbn},
    TagRow{Dialect::unimarc, "011", 'a', Place::issn, Variable::issn},
    TagRow{Dialect::unimarc, "101", 'a', Place::language, Variable::language},
    TagRow{Dialect::unimarc, "200", '*', Place::title, Variable::title},
    TagRow{Dialect::unimarc, "205", 'a', Place::text, Variable::edition},
    TagRow{Dialect::unimarc, "206", 'a', Place::text, Variable::scale},
    TagRow{Dialect::unimarc, "210", 'a', Place::place, Variable::publisher_place},
    TagRow{Dialect::unimarc, "210", 'c', Place::publisher, Variable::publisher},
    TagRow{Dialect::unimarc, "210", 'd', Place::date, Variable::issued},
    TagRow{Dialect::unimarc, "214", 'a', Place::place, Variable::publisher_place},
    TagRow{Dialect::unimarc, "214", 'c', Place::publisher, Variable::publisher},
    TagRow{Dialect::unimarc, "214", 'd', Place::date, Variable::issued},
    TagRow{Dialect::unimarc, "215", 'a', Place::extent, Variable::number_of_pages},
    TagRow{Dialect::unimarc, "225", 'a', Place::series, Variable::collection_title},
    TagRow{Dialect::unimarc, "225", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::unimarc, "225", 'x', Place::issn, Variable::issn},
    TagRow{Dialect::unimarc, "300", 'a', Place::text, Variable::note},
    TagRow{Dialect::unimarc, "328", '*', Place::thesis, Variable::genre},
    TagRow{Dialect::unimarc, "330", 'a', Place::text, Variable::abstract},
    TagRow{Dialect::unimarc, "463", '*', Place::host, Variable::container_title},
    TagRow{Dialect::unimarc, "461", '*', Place::host, Variable::container_title},
    TagRow{Dialect::unimarc, "600", '*', Place::subject},
    TagRow{Dialect::unimarc, "606", '*', Place::subject},
    TagRow{Dialect::unimarc, "607", '*', Place::subject},
    TagRow{Dialect::unimarc, "610", '*', Place::subject},
    TagRow{Dialect::unimarc, "676", 'a', Place::call_number, Variable::call_number},
    TagRow{Dialect::unimarc, "700", '*', Place::person, Variable::author},
    TagRow{Dialect::unimarc, "701", '*', Place::person, Variable::author},
    TagRow{Dialect::unimarc, "702", '*', Place::person, Variable::contributor},
    TagRow{Dialect::unimarc, "710", '*', Place::body, Variable::author},
    TagRow{Dialect::unimarc, "711", '*', Place::body, Variable::author},
    TagRow{Dialect::unimarc, "712", '*', Place::body, Variable::contributor},
    TagRow{Dialect::unimarc, "856", '*', Place::link, Variable::url},
};

/// A relator code or term of `$4` and `$e`, MARC's and UNIMARC's, and the variable that it is.
struct RelatorRow {
    std::string_view code;
    Variable variable;
};
inline constexpr std::array relators = {
    RelatorRow{"aut", Variable::author},      RelatorRow{"author", Variable::author},           RelatorRow{"verfasser", Variable::author},
    RelatorRow{"cre", Variable::author},      RelatorRow{"070", Variable::author},              RelatorRow{"dis", Variable::author},
    RelatorRow{"305", Variable::author},      RelatorRow{"edt", Variable::editor},              RelatorRow{"ed", Variable::editor},
    RelatorRow{"editor", Variable::editor},   RelatorRow{"hrsg", Variable::editor},             RelatorRow{"herausgeber", Variable::editor},
    RelatorRow{"340", Variable::editor},      RelatorRow{"651", Variable::editor},              RelatorRow{"trl", Variable::translator},
    RelatorRow{"translator", Variable::translator}, RelatorRow{"tr", Variable::translator},     RelatorRow{"730", Variable::translator},
    RelatorRow{"übersetzer", Variable::translator}, RelatorRow{"ill", Variable::illustrator},   RelatorRow{"illustrator", Variable::illustrator},
    RelatorRow{"440", Variable::illustrator}, RelatorRow{"cmp", Variable::composer},            RelatorRow{"composer", Variable::composer},
    RelatorRow{"230", Variable::composer},    RelatorRow{"com", Variable::compiler},            RelatorRow{"compiler", Variable::compiler},
    RelatorRow{"220", Variable::compiler},    RelatorRow{"prf", Variable::performer},           RelatorRow{"performer", Variable::performer},
    RelatorRow{"590", Variable::performer},   RelatorRow{"drt", Variable::director},            RelatorRow{"director", Variable::director},
    RelatorRow{"300", Variable::director},    RelatorRow{"pro", Variable::producer},            RelatorRow{"producer", Variable::producer},
    RelatorRow{"630", Variable::producer},    RelatorRow{"nrt", Variable::narrator},            RelatorRow{"narrator", Variable::narrator},
    RelatorRow{"ivr", Variable::interviewer}, RelatorRow{"rcp", Variable::recipient},           RelatorRow{"ctb", Variable::contributor},
    RelatorRow{"contributor", Variable::contributor},
};

}  // namespace bibcast::marc

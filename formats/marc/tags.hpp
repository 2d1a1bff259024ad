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
    number, call_number, language, medium, original, uniform_title,
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
    TagRow{Dialect::marc21, "060", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "070", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "080", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "082", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "084", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "088", 'a', Place::text, Variable::number},
    TagRow{Dialect::marc21, "090", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "099", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "852", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::marc21, "100", '*', Place::person, Variable::author},
    TagRow{Dialect::marc21, "110", '*', Place::body, Variable::author},
    TagRow{Dialect::marc21, "111", '*', Place::meeting, Variable::event_title},
    TagRow{Dialect::marc21, "210", 'a', Place::text, Variable::title_short},
    TagRow{Dialect::marc21, "240", 'a', Place::uniform_title, Variable::original_title},
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
    TagRow{Dialect::marc21, "534", '*', Place::original, Variable::original_title},
    TagRow{Dialect::marc21, "540", 'a', Place::text, Variable::license},
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
    TagRow{Dialect::marc21, "720", '*', Place::person, Variable::contributor},
    TagRow{Dialect::marc21, "765", 't', Place::text, Variable::original_title},
    TagRow{Dialect::marc21, "773", '*', Place::host, Variable::container_title},
    TagRow{Dialect::marc21, "800", 't', Place::series, Variable::collection_title},
    TagRow{Dialect::marc21, "800", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::marc21, "810", 't', Place::series, Variable::collection_title},
    TagRow{Dialect::marc21, "810", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::marc21, "811", 't', Place::series, Variable::collection_title},
    TagRow{Dialect::marc21, "811", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::marc21, "830", 'a', Place::series, Variable::collection_title},
    TagRow{Dialect::marc21, "830", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::marc21, "830", 'x', Place::issn, Variable::issn},
    TagRow{Dialect::marc21, "856", '*', Place::link, Variable::url},

    TagRow{Dialect::unimarc, "010", 'a', Place::isbn, Variable::isbn},
    TagRow{Dialect::unimarc, "011", 'a', Place::issn, Variable::issn},
    TagRow{Dialect::unimarc, "017", 'a', Place::doi, Variable::doi},
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
    TagRow{Dialect::unimarc, "410", 't', Place::series, Variable::collection_title},
    TagRow{Dialect::unimarc, "410", 'v', Place::series_number, Variable::collection_number},
    TagRow{Dialect::unimarc, "454", 't', Place::text, Variable::original_title},
    TagRow{Dialect::unimarc, "463", '*', Place::host, Variable::container_title},
    TagRow{Dialect::unimarc, "461", '*', Place::host, Variable::container_title},
    TagRow{Dialect::unimarc, "500", 'a', Place::uniform_title, Variable::original_title},
    TagRow{Dialect::unimarc, "600", '*', Place::subject},
    TagRow{Dialect::unimarc, "601", '*', Place::subject},
    TagRow{Dialect::unimarc, "602", '*', Place::subject},
    TagRow{Dialect::unimarc, "605", '*', Place::subject},
    TagRow{Dialect::unimarc, "606", '*', Place::subject},
    TagRow{Dialect::unimarc, "607", '*', Place::subject},
    TagRow{Dialect::unimarc, "608", '*', Place::subject},
    TagRow{Dialect::unimarc, "610", '*', Place::subject},
    TagRow{Dialect::unimarc, "675", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::unimarc, "676", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::unimarc, "680", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::unimarc, "686", '*', Place::call_number, Variable::call_number},
    TagRow{Dialect::unimarc, "700", '*', Place::person, Variable::author},
    TagRow{Dialect::unimarc, "701", '*', Place::person, Variable::author},
    TagRow{Dialect::unimarc, "702", '*', Place::person, Variable::contributor},
    TagRow{Dialect::unimarc, "710", '*', Place::body, Variable::author},
    TagRow{Dialect::unimarc, "711", '*', Place::body, Variable::author},
    TagRow{Dialect::unimarc, "712", '*', Place::body, Variable::contributor},
    TagRow{Dialect::unimarc, "856", '*', Place::link, Variable::url},
};

}  // namespace bibcast::marc

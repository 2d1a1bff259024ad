// Names and lists of names on any bytes. The first byte chooses what is called.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/target.hpp"
#include "name/bibtex_names.hpp"
#include "name/format.hpp"
#include "name/latex_words.hpp"
#include "name/name_list.hpp"
#include "text/utf8.hpp"

namespace bibcast::fuzz {

namespace {

void check_name(const Name& name, bool utf8) {
    require(name.is_literal() ? name.family.empty() && name.given.empty() : true);
    for (const std::string_view part : {name.family, name.given, name.dropping_particle, name.non_dropping_particle, name.suffix, name.literal}) {
        // Of ill-formed UTF-8, which no reader lets in, the first byte of a character may take a blank for its second.
        if (utf8) require(part == trim(part) && find_invalid_utf8(part) == std::string_view::npos);
    }
    std::string out;
    append_family_first(out, name);
    append_family_first(out, name, {.suffix_second = true, .dropping_behind = false, .elided_apart = true});
    append_given_first(out, name);
    append_initials(out, name.given);
    append_family_and_initials(out, name);
    if (utf8) require(find_invalid_utf8(out) == std::string_view::npos);
}

void check(const Record& record, const Findings& findings, std::size_t size, bool utf8) {
    for (const NamesField& names : record.names) {
        require(!names.people.empty() || names.others);
        for (const Contributor& person : names.people) {
            require(!person.name.empty());
            require(person.source.begin <= person.source.end && person.source.end <= size);
            check_name(person.name, utf8);
        }
    }
    for (const Finding& finding : findings.all()) require(finding.span.begin <= finding.span.end && finding.span.end <= size);
}

}  // namespace

void fuzz_names(std::string_view text) {
    if (text.empty()) return;
    const auto first = static_cast<unsigned char>(text[0]);
    text.remove_prefix(1);
    const bool utf8 = find_invalid_utf8(text) == std::string_view::npos;
    const SourceSpan span{0, static_cast<std::uint32_t>(text.size())};
    Arena arena;
    Record record(arena);
    Findings findings;
    switch (first % 6) {
        case 0: add_bibtex_names(record, Variable::author, text, span, findings); break;
        case 1: add_bibtex_names(record, Variable::author, text, span, findings, {.filter = nullptr, .extended = false}); break;
        case 2: add_name_list(record, Variable::author, text, span, findings); break;
        case 3:
            add_name_list(record, Variable::author, text, span, findings,
                          {.order = NameOrder::family_first, .commas = Commas::parts, .filter = nullptr});
            break;
        case 4: check_name(parse_name(arena, text), utf8); break;
        default: check_name(parse_name(arena, text, NameOrder::family_first), utf8); break;
    }
    check(record, findings, text.size(), utf8);
}

}  // namespace bibcast::fuzz

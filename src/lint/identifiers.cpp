#include <array>

#include "lint/families.hpp"
#include "lint/raw_value.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code bad_doi{"lint/doi", Severity::warning, "what stands as a DOI is none",
                       "A DOI begins with 10., a number of four digits or more, and a slash, and has no blanks (ISO 26324). What stands here "
                       "does not, so no resolver will find it."};
constexpr Code doi_prefix{"lint/doi-prefix", Severity::note, "the DOI has an address or a word before it",
                          "The value of a DOI field is the DOI alone, 10.1000/182: styles put https://doi.org/ before it themselves, and an "
                          "address in the value gives a doubled one. `bibcast lint --fix` takes it away."};
constexpr Code doi_hash{"lint/doi-hash", Severity::warning, "an address has a hash in the place of a DOI",
                        "CiteSeerX gives its documents a parameter `doi=` that holds a hash of its own, not a DOI. It resolves nowhere else, and the "
                        "site's addresses have changed before. Give the DOI of the paper, or another address."};
constexpr Code bad_isbn{"lint/isbn", Severity::warning, "an ISBN is wrong",
                        "An ISBN has ten or thirteen digits, of which the last one proves the others (ISO 2108). This one has another length, or a "
                        "digit is mistyped."};
constexpr Code bad_issn{"lint/issn", Severity::warning, "an ISSN is wrong",
                        "An ISSN is two groups of four with a hyphen between, of which the last character proves the others (ISO 3297). This one "
                        "has another length, or a digit is mistyped."};
constexpr Code issn_hyphen{"lint/issn-hyphen", Severity::note, "an ISSN has no hyphen",
                           "ISO 3297 writes an ISSN with a hyphen in the middle: 2049-3630. `bibcast lint --fix` puts it in."};
constexpr Code bad_orcid{"lint/orcid", Severity::warning, "an ORCID iD is wrong",
                         "An ORCID iD has sixteen digits in groups of four, of which the last one proves the others (ISO 7064, MOD 11-2). This one "
                         "has another length, or a digit is mistyped."};
constexpr Code bad_arxiv{"lint/arxiv", Severity::warning, "an arXiv identifier is wrong",
                         "arXiv papers have numbers such as 2403.00835 (year and month, then four or five digits; month 01 to 12) or, before April "
                         "2007, hep-th/9901001."};
constexpr Code bad_pmid{"lint/pmid", Severity::warning, "a PubMed identifier is wrong",
                        "A PMID is a number of at most eight digits; a PMCID is PMC and a number."};
constexpr Code doi_conflict{"lint/doi-conflict", Severity::warning, "the DOI of the address is another one",
                            "The record has a DOI, and its address leads to another DOI (https://doi.org/10.1000/182). One of the two belongs to another work, or to "
                            "another version of it."};
constexpr std::array codes = {&bad_doi, &doi_prefix, &doi_hash, &bad_isbn, &bad_issn, &issn_hyphen, &bad_orcid, &bad_arxiv, &bad_pmid, &doi_conflict};

/// The DOI in an address of doi.org, without what stands behind it.
std::string doi_in(std::string_view address) {
    const std::string lowered = ascii_lower(address);
    const std::size_t at = lowered.find("doi.org/10.");
    if (at == std::string::npos) return {};
    const std::string rest = lowered.substr(at + 8);
    return rest.substr(0, rest.find_first_of("?#"));
}

void check_conflict(const LintSubject& subject, LintFindings& findings) {
    const std::string doi = ascii_lower(subject.record.plain(Variable::doi));
    const TextField* const url = subject.record.text(Variable::url);
    if (doi.empty() || url == nullptr) return;
    const std::string other = doi_in(url->value.plain);
    // An address with escapes may be the same.
    if (other.empty() || other == doi || other.find('%') != std::string::npos || doi.find(other) != std::string::npos) return;
    findings.add(doi_conflict, subject.at(url->source), "the address leads to the DOI " + other + ", and the record has " + doi, subject.record.id, "URL", url->value.plain);
}

bool is_whole_doi(std::string_view text) {
    if (is_short_doi(text)) return true;
    if (!text.starts_with("10.")) return false;
    std::size_t at = 3;
    while (at < text.size() && (is_ascii_digit(text[at]) || text[at] == '.')) ++at;
    if (at < 7 || at + 1 >= text.size() || text[at] != '/') return false;
    for (const char c : text.substr(at)) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '{' || c == '}') return false;
    }
    // An escaped underscore or per cent sign of LaTeX is no part of it.
    return text.find("\\") == std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

void check_doi(const LintSubject& subject, const TextField& field, LintFindings& findings) {
    const std::string_view value = field.value.plain;
    if (!is_whole_doi(value)) {
        findings.add(bad_doi, subject.at(field.source), "'" + std::string(value) + "' is no DOI", subject.record.id, "DOI", value);
        return;
    }
    const RawValue raw = raw_value(subject, field.source);
    // In a field of its own: an address that a DOI was found in is right as it is.
    if (!raw.known() || !(is_label(raw.label, "doi") || raw.label == "DO") || !findings.wants(doi_prefix)) return;
    const std::string lowered = ascii_lower(trim(raw.text));
    // OpenAlex has addresses there.
    const bool prefixed = (lowered.starts_with("http") && subject.format != "openalex_json") || lowered.starts_with("doi") || lowered.starts_with("dx.doi");
    if (!prefixed) return;
    const bool doubled = count(lowered, "doi.org") + (lowered.find("doi:") != std::string::npos ? 1U : 0U) > 1;
    LintFinding& added = findings.add(doi_prefix, subject.at(field.source),
                                      doubled ? "the DOI has two addresses before it" : "the DOI has an address or a word before it",
                                      subject.record.id, "DOI", trim(raw.text));
    // Only when the DOI itself stands in the source letter by letter.
    if (raw.text.find(value) == std::string_view::npos) return;
    added.edits = {{.span = {raw.span.begin + subject.base, raw.span.end + subject.base}, .text = std::string(value)}};
    added.finding.hint = "write " + std::string(value);
}

std::string fault_of(NumberFault fault, std::string_view what, std::string_view value) {
    return std::string(what) + " '" + std::string(value) + (fault == NumberFault::check ? "' has a wrong check digit" : "' has not the right length or form");
}

void check_isbn(const LintSubject& subject, const TextField& field, LintFindings& findings) {
    // Several ISBNs of one record may stand in one value.
    std::string_view rest = field.value.plain;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(",;/"), rest.size());
        std::string_view one = trim(rest.substr(0, end));
        rest = end < rest.size() ? rest.substr(end + 1) : std::string_view{};
        one = trim(one.substr(0, one.find('(')));
        if (one.empty()) continue;
        NumberFault fault = isbn_fault(one);
        if (fault == NumberFault::shape && one.find(' ') != std::string_view::npos) {
            // `0123456789 9780123456786`: two of them with a blank between.
            std::string_view words = one;
            bool all = true;
            while (!words.empty()) {
                const std::size_t blank = std::min(words.find(' '), words.size());
                const std::string_view word = words.substr(0, blank);
                words = blank < words.size() ? trim(words.substr(blank)) : std::string_view{};
                all = all && (isbn_valid(word) || issn_valid(word));
            }
            if (all) fault = NumberFault::none;
        }
        if (fault == NumberFault::none || issn_valid(one)) continue;
        findings.add(bad_isbn, subject.at(field.source, one), fault_of(fault, "the ISBN", one), subject.record.id, "ISBN", one);
    }
}

void check_issn(const LintSubject& subject, const TextField& field, LintFindings& findings) {
    std::string_view rest = field.value.plain;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(",; "), rest.size());
        std::string_view one = trim(rest.substr(0, end));
        rest = end < rest.size() ? rest.substr(end + 1) : std::string_view{};
        one = trim(one.substr(0, one.find('(')));
        if (one.empty() || equals_ignoring_ascii_case(one, "issn") || equals_ignoring_ascii_case(one, "issn:")) continue;
        // RIS has one tag for both.
        if (isbn_valid(one)) continue;
        const NumberFault fault = issn_fault(one);
        const LintPlace place = subject.at(field.source, one);
        if (fault != NumberFault::none) {
            findings.add(bad_issn, place, fault_of(fault, "the ISSN", one), subject.record.id, "ISSN", one);
            continue;
        }
        if (one.size() != 8 || place.span.end - place.span.begin != 8) continue;
        const std::string mended = std::string(one.substr(0, 4)) + "-" + std::string(one.substr(4));
        LintFinding& added = findings.add(issn_hyphen, place, "the ISSN has no hyphen", subject.record.id, "ISSN", one);
        added.edits = {{.span = place.span, .text = mended}};
        added.finding.hint = "write " + mended;
    }
}

bool is_arxiv(std::string_view value) {
    Arena arena;
    const FoundIdentifier found = parse_arxiv(arena, value);
    if (found.scheme != "arxiv") return false;
    const std::size_t dot = found.value.find('.');
    if (dot != 4 || !is_ascii_digit(found.value[0])) return true;
    const int month = (found.value[2] - '0') * 10 + (found.value[3] - '0');
    return month >= 1 && month <= 12;
}

void check_links(const LintSubject& subject, LintFindings& findings) {
    const auto check = [&](std::string_view url, SourceSpan source) {
        const std::size_t host = url.find("citeseer");
        const std::size_t at = url.find("doi=");
        if (host == std::string_view::npos || host > 20 || at == std::string_view::npos) return;
        const std::string_view value = url.substr(at + 4, url.find('&', at) - at - 4);
        if (value.starts_with("10.") && value.find('/') != std::string_view::npos && !value.starts_with("10.1.1.")) return;
        findings.add(doi_hash, subject.at(source, url), "CiteSeerX's `doi=` holds a hash, not a DOI", subject.record.id, "DOI", value);
    };
    for (const Link& link : subject.record.links) check(link.url, link.source);
    if (const TextField* url = subject.record.text(Variable::url)) check(url->value.plain, url->source);
}

void check(const LintSubject& subject, LintFindings& findings) {
    const Record& record = subject.record;
    for (const TextField& field : record.texts) {
        const std::string_view value = field.value.plain;
        switch (field.variable) {
            case Variable::doi: check_doi(subject, field, findings); break;
            case Variable::isbn: check_isbn(subject, field, findings); break;
            case Variable::issn: check_issn(subject, field, findings); break;
            case Variable::pmid:
                if (value.size() > 8 || value.find_first_not_of("0123456789") != std::string_view::npos) {
                    findings.add(bad_pmid, subject.at(field.source), "'" + std::string(value) + "' is no PMID", record.id, "PMID", value);
                }
                break;
            case Variable::pmcid:
                if (!value.starts_with("PMC") || value.size() < 4 || value.find_first_not_of("0123456789.", 3) != std::string_view::npos) {
                    findings.add(bad_pmid, subject.at(field.source), "'" + std::string(value) + "' is no PMCID", record.id, "PMCID", value);
                }
                break;
            default: break;
        }
    }
    for (const Identifier& identifier : record.identifiers) {
        if (identifier.scheme != "arxiv" || is_arxiv(identifier.value)) continue;
        findings.add(bad_arxiv, subject.at(identifier.source), "'" + std::string(identifier.value) + "' is no arXiv identifier", record.id, "arxiv",
                     identifier.value);
    }
    for (const NamesField& field : record.names) {
        for (const Contributor& person : field.people) {
            for (const Detail& detail : person.details) {
                if (detail.kind != DetailKind::orcid) continue;
                const NumberFault fault = orcid_fault(detail.value);
                if (fault == NumberFault::none) continue;
                findings.add(bad_orcid, subject.at(detail.source.known() ? detail.source : person.source, detail.value),
                             fault_of(fault, "the ORCID iD", detail.value), record.id, "orcid", detail.value);
            }
        }
    }
    if (findings.wants(doi_hash)) check_links(subject, findings);
    check_conflict(subject, findings);
}

}  // namespace

namespace lint {
constinit const LintFamily identifiers{.name = "identifiers", .codes = codes, .check = check};
}

}  // namespace bibcast

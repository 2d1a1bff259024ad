#include <array>
#include <unordered_map>
#include <unordered_set>

#include "model/digest_map.hpp"
#include "lint/families.hpp"
#include "lint/words.hpp"
#include "name/codes.hpp"
#include "name/format.hpp"
#include "name/others.hpp"
#include "name/suffixes.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code all_caps{"lint/name-caps", Severity::note, "a name is written in capitals only",
                        "Styles print a name as it stands; small capitals are their business. Write Smith, not SMITH."};
constexpr Code all_lower{"lint/name-lower", Severity::note, "a name is written in small letters only",
                         "BibTeX takes a word in small letters for a particle (von, de), so that a family name in small letters is sorted and printed "
                         "wrongly."};
constexpr Code marker{"lint/name-marker", Severity::warning, "a name has a sign in it that belongs beside it",
                      "A star, a dagger, a digit or an e-mail address was left in the name when it was copied. It is printed as part of the name, and "
                      "makes another person of it."};
constexpr Code others_as_person{"lint/name-others", Severity::warning, "`others` or `et al.` stands as a person",
                                "What ends a shortened list is no author. BibTeX wants `and others`; other formats have a place for it, or none."};
constexpr Code several{"lint/name-several", Severity::warning, "one name holds several people",
                       "Names joined by commas, semicolons or `and` were read as one name. BibTeX wants ` and ` between two people, most other "
                       "formats a field for each."};
constexpr Code swapped{"lint/name-swapped", Severity::warning, "given and family name are swapped",
                       "The family name is initials, or the same two names stand the other way round in another record. A comma in the wrong place, "
                       "or a name in the order of its own language, does this."};
constexpr Code title_in_name{"lint/name-title", Severity::note, "a name has a title in it",
                             "Dr., Prof., PhD and the like are printed as part of the name, and sorted with it."};
constexpr Code twice{"lint/name-twice", Severity::warning, "a person stands twice in one list",
                     "The same name is in a list of authors or editors two times. Either a name was pasted twice, or two people of one name wrote the work together, "
                     "which is rare."};
constexpr std::array codes = {&all_caps, &all_lower, &marker, &others_as_person, &several, &swapped, &title_in_name, &name_guessed, &twice};

std::string shown(const Name& name) {
    std::string out;
    append_given_first(out, name);
    return out;
}

/// `J.`, `J. R.`, `JR`: one or two capitals, or capitals with full stops.
bool is_initials(std::string_view text) {
    std::size_t letters = 0;
    bool stops = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_letter(point.value)) {
            if (!is_upper(point.value)) return false;
            ++letters;
        } else if (point.value == '.') {
            stops = true;
        } else if (point.value != ' ' && point.value != '-') {
            return false;
        }
    }
    return letters > 0 && (stops ? letters <= 4 : letters == 1);
}

/// The first sign of `text` that no name has; empty if there is none.
std::string_view marker_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const char32_t c = point.value;
        const bool is_sign = (c < 0x80 && std::string_view("*#@$%^=<>|~_[]").find(static_cast<char>(c)) != std::string_view::npos) || c == 0x2020 ||
                             c == 0x2021 || c == 0xA7 || c == 0xB6 || c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079) || c == 0x2217 ||
                             c == 0x204E || c == 0x2709 || c == 0x2605 || c == 0x2606 || c == 0x25C7 || c == 0x266F || is_digit(c);
        if (is_sign) return text.substr(at, point.size);
        at += point.size;
    }
    return {};
}

/// Words for "and others", also where the points and blanks are others than anybody writes.
bool is_nobody(std::string_view text) {
    const std::string bare = bare_letters(text);
    return is_others(text) || bare == "others" || bare == "etal" || bare == "andothers" || bare == "al" || bare == "etalii";
}

bool is_title(std::string_view given) {
    for (const std::string_view title : {"Dr.", "Dr ", "Prof.", "Prof ", "Professor ", "Mr.", "Mrs.", "Ms.", "Sir "}) {
        if (given.starts_with(title)) return true;
    }
    return false;
}

class Check {
  public:
    Check(const LintSubject& subject, const NamesField& field, const Contributor& person, LintFindings& findings)
        : subject_(subject), field_(field), person_(person), findings_(findings) {}

    void run() {
        const Name& name = person_.name;
        for (const std::string_view part : {name.family, name.given, name.literal, name.suffix}) {
            if (part.empty()) continue;
            // Institutions and pseudonyms have digits (3M, CERN-2).
            const std::string_view sign = marker_in(part);
            if (sign.empty() || (name.is_literal() && (is_ascii_digit(sign[0]) || sign == "@"))) continue;
            say(marker, "'" + shown(name) + "' has a " + (is_digit(code_point_at(sign, 0).value) ? std::string("digit") : "'" + std::string(sign) + "'") +
                            " in it");
            break;
        }
        if (is_nobody(name.literal) || is_nobody(name.family)) say(others_as_person, "'" + shown(name) + "' is no person");
        check_several();
        if (!name.is_literal()) check_parts();
        if (name.guessed) say(name_guessed, "how '" + shown(name) + "' splits into parts was guessed");
    }

  private:
    void say(const Code& code, std::string message) {
        findings_.add(code, subject_.at(person_.source.known() ? person_.source : field_.source), std::move(message), subject_.record.id,
                      name_of(field_.variable), shown(person_.name));
    }

    void check_several() {
        const Name& name = person_.name;
        if (name.is_literal()) {
            std::size_t commas = 0;
            for (const char c : name.literal) commas += c == ',' || c == ';' ? 1 : 0;
            const bool has_initials = name.literal.find(". ") != std::string_view::npos || name.literal.find(".,") != std::string_view::npos;
            if ((commas >= 2 && has_initials) || name.literal.find(';') != std::string_view::npos) say(several, "'" + shown(name) + "' holds several people");
            return;
        }
        for (const std::string_view part : {name.family, name.given}) {
            if (part.find(';') == std::string_view::npos && part.find(" and ") == std::string_view::npos && part.find(" & ") == std::string_view::npos &&
                part.find(',') == std::string_view::npos) {
                continue;
            }
            say(several, "'" + shown(name) + "' holds several people");
            return;
        }
    }

    void check_parts() {
        const Name& name = person_.name;
        const Case family = case_of(name.family);
        const Case given = case_of(name.given);
        if (family.upper == family.letters && family.letters >= 4 && !is_name_suffix(name.family)) {
            say(all_caps, "'" + shown(name) + "' is in capitals");
        } else if (family.upper == family.letters && family.letters >= 2 && given.letters >= 4 && given.upper == given.letters) {
            say(all_caps, "'" + shown(name) + "' is in capitals");
        }
        const bool is_latin = !name.family.empty() && static_cast<unsigned char>(name.family[0]) < 0xE0;
        // BibTeX has taken `john` of `john doe` for a particle.
        const bool no_given = name.given.empty() && !name.non_dropping_particle.empty();
        if (is_latin && family.lower == family.letters && family.letters > 1 && given.lower == given.letters && (given.letters > 1 || no_given)) {
            say(all_lower, "'" + shown(name) + "' is in small letters");
        }
        if (is_initials(name.family) && given.letters >= 3 && given.lower > 0) say(swapped, "the family name of '" + shown(name) + "' is initials");
        if (is_title(name.given)) say(title_in_name, "'" + shown(name) + "' has a title in it");
    }

    const LintSubject& subject_;
    const NamesField& field_;
    const Contributor& person_;
    LintFindings& findings_;
};

/// Names of more than an initial that stand again in the same list.
void check_twice(const LintSubject& subject, const NamesField& field, LintFindings& findings) {
    if (field.people.size() < 2) return;
    std::unordered_set<std::string> seen;
    for (const Contributor& person : field.people) {
        const std::string name = bare_letters(person.name.given) + '\n' + bare_letters(person.name.family) + bare_letters(person.name.literal) + bare_letters(person.name.suffix);
        if (name.size() < 6 || bare_letters(person.name.given).size() == 1 || seen.insert(name).second) continue;
        findings.add(twice, subject.at(person.source.known() ? person.source : field.source), "'" + shown(person.name) + "' stands twice", subject.record.id,
                     name_of(field.variable), shown(person.name));
    }
}

void check(const LintSubject& subject, LintFindings& findings) {
    for (const NamesField& field : subject.record.names) {
        if (findings.wants(twice)) check_twice(subject, field, findings);
        for (const Contributor& person : field.people) Check(subject, field, person, findings).run();
    }
}

/// The same two names the other way round: 16 bytes a person and a place.
class SwappedRule final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        for (const NamesField& field : subject.record.names) {
            for (const Contributor& person : field.people) {
                const Name& name = person.name;
                if (name.family.empty() || name.given.empty()) continue;
                const std::string family = bare_letters(name.family);
                const std::string given = bare_letters(name.given);
                if (family == given || family.size() < 2 || given.size() < 2) continue;
                Entry& entry = entries_.try_emplace(hash_of(family + '\n' + given)).first;
                if (entry.count++ > 0) continue;
                entry.reverse = hash_of(given + '\n' + family);
                entry.place = subject.at(person.source.known() ? person.source : field.source);
                entry.value = subject.texts.number_of(shown(name));
                entry.field = field.variable;
                entry.record = subject.texts.number_of(subject.record.id);
            }
        }
    }

    void finish(std::span<const LintSource> /*sources*/, LintFindings& findings) override {
        for (const auto& [digest, entry] : entries_) {
            const Entry* const other = entries_.find(entry.reverse);
            if (other == nullptr) continue;
            // The rarer order is the suspect; of two as rare the later one.
            const Entry& usual = *other;
            const bool is_later = entry.place.source != usual.place.source ? entry.place.source > usual.place.source
                                                                           : entry.place.span.begin > usual.place.span.begin;
            if (entry.count > usual.count || (entry.count == usual.count && !is_later)) continue;
            const std::string value(findings.texts()[entry.value]);
            findings.add(swapped, entry.place, "'" + value + "' stands the other way round elsewhere", findings.texts()[entry.record],
                         name_of(entry.field), value)
                .other = usual.place;
        }
    }

  private:
    struct Entry {
        std::uint64_t reverse = 0;
        std::uint32_t count = 0;
        LintPlace place;
        Variable field = Variable::author;
        std::uint32_t value = 0;  ///< texts by number
        std::uint32_t record = 0;
    };
    DigestMap<Entry> entries_;
};

}  // namespace

namespace lint {
constinit const LintFamily names{.name = "names",
                       .codes = codes,
                       .check = check,
                       .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<SwappedRule>(); }};
}

}  // namespace bibcast

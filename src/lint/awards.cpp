#include <array>

#include "lint/families.hpp"
#include "lint/words.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code tier{"lint/award-tier", Severity::note, "the tier of an acceptance stands as an award",
                    "Notable-top-25%, oral, spotlight and the like say how a conference presents a paper that it accepted; they are no award that a "
                    "jury gave. In a list of awards they stand beside best papers."};
constexpr std::array codes = {&tier};

bool is_tier(std::string_view award) {
    const std::string lowered = ascii_lower(award);
    // What a jury gave is an award, whatever else it says.
    for (const std::string_view prize : {"award", "prize", "best", "medal", "honorable", "honourable", "mention", "runner", "finalist", "test of time", "distinguished", "outstanding"}) {
        if (lowered.find(prize) != std::string::npos) return false;
    }
    if (lowered.find('%') != std::string::npos && lowered.find_first_of("0123456789") != std::string::npos) return true;
    for (const std::string_view word : {"notable", "oral", "spotlight", "poster", "highlight", "accept", "top-", "top "}) {
        const std::size_t at = lowered.find(word);
        if (at != std::string::npos && (at == 0 || !is_ascii_alpha(lowered[at - 1]))) return true;
    }
    return false;
}

void check(const LintSubject& subject, LintFindings& findings) {
    for (const StringField& award : subject.record.awards) {
        if (!is_tier(award.value)) continue;
        findings.add(tier, subject.at(award.source, award.value), "'" + std::string(award.value) + "' is a tier of acceptance, no award", subject.record.id,
                     "award", award.value);
    }
}

}  // namespace

namespace lint {
constinit const LintFamily awards{.name = "awards", .codes = codes, .check = check};
}

}  // namespace bibcast

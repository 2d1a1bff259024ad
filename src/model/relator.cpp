#include "model/relator.hpp"

#include <algorithm>
#include <array>

#include "model/ascii.hpp"

namespace bibcast {

namespace {

// MARC Code List for Relators (Library of Congress): those that are no variable of CSL. The words are BibLaTeX's (manual 3.19, section 2.2.2) where it
// has a field for the role. The first row of a word is the one that is written.
constexpr std::array relators = {
    Relator{"ths", "thesis advisor", "advisor"},
    Relator{"ths", "thesis advisor", "supervisor"},
    Relator{"dgs", "degree supervisor", "degree supervisor"},
    Relator{"dgc", "degree committee member", "committee member"},
    Relator{"opn", "opponent", "opponent"},
    Relator{"pth", "patent holder", "holder"},
    Relator{"pth", "patent holder", "assignee"},
    Relator{"ann", "annotator", "annotator"},
    Relator{"cwt", "commentator for written text", "commentator"},
    Relator{"cmm", "commentator", "commentator"},
    Relator{"aft", "author of afterword, colophon, etc.", "afterword"},
    Relator{"waw", "writer of afterword", "afterword"},
    Relator{"win", "writer of introduction", "introduction"},
    Relator{"aui", "author of introduction, etc.", "introduction"},
    Relator{"wfw", "writer of foreword", "foreword"},
    Relator{"wpr", "writer of preface", "preface"},
    Relator{"rev", "reviewer", "reviewer"},
    Relator{"spn", "sponsor", "sponsor"},
    Relator{"fnd", "funder", "funder"},
    Relator{"his", "host institution", "host institution"},
    Relator{"isb", "issuing body", "issuing body"},
    Relator{"res", "researcher", "researcher"},
    Relator{"rth", "research team head", "research team head"},
    Relator{"rtm", "research team member", "research team member"},
    Relator{"pdr", "project director", "project director"},
    Relator{"sad", "scientific advisor", "scientific advisor"},
    Relator{"csl", "consultant", "consultant"},
    Relator{"dtc", "data contributor", "data contributor"},
    Relator{"dtm", "data manager", "data manager"},
    Relator{"dst", "distributor", "distributor"},
    Relator{"prt", "printer", "printer"},
    Relator{"dte", "dedicatee", "dedicatee"},
    Relator{"hnr", "honoree", "honoree"},
    Relator{"cov", "cover designer", "cover designer"},
    Relator{"bkd", "book designer", "book designer"},
    Relator{"egr", "engraver", "engraver"},
    Relator{"crr", "corrector", "corrector"},
    Relator{"pfr", "proofreader", "proofreader"},
    Relator{"arr", "arranger", "arranger"},
    Relator{"adp", "adapter", "adapter"},
    Relator{"abr", "abridger", "abridger"},
    Relator{"own", "owner", "owner"},
    Relator{"fmo", "former owner", "former owner"},
    Relator{"dnr", "donor", "donor"},
    Relator{"rpy", "responsible party", "responsible party"},
    Relator{"asn", "associated name", "associated name"},
};

}  // namespace

const Relator* relator_named(std::string_view name) {
    const auto is = [name](std::string_view lowered) { return ascii::equals(name, lowered); };
    const auto found = std::find_if(relators.begin(), relators.end(), [&](const Relator& one) { return is(one.word) || is(one.code) || is(one.term); });
    return found == relators.end() ? nullptr : &*found;
}

std::string_view role_word(std::string_view name) {
    const Relator* const relator = relator_named(name);
    return relator == nullptr ? name : relator->word;
}

}  // namespace bibcast

#include "io/tagged/month_words.hpp"

#include <algorithm>
#include <array>

#include "model/date.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

struct MonthWord {
    std::string_view word;  ///< folded to lower case
    int month;
};

// The names of the Gregorian months in wide and abbreviated form (Unicode CLDR: de, fr, es, it, pt, nl, da, nb, sv). What means two months, or a
// common word (`set`, `out`, `mars` is March in all of these), is left out or the same.
constexpr std::array words = std::to_array<MonthWord>({
    {"januar", 1},    {"jänner", 1},   {"janvier", 1},   {"janv", 1},     {"enero", 1},     {"ene", 1},       {"gennaio", 1},   {"genn", 1},     {"janeiro", 1},   {"januari", 1},
    {"februar", 2},   {"feber", 2},    {"février", 2},   {"fevrier", 2},  {"févr", 2},      {"febrero", 2},   {"febbraio", 2},  {"febbr", 2},    {"fevereiro", 2}, {"fev", 2},
    {"februari", 2},  {"märz", 3},     {"maerz", 3},     {"mär", 3},      {"mrz", 3},       {"mars", 3},      {"marzo", 3},     {"março", 3},    {"marco", 3},     {"maart", 3},
    {"mrt", 3},       {"marts", 3},    {"avril", 4},     {"avr", 4},      {"abril", 4},     {"abr", 4},       {"aprile", 4},    {"mai", 5},      {"mayo", 5},      {"maggio", 5},
    {"magg", 5},      {"maio", 5},     {"mei", 5},       {"maj", 5},      {"juni", 6},      {"juin", 6},      {"junio", 6},     {"giugno", 6},   {"junho", 6},     {"juli", 7},
    {"juillet", 7},   {"juil", 7},     {"julio", 7},     {"luglio", 7},   {"julho", 7},     {"août", 8},      {"aout", 8},      {"agosto", 8},   {"augustus", 8},  {"augusti", 8},
    {"septembre", 9}, {"septiembre", 9}, {"setiembre", 9}, {"settembre", 9}, {"setembro", 9}, {"oktober", 10}, {"okt", 10},     {"octobre", 10}, {"octubre", 10},  {"ottobre", 10},
    {"outubro", 10},  {"novembre", 11}, {"noviembre", 11}, {"novembro", 11}, {"dezember", 12}, {"dez", 12},    {"décembre", 12}, {"decembre", 12}, {"déc", 12},    {"diciembre", 12},
    {"dic", 12},      {"dicembre", 12}, {"dezembro", 12}, {"desember", 12},
});

constexpr std::array<std::string_view, 12> english = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};

constexpr std::size_t longest_date = 60;

int month_abroad(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() < 3 || word.size() > 12) return 0;
    const std::string folded = fold_case(word);
    const auto* const found = std::find_if(words.begin(), words.end(), [&](const MonthWord& row) { return row.word == folded; });
    return found == words.end() ? 0 : found->month;
}

/// `2011年5月6日`
std::optional<std::string> east_asian_date(std::string_view text) {
    std::string slashed;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        constexpr std::array<std::string_view, 3> units = {"年", "月", "日"};
        const auto* const unit = std::find_if(units.begin(), units.end(), [rest](std::string_view one) { return rest.starts_with(one); });
        if (unit != units.end()) {
            slashed += '/';
            at += unit->size();
        } else if (is_ascii_digit(text[at])) {
            slashed += text[at++];
        } else if (text[at] == ' ') {
            ++at;
        } else {
            return std::nullopt;
        }
    }
    if (slashed.ends_with('/')) slashed.pop_back();
    return slashed;
}

}  // namespace

int month_of_word(std::string_view word) {
    const int month = month_named(word);
    return month != 0 ? month : month_abroad(word);
}

std::optional<std::string> date_in_english(std::string_view text) {
    if (text.size() > longest_date) return std::nullopt;
    if (text.find("年") != std::string_view::npos) return east_asian_date(text);
    std::string out;
    bool abroad = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty() || word == "de" || word == "del" || word == "den") continue;
        if (const int month = month_abroad(word); month != 0) {
            word = english[static_cast<std::size_t>(month - 1)];
            abroad = true;
        } else if (word.ends_with('.') && is_ascii_digit(word.front())) {
            word.remove_suffix(1);
        } else if (word == "1er" || word == "1º") {
            word = "1";
        }
        if (!out.empty()) out += ' ';
        out += word;
    }
    if (!abroad) return std::nullopt;
    return out;
}

}  // namespace bibcast::tagged

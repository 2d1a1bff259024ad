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

// The names of the Gregorian months in wide and abbreviated form (Unicode CLDR: de, fr, es, it, pt, nl, da, nb, sv). What means two months
// (`listopad` is October to Croats, and November to Poles), or is a common word (`set`, `out`), is left out.
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
    // ru, pl, cs, tr, hu, fi, ca, also in the genitive or partitive that stands behind a day
    {"январь", 1}, {"января", 1}, {"янв", 1}, {"styczeń", 1}, {"stycznia", 1}, {"leden", 1}, {"ledna", 1}, {"ocak", 1}, {"január", 1},
    {"tammikuu", 1}, {"tammikuuta", 1}, {"gener", 1},
    {"февраль", 2}, {"февраля", 2}, {"фев", 2}, {"февр", 2}, {"luty", 2}, {"lutego", 2}, {"únor", 2}, {"února", 2}, {"şubat", 2}, {"február", 2},
    {"helmikuu", 2}, {"helmikuuta", 2}, {"febrer", 2},
    {"март", 3}, {"марта", 3}, {"мар", 3}, {"marzec", 3}, {"marca", 3}, {"březen", 3}, {"března", 3}, {"mart", 3}, {"március", 3}, {"maaliskuu", 3},
    {"maaliskuuta", 3}, {"març", 3},
    {"апрель", 4}, {"апреля", 4}, {"апр", 4}, {"kwiecień", 4}, {"kwietnia", 4}, {"duben", 4}, {"dubna", 4}, {"nisan", 4}, {"április", 4},
    {"huhtikuu", 4}, {"huhtikuuta", 4},
    {"май", 5}, {"мая", 5}, {"maja", 5}, {"květen", 5}, {"května", 5}, {"mayıs", 5}, {"május", 5}, {"toukokuu", 5}, {"toukokuuta", 5}, {"maig", 5},
    {"июнь", 6}, {"июня", 6}, {"июн", 6}, {"czerwiec", 6}, {"czerwca", 6}, {"červen", 6}, {"června", 6}, {"haziran", 6}, {"június", 6},
    {"kesäkuu", 6}, {"kesäkuuta", 6}, {"juny", 6},
    {"июль", 7}, {"июля", 7}, {"июл", 7}, {"lipiec", 7}, {"lipca", 7}, {"červenec", 7}, {"července", 7}, {"temmuz", 7}, {"július", 7},
    {"heinäkuu", 7}, {"heinäkuuta", 7}, {"juliol", 7},
    {"август", 8}, {"августа", 8}, {"авг", 8}, {"sierpień", 8}, {"sierpnia", 8}, {"srpen", 8}, {"srpna", 8}, {"ağustos", 8}, {"augusztus", 8},
    {"elokuu", 8}, {"elokuuta", 8},
    {"сентябрь", 9}, {"сентября", 9}, {"сен", 9}, {"сент", 9}, {"wrzesień", 9}, {"września", 9}, {"září", 9}, {"eylül", 9}, {"szeptember", 9},
    {"syyskuu", 9}, {"syyskuuta", 9}, {"setembre", 9},
    {"октябрь", 10}, {"октября", 10}, {"окт", 10}, {"październik", 10}, {"października", 10}, {"říjen", 10}, {"října", 10}, {"ekim", 10},
    {"október", 10}, {"lokakuu", 10}, {"lokakuuta", 10},
    {"ноябрь", 11}, {"ноября", 11}, {"ноя", 11}, {"нояб", 11}, {"kasım", 11}, {"marraskuu", 11}, {"marraskuuta", 11},
    {"декабрь", 12}, {"декабря", 12}, {"дек", 12}, {"grudzień", 12}, {"grudnia", 12}, {"prosinec", 12}, {"prosince", 12}, {"aralık", 12},
    {"joulukuu", 12}, {"joulukuuta", 12}, {"desembre", 12},
});

constexpr std::array<std::string_view, 12> english = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};

constexpr std::size_t longest_date = 60;
constexpr std::size_t longest_word = 20;  // bytes, of `października`

int month_abroad(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() < 3 || word.size() > longest_word) return 0;
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

#include "name/nicknames.hpp"

#include <algorithm>
#include <array>

namespace bibcast {

namespace {

struct ShortForm {
    std::string_view word;
    std::string_view full;
};

// Pet forms and the names that they come from: P. Hanks, K. Hardcastle, F. Hodges, A Dictionary of First Names (2nd ed.), entries
// "Pet form of", "Short form of"; Withycombe, The Oxford Dictionary of English Christian Names. Only forms of one name, or of
// names that are spelled differently and are the same (`Katherine`, `Catherine`); Alex, Chris, Pat, Sam, Sandy and the like
// stand for a man's and a woman's name alike, and are taken for the more frequent one with the same beginning only.
constexpr std::array forms = std::to_array<ShortForm>({
    {"abby", "abigail"},    {"abe", "abraham"},      {"al", "albert"},       {"alec", "alexander"},   {"alex", "alexander"},  {"andi", "andrew"},
    {"andy", "andrew"},     {"angie", "angela"},     {"annie", "ann"},       {"anthony", "anthony"},  {"antony", "anthony"},  {"art", "arthur"},
    {"barb", "barbara"},    {"ben", "benjamin"},     {"benji", "benjamin"},  {"bernie", "bernard"},   {"bert", "albert"},     {"bess", "elizabeth"},
    {"beth", "elizabeth"},  {"betsy", "elizabeth"},  {"betty", "elizabeth"}, {"bill", "william"},     {"billy", "william"},   {"bob", "robert"},
    {"bobby", "robert"},    {"brad", "bradley"},     {"cathy", "katherine"}, {"catherine", "katherine"}, {"charlie", "charles"}, {"chip", "charles"},
    {"chuck", "charles"},   {"cindy", "cynthia"},    {"chris", "christopher"}, {"dan", "daniel"},     {"danny", "daniel"},    {"dave", "david"},
    {"debbie", "deborah"},  {"debra", "deborah"},    {"dick", "richard"},    {"don", "donald"},       {"doug", "douglas"},    {"ed", "edward"},
    {"eddie", "edward"},    {"eliza", "elizabeth"},  {"elisabeth", "elizabeth"}, {"ernie", "ernest"}, {"frank", "francis"},   {"fred", "frederick"},
    {"gabe", "gabriel"},    {"gene", "eugene"},      {"geoff", "geoffrey"},  {"geoffrey", "geoffrey"}, {"greg", "gregory"},   {"gwen", "gwendolyn"},
    {"hal", "henry"},       {"hank", "henry"},       {"harry", "henry"},     {"jack", "john"},        {"jake", "jacob"},      {"jamie", "james"},
    {"jeff", "jeffrey"},    {"jen", "jennifer"},     {"jenny", "jennifer"},  {"jerry", "gerald"},     {"jim", "james"},       {"jimmy", "james"},
    {"joe", "joseph"},      {"joey", "joseph"},      {"johnny", "john"},     {"jon", "jonathan"},     {"josh", "joshua"},     {"jude", "judith"},
    {"judy", "judith"},     {"kate", "katherine"},   {"katie", "katherine"}, {"kathy", "katherine"},  {"kathryn", "katherine"}, {"ken", "kenneth"},
    {"kim", "kimberly"},    {"larry", "lawrence"},   {"laurence", "lawrence"}, {"len", "leonard"},    {"lenny", "leonard"},   {"leo", "leonard"},
    {"liz", "elizabeth"},   {"lou", "louis"},        {"maggie", "margaret"}, {"marge", "margaret"},   {"matt", "matthew"},    {"max", "maximilian"},
    {"meg", "margaret"},    {"mike", "michael"},     {"mick", "michael"},    {"mickey", "michael"},   {"mitch", "mitchell"},  {"nate", "nathan"},
    {"nathaniel", "nathan"}, {"ned", "edward"},      {"nick", "nicholas"},   {"nicolas", "nicholas"}, {"nikki", "nicole"},    {"pam", "pamela"},
    {"pat", "patrick"},     {"patty", "patricia"},   {"peggy", "margaret"},  {"pete", "peter"},       {"phil", "philip"},     {"phillip", "philip"},
    {"randy", "randall"},   {"ray", "raymond"},      {"rich", "richard"},    {"rick", "richard"},     {"rob", "robert"},      {"robbie", "robert"},
    {"ron", "ronald"},      {"ronnie", "ronald"},    {"russ", "russell"},    {"sam", "samuel"},       {"sandy", "sandra"},    {"sid", "sidney"},
    {"stan", "stanley"},    {"stephen", "steven"},   {"steve", "steven"},    {"sue", "susan"},        {"susie", "susan"},     {"ted", "theodore"},
    {"terry", "terence"},   {"theo", "theodore"},    {"tim", "timothy"},     {"toby", "tobias"},      {"tom", "thomas"},      {"tommy", "thomas"},
    {"tony", "anthony"},    {"val", "valerie"},      {"vicky", "victoria"},  {"vince", "vincent"},    {"walt", "walter"},     {"wendy", "gwendolyn"},
    {"will", "william"},    {"willy", "william"},    {"zach", "zachary"},    {"zack", "zachary"},
    // German, Russian, Spanish and Dutch short forms, from the same dictionary's supplement of names in other languages.
    {"aleksandr", "alexander"}, {"sasha", "alexander"}, {"misha", "mikhail"}, {"kolya", "nikolai"},   {"volodya", "vladimir"}, {"hans", "johannes"},
    {"jo", "johannes"},     {"pepe", "jose"},        {"paco", "francisco"},  {"pancho", "francisco"}, {"nacho", "ignacio"},   {"lola", "dolores"},
    {"uli", "ulrich"},      {"fritz", "friedrich"},  {"heinz", "heinrich"},  {"klaus", "nikolaus"},   {"rudi", "rudolf"},     {"sepp", "josef"},
    {"josef", "joseph"},    {"wim", "willem"},       {"kees", "cornelis"},   {"jaap", "jacob"},       {"piet", "pieter"},
});

constexpr auto sorted_forms() {
    auto sorted = forms;
    std::sort(sorted.begin(), sorted.end(), [](const ShortForm& a, const ShortForm& b) { return a.word < b.word; });
    return sorted;
}
constexpr auto by_word = sorted_forms();
static_assert(std::adjacent_find(by_word.begin(), by_word.end(), [](const ShortForm& a, const ShortForm& b) { return a.word == b.word; }) == by_word.end());

std::string_view look_up(std::string_view word) {
    const auto* const at = std::lower_bound(by_word.begin(), by_word.end(), word, [](const ShortForm& f, std::string_view w) { return f.word < w; });
    return at != by_word.end() && at->word == word ? at->full : std::string_view{};
}

}  // namespace

std::string_view full_given_name(std::string_view folded) {
    const std::string_view full = look_up(folded);
    if (full.empty() || full == folded) return folded;
    // `sepp` is `josef`, who is `joseph`.
    const std::string_view further = look_up(full);
    return further.empty() ? full : further;
}

}  // namespace bibcast

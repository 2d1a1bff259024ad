#include "name/legend_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_looked_at = 400;

struct Phrase {
    std::string_view words;  // lower case, hyphens as blanks; the last word may go on (`advis` is advising, advisor)
    Meaning meaning;
};

// The phrase that stands first in the text counts; of two that begin at the same place the row that comes first, so the
// more special stands before the more general.
constexpr auto phrases = std::to_array<Phrase>({
    {"deceased", Meaning::deceased},
    {"in memoriam", Meaning::deceased},
    {"posthumous", Meaning::deceased},
    {"passed away", Meaning::deceased},
    {"verstorben", Meaning::deceased},
    {"décédé", Meaning::deceased},
    {"fallecid", Meaning::deceased},
    {"已故", Meaning::deceased},

    {"mentored student", Meaning::student},
    {"my student", Meaning::student},
    {"our student", Meaning::student},
    {"supervised student", Meaning::student},
    {"advised student", Meaning::student},
    {"student author", Meaning::student},
    {"student co author", Meaning::student},
    {"student coauthor", Meaning::student},
    {"student advisee", Meaning::student},
    {"students supervised", Meaning::student},
    {"students advised", Meaning::student},
    {"students mentored", Meaning::student},
    {"advisee", Meaning::student},
    {"mentee", Meaning::student},
    {"phd student", Meaning::student},
    {"ph.d. student", Meaning::student},
    {"doctoral student", Meaning::student},
    {"graduate student", Meaning::student},
    {"undergraduate student", Meaning::student},
    {"undergraduate", Meaning::student},
    {"master student", Meaning::student},
    {"master's student", Meaning::student},

    {"done during", Meaning::internship},
    {"done while", Meaning::internship},
    {"done when", Meaning::internship},
    {"done at", Meaning::internship},
    {"done as", Meaning::internship},
    {"performed while", Meaning::internship},
    {"performed during", Meaning::internship},
    {"conducted while", Meaning::internship},
    {"conducted during", Meaning::internship},
    {"completed while", Meaning::internship},
    {"completed during", Meaning::internship},
    {"carried out while", Meaning::internship},
    {"carried out during", Meaning::internship},
    {"developed during", Meaning::internship},
    {"internship", Meaning::internship},
    {"intern at", Meaning::internship},
    {"interning at", Meaning::internship},
    {"was an intern", Meaning::internship},
    {"were interns", Meaning::internship},
    {"research intern", Meaning::internship},
    {"student intern", Meaning::internship},
    {"work during", Meaning::internship},
    {"work while", Meaning::internship},
    {"实习", Meaning::internship},

    {"now at", Meaning::former},
    {"now with", Meaning::former},
    {"currently at", Meaning::former},
    {"currently with", Meaning::former},
    {"present address", Meaning::former},
    {"current address", Meaning::former},
    {"previously at", Meaning::former},
    {"formerly", Meaning::former},
    {"former member", Meaning::former},
    {"while at", Meaning::former},

    {"equal advis", Meaning::equal_last},
    {"equal advice", Meaning::equal_last},
    {"equal supervis", Meaning::equal_last},
    {"equal mentor", Meaning::equal_last},
    {"equal senior", Meaning::equal_last},
    {"equal last", Meaning::equal_last},
    {"equally advis", Meaning::equal_last},
    {"equally supervis", Meaning::equal_last},
    {"equally mentor", Meaning::equal_last},
    {"equally led", Meaning::lead},
    {"advised equally", Meaning::equal_last},
    {"advising equally", Meaning::equal_last},
    {"supervised equally", Meaning::equal_last},
    {"equally as senior", Meaning::equal_last},
    {"equally as last", Meaning::equal_last},
    {"equally in advising", Meaning::equal_last},
    {"equally to supervis", Meaning::equal_last},
    {"equal contribution as last", Meaning::equal_last},
    {"equal contribution as senior", Meaning::equal_last},
    {"equal contribution in advis", Meaning::equal_last},
    {"equal contribution in supervis", Meaning::equal_last},
    {"equal advisory", Meaning::equal_last},
    {"contributed equally as senior", Meaning::equal_last},
    {"contributed equally as last", Meaning::equal_last},
    {"contributed equally in advis", Meaning::equal_last},
    {"contributed equally to advis", Meaning::equal_last},
    {"contributed equally in supervis", Meaning::equal_last},
    {"contributed equally to supervis", Meaning::equal_last},
    {"senior authors contributed equal", Meaning::equal_last},
    {"last authors contributed equal", Meaning::equal_last},
    {"co last", Meaning::equal_last},
    {"colast", Meaning::equal_last},
    {"joint last", Meaning::equal_last},
    {"jointly last", Meaning::equal_last},
    {"shared last", Meaning::equal_last},
    {"share last", Meaning::equal_last},
    {"last author", Meaning::equal_last},
    {"co senior", Meaning::equal_last},
    {"cosenior", Meaning::equal_last},
    {"joint senior", Meaning::equal_last},
    {"shared senior", Meaning::equal_last},
    {"share senior", Meaning::equal_last},
    {"joint supervis", Meaning::equal_last},
    {"joint advis", Meaning::equal_last},
    {"jointly supervis", Meaning::equal_last},
    {"jointly advis", Meaning::equal_last},
    {"jointly directed", Meaning::equal_last},
    {"co advis", Meaning::equal_last},
    {"coadvis", Meaning::equal_last},
    {"co supervis", Meaning::equal_last},
    {"cosupervis", Meaning::equal_last},
    {"co mentor", Meaning::equal_last},
    {"geteilte letztautor", Meaning::equal_last},
    {"共同末位", Meaning::equal_last},

    {"co corresponding", Meaning::corresponding},

    {"co first", Meaning::equal_first},
    {"cofirst", Meaning::equal_first},
    {"joint first", Meaning::equal_first},
    {"jointly first", Meaning::equal_first},
    {"shared first", Meaning::equal_first},
    {"share first", Meaning::equal_first},
    {"share the first", Meaning::equal_first},
    {"sharing first", Meaning::equal_first},
    {"equal first", Meaning::equal_first},
    {"equally first", Meaning::equal_first},
    {"dual first", Meaning::equal_first},
    {"first authorship", Meaning::equal_first},
    {"equally as first", Meaning::equal_first},
    {"joint lead author", Meaning::equal_first},
    {"co lead author", Meaning::equal_first},
    {"geteilte erstautor", Meaning::equal_first},
    {"co premier", Meaning::equal_first},
    {"co primer", Meaning::equal_first},
    {"共同一作", Meaning::equal_first},
    {"共同第一", Meaning::equal_first},
    {"并列第一", Meaning::equal_first},
    {"並列第一", Meaning::equal_first},
    {"共一", Meaning::equal_first},
    {"共同筆頭", Meaning::equal_first},
    {"공동 제1저자", Meaning::equal_first},
    {"공동 1저자", Meaning::equal_first},

    {"equal contrib", Meaning::equal},
    {"equal author", Meaning::equal},
    {"equal effort", Meaning::equal},
    {"equal work", Meaning::equal},
    {"equal credit", Meaning::equal},
    {"equal participation", Meaning::equal},
    {"equal role", Meaning::equal},
    {"equally contribut", Meaning::equal},
    {"equally to", Meaning::equal},
    {"equally in", Meaning::equal},
    {"contributed equal", Meaning::equal},
    {"contribute equal", Meaning::equal},
    {"contributes equal", Meaning::equal},
    {"contributing equal", Meaning::equal},
    {"contributors equal", Meaning::equal},
    {"contribution equal", Meaning::equal},
    {"contributions equal", Meaning::equal},
    {"contributed the same", Meaning::equal},
    {"equivalent contribution", Meaning::equal},
    {"same contribution", Meaning::equal},
    {"joint author", Meaning::equal},
    {"joint contribution", Meaning::equal},
    {"gleichermaßen", Meaning::equal},
    {"gleichberechtigt", Meaning::equal},
    {"gleichwertig", Meaning::equal},
    {"gleicher beitrag", Meaning::equal},
    {"gleiche beiträge", Meaning::equal},
    {"gleichen teilen", Meaning::equal},
    {"contribution égale", Meaning::equal},
    {"contributions égales", Meaning::equal},
    {"égale contribution", Meaning::equal},
    {"contribution équivalente", Meaning::equal},
    {"contribué également", Meaning::equal},
    {"contribué à parts égales", Meaning::equal},
    {"contribué de manière égale", Meaning::equal},
    {"contribución igual", Meaning::equal},
    {"contribuciones iguales", Meaning::equal},
    {"igual contribución", Meaning::equal},
    {"contribuyeron por igual", Meaning::equal},
    {"contribuyeron igual", Meaning::equal},
    {"contributo uguale", Meaning::equal},
    {"uguale contributo", Meaning::equal},
    {"contribuito egual", Meaning::equal},
    {"contribuito ugual", Meaning::equal},
    {"contribuito equa", Meaning::equal},
    {"contribuição igual", Meaning::equal},
    {"igual contribuição", Meaning::equal},
    {"contribuíram igual", Meaning::equal},
    {"同等贡献", Meaning::equal},
    {"同等貢獻", Meaning::equal},
    {"同等に貢献", Meaning::equal},
    {"贡献相同", Meaning::equal},
    {"贡献相等", Meaning::equal},
    {"贡献均等", Meaning::equal},
    {"相同贡献", Meaning::equal},
    {"동등", Meaning::equal},

    {"corresponding", Meaning::corresponding},
    {"correspondence", Meaning::corresponding},
    {"corresp. author", Meaning::corresponding},
    {"corr. author", Meaning::corresponding},
    {"corr author", Meaning::corresponding},
    {"contact author", Meaning::corresponding},
    {"correspondance", Meaning::corresponding},
    {"auteur correspondant", Meaning::corresponding},
    {"autor de correspondencia", Meaning::corresponding},
    {"autor para correspondencia", Meaning::corresponding},
    {"autor correspondente", Meaning::corresponding},
    {"autore corrispondente", Meaning::corresponding},
    {"korrespond", Meaning::corresponding},
    {"通讯作者", Meaning::corresponding},
    {"通訊作者", Meaning::corresponding},
    {"通信作者", Meaning::corresponding},
    {"通讯", Meaning::corresponding},
    {"責任著者", Meaning::corresponding},
    {"교신저자", Meaning::corresponding},

    {"project lead", Meaning::lead},
    {"project co lead", Meaning::lead},
    {"project head", Meaning::lead},
    {"team lead", Meaning::lead},
    {"tech lead", Meaning::lead},
    {"technical lead", Meaning::lead},
    {"research lead", Meaning::lead},
    {"core contribut", Meaning::lead},
    {"core author", Meaning::lead},
    {"core team", Meaning::lead},
    {"core member", Meaning::lead},
    {"lead contribut", Meaning::lead},
    {"lead author", Meaning::lead},
    {"leading author", Meaning::lead},
    {"main contribut", Meaning::lead},
    {"major contribut", Meaning::lead},
    {"primary contribut", Meaning::lead},
    {"primary author", Meaning::lead},
    {"co lead", Meaning::lead},
    {"colead", Meaning::lead},
    {"项目负责人", Meaning::lead},
    {"项目主管", Meaning::lead},
    {"核心贡献", Meaning::lead},

    {"advisor", Meaning::advising},
    {"adviser", Meaning::advising},
    {"advising", Meaning::advising},
    {"advised", Meaning::advising},
    {"supervis", Meaning::advising},
    {"mentor", Meaning::advising},
    {"principal investigator", Meaning::advising},
    {"senior author", Meaning::advising},
    {"betreuer", Meaning::advising},
    {"指导教师", Meaning::advising},
    {"导师", Meaning::advising},

    {"students", Meaning::student},
    {"student", Meaning::student},
    {"own name", Meaning::self},
    {"my name", Meaning::self},
    {"myself", Meaning::self},
});

// Said of all authors of a list, and often beside another meaning, which then counts.
constexpr auto order_phrases = std::to_array<Phrase>({
    {"alphabetical", Meaning::alphabetical},
    {"alphabetic order", Meaning::alphabetical},
    {"alpha beta order", Meaning::alphabetical},
    {"ordered alphabetical", Meaning::alphabetical},
    {"alphabetisch", Meaning::alphabetical},
    {"ordre alphabétique", Meaning::alphabetical},
    {"orden alfabético", Meaning::alphabetical},
    {"字母顺序", Meaning::alphabetical},
    {"字母序", Meaning::alphabetical},
    {"姓氏顺序", Meaning::alphabetical},
});

// A legend of one of these words says it all; within a longer text they say nothing.
constexpr auto whole_phrases = std::to_array<Phrase>({
    {"equal", Meaning::equal},           {"equally", Meaning::equal},     {"equal contribution", Meaning::equal},
    {"first author", Meaning::equal_first}, {"first authors", Meaning::equal_first}, {"pi", Meaning::advising},
    {"intern", Meaning::internship},     {"interns", Meaning::internship}, {"lead", Meaning::lead},
    {"leads", Meaning::lead},            {"me", Meaning::self},           {"self", Meaning::self},
    {"corresponds", Meaning::corresponding}, {"contact", Meaning::corresponding}, {"corresp", Meaning::corresponding},
    {"α β order", Meaning::alphabetical}, {"alphabetical", Meaning::alphabetical},
});

// Words that may stand before the phrase of a legend.
constexpr auto lead_words = std::to_array<std::string_view>({
    "a",         "all",       "also",       "an",        "and",        "are",      "as",        "at",       "author",
    "authors",   "auteurs",   "autoren",    "autores",   "autori",     "been",     "beide",     "bezeichnet", "both",
    "by",        "co",        "contributed", "contributing", "contribution", "contributions", "contributors", "denote", "denotes",
    "denoted",   "denoting",  "der",        "designates", "die",       "diese",    "equal",     "equally",  "first",
    "five",      "for",       "four",       "haben",     "had",        "has",      "have",      "hat",      "i",
    "in",        "indicate",  "indicates",  "indicated", "indicating", "is",       "jointly",   "les",      "listed",
    "mark",      "marked",    "marks",      "mean",      "meaning",    "means",    "my",        "name",     "names",
    "ont",       "ordered",   "our",        "part",      "refers",     "represent", "represents", "senior",  "ces",
    "shared",    "show",      "shows",      "signifies", "sind",       "six",      "sorted",    "stand",    "stands",
    "students",  "symbol",    "that",       "the",       "these",      "this",     "those",     "three",    "to",
    "two",       "was",       "we",         "were",      "where",      "which",    "who",       "whom",     "with",
    "work",      "works",     "zu",         "should",    "be",         "addressed", "para",     "los",      "estos",
    "hanno",     "gli",       "os",         "project",   "research",   "of",       "other",     "am",       "me",
    "supervised", "undergraduate", "graduate", "phd",    "primary",    "main",     "lead",      "i.e.",     "表示",
});

constexpr auto verbs = std::to_array<std::string_view>({
    "denotes that", "denotes",   "denote",     "denoting",   "indicates that", "indicates", "indicate",   "indicating", "means that",
    "means",        "mean",      "marks",      "mark",       "represents", "represent", "signifies",  "signify",    "stands for",
    "stand for",    "refers to", "refer to",   "designates", "shows",      "is for",    "are for",    "for",        "is",
    "are",          "bezeichnet", "indique",   "indica",     "indican",    "表示",      "代表",       "为",          "指",
});
constexpr auto linking = std::to_array<std::string_view>(
    {"denot", "indicat", "mark", "mean", "represent", "signif", "stand for", "stands for", "designat", "highlight", "shown", "=",
     "written in", "set in", "are in", "is in", "names in", "authors in", "authors with", "author with", "names with", "with an", "with a",
     "bezeichnet", "gekennzeichnet", "表示", "代表", "标注", "标记", "underlined author", "starred author", "bold author"});

// Lower case, hyphens and every blank as one blank, no brackets, marks and quotation marks; a blank at both ends.
std::string normalize(std::string_view words) {
    std::string out = " ";
    const std::string folded = fold_case(words.substr(0, most_looked_at));
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint point = code_point_at(folded, i);
        const char32_t c = point.value;
        const bool kept = is_letter(c) || is_digit(c) || is_combining(c) || c == U'.' || c == U'\'' || c == U'=';
        if (kept) out.append(folded, i, point.size);
        else if (out.back() != ' ') out.push_back(' ');
        i += point.size;
    }
    if (out.back() != ' ') out.push_back(' ');
    return out;
}

bool is_cjk(std::string_view words) { return static_cast<unsigned char>(words.front()) >= 0xE3; }

std::size_t find_phrase(std::string_view text, std::string_view phrase) {
    for (std::size_t at = text.find(phrase); at != npos; at = text.find(phrase, at + 1)) {
        if (is_cjk(phrase) || text[at - 1] == ' ') return at;
    }
    return npos;
}

bool only_lead_words(std::string_view text) {
    while (!(text = trim(text)).empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(word.size());
        while (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
        const bool known = std::find(lead_words.begin(), lead_words.end(), word) != lead_words.end();
        if (!known && word.size() > 1 && !is_cjk(word)) return false;
    }
    return true;
}

std::string_view whole_words(std::string_view normal) {
    std::string_view words = trim(normal);
    while (!words.empty() && words.back() == '.') words.remove_suffix(1);
    return words;
}

}  // namespace

LegendWords classify_legend(std::string_view words) {
    const std::string text = normalize(words);
    const std::string_view whole = whole_words(text);
    for (const Phrase& phrase : whole_phrases) {
        if (whole == phrase.words) return {phrase.meaning, true};
    }
    const Phrase* found = nullptr;
    std::size_t first = npos;
    const auto look_for = [&](std::span<const Phrase> table) {
        for (const Phrase& phrase : table) {
            const std::size_t at = find_phrase(text, phrase.words);
            if (at >= first) continue;
            first = at;
            found = &phrase;
        }
    };
    look_for(phrases);
    if (found == nullptr) look_for(order_phrases);
    if (found == nullptr) return {};
    return {found->meaning, only_lead_words(std::string_view(text).substr(0, first))};
}

Meaning legend_meaning(std::string_view words) { return classify_legend(words).meaning; }

std::size_t skip_legend_verb(std::string_view text) {
    std::size_t at = 0;
    const auto skip_signs = [&] {
        while (at < text.size()) {
            const CodePoint point = code_point_at(text, at);
            const bool sign = is_space(point.value) || point.value == U':' || point.value == U'=' || point.value == U'-' ||
                              point.value == U'–' || point.value == U'—' || point.value == U'：' || point.value == U'＝' ||
                              point.value == U')' || point.value == U']' || point.value == U'\'' || point.value == U'"' ||
                              point.value == U'`' || point.value == U'”' || point.value == U'’' || point.value == U'.';
            if (!sign) return;
            at += point.size;
        }
    };
    skip_signs();
    for (const std::string_view verb : verbs) {
        const std::string_view here = text.substr(at, verb.size());
        if (!equals_ignoring_ascii_case(here, verb)) continue;
        const std::size_t end = at + verb.size();
        if (!is_cjk(verb) && end < text.size() && !is_ascii_space(text[end]) && text[end] != ':') continue;
        at = end;
        skip_signs();
        break;
    }
    return at;
}

bool has_legend_verb(std::string_view text) {
    const std::string normal = normalize(text);
    return std::any_of(linking.begin(), linking.end(), [&](std::string_view word) {
        return word == "=" ? normal.find('=') != npos : find_phrase(normal, word) != npos;
    });
}

}  // namespace bibcast

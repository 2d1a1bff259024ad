// Writes a library that looks like a real one, the same for the same arguments: generate FORMAT COUNT
// FORMAT is bibtex, ris, csl_json or shortcode. About 700 bytes an entry; accents, string macros, abstracts.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// A small linear congruential generator (Knuth, MMIX constants): the same sequence on every machine.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::size_t roll(std::size_t sides) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33U) % sides;
    }
    template <class Choices>
    const auto& pick(const Choices& choices) {
        return choices[roll(choices.size())];
    }

  private:
    std::uint64_t state_;
};

struct Word {
    std::string_view plain;
    std::string_view latex;
};

constexpr std::array<Word, 16> given = {{{"Anna", "Anna"}, {"J. M.", "J. M."}, {"José", "Jos{\\'e}"}, {"Wei", "Wei"}, {"Søren", "S{\\o}ren"},
                                         {"Éric", "{\\'E}ric"}, {"Hao", "Hao"}, {"Zoë", "Zo{\\\"e}"}, {"Michał", "Micha{\\l}"}, {"Priya", "Priya"},
                                         {"Ludwig", "Ludwig"}, {"Mary Ann", "Mary Ann"}, {"Jürgen", "J{\\\"u}rgen"}, {"Ivan", "Ivan"}, {"Xin", "Xin"},
                                         {"Sofía", "Sof{\\'\\i}a"}}};
constexpr std::array<Word, 20> family = {{{"Smith", "Smith"}, {"Müller", "M{\\\"u}ller"}, {"Zhang", "Zhang"}, {"García", "Garc{\\'\\i}a"},
                                          {"Novák", "Nov{\\'a}k"}, {"van der Berg", "van der Berg"}, {"Kou", "Kou"}, {"Šimić", "{\\v S}imi{\\'c}"},
                                          {"O'Neil", "O'Neil"}, {"Ångström", "{\\AA}ngstr{\\\"o}m"}, {"Li", "Li"}, {"Erdős", "Erd{\\H o}s"},
                                          {"Johnson", "Johnson"}, {"Çelik", "{\\c C}elik"}, {"Tanaka", "Tanaka"}, {"Gonzalez", "Gonzalez"},
                                          {"de la Cruz", "de la Cruz"}, {"Wang", "Wang"}, {"Brown", "Brown"}, {"Nguyễn", "Nguy{\\~{\\^e}}n"}}};
constexpr std::array<std::string_view, 40> words = {
    "learning", "distributed", "of", "the", "analysis", "large", "for", "model", "networks", "with", "a", "in", "efficient", "systems",
    "protein", "quantum", "and", "optimal", "estimation", "study", "dynamics", "on", "deep", "graph", "language", "from", "data", "structure",
    "clinical", "under", "control", "stochastic", "memory", "evidence", "parallel", "climate", "to", "human", "theory", "processing"};
constexpr std::array<std::string_view, 6> journals = {"Journal of Machine Learning Research", "Nature Communications", "Physical Review Letters",
                                                      "The Lancet", "ACM Transactions on Graphics", "Annals of Statistics"};
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

struct Person {
    Word given;
    Word family;
};

struct Entry {
    std::size_t number = 0;
    std::vector<Person> people;
    std::string title;
    std::string abstract;
    std::size_t journal = 0;
    std::size_t year = 0;
    std::size_t month = 0;
    std::size_t volume = 0;
    std::size_t page = 0;
    bool is_conference = false;
};

std::string sentence(Dice& dice, std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
        if (i > 0) text += ' ';
        text += dice.pick(words);
    }
    text[0] = static_cast<char>(text[0] - 32);
    return text;
}

Entry make_entry(Dice& dice, std::size_t number) {
    Entry entry;
    entry.number = number;
    const std::size_t people = 1 + dice.roll(6);
    for (std::size_t i = 0; i < people; ++i) entry.people.push_back({dice.pick(given), dice.pick(family)});
    entry.title = sentence(dice, 6 + dice.roll(7));
    if (dice.roll(3) != 0) entry.abstract = sentence(dice, 40 + dice.roll(40)) + ".";
    entry.journal = dice.roll(journals.size());
    entry.year = 1970 + dice.roll(55);
    entry.month = dice.roll(12);
    entry.volume = 1 + dice.roll(90);
    entry.page = 1 + dice.roll(2000);
    entry.is_conference = dice.roll(4) == 0;
    return entry;
}

std::string key_of(const Entry& entry) { return "key" + std::to_string(entry.year) + "n" + std::to_string(entry.number); }
std::string pages_of(const Entry& entry, std::string_view dash) {
    return std::to_string(entry.page) + std::string(dash) + std::to_string(entry.page + 12);
}
std::string doi_of(const Entry& entry) { return "10.1000/test." + std::to_string(entry.number); }

std::string bibtex(const Entry& entry) {
    std::string out = entry.is_conference ? "@inproceedings{" : "@article{";
    out += key_of(entry) + ",\n  author = {";
    for (std::size_t i = 0; i < entry.people.size(); ++i) {
        if (i > 0) out += " and ";
        out += std::string(entry.people[i].family.latex) + ", " + std::string(entry.people[i].given.latex);
    }
    out += "},\n  title = {{" + entry.title.substr(0, entry.title.find(' ')) + "}" + entry.title.substr(std::min(entry.title.find(' '), entry.title.size())) + "},\n";
    out += entry.is_conference ? "  booktitle = {Proceedings of the " + std::string(journals[entry.journal]) + " Conference},\n"
                               : "  journal = j" + std::to_string(entry.journal) + ",\n";
    out += "  year = " + std::to_string(entry.year) + ",\n  month = " + std::string(months[entry.month]) + ",\n  volume = {" +
           std::to_string(entry.volume) + "},\n  pages = {" + pages_of(entry, "--") + "},\n  doi = {" + doi_of(entry) + "},\n";
    if (!entry.abstract.empty()) out += "  abstract = {" + entry.abstract + "},\n";
    return out + "  keywords = {one, two words, three}\n}\n\n";
}

std::string ris(const Entry& entry) {
    std::string out = entry.is_conference ? "TY  - CPAPER\n" : "TY  - JOUR\n";
    for (const Person& person : entry.people) out += "AU  - " + std::string(person.family.plain) + ", " + std::string(person.given.plain) + "\n";
    out += "TI  - " + entry.title + "\nT2  - " + std::string(journals[entry.journal]) + "\nPY  - " + std::to_string(entry.year) + "\nVL  - " +
           std::to_string(entry.volume) + "\nSP  - " + std::to_string(entry.page) + "\nEP  - " + std::to_string(entry.page + 12) + "\nDO  - " +
           doi_of(entry) + "\nID  - " + key_of(entry) + "\n";
    if (!entry.abstract.empty()) out += "AB  - " + entry.abstract + "\n";
    return out + "KW  - one\nKW  - two words\nKW  - three\nER  - \n\n";
}

std::string csl_json(const Entry& entry) {
    std::string out = "{\"id\":\"" + key_of(entry) + "\",\"type\":\"" + (entry.is_conference ? "paper-conference" : "article-journal") + "\",\"author\":[";
    for (std::size_t i = 0; i < entry.people.size(); ++i) {
        if (i > 0) out += ",";
        out += "{\"family\":\"" + std::string(entry.people[i].family.plain) + "\",\"given\":\"" + std::string(entry.people[i].given.plain) + "\"}";
    }
    out += "],\"title\":\"" + entry.title + "\",\"container-title\":\"" + std::string(journals[entry.journal]) + "\",\"issued\":{\"date-parts\":[[" +
           std::to_string(entry.year) + "," + std::to_string(entry.month + 1) + "]]},\"volume\":\"" + std::to_string(entry.volume) + "\",\"page\":\"" +
           pages_of(entry, "-") + "\",\"DOI\":\"" + doi_of(entry) + "\"";
    if (!entry.abstract.empty()) out += ",\"abstract\":\"" + entry.abstract + "\"";
    return out + ",\"keyword\":\"one, two words, three\"}";
}

std::string shortcode(const Entry& entry) {
    std::string out = "{{< publication title=\"" + entry.title + "\" venue=\"" + std::string(journals[entry.journal]) + " " + std::to_string(entry.year) +
                      "\" paperLink=\"https://doi.org/" + doi_of(entry) + "\" codeLink=\"\" award=\"\" project=\"\" data-topic=\"One, Two words\" >}}\n";
    for (std::size_t i = 0; i < entry.people.size(); ++i) {
        if (i > 0) out += ", ";
        out += std::string(entry.people[i].given.plain) + " " + std::string(entry.people[i].family.plain) + (i < 2 ? "*" : "");
    }
    return out + "\n{{< /publication >}}\n\n";
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: generate bibtex|ris|csl_json|shortcode COUNT\n");
        return 2;
    }
    const std::string_view format = argv[1];
    const std::size_t count = std::strtoull(argv[2], nullptr, 10);
    Dice dice(42);
    if (format == "bibtex") {
        for (std::size_t i = 0; i < journals.size(); ++i) put("@string{j" + std::to_string(i) + " = {" + std::string(journals[i]) + "}}\n");
    }
    if (format == "csl_json") put("[\n");
    if (format == "shortcode") put("---\ntitle: Publications\n---\n\n");
    for (std::size_t i = 0; i < count; ++i) {
        const Entry entry = make_entry(dice, i);
        if (format == "bibtex") put(bibtex(entry));
        if (format == "ris") put(ris(entry));
        if (format == "csl_json") put((i > 0 ? ",\n" : "") + csl_json(entry));
        if (format == "shortcode") put(shortcode(entry));
    }
    if (format == "csl_json") put("\n]\n");
    return 0;
}

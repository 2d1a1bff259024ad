#include "name/mark_meaning.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "name/legend_words.hpp"
#include "name/mark_symbol.hpp"
#include "name/mark_text.hpp"
#include "name/marks.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::array all_codes = {&marks_assumed_meaning, &marks_no_legend,   &marks_one_equal_author, &marks_all_marked,
                                  &marks_legend_unused,   &marks_list_legend, &marks_two_legends};

/// An entry has one legend or two that are said of everybody; each of them is a mark of each author.
constexpr std::size_t most_said_of_all = 4;

// A legend or the user may still say what it means.
bool is_open(const Mark& mark) { return mark.basis == Basis::none || mark.basis == Basis::assumed; }

bool is_unknown(const Mark& mark) { return mark.basis == Basis::none && mark.meaning == Meaning::unknown; }

bool has_symbol(const Contributor& person, std::string_view symbol) {
    return std::any_of(person.marks.begin(), person.marks.end(), [&](const Mark& mark) { return mark.symbol == symbol; });
}

std::size_t count_with(const NamesField& names, std::string_view symbol) {
    return static_cast<std::size_t>(std::count_if(names.people.begin(), names.people.end(),
                                                  [&](const Contributor& person) { return has_symbol(person, symbol); }));
}

Finding& report(Findings& findings, const Code& code, const Record& record, const NamesField& names, SourceSpan span, std::string message,
                std::string_view symbol) {
    Finding& finding = findings.add(code, span, std::move(message));
    finding.record_id = record.id;
    finding.field = name_of(names.variable);
    finding.value = symbol;
    return finding;
}

// A number's legend is where the person works.
void add_affiliation(Arena& arena, Contributor& person, std::string_view text, SourceSpan source) {
    const bool known = std::any_of(person.details.begin(), person.details.end(),
                                   [&](const Detail& d) { return d.kind == DetailKind::affiliation && d.value == text; });
    if (!known) person.details.push(arena, {DetailKind::affiliation, text, {}, source});
}

void apply_legend(Arena& arena, Contributor& person, Mark& mark, const Legend& legend, Basis basis) {
    mark.meaning = legend.meaning;
    mark.basis = basis;
    mark.legend = legend.text;
    if (legend.meaning == Meaning::affiliation) add_affiliation(arena, person, legend.text, legend.source);
}

void apply_to_names(Record& record, NamesField& names, const MarkLegends& entry, const MarkLegends& page, Findings& findings) {
    for (Contributor& person : names.people) {
        for (Mark& mark : person.marks) {
            if (!is_open(mark) || mark.symbol.empty()) continue;
            if (const Legend* legend = entry.find(mark.symbol)) apply_legend(record.arena(), person, mark, *legend, Basis::entry);
            else if (const Legend* known = page.find(mark.symbol)) apply_legend(record.arena(), person, mark, *known, Basis::page);
        }
    }
    // Said of all: of the entry's own list only, since a page that says it speaks of some of its entries.
    if (names.people.size() < 2) return;
    std::size_t said = 0;
    for (const Legend& of_all : entry.entries) {
        if (!of_all.symbol.empty()) continue;
        if (++said > most_said_of_all) {
            report(findings, marks_legend_unused, record, names, of_all.source, "\"" + std::string(of_all.text) + "\" is one legend of all authors too many", {})
                .value = of_all.text;
            continue;
        }
        for (Contributor& person : names.people) {
            add_mark(record.arena(), person, {.symbol = {}, .meaning = of_all.meaning, .basis = Basis::entry, .legend = of_all.text, .source = of_all.source});
        }
        report(findings, marks_list_legend, record, names, of_all.source, "\"" + std::string(of_all.text) + "\" is said of all authors", {});
    }
}

/// Of two legends of one sign the last one holds, as on a page, and the words of the other must not go in silence.
void report_contradicting(const Record& record, const MarkLegends& legends, Findings& findings) {
    if (legends.entries.size() < 2) return;
    std::unordered_map<std::string_view, const Legend*> last;
    for (const Legend& legend : legends.entries) {
        if (!legend.symbol.empty()) last[legend.symbol] = &legend;
    }
    for (const Legend& legend : legends.entries) {
        if (legend.symbol.empty()) continue;
        const Legend& other = *last[legend.symbol];
        if (legend.text == other.text || (legend.meaning == other.meaning && equals_ignoring_ascii_case(legend.text, other.text))) continue;
        Finding& finding = findings.add(marks_two_legends, legend.source,
                                        "\"" + std::string(legend.text) + "\" is not what " + std::string(legend.symbol) +
                                            " means here: a later legend says \"" + std::string(other.text) + "\"");
        finding.record_id = record.id;
        finding.value = legend.text;
    }
}

bool is_open_sign(const Mark& mark) { return is_unknown(mark) && !mark.symbol.empty() && !is_emphasis(mark.symbol); }

/// What the notes of the entry say of the signs beside its names: `note = {* Equal contribution}`, al-folio's `annotation`. The note stays.
MarkLegends legends_in_notes(const Record& record) {
    MarkLegends found;
    for (const TextField& field : record.texts) {
        if (field.variable != Variable::note && field.variable != Variable::annote) continue;
        find_legends(record.arena(), field.value.plain, NameMarkup::page, LegendPlace::page, field.source.begin, found);
    }
    return found;
}

void apply_notes(Record& record, Findings& findings) {
    const bool any = std::any_of(record.names.begin(), record.names.end(), [](const NamesField& names) {
        return std::any_of(names.people.begin(), names.people.end(), [](const Contributor& person) {
            return std::any_of(person.marks.begin(), person.marks.end(), is_open_sign);
        });
    });
    if (!any) return;
    const MarkLegends legends = legends_in_notes(record);
    if (legends.empty()) return;
    report_contradicting(record, legends, findings);
    for (NamesField& names : record.names) {
        for (Contributor& person : names.people) {
            for (Mark& mark : person.marks) {
                if (!is_open_sign(mark)) continue;
                if (const Legend* legend = legends.find(mark.symbol)) apply_legend(record.arena(), person, mark, *legend, Basis::entry);
            }
        }
    }
}

void report_unused(const Record& record, const MarkLegends& entry, Findings& findings) {
    if (record.names.empty()) {
        // Nobody to say it of: the words must not go in silence.
        for (const Legend& legend : entry.entries) {
            Finding& finding = findings.add(marks_legend_unused, legend.source, "there are no authors of whom \"" + std::string(legend.text) + "\" could be said");
            finding.record_id = record.id;
            finding.value = legend.text;
        }
        return;
    }
    const bool has_list = std::any_of(record.names.begin(), record.names.end(), [](const NamesField& names) { return names.people.size() > 1; });
    for (const Legend& legend : entry.entries) {
        if (legend.symbol.empty()) {
            if (has_list) continue;
            report(findings, marks_legend_unused, record, record.names[0], legend.source,
                   "\"" + std::string(legend.text) + "\" is said of all, and there is one author", {})
                .value = legend.text;
            continue;
        }
        const bool used = std::any_of(record.names.begin(), record.names.end(),
                                      [&](const NamesField& names) { return count_with(names, legend.symbol) != 0; });
        if (used) continue;
        report(findings, marks_legend_unused, record, record.names[0], legend.source,
               "no author has the mark " + std::string(legend.symbol) + " (" + std::string(legend.text) + ")", legend.symbol);
    }
}

// The symbols of one list whose meaning nobody knows, each once.
std::vector<const Mark*> open_symbols(const NamesField& names) {
    std::vector<const Mark*> symbols;
    for (const Contributor& person : names.people) {
        for (const Mark& mark : person.marks) {
            if (!is_unknown(mark) || mark.symbol.empty()) continue;
            const bool seen = std::any_of(symbols.begin(), symbols.end(), [&](const Mark* m) { return m->symbol == mark.symbol; });
            if (!seen && symbols.size() < 64) symbols.push_back(&mark);
        }
    }
    return symbols;
}

// Where another mark says equal contribution, a star that nobody explains is more likely the corresponding author.
bool has_other_equal(const NamesField& names) {
    const auto says_equal = [](const Mark& mark) {
        if (mark.symbol == "*") return false;
        const bool stated = mark.meaning == Meaning::equal || mark.meaning == Meaning::equal_first;
        return stated || mark.symbol == "#";  // `#` equal and `*` corresponding is the custom of Chinese pages
    };
    return std::any_of(names.people.begin(), names.people.end(), [&](const Contributor& person) {
        return std::any_of(person.marks.begin(), person.marks.end(), says_equal);
    });
}

Meaning usual_meaning(const NamesField& names, std::string_view symbol, std::size_t marked) {
    if (symbol == "✉") return Meaning::corresponding;
    return symbol == "*" && marked > 1 && !has_other_equal(names) ? Meaning::equal : Meaning::unknown;
}

void assume(Record& record, NamesField& names, const Mark& mark, Findings& findings) {
    const std::string symbol(mark.symbol);
    const std::size_t marked = count_with(names, symbol);
    const Meaning meaning = usual_meaning(names, symbol, marked);
    for (Contributor& person : names.people) {
        for (Mark& own : person.marks) {
            if (own.symbol != symbol || !is_unknown(own)) continue;
            own.meaning = meaning;
            own.basis = meaning == Meaning::unknown ? Basis::none : Basis::assumed;
        }
    }
    if (is_emphasis(symbol)) return;  // most often the owner's name, and harmless
    const bool all = marked == names.people.size() && marked >= 4;
    if (all) {
        report(findings, marks_all_marked, record, names, mark.source,
               "all " + std::to_string(marked) + " authors have the mark " + symbol, symbol);
    }
    if (meaning != Meaning::unknown) {
        Finding& finding = report(findings, marks_assumed_meaning, record, names, mark.source,
                                  "no legend for " + symbol + ": assumed to mean " + std::string(usual_legend(meaning)), symbol);
        finding.hint = "--mark '" + symbol + "=" + std::string(name_of(meaning)) + "' states it";
        finding.once_key = "marks/assumed-meaning " + symbol;
    } else if (symbol == "*" && marked == 1) {
        report(findings, marks_one_equal_author, record, names, mark.source, "one author alone has the mark *", symbol);
    } else {
        Finding& finding = report(findings, marks_no_legend, record, names, mark.source, "nothing says what " + symbol + " means", symbol);
        finding.hint = "--mark '" + symbol + "=corresponding' or another meaning states it";
        finding.once_key = "marks/no-legend " + symbol;
    }
}

void report_one_equal(const Record& record, const NamesField& names, Findings& findings) {
    std::size_t equals = 0;
    const Mark* first = nullptr;
    for (const Contributor& person : names.people) {
        for (const Mark& mark : person.marks) {
            if (mark.meaning != Meaning::equal && mark.meaning != Meaning::equal_first && mark.meaning != Meaning::equal_last) continue;
            ++equals;
            if (first == nullptr) first = &mark;
        }
    }
    if (equals != 1 || names.others) return;
    report(findings, marks_one_equal_author, record, names, first->source, "one author alone contributed equally", first->symbol);
}

}  // namespace

Codes mark_codes() { return all_codes; }

bool UserMarks::add(std::string_view argument) {
    // The symbol itself may be `=`-free only: `*=equal`, `\dagger=corresponding`.
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string_view symbol = normal_symbol(trim(argument.substr(0, equals)));
    const std::string_view words = trim(argument.substr(equals + 1));
    if (symbol.empty() || words.empty()) return false;
    Row row{std::string(symbol), meaning_of_annotation(words), {}};
    if (row.meaning == Meaning::other && words != "other") {
        row.meaning = legend_meaning(words);
        // One unknown word is a slip of the pen.
        if (row.meaning == Meaning::other && words.find(' ') == std::string_view::npos) return false;
        row.legend = words;
    }
    rows_.push_back(std::move(row));
    return true;
}

bool UserMarks::apply(Arena& arena, Mark& mark) const {
    const auto row = std::find_if(rows_.rbegin(), rows_.rend(), [&](const Row& r) { return r.symbol == mark.symbol; });
    if (row == rows_.rend()) return false;
    mark.meaning = row->meaning;
    mark.basis = Basis::user;
    mark.legend = arena.copy(row->legend);
    return true;
}

void apply_legends(Record& record, const MarkLegends& entry, const MarkLegends& page, Findings& findings) {
    if (entry.empty() && page.empty()) return;
    for (NamesField& names : record.names) apply_to_names(record, names, entry, page, findings);
    report_contradicting(record, entry, findings);
    report_unused(record, entry, findings);
}

void assume_meanings(Record& record, const UserMarks& user, Findings& findings) {
    apply_notes(record, findings);
    for (NamesField& names : record.names) {
        if (!user.empty()) {
            for (Contributor& person : names.people) {
                for (Mark& mark : person.marks) {
                    if (is_open(mark)) user.apply(record.arena(), mark);
                }
            }
        }
        report_one_equal(record, names, findings);
        for (const Mark* mark : open_symbols(names)) assume(record, names, *mark, findings);
    }
}

void resolve_marks(Record& record, const MarkLegends& entry, const MarkLegends& page, const UserMarks& user, Findings& findings) {
    apply_legends(record, entry, page, findings);
    assume_meanings(record, user, findings);
}

}  // namespace bibcast

#include "formats/shortcode/people.hpp"

#include <algorithm>
#include <string>

#include "formats/jsonl/name_json.hpp"
#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/shortcode/markdown_writer.hpp"
#include "name/author_line.hpp"
#include "name/mark_meaning.hpp"
#include "name/mark_symbol.hpp"
#include "name/mark_text.hpp"
#include "name/scripts.hpp"
#include "text/json.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::string_view others_words = "et al.";

/// A name as it stands in a line.
std::string line_of(const Name& name) {
    if (name.is_literal()) return std::string(name.literal);
    std::string out;
    const bool family_first = name.static_ordering && is_east_asian_text(name.family);
    if (family_first) out += name.family;
    for (const std::string_view part : {name.given.view(), name.dropping_particle.view(), name.non_dropping_particle.view(),
                                        family_first ? std::string_view{} : name.family.view(), name.suffix.view()}) {
        if (part.empty()) continue;
        const bool glued = out.empty() || out.back() == '\'' || out.ends_with("\u2019") || (family_first && is_east_asian_text(part));
        if (!glued) out += ' ';
        out += part;
    }
    return out;
}

bool same_marks(const Contributor& a, const Contributor& b) {
    return std::equal(a.marks.begin(), a.marks.end(), b.marks.begin(), b.marks.end(), [](const Mark& left, const Mark& right) {
        return left.symbol == right.symbol && left.meaning == right.meaning && left.basis == right.basis && left.legend == right.legend;
    });
}

bool same_parts(const Name& a, const Name& b) {
    return a.family == b.family && a.given == b.given && a.dropping_particle == b.dropping_particle &&
           a.non_dropping_particle == b.non_dropping_particle && a.suffix == b.suffix && a.literal == b.literal &&
           a.comma_suffix == b.comma_suffix && a.static_ordering == b.static_ordering;
}

bool same_people(const NamesField& a, const NamesField* b) {
    if (b == nullptr || a.people.size() != b->people.size() || a.others != b->others) return false;
    for (std::size_t i = 0; i < a.people.size(); ++i) {
        const Contributor& left = a.people[i];
        const Contributor& right = b->people[i];
        if (!same_parts(left.name, right.name) || !same_marks(left, right) || left.details.size() != right.details.size()) return false;
        for (std::size_t k = 0; k < left.details.size(); ++k) {
            if (left.details[k].kind != right.details[k].kind || left.details[k].value != right.details[k].value ||
                left.details[k].scheme != right.details[k].scheme) {
                return false;
            }
        }
    }
    return true;
}

/// The legend that a mark relies on and that stands on its page; the text is empty if there is none.
PageLegend legend_of(const Mark& mark, std::string_view symbol) {
    PageLegend legend{std::string(symbol), std::string(legend_text(mark)), mark.basis != Basis::assumed};
    if (mark.basis == Basis::none || mark.meaning == Meaning::unknown || mark.meaning == Meaning::affiliation || is_emphasis(symbol)) {
        legend.text.clear();
    }
    return legend;
}

void add_legend(std::vector<PageLegend>& legends, PageLegend legend) {
    if (legend.symbol.empty() || legend.text.empty()) return;
    for (const PageLegend& known : legends) {
        if (known.symbol == legend.symbol) return;
    }
    legends.push_back(std::move(legend));
}

/// Writes one name variable as a line, and looks whether the line says all.
class LineWriter {
  public:
    explicit LineWriter(NamesField& field) : field_(field) { key_.add(field); }

    PeopleLine run() {
        for (const Contributor& person : field_.people) {
            if (!out_.line.empty()) out_.line += ", ";
            add_person(person);
        }
        if (field_.others && !out_.line.empty()) out_.line.append(", ").append(others_words);
        field_.written = !out_.line.empty();
        if (!reads_back()) out_.json = json();
        for (Contributor& person : field_.people) {
            person.written = true;
            for (Mark& mark : person.marks) mark.written = true;
            for (Detail& detail : person.details) detail.written = true;
        }
        return std::move(out_);
    }

  private:
    void add_person(const Contributor& person) {
        std::string symbols;
        bool raised = false;
        std::string_view around;
        for (const Mark& mark : person.marks) {
            if (mark.symbol == "bold") around = "**";
            if (mark.symbol == "italic") around = "*";
            const std::string_view symbol = key_.symbol_of(mark);
            if (symbol.empty()) continue;
            raised = raised || (static_cast<unsigned char>(symbol[0]) < 0x80 && (is_ascii_digit(symbol[0]) || is_ascii_alpha(symbol[0])));
            if (!symbols.empty()) symbols += ',';
            symbols += symbol;
            PageLegend legend = legend_of(mark, symbol);
            add_legend(mark.basis == Basis::entry || mark.basis == Basis::stated ? out_.own : out_.legends, std::move(legend));
        }
        out_.line += around;
        append_markdown(out_.line, line_of(person.name));
        out_.line += around;
        if (!raised) std::erase(symbols, ',');
        if (raised) out_.line += "<sup>";
        out_.line += symbols;
        if (raised) out_.line += "</sup>";
    }

    /// Reads the line as the reader will.
    [[nodiscard]] bool reads_back() const {
        // So many people are nobody's authors: as JSON they need not be read again to be sure of them.
        constexpr std::size_t most_read_again = 100'000;
        if (field_.people.size() > most_read_again || out_.line.find_first_of("\n\"`") != std::string::npos) return false;
        Arena arena;
        Record record(arena);
        Findings ignored;
        MarkLegends legends;
        MarkLegends page;
        std::string own;
        std::string shared;
        for (const PageLegend& legend : out_.own) append_legend(own, legend.symbol, legend.text);
        for (const PageLegend& legend : out_.legends) {
            if (legend.stated) append_legend(shared, legend.symbol, legend.text);
        }
        find_legends(arena, own, NameMarkup::page, LegendPlace::entry, 0, legends);
        find_legends(arena, shared, NameMarkup::page, LegendPlace::page, 0, page);
        add_author_line(record, field_.variable, out_.line, {}, ignored, legends);
        resolve_marks(record, legends, page, {}, ignored);
        return same_people(field_, record.people(field_.variable));
    }

    [[nodiscard]] std::string json() const {
        std::string out;
        JsonWriter json(out);
        json.begin_array();
        for (Contributor& person : field_.people) {
            json.begin_object();
            jsonl::write_name(json, person.name);
            jsonl::write_list(json, "marks", person.marks);
            jsonl::write_list(json, "details", person.details);
            json.end_object();
        }
        json.end_array();
        return out;
    }

    NamesField& field_;
    MarkKey key_;
    PeopleLine out_;
};

/// A list with separators that was wrapped, in one line of the same size: a line break is only a blank there. It is one
/// where nothing else separates, and where a line of its own is a legend.
std::string_view unwrapped(Arena& arena, std::string_view line) {
    if (line.find('\n') == std::string_view::npos) return line;
    const bool separated = line.find_first_of(",;&") != std::string_view::npos || line.find(" and") != std::string_view::npos;
    MarkLegends legends;
    if (!separated || find_legends(arena, line, NameMarkup::page, LegendPlace::entry, 0, legends)) return line;
    char* to = static_cast<char*>(arena.allocate(line.size(), 1));
    std::transform(line.begin(), line.end(), to, [](char c) { return c == '\n' || c == '\r' ? ' ' : c; });
    return {to, line.size()};
}

std::size_t people_in(const Record& record, Variable variable) {
    const NamesField* const names = record.people(variable);
    return names == nullptr ? 0 : names->people.size();
}

/// True if every stretch between two commas has a blank: pages write `Ada Lovelace, Charles Babbage`, and a list of
/// `Family, Given` has some family or given name of one word.
bool names_are_whole(std::string_view line) {
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(',', begin), line.size());
        if (trim(line.substr(begin, end - begin)).find_first_of(" \t\n") == std::string_view::npos) return false;
        begin = end + 1;
    }
    return true;
}

}  // namespace

bool add_people(const PageContext& context, const EntryValue& value, MarkLegends& legends, Record& record) {
    AuthorLineOptions options;
    const std::string_view line = unwrapped(context.arena, value.value);
    if (names_are_whole(line)) options.commas = Commas::names;
    const std::size_t known = people_in(record, value.field->variable);
    add_author_line(record, value.field->variable, line, value.span, context.findings, legends, options);
    return people_in(record, value.field->variable) != known;
}

bool add_people_in_full(const PageContext& context, const EntryValue& value, const EntryValue* line, Record& record) {
    const JsonDocument document = parse_json(context.arena, value.value);
    if (document.root == nullptr) return false;
    Record full(context.arena);
    Findings findings;
    jsonl::PartsReader parts(full, value.value, findings, format.id, odd_value);
    jsonl::read_names(parts, *document.root, value.field->variable);
    if (full.people(value.field->variable) == nullptr || !findings.empty() || !full.leftovers.empty()) return false;
    NamesField& people = full.names_of(value.field->variable);
    NamesField& known = record.names_of(value.field->variable, value.span);
    if (line != nullptr) {
        people.others = line->value.ends_with(others_words);
        if (write_people(people).line != line->value) return false;
    }
    known.others = people.others;
    known.people = people.people;
    // Places in the JSON are none of the page's.
    for (Contributor& person : known.people) {
        person.written = false;
        person.source = value.span;
        for (Mark& mark : person.marks) mark.source = value.span, mark.written = false;
        for (Detail& detail : person.details) detail.source = value.span, detail.written = false;
    }
    return true;
}

std::vector<PageLegend> page_legends_of(const Record& record) {
    std::vector<PageLegend> legends;
    for (const NamesField& field : record.names) {
        for (const Contributor& person : field.people) {
            for (const Mark& mark : person.marks) {
                if (mark.basis == Basis::page || mark.basis == Basis::assumed) add_legend(legends, legend_of(mark, mark.symbol));
            }
        }
    }
    return legends;
}

PeopleLine write_people(NamesField& field) { return LineWriter(field).run(); }

}  // namespace bibcast::shortcode

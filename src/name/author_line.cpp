#include "name/author_line.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "model/most_compared.hpp"
#include "name/author_links.hpp"
#include "name/crowd.hpp"
#include "name/list_pieces.hpp"
#include "name/mark_scanner.hpp"
#include "name/mark_symbol.hpp"
#include "name/marks.hpp"
#include "text/byte_block.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool starts_with_word(std::string_view text, std::string_view word) {
    return equals_ignoring_ascii_case(text.substr(0, word.size()), word);
}

// The size of `Authors: ` at the beginning of a line.
std::size_t label_size(std::string_view line) {
    for (const std::string_view label : {"author(s)", "authors", "author", "by", "autoren", "auteurs", "autores", "作者"}) {
        if (!starts_with_word(line, label)) continue;
        const std::string_view rest = line.substr(label.size());
        std::size_t at = label.size() + std::min(rest.find_first_not_of(' '), rest.size());
        if (at >= line.size()) return 0;
        const CodePoint point = code_point_at(line, at);
        if (point.value == U':' || point.value == U'：') return at + point.size;
        if (label == "by" && at > 2 && is_upper(point.value)) return at;
    }
    return 0;
}

// `* Siqi Kou` on a line of its own is an item of a list.
std::size_t bullet_size(std::string_view line) {
    for (const std::string_view bullet : {"* ", "- ", "+ ", "• ", "· ", "– "}) {
        if (line.starts_with(bullet)) return bullet.size();
    }
    return 0;
}

// Stretches at the beginning of lines that are no part of the names.
void add_line_openings(std::string_view text, std::vector<LineRange>& ranges) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const std::size_t blanks = std::min(line.find_first_not_of(" \t"), line.size());
        std::size_t size = bullet_size(line.substr(blanks));
        size += label_size(line.substr(blanks + size));
        if (size != 0) ranges.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + blanks + size)});
        at = end + 1;
    }
}

// In order, and without overlaps.
void normalize_ranges(std::vector<LineRange>& ranges) {
    std::sort(ranges.begin(), ranges.end(), [](LineRange a, LineRange b) { return a.begin < b.begin; });
    std::vector<LineRange> merged;
    for (const LineRange range : ranges) {
        if (!merged.empty() && range.begin <= merged.back().end) merged.back().end = std::max(merged.back().end, range.end);
        else merged.push_back(range);
    }
    ranges = std::move(merged);
}

bool has_separators(std::string_view line) {
    if (line.find(" and ") != npos || line.find(" & ") != npos) return true;
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint point = code_point_at(line, at);
        if (is_name_separator(point.value)) return true;
        at += point.size;
    }
    return false;
}

// Puts `separator` over `size` bytes of blanks or signs, so that all offsets stay as they are.
void overwrite(std::string& text, std::size_t at, std::size_t size, char separator) {
    text.replace(at, size, std::string(1, separator) + std::string(size - 1, ' '));
}

// Signs between names, with blanks around: `A | B`, `A • B`, `A · B`.
void separate_at_signs(std::string& text) {
    // Each has one of these bytes, and few lines do.
    if (find_first_byte<'|', '/', '\xC2', '\xE2'>(text) == npos) return;
    for (const std::string_view sign : {" | ", " • ", " · ", " ∙ ", " ● ", " ‖ ", " ⋅ ", " ◦ ", " / "}) {
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
            overwrite(text, at + 1, sign.size() - 2, ';');
        }
    }
}

// `Siqi Kou* Lanxiang Hu* Hao Zhang`, `Siqi Kou&emsp;Hao Zhang`: nothing but marks or wide blanks between the names.
void separate_without_commas(std::string& text, const MarkedText& marked) {
    constexpr std::string_view wide_blanks[] = {"\xE2\x80\x83", "\xE2\x80\x82", "\xE3\x80\x80", "\xC2\xA0\xC2\xA0"};
    std::size_t found = 0;
    for (const std::string_view blank : wide_blanks) {
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at + 1), ++found) {
            overwrite(text, at, blank.size(), ',');
        }
    }
    if (found != 0) return;
    for (const MarkedText::Cut& cut : marked.cuts) {
        const std::size_t at = cut.at;
        if (at == 0 || at + 1 >= text.size() || text[at] != ' ' || text[at - 1] == ',') continue;
        const char32_t next = code_point_at(text, at + 1).value;
        if (is_upper(next) || (is_letter(next) && !is_lower(next))) text[at] = ',';
    }
}

class AuthorLineReader {
  public:
    AuthorLineReader(Record& record, Variable variable, std::string_view text, SourceSpan source, Findings& findings,
                     const AuthorLineOptions& options)
        : record_(record), variable_(variable), source_(source), findings_(findings), options_(options),
          line_(decode_markup(record.arena(), text, options.markup)) {}

    void read(MarkLegends& legends) {
        std::vector<LineRange> skip;
        if (options_.legends) skip = find_legends_in_author_line(record_.arena(), line_, source_.begin, legends);
        std::vector<AuthorLink> links = find_author_links(record_.arena(), line_, skip);
        add_line_openings(line_.text, skip);
        normalize_ranges(skip);
        marked_ = strip_marks(record_.arena(), line_, source_.begin, skip);
        const std::size_t first = people_before();
        add_names();
        NamesField* names = field();
        if (names == nullptr || names->people.size() == first) return;
        people_ = {names->people.begin() + first, names->people.end()};
        for (const PlacedMark& placed : marked_.marks) add(placed);
        for (const AuthorLink& link : links) add(link);
        if (options_.legends) explain_signs_by_words(legends);
        for (Contributor& person : people_) finish(person);
    }

  private:
    [[nodiscard]] NamesField* field() const {
        const auto found = std::find_if(record_.names.begin(), record_.names.end(), [&](const NamesField& n) { return n.variable == variable_; });
        return found == record_.names.end() ? nullptr : found;
    }
    [[nodiscard]] std::size_t people_before() const {
        const NamesField* names = field();
        return names == nullptr ? 0 : names->people.size();
    }

    void add_names() {
        std::string clean(marked_.text);
        separate_at_signs(clean);
        if (!has_separators(trim_unicode(clean))) separate_without_commas(clean, marked_);
        std::string_view names = clean == marked_.text ? marked_.text : record_.arena().copy(clean);
        while (!names.empty() && std::string_view(" \t\r\n,;").find(names.back()) != npos) names.remove_suffix(1);
        if (ends_with_full_stop(names)) names.remove_suffix(1);
        const std::size_t before = findings_.all().size();
        add_name_list(record_, variable_, names, {0, static_cast<std::uint32_t>(names.size())}, findings_,
                      {.order = options_.order, .commas = options_.commas, .whole_names = has_mark_before_comma()});
        for (std::size_t i = before; i < findings_.all().size(); ++i) findings_.all()[i].span = source_of(findings_.all()[i].span);
        if (NamesField* added = field(); added != nullptr && added->source == SourceSpan{0, static_cast<std::uint32_t>(names.size())}) {
            added->source = source_;
        }
    }

    // `Jane Doe*, Richard Roe`: a mark stands behind a name, not within one.
    [[nodiscard]] bool has_mark_before_comma() const {
        return std::any_of(marked_.cuts.begin(), marked_.cuts.end(), [&](const MarkedText::Cut& cut) {
            return marked_.text.substr(cut.at).starts_with(',') && cut.end > cut.begin;
        });
    }

    // A full stop that ends the line, and no abbreviation.
    [[nodiscard]] bool ends_with_full_stop(std::string_view names) const {
        if (names.size() < 5 || names.back() != '.') return false;
        const bool behind_mark = std::any_of(marked_.cuts.rbegin(), marked_.cuts.rend(),
                                             [&](const MarkedText::Cut& cut) { return cut.at + 1 == names.size(); });
        return behind_mark || ends_list_with_full_stop(names);
    }

    // Of a stretch of the clean text.
    [[nodiscard]] SourceSpan source_of(SourceSpan span) const {
        if (!span.known()) return span;
        const SourceSpan in_text = line_.source_of(marked_.line_offset(span.begin, false), marked_.line_offset(span.end, true));
        return {in_text.begin + source_.begin, in_text.end + source_.begin};
    }

    /// The person whose name begins last before `at`, else the first.
    [[nodiscard]] Contributor& person_before(std::uint32_t at) const {
        const auto after = std::partition_point(people_.begin(), people_.end(), [&](const Contributor& p) { return p.source.begin < at; });
        return after == people_.begin() ? people_.front() : *(after - 1);
    }
    /// The first person whose name ends behind `at`, else the last.
    [[nodiscard]] Contributor& person_after(std::uint32_t at) const {
        const auto found = std::partition_point(people_.begin(), people_.end(), [&](const Contributor& p) { return p.source.end <= at; });
        return found == people_.end() ? people_.back() : *found;
    }
    [[nodiscard]] std::span<Contributor> people_within(std::uint32_t begin, std::uint32_t end) const {
        const auto first = std::partition_point(people_.begin(), people_.end(), [&](const Contributor& p) { return p.source.end <= begin; });
        const auto last = std::partition_point(first, people_.end(), [&](const Contributor& p) { return p.source.begin < end; });
        return {first, last};
    }

    void add(const PlacedMark& placed) {
        if (!is_emphasis(placed.mark.symbol)) {
            add_mark(record_.arena(), placed.before ? person_after(placed.begin) : person_before(placed.begin), placed.mark);
            return;
        }
        const std::span<Contributor> people = people_within(placed.begin, placed.end);
        if (people.size() == people_.size() && people_.size() > 1) return;
        for (Contributor& person : people) add_mark(record_.arena(), person, placed.mark);
    }

    void add(const AuthorLink& link) {
        const std::uint32_t begin = marked_.text_offset(link.range.begin);
        const std::uint32_t end = marked_.text_offset(link.range.end);
        const std::span<Contributor> people = begin < end ? people_within(begin, end) : std::span<Contributor>{};
        if (people.size() > 1) {
            record_.add_link(LinkKind::other, link.detail.value, {}, absolute(link.detail.source));
            return;
        }
        Contributor& person = people.empty() ? person_before(begin) : people.front();
        Detail detail = link.detail;
        detail.source = absolute(detail.source);
        const bool known = std::any_of(person.details.begin(), person.details.end(),
                                       [&](const Detail& d) { return d.kind == detail.kind && d.value == detail.value; });
        if (!known) person.details.push(record_.arena(), detail);
    }

    /// `R. Xu*, A. Garg* (co-first)`: words of a group beside the sign of the last one who has it say what it means.
    void explain_signs_by_words(MarkLegends& legends) {
        if (people_.size() > most_compared) return;
        for (Contributor& person : people_) {
            const Mark* const beside = words_of(person);
            if (beside == nullptr) continue;
            const Mark words = *beside;
            const bool of_group = words.meaning == Meaning::equal || words.meaning == Meaning::equal_first || words.meaning == Meaning::equal_last;
            const auto* const found = std::find_if(person.marks.begin(), person.marks.end(), [&](const Mark& m) { return is_unexplained(m, legends); });
            if (!of_group || found == person.marks.end() || !stands_for_group(*found, words)) continue;
            const std::string_view sign = found->symbol;
            legends.entries.push(record_.arena(), {sign, words.meaning, words.legend, words.source});
            for (Contributor& other : people_) drop_words(other, sign);
        }
    }

    /// The words beside the name of a person; null if there are none or several.
    [[nodiscard]] static const Mark* words_of(const Contributor& person) {
        const Mark* words = nullptr;
        for (const Mark& mark : person.marks) {
            if (!mark.symbol.empty() || mark.legend.empty()) continue;
            if (words != nullptr) return nullptr;
            words = &mark;
        }
        return words;
    }

    [[nodiscard]] static bool is_unexplained(const Mark& sign, const MarkLegends& legends) {
        return sign.basis == Basis::none && sign.meaning == Meaning::unknown && !sign.symbol.empty() && !is_emphasis(sign.symbol) &&
               legends.find(sign.symbol) == nullptr;
    }

    [[nodiscard]] static bool has_sign(const Contributor& person, std::string_view sign) {
        return std::any_of(person.marks.begin(), person.marks.end(), [&](const Mark& mark) { return mark.symbol == sign; });
    }

    /// Several have the sign, none of them other words, and the last one these.
    [[nodiscard]] bool stands_for_group(const Mark& sign, const Mark& words) const {
        std::size_t count = 0;
        const Mark* last = nullptr;
        for (const Contributor& person : people_) {
            if (!has_sign(person, sign.symbol)) continue;
            ++count;
            last = words_of(person);
            if (last != nullptr && last->legend != words.legend) return false;
        }
        return count > 1 && last != nullptr;
    }

    static void drop_words(Contributor& person, std::string_view sign) {
        const Mark* const words = has_sign(person, sign) ? words_of(person) : nullptr;
        if (words != nullptr) person.marks.erase(static_cast<std::size_t>(words - person.marks.begin()));
    }

    [[nodiscard]] SourceSpan absolute(SourceSpan span) const { return {span.begin + source_.begin, span.end + source_.begin}; }

    // Positions in the slice; LaTeX that the page had in a name.
    void finish(Contributor& person) const {
        person.source = source_of(person.source);
        for (Detail& detail : person.details) {
            const bool from_names = detail.kind == DetailKind::title || detail.kind == DetailKind::affiliation ||
                                    detail.kind == DetailKind::alias || detail.kind == DetailKind::role;
            if (from_names) detail.source = source_of(detail.source);
        }
        if (options_.markup == NameMarkup::none) return;
        for (CompactView Name::*part : {&Name::family, &Name::given, &Name::dropping_particle, &Name::non_dropping_particle,
                                        &Name::suffix, &Name::literal, &Name::as_written}) {
            CompactView& value = person.name.*part;
            if (value.find('\\') == npos) continue;
            const std::string_view decoded = decode_latex_plain(record_.arena(), value);
            if (!decoded.empty()) value = decoded;
        }
    }

    Record& record_;
    Variable variable_;
    SourceSpan source_;
    Findings& findings_;
    const AuthorLineOptions& options_;
    PlainLine line_;
    MarkedText marked_;
    std::span<Contributor> people_;
};

}  // namespace

void add_author_line(Record& record, Variable variable, std::string_view text, SourceSpan source, Findings& findings, MarkLegends& legends,
                     const AuthorLineOptions& options) {
    if (is_crowd(text)) return add_crowd({record, record.names_of(variable, source), text, source, findings});
    AuthorLineReader(record, variable, text, source, findings, options).read(legends);
}

}  // namespace bibcast

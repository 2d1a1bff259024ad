#include <algorithm>

#include "formats/bibtex/entry_writer.hpp"
#include "formats/bibtex/journal_macros.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/titles.hpp"
#include "formats/bibtex/web_styles.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

bool is_title_punctuation(char c) { return std::string_view(",.:;!?()[]\"'").find(c) != std::string_view::npos; }

/// A capital behind the first letter: `DNA`, `GPT-4`, `iPhone`. Styles that write titles like sentences would change it.
bool has_inner_capital(std::string_view word) {
    bool first = true;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (!first && is_upper(point.value)) return true;
        first = first && !is_letter(point.value);
        at += point.size;
    }
    return false;
}

/// True if a new stretch would lie in, or cross, one that may not be cut.
bool is_taken(std::span<const Styled> styles, std::uint32_t begin, std::uint32_t end) {
    return std::any_of(styles.begin(), styles.end(), [&](const Styled& style) {
        if (style.end <= begin || style.begin >= end) return false;
        const bool around = style.begin <= begin && style.end >= end;
        return !around || (style.style != Style::italic && style.style != Style::bold && style.style != Style::quote);
    });
}

/// The text with its words of inner capitals as `keep_case`.
Text protect_words(Arena& arena, const Text& text) {
    std::vector<Styled> styles(text.styles.begin(), text.styles.end());
    const std::string_view plain = text.plain;
    for (std::size_t at = 0; at < plain.size();) {
        std::size_t end = std::min(plain.find(' ', at), plain.size());
        const std::size_t next = end + 1;
        while (at < end && is_title_punctuation(plain[at])) ++at;
        while (end > at && is_title_punctuation(plain[end - 1])) --end;
        const auto begin = static_cast<std::uint32_t>(at);
        const auto stop = static_cast<std::uint32_t>(end);
        if (has_inner_capital(plain.substr(at, end - at)) && !is_taken(text.styles, begin, stop)) styles.push_back({begin, stop, Style::keep_case, {}});
        at = next;
    }
    std::stable_sort(styles.begin(), styles.end(),
                     [](const Styled& a, const Styled& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    return Text(plain, arena.copy_all(std::span<const Styled>(styles)));
}

}  // namespace

bool EntryWriter::source_says(std::string_view field, const Text& value) const {
    const std::string_view latex = source_.empty() ? std::string_view{} : source_.value({field});
    if (latex.empty()) return false;
    Arena& arena = record_.arena();
    const auto says = [&](std::string_view source) { return without_outer_blanks(arena, decode_latex(arena, with_web_styles(arena, source))) == value; };
    return says(latex) || (latex.starts_with('{') && says(without_outer_braces(latex)));
}

/// A title with formulas stands as in its source, where it is still the same title.
bool EntryWriter::write_formulas(std::string_view name, const Text& text) {
    if (source_.empty() || options_.protect) return false;
    const std::string_view other = name == "journal" ? "journaltitle" : name == "journaltitle" ? "journal" : name;
    const std::string_view latex = source_.value({name, other});
    if (!has_safe_formulas(latex) || with_web_styles(record_.arena(), latex).data() != latex.data()) return false;
    if (options_.encoding.ascii && !is_ascii(latex)) return false;
    return (source_says(name, text) || source_says(other, text)) && emit_.source(emit_.free_name(name), latex);
}

void EntryWriter::write_protected(std::string_view name, const Text& text) {
    if (write_formulas(name, text)) return;
    emit_.text(name, options_.protect ? protect_words(record_.arena(), text) : text);
}

void EntryWriter::write_title_text(std::string_view name, const Text& text) {
    if (!write_title_parts(name, text) && !write_apart(name, text)) write_protected(name, text);
}

/// A child that has the title of its parent in one piece would inherit the subtitle besides (biblatex manual, appendix B). False if the
/// title is no such, or has no subtitle.
bool EntryWriter::write_apart(std::string_view name, const Text& whole) {
    const bool is_of_parent = options_.dialect == Dialect::biblatex && (name == "booktitle" || name == "maintitle") && has_leftover("crossref");
    const std::size_t at = is_of_parent ? whole.plain.find(": ") : std::string_view::npos;
    if (at == std::string_view::npos || at == 0 || at + 2 == whole.plain.size()) return false;
    Text front, back;
    if (!slice_text(record_.arena(), whole, 0, at, front) || !slice_text(record_.arena(), whole, at + 2, whole.plain.size(), back)) return false;
    if (name == "maintitle") {
        // The reader makes the short title of it.
        const TextField* shorter = record_.text(Variable::title_short);
        if (shorter == nullptr || shorter->written || !(shorter->value == front)) return false;
        (void)record_.take_text(Variable::title_short);
    }
    write_protected(name, front);
    write_protected(title_fields(name)->subtitle, back);
    return true;
}

/// False if the source had no parts, or another title: the record was changed.
bool EntryWriter::write_title_parts(std::string_view name, const Text& whole) {
    const TitleFields* fields = options_.dialect == Dialect::biblatex && !source_.empty() ? title_fields(name) : nullptr;
    if (fields == nullptr) return false;
    Arena& arena = record_.arena();
    const auto text = [&](std::string_view field) {
        const std::string_view latex = field.empty() ? std::string_view{} : source_.value({field, field == "journaltitle" ? "journal" : field});
        return without_outer_blanks(arena, decode_latex(arena, with_web_styles(arena, latex)));
    };
    const Text title = text(fields->title), subtitle = text(fields->subtitle), addon = text(fields->addon);
    if (subtitle.empty() && addon.empty()) return false;
    const JoinedTitle joined = join_title(arena, title, subtitle, addon);
    if (!(joined.whole == whole)) return false;
    const std::pair<std::string_view, const Text*> parts[] = {{fields->title, &title}, {fields->subtitle, &subtitle}, {fields->addon, &addon}};
    for (const auto& [field, part] : parts) {
        if (!part->empty()) write_protected(field, *part);
    }
    // The reader makes the short title of the title that has a subtitle.
    const TextField* shorter = record_.text(Variable::title_short);
    if (shorter != nullptr && !shorter->written && (name == "title" || name == "maintitle") && shorter->value == joined.main) (void)record_.take_text(Variable::title_short);
    return true;
}

void EntryWriter::write_title() {
    TextField* title = record_.take_text(Variable::title);
    const bool biblatex = options_.dialect == Dialect::biblatex;
    if (title != nullptr && type_name_ == "periodical" && record_.text(Variable::container_title) != nullptr) return write_periodical(*title);
    TextField* volume_title = biblatex && !is_part() && !is_article() ? record_.take_text(Variable::volume_title) : nullptr;
    if (volume_title != nullptr) {
        write_title_text("title", volume_title->value);
        if (title != nullptr) write_title_text("maintitle", title->value);
        return;
    }
    if (title == nullptr) return;
    const TextField* shorter = biblatex ? record_.text(Variable::title_short) : nullptr;
    const std::string_view whole = title->value.plain;
    if (shorter != nullptr && !shorter->written) {
        if (write_title_parts("title", title->value)) return;
        const std::size_t at = shorter->value.plain.size();
        Text front, back;
        if (whole.starts_with(shorter->value.plain) && whole.substr(at).starts_with(": ") && whole.size() > at + 2 &&
            slice_text(record_.arena(), title->value, 0, at, front) && front == shorter->value &&
            slice_text(record_.arena(), title->value, at + 2, whole.size(), back)) {
            write_title_text("title", front);
            write_title_text("subtitle", back);
            (void)record_.take_text(Variable::title_short);
            return;
        }
    }
    write_title_text("title", title->value);
    while (TextField* other = record_.take_text(Variable::title)) write_title_text(emit_.free_name("title"), other->value);
}

/// An issue with a title of its own: the periodical's stands in `title`.
void EntryWriter::write_periodical(TextField& issue) {
    write_title_text("title", record_.take_text(Variable::container_title)->value);
    write_title_text("issuetitle", issue.value);
}

/// `journal = {Adv. Math.}, fjournal = {Advances in Mathematics}`, as MathSciNet and zbMATH write it for BibTeX.
bool EntryWriter::write_full_journal() {
    if (options_.dialect != Dialect::bibtex || source_.empty()) return false;
    const TextField& full = *record_.text(Variable::container_title);
    for (const std::string_view name : {std::string_view("fjournal"), std::string_view("journal-full")}) {
        if (!source_says(name, full.value)) continue;
        const TextField* const shorter = record_.text(Variable::container_title_short);
        const TextField& own = shorter == nullptr || shorter->written ? full : *shorter;
        if (!source_says("journal", own.value) && !source_says("journaltitle", own.value)) return false;
        write_protected("journal", own.value);
        const std::string_view latex = source_.value({name});
        if (options_.encoding.ascii && !is_ascii(latex)) emit_.text(name, full.value);
        else emit_.source(name, latex);
        if (&own != &full) (void)record_.take_text(Variable::container_title_short);
        return true;
    }
    return false;
}

void EntryWriter::write_containers(const FieldRow& row) {
    const bool journal_row = row.id != FieldId::booktitle;
    if (journal_row != is_article()) return;
    const bool has_container = record_.text(Variable::container_title) != nullptr || record_.text(Variable::volume_title) != nullptr;
    if (is_part() && options_.dialect == Dialect::biblatex) {
        if (TextField* volume_title = record_.take_text(Variable::volume_title)) {
            write_title_text("booktitle", volume_title->value);
            if (TextField* main = record_.take_text(Variable::container_title)) write_title_text("maintitle", main->value);
        }
    }
    const bool is_post = record_.type == ItemType::post_weblog || record_.type == ItemType::post;
    // An online entry has no booktitle; who runs the site is as near as its types come to the site's name.
    const bool as_publisher = is_post && record_.text(Variable::publisher) == nullptr && publisher_field() != "publisher";
    std::string_view name = as_publisher ? publisher_field() : row.name;
    const TextField* container = record_.text(Variable::container_title);
    // The journal of an entry type that has none.
    const auto said_by = [&](std::string_view field) { return container != nullptr && !container->written && source_says(field, container->value); };
    if (!journal_row && (said_by("journal") || said_by("journaltitle"))) name = options_.dialect == Dialect::bibtex ? "journal" : "journaltitle";
    const std::string_view macro = journal_row ? source_.value({"journal", "journaltitle"}) : std::string_view{};
    if (container != nullptr && !container->written && !macro.empty() && container->value == Text(journal_of_macro(macro))) {
        emit_.source(name, macro);
        (void)record_.take_text(Variable::container_title);
    } else if (container != nullptr && !container->written && (write_full_journal() || write_title_parts(name, container->value) ||
                                                               write_apart(name, container->value) || write_formulas(name, container->value))) {
        (void)record_.take_text(Variable::container_title);
    }
    write_all(row, name, Variable::container_title);
    // biblatex knows the title of a special issue.
    if (journal_row && options_.dialect == Dialect::biblatex) {
        if (TextField* issue = record_.take_text(Variable::volume_title)) write_title_text("issuetitle", issue->value);
    }
    // Styles want to know where a paper was given.
    const TextField* event = record_.text(Variable::event_title);
    if (!has_container && event != nullptr && type_->type == ItemType::paper_conference) emit_.text("booktitle", event->value);
}

}  // namespace bibcast::bibtex

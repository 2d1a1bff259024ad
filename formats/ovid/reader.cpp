#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "formats/ovid/brackets.hpp"
#include "formats/ovid/format.hpp"
#include "formats/ovid/grammar.hpp"
#include "formats/ovid/names.hpp"
#include "formats/ovid/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/reader.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/short_form.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast::ovid {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    /// A patent, thesis or chapter before a book or an article. What says nothing of the kind is kept.
    void choose_type() override {
        const tagged::TypeRow* chosen = nullptr;
        const auto rank = [](const tagged::TypeRow& row) { return row.item == ItemType::article_journal ? 0 : row.item == ItemType::book ? 1 : 2; };
        const auto take = [&](const Field& one) {
            for_each_name(one.value, [&](std::string_view name) {
                while (name.ends_with('.')) name.remove_suffix(1);
                const tagged::TypeRow* row = table.type_named(name);
                if (row == nullptr) return keep({one.tag, name, one.span});
                if (chosen == nullptr || rank(*row) > rank(*chosen)) chosen = row;
            });
        };
        for (const Field& one : fields_) {
            if (one.tag == "PT") take(one);
        }
        record_.type = chosen == nullptr ? table.fallback : chosen->item;
        citation_ = parse_citation(one_line(field("SO") != nullptr ? field("SO")->value : std::string_view{}));
        // A part of a book has pages in it, or a title of its own.
        const bool part = record_.type == ItemType::book && ((!citation_.editors.empty() && !citation_.pages.empty()) || field("CT") != nullptr);
        if (part) record_.type = ItemType::chapter;
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        const std::string_view tag = row.tag;
        if (tag == "<") return;
        if (tag == "FA") return add_names(Variable::author, one);
        if (tag == "AU") return field("FA") == nullptr ? add_names(Variable::author, one) : check_short_names(one);
        if (tag == "ED") return add_names(Variable::editor, one);
        if (tag == "CA") return add_group(one);
        if (tag == "TI" || tag == "CT") return add_title(one);
        if (tag == "BT") return add_book_title(one);
        if (tag == "SO") return add_source(one);
        if (tag == "DP") return add_publication_date(one);
        if (tag == "PG") return add_page_range(one);
        if (tag == "IS" || tag == "EI" || tag == "IB") return add_numbers(one, tag == "IB" ? Variable::isbn : Variable::issn);
        if (tag == "DO" || tag == "DI") return add_doi_or_keep(one);
        if (tag == "AN") return add_text(Variable::call_number, without_stop(one));
        if (tag == "LG") return add_text(Variable::language, without_stop(one));
        if (tag == "KW") return add_keywords(without_stop(one));
        if (tag == "UI") return add_unique_identifier(one);
        if (tag == "IN") return add_institution(one);
        add_publisher(one);
    }

    /// What looks like the name of a field and has nothing below it may be anything.
    void finish_special() override {
        for (const Field& one : fields_) {
            if (one.value.empty() && one.tag.size() > 2 && table.row_of(one.tag, record_.type) == nullptr) {
                report(tagged::unknown_tag, one, "nothing stands under '" + std::string(one.tag) + "'");
            }
        }
    }

  private:
    void add_names(Variable variable, const Field& one) {
        for_each_name(one.value, [&](std::string_view name) { add_name(record_, variable, one_line(name), one.span); });
    }

    /// The short names beside the full ones repeat them, name by name; what says more is kept.
    void check_short_names(const Field& one) {
        if (full_names_.empty()) {
            for (const Field& full : fields_) {
                if (full.tag == "FA") for_each_name(full.value, [&](std::string_view name) { full_names_.push_back(name); });
            }
        }
        for_each_name(one.value, [&](std::string_view name) {
            const std::size_t at = short_names_++;
            if (at >= full_names_.size() || !says_no_more_than(name, full_names_[at])) keep({one.tag, name, one.span});
        });
    }

    /// The full stop that some databases put behind a value.
    [[nodiscard]] static Field without_stop(Field one) {
        if (one.value.ends_with('.')) one.value.remove_suffix(1);
        return one;
    }

    void add_page_range(const Field& one) {
        const std::string_view pages = text_of(one).plain;
        // "No Pagination Specified"
        if (pages.find_first_of("0123456789") == std::string_view::npos) return keep(one);
        add_once(Variable::page, tagged::expand_pages(arena_, pages), one.span);
    }

    void add_group(const Field& one) {
        Name name;
        name.literal = text_of(one).plain;
        record_.add_contributor(Variable::author, name, one.span);
    }

    /// `Title. [References].`, `Title.[Article]`: the words in brackets say what the record has beside it. A whole title in brackets
    /// is a translated one, and stays so.
    void add_title(const Field& one) {
        std::string_view text = one_line(one.value);
        if (text.ends_with("].")) text.remove_suffix(1);
        std::string_view words;
        const std::string_view title = split_brackets(text, words);
        constexpr std::array<std::string_view, 6> descriptions = {"References", "Article", "Report", "Review", "Editorial", "Letter"};
        const bool described = !title.empty() && std::find(descriptions.begin(), descriptions.end(), words) != descriptions.end();
        if (described) {
            record_.add_leftover(table.format, one.tag, arena_.concat({"[", words, "]"}), one.span);
            text = title;
        }
        if (text.ends_with('.') && !text.ends_with("..")) text.remove_suffix(1);
        const bool of_chapter = one.tag == "TI" && field("CT") != nullptr;
        add_once(of_chapter ? Variable::container_title : Variable::title, tagged::read_markup(arena_, text), one.span);
    }

    /// `Guliaev, V.D. [Ed.]. [Title.] [Title.] Publisher. 2002: 1-234. Chapter pagination: 214-218.`
    void add_book_title(const Field& one) {
        const std::string_view text = one_line(one.value);
        const std::size_t editors = text.rfind("[Ed");
        if (editors == std::string_view::npos) return add_text(Variable::container_title, one);
        const std::size_t end = text.find(']', editors);
        if (end == std::string_view::npos) return add_text(Variable::container_title, one);
        add_editors(text.substr(0, end + 1), one.span);
        std::string_view rest = trim(text.substr(end + 1));
        while (rest.starts_with('.') || rest.starts_with(' ')) rest.remove_prefix(1);
        constexpr std::string_view words = "Chapter pagination:";
        if (const std::size_t pages = rest.find(words); pages != std::string_view::npos) {
            std::string_view range = trim(rest.substr(pages + words.size()));
            while (range.ends_with('.')) range.remove_suffix(1);
            add_once(Variable::page, tagged::expand_pages(arena_, range), one.span);
        }
        const std::size_t bracket = rest.starts_with('[') ? rest.find(']') : rest.find(". ");
        const std::size_t stop = std::min(bracket, rest.size());
        std::string_view title = rest.substr(rest.starts_with('[') ? 1 : 0, stop - (rest.starts_with('[') ? 1 : 0));
        while (title.ends_with('.')) title.remove_suffix(1);
        add_once(Variable::container_title, tagged::read_markup(arena_, title), one.span);
        // The original title, the publisher again and the pages of the book are kept as they stand.
        keep({one.tag, trim(rest.substr(std::min(stop + 1, rest.size()))), one.span});
    }

    void add_editors(std::string_view text, SourceSpan span) {
        // Names are separated by the words in brackets behind them.
        while (!text.empty()) {
            const std::size_t close = text.find(']');
            std::string_view name = trim(text.substr(0, close == std::string_view::npos ? close : close + 1));
            while (!name.empty() && (name.front() == ',' || name.front() == ';' || name.front() == ' ')) name.remove_prefix(1);
            if (!name.empty() && name != ".") add_name(record_, Variable::editor, name, span);
            text = close == std::string_view::npos ? std::string_view{} : text.substr(close + 1);
        }
    }

    /// The citation has what no other field says; it is kept whole if it says nothing that is understood.
    void add_source(const Field& one) {
        if (!citation_.found()) return keep(one);
        const auto add = [&](Variable variable, std::string_view value) {
            if (!value.empty() && !has(variable)) add_once(variable, tagged::read_markup(arena_, value), one.span);
        };
        if (!citation_.editors.empty()) add_editors(citation_.editors, one.span);
        if (record_.type == ItemType::book) add(Variable::title, citation_.title);
        else add_journal(one);
        add(Variable::volume, citation_.volume);
        add(Variable::issue, citation_.issue);
        if (!citation_.pages.empty()) add(Variable::page, tagged::expand_pages(arena_, citation_.pages));
        add(Variable::number, citation_.article_number);
        add(Variable::event_title, citation_.event);
        add(Variable::event_place, citation_.event_place);
        add(Variable::number_of_pages, citation_.extent);
        add(Variable::publisher_place, citation_.place);
        if (field("PU") == nullptr && field("PB") == nullptr) add(Variable::publisher, citation_.publisher);
        const tagged::ReadDate read = tagged::read_date(arena_, citation_.date);
        if (read.understood && !read.odd) merge_date({one.tag, citation_.date, one.span}, read.date, false);
        else if (!citation_.date.empty()) keep({one.tag, citation_.date, one.span});
        if (says_more(one.value)) keep(one);
    }

    /// Whether a citation has a word or a number that the record has nowhere. Words of the form itself and months do not count.
    [[nodiscard]] bool says_more(std::string_view citation) const {
        // No citation is longer, and looking for each word must not take forever.
        constexpr std::size_t longest = 4096;
        if (citation.size() > longest) return true;
        std::string known;
        const auto add = [&](std::string_view text) { (known += bare_letters(text)) += ' '; };
        for (const TextField& text : record_.texts) add(text.value.plain);
        for (const NamesField& names : record_.names) {
            for (const Contributor& person : names.people) {
                for (const std::string_view part : {person.name.family, person.name.given, person.name.literal, person.name.suffix, person.name.non_dropping_particle}) add(part);
            }
        }
        for (const DateField& date : record_.dates) {
            std::string edtf;
            append_edtf(edtf, date.value);
            (known += edtf) += ' ';
            add(date.value.literal);
        }
        for (const Leftover& left : record_.leftovers) add(left.value);
        for (const Field& one : fields_) {
            if (one.tag != "SO") add(one.value);
        }
        const auto is_known = [&](std::string_view word) {
            constexpr std::string_view form[] = {"vol", "volume", "pp", "no", "pagination", "specified", "article", "number", "conference", "publication",
                                                 "chapter", "pagings", "var", "suppl", "ed", "eds", "editor", "editors", "doi", "http", "dx", "org", "in"};
            if (word.size() < 2 || std::find(std::begin(form), std::end(form), word) != std::end(form) || month_named(word) != 0) return true;
            return known.find(word.substr(std::min(word.find_first_not_of('0'), word.size()))) != std::string::npos;
        };
        for (std::size_t at = 0; at < citation.size();) {
            std::size_t end = at;
            CodePoint point = code_point_at(citation, end);
            while (is_letter(point.value) || is_digit(point.value)) {
                end += point.size;
                if (end >= citation.size()) break;
                point = code_point_at(citation, end);
            }
            if (!is_known(bare_letters(citation.substr(at, end - at)))) return true;
            at = end >= citation.size() ? citation.size() : end + point.size;
        }
        return false;
    }

    /// The journal of the citation, unless a field of its own names it: `JN` may only have the article before it or other capitals.
    void add_journal(const Field& one) {
        const Field* named = field("JN") != nullptr ? field("JN") : field("JT");
        if (named == nullptr || field("CT") != nullptr) {
            if (!has(Variable::container_title)) add_once(Variable::container_title, tagged::read_markup(arena_, citation_.title), one.span);
            return;
        }
        const auto bare = [](std::string_view title) {
            const std::string lower = ascii_lower(title);
            return lower.starts_with("the ") ? lower.substr(4) : lower;
        };
        if (bare(one_line(named->value)) != bare(citation_.title)) keep({one.tag, citation_.title, one.span});
    }

    void add_publication_date(const Field& one) {
        std::string_view value = one_line(one.value);
        const tagged::ReadDate read = tagged::read_date(arena_, value);
        // `20100225`
        if (value.size() == 8 && value.find_first_not_of("0123456789") == std::string_view::npos) {
            return merge_year({one.tag, arena_.concat({value.substr(0, 4), "-", value.substr(4, 2), "-", value.substr(6)}), one.span});
        }
        if (read.understood) return merge_date(one, read.date, read.odd);
        report(tagged::odd_date, one, "the value is no date");
        keep(one);
    }

    /// `0098-1133 (ISSN print)`, `978-0-415-47263-0 (Paperback), …`: the numbers, each once.
    void add_numbers(const Field& one, Variable variable) {
        tagged::for_each_piece(one_line(one.value), ",;", [&](std::string_view value) {
            value = trim(value.substr(0, value.find('(')));
            while (value.ends_with('.')) value.remove_suffix(1);
            if (value.empty()) return;
            append_to(variable, value, one);
        });
        // What kind of edition a number is of no variable has.
        if (one.value.find('(') != std::string_view::npos) keep(one);
    }

    void add_doi_or_keep(const Field& one) {
        const std::string_view text = text_of(one).plain;
        const std::string_view doi = canonical_doi(arena_, text);
        if (!doi.empty()) add_once(Variable::doi, doi, one.span);
        if (says_more_than_doi(arena_, text)) keep(one);
    }

    /// In MEDLINE it is the number of PubMed.
    void add_unique_identifier(const Field& one) {
        const Field* database = field("DB");
        // Where the labels have their names in full no field names the database: these are of MEDLINE alone.
        const bool medline = database != nullptr ? database->value.find("MEDLINE") != std::string_view::npos
                                                 : field("JC") != nullptr || field("MH") != nullptr || field("JN") != nullptr;
        const bool digits = one.value.find_first_not_of("0123456789") == std::string_view::npos;
        medline && digits ? add_text(Variable::pmid, one) : keep(one);
    }

    /// `Sudler, Eric L.: St. John's U., US`: where a thesis was written.
    void add_institution(const Field& one) {
        const std::string_view value = one_line(one.value);
        const std::size_t colon = value.find(": ");
        if (record_.type != ItemType::thesis || colon == std::string_view::npos) return keep(one);
        add_once(Variable::publisher, tagged::read_markup(arena_, value.substr(colon + 2)), one.span);
    }

    /// `Publisher, Place`. Of a thesis it is who sells the copy.
    void add_publisher(const Field& one) {
        if (record_.type == ItemType::thesis) return keep(one);
        std::string_view value = one_line(one.value);
        // Embase: `Elsevier Ltd (Langford Lane, Kidlington, United Kingdom)`. An address is more than a place.
        if (const std::size_t open = value.find(" ("); open != std::string_view::npos && value.ends_with(')')) {
            keep({one.tag, value.substr(open + 1), one.span});
            value = value.substr(0, open);
        }
        const std::size_t comma = one.tag == "PB" ? value.rfind(", ") : std::string_view::npos;
        add_once(Variable::publisher, tagged::read_markup(arena_, value.substr(0, comma)), one.span);
        if (comma != std::string_view::npos) add_once(Variable::publisher_place, tagged::read_markup(arena_, value.substr(comma + 2)), one.span);
    }

    Citation citation_;
    std::vector<std::string_view> full_names_;
    std::size_t short_names_ = 0;  ///< how many have been compared
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::ovid

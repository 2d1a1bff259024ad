#include <algorithm>
#include <array>

#include "formats/ads/format.hpp"
#include "formats/ads/grammar.hpp"
#include "formats/ads/imprint.hpp"
#include "formats/ads/tags.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/reader.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::ads {

namespace {

using tagged::Field;

/// A word of a citation that says what the number behind it is.
struct NumberWord {
    std::string_view word;
    Variable variable;
};
constexpr std::array number_words = {
    NumberWord{"volume", Variable::volume}, NumberWord{"vol.", Variable::volume}, NumberWord{"vol", Variable::volume},
    NumberWord{"v.", Variable::volume},     NumberWord{"issue", Variable::issue}, NumberWord{"iss.", Variable::issue},
    NumberWord{"no.", Variable::issue},     NumberWord{"pp.", Variable::page},    NumberWord{"pp", Variable::page},
    NumberWord{"p.", Variable::page},       NumberWord{"id.", Variable::page},    NumberWord{"article id.", Variable::page},
};

/// What `piece` numbers, and the number: `Volume 438`, `pp. 269-287`, `v.303`; null for other words.
const NumberWord* number_word(std::string_view piece, std::string_view& number) {
    const NumberWord* longest = nullptr;
    const std::string lower = ascii_lower(piece);
    for (const NumberWord& row : number_words) {
        if (!lower.starts_with(row.word) || (longest != nullptr && longest->word.size() >= row.word.size())) continue;
        const std::string_view rest = piece.substr(row.word.size());
        if (!rest.empty() && (rest.front() == ' ' || row.word.back() == '.')) longest = &row;
    }
    if (longest != nullptr) number = trim(piece.substr(longest->word.size()));
    if (longest != nullptr && number.find_first_of("0123456789") == std::string_view::npos) return nullptr;
    return longest;
}

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    /// By the bibcode: `2001PhDT.........1S`, `2019ascl.soft05007A`, `2004hpa..conf..123S`.
    void choose_type() override {
        record_.type = table.fallback;
        const Field* code = field("%R");
        if (code == nullptr || !is_bibcode(code->value)) return;
        const std::string_view journal = code->value.substr(4, 9);
        for (const tagged::TypeRow& row : types) {
            if (journal.starts_with(row.name) || (journal.substr(5) == row.name)) {
                record_.type = row.item;
                return;
            }
        }
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        if (row.tag == "%F") affiliations_.push_back(one);
        else if (row.tag == "%J") citations_.push_back(one);
        else if (row.tag == "%Y") add_numbers(one);
        else if (row.tag == "%E") add_editors(one);
        else if (is_bibcode(one.value)) record_.add_identifier("bibcode", one.value, one.span);
        else keep(one);
    }

    void finish_special() override {
        for (const Field& one : citations_) add_citation(one);
        for (const Field& one : affiliations_) add_affiliations(one);
    }

  private:
    /// `Lee, Ann; Kim, B.`; what is an address or a sentence is none.
    void add_editors(const Field& one) {
        const std::string_view list = one_line(one.value);
        if (list.find(", ") == std::string_view::npos || list.find_first_of("0123456789/") != std::string_view::npos) return keep(one);
        tagged::for_each_piece(list, ";", [&](std::string_view name) { tagged::add_person(record_, Variable::editor, name, one.span, tagged::read_name); });
    }

    /// `DOI: 10.1086/175075; eprintid: arXiv:astro-ph/9501001`
    void add_numbers(const Field& one) {
        tagged::for_each_piece(one_line(one.value), ";", [&](std::string_view piece) {
            const std::size_t colon = std::min(piece.find(':'), piece.size());
            const std::string_view label = trim(piece.substr(0, colon));
            const std::string_view value = colon == piece.size() ? std::string_view{} : trim(piece.substr(colon + 1));
            if (equals_ignoring_ascii_case(label, "DOI") && !value.empty()) return add_doi({one.tag, value, one.span});
            const FoundIdentifier arxiv = parse_arxiv(arena_, equals_ignoring_ascii_case(label, "eprintid") ? value : piece);
            if (arxiv.found()) return add_found_identifier(record_, arxiv, one.span);
            if (const std::string_view doi = canonical_doi(arena_, piece); !doi.empty()) add_once(Variable::doi, doi, one.span);
            if (says_more_than_doi(arena_, piece)) keep({one.tag, piece, one.span});
        });
    }

    /// `The Astrophysical Journal, Volume 438, Issue 1, pp. 269-287`: what other tags say already is passed over, and what nobody can tell is
    /// kept.
    void add_citation(const Field& one) {
        const std::string_view value = one_line(one.value);
        if (record_.type == ItemType::thesis) return add_thesis(one);
        if (record_.type == ItemType::book) return add_imprint(one);
        std::size_t title_end = value.size();
        bool titled = false;
        bool odd = false;
        for (std::size_t at = 0; at < value.size();) {
            const std::size_t comma = std::min(value.find(", ", at), value.size());
            std::string_view number;
            const NumberWord* word = at == 0 ? nullptr : number_word(value.substr(at, comma - at), number);
            if (word != nullptr && !titled) {
                title_end = at - 2;
                titled = true;
            }
            odd = odd || (word != nullptr ? !add_number(word->variable, number, one.span) : titled && !says_nothing_new(value.substr(at, comma - at), one.span));
            at = comma + 2;
        }
        add_container(trim(value.substr(0, title_end)), one.span);
        if (odd) keep(one);
    }

    /// The number of arXiv that the record has, with nothing more about it.
    [[nodiscard]] bool is_known(const FoundIdentifier& arxiv) const {
        const Identifier* const known = record_.identifier("arxiv");
        return arxiv.found() && known != nullptr && known->value == arxiv.value && (arxiv.version.empty() || arxiv.version == known->version) &&
               (arxiv.category.empty() || arxiv.category == known->category);
    }

    /// `12 pp. (2013).` counts the pages of the article; its year is known. `arXiv:2001.00001` is its number.
    bool says_nothing_new(std::string_view piece, SourceSpan span) {
        piece = trim(piece);
        if (const FoundIdentifier arxiv = parse_arxiv(arena_, piece); arxiv.found()) return is_known(arxiv);
        const DateField* const issued = record_.date(Variable::issued);
        const Field* const date = field("%D");
        while (piece.ends_with('.')) piece.remove_suffix(1);
        if (const std::size_t open = piece.rfind('('); piece.ends_with(')') && open != std::string_view::npos) {
            const std::string_view year = piece.substr(open + 1, piece.size() - open - 2);
            const bool known = (issued != nullptr && std::to_string(issued->value.begin.year) == year) || (date != nullptr && date->value.ends_with(year));
            if (year.size() != 4 || !known) return false;
            piece = trim(piece.substr(0, open));
        }
        const auto count = tagged::split_page_count(piece);
        if (!count) return piece.empty();
        if (!has(Variable::number_of_pages)) add_once(Variable::number_of_pages, *count, span);
        return true;
    }

    /// The journal, or the volume of papers with its editors and its series; `Lamp Society Meeting 207, #176.05; Bulletin of the Lamp Society`.
    void add_container(std::string_view text, SourceSpan span) {
        if (const std::size_t semicolon = text.find("; "); semicolon != std::string_view::npos && text.substr(0, semicolon).find(" Meeting") != std::string_view::npos) {
            add_once(Variable::event_title, tagged::read_markup(arena_, text.substr(0, semicolon)), span);
            text = trim(text.substr(semicolon + 2));
        }
        // `arXiv e-prints, arXiv:2001.00001`
        if (const std::size_t comma = text.rfind(", "); comma != std::string_view::npos) {
            if (is_known(parse_arxiv(arena_, text.substr(comma + 2)))) text = text.substr(0, comma);
        }
        const VolumeStatement volume = parse_volume_statement(text);
        add_once(Variable::container_title, tagged::read_markup(arena_, volume.title), span);
        if (volume.editors.empty()) return;
        if (record_.type == ItemType::article_journal) record_.type = ItemType::paper_conference;
        tagged::for_each_piece(volume.editors, ";", [&](std::string_view name) { tagged::add_person(record_, Variable::editor, name, span, tagged::read_name); });
        if (!volume.series.empty()) add_once(Variable::collection_title, tagged::read_markup(arena_, volume.series), span);
    }

    /// The citation of a whole book, which begins with its title and authors once more, is left over.
    void add_imprint(const Field& one) {
        const Imprint imprint = parse_imprint(one_line(one.value));
        if (!imprint.place.empty()) add_once(Variable::publisher_place, tagged::read_markup(arena_, imprint.place), one.span);
        if (!imprint.publisher.empty()) add_once(Variable::publisher, tagged::read_markup(arena_, imprint.publisher), one.span);
        if (!imprint.isbn.empty()) add_once(Variable::isbn, imprint.isbn, one.span);
        if (imprint.publisher.empty() && imprint.isbn.empty()) add_container(one_line(one.value), one.span);
        else keep(one);
    }

    void add_thesis(const Field& one) {
        const ThesisStatement thesis = parse_thesis_statement(one_line(one.value));
        add_once(Variable::genre, tagged::read_markup(arena_, thesis.genre), one.span);
        if (!thesis.university.empty()) add_once(Variable::publisher, tagged::read_markup(arena_, thesis.university), one.span);
        if (!thesis.extent.empty()) add_once(Variable::number_of_pages, thesis.extent, one.span);
        keep({one.tag, thesis.rest, one.span});
    }

    /// Whether the pages of a citation are those of the tags; where these have no end it is taken from there.
    bool is_page_range(std::string_view number, const Field& first, const Field* last) {
        const std::string_view begin = one_line(first.value);
        if (!number.starts_with(begin)) return false;
        std::string_view end = number.substr(begin.size());
        if (!end.empty() && end.front() != '-') return false;
        end.remove_prefix(std::min(end.find_first_not_of('-'), end.size()));
        if (last != nullptr) return end.empty() || end == one_line(last->value);
        if (end.find(' ') != std::string_view::npos) return false;
        if (!end.empty()) last_page_ = {first.tag, arena_.copy(end), first.span};
        return true;
    }

    /// False if another tag says otherwise.
    bool add_number(Variable variable, std::string_view number, SourceSpan span) {
        while (number.ends_with('.')) number.remove_suffix(1);
        if (has(variable)) return record_.plain(variable) == number;
        if (variable == Variable::page && field("%P") != nullptr) return is_page_range(number, *field("%P"), field("%L"));
        add_once(variable, number, span);
        return true;
    }

    /// `AA(Harvard), AB(Kitt Peak)`: AA is the first author, AB the second, BA the twenty-seventh.
    void add_affiliations(const Field& one) {
        const std::string_view value = one_line(one.value);
        const auto owner = [](std::string_view letters) {
            return static_cast<std::size_t>(letters[0] - 'A') * 26 + static_cast<std::size_t>(letters[1] - 'A');
        };
        const auto begins = [&](std::size_t at) {
            const auto capital = [&](std::size_t i) { return value[i] >= 'A' && value[i] <= 'Z'; };
            return at + 3 <= value.size() && capital(at) && capital(at + 1) && value[at + 2] == '(';
        };
        if (value.size() < 4 || !begins(0)) return keep(one);
        for (std::size_t at = 0; at < value.size();) {
            std::size_t next = value.find("), ", at);
            while (next != std::string_view::npos && !begins(next + 3)) next = value.find("), ", next + 1);
            const std::size_t end = std::min(next, value.size());
            std::string_view text = value.substr(at + 3, end - at - 3);
            if (end == value.size() && text.ends_with(')')) text.remove_suffix(1);
            if (!trim(text).empty() && !give(owner(value.substr(at, 2)), trim(text), one.span)) keep({one.tag, value.substr(at, end - at), one.span});
            at = next == std::string_view::npos ? value.size() : next + 3;
        }
    }

    bool give(std::size_t owner, std::string_view text, SourceSpan span) {
        for (NamesField& names : record_.names) {
            if (names.variable != Variable::author || owner >= names.people.size()) continue;
            Detail detail;
            detail.kind = DetailKind::affiliation;
            detail.value = tagged::read_markup(arena_, text).plain;
            detail.source = span;
            names.people[owner].details.push(arena_, detail);
            return true;
        }
        return false;
    }

    std::vector<Field> citations_;
    std::vector<Field> affiliations_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::ads

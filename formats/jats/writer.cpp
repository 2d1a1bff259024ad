#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "formats/csl_json/format.hpp"
#include "formats/csl_json/writer.hpp"
#include "formats/jats/format.hpp"
#include "formats/jats/reading.hpp"
#include "io/loss.hpp"
#include "io/outflow.hpp"
#include "io/written.hpp"
#include "model/date_words.hpp"
#include "model/identifier.hpp"
#include "name/mark_text.hpp"
#include "name/parse.hpp"
#include "text/json_parse.hpp"
#include "text/language.hpp"
#include "text/xml_writer.hpp"

namespace bibcast::jats {

namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<pmc-articleset xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n";

struct FlagRow {
    Meaning meaning;
    std::string_view attribute;
    std::string_view fn_type;
};
constexpr std::array flags = std::to_array<FlagRow>({
    {Meaning::equal, "equal-contrib", "equal"},
    {Meaning::corresponding, "corresp", "corresp"},
    {Meaning::deceased, "deceased", "deceased"},
});

const FlagRow* flag_of(Meaning meaning) {
    const auto* const row = std::find_if(flags.begin(), flags.end(), [meaning](const FlagRow& r) { return r.meaning == meaning; });
    return row == flags.end() ? nullptr : row;
}

bool is_stated(const Mark& mark) { return mark.basis != Basis::assumed && mark.basis != Basis::none; }

std::string surname_of(const Name& name) {
    std::string out(name.non_dropping_particle);
    if (!out.empty() && !name.family.empty()) out += ' ';
    return out += name.family;
}

std::string given_names_of(const Name& name) {
    std::string out(name.given);
    if (!name.dropping_particle.empty()) (out += out.empty() ? "" : " ") += name.dropping_particle;
    return out;
}

std::string_view article_type_of(ItemType type) {
    switch (type) {
        case ItemType::article_journal: return "research-article";
        case ItemType::article: return "preprint";
        case ItemType::review_book: return "book-review";
        default: return "other";
    }
}

/// Writes JSON, piece by piece, as it can stand in CDATA where white space is collapsed: further blanks, an end of CDATA and what XML cannot
/// hold are escapes.
class CdataJson {
  public:
    void append(std::string& out, std::string_view json) {
        for (std::size_t at = 0; at < json.size(); ++at) {
            const char c = json[at];
            std::string_view instead;
            if (c == ' ' && last_ == ' ') instead = "\\u0020";
            if (c == '>' && last_ == ']' && last_but_one_ == ']') instead = "\\u003e";
            if (json.substr(at, 3) == "\xEF\xBF\xBE") instead = "\\ufffe";
            if (json.substr(at, 3) == "\xEF\xBF\xBF") instead = "\\uffff";
            last_but_one_ = last_;
            last_ = instead.empty() ? c : '\\';
            if (instead.empty()) {
                out += c;
                continue;
            }
            out += instead;
            if (c == '\xEF') at += 2;
        }
    }

  private:
    char last_ = '\0';
    char last_but_one_ = '\0';
};

/// JATS's element for a formatting; empty if it has none.
std::string_view element_of(Style style) {
    switch (style) {
        case Style::italic: return "italic";
        case Style::bold: return "bold";
        case Style::small_caps: return "sc";
        case Style::superscript: return "sup";
        case Style::subscript: return "sub";
        case Style::underline: return "underline";
        case Style::code: return "monospace";
        default: return {};
    }
}

void append_tag(std::string& out, std::string_view mark, std::string_view element) {
    if (element.empty()) return;
    out += '<';
    ((out += mark) += element) += '>';
}

/// Appends a text with JATS's elements for its formatting.
void append_rich(std::string& out, const Text& text) {
    std::vector<const Styled*> open;
    std::size_t at = 0;
    const auto go_to = [&](std::size_t end) {
        append_xml_text(out, text.plain.substr(at, end - at));
        at = end;
    };
    const auto close_before = [&](std::size_t begin) {
        while (!open.empty() && open.back()->end <= begin) {
            go_to(open.back()->end);
            append_tag(out, "/", element_of(open.back()->style));
            open.pop_back();
        }
    };
    for (const Styled& styled : text.styles) {
        close_before(styled.begin);
        go_to(styled.begin);
        append_tag(out, "", element_of(styled.style));
        open.push_back(&styled);
    }
    close_before(text.plain.size());
    go_to(text.plain.size());
}

/// Writes the head of one article; what it has no element for goes into a `custom-meta` of our own.
class ArticleWriter {
  public:
    ArticleWriter(Record& record, const PartWriter& json_writer, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow)
        : record_(record), rest_(record), json_writer_(json_writer), chunk_(chunk), item_(item), findings_(findings), flow_(flow), xml_(chunk.bytes, 1) {}

    void write() {
        gather_notes();
        const std::string language = is_language_tag(record_.plain(Variable::language)) ? hyphenated(take_plain(Variable::language)) : std::string();
        xml_.open("article", {{"article-type", article_type_of(record_.type)}, {"xml:lang", language}});
        xml_.open("front");
        write_journal();
        xml_.open("article-meta");
        write_identifiers();
        write_title();
        write_people();
        write_affiliations();
        write_notes();
        write_date();
        for (const auto& [element, variable] : numbers) {
            if (const std::string_view value = take_plain(variable); !value.empty()) xml_.element(element, value);
        }
        for (const std::string_view isbn : take_all_plain(Variable::isbn)) xml_.element("isbn", isbn);
        if (!write_pages()) write_article_number();
        write_license();
        write_address();
        write_abstract();
        write_keywords();
        write_conference();
        write_rest();
        xml_.close();
        xml_.close();
        xml_.close();
    }

    [[nodiscard]] bool clean() const { return xml_.clean(); }

  private:
    static constexpr std::pair<std::string_view, Variable> numbers[] = {{"volume", Variable::volume}, {"issue", Variable::issue}};

    // The only value of a variable, if it is plain and one line; taken out of what is left to say.
    [[nodiscard]] std::string_view take_plain(Variable variable) {
        const auto count = std::count_if(rest_.texts.begin(), rest_.texts.end(), [&](const TextField& f) { return f.variable == variable; });
        if (count != 1) return {};
        List<TextField> others;
        std::string_view taken;
        for (const TextField& field : rest_.texts) {
            const bool fits = field.variable == variable && field.value.is_plain() && is_one_line(field.value.plain);
            if (fits) taken = field.value.plain;
            else others.push(record_.arena(), field);
        }
        rest_.texts = others;
        return taken;
    }

    // The same for a variable with several values, each of which has an element of its own.
    [[nodiscard]] std::vector<std::string_view> take_all_plain(Variable variable) {
        std::vector<std::string_view> taken;
        List<TextField> others;
        for (const TextField& field : rest_.texts) {
            if (field.variable != variable) {
                others.push(record_.arena(), field);
                continue;
            }
            if (!field.value.is_plain() || !is_one_line(field.value.plain) || std::find(taken.begin(), taken.end(), field.value.plain) != taken.end()) return {};
            if (taken.size() == most_values) return {};
            taken.push_back(field.value.plain);
        }
        if (!taken.empty()) rest_.texts = others;
        return taken;
    }
    static constexpr std::size_t most_values = 16;

    [[nodiscard]] static bool is_one_line(std::string_view text) {
        return text.find_first_of("\n\r\t") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
    }

    // With its formatting; the item says it again if JATS has no element for some of it.
    void write_title() {
        const TextField* const title = record_.text(Variable::title);
        if (title == nullptr) return;
        std::string line = "<article-title>";
        append_rich(line, title->value);
        xml_.open("title-group");
        xml_.raw(line + "</article-title>");
        xml_.close();
        (void)take_plain(Variable::title);
    }

    void write_journal() {
        const std::string_view title = take_plain(Variable::container_title);
        const std::string_view abbreviation = take_plain(Variable::container_title_short);
        const std::vector<std::string_view> issns = take_all_plain(Variable::issn);
        const std::string_view publisher = take_plain(Variable::publisher);
        const std::string_view place = publisher.empty() ? std::string_view{} : take_plain(Variable::publisher_place);
        xml_.open("journal-meta");
        if (!title.empty() || !abbreviation.empty()) {
            xml_.open("journal-title-group");
            if (!title.empty()) xml_.element("journal-title", title);
            if (!abbreviation.empty()) xml_.element("abbrev-journal-title", abbreviation);
            xml_.close();
        }
        for (const std::string_view issn : issns) xml_.element("issn", issn);
        if (!publisher.empty()) {
            xml_.open("publisher");
            xml_.element("publisher-name", publisher);
            if (!place.empty()) xml_.element("publisher-loc", place);
            xml_.close();
        }
        xml_.close();
    }

    void write_identifiers() {
        static constexpr std::pair<std::string_view, Variable> ids[] = {{"doi", Variable::doi}, {"pmid", Variable::pmid}, {"pmcid", Variable::pmcid}};
        for (const auto& [type, variable] : ids) {
            if (const std::string_view value = take_plain(variable); !value.empty()) xml_.element("article-id", value, {{"pub-id-type", type}});
        }
        write_publisher_identifiers();
    }

    // The publisher's own numbers, which JATS has names for.
    void write_publisher_identifiers() {
        List<Identifier> others;
        std::vector<std::string_view> written;
        for (const Identifier& id : rest_.identifiers) {
            const bool named = id.scheme == "publisher-id" || id.scheme == "pii" || id.scheme == "sici";
            const bool again = std::find(written.begin(), written.end(), id.scheme) != written.end();
            if (!named || again || !id.version.empty() || !id.category.empty() || !is_one_line(id.value)) {
                others.push(record_.arena(), id);
                continue;
            }
            xml_.element("article-id", id.value, {{"pub-id-type", id.scheme}});
            written.push_back(id.scheme);
        }
        rest_.identifiers = others;
    }

    // Footnotes: one for each meaning in the same words and with the same sign.
    struct Note {
        const Mark* mark;
        std::string id;
    };
    using NoteKey = std::tuple<Meaning, Basis, std::string_view, std::string_view>;
    [[nodiscard]] static NoteKey key_of(const Mark& mark) { return {mark.meaning, mark.basis, mark.symbol, mark.legend}; }
    [[nodiscard]] static bool is_said_by_attribute(const Mark& mark) {
        return flag_of(mark.meaning) != nullptr && mark.basis == Basis::stated && mark.symbol.empty() && mark.legend.empty();
    }
    void gather_notes() {
        for (const NamesField& field : record_.names) {
            for (const Contributor& person : field.people) {
                for (const Mark& mark : person.marks) {
                    if (is_said_by_attribute(mark) || !note_numbers_.try_emplace(key_of(mark), notes_.size()).second) continue;
                    notes_.push_back({&mark, "fn" + std::to_string(notes_.size() + 1)});
                }
                for (const Detail& detail : person.details) {
                    if (is_affiliation(detail) && affiliation_numbers_.try_emplace(detail.value, affiliations_.size() + 1).second) affiliations_.push_back(detail.value);
                }
            }
        }
    }
    [[nodiscard]] const Note* note_of(const Mark& mark) const {
        const auto number = note_numbers_.find(key_of(mark));
        return number == note_numbers_.end() ? nullptr : &notes_[number->second];
    }
    [[nodiscard]] static bool is_affiliation(const Detail& detail) { return detail.kind == DetailKind::affiliation && detail.scheme.empty(); }
    [[nodiscard]] std::size_t affiliation_of(const Detail& detail) const {
        const auto number = affiliation_numbers_.find(detail.value);
        return number == affiliation_numbers_.end() ? 0 : number->second;
    }

    void write_people() {
        // In the order of the variables, in which those that cannot be told by an attribute come back too.
        std::vector<const NamesField*> fields;
        for (const NamesField& field : record_.names) fields.push_back(&field);
        std::stable_sort(fields.begin(), fields.end(), [](const NamesField* a, const NamesField* b) { return a->variable < b->variable; });
        for (const NamesField* const field : fields) {
            const auto* const role = std::find_if(roles.begin(), roles.end(), [&](const RoleRow& r) { return r.variable == field->variable; });
            if (role == roles.end() || field->people.empty()) continue;
            xml_.open("contrib-group");
            for (const Contributor& person : field->people) {
                write_person(person, role->word);
                let_go();
            }
            xml_.close();
        }
    }

    void write_person(const Contributor& person, std::string_view role) {
        std::string attributes;
        const auto has = [&](Meaning meaning) {
            return std::any_of(person.marks.begin(), person.marks.end(), [&](const Mark& m) { return m.meaning == meaning && is_stated(m); });
        };
        std::string& out = xml_.out();
        xml_.open("contrib", {{"contrib-type", role}});
        // The attributes that are there, before the end of the start tag.
        out.resize(out.size() - 2);
        for (const FlagRow& row : flags) {
            if (has(row.meaning)) ((out += ' ') += row.attribute) += "=\"yes\"";
        }
        out += ">\n";
        for (const Detail& detail : person.details) {
            if (detail.kind == DetailKind::orcid) xml_.element("contrib-id", "https://orcid.org/" + std::string(detail.value), {{"contrib-id-type", "orcid"}});
        }
        write_name(person);
        for (const Detail& detail : person.details) {
            if (detail.kind == DetailKind::email) xml_.element("email", detail.value);
            if (detail.kind == DetailKind::degree) xml_.element("degrees", detail.value);
            if (detail.kind == DetailKind::role && detail.scheme.empty()) xml_.element("role", detail.value);
            if (detail.kind == DetailKind::url) xml_.element("uri", detail.value);
            if (is_affiliation(detail)) {
                const std::string number = std::to_string(affiliation_of(detail));
                xml_.element("xref", number, {{"ref-type", "aff"}, {"rid", "aff" + number}});
            }
        }
        for (const Mark& mark : person.marks) {
            const Note* const note = note_of(mark);
            if (note == nullptr) continue;
            const bool correspondence = mark.meaning == Meaning::corresponding && is_stated(mark);
            xml_.element("xref", mark.symbol, {{"ref-type", correspondence ? "corresp" : "fn"}, {"rid", note->id}});
        }
        xml_.close();
    }

    void write_name(const Contributor& person) {
        const Name& name = person.name;
        // A name that was not split because nothing tells where (`山田太郎`) may well be a person's.
        const bool undecided = name.guessed && name.is_literal() && parse_name(record_.arena(), name.literal).literal == name.literal;
        if (name.is_literal()) return xml_.element(undecided ? "string-name" : "collab", name.literal);
        if (name.static_ordering) xml_.open("name", {{"name-style", "eastern"}});
        else xml_.open("name");
        if (const std::string surname = surname_of(name); !surname.empty()) xml_.element("surname", surname);
        if (const std::string given = given_names_of(name); !given.empty()) xml_.element("given-names", given);
        for (const Detail& detail : person.details) {
            if (detail.kind == DetailKind::title) xml_.element("prefix", detail.value);
        }
        if (!name.suffix.empty()) xml_.element("suffix", name.suffix);
        xml_.close();
    }

    void write_affiliations() {
        for (std::size_t i = 0; i < affiliations_.size(); ++i) {
            xml_.element("aff", affiliations_[i], {{"id", "aff" + std::to_string(i + 1)}});
        }
    }

    void write_notes() {
        if (notes_.empty()) return;
        xml_.open("author-notes");
        for (const Note& note : notes_) {
            const Mark& mark = *note.mark;
            const std::string_view words = is_stated(mark) ? legend_text(mark) : mark.legend.view();
            const FlagRow* const flag = is_stated(mark) ? flag_of(mark.meaning) : nullptr;
            if (mark.meaning == Meaning::corresponding && is_stated(mark)) {
                xml_.begin("corresp", {{"id", note.id}});
                xml_.text(words);
                xml_.end("corresp");
                continue;
            }
            xml_.open("fn", {{"id", note.id}, {"fn-type", flag != nullptr ? flag->fn_type : "other"}});
            if (!mark.symbol.empty()) xml_.element("label", mark.symbol);
            xml_.element("p", words);
            xml_.close();
        }
        xml_.close();
    }

    void write_date() {
        const DateField* const field = record_.date(Variable::issued);
        if (field == nullptr || !field->value.literal.empty()) return;
        Date written = field->value;
        written.begin.time = written.end.time = {};
        const DatePoint& point = written.begin;
        std::string edtf;
        append_edtf(edtf, written);
        const bool plain = edtf.size() >= 4 && edtf.find_first_not_of("0123456789-") == std::string::npos && edtf[0] != '-' && !point.is_season();
        // `season` is also for `May-June`.
        const std::string words = plain || point.year < 1000 || point.year > 9999 ? std::string() : words_within_year(written);
        if (!plain && words.empty()) return;
        static_cast<void>(without_time(record_, *field, findings_));  // says so
        xml_.open("pub-date", {{"date-type", "pub"}});
        if (plain && edtf.size() == 10) xml_.element("day", edtf.substr(8));
        if (plain && edtf.size() >= 7) xml_.element("month", edtf.substr(5, 2));
        if (!plain) xml_.element("season", words);
        xml_.element("year", edtf.substr(0, 4));
        xml_.close();
        List<DateField> others;
        bool taken = false;
        for (const DateField& date : rest_.dates) {
            if (date.variable == Variable::issued && !taken) taken = true;
            else others.push(record_.arena(), date);
        }
        rest_.dates = others;
    }

    // The first page and the last; what is more than these (`8-11, 14`) is the range beside them. False if there is nothing to write.
    [[nodiscard]] bool write_pages() {
        const std::string_view page = record_.plain(Variable::page);
        if (page.empty() || page.find('\xE2') != std::string_view::npos) return false;
        const std::size_t dash = page.find('-');
        const bool two_pages = dash != std::string_view::npos;
        const std::string_view first = page.substr(0, std::min(page.find_first_of("-, "), page.size()));
        const bool two_dashes = two_pages && page.find('-', dash + 1) != std::string_view::npos;
        const bool plain = page.find_first_of(" ,") == std::string_view::npos && !two_dashes && dash + 1 != page.size() && (!two_pages || first != page.substr(dash + 1));
        const bool is_number = first.find_first_of("0123456789") != std::string_view::npos;
        if (first.empty() || (!plain && !is_number) || take_plain(Variable::page).empty()) return false;
        xml_.element("fpage", first);
        if (plain && two_pages) xml_.element("lpage", page.substr(dash + 1));
        if (!plain) xml_.element("page-range", page);
        return true;
    }

    void write_article_number() {
        const bool is_article = record_.type == ItemType::article_journal || record_.type == ItemType::article || record_.type == ItemType::paper_conference;
        if (!is_article) return;
        if (const std::string_view number = take_plain(Variable::number); !number.empty()) xml_.element("elocation-id", number);
    }

    [[nodiscard]] static bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

    void write_license() {
        if (!is_address(record_.plain(Variable::license))) return;
        const std::string_view license = take_plain(Variable::license);
        if (license.empty()) return;
        xml_.open("permissions");
        // Without words in it a licence is not valid.
        xml_.open("license", {{"xlink:href", license}});
        xml_.element("license-p", license);
        xml_.close();
        xml_.close();
    }

    // What is read as a DOI is none here. An item with identifiers has the address that follows from them, and says this one too.
    void write_address() {
        const std::string_view url = record_.plain(Variable::url);
        if (!is_address(url) || !canonical_doi(record_.arena(), url).empty()) return;
        const List<TextField> all = rest_.texts;
        const std::string_view address = take_plain(Variable::url);
        if (!address.empty()) xml_.empty("self-uri", {{"xlink:href", address}});
        if (!rest_.identifiers.empty()) rest_.texts = all;
    }

    void write_conference() {
        const std::string_view name = take_plain(Variable::event_title);
        const std::string_view place = take_plain(Variable::event_place);
        if (name.empty() && place.empty()) return;
        xml_.open("conference");
        if (!name.empty()) xml_.element("conf-name", name);
        if (!place.empty()) xml_.element("conf-loc", place);
        xml_.close();
    }

    // A line is a paragraph. With formatting the item says it again, as it does the title.
    void write_abstract() {
        const auto is_abstract = [](const TextField& field) { return field.variable == Variable::abstract; };
        if (std::count_if(record_.texts.begin(), record_.texts.end(), is_abstract) != 1) return;
        const Text& text = record_.text(Variable::abstract)->value;
        std::vector<Text> paragraphs;
        for (std::size_t at = 0; at <= text.plain.size();) {
            const std::size_t end = std::min(text.plain.find('\n', at), text.plain.size());
            const std::string_view line = text.plain.substr(at, end - at);
            if (line.empty() || !is_one_line(line)) return;
            paragraphs.push_back({line, {}});
            at = end + 1;
        }
        if (!text.is_plain() && !give_styles(text, paragraphs)) return;
        xml_.open("abstract");
        for (const Text& paragraph : paragraphs) {
            std::string line = "<p>";
            append_rich(line, paragraph);
            xml_.raw(line + "</p>");
        }
        xml_.close();
        if (!text.is_plain()) return;
        List<TextField> others;
        for (const TextField& field : rest_.texts) {
            if (!is_abstract(field)) others.push(record_.arena(), field);
        }
        rest_.texts = others;
    }

    // Parts the formatting of a text among its lines; false if JATS has no element for some of it, or it goes over the end of a line.
    [[nodiscard]] bool give_styles(const Text& text, std::vector<Text>& lines) const {
        std::vector<std::vector<Styled>> styles(lines.size());
        std::size_t line = 0;
        for (Styled styled : text.styles) {
            const auto begin_of = [&](std::size_t i) { return static_cast<std::uint32_t>(lines[i].plain.data() - text.plain.data()); };
            while (line + 1 < lines.size() && styled.begin >= begin_of(line + 1)) ++line;
            if (element_of(styled.style).empty() || styled.begin < begin_of(line) || styled.end > begin_of(line) + lines[line].plain.size()) return false;
            styled.begin -= begin_of(line);
            styled.end -= begin_of(line);
            styles[line].push_back(styled);
        }
        for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = {lines[i].plain, record_.arena().copy_all(std::span<const Styled>(styles[i]))};
        return true;
    }

    void write_keywords() {
        if (rest_.keywords.empty()) return;
        xml_.open("kwd-group");
        for (const StringField& keyword : rest_.keywords) xml_.element("kwd", keyword.value);
        xml_.close();
        rest_.keywords.clear();
    }

    void let_go() {
        if (flow_ != nullptr) flow_->offer(chunk_, item_);
    }

    /// Takes the parts of the JSON over.
    class IntoCdata final : public Outflow {
      public:
        explicit IntoCdata(ArticleWriter& article) : article_(article) {}
        void take(Chunk& chunk, Chunk::Item& item) override {
            json_.append(article_.xml_.out(), chunk.bytes);
            chunk.clear();
            item = {};
            article_.let_go();
        }

      private:
        ArticleWriter& article_;
        CdataJson json_;
    };

    // The names stand there whole, since much of them has no element; what is read counts from here.
    void write_rest() {
        xml_.open("custom-meta-group");
        xml_.open("custom-meta");
        xml_.element("meta-name", "bibcast");
        xml_.begin("meta-value");
        xml_.out() += "<![CDATA[";
        Chunk json;
        Chunk::Item item;
        IntoCdata into_cdata(*this);
        json_writer_.write_in_parts(rest_, json, item, findings_, &into_cdata);
        into_cdata.take(json, item);
        xml_.out() += "]]>";
        xml_.end("meta-value");
        xml_.close();
        xml_.close();
    }

    Record& record_;
    Record rest_;
    const PartWriter& json_writer_;
    Chunk& chunk_;
    Chunk::Item& item_;
    Findings& findings_;
    Outflow* flow_;
    XmlWriter xml_;
    std::vector<Note> notes_;
    std::map<NoteKey, std::size_t> note_numbers_;  ///< in `notes_`
    std::vector<std::string_view> affiliations_;
    std::unordered_map<std::string_view, std::size_t> affiliation_numbers_;  ///< from 1
};

class JatsWriter final : public PartWriter {
  public:
    JatsWriter() {
        FormatOptions options(csl_json::format.options);
        options.set("indent", "0");
        json_writer_ = csl_json::make_part_writer(options);
    }

    void write_in_parts(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const override {
        ArticleWriter(record, *json_writer_, chunk, item, findings, flow).write();
        mark_all_written(record);
    }
    [[nodiscard]] Framing framing() const override {
        return {.before = head, .between = {}, .after = "</pmc-articleset>\n", .empty = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pmc-articleset/>\n"};
    }

  private:
    std::unique_ptr<PartWriter> json_writer_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<JatsWriter>(); }

}  // namespace bibcast::jats

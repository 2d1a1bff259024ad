#include "formats/quarto/writer.hpp"

#include <algorithm>

#include "formats/csl_json/format.hpp"
#include "formats/csl_json/writer.hpp"
#include "formats/jsonl/parts.hpp"
#include "formats/quarto/keys.hpp"
#include "io/written.hpp"
#include "name/format.hpp"
#include "name/parse.hpp"
#include "text/json_parse.hpp"
#include "text/yaml_writer.hpp"

namespace bibcast::quarto {

namespace {

bool same_parts(const Name& a, const Name& b) {
    return a.family == b.family && a.given == b.given && a.dropping_particle == b.dropping_particle &&
           a.non_dropping_particle == b.non_dropping_particle && a.suffix == b.suffix && a.literal == b.literal &&
           a.comma_suffix == b.comma_suffix && a.static_ordering == b.static_ordering;
}

/// Writes one front matter: what Quarto has keys of its own for, and the rest as CSL under `citation`.
class PageWriter {
  public:
    PageWriter(Record& record, std::string& out, Chunk::Item& item) : record_(record), item_(item), yaml_(out) {}

    void write(const JsonNode& item) {
        yaml_.begin_map();
        if (const TextField* title = own_text(Variable::title)) yaml_.member("title", title->value.plain);
        write_authors();
        if (const std::string date = own_date(); !date.empty()) {
            yaml_.key("date");
            yaml_.plain(date);
        }
        if (const TextField* abstract = own_text(Variable::abstract)) yaml_.member("abstract", abstract->value.plain);
        write_keywords();
        if (const TextField* doi = own_text(Variable::doi)) yaml_.member("doi", doi->value.plain);
        write_leftovers();
        write_citation(item);
        yaml_.end_map();
    }

  private:
    // The first value of a variable, if the citation has nothing to add to it.
    [[nodiscard]] const TextField* own_text(Variable variable) const {
        const TextField* const field = record_.text(variable);
        const bool fits = field != nullptr && field->value.is_plain() && field->value.plain.find('\n') == std::string_view::npos;
        return fits ? field : nullptr;
    }

    [[nodiscard]] std::string own_date() const {
        const DateField* const field = record_.date(Variable::issued);
        if (field == nullptr || !field->value.literal.empty()) return {};
        std::string edtf;
        append_edtf(edtf, field->value);
        const auto back = parse_edtf(edtf);
        const bool day = !edtf.empty() && edtf.find_first_not_of("0123456789-") == std::string::npos && edtf[0] != '-';
        return day && back && *back == field->value ? edtf : std::string{};
    }

    void write_keywords() {
        if (record_.keywords.empty()) return;
        yaml_.key("keywords");
        yaml_.begin_list();
        for (const StringField& keyword : record_.keywords) yaml_.string(keyword.value);
        yaml_.end_list();
    }

    void write_authors() {
        const NamesField* const field = record_.people(Variable::author);
        if (field == nullptr || field->people.empty()) return;
        yaml_.key("author");
        yaml_.begin_list();
        for (const Contributor& person : field->people) write_author(person);
        yaml_.end_list();
    }

    void write_author(const Contributor& person) {
        yaml_.begin_map();
        write_name(person.name);
        for (const DetailRow& row : details) {
            if (row.written) write_detail(person, row);
        }
        write_flags(person);
        write_affiliations(person);
        write_in_full(person);
        yaml_.end_map();
    }

    void write_name(const Name& name) {
        yaml_.key("name");
        std::string text;
        append_given_first(text, name);
        Arena arena;
        if (!text.empty() && same_parts(parse_name(arena, text), name) && has_no_sign_of_marks(text)) return yaml_.string(text);
        yaml_.begin_map();
        yaml_.member_unless_empty("given", name.given);
        yaml_.member_unless_empty("family", name.family);
        yaml_.member_unless_empty("dropping-particle", name.dropping_particle);
        yaml_.member_unless_empty("non-dropping-particle", name.non_dropping_particle);
        yaml_.member_unless_empty("suffix", name.suffix);
        yaml_.member_unless_empty("literal", name.literal);
        write_true("comma-suffix", name.comma_suffix);
        write_true("static-ordering", name.static_ordering);
        yaml_.end_map();
    }

    // No character that could be read as a mark.
    [[nodiscard]] static bool has_no_sign_of_marks(const std::string& text) {
        return text.find_first_of("*#$^\\0123456789") == std::string::npos && text.find("\xE2\x80\xA0") == std::string::npos;
    }

    void write_true(std::string_view key, bool value) {
        if (!value) return;
        yaml_.key(key);
        yaml_.plain("true");
    }

    // The first value of a kind; more of them stand in full.
    void write_detail(const Contributor& person, const DetailRow& row) {
        const auto* const detail = std::find_if(person.details.begin(), person.details.end(), [&](const Detail& d) { return d.kind == row.kind; });
        if (detail == person.details.end() || !detail->scheme.empty()) return;
        yaml_.member(row.key, detail->value);
    }

    [[nodiscard]] static bool is_flag_alone(const Mark& mark) {
        return flag_of(mark.meaning) != nullptr && mark.basis == Basis::stated && mark.symbol.empty() && mark.legend.empty();
    }

    void write_flags(const Contributor& person) {
        std::vector<std::string_view> keys;
        for (const Mark& mark : person.marks) {
            // What was only assumed is not stated.
            const bool stated = mark.basis != Basis::assumed && mark.basis != Basis::none;
            const FlagRow* const flag = stated ? flag_of(mark.meaning) : nullptr;
            if (flag != nullptr && std::find(keys.begin(), keys.end(), flag->key) == keys.end()) keys.push_back(flag->key);
        }
        if (keys.empty()) return;
        yaml_.key("attributes");
        yaml_.begin_map();
        for (const std::string_view key : keys) write_true(key, true);
        yaml_.end_map();
    }

    void write_affiliations(const Contributor& person) {
        const auto count = std::count_if(person.details.begin(), person.details.end(), [](const Detail& d) { return is_affiliation(d); });
        if (count == 0) return;
        yaml_.key("affiliations");
        yaml_.begin_list();
        for (const Detail& detail : person.details) {
            if (!is_affiliation(detail)) continue;
            yaml_.begin_map();
            yaml_.member("name", detail.value);
            yaml_.end_map();
        }
        yaml_.end_list();
    }

    [[nodiscard]] static bool is_affiliation(const Detail& detail) { return detail.kind == DetailKind::affiliation && detail.scheme.empty(); }

    // Marks and details that Quarto has no key for, as in `jsonl`.
    void write_in_full(const Contributor& person) {
        List<Mark> marks;
        List<Detail> rest;
        const bool all_flags = std::all_of(person.marks.begin(), person.marks.end(), [](const Mark& m) { return is_flag_alone(m); });
        for (const Mark& mark : person.marks) {
            if (!all_flags) marks.push(record_.arena(), mark);
        }
        std::vector<DetailKind> seen;
        for (const Detail& detail : person.details) {
            const bool first = std::find(seen.begin(), seen.end(), detail.kind) == seen.end();
            seen.push_back(detail.kind);
            const bool has_key = std::any_of(details.begin(), details.end(), [&](const DetailRow& row) { return row.written && row.kind == detail.kind; });
            if (is_affiliation(detail) || (has_key && first && detail.scheme.empty())) continue;
            rest.push(record_.arena(), detail);
        }
        write_parts("marks", marks);
        write_parts("details", rest);
    }

    template <class Part>
    void write_parts(std::string_view key, List<Part>& list) {
        if (list.empty()) return;
        std::string json;
        JsonWriter writer(json);
        jsonl::write_elements(writer, list);
        const JsonDocument document = parse_json(record_.arena(), record_.arena().copy(json));
        yaml_.key(key);
        yaml_.node(*document.root);
    }

    // Keys that nobody knew, as they were; those inside of authors stay in the citation's leftovers.
    void write_leftovers() {
        for (Leftover& leftover : record_.leftovers) {
            if (!is_own_key(leftover)) continue;
            const JsonDocument document = parse_json(record_.arena(), leftover.value);
            yaml_.key(leftover.tag);
            yaml_.node(*document.root);
        }
    }

  public:
    /// A leftover that the front matter holds under its own key.
    [[nodiscard]] static bool is_own_key(const Leftover& leftover) {
        if (!is_unknown_key(leftover)) return false;
        Arena arena;
        const JsonDocument document = parse_json(arena, leftover.value);
        return document.root != nullptr && document.error.empty() && document.end == leftover.value.size();
    }

  private:
    [[nodiscard]] bool is_written_above(const JsonNode& member) const {
        if (member.key == "title") return own_text(Variable::title) != nullptr;
        if (member.key == "abstract") return own_text(Variable::abstract) != nullptr;
        if (member.key == "DOI") return own_text(Variable::doi) != nullptr;
        if (member.key == "issued") return !own_date().empty();
        return member.key == "author" || member.key == "keyword";
    }

    void write_citation(const JsonNode& item) {
        yaml_.key("citation");
        yaml_.begin_map();
        for (const JsonNode& member : item) {
            if (is_written_above(member)) continue;
            if (member.key == "custom") {
                write_custom(member);
            } else {
                yaml_.key(member.key);
                const std::size_t begin = yaml_.out().size() + 1;
                yaml_.node(member);
                if (member.key == "id") note_key(begin);
            }
        }
        yaml_.end_map();
    }

    // Where the citation key stands, without its quotation marks.
    void note_key(std::size_t begin) {
        const std::string& out = yaml_.out();
        const bool quoted = out.size() > begin && (out.back() == '"' || out.back() == '\'');
        item_.key_begin = begin + (quoted ? 1U : 0U);
        item_.key_end = out.size() - (quoted ? 1U : 0U);
    }

    // Without what the authors' own keys, and the keywords', say.
    void write_custom(const JsonNode& custom) {
        bool open = false;
        for (const JsonNode& member : custom) {
            if (member.key == "keywords" && member.is(JsonKind::array) && !record_.keywords.empty()) continue;
            const bool by_name = (member.key == "marks" || member.key == "details") && member.is(JsonKind::object) && member.member("author") != nullptr;
            if (by_name && member.first->next == nullptr) continue;
            if (member.key == "dates" && !own_date().empty() && member.first != nullptr && member.first->key == "issued" && member.first->next == nullptr) continue;
            if (!open) {
                yaml_.key("custom");
                yaml_.begin_map();
                open = true;
            }
            yaml_.key(member.key);
            if (!by_name) {
                yaml_.node(member);
                continue;
            }
            yaml_.begin_map();
            for (const JsonNode& names : member) {
                if (names.key == "author") continue;
                yaml_.key(names.key);
                yaml_.node(names);
            }
            yaml_.end_map();
        }
        if (open) yaml_.end_map();
    }

    Record& record_;
    Chunk::Item& item_;
    YamlWriter yaml_;
};

/// The names without the authors, who have a key of their own: a million of them need not be made as CSL first.
List<NamesField> without_authors(const Record& record) {
    const NamesField* const authors = record.people(Variable::author);
    List<NamesField> names;
    for (const NamesField& field : record.names) {
        NamesField& kept = names.push(record.arena(), field);
        if (&field == authors) kept.people = {};
    }
    return names;
}

class QuartoWriter final : public Writer {
  public:
    QuartoWriter() {
        FormatOptions options(csl_json::format.options);
        options.set("indent", "0");
        json_writer_ = csl_json::make_writer(options);
    }

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        Record rest = record;
        // Our own leftovers have their own places; the writer of CSL shall not see them.
        rest.leftovers = {};
        for (const Leftover& leftover : record.leftovers) {
            if (!PageWriter::is_own_key(leftover) && !is_body(leftover)) rest.leftovers.push(record.arena(), leftover);
        }
        rest.names = without_authors(record);
        Chunk json;
        Chunk::Item json_item;
        json_writer_->write(rest, json, json_item, findings);
        const JsonDocument document = parse_json(record.arena(), json.bytes);
        chunk.bytes += "---\n";
        PageWriter(record, chunk.bytes, item).write(*document.root);
        chunk.bytes += "\n---\n";
        for (const Leftover& leftover : record.leftovers) {
            if (is_body(leftover)) ((chunk.bytes += '\n') += leftover.value) += '\n';
        }
        mark_all_written(record);
    }
    [[nodiscard]] Framing framing() const override { return {.before = "", .between = "\n", .after = "", .empty = ""}; }

  private:
    [[nodiscard]] static bool is_body(const Leftover& leftover) {
        return leftover.format == "quarto" && leftover.tag == "body";
    }

    std::unique_ptr<Writer> json_writer_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<QuartoWriter>(); }

}  // namespace bibcast::quarto

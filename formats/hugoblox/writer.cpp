#include "formats/hugoblox/writer.hpp"

#include <algorithm>
#include <vector>

#include "formats/csl_json/format.hpp"
#include "formats/csl_json/writer.hpp"
#include "formats/hugoblox/keys.hpp"
#include "io/written.hpp"
#include "name/format.hpp"
#include "name/legend_words.hpp"
#include "name/mark_text.hpp"
#include "name/parse.hpp"
#include "text/json_parse.hpp"
#include "text/yaml_writer.hpp"

namespace bibcast::hugoblox {

namespace {

/// The name as the list of authors has it. One whose split was a guess stands as it was written, so that the next reader comes to the same guess.
std::string text_of(const Name& name) {
    Arena arena;
    std::string out;
    if (name.guessed && !name.as_written.empty() && parse_name(arena, name.as_written) == name) out = name.as_written;
    else append_given_first(out, name);
    return out;
}

// True if the theme's key says all of the name.
bool is_plain_name(const Name& name) {
    const std::string text = text_of(name);
    if (text.empty() || text == "admin" || text == "me" || text.find_first_of("*#$^\\0123456789") != std::string::npos || text.find("\xE2\x80\xA0") != std::string::npos) return false;
    Arena arena;
    Name back = parse_name(arena, text);
    back.as_written = name.as_written;
    back.guessed = name.guessed;
    return back == name;
}

// The words of a mark in `author_notes`; empty if it has none.
std::string_view words_of(const Mark& mark) { return mark.meaning == Meaning::self ? std::string_view{} : legend_text(mark); }

// True if its words are read as this mark again.
bool is_said_by_words(const Mark& mark) {
    const std::string_view words = words_of(mark);
    if (mark.basis != Basis::stated || !mark.symbol.empty() || words.empty() || words.find(';') != std::string_view::npos) return false;
    if (mark.legend.empty()) return mark.meaning != Meaning::other && mark.meaning != Meaning::unknown;
    return usual_legend(mark.meaning) != mark.legend && legend_meaning(mark.legend) == mark.meaning;
}

// True if `authors` and `author_notes` say all that is known of the authors.
bool is_said_by_keys(const NamesField& field) {
    return !field.others && std::all_of(field.people.begin(), field.people.end(), [](const Contributor& person) {
        const bool joined = person.marks.size() < 2 || std::all_of(person.marks.begin(), person.marks.end(), [](const Mark& mark) {
            return legend_meaning(words_of(mark)) != Meaning::other;
        });
        return is_plain_name(person.name) && person.details.empty() && joined &&
               std::all_of(person.marks.begin(), person.marks.end(), [](const Mark& mark) { return is_said_by_words(mark); });
    });
}

/// Writes one page: the keys that the theme has, and what they do not say as CSL under `csl`.
class PageWriter {
  public:
    PageWriter(Record& record, const Writer& json_writer, std::string& out, Chunk::Item& item, Findings& findings)
        : record_(record), rest_(record), json_writer_(json_writer), item_(item), findings_(findings), yaml_(out) {}

    void write() {
        yaml_.begin_map();
        for (const KeyRow& row : keys) {
            if (row.written) write_key(row);
        }
        write_leftovers();
        write_rest();
        yaml_.end_map();
    }

    [[nodiscard]] std::string_view body() const { return body_; }

  private:
    void write_key(const KeyRow& row) {
        switch (row.place) {
            case Place::text: return write_text(row);
            case Place::authors: return write_authors();
            case Place::notes: return write_notes();
            case Place::date: return write_date(row);
            case Place::types: return write_type(row);
            case Place::publication: return write_publication(row);
            case Place::keyword: return write_strings(row.key, rest_.keywords);
            case Place::topic: return write_strings(row.key, rest_.topics);
            case Place::link: return write_link(row);
            default: return;
        }
    }

    // The first value of a variable, if a plain text can say it; taken out of what is left to say.
    [[nodiscard]] std::string_view take_plain(Variable variable, std::string_view forbidden = {}) {
        List<TextField> others;
        std::string_view taken;
        bool seen = false;
        for (const TextField& field : rest_.texts) {
            const bool first = field.variable == variable && !seen;
            seen = seen || field.variable == variable;
            const bool fits = first && field.value.is_plain() && field.value.plain.find_first_of("\n\r") == std::string_view::npos &&
                              (forbidden.empty() || field.value.plain.find_first_of(forbidden) == std::string_view::npos);
            if (fits) taken = field.value.plain;
            else others.push(record_.arena(), field);
        }
        // Of several values all stand in CSL's form, so that they stay in their order.
        const bool more = std::any_of(others.begin(), others.end(), [&](const TextField& field) { return field.variable == variable; });
        if (more) return {};
        rest_.texts = others;
        return taken;
    }

    void write_text(const KeyRow& row) { yaml_.member_unless_empty(row.key, take_plain(row.variable)); }

    void write_publication(const KeyRow& row) {
        const std::string_view name = take_plain(row.variable, "*_");
        if (!name.empty()) yaml_.member(row.key, "*" + std::string(name) + "*");
    }

    void write_authors() {
        const NamesField* const field = record_.people(Variable::author);
        if (field == nullptr || field->people.empty()) return;
        yaml_.key("authors");
        yaml_.begin_list();
        for (const Contributor& person : field->people) yaml_.string(text_of(person.name));
        yaml_.end_list();
        const auto fields = std::count_if(record_.names.begin(), record_.names.end(), [](const NamesField& f) { return f.variable == Variable::author; });
        if (fields != 1 || !is_said_by_keys(*field)) return;
        List<NamesField> others;
        for (const NamesField& names : rest_.names) {
            if (names.variable != Variable::author) others.push(record_.arena(), names);
        }
        rest_.names = others;
    }

    // For each author a text, empty where there is nothing to say.
    void write_notes() {
        const NamesField* const field = record_.people(Variable::author);
        if (field == nullptr) return;
        std::vector<std::string> notes;
        bool any = false;
        for (const Contributor& person : field->people) {
            std::string note;
            for (const Mark& mark : person.marks) {
                if (words_of(mark).empty()) continue;
                if (!note.empty()) note += "; ";
                note += words_of(mark);
            }
            any = any || !note.empty();
            notes.push_back(std::move(note));
        }
        if (!any) return;
        yaml_.key("author_notes");
        yaml_.begin_list();
        for (const std::string& note : notes) yaml_.string(note);
        yaml_.end_list();
    }

    void write_date(const KeyRow& row) {
        const DateField* const field = record_.date(Variable::issued);
        if (field == nullptr || !field->value.literal.empty()) return;
        std::string edtf;
        append_edtf(edtf, field->value);
        const auto back = parse_edtf(edtf);
        if (edtf.empty() || edtf[0] == '-' || edtf.find_first_not_of("0123456789-") != std::string::npos || !back || !(*back == field->value)) return;
        yaml_.key(row.key);
        yaml_.plain(edtf);
        List<DateField> others;
        bool taken = false;
        for (const DateField& date : rest_.dates) {
            if (date.variable == Variable::issued && !taken) taken = true;
            else others.push(record_.arena(), date);
        }
        rest_.dates = others;
    }

    void write_type(const KeyRow& row) {
        yaml_.key(row.key);
        yaml_.begin_list();
        yaml_.string(name_of(record_.type));
        yaml_.end_list();
    }

    void write_strings(std::string_view key, List<StringField>& values) {
        if (values.empty()) return;
        yaml_.key(key);
        yaml_.begin_list();
        for (const StringField& value : values) yaml_.string(value.value);
        yaml_.end_list();
        values.clear();
    }

    void write_link(const KeyRow& row) {
        List<Link> others;
        bool taken = false;
        for (const Link& link : rest_.links) {
            if (!taken && link.kind == row.link && link.label.empty()) {
                yaml_.member(row.key, link.url);
                taken = true;
            } else {
                others.push(record_.arena(), link);
            }
        }
        rest_.links = others;
    }

    // Keys that nobody knew, as they were.
    void write_leftovers() {
        List<Leftover> others;
        for (const Leftover& leftover : rest_.leftovers) {
            if (leftover.format == "hugoblox" && leftover.tag == "body" && body_.empty()) {
                body_ = leftover.value;
                continue;
            }
            const JsonDocument document = is_unknown_key(leftover) ? parse_json(record_.arena(), leftover.value) : JsonDocument{};
            if (document.root == nullptr || document.end != leftover.value.size()) {
                others.push(record_.arena(), leftover);
                continue;
            }
            yaml_.key(leftover.tag);
            yaml_.node(*document.root);
        }
        rest_.leftovers = others;
    }

    void write_rest() {
        Chunk json;
        Chunk::Item item;
        json_writer_.write(rest_, json, item, findings_);
        const JsonDocument document = parse_json(record_.arena(), record_.arena().copy(json.bytes));
        yaml_.key("csl");
        yaml_.begin_map();
        for (const JsonNode& member : *document.root) {
            if (member.key == "type") continue;
            yaml_.key(member.key);
            const std::size_t begin = yaml_.out().size() + 1;
            yaml_.node(member);
            if (member.key == "id") note_key(begin);
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

    Record& record_;
    Record rest_;
    const Writer& json_writer_;
    Chunk::Item& item_;
    Findings& findings_;
    YamlWriter yaml_;
    std::string_view body_;
};

class HugobloxWriter final : public Writer {
  public:
    HugobloxWriter() {
        FormatOptions options(csl_json::format.options);
        options.set("indent", "0");
        json_writer_ = csl_json::make_writer(options);
    }

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        chunk.bytes += "---\n";
        PageWriter page(record, *json_writer_, chunk.bytes, item, findings);
        page.write();
        chunk.bytes += "\n---\n";
        if (!page.body().empty()) ((chunk.bytes += '\n') += page.body()) += '\n';
        mark_all_written(record);
    }
    [[nodiscard]] Framing framing() const override { return {.before = "", .between = "\n", .after = "", .empty = ""}; }

  private:
    std::unique_ptr<Writer> json_writer_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<HugobloxWriter>(); }

}  // namespace bibcast::hugoblox

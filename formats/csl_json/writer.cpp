#include "formats/csl_json/writer.hpp"

#include <algorithm>

#include "formats/csl_json/custom.hpp"
#include "formats/csl_json/keywords.hpp"
#include "formats/csl_json/note_variables.hpp"
#include "formats/csl_json/schema.hpp"
#include "formats/jsonl/date_json.hpp"
#include "formats/jsonl/keys.hpp"
#include "formats/jsonl/name_json.hpp"
#include "io/loss.hpp"
#include "io/tagged/serial_number.hpp"
#include "model/derived_text.hpp"
#include "model/field_order.hpp"
#include "model/plain_variables.hpp"
#include "text/csl_markup.hpp"

namespace bibcast::csl_json {

namespace {

struct Settings {
    unsigned indentation;
    bool schema_keys;
};

/// Writes one record. What the schema has a key for goes there, all else under `custom`.
class RecordWriter {
  public:
    RecordWriter(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Settings settings, Outflow* flow)
        : record_(record),
          chunk_(chunk),
          item_(item),
          findings_(findings),
          flow_(flow),
          schema_keys_(settings.schema_keys),
          json_(chunk.bytes, settings.indentation, 1),
          custom_(record, json_),
          encoded_(scratch()) {}

    void write() {
        json_.begin_object();
        write_id();
        static constexpr JsonKey type("type");
        json_.member(type, name_of(record_.type));
        if (has_note_variables(record_)) custom_.keep_note();
        add_derived();
        join_isbns();
        write_texts();
        write_fields(record_.dates, [&](const DateField& field) { write_date(field); }, [](Variable) {});
        write_fields(record_.names, [&](NamesField& field) { write_names(json_, field); }, [](Variable) {});
        custom_.write_own_members();
        custom_.finish();
        json_.end_object();
    }

  private:
    /// Memory that is used again for the next record.
    static std::string& scratch() {
        thread_local std::string scratch;
        return scratch;
    }
    void write_id() {
        static constexpr JsonKey id("id");
        json_.key(id);
        item_.key_begin = json_.size() + 1;
        json_.string(record_.id);
        item_.key_end = json_.size() - 1;
        item_.may_repeat = true;
    }

    /// False for a variable that belongs under `custom`.
    [[nodiscard]] bool has_key(Variable variable) const { return !schema_keys_ || !schema_key(variable).empty(); }
    void write_key(Variable variable) {
        if (schema_keys_) json_.key(schema_key(variable));
        else json_.key(jsonl::key_of(variable));
    }

    /// The first value of each variable under its key, all others under `custom`.
    template <class Field, class WriteValue, class Before>
    void write_fields(List<Field>& fields, WriteValue&& write_value, Before&& before) {
        const Field* last = nullptr;
        for (Field* field : in_variable_order(record_.arena(), fields)) {
            field->written = true;
            const bool is_first = last == nullptr || last->variable != field->variable;
            last = field;
            if (!is_first || !has_key(field->variable)) {
                if (!is_joined(*field)) custom_.add_more(*field);
                continue;
            }
            before(field->variable);
            write_key(field->variable);
            write_value(*field);
        }
    }

    /// Several ISBNs, with blanks between them, as Zotero has them in one value; none if reading would not give them back. Of ISSNs Zotero has one.
    void join_isbns() {
        std::vector<std::string_view> numbers;
        for (const TextField& field : record_.texts) {
            if (field.variable == Variable::isbn) numbers.push_back(field.value.plain);
        }
        if (numbers.size() < 2) return;
        std::string joined;
        for (const std::string_view number : numbers) (joined += joined.empty() ? "" : " ") += number;
        if (tagged::split_serial_numbers(joined).numbers == numbers) isbns_ = std::move(joined);
    }
    [[nodiscard]] bool is_joined(const TextField& field) const { return field.variable == Variable::isbn && !isbns_.empty(); }
    template <class Field>
    [[nodiscard]] static bool is_joined(const Field& /*field*/) {
        return false;
    }

    void write_texts() {
        const auto write_due = [&](Variable variable) {
            for (const DerivedText& derived : derived_) {
                if (derived.variable < variable && derived.variable > last_text_) json_.member(name_of(derived.variable), derived.value);
            }
            if (variable > Variable::keyword && last_text_ <= Variable::keyword && !record_.keywords.empty()) write_keywords();
            last_text_ = variable;
        };
        write_fields(record_.texts, [&](const TextField& field) { write_text(field); }, write_due);
        write_due(Variable::accessed);
    }

    void write_text(const TextField& field) {
        const Text& text = field.value;
        if (is_joined(field)) return json_.string(isbns_);
        if (text.is_plain() && (holds_no_markup(field.variable) || is_free_of_markup(text.plain))) return json_.string(text.plain);
        encoded_.clear();
        const std::uint32_t lost = encode_csl_markup(encoded_, text, MarkupTags::csl);
        json_.string(encoded_);
        for (const Styled& styled : text.styles) {
            if ((lost & style_bit(styled.style)) != 0) report_lost_style(field, styled);
        }
    }

    void report_lost_style(const TextField& field, const Styled& styled) {
        std::string_view what = "CSL has no such formatting";
        switch (styled.style) {
            case Style::underline: what = "CSL has no underlining"; break;
            case Style::code: what = "CSL has no code"; break;
            case Style::math: what = "CSL has no formulas, this one stands between dollars"; break;
            case Style::link: what = "CSL has no links inside a text"; break;
            case Style::tex: what = "CSL has no TeX, the source stands as text"; break;
            default: break;
        }
        const std::string_view words = field.value.plain.substr(styled.begin, styled.end - styled.begin);
        report_partial_loss(loss_markup, record_, name_of(field.variable), styled.target.empty() ? words : styled.target, field.source,
                            what, findings_);
    }

    void write_keywords() {
        write_key(Variable::keyword);
        encoded_.clear();
        if (!join_keywords(encoded_, record_.keywords)) custom_.keep_keywords();
        json_.string(encoded_);
        for (StringField& keyword : record_.keywords) keyword.written = true;
    }

    void write_date(const DateField& field) {
        CslDateLoss loss;
        const CslDate csl = to_csl_date(field.value, loss);
        json_.begin_object();
        jsonl::write_date_parts(json_, csl);
        json_.member_unless_empty("literal", field.value.literal);
        json_.end_object();
        const auto read_back = date_of_csl(csl);
        if (loss.any() || (field.value.has_parts() && (!read_back || !(*read_back == field.value)))) custom_.add_date(field);
    }

    void write_names(JsonWriter& json, NamesField& field) {
        json.begin_array();
        for (Contributor& person : field.people) {
            json.begin_line_object();
            jsonl::write_name(json, person.name);
            json.end_line_object();
            person.written = true;
            if (flow_ != nullptr) flow_->offer(chunk_, item_);
        }
        json.end_array();
    }

    /// `custom` tells which values are not the record's own, so that reading gives it as it was.
    void add_derived() {
        append_derived_texts(derived_, record_);
        for (const DerivedText& derived : derived_) custom_.add_derived(derived.variable);
    }

    Record& record_;
    Chunk& chunk_;
    Chunk::Item& item_;
    Findings& findings_;
    Outflow* flow_;
    bool schema_keys_;
    JsonWriter json_;
    CustomWriter custom_;
    std::vector<DerivedText> derived_;
    std::string isbns_;
    Variable last_text_ = Variable::title;
    std::string& encoded_;
};

class CslJsonWriter final : public PartWriter {
  public:
    explicit CslJsonWriter(Settings settings) : settings_(settings) {}

    void write_in_parts(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const override {
        chunk.bytes.append(settings_.indentation, ' ');
        RecordWriter(record, chunk, item, findings, settings_, flow).write();
    }
    [[nodiscard]] Framing framing() const override { return {.before = "[\n", .between = ",\n", .after = "\n]\n", .empty = "[]\n"}; }

  private:
    Settings settings_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& options) { return make_part_writer(options); }

std::unique_ptr<PartWriter> make_part_writer(const FormatOptions& options) {
    const std::string_view keys = options["keys"];
    if (keys != "specification" && keys != "schema") throw UsageError("option keys is 'specification' or 'schema', not '" + std::string(keys) + "'");
    return std::make_unique<CslJsonWriter>(Settings{options.number("indent", 0, 8), keys == "schema"});
}

}  // namespace bibcast::csl_json

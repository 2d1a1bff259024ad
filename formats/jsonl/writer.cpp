#include "formats/jsonl/writer.hpp"

#include "formats/jsonl/date_json.hpp"
#include "formats/jsonl/keys.hpp"
#include "formats/jsonl/name_json.hpp"
#include "formats/jsonl/parts.hpp"
#include "model/field_order.hpp"
#include "model/plain_variables.hpp"
#include "text/csl_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::jsonl {

namespace {

class RecordWriter {
  public:
    RecordWriter(std::string& out, Record& record) : json_(out), record_(record) {}

    void write(bool source) {
        json_.begin_object();
        json_.member("type", name_of(record_.type));
        json_.member_unless_empty("id", record_.id);
        if (record_.generated_id) {
            json_.key("generated-id");
            json_.boolean(true);
        }
        write_texts();
        write_fields(record_.dates, [&](DateField& field) { write_date(json_, field.value); });
        write_names();
        write_list(json_, "identifiers", record_.identifiers);
        write_list(json_, "links", record_.links);
        write_list(json_, "groups", record_.groups);
        write_list(json_, "topics", record_.topics);
        write_list(json_, "awards", record_.awards);
        json_.member_unless_empty("native-type", record_.native_type.value);
        record_.native_type.written = true;
        write_list(json_, "leftovers", record_.leftovers);
        if (source && !record_.native.format.empty()) write_native_source();
        json_.end_object();
    }

  private:
    /// One value for a variable, or an array of them where there are several.
    template <class Field, class WriteValue>
    void write_group(std::span<Field*> group, WriteValue&& write_value) {
        json_.key(key_of(group.front()->variable));
        if (group.size() > 1) json_.begin_array();
        for (Field* field : group) {
            write_value(*field);
            field->written = true;
        }
        if (group.size() > 1) json_.end_array();
    }

    template <class Field, class WriteValue, class Before>
    void write_fields(List<Field>& fields, WriteValue&& write_value, Before&& before) {
        std::span<Field*> ordered = in_variable_order(record_.arena(), fields);
        while (!ordered.empty()) {
            std::size_t count = 1;
            while (count < ordered.size() && ordered[count]->variable == ordered.front()->variable) ++count;
            before(ordered.front()->variable);
            write_group(ordered.first(count), write_value);
            ordered = ordered.subspan(count);
        }
    }
    template <class Field, class WriteValue>
    void write_fields(List<Field>& fields, WriteValue&& write_value) {
        write_fields(fields, write_value, [](Variable) {});
    }

    /// The keywords are not among the texts, but stand where their variable does.
    void write_texts() {
        bool keywords_due = !record_.keywords.empty();
        const auto write_keywords_before = [&](Variable variable) {
            if (keywords_due && variable > Variable::keyword) {
                write_keywords();
                keywords_due = false;
            }
        };
        write_fields(record_.texts, [&](TextField& field) { write_text(field); }, write_keywords_before);
        if (keywords_due) write_keywords();
    }

    void write_text(const TextField& field) {
        const Text& text = field.value;
        if (text.is_plain() && (holds_no_markup(field.variable) || is_free_of_markup(text.plain))) {
            json_.string(text.plain);
            return;
        }
        encoded_.clear();
        encode_csl_markup(encoded_, text);
        json_.string(encoded_);
    }

    /// CSL's `keyword` is a string; where that would not say where one ends, it is an array.
    void write_keywords() {
        json_.key("keyword");
        bool clear = true;
        for (const StringField& keyword : record_.keywords) {
            clear = clear && !keyword.value.empty() && keyword.value.find(',') == std::string_view::npos &&
                    trim(keyword.value).size() == keyword.value.size();
        }
        encoded_.clear();
        if (!clear) json_.begin_array();
        for (StringField& keyword : record_.keywords) {
            keyword.written = true;
            if (!clear) {
                json_.string(keyword.value);
                continue;
            }
            if (!encoded_.empty()) encoded_ += ", ";
            encoded_ += keyword.value;
        }
        if (clear) {
            json_.string(encoded_);
        } else {
            json_.end_array();
        }
    }

    void write_names() {
        bool others = false;
        write_fields(record_.names, [&](NamesField& field) {
            others = others || field.others;
            field.written = true;
            json_.begin_array();
            for (Contributor& person : field.people) write_person(json_, person);
            json_.end_array();
        });
        if (!others) return;
        json_.key("others");
        json_.begin_array();
        for (const NamesField* field : in_variable_order(record_.arena(), record_.names)) {
            if (field->others) json_.string(name_of(field->variable));
        }
        json_.end_array();
    }

    void write_native_source() {
        const NativeSource& native = record_.native;
        json_.key("native-source");
        json_.begin_object();
        json_.member("format", native.format);
        json_.member_unless_empty("before", native.before);
        json_.member("text", native.text);
        json_.member_unless_empty("after", native.after);
        write_fingerprint("fingerprint", native.fingerprint);
        if (native.previous != 0) write_fingerprint("previous", native.previous);
        json_.end_object();
    }

    void write_fingerprint(std::string_view key, std::uint64_t value) {
        char digits[16];
        for (int i = 0; i < 16; ++i) digits[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 0xFU];
        json_.member(key, std::string_view(digits, sizeof digits));
    }

    JsonWriter json_;
    Record& record_;
    std::string encoded_;
};

class JsonlWriter final : public Writer {
  public:
    explicit JsonlWriter(bool source) : source_(source) {}
    void write(Record& record, Chunk& chunk, Chunk::Item& /*item*/, Findings& /*findings*/) const override {
        write_record(chunk.bytes, record, source_);
    }

  private:
    bool source_;
};

}  // namespace

void write_record(std::string& out, Record& record, bool source) {
    RecordWriter(out, record).write(source);
    out += '\n';
}

std::unique_ptr<Writer> make_writer(const FormatOptions& options) {
    return std::make_unique<JsonlWriter>(options.on("source"));
}

}  // namespace bibcast::jsonl

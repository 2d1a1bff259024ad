#include "formats/hayagriva/entry_writer.hpp"

#include <algorithm>
#include <vector>

#include "formats/hayagriva/formattable.hpp"
#include "formats/hayagriva/people.hpp"
#include "formats/hayagriva/tags.hpp"
#include "formats/hayagriva/types.hpp"
#include "io/loss.hpp"
#include "text/csl_markup.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"
#include "text/yaml_writer.hpp"

namespace bibcast::hayagriva {

namespace {

/// The type, the native type and the parent's type that a record is written with.
struct Words {
    std::string_view own;
    std::string_view parent;
};

class EntryWriter {
  public:
    EntryWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : record_(record), out_(out), item_(item), findings_(findings), yaml_(out) {}

    void write() {
        choose_type();
        contained_ = is_contained(record_.type) && has_container();
        yaml_.begin_map();
        write_key();
        yaml_.begin_map();
        write_type();
        write_title(Variable::title, Variable::title_short);
        write_names("author", Variable::author);
        if (!contained_ || record_.people(Variable::author) == nullptr) write_names("editor", Variable::editor);
        write_date("date", Variable::issued);
        write_fields(Level::own);
        if (!contained_) write_fields(Level::parent);
        write_url();
        write_affiliated();
        write_numbers(Level::own);
        if (!contained_) flush_numbers(Level::parent);
        close_numbers();
        write_parents();
        write_leftovers({});
        yaml_.end_map();
        yaml_.end_map();
        out_ += '\n';
    }

  private:
    void choose_type() {
        if (const TypeRow* row = written_row(record_.type, record_.native_type.value); row != nullptr) {
            if (row->says_more) record_.native_type.written = true;
            words_ = {row->word, parent_of(*row)};
            return;
        }
        // A magazine is a periodical, a dictionary a work of reference.
        switch (record_.type) {
            case ItemType::article_magazine: words_ = {"article", "periodical"}; break;
            case ItemType::entry_dictionary: words_ = {"entry", "reference"}; break;
            default: words_ = {"misc", "misc"}; break;
        }
        report_partial_loss(loss_native_type, record_, "type", name_of(record_.type), record_.source, "Hayagriva has no such type", findings_);
    }

    [[nodiscard]] bool has_container() const {
        for (const Variable variable : {Variable::container_title, Variable::container_title_short, Variable::collection_title}) {
            if (record_.text(variable) != nullptr) return true;
        }
        return record_.people(Variable::container_author) != nullptr;
    }

    void write_key() {
        std::string_view key = record_.id;
        const std::size_t begin = out_.size();
        yaml_.key(key);
        // Between its quotation marks, if it has any; the colon stands behind.
        std::size_t from = begin;
        std::size_t to = out_.size() - 1;
        if (to > from && (out_[from] == '"' || out_[from] == '\'') && out_[to - 1] == out_[from]) {
            ++from;
            --to;
        }
        item_.key_begin = from;
        item_.key_end = to;
    }

    /// A word that the format does not have stands for the type; beside one that it has it was a second one.
    void write_type() {
        for (Leftover& leftover : record_.leftovers) {
            if (!record_.native_type.value.empty()) break;
            if (leftover.format != "hayagriva" || leftover.tag != "type" || leftover.written) continue;
            const JsonDocument document = parse_json(record_.arena(), leftover.value);
            if (document.root == nullptr) continue;
            yaml_.key("type");
            yaml_.node(*document.root);
            leftover.written = true;
            return;
        }
        yaml_.member("type", words_.own);
    }

    /// The text in its form; formatting that there is no form for is a loss.
    std::string formatted(const TextField& field) {
        std::string text;
        const std::uint32_t lost = encode_formattable(text, field.value);
        for (const Styled& styled : field.value.styles) {
            if ((lost & style_bit(styled.style)) == 0) continue;
            const std::string_view words = field.value.plain.substr(styled.begin, styled.end - styled.begin);
            report_partial_loss(loss_markup, record_, name_of(field.variable), styled.target.empty() ? words : styled.target, field.source,
                                "Hayagriva has no such formatting", findings_);
        }
        return text;
    }
    /// The plain words, for fields that have no form.
    std::string_view words(const TextField& field) {
        for (const Styled& styled : field.value.styles) {
            report_partial_loss(loss_markup, record_, name_of(field.variable), field.value.plain.substr(styled.begin, styled.end - styled.begin), field.source,
                                "the field is no formattable string", findings_);
        }
        return field.value.plain;
    }

    void write_title(Variable variable, Variable short_variable) {
        const TextField* const title = record_.take_text(variable);
        if (title == nullptr) return;
        const TextField* const brief = record_.take_text(short_variable);
        yaml_.key("title");
        if (brief == nullptr && !has_leftover(place_ + "title/")) return yaml_.string(formatted(*title));
        yaml_.begin_map();
        yaml_.member("value", formatted(*title));
        if (brief != nullptr) yaml_.member("short", formatted(*brief));
        write_leftovers(place_ + "title/");
        yaml_.end_map();
    }

    void write_names(std::string_view key, Variable variable) {
        NamesField* const field = record_.take_people(variable);
        if (field == nullptr) return;
        yaml_.key(key);
        write_people(yaml_, *field);
    }

    void write_date(std::string_view key, Variable variable) {
        if (const std::string text = date_text(variable); !text.empty()) yaml_.member(key, text);
    }
    /// The next date of a variable, with a finding for what it has no form for; empty if there is none that can be written.
    std::string date_text(Variable variable) {
        const DateField* const next = record_.date(variable);
        if (next == nullptr) return {};
        WrittenDate date = hayagriva::write_date(next->value);
        if (date.text.empty()) return {};
        const DateField& field = *record_.take_date(variable);
        if (date.whole) return std::move(date.text);
        std::string said(field.value.literal);
        if (said.empty()) append_edtf(said, field.value);
        report_partial_loss(loss_date_part, record_, name_of(variable), said, field.source, "Hayagriva has no such dates, '" + date.text + "' is written", findings_);
        return std::move(date.text);
    }

    /// Whether the field takes a value; what it does not take stays behind as a loss.
    static bool takes(Type type, std::string_view value) {
        switch (type) {
            case Type::numeric: return is_numeric(value);
            case Type::language: return !language_tag_of(value).empty();
            default: return true;
        }
    }

    void write_fields(Level level) {
        for (const TagRow& row : tag_rows) {
            if (row.level != level) continue;
            Variable variable = row.variable;
            if (is_of_organization(record_.type)) {
                // A thesis or report is published by its organization; only there is one of its own without a publisher.
                if (variable == Variable::publisher) continue;
                if (variable == Variable::authority) variable = Variable::publisher;
            }
            const TextField* field = record_.text(variable);
            if (field == nullptr || !takes(row.type, field->value.plain)) continue;
            field = record_.take_text(variable);
            yaml_.key(row.tag);
            const std::string place = place_ + std::string(row.tag) + "/";
            const bool formattable = row.type == Type::formattable;
            if (formattable && has_leftover(place)) {
                yaml_.begin_map();
                yaml_.member("value", formatted(*field));
                write_leftovers(place);
                yaml_.end_map();
            } else if (formattable) {
                yaml_.string(formatted(*field));
            } else {
                yaml_.string(row.type == Type::language ? language_tag_of(words(*field)) : words(*field));
            }
        }
    }

    void write_url() {
        const TextField* const url = record_.text(Variable::url);
        if (url == nullptr) return;
        std::string address(url->value.plain);
        // Browsers put the scheme before what people leave it out of; a damaged one (`h=tps://`) is none that was left out.
        const std::string_view host = std::string_view(address).substr(0, address.find_first_of("/?#"));
        const bool lacks_scheme = host.find('.') != std::string_view::npos && host.find(':') == std::string_view::npos;
        if (!is_address(address) && lacks_scheme && is_address("http://" + address)) address.insert(0, "http://");
        if (!is_address(address)) return;
        static_cast<void>(record_.take_text(Variable::url));
        yaml_.key("url");
        const std::string accessed = date_text(Variable::accessed);
        if (accessed.empty() && !has_leftover("url/")) return yaml_.string(address);
        yaml_.begin_map();
        yaml_.member("value", address);
        if (!accessed.empty()) yaml_.member("date", accessed);
        write_leftovers("url/");
        yaml_.end_map();
    }

    void begin_affiliated() {
        if (!affiliated_) {
            yaml_.key("affiliated");
            yaml_.begin_list();
        }
        affiliated_ = true;
    }

    void write_affiliated() {
        for (const TagRow& row : role_rows) {
            NamesField* const field = record_.take_people(row.variable);
            if (field == nullptr) continue;
            begin_affiliated();
            yaml_.begin_map();
            yaml_.member("role", row.tag);
            yaml_.key("names");
            write_people(yaml_, *field);
            yaml_.end_map();
        }
        if (NamesField* field = record_.take_people(Variable::contributor); field != nullptr) {
            for (Contributor& person : field->people) write_contributor(person);
            if (field->others) {
                begin_affiliated();
                yaml_.begin_map();
                yaml_.member("role", "collaborator");
                yaml_.member("names", "others");
                yaml_.end_map();
            }
        }
        if (affiliated_) yaml_.end_list();
    }

    void write_contributor(Contributor& person) {
        begin_affiliated();
        std::string_view role = "collaborator";
        bool stated = false;
        for (Detail& detail : person.details) {
            if (detail.kind != DetailKind::role || stated || !is_role(detail.value)) continue;
            role = detail.value;
            detail.written = stated = true;
        }
        yaml_.begin_map();
        yaml_.member("role", role);
        yaml_.key("names");
        write_person(yaml_, person);
        yaml_.end_map();
    }

    void add_number(std::string_view key, std::string_view value) {
        if (!numbered_) {
            yaml_.key("serial-number");
            yaml_.begin_map();
        }
        numbered_ = true;
        yaml_.member(key, value);
    }
    void flush_numbers(Level level) {
        for (const TagRow& row : number_rows) {
            if (row.level != level) continue;
            if (const TextField* field = record_.take_text(row.variable); field != nullptr) add_number(row.tag, field->value.plain);
        }
    }
    void write_numbers(Level level) {
        flush_numbers(level);
        std::vector<std::string_view> schemes;
        for (Identifier& identifier : record_.identifiers) {
            if (identifier.written || std::find(schemes.begin(), schemes.end(), identifier.scheme) != schemes.end()) continue;
            schemes.push_back(identifier.scheme);
            std::string value(identifier.value);
            if (!identifier.version.empty()) value += (identifier.scheme == "arxiv" ? "v" : " ") + std::string(identifier.version);
            if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + "]";
            add_number(identifier.scheme, value);
            identifier.written = true;
        }
    }
    void close_numbers() {
        if (numbered_) yaml_.end_map();
        numbered_ = false;
    }

    [[nodiscard]] bool has_leftover(std::string_view place) const {
        return std::any_of(record_.leftovers.begin(), record_.leftovers.end(), [place](const Leftover& leftover) {
            return leftover.format == "hayagriva" && !leftover.written && leftover.tag.starts_with(place);
        });
    }

    /// Leftovers that stood directly under `place`.
    void write_leftovers(std::string_view place) {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.written || leftover.format != "hayagriva" || !leftover.tag.starts_with(place)) continue;
            const std::string_view key = leftover.tag.substr(place.size());
            if (key.empty() || key.find('/') != std::string_view::npos) continue;
            const JsonDocument document = parse_json(record_.arena(), leftover.value);
            if (document.root == nullptr || document.end != leftover.value.size()) continue;
            yaml_.key(key);
            yaml_.node(*document.root);
            leftover.written = true;
        }
    }

    void write_parents() {
        const bool event = record_.text(Variable::event_title) != nullptr;
        const bool series = !contained_ && record_.text(Variable::collection_title) != nullptr;
        if (!contained_ && !series && !event) return;
        // One conference alone would be read as the container of what can have one.
        const bool alone = event && !contained_ && !series;
        const bool empty_container = alone && is_contained(record_.type);
        const bool list = (event && !(alone && !empty_container)) || has_leftover("parent/0/");
        yaml_.key("parent");
        if (list) yaml_.begin_list();
        place_ = list ? "parent/0/" : "parent/";
        if (contained_) write_container();
        if (series) write_series(series_type);
        if (event) {
            if (!alone || empty_container) place_ = "parent/1/";
            if (empty_container) {
                yaml_.begin_map();
                yaml_.member("type", words_.parent);
                yaml_.end_map();
            }
            write_conference();
        }
        if (list) yaml_.end_list();
        place_.clear();
    }

    void write_container() {
        yaml_.begin_map();
        if (!has_leftover(place_ + "type")) yaml_.member("type", words_.parent);
        write_title(Variable::container_title, Variable::container_title_short);
        write_names("author", Variable::container_author);
        write_names("editor", Variable::editor);
        write_fields(Level::parent);
        flush_numbers(Level::parent);
        close_numbers();
        if (record_.text(Variable::collection_title) != nullptr) {
            yaml_.key("parent");
            const std::string outer = place_;
            place_ += "parent/";
            write_series(series_type);
            place_ = outer;
        }
        write_leftovers(place_);
        yaml_.end_map();
    }

    void write_series(std::string_view type) {
        yaml_.begin_map();
        if (!has_leftover(place_ + "type")) yaml_.member("type", type);
        write_title(Variable::collection_title, Variable::container_title_short);
        if (const TextField* number = record_.take_text(Variable::collection_number); number != nullptr) yaml_.member("volume", words(*number));
        write_names("editor", Variable::collection_editor);
        write_leftovers(place_);
        yaml_.end_map();
    }

    void write_conference() {
        yaml_.begin_map();
        yaml_.member("type", "conference");
        yaml_.member("title", formatted(*record_.take_text(Variable::event_title)));
        if (const TextField* place = record_.take_text(Variable::event_place); place != nullptr) yaml_.member("location", formatted(*place));
        write_date("date", Variable::event_date);
        write_leftovers(place_);
        yaml_.end_map();
    }

    Record& record_;
    std::string& out_;
    Chunk::Item& item_;
    Findings& findings_;
    YamlWriter yaml_;
    Words words_;
    std::string place_;  ///< where in the entry it is written: the beginning of its leftovers' tags
    bool contained_ = false;
    bool affiliated_ = false;
    bool numbered_ = false;
};

}  // namespace

void write_entry(Record& record, std::string& out, Chunk::Item& item, Findings& findings) { EntryWriter(record, out, item, findings).write(); }

}  // namespace bibcast::hayagriva

#include "formats/hayagriva/entry_writer.hpp"

#include <algorithm>
#include <unordered_set>
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

// Where the reader puts the leftovers of parents.
constexpr std::string_view container_place = "parent/0/";
constexpr std::string_view conference_place = "parent/1/";

class EntryWriter {
  public:
    EntryWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : record_(record), out_(out), item_(item), findings_(findings), yaml_(out) {}

    void write() {
        choose_type();
        settle_parents();
        contained_ = is_contained(record_.type) && (has_container() || says_its_type_by_parent() || has_leftover(container_place));
        yaml_.begin_map();
        write_key();
        open();
        write_type();
        write_title(Variable::title, Variable::title_short);
        write_names("author", Variable::author);
        if (!contained_ || record_.people(Variable::author) == nullptr || has_own("editor")) write_names("editor", Variable::editor);
        write_date("date", Variable::issued);
        write_fields(false);
        write_url();
        write_affiliated();
        write_numbers(false);
        write_parents();
        write_leftovers({});
        close();
        yaml_.end_map();
        out_ += '\n';
    }

  private:
    // A mapping in which leftovers may stand. Typst refuses a file with a key that stands there twice.
    void open() {
        yaml_.begin_map();
        levels_.push_back(keys_.size());
    }
    void close() {
        if (indexed_level_ == levels_.size()) indexed_level_ = 0;
        yaml_.end_map();
        keys_.resize(levels_.back());
        levels_.pop_back();
    }
    void key(std::string_view name) {
        yaml_.key(name);
        keys_.push_back(name);
        if (indexed_level_ == levels_.size()) index_.insert(name);
    }
    void member(std::string_view name, std::string_view text) {
        key(name);
        yaml_.string(text);
    }
    [[nodiscard]] bool is_used(std::string_view name) {
        constexpr std::size_t few = 32;
        const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(levels_.back());
        if (keys_.size() - levels_.back() <= few) return std::find(begin, keys_.end(), name) != keys_.end();
        if (indexed_level_ != levels_.size()) index_ = {begin, keys_.end()};
        indexed_level_ = levels_.size();
        return index_.contains(name);
    }

    /// Brings the leftovers of parents to the places of the reader's lists (`parent/0/url` of the container), whether the source had a list or not, and takes
    /// apart those of which nothing was read, so that they stand beside what is written there.
    void settle_parents() {
        const bool only_conference = record_.text(Variable::event_title) != nullptr && !is_contained(record_.type) && record_.text(Variable::collection_title) == nullptr;
        for (std::size_t i = 0; i < record_.leftovers.size(); ++i) {
            Leftover& leftover = record_.leftovers[i];
            if (leftover.format != "hayagriva" || leftover.written) continue;
            if (leftover.tag.starts_with("parent/") && !leftover.tag.substr(7).empty() && !is_ascii_digit(leftover.tag[7])) {
                leftover.tag = record_.arena().concat({only_conference ? conference_place : container_place, leftover.tag.substr(7)});
            }
            const std::string_view tag = leftover.tag;
            const bool whole = tag == "parent" || tag == "parent/0" || tag == "parent/1" || tag == "serial-number" || tag == "parent/0/serial-number";
            if (whole) take_apart(i);
        }
    }
    void take_apart(std::size_t index) {
        const Leftover whole = record_.leftovers[index];
        const JsonDocument document = parse_json(record_.arena(), whole.value);
        if (document.root == nullptr || document.end != whole.value.size()) return;
        const bool list = whole.tag == "parent" && document.root->is(JsonKind::array);
        if (!list && !document.root->is(JsonKind::object)) return;
        record_.leftovers[index].written = true;
        std::size_t number = 0;
        for (const JsonNode& part : *document.root) {
            // Of a list the first one is the container, and `parent/1` is kept for a conference.
            const std::string place = list ? std::to_string(number) : std::string(part.key);
            number += number == 0 ? 2 : 1;
            const std::string_view parent = whole.tag == "parent" && !list ? "parent/0" : whole.tag;
            record_.add_leftover("hayagriva", record_.arena().concat({parent, "/", place}), raw_json(whole.value, part.span), whole.source);
        }
    }

    void choose_type() {
        if (const TypeRow* row = written_row(record_.type, record_.native_type.value); row != nullptr) {
            if (row->says_more) record_.native_type.written = true;
            words_ = {row->word, parent_of(*row)};
            // Inside of what usually holds it, an entry is one of an encyclopedia.
            if (read_row(words_.own, words_.parent)->type != row->type) words_.parent = "misc";
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

    /// True for articles whose type is read from that of their parent, which may have no title.
    [[nodiscard]] bool says_its_type_by_parent() const {
        const TypeRow* const with_parent = read_row(words_.own, words_.parent);
        const TypeRow* const alone = read_row(words_.own, {});
        return with_parent != nullptr && alone != nullptr && with_parent->type != alone->type && alone->type != record_.type;
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
            key("type");
            yaml_.node(*document.root);
            leftover.written = true;
            return;
        }
        member("type", words_.own);
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
        key("title");
        if (brief == nullptr && !has_leftover(place_ + "title/")) return yaml_.string(formatted(*title));
        open();
        member("value", formatted(*title));
        if (brief != nullptr) member("short", formatted(*brief));
        write_leftovers(place_ + "title/");
        close();
    }

    void write_names(std::string_view name, Variable variable) {
        NamesField* const field = record_.take_people(variable);
        if (field == nullptr) return;
        key(name);
        write_people(yaml_, *field);
    }

    void write_date(std::string_view name, Variable variable) {
        if (const std::string text = date_text(variable); !text.empty()) member(name, text);
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

    /// Whether the entry has a value of its own for what else stands in its parent: then the parent's is a leftover of that place.
    [[nodiscard]] bool has_own(std::string_view tag) const {
        const std::string place = std::string(container_place) + std::string(tag);
        return contained_ && (is_left_over(place) || is_left_over(place + "/name") || is_left_over(place + "/value"));
    }
    [[nodiscard]] bool stands_in_parent(const TagRow& row) const { return row.level == Level::parent && contained_ && !has_own(row.tag); }

    /// Of the entry, or of its parent.
    void write_fields(bool of_parent) {
        write_fields(Level::own, of_parent);
        write_fields(Level::parent, of_parent);
    }
    void write_fields(Level level, bool of_parent) {
        for (const TagRow& row : tag_rows) {
            if (row.level != level || stands_in_parent(row) != of_parent) continue;
            Variable variable = row.variable;
            if (is_of_organization(record_.type)) {
                // A thesis or report is published by its organization; only there is one of its own without a publisher.
                if (variable == Variable::publisher) continue;
                if (variable == Variable::authority) variable = Variable::publisher;
            }
            const TextField* field = record_.text(variable);
            if (field == nullptr || !takes(row.type, field->value.plain)) continue;
            field = record_.take_text(variable);
            key(row.tag);
            const std::string place = place_ + std::string(row.tag) + "/";
            const bool formattable = row.type == Type::formattable;
            if (formattable && has_leftover(place)) {
                open();
                member("value", formatted(*field));
                write_leftovers(place);
                close();
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
        key("url");
        const std::string accessed = date_text(Variable::accessed);
        if (accessed.empty() && !has_leftover("url/")) return yaml_.string(address);
        open();
        member("value", address);
        if (!accessed.empty()) member("date", accessed);
        write_leftovers("url/");
        close();
    }

    void begin_affiliated() {
        if (!affiliated_) {
            key("affiliated");
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

    void begin_numbers() {
        if (numbered_) return;
        key("serial-number");
        open();
        numbered_ = true;
    }
    void add_number(std::string_view scheme, std::string_view value) {
        begin_numbers();
        member(scheme, value);
    }
    void flush_numbers(Level level, bool of_parent) {
        for (const TagRow& row : number_rows) {
            if (row.level != level) continue;
            const bool at_parent = level == Level::parent && contained_ && !is_numbered_otherwise(row.tag);
            if (at_parent != of_parent) continue;
            if (const TextField* field = record_.take_text(row.variable); field != nullptr) add_number(row.tag, field->value.plain);
        }
    }
    /// True if the parent has another number of that kind (`isbn` of older files), or one that is no mapping.
    [[nodiscard]] bool is_numbered_otherwise(std::string_view scheme) const {
        const std::string numbers = std::string(container_place) + "serial-number";
        return is_left_over(numbers) || is_left_over(numbers + "/" + std::string(scheme)) || is_left_over(std::string(container_place) + std::string(scheme));
    }
    void write_numbers(bool of_parent) {
        flush_numbers(Level::own, of_parent);
        if (!of_parent) write_schemes();
        flush_numbers(Level::parent, of_parent);
        const std::string place = place_ + "serial-number/";
        if (has_leftover(place)) {
            begin_numbers();
            write_leftovers(place);
        }
        if (numbered_) close();
        numbered_ = false;
    }
    void write_schemes() {
        for (Identifier& identifier : record_.identifiers) {
            if (identifier.written || (numbered_ && is_used(identifier.scheme))) continue;
            std::string value(identifier.value);
            if (!identifier.version.empty()) value += (identifier.scheme == "arxiv" ? "v" : " ") + std::string(identifier.version);
            if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + "]";
            add_number(identifier.scheme, value);
            identifier.written = true;
        }
    }

    [[nodiscard]] bool has_leftover(std::string_view place) const {
        return std::any_of(record_.leftovers.begin(), record_.leftovers.end(), [place](const Leftover& leftover) {
            return leftover.format == "hayagriva" && !leftover.written && leftover.tag.starts_with(place);
        });
    }

    [[nodiscard]] bool is_left_over(std::string_view tag) const {
        return std::any_of(record_.leftovers.begin(), record_.leftovers.end(), [tag](const Leftover& leftover) {
            return leftover.format == "hayagriva" && !leftover.written && leftover.tag == tag;
        });
    }

    /// Leftovers that stood directly under `place`.
    void write_leftovers(std::string_view place) {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.written || leftover.format != "hayagriva" || !leftover.tag.starts_with(place)) continue;
            const std::string_view name = leftover.tag.substr(place.size());
            if (name.empty() || name.find('/') != std::string_view::npos || is_used(name)) continue;
            const JsonDocument document = parse_json(record_.arena(), leftover.value);
            if (document.root == nullptr || document.end != leftover.value.size()) continue;
            key(name);
            yaml_.node(*document.root);
            leftover.written = true;
        }
    }

    void write_parents() {
        const bool event = record_.text(Variable::event_title) != nullptr;
        const bool series = !contained_ && (record_.text(Variable::collection_title) != nullptr || has_leftover(container_place));
        // One conference alone would be read as the container of what can have one.
        const bool empty_container = event && !contained_ && !series && is_contained(record_.type);
        const bool others = has_other_parents();
        if (!contained_ && !series && !event && !others) return;
        key("parent");
        const bool list = others || (event && (contained_ || series || empty_container));
        if (list) yaml_.begin_list();
        place_ = container_place;
        if (contained_) write_container();
        if (series) write_series();
        if (empty_container) {
            yaml_.begin_map();
            yaml_.member("type", words_.parent);
            yaml_.end_map();
        }
        place_ = conference_place;
        if (event) write_conference();
        if (others) write_other_parents();
        if (list) yaml_.end_list();
        place_.clear();
    }

    /// A parent that there is no variable for, as a whole: `parent/2`.
    [[nodiscard]] static bool is_other_parent(const Leftover& leftover) {
        constexpr std::string_view place = "parent/";
        if (leftover.written || leftover.format != "hayagriva" || !leftover.tag.starts_with(place)) return false;
        const std::string_view number = leftover.tag.substr(place.size());
        return number > "1" && std::all_of(number.begin(), number.end(), is_ascii_digit);
    }
    [[nodiscard]] bool has_other_parents() const { return std::any_of(record_.leftovers.begin(), record_.leftovers.end(), is_other_parent); }
    void write_other_parents() {
        for (Leftover& leftover : record_.leftovers) {
            if (!is_other_parent(leftover)) continue;
            const JsonDocument document = parse_json(record_.arena(), leftover.value);
            if (document.root == nullptr || document.end != leftover.value.size()) continue;
            yaml_.node(*document.root);
            leftover.written = true;
        }
    }

    void write_container() {
        open();
        if (!is_left_over(place_ + "type")) member("type", words_.parent);
        write_title(Variable::container_title, Variable::container_title_short);
        write_names("author", Variable::container_author);
        write_names("editor", Variable::editor);
        write_fields(true);
        write_numbers(true);
        if (record_.text(Variable::collection_title) != nullptr || has_leftover(place_ + "parent/")) {
            key("parent");
            const std::string outer = place_;
            place_ += "parent/";
            write_series();
            place_ = outer;
        }
        write_leftovers(place_);
        close();
    }

    void write_series() {
        open();
        if (!is_left_over(place_ + "type")) member("type", series_type);
        write_title(Variable::collection_title, Variable::container_title_short);
        if (const TextField* number = record_.take_text(Variable::collection_number); number != nullptr) member("volume", words(*number));
        write_names("editor", Variable::collection_editor);
        write_leftovers(place_);
        close();
    }

    void write_conference() {
        open();
        member("type", "conference");
        write_title(Variable::event_title, Variable::container_title_short);  // of which the reader knows one
        if (const TextField* place = record_.take_text(Variable::event_place); place != nullptr) member("location", formatted(*place));
        write_date("date", Variable::event_date);
        write_leftovers(place_);
        close();
    }

    Record& record_;
    std::string& out_;
    Chunk::Item& item_;
    Findings& findings_;
    YamlWriter yaml_;
    Words words_;
    std::string place_;  ///< where in the entry it is written: the beginning of its leftovers' tags
    std::vector<std::string_view> keys_;  ///< of the mappings that are open
    std::vector<std::size_t> levels_;     ///< where in `keys_` each of them begins
    std::unordered_set<std::string_view> index_;  ///< the keys of one of them that has many
    std::size_t indexed_level_ = 0;               ///< how many were open with it; 0: none has an index
    bool contained_ = false;
    bool affiliated_ = false;
    bool numbered_ = false;
};

}  // namespace

void write_entry(Record& record, std::string& out, Chunk::Item& item, Findings& findings) { EntryWriter(record, out, item, findings).write(); }

}  // namespace bibcast::hayagriva

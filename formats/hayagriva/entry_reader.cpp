#include "formats/hayagriva/entry_reader.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "formats/hayagriva/formattable.hpp"
#include "formats/hayagriva/people.hpp"
#include "formats/hayagriva/tags.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast::hayagriva {

namespace {

bool is_true(const JsonNode* node) { return node != nullptr && equals_ignoring_ascii_case(node->text, "true"); }

constexpr std::string_view parent_key = "parent";

class EntryReader {
  public:
    EntryReader(TreeReader& tree, const JsonNode& entry) : tree_(tree), record_(tree.record()), entry_(entry) {}

    void read() {
        find_parents();
        read_type();
        read_own();
        if (container_ != nullptr) read_container();
        if (conference_ != nullptr) read_conference();
        read_borrowed();
        tree_.keep_rest(entry_);
        const JsonNode* const parent = entry_.member(parent_key);
        if (parent != nullptr && parent != conference_ && (conference_ != nullptr || parent->is(JsonKind::array))) number_parents(*parent);
    }

  private:
    /// The leftovers of parents, under the place that the writer has for each: `parent/0` is the container, `parent/1` the conference; others follow.
    void number_parents(const JsonNode& parent) {
        const bool list = parent.is(JsonKind::array);
        std::vector<std::string> numbers;
        std::size_t other = 2;
        for (const JsonNode& one : parent) numbers.push_back(std::to_string(&one == container_ ? 0 : &one == conference_ ? 1 : other++));
        for (Leftover& leftover : record_.leftovers) {
            constexpr std::string_view root = "parent/";
            if (!leftover.tag.starts_with(root)) continue;
            std::string_view rest = leftover.tag.substr(root.size());
            std::string_view number = "0";
            if (list) {
                const std::size_t end = std::min(rest.find('/'), rest.size());
                std::size_t index = 0;
                for (const char c : rest.substr(0, end)) index = index * 10 + static_cast<std::size_t>(c - '0');
                if (index >= numbers.size()) continue;
                number = numbers[index];
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            // The conference that proceedings are of.
            if (conference_ != nullptr && container_ != nullptr && container_->member(parent_key) == conference_ && number == "0" && rest.starts_with(root)) {
                number = "1";
                rest.remove_prefix(root.size());
            }
            leftover.tag = record_.arena().concat({root, number, rest.empty() ? "" : "/", rest});
        }
        take_apart_container();
        sort_parents();
    }

    /// One of which nothing was read, into its members, as if something had been.
    void take_apart_container() {
        for (std::size_t i = 0; i < record_.leftovers.size(); ++i) {
            if (record_.leftovers[i].tag != "parent/0") continue;
            record_.leftovers.erase(i);
            for (const JsonNode& member : *container_) {
                std::string json;
                append_json(json, member);
                record_.add_leftover("hayagriva", record_.arena().concat({"parent/0/", member.key}), record_.arena().copy(json), member.span);
            }
            return;
        }
    }
    /// In the order in which parents are written.
    void sort_parents() {
        std::vector<Leftover> parents;
        const auto is_parent = [](const Leftover& leftover) { return leftover.tag.starts_with("parent/"); };
        std::copy_if(record_.leftovers.begin(), record_.leftovers.end(), std::back_inserter(parents), is_parent);
        const auto number = [](const Leftover& leftover) { return leftover.tag.substr(0, leftover.tag.find('/', 7)); };
        std::stable_sort(parents.begin(), parents.end(), [&](const Leftover& a, const Leftover& b) {
            return number(a).size() != number(b).size() ? number(a).size() < number(b).size() : number(a) < number(b);
        });
        auto next = parents.begin();
        for (Leftover& leftover : record_.leftovers) {
            if (is_parent(leftover)) leftover = *next++;
        }
    }

    [[nodiscard]] static std::string type_of(const JsonNode& entry, std::string_view fallback) {
        const JsonNode* const node = entry.member("type");
        return ascii_lower(node == nullptr ? fallback : trim(node->text));
    }

    /// The first parent is the container; a conference beside another parent, or of what is in no container, is the event.
    void find_parents() {
        word_ = type_of(entry_, "misc");
        const JsonNode* const parent = entry_.member(parent_key);
        // CSL's word for the title of the parent, which people write here, too.
        if (parent == nullptr && entry_.member("container-title") != nullptr) parent_word_ = default_parent(word_);
        if (parent == nullptr) return;
        if (parent->is(JsonKind::object)) {
            container_ = parent;
        } else if (parent->is(JsonKind::array)) {
            for (const JsonNode& one : *parent) {
                if (!one.is(JsonKind::object)) continue;
                const bool conference = type_of(one, default_parent(word_)) == "conference";
                if (conference && conference_ == nullptr && parent->first->next != nullptr) {
                    conference_ = &one;
                } else if (container_ == nullptr) {
                    container_ = &one;
                }
            }
        }
        if (container_ == nullptr) return;
        parent_word_ = type_of(*container_, default_parent(word_));
        if (parent_word_ != "conference" || conference_ != nullptr || is_contained(word_)) return;
        conference_ = container_;
        container_ = nullptr;
        parent_word_ = {};
    }

    void read_type() {
        const JsonNode* const node = entry_.member("type");
        const TypeRow* const found = read_row(word_, parent_word_);
        if (found == nullptr) return;  // the word is a leftover
        // What was told at a conference, and came out elsewhere: a video of it.
        const bool told = found->type == ItemType::article && found->parent.empty() && conference_ != nullptr;
        if (node != nullptr) node->taken = true;
        record_.type = told ? ItemType::paper_conference : found->type;
        if (found->says_more) {
            record_.native_type.value = record_.arena().copy(word_);
            if (node != nullptr) record_.native_type.source = node->span;
        }
        if (container_ == nullptr) return;
        // The type of the parent says nothing where it follows from the entry's.
        const JsonNode* const parent_type = container_->member("type");
        if (parent_type == nullptr) return;
        const TypeRow* const written = written_row(record_.type, record_.native_type.value);
        const std::string_view expected = !is_contained(record_.type) ? series_type : written == nullptr ? "misc" : parent_of(*written);
        if (expected == parent_word_) parent_type->taken = true;
    }

    void read_own() {
        read_title(entry_, Variable::title, Variable::title_short);
        read_people(tree_, entry_.member("author"), Variable::author);
        read_people(tree_, entry_.member("editor"), Variable::editor);
        read_affiliated(entry_);
        read_fields(entry_);
        tree_.add_date(Variable::issued, entry_.member("date"));
        read_numbers(entry_);
        read_url();
    }

    void read_fields(const JsonNode& entry) {
        for (const TagRow& row : tag_rows) {
            const JsonNode* const node = entry.member(row.tag);
            if (node == nullptr) continue;
            Variable variable = row.variable;
            if (variable == Variable::publisher && node->is(JsonKind::object) && node->member("value") == nullptr) {
                read_publisher(*node);
                continue;
            }
            if (variable == Variable::authority && is_of_organization(record_.type)) variable = Variable::publisher;
            // A container's value counts where the entry has none.
            if (&entry != &entry_ && record_.text(variable) != nullptr) continue;
            if (row.type == Type::formattable) {
                add_formattable(variable, *node);
            } else {
                tree_.add(variable, node);
            }
        }
    }

    /// A name with its place (0.6 and later). The place is more exact than the `location` beside it, which may be that of an event.
    void read_publisher(const JsonNode& node) {
        for (const auto& [key, variable] : {std::pair{"name", Variable::publisher}, std::pair{"location", Variable::publisher_place}}) {
            const JsonNode* const part = node.member(key);
            if (part != nullptr && record_.text(variable) == nullptr) add_formattable(variable, *part);
        }
    }

    /// A string, or an object with `value` and what is known of its case.
    void add_formattable(Variable variable, const JsonNode& node) {
        const bool object = node.is(JsonKind::object);
        const JsonNode* const value = object ? node.member("value") : &node;
        const std::string_view source = tree_.text(value);
        if (source.empty()) return;
        Text text = decode_formattable(record_.arena(), source);
        if (object && is_true(node.member("verbatim"))) {
            TreeReader::use(node.member("verbatim"));
            const Styled whole{0, static_cast<std::uint32_t>(text.plain.size()), Style::keep_case, {}};
            std::vector<Styled> styles{whole};
            for (const Styled& style : text.styles) {
                if (style.style != Style::keep_case) styles.push_back(style);
            }
            text.styles = record_.arena().copy_all<Styled>(styles);
        } else if (object && node.member("verbatim") != nullptr && node.member("verbatim")->is(JsonKind::boolean)) {
            TreeReader::use(node.member("verbatim"));
        }
        record_.add_text(variable, text, value->span);
    }

    void read_title(const JsonNode& entry, Variable variable, Variable short_variable) {
        const JsonNode* const title = entry.member("title");
        if (title == nullptr) return;
        add_formattable(variable, *title);
        if (!title->is(JsonKind::object)) return;
        const JsonNode* const brief = title->member(title->member("short") != nullptr ? "short" : "shorthand");
        if (brief != nullptr && record_.text(short_variable) == nullptr) add_formattable(short_variable, *brief);
    }

    void read_affiliated(const JsonNode& entry) {
        const JsonNode* const list = entry.member("affiliated");
        if (list == nullptr) return;
        if (list->is(JsonKind::object)) return read_role(*list);
        for (const JsonNode& role : *list) read_role(role);
    }

    void read_role(const JsonNode& role) {
        // A role that nobody has is left over.
        if (role.member("names") == nullptr || is_empty(*role.member("names"))) return;
        const std::string word = ascii_lower(tree_.text(role, "role"));
        std::string dashed;
        const JsonNode* const node = role.member("role");
        // Older files have CastMember.
        for (const char c : node == nullptr ? std::string_view{} : trim(node->text)) {
            if (c >= 'A' && c <= 'Z' && !dashed.empty() && dashed.back() != '-') dashed += '-';
            dashed += ascii_lower(c);
        }
        const auto row = std::find_if(role_rows.begin(), role_rows.end(), [&](const TagRow& r) { return r.tag == word || r.tag == dashed; });
        if (row != role_rows.end()) return read_people(tree_, role.member("names"), row->variable);
        read_people(tree_, role.member("names"), Variable::contributor, record_.arena().copy(dashed));
    }

    void read_numbers(const JsonNode& entry) {
        for (const TagRow& row : number_rows) {
            if (row.variable == Variable::number) continue;
            if (record_.text(row.variable) == nullptr) tree_.add(row.variable, entry.member(row.tag));
        }
        const JsonNode* const numbers = entry.member("serial-number");
        if (numbers == nullptr) return;
        if (!numbers->is(JsonKind::object)) return read_number("serial", *numbers);
        for (const JsonNode& number : *numbers) read_number(number.key, number);
    }

    void read_number(std::string_view key, const JsonNode& node) {
        const auto row = std::find_if(number_rows.begin(), number_rows.end(), [key](const TagRow& r) { return r.tag == key; });
        if (key == "arxiv" || (row != number_rows.end() && row->variable == Variable::number && parent_word_ == "repository")) {
            const FoundIdentifier arxiv = node.is(JsonKind::object) || node.is(JsonKind::array) ? FoundIdentifier{} : parse_arxiv(record_.arena(), node.text);
            if (arxiv.found()) {
                add_found_identifier(record_, arxiv, node.span);
                return TreeReader::use(&node);
            }
        }
        if (row != number_rows.end()) {
            if (record_.text(row->variable) == nullptr) tree_.add(row->variable, &node);
            return;
        }
        const std::string_view value = tree_.text(&node);
        if (!value.empty()) record_.add_identifier(key, value, node.span);
    }

    void read_url() {
        const JsonNode* const url = entry_.member("url");
        if (url == nullptr || !url->is(JsonKind::object)) return tree_.add(Variable::url, url);
        tree_.add(Variable::url, *url, "value");
        tree_.add_date(Variable::accessed, url->member("date"));
    }

    void read_container() {
        const JsonNode& parent = *container_;
        const bool contained = is_contained(record_.type);
        read_title(parent, contained ? Variable::container_title : Variable::collection_title,
                   contained ? Variable::container_title_short : Variable::container_title_short);
        // Those of the book that a chapter stands in, its translator above all.
        if (contained && entry_.member("affiliated") == nullptr) read_affiliated(parent);
        if (!contained) {
            // The place in a series.
            const JsonNode* const number = parent.member(parent.member("volume") != nullptr ? "volume" : "issue");
            if (record_.text(Variable::collection_number) == nullptr) tree_.add(Variable::collection_number, number);
            read_people(tree_, parent.member("editor"), Variable::collection_editor);
            return;
        }
        read_fields(parent);
        read_numbers(parent);
        read_people(tree_, parent.member("author"), Variable::container_author);
        if (record_.people(Variable::editor) == nullptr) read_people(tree_, parent.member("editor"), Variable::editor);
        if (record_.date(Variable::issued) == nullptr) tree_.add_date(Variable::issued, parent.member("date"));
        if (record_.text(Variable::url) == nullptr) tree_.add(Variable::url, parent.member("url"));
        const JsonNode* const series = parent.member(parent_key);
        if (series == nullptr || !series->is(JsonKind::object)) return;
        // Proceedings are in no series that is a conference: they are of it.
        if (conference_ == nullptr && parent_word_ == "proceedings" && type_of(*series, "") == "conference") {
            conference_ = series;
            return;
        }
        read_title(*series, Variable::collection_title, Variable::container_title_short);
        tree_.add(Variable::collection_number, series->member(series->member("volume") != nullptr ? "volume" : "issue"));
        read_people(tree_, series->member("editor"), Variable::collection_editor);
        if (const JsonNode* type = series->member("type"); type != nullptr && ascii_lower(type->text) == series_type) type->taken = true;
    }

    /// Keys that are CSL's and not the format's: Typst passes over them, but what they say is clear. They never count before its own.
    void read_borrowed() {
        for (const JsonNode& member : entry_) {
            const auto variable = member.taken ? std::nullopt : variable_named(member.key);
            if (!variable || member.is(JsonKind::object)) continue;
            switch (kind_of(*variable)) {
                case VariableKind::name:
                    if (record_.people(*variable) == nullptr) read_people(tree_, &member, *variable);
                    break;
                case VariableKind::date:
                    if (record_.date(*variable) == nullptr) tree_.add_date(*variable, &member);
                    break;
                default:
                    if (record_.text(*variable) == nullptr) tree_.add(*variable, &member);
                    break;
            }
        }
        if (record_.date(Variable::issued) == nullptr) tree_.add_date(Variable::issued, entry_.member("year"));
    }

    void read_conference() {
        read_title(*conference_, Variable::event_title, Variable::container_title_short);
        if (const JsonNode* place = conference_->member("location"); place != nullptr) add_formattable(Variable::event_place, *place);
        tree_.add_date(Variable::event_date, conference_->member("date"));
        TreeReader::use(conference_->member("type"));
    }

    TreeReader& tree_;
    Record& record_;
    const JsonNode& entry_;
    const JsonNode* container_ = nullptr;
    const JsonNode* conference_ = nullptr;
    std::string word_;
    std::string parent_word_;
};

}  // namespace

void read_entry(TreeReader& tree, const JsonNode& entry) { EntryReader(tree, entry).read(); }

}  // namespace bibcast::hayagriva

#include "pipeline/where.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "name/format.hpp"
#include "pipeline/record_values.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast {

struct Where::Node {
    enum class Kind : unsigned char { all, any, negation, present, equal, unequal, less, less_equal, greater, greater_equal, contains, begins };
    Kind kind = Kind::all;
    std::vector<std::unique_ptr<Node>> parts;
    std::string variable;
    std::string value;   ///< as written
    std::string folded;  ///< for comparing
};

namespace {

using Node = Where::Node;
using Kind = Where::Node::Kind;

constexpr std::size_t deepest = 100;

/// Case and accents taken away.
std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (!is_combining(point.value)) append_utf8(out, to_lower(base_letter(point.value)));
    }
    return out;
}

std::optional<long> number_in(std::string_view text) {
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

/// Below, at or above 0: numbers by their size, all else by its letters (EDTF dates of the same precision sort so).
int compare(std::string_view value, std::string_view wanted) {
    const std::optional<long> a = number_in(value);
    const std::optional<long> b = number_in(wanted);
    if (a && b) return *a < *b ? -1 : *a > *b ? 1 : 0;
    return value.compare(wanted);
}

bool holds_for(Kind kind, std::string_view value, std::string_view wanted) {
    switch (kind) {
        case Kind::equal:
        case Kind::unequal: return compare(value, wanted) == 0;
        case Kind::less: return compare(value, wanted) < 0;
        case Kind::less_equal: return compare(value, wanted) <= 0;
        case Kind::greater: return compare(value, wanted) > 0;
        case Kind::greater_equal: return compare(value, wanted) >= 0;
        case Kind::contains: return value.find(wanted) != std::string_view::npos;
        case Kind::begins: return value.starts_with(wanted);
        default: return false;
    }
}

/// A name is compared in both orders, and an equals sign is content with the family name: people write conditions as they write names.
/// What is less or greater is told by the family name.
bool name_holds(const Node& node, const Name& name) {
    std::string form;
    append_family_first(form, name);
    if (holds_for(node.kind, folded(form), node.folded)) return true;
    if (node.kind >= Kind::less && node.kind <= Kind::greater_equal) return false;
    form.clear();
    append_given_first(form, name);
    if (holds_for(node.kind, folded(form), node.folded)) return true;
    if (node.kind != Kind::equal && node.kind != Kind::unequal) return false;
    form.clear();
    append_family(form, name);
    return compare(folded(form), node.folded) == 0 || compare(folded(name.family), node.folded) == 0;
}

bool any_name_holds(const Node& node, const Record& record, Variable variable) {
    return std::any_of(record.names.begin(), record.names.end(), [&](const NamesField& field) {
        return field.variable == variable &&
               std::any_of(field.people.begin(), field.people.end(), [&](const Contributor& person) { return name_holds(node, person.name); });
    });
}

bool node_holds(const Node& node, const Record& record) {
    switch (node.kind) {
        case Kind::all: return std::all_of(node.parts.begin(), node.parts.end(), [&](const auto& part) { return node_holds(*part, record); });
        case Kind::any: return std::any_of(node.parts.begin(), node.parts.end(), [&](const auto& part) { return node_holds(*part, record); });
        case Kind::negation: return !node_holds(*node.parts[0], record);
        default: break;
    }
    const std::optional<Variable> variable = variable_named(node.variable);
    if (variable && kind_of(*variable) == VariableKind::name && node.kind != Kind::present) {
        return any_name_holds(node, record, *variable) != (node.kind == Kind::unequal);
    }
    const std::vector<std::string> values = values_of(record, node.variable);
    if (node.kind == Kind::present) return !values.empty();
    const bool any = std::any_of(values.begin(), values.end(), [&](const std::string& value) { return holds_for(node.kind, folded(value), node.folded); });
    return node.kind == Kind::unequal ? !any : any;
}

struct Word {
    enum class Kind : unsigned char { end, word, string, sign };
    Kind kind = Kind::end;
    std::string text;
    std::size_t at = 0;
};

bool is_word_byte(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '/' || (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// Reads an expression by recursive descent: or, and, not, comparison.
class Parser {
  public:
    Parser(std::string_view text, WhereError& error) : text_(text), error_(error) { advance(); }

    std::unique_ptr<Node> parse() {
        std::unique_ptr<Node> node = any(0);
        if (error_.message.empty() && word_.kind != Word::Kind::end) fail("'" + word_.text + "' is too much; conditions are joined by and, or");
        return node;
    }

  private:
    void fail(std::string message) { fail(std::move(message), word_.at); }
    void fail(std::string message, std::size_t at) {
        if (!error_.message.empty()) return;
        error_ = {std::move(message), at};
    }

    void advance() {
        while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
        word_ = {.kind = Word::Kind::end, .text = {}, .at = at_};
        if (at_ == text_.size()) return;
        const char c = text_[at_];
        if (c == '"' || c == '\'') return read_string(c);
        if (is_word_byte(c)) {
            word_.kind = Word::Kind::word;
            while (at_ < text_.size() && is_word_byte(text_[at_])) word_.text += text_[at_++];
            return;
        }
        word_.kind = Word::Kind::sign;
        word_.text = c;
        ++at_;
        const bool doubled = at_ < text_.size() && (text_[at_] == '=' || (c == '<' && text_[at_] == '>') || ((c == '&' || c == '|') && text_[at_] == c));
        if (doubled && std::string_view("<>!=&|").find(c) != std::string_view::npos) word_.text += text_[at_++];
    }

    void read_string(char quote) {
        word_.kind = Word::Kind::string;
        const std::size_t begin = at_++;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
            word_.text += text_[at_++];
        }
        if (at_ == text_.size()) return fail("the string that begins here has no end", begin);
        ++at_;
    }

    bool take(std::string_view word, std::string_view sign = {}) {
        const bool is_word = word_.kind == Word::Kind::word && equals_ignoring_ascii_case(word_.text, word);
        const bool is_sign = word_.kind == Word::Kind::sign && !sign.empty() && word_.text == sign;
        if (!is_word && !is_sign) return false;
        advance();
        return true;
    }
    bool take_sign(std::string_view sign) {
        if (word_.kind != Word::Kind::sign || word_.text != sign) return false;
        advance();
        return true;
    }

    std::unique_ptr<Node> joined(Kind kind, std::vector<std::unique_ptr<Node>> parts) {
        if (parts.size() == 1) return std::move(parts[0]);
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->parts = std::move(parts);
        return node;
    }

    std::unique_ptr<Node> any(std::size_t depth) {
        std::vector<std::unique_ptr<Node>> parts;
        do parts.push_back(all(depth));
        while (take("or", "||"));
        return joined(Kind::any, std::move(parts));
    }
    std::unique_ptr<Node> all(std::size_t depth) {
        std::vector<std::unique_ptr<Node>> parts;
        do parts.push_back(one(depth));
        while (take("and", "&&"));
        return joined(Kind::all, std::move(parts));
    }

    std::unique_ptr<Node> one(std::size_t depth) {
        if (depth > deepest) {
            fail("more than 100 conditions stand inside each other");
            return std::make_unique<Node>();
        }
        if (take("not", "!")) {
            auto node = std::make_unique<Node>();
            node->kind = Kind::negation;
            node->parts.push_back(one(depth + 1));
            return node;
        }
        if (!take_sign("(")) return comparison();
        std::unique_ptr<Node> node = any(depth + 1);
        if (!take_sign(")")) fail("a closing parenthesis is missing here");
        return node;
    }

    std::unique_ptr<Node> comparison() {
        auto node = std::make_unique<Node>();
        if (word_.kind != Word::Kind::word) {
            fail(word_.kind == Word::Kind::end ? "the name of a variable is missing here" : "a condition begins with the name of a variable, not with '" + word_.text + "'");
            return node;
        }
        node->variable = variable_name(word_.text);
        if (node->variable.empty()) fail("there is no variable '" + word_.text + "'" + did_you_mean(word_.text, known_variables()));
        advance();
        node->kind = take_operator();
        if (node->kind == Kind::present) return node;
        if (word_.kind != Word::Kind::word && word_.kind != Word::Kind::string) {
            fail("a value is missing here");
            return node;
        }
        node->value = word_.text;
        node->folded = folded(word_.text);
        check_value(*node);
        advance();
        return node;
    }

    /// A value that no record can have is a mistake, and an empty output would not say which.
    void check_value(const Node& node) {
        const bool is_whole = node.kind != Kind::contains && node.kind != Kind::begins;
        if (node.variable == "year" && is_whole && !number_in(node.value)) fail("'" + node.value + "' is no year");
        if (node.variable != "type" || (node.kind != Kind::equal && node.kind != Kind::unequal) || item_type_named(node.folded)) return;
        std::vector<std::string_view> types;
        for (std::size_t i = 0; i < item_type_count; ++i) types.push_back(name_of(static_cast<ItemType>(i)));
        fail("there is no type '" + node.value + "'; types are those of CSL" + did_you_mean(node.value, types));
    }

    Kind take_operator() {
        struct Row {
            std::string_view sign;
            Kind kind;
        };
        for (const Row& row : {Row{"=", Kind::equal}, Row{"==", Kind::equal}, Row{"!=", Kind::unequal}, Row{"<>", Kind::unequal}, Row{"<", Kind::less},
                               Row{"<=", Kind::less_equal}, Row{">", Kind::greater}, Row{">=", Kind::greater_equal}}) {
            if (take_sign(row.sign)) return row.kind;
        }
        if (take("contains")) return Kind::contains;
        if (take("begins")) return Kind::begins;
        return Kind::present;
    }

    std::string_view text_;
    WhereError& error_;
    std::size_t at_ = 0;
    Word word_;
};

}  // namespace

Where::Where() = default;
Where::~Where() = default;
Where::Where(Where&&) noexcept = default;
Where& Where::operator=(Where&&) noexcept = default;

Where Where::parse(std::string_view text, WhereError& error) {
    error = {};
    Where where;
    where.root_ = Parser(text, error).parse();
    if (!error.message.empty()) where.root_ = nullptr;
    return where;
}

bool Where::holds(const Record& record) const { return root_ != nullptr && node_holds(*root_, record); }

std::string_view Where::only_value() const {
    return root_ != nullptr && root_->kind == Node::Kind::equal ? std::string_view(root_->value) : std::string_view{};
}

}  // namespace bibcast

#include "formats/shortcode/profile.hpp"

#include <array>

#include <toml++/toml.h>

#include "io/format.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

struct KnownShortcode {
    std::string_view name;  ///< normalised
    Role role;
    std::optional<ItemType> type = std::nullopt;  ///< what an entry is when nothing else says
};

constexpr std::array<KnownShortcode, 36> known_shortcodes = {{
    {"publication", Role::entry},
    {"pub", Role::entry},
    {"paper", Role::entry},
    {"bibitem", Role::entry},
    {"pubitem", Role::entry},
    {"pubentry", Role::entry},
    {"publicationitem", Role::entry},
    {"publicationentry", Role::entry},
    {"publicationcard", Role::entry},
    {"paperitem", Role::entry},
    {"papercard", Role::entry},
    {"bibentry", Role::entry},
    {"article", Role::entry, ItemType::article_journal},
    {"journalarticle", Role::entry, ItemType::article_journal},
    {"inproceedings", Role::entry, ItemType::paper_conference},
    {"conferencepaper", Role::entry, ItemType::paper_conference},
    {"preprint", Role::entry, ItemType::article},
    {"thesis", Role::entry, ItemType::thesis},
    {"techreport", Role::entry, ItemType::report},
    {"publications", Role::list},
    {"publicationlist", Role::list},
    {"publicationsection", Role::list},
    {"publist", Role::list},
    {"pubs", Role::list},
    {"papers", Role::list},
    {"paperlist", Role::list},
    {"bibliography", Role::list},
    {"biblist", Role::list},
    {"references", Role::list},
    // They have a title and an author or link too, and are no publications.
    {"blockquote", Role::ignored},
    {"quote", Role::ignored},
    {"figure", Role::ignored},
    {"epigraph", Role::ignored},
    {"button", Role::ignored},
    {"ref", Role::ignored},
    {"relref", Role::ignored},
}};

const Field* find(const std::unordered_map<std::string, Field>& fields, const std::string& key) {
    const auto found = fields.find(key);
    return found == fields.end() ? nullptr : &found->second;
}

Field field_of_variable(Variable variable) {
    Field field;
    field.variable = variable;
    switch (kind_of(variable)) {
        case VariableKind::name: field.slot = Slot::names; break;
        case VariableKind::date: field.slot = Slot::date; break;
        default: field.slot = Slot::text; break;
    }
    if (variable == Variable::doi) field.slot = Slot::doi;
    if (variable == Variable::url) field.slot = Slot::url;
    if (variable == Variable::keyword) field.slot = Slot::keywords;
    return field;
}

}  // namespace

/// Reads a user's profile into one that holds the built-in one.
class ProfileReader {
  public:
    explicit ProfileReader(Profile& profile) : profile_(profile), names_(profile.fields_) {}

    void read_inline(std::string_view map) {
        while (!map.empty()) {
            const std::size_t comma = std::min(map.find(','), map.size());
            const std::string_view pair = trim(map.substr(0, comma));
            map.remove_prefix(std::min(comma + 1, map.size()));
            if (pair.empty()) continue;
            const std::size_t equals = pair.find('=');
            if (equals == std::string_view::npos) fail("'" + std::string(pair) + "' is no field=parameter");
            const std::string_view what = trim(pair.substr(0, equals));
            const std::string_view parameter = trim(pair.substr(equals + 1));
            if (what == "entry" || what == "list" || what == "ignore") {
                profile_.shortcodes_[normal_key(parameter)].role = role_named(what);
            } else if (!parameter.empty() && parameter.find_first_not_of("0123456789") == std::string_view::npos) {
                set_position(profile_.positional_, parameter, field_named(what));
            } else {
                profile_.fields_[normal_key(parameter)] = field_named(what);
            }
        }
    }

    void read_file(const std::string& path) {
        toml::table root;
        try {
            root = toml::parse_file(path);
        } catch (const toml::parse_error& error) {
            fail(path + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
        }
        for (const auto& [key, node] : root) {
            if (key == "fields") {
                read_fields(node, profile_.fields_);
            } else if (key == "positional") {
                read_positional(node, profile_.positional_);
            } else if (key == "shortcode" && node.is_table()) {
                for (const auto& [name, table] : *node.as_table()) read_shortcode(name.str(), table);
            } else {
                fail("unknown key '" + std::string(key.str()) + "' (known: fields, positional, shortcode)");
            }
        }
    }

  private:
    [[noreturn]] static void fail(const std::string& what) { throw UsageError("shortcode.map: " + what); }

    Field field_named(std::string_view name) {
        const Field* field = find(names_, normal_key(name));
        if (field == nullptr) fail("there is no field '" + std::string(name) + "'");
        return *field;
    }

    static Role role_named(std::string_view word) {
        if (word == "entry") return Role::entry;
        if (word == "list") return Role::list;
        if (word == "ignore") return Role::ignored;
        fail("a role is entry, list or ignore, not '" + std::string(word) + "'");
    }

    static InnerKind inner_named(std::string_view word) {
        constexpr std::array<std::string_view, 7> words = {"look", "authors", "title", "abstract", "bibtex", "markdown", "none"};
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == word) return static_cast<InnerKind>(i);
        }
        fail("inner content is look, authors, title, abstract, bibtex, markdown or none, not '" + std::string(word) + "'");
    }

    static void set_position(std::vector<Field>& positional, std::string_view index, const Field& field) {
        if (index.size() > 2) fail("position " + std::string(index) + " is too large");
        std::size_t at = 0;
        for (const char digit : index) at = at * 10 + static_cast<std::size_t>(digit - '0');
        if (positional.size() <= at) positional.resize(at + 1, Field{.slot = Slot::nothing});
        positional[at] = field;
    }

    static std::string string_of(const toml::node& node, std::string_view key) {
        const auto value = node.value<std::string>();
        if (!value) fail("'" + std::string(key) + "' is a string");
        return *value;
    }

    void read_fields(const toml::node& node, std::unordered_map<std::string, Field>& fields) {
        const toml::table* table = node.as_table();
        if (table == nullptr) fail("'fields' is a table: field = \"parameter\"");
        for (const auto& [key, value] : *table) {
            const Field field = field_named(key.str());
            if (const toml::array* all = value.as_array()) {
                for (const toml::node& one : *all) fields[normal_key(string_of(one, key.str()))] = field;
            } else {
                fields[normal_key(string_of(value, key.str()))] = field;
            }
        }
    }

    void read_positional(const toml::node& node, std::vector<Field>& positional) {
        const toml::array* all = node.as_array();
        if (all == nullptr) fail("'positional' is an array of fields");
        positional.clear();
        for (const toml::node& one : *all) {
            const std::string name = string_of(one, "positional");
            positional.push_back(name.empty() ? Field{.slot = Slot::nothing} : field_named(name));
        }
    }

    void read_shortcode(std::string_view name, const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) fail("'shortcode." + std::string(name) + "' is a table");
        Profile::Shortcode& shortcode = profile_.shortcodes_[normal_key(name)];
        for (const auto& [key, value] : *table) {
            if (key == "role") {
                shortcode.role = role_named(string_of(value, key.str()));
            } else if (key == "inner") {
                shortcode.inner = inner_named(string_of(value, key.str()));
            } else if (key == "type") {
                shortcode.type = item_type_named(string_of(value, key.str()));
                if (!shortcode.type) fail("'" + string_of(value, key.str()) + "' is no type of CSL");
            } else if (key == "positional") {
                read_positional(value, shortcode.positional);
            } else if (key == "fields") {
                read_fields(value, shortcode.fields);
            } else {
                fail("unknown key '" + std::string(key.str()) + "' (known: role, inner, type, positional, fields)");
            }
        }
    }

    Profile& profile_;
    const std::unordered_map<std::string, Field> names_;  ///< of the built-in profile: what fields are called
};

Profile::Profile(std::string_view user) {
    for (const KnownShortcode& known : known_shortcodes) {
        Shortcode& shortcode = shortcodes_[std::string(known.name)];
        shortcode.role = known.role;
        shortcode.type = known.type;
    }
    for (const Field& field : built_in_parameters()) fields_.emplace(field.name, field);
    // CSL's own names come first, so that every variable can be written and read back.
    for (std::size_t i = 0; i < variable_count; ++i) {
        const auto variable = static_cast<Variable>(i);
        const std::string name = normal_key(name_of(variable));
        fields_[name] = field_of_variable(variable);
        if (kind_of(variable) == VariableKind::name) fields_[name + "json"] = {.slot = Slot::people, .variable = variable};
    }
    if (user.empty()) return;
    ProfileReader reader(*this);
    if (user.find('=') != std::string_view::npos) {
        reader.read_inline(user);
    } else {
        reader.read_file(std::string(user));
    }
}

const Profile::Shortcode* Profile::shortcode_named(std::string_view name) const {
    auto found = shortcodes_.find(normal_key(name));
    if (found == shortcodes_.end()) {
        // A theme may keep its shortcodes in a folder: `pubs/paper`.
        const std::size_t slash = name.rfind('/');
        if (slash == std::string_view::npos) return nullptr;
        found = shortcodes_.find(normal_key(name.substr(slash + 1)));
        if (found == shortcodes_.end()) return nullptr;
    }
    return &found->second;
}

Role Profile::role_of(std::string_view shortcode) const {
    const Shortcode* known = shortcode_named(shortcode);
    return known == nullptr ? Role::none : known->role;
}

const Field* Profile::field_of(std::string_view shortcode, std::string_view key) const {
    std::string name = normal_key(key);
    const Shortcode* known = shortcode_named(shortcode);
    // `award2`, `link3`: pages number what a shortcode takes once only.
    for (int i = 0; i < 2; ++i) {
        if (known != nullptr && !known->fields.empty()) {
            if (const Field* field = find(known->fields, name)) return field;
        }
        if (const Field* field = find(fields_, name)) return field;
        name.erase(name.find_last_not_of("0123456789") + 1);
    }
    return nullptr;
}

const Field* Profile::field_at(std::string_view shortcode, std::size_t index) const {
    const Shortcode* known = shortcode_named(shortcode);
    const std::vector<Field>& positional = known != nullptr && !known->positional.empty() ? known->positional : positional_;
    return index < positional.size() ? &positional[index] : nullptr;
}

InnerKind Profile::inner_of(std::string_view shortcode) const {
    const Shortcode* known = shortcode_named(shortcode);
    return known == nullptr ? InnerKind::look : known->inner;
}

std::optional<ItemType> Profile::type_of(std::string_view shortcode) const {
    const Shortcode* known = shortcode_named(shortcode);
    return known == nullptr ? std::nullopt : known->type;
}

}  // namespace bibcast::shortcode

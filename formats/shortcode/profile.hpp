#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/shortcode/parameters.hpp"

namespace bibcast::shortcode {

/// What a shortcode of some name is to us.
enum class Role : std::uint8_t {
    none,     ///< unknown: part of the page
    entry,    ///< one record
    list,     ///< wraps entries; its parameters name a group
    ignored,  ///< never an entry, whatever its parameters
};

/// What the inner content of an entry is.
enum class InnerKind : std::uint8_t { look, authors, title, abstract, bibtex, markdown, none };

/// Says what the shortcodes of a site and their parameters mean.
class Profile {
  public:
    /// The built-in profile, with the user's on top: the name of a TOML file, or `field=parameter,…`. Throws
    /// UsageError when it cannot be read or names a field that there is not.
    explicit Profile(std::string_view user = {});

    [[nodiscard]] Role role_of(std::string_view shortcode) const;
    /// The field that `key` of `shortcode` is; null if it is not known.
    [[nodiscard]] const Field* field_of(std::string_view shortcode, std::string_view key) const;
    /// The field of the positional parameter `index`; null if the profile does not say.
    [[nodiscard]] const Field* field_at(std::string_view shortcode, std::size_t index) const;
    [[nodiscard]] InnerKind inner_of(std::string_view shortcode) const;
    [[nodiscard]] std::optional<ItemType> type_of(std::string_view shortcode) const;

  private:
    struct Shortcode {
        Role role = Role::entry;
        InnerKind inner = InnerKind::look;
        std::optional<ItemType> type;
        std::vector<Field> positional;
        std::unordered_map<std::string, Field> fields;
    };
    friend class ProfileReader;

    [[nodiscard]] const Shortcode* shortcode_named(std::string_view name) const;

    std::unordered_map<std::string, Shortcode> shortcodes_;
    std::unordered_map<std::string, Field> fields_;
    std::vector<Field> positional_;  ///< of every shortcode that has none of its own
};

}  // namespace bibcast::shortcode

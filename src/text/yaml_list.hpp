#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace bibcast {

/// How the records of a YAML file stand in it.
struct YamlLayout {
    /// Top-level keys whose value is a list of records: `references`. Lists under no key are lists of records too.
    std::span<const std::string_view> lists;
    /// A document that begins with one of these keys is a single record.
    std::span<const std::string_view> first_keys;
    /// Every top-level member is a record, and lists are not.
    bool members = false;
    /// A top-level member whose value is a mapping on lines of its own may be a record.
    bool maps = false;
};

/// Where in the shape of a YAML file a line stands.
struct YamlPlace {
    bool in_list = false;
    bool knows_indentation = false;  ///< of the dashes of the list
    std::size_t indentation = 0;
    friend bool operator==(const YamlPlace&, const YamlPlace&) = default;
};

/// Some whole lines of a YAML file.
struct YamlBlock {
    enum class Kind : unsigned char {
        item,     ///< an item of a list of records, from its dash on
        member,   ///< a top-level member, its key included
        record,   ///< a document that is one record
        frame,    ///< document markers, comments, the key over a list: nothing to read
        outside,  ///< what belongs to no record
    };
    Kind kind = Kind::frame;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool whole = true;  ///< false: it may go on behind the text
};

/// Finds the records of a YAML file by the indentation of its lines alone, so that a damaged record ends where it should and a
/// file needs not be parsed as a whole. YAML's rule that makes it possible: inside a value every line stands further in than
/// the dash or key that the value belongs to. Lists in brackets are one block.
class YamlScanner {
  public:
    explicit YamlScanner(const YamlLayout& layout, const YamlPlace& place = {}) : layout_(layout), place_(place) {}

    /// The block that begins at `at`, a beginning of a line. Without `at_end` a last line without its end is not looked at.
    [[nodiscard]] YamlBlock next(std::string_view text, std::size_t at, bool at_end);

    [[nodiscard]] const YamlPlace& place() const { return place_; }

  private:
    struct Line;
    [[nodiscard]] static Line line_at(std::string_view text, std::size_t at, bool at_end);
    [[nodiscard]] YamlBlock in_list(std::string_view text, const Line& line, bool at_end);
    [[nodiscard]] YamlBlock at_top(std::string_view text, const Line& line, bool at_end);

    YamlLayout layout_;
    YamlPlace place_;
};

/// True for a line that is nothing but `---` or `...`, and for the directives of YAML.
[[nodiscard]] bool is_yaml_marker(std::string_view line);

}  // namespace bibcast

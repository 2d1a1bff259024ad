#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/json_parse.hpp"

namespace bibcast {

/// Appends a text as a YAML scalar that every reader of YAML 1.1 and 1.2 takes for this text: plain where nothing else could
/// be meant (`no`, `1e3`, `2020`, `~` could), else in quotes; text of several lines as a literal block under `indentation`
/// blanks.
void append_yaml_string(std::string& out, std::string_view text, std::size_t indentation);

/// The same in one line, for keys.
void append_yaml_key(std::string& out, std::string_view text);

/// Writes block-style YAML into a string as it goes; each value begins where `out` stands.
class YamlWriter {
  public:
    /// `indentation`: how far in the lines of the outermost mapping or list stand.
    explicit YamlWriter(std::string& out, std::size_t indentation = 0) : out_(out), indentation_(indentation) {}

    void begin_map() { begin(true); }
    void end_map() { end("{}"); }
    void begin_list() { begin(false); }
    void end_list() { end("[]"); }
    void key(std::string_view name);
    void string(std::string_view text);
    /// A number, `true`, a date: what needs no quotation marks because somebody knows what it is.
    void plain(std::string_view text);
    void member(std::string_view name, std::string_view text) {
        key(name);
        string(text);
    }
    void member_unless_empty(std::string_view name, std::string_view text) {
        if (!text.empty()) member(name, text);
    }
    /// A whole value.
    void node(const JsonNode& value);

    [[nodiscard]] std::string& out() { return out_; }

  private:
    enum class After : unsigned char { nothing, key, dash };
    struct Level {
        bool map;
        bool inline_first;  ///< the first line goes on behind a dash, or where `out` stands
        bool empty = true;
        std::size_t indentation;
    };
    void begin(bool map);
    void end(std::string_view empty);
    void begin_line();
    void flow(const JsonNode& list);
    void before_value();
    void after_value() { after_ = After::nothing; }

    std::string& out_;
    std::size_t indentation_;
    std::vector<Level> levels_;
    After after_ = After::nothing;
};

}  // namespace bibcast

#pragma once

#include <charconv>
#include <pugixml.hpp>
#include <unordered_map>

#include "csl/attributes.hpp"
#include "csl/style.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

/// Elements nested deeper than this are an error; macros that call each other deeper print nothing.
inline constexpr int style_depth_limit = 200;

/// What is wrong with a style, on its way out.
struct Failure {
    std::string message;
    std::size_t offset;
};

inline unsigned number_of(std::string_view text, unsigned fallback) {
    unsigned value = fallback;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? value : fallback;
}

template <class Visit>
void each_word(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_ascii_space(text[at])) ++at;
        std::size_t end = at;
        while (end < text.size() && !is_ascii_space(text[end])) ++end;
        if (end > at) visit(text.substr(at, end - at));
        at = end;
    }
}

/// Compiles the elements of a style (`read_style`). Throws Failure.
class StyleCompiler {
  public:
    explicit StyleCompiler(Style& style) : style_(style) {}

    void compile(const pugi::xml_node& root);

  private:
    std::string_view keep(const pugi::xml_node& element, const char* name) { return style_.arena->copy(element.attribute(name).value()); }
    static std::string_view word(const pugi::xml_node& element, const char* name) { return element.attribute(name).value(); }
    [[noreturn]] static void fail(const pugi::xml_node& element, std::string message) {
        throw Failure{std::move(message), static_cast<std::size_t>(std::max<std::ptrdiff_t>(element.offset_debug(), 0))};
    }

    void read_info(const pugi::xml_node& info);
    void read_options(const pugi::xml_node& root);
    NameOptions read_name_options(const pugi::xml_node& element, bool prefixed);
    void read_area(const pugi::xml_node& element, Area& area);
    void read_sort(const pugi::xml_node& element, Area& area);
    std::uint32_t children(const pugi::xml_node& element, int depth);
    std::uint32_t element(const pugi::xml_node& element, int depth);
    void read_text(const pugi::xml_node& element, Node& node);
    void read_names(const pugi::xml_node& element, Node& node, int depth);
    void read_date(const pugi::xml_node& element, Node& node);
    LabelSpec read_label(const pugi::xml_node& element);
    NamePart read_name_part(const pugi::xml_node& element);
    void read_condition(const pugi::xml_node& element, Node& node);
    std::uint32_t macro(const pugi::xml_node& user, std::string_view name);
    [[nodiscard]] bool prints(std::uint32_t node, NodeKind kind, Slot slot, int depth) const;

    Style& style_;
    std::unordered_map<std::string_view, pugi::xml_node> macro_elements_;
    std::unordered_map<std::string_view, std::uint32_t> macro_nodes_;
    std::vector<std::pair<std::uint32_t, pugi::xml_node>> pending_;
};

}  // namespace bibcast::csl

#include <charconv>
#include <pugixml.hpp>
#include <sstream>
#include <unordered_map>

#include "csl/attributes.hpp"
#include "csl/style.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// Elements nested deeper than this are an error; macros that call each other deeper print nothing.
constexpr int depth_limit = 200;

struct Failure {
    std::string message;
    std::size_t offset;
};

unsigned number_of(std::string_view text, unsigned fallback) {
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

void StyleCompiler::read_info(const pugi::xml_node& info) {
    for (const pugi::xml_node& child : info.children()) {
        const std::string_view name = local_name(child);
        if (name == "title") style_.title = child.child_value();
        if (name == "id") style_.id = child.child_value();
        if (name == "link" && word(child, "rel") == "independent-parent") style_.parent = child.attribute("href").value();
    }
}

void StyleCompiler::read_options(const pugi::xml_node& root) {
    style_.in_text = word(root, "class") != "note";
    style_.default_locale = root.attribute("default-locale").value();
    style_.version_11 = word(root, "version").starts_with("1.1");
    const std::string_view demotion = word(root, "demote-non-dropping-particle");
    if (demotion == "never") style_.demotion = Demotion::never;
    if (demotion == "sort-only") style_.demotion = Demotion::sort_only;
    style_.initialize_with_hyphen = word(root, "initialize-with-hyphen") != "false";
    const std::string_view pages = word(root, "page-range-format");
    if (pages == "expanded") style_.page_format = PageFormat::expanded;
    if (pages == "minimal") style_.page_format = PageFormat::minimal;
    if (pages == "minimal-two") style_.page_format = PageFormat::minimal_two;
    if (pages == "chicago" || pages == "chicago-15") style_.page_format = PageFormat::chicago;
    if (pages == "chicago-16") style_.page_format = PageFormat::chicago_16;
    style_.name_options = read_name_options(root, true);
}

NameOptions StyleCompiler::read_name_options(const pugi::xml_node& element, bool prefixed) {
    NameOptions out;
    const auto given = [&](const char* name, NameOptions::Bit bit) {
        if (element.attribute(name).empty()) return false;
        out.given |= bit;
        return true;
    };
    const auto precedes = [](std::string_view text) {
        if (text == "always") return Precedes::always;
        if (text == "never") return Precedes::never;
        return text == "after-inverted-name" ? Precedes::after_inverted : Precedes::contextual;
    };
    if (given("and", NameOptions::and_bit)) {
        const std::string_view text = word(element, "and");
        out.and_word = text == "symbol" ? NameAnd::symbol : text == "text" ? NameAnd::text : NameAnd::none;
    }
    if (given("delimiter-precedes-et-al", NameOptions::precedes_et_al_bit)) {
        out.precedes_et_al = precedes(word(element, "delimiter-precedes-et-al"));
    }
    if (given("delimiter-precedes-last", NameOptions::precedes_last_bit)) {
        out.precedes_last = precedes(word(element, "delimiter-precedes-last"));
    }
    const auto number = [&](const char* name, NameOptions::Bit bit, std::uint16_t& value) {
        if (given(name, bit)) value = static_cast<std::uint16_t>(std::min(number_of(word(element, name), 0), 65535U));
    };
    number("et-al-min", NameOptions::min_bit, out.min);
    number("et-al-use-first", NameOptions::use_first_bit, out.use_first);
    number("et-al-subsequent-min", NameOptions::subsequent_min_bit, out.subsequent_min);
    number("et-al-subsequent-use-first", NameOptions::subsequent_use_first_bit, out.subsequent_use_first);
    if (given("et-al-use-last", NameOptions::use_last_bit)) out.use_last = word(element, "et-al-use-last") == "true";
    if (given("initialize", NameOptions::initialize_bit)) out.initialize = word(element, "initialize") != "false";
    if (given("initialize-with", NameOptions::initialize_with_bit)) out.initialize_with = keep(element, "initialize-with");
    if (given("name-as-sort-order", NameOptions::sort_order_bit)) {
        const std::string_view text = word(element, "name-as-sort-order");
        out.sort_order = text == "all" ? SortOrder::all : text == "first" ? SortOrder::first : SortOrder::none;
    }
    if (given("sort-separator", NameOptions::separator_bit)) out.separator = keep(element, "sort-separator");
    const char* const form = prefixed ? "name-form" : "form";
    if (given(form, NameOptions::form_bit)) {
        const std::string_view text = word(element, form);
        out.form = text == "short" ? NameForm::brief : text == "count" ? NameForm::count : NameForm::full;
    }
    const char* const delimiter = prefixed ? "name-delimiter" : "delimiter";
    if (given(delimiter, NameOptions::delimiter_bit)) out.delimiter = keep(element, delimiter);
    if (prefixed && given("names-delimiter", NameOptions::names_delimiter_bit)) out.names_delimiter = keep(element, "names-delimiter");
    return out;
}

void StyleCompiler::read_area(const pugi::xml_node& element, Area& area) {
    area.present = true;
    area.names = style_.name_options;
    area.names.add(read_name_options(element, true));
    const auto flag = [&](const char* name) { return word(element, name) == "true"; };
    area.add_names = flag("disambiguate-add-names");
    area.add_given = flag("disambiguate-add-givenname");
    area.add_suffix = flag("disambiguate-add-year-suffix");
    const std::string_view rule = word(element, "givenname-disambiguation-rule");
    if (rule == "all-names") area.given_rule = GivenNameRule::all_names;
    if (rule == "all-names-with-initials") area.given_rule = GivenNameRule::all_names_with_initials;
    if (rule == "primary-name") area.given_rule = GivenNameRule::primary_name;
    if (rule == "primary-name-with-initials") area.given_rule = GivenNameRule::primary_name_with_initials;
    const std::string_view collapse = word(element, "collapse");
    if (collapse == "citation-number") area.collapse = Collapse::citation_number;
    if (collapse == "year") area.collapse = Collapse::year;
    if (collapse == "year-suffix") area.collapse = Collapse::year_suffix;
    if (collapse == "year-suffix-ranged") area.collapse = Collapse::year_suffix_ranged;
    if (element.attribute("cite-group-delimiter")) {
        area.has_cite_group = true;
        area.cite_group_delimiter = keep(element, "cite-group-delimiter");
    }
    area.has_after_collapse = !element.attribute("after-collapse-delimiter").empty();
    area.after_collapse_delimiter = keep(element, "after-collapse-delimiter");
    area.has_suffix_delimiter = !element.attribute("year-suffix-delimiter").empty();
    area.year_suffix_delimiter = keep(element, "year-suffix-delimiter");
    area.near_note_distance = number_of(word(element, "near-note-distance"), 5);
    area.hanging_indent = flag("hanging-indent");
    area.second_field_align = !element.attribute("second-field-align").empty();
    area.second_field_margin = word(element, "second-field-align") == "margin";
    area.line_spacing = number_of(word(element, "line-spacing"), 1);
    area.entry_spacing = number_of(word(element, "entry-spacing"), 1);
    area.has_substitute = !element.attribute("subsequent-author-substitute").empty();
    area.author_substitute = keep(element, "subsequent-author-substitute");
    const std::string_view substitution = word(element, "subsequent-author-substitute-rule");
    if (substitution == "complete-each") area.substitute_rule = SubstituteRule::complete_each;
    if (substitution == "partial-each") area.substitute_rule = SubstituteRule::partial_each;
    if (substitution == "partial-first") area.substitute_rule = SubstituteRule::partial_first;
    for (const pugi::xml_node& child : element.children()) {
        if (local_name(child) == "sort") read_sort(child, area);
        if (local_name(child) == "layout" && area.layout == 0) {
            Node node;
            node.kind = NodeKind::layout;
            node.prefix = keep(child, "prefix");
            node.suffix = keep(child, "suffix");
            node.delimiter = keep(child, "delimiter");
            node.formatting = read_formatting(child);
            area.layout = static_cast<std::uint32_t>(style_.nodes.size());
            style_.nodes.push_back(node);
            const std::uint32_t first = children(child, 0);
            style_.nodes[area.layout].first_child = first;
        }
    }
    if (area.layout == 0) fail(element, "cs:layout is missing");
}

void StyleCompiler::read_sort(const pugi::xml_node& element, Area& area) {
    for (const pugi::xml_node& child : element.children()) {
        if (local_name(child) != "key") continue;
        SortKey key;
        key.slot = slot_named(word(child, "variable"));
        style_.uses_label = style_.uses_label || key.slot == slot_of(Variable::citation_label);
        if (child.attribute("macro")) key.macro = macro(child, word(child, "macro"));
        key.descending = word(child, "sort") == "descending";
        key.names_min = static_cast<std::uint16_t>(number_of(word(child, "names-min"), 0));
        key.names_use_first = static_cast<std::uint16_t>(number_of(word(child, "names-use-first"), 0));
        key.has_use_last = !child.attribute("names-use-last").empty();
        key.names_use_last = word(child, "names-use-last") == "true";
        area.sort.push_back(key);
    }
}

std::uint32_t StyleCompiler::macro(const pugi::xml_node& user, std::string_view name) {
    const auto known = macro_nodes_.find(name);
    if (known != macro_nodes_.end()) return known->second;
    const auto found = macro_elements_.find(name);
    if (found == macro_elements_.end()) fail(user, "the macro '" + std::string(name) + "' does not exist");
    // The node is there before its children are, so that a macro that calls itself ends here.
    const auto index = static_cast<std::uint32_t>(style_.nodes.size());
    Node node;
    node.kind = NodeKind::group;
    node.value = found->first;
    style_.nodes.push_back(node);
    macro_nodes_.emplace(found->first, index);
    pending_.emplace_back(index, found->second);
    return index;
}

/// True if an element of that kind (and variable, if one is given) stands below `node`, through the macros that it calls.
bool StyleCompiler::prints(std::uint32_t node, NodeKind kind, Slot slot, int depth) const {
    if (node == 0 || depth > 12) return false;
    for (std::uint32_t child = style_.nodes[node].first_child; child != 0; child = style_.nodes[child].next) {
        const Node& element = style_.nodes[child];
        if (element.kind == kind && (slot == no_slot || element.slot == slot)) return true;
        const std::uint32_t below = element.kind == NodeKind::text_macro ? element.spec : child;
        if (prints(below, kind, slot, depth + 1)) return true;
    }
    return false;
}

std::uint32_t StyleCompiler::children(const pugi::xml_node& parent, int depth) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (const pugi::xml_node& child : parent.children()) {
        if (child.type() != pugi::node_element) continue;
        const std::uint32_t index = element(child, depth + 1);
        if (index == 0) continue;
        if (first == 0) first = index;
        if (last != 0) style_.nodes[last].next = index;
        last = index;
    }
    return first;
}

std::uint32_t StyleCompiler::element(const pugi::xml_node& source, int depth) {
    if (depth > depth_limit) fail(source, "elements are nested too deep");
    Node node;
    node.prefix = keep(source, "prefix");
    node.suffix = keep(source, "suffix");
    node.delimiter = keep(source, "delimiter");
    node.formatting = read_formatting(source);
    node.text_case = text_case_named(word(source, "text-case"));
    node.display = display_named(word(source, "display"));
    node.quotes = word(source, "quotes") == "true";
    node.strip_periods = word(source, "strip-periods") == "true";
    const std::string_view name = local_name(source);
    bool nests = false;
    if (name == "group") {
        node.kind = NodeKind::group;
        nests = true;
    } else if (name == "text") {
        read_text(source, node);
    } else if (name == "number") {
        node.kind = NodeKind::number;
        node.slot = slot_named(word(source, "variable"));
        const std::string_view form = word(source, "form");
        node.number_form = form == "ordinal"        ? NumberForm::ordinal
                           : form == "long-ordinal" ? NumberForm::long_ordinal
                           : form == "roman"        ? NumberForm::roman
                                                    : NumberForm::numeric;
    } else if (name == "label") {
        node.kind = NodeKind::label;
        node.slot = slot_named(word(source, "variable"));
        style_.labels.push_back(read_label(source));
        node.spec = static_cast<std::uint32_t>(style_.labels.size());
    } else if (name == "date") {
        read_date(source, node);
    } else if (name == "names") {
        read_names(source, node, depth);
    } else if (name == "choose") {
        node.kind = NodeKind::choose;
        nests = true;
    } else if (name == "if" || name == "else-if" || name == "else") {
        node.kind = NodeKind::branch;
        if (name != "else") read_condition(source, node);
        nests = true;
    } else {
        return 0;
    }
    const auto index = static_cast<std::uint32_t>(style_.nodes.size());
    style_.nodes.push_back(node);
    if (nests) {
        const std::uint32_t first = children(source, depth);
        style_.nodes[index].first_child = first;
    }
    return index;
}

void StyleCompiler::read_text(const pugi::xml_node& source, Node& node) {
    if (source.attribute("macro")) {
        node.kind = NodeKind::text_macro;
        node.value = keep(source, "macro");
        node.spec = macro(source, node.value);
    } else if (source.attribute("term")) {
        node.kind = NodeKind::text_term;
        node.value = keep(source, "term");
        node.term_form = term_form_named(word(source, "form"));
        node.plural = word(source, "plural") == "true" ? Plural::always : Plural::never;
    } else if (source.attribute("value")) {
        node.kind = NodeKind::text_value;
        node.value = keep(source, "value");
    } else {
        node.kind = NodeKind::text_variable;
        node.slot = slot_named(word(source, "variable"));
        node.brief = word(source, "form") == "short";
        style_.uses_year_suffix = style_.uses_year_suffix || node.slot == slot_of(Variable::year_suffix);
        style_.uses_label = style_.uses_label || node.slot == slot_of(Variable::citation_label);
        style_.uses_number = style_.uses_number || node.slot == slot_of(Variable::citation_number);
        style_.uses_first_note = style_.uses_first_note || node.slot == slot_of(Variable::first_reference_note_number);
    }
}

LabelSpec StyleCompiler::read_label(const pugi::xml_node& source) {
    LabelSpec label;
    label.form = term_form_named(word(source, "form"));
    const std::string_view plural = word(source, "plural");
    label.plural = plural == "always" ? Plural::always : plural == "never" ? Plural::never : Plural::contextual;
    label.formatting = read_formatting(source);
    label.text_case = text_case_named(word(source, "text-case"));
    label.strip_periods = word(source, "strip-periods") == "true";
    label.prefix = keep(source, "prefix");
    label.suffix = keep(source, "suffix");
    return label;
}

NamePart StyleCompiler::read_name_part(const pugi::xml_node& source) {
    return {read_formatting(source), text_case_named(word(source, "text-case")), keep(source, "prefix"), keep(source, "suffix")};
}

void StyleCompiler::read_names(const pugi::xml_node& source, Node& node, int depth) {
    node.kind = NodeKind::names;
    NamesSpec spec;
    each_word(word(source, "variable"), [&](std::string_view name) {
        if (const Slot slot = slot_named(name); slot != no_slot) spec.variables.push_back(slot);
    });
    spec.has_delimiter = !source.attribute("delimiter").empty();
    spec.delimiter = node.delimiter;
    spec.options = read_name_options(source, true);
    pugi::xml_node substitute;
    for (const pugi::xml_node& child : source.children()) {
        const std::string_view name = local_name(child);
        if (name == "name") {
            spec.has_name = true;
            spec.options.add(read_name_options(child, false));
            spec.name_formatting = read_formatting(child);
            spec.name_prefix = keep(child, "prefix");
            spec.name_suffix = keep(child, "suffix");
            for (const pugi::xml_node& part : child.children()) {
                if (local_name(part) != "name-part") continue;
                (word(part, "name") == "family" ? spec.family : spec.given) = read_name_part(part);
            }
        } else if (name == "et-al") {
            spec.has_et_al = true;
            if (child.attribute("term")) spec.et_al_term = keep(child, "term");
            spec.et_al_formatting = read_formatting(child);
        } else if (name == "label") {
            spec.label = read_label(child);
            spec.label.before_name = !spec.has_name;
            spec.has_label = true;
        } else if (name == "substitute") {
            substitute = child;
        }
    }
    if (!spec.has_name) spec.label.before_name = false;
    style_.names.push_back(spec);
    const std::size_t index = style_.names.size();
    node.spec = static_cast<std::uint32_t>(index);
    if (substitute) {
        const std::uint32_t first = children(substitute, depth);
        style_.names[index - 1].substitute = first;
    }
}

void StyleCompiler::read_date(const pugi::xml_node& source, Node& node) {
    node.kind = NodeKind::date;
    node.slot = slot_named(word(source, "variable"));
    DateSpec spec;
    spec.localized = !source.attribute("form").empty();
    spec.numeric = word(source, "form") == "numeric";
    const std::string_view parts = word(source, "date-parts");
    if (parts == "year") spec.parts = 1;
    if (parts == "year-month") spec.parts = 3;
    spec.format.delimiter = node.delimiter;
    for (const pugi::xml_node& child : source.children()) {
        if (local_name(child) == "date-part") spec.format.parts.push_back(read_date_part(*style_.arena, child));
    }
    style_.dates.push_back(std::move(spec));
    node.spec = static_cast<std::uint32_t>(style_.dates.size());
}

void StyleCompiler::read_condition(const pugi::xml_node& source, Node& node) {
    Condition condition;
    const std::string_view match = word(source, "match");
    if (match == "any") condition.match = Condition::Match::any;
    if (match == "none") condition.match = Condition::Match::none;
    const auto slots = [&](const char* name, std::vector<Slot>& out) {
        each_word(word(source, name), [&](std::string_view text) { out.push_back(slot_named(text)); });
    };
    slots("variable", condition.variables);
    slots("is-numeric", condition.numerics);
    slots("is-uncertain-date", condition.uncertain);
    each_word(word(source, "type"), [&](std::string_view text) { condition.types.push_back(style_.arena->copy(text)); });
    each_word(word(source, "locator"), [&](std::string_view text) { condition.locators.push_back(style_.arena->copy(text)); });
    each_word(word(source, "position"), [&](std::string_view text) {
        style_.uses_position = true;
        condition.positions.push_back(text == "first"               ? PositionTest::first
                                      : text == "ibid"              ? PositionTest::ibid
                                      : text == "ibid-with-locator" ? PositionTest::ibid_with_locator
                                      : text == "near-note"         ? PositionTest::near_note
                                                                    : PositionTest::subsequent);
    });
    if (source.attribute("disambiguate")) {
        condition.has_disambiguate = true;
        condition.disambiguate_value = word(source, "disambiguate") == "true";
        style_.uses_disambiguate = true;
    }
    style_.conditions.push_back(std::move(condition));
    node.spec = static_cast<std::uint32_t>(style_.conditions.size());
}

void StyleCompiler::compile(const pugi::xml_node& root) {
    if (local_name(root) != "style") fail(root, "the root element is '" + std::string(root.name()) + "', not 'style'");
    read_options(root);
    std::ostringstream locales;
    for (const pugi::xml_node& child : root.children()) {
        const std::string_view name = local_name(child);
        if (name == "info") read_info(child);
        if (name == "macro") macro_elements_.emplace(style_.arena->copy(word(child, "name")), child);
        if (name == "locale") child.print(locales, "", pugi::format_raw);
    }
    style_.locales = locales.str();
    for (const pugi::xml_node& child : root.children()) {
        if (local_name(child) == "citation") read_area(child, style_.citation);
        if (local_name(child) == "bibliography") read_area(child, style_.bibliography);
    }
    for (std::size_t i = 0; i < pending_.size(); ++i) {
        const auto [index, source] = pending_[i];
        const std::uint32_t first = children(source, 0);
        style_.nodes[index].first_child = first;
    }
    for (Area* const area : {&style_.citation, &style_.bibliography}) {
        for (SortKey& key : area->sort) {
            const auto number = slot_of(Variable::citation_number);
            key.has_date = key.slot != no_slot ? kind_of_slot(key.slot) == VariableKind::date : prints(key.macro, NodeKind::date, no_slot, 0);
            key.has_number = key.slot == number || (key.macro != 0 && (prints(key.macro, NodeKind::number, number, 0) ||
                                                                       prints(key.macro, NodeKind::text_variable, number, 0)));
        }
    }
    if (!style_.citation.present && style_.parent.empty()) fail(root, "cs:citation is missing");
}

}  // namespace

void NameOptions::add(const NameOptions& inner) {
    given |= inner.given;
    if (inner.has(and_bit)) and_word = inner.and_word;
    if (inner.has(delimiter_bit)) delimiter = inner.delimiter;
    if (inner.has(precedes_et_al_bit)) precedes_et_al = inner.precedes_et_al;
    if (inner.has(precedes_last_bit)) precedes_last = inner.precedes_last;
    if (inner.has(min_bit)) min = inner.min;
    if (inner.has(use_first_bit)) use_first = inner.use_first;
    if (inner.has(subsequent_min_bit)) subsequent_min = inner.subsequent_min;
    if (inner.has(subsequent_use_first_bit)) subsequent_use_first = inner.subsequent_use_first;
    if (inner.has(use_last_bit)) use_last = inner.use_last;
    if (inner.has(form_bit)) form = inner.form;
    if (inner.has(initialize_bit)) initialize = inner.initialize;
    if (inner.has(initialize_with_bit)) initialize_with = inner.initialize_with;
    if (inner.has(sort_order_bit)) sort_order = inner.sort_order;
    if (inner.has(separator_bit)) separator = inner.separator;
    if (inner.has(names_delimiter_bit)) names_delimiter = inner.names_delimiter;
}

std::unique_ptr<Style> read_style(std::string_view source, StyleError& error) {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(source.data(), source.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    if (!parsed) {
        error = {parsed.description(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0))};
        return nullptr;
    }
    auto style = std::make_unique<Style>();
    try {
        StyleCompiler(*style).compile(document.document_element());
    } catch (const Failure& failure) {
        error = {failure.message, failure.offset};
        return nullptr;
    }
    return style;
}

}  // namespace bibcast::csl

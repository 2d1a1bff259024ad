#include <sstream>

#include "csl/style_compiler.hpp"

namespace bibcast::csl {

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

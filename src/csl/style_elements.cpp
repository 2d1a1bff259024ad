#include "csl/style_compiler.hpp"

namespace bibcast::csl {

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
    if (depth > style_depth_limit) fail(source, "elements are nested too deep");
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

}  // namespace bibcast::csl

#include "formats/mods/record_writer.hpp"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "formats/mods/types.hpp"
#include "io/loss.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/record_markup.hpp"
#include "model/most_compared.hpp"
#include "model/plain_variables.hpp"
#include "text/entities.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

/// XML 1.0, production NCName, in ASCII.
bool is_xml_id(std::string_view id) {
    if (id.empty() || !(is_ascii_alpha(id[0]) || id[0] == '_')) return false;
    return std::all_of(id.begin(), id.end(), [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.'; });
}

/// A date that W3CDTF can say: a year, month or day.
bool is_plain_date(const Date& date) {
    const DatePoint& point = date.begin;
    return date.begin_bound == Bound::point && !date.is_range() && !point.uncertain && !point.approximate && point.unspecified_digits == 0 &&
           !point.unspecified_month && !point.unspecified_day && !point.is_season() && point.time.empty() && point.year > 0 && point.year < 10000;
}

/// Where the start tag ends that a text of XML begins with: behind its `>`.
std::size_t end_of_tag(std::string_view xml) {
    char quote = '\0';
    for (std::size_t at = 0; at < xml.size(); ++at) {
        if (quote != '\0') quote = xml[at] == quote ? '\0' : quote;
        else if (xml[at] == '"' || xml[at] == '\'') quote = xml[at];
        else if (xml[at] == '>') return at + 1;
    }
    return xml.size();
}

/// An attribute of an element that was understood, and that is empty without what was: an identifier without a number. The elements that are named here say
/// something by an attribute alone.
bool is_bare_attribute(const Leftover& leftover) {
    const std::string_view tag = leftover.tag;
    const std::size_t sign = tag.rfind("/@");
    if (sign == std::string_view::npos) return false;
    const std::size_t slash = tag.rfind('/', sign - 1);
    const std::string_view element = tag.substr(slash == std::string_view::npos ? 0 : slash + 1, sign - (slash == std::string_view::npos ? 0 : slash + 1));
    return element != "genre" && element != "typeOfResource" && element != "relatedItem" && element != "url";
}

}  // namespace

std::string_view RecordWriter::take(TextField& field) {
    field.written = true;
    if (holds_no_markup(field.variable)) return field.value.plain;
    if (field.value.is_plain()) return tagged::escaped_plain(record_.arena(), field.value.plain);
    // MODS has no formatting, but what programs put into it, Zotero among them, has the tags of HTML.
    std::string marked;
    if (!tagged::append_markup(marked, field.value, true)) {
        report_partial_loss(loss_markup, record_, name_of(field.variable), field.value.plain, field.source, "MODS has no such formatting", findings_);
    }
    for (const Styled& styled : field.value.styles) {
        if (styled.target.empty()) continue;
        report_partial_loss(loss_markup, record_, name_of(field.variable), styled.target, field.source, "the address of a link inside it is not written",
                            findings_);
    }
    return record_.arena().copy(marked);
}

void RecordWriter::put(std::string_view name, std::string_view text, XmlWriter::Attributes attributes) {
    const std::size_t begin = xml_.out().size();
    xml_.begin(name, attributes);
    if (bare_attributes_ && (related_.empty() || one_related_)) add_attributes(name, begin);
    xml_.text(text);
    xml_.end(name);
}

/// Puts what was left over of the attributes of an element into its start tag, which begins behind `begin` in the output.
void RecordWriter::add_attributes(std::string_view name, std::size_t begin) {
    std::string path;
    for (const std::string& open : xml_.open_elements()) path += open + "/";
    path += std::string(name) + "/@";
    std::string& out = xml_.out();
    begin = out.find('<', begin);
    for (Leftover& leftover : record_.leftovers) {
        const std::string_view value = leftover.value;
        if (leftover.written || leftover.format != "mods" || !leftover.tag.starts_with(path) || !is_bare_attribute(leftover)) continue;
        if (!related_.empty() && !value.starts_with("<relatedItem type=\"" + related_ + "\"")) continue;
        // The attributes that were understood stand in front of it. One that the element has already cannot stand there twice.
        const std::string attribute = " " + std::string(leftover.tag.substr(path.size())) + "=";
        if (out.find(attribute, begin) != std::string::npos) continue;
        const std::size_t place = value.rfind(attribute);
        const std::size_t tag = value.rfind("<" + std::string(name), place);
        const std::size_t end = value.find("/>", place);
        if (place == std::string_view::npos || tag == std::string_view::npos || end == std::string_view::npos) continue;
        if (!std::string_view(out).substr(begin).starts_with(value.substr(tag, place - tag))) continue;
        out.insert(out.size() - 1, value.substr(place, end - place));
        leftover.written = true;
    }
}

void RecordWriter::element(std::string_view name, Variable variable, XmlWriter::Attributes attributes) {
    if (TextField* field = record_.take_text(variable)) put(name, take(*field), attributes);
}

void RecordWriter::elements(std::string_view name, Variable variable, XmlWriter::Attributes attributes) {
    while (TextField* field = record_.take_text(variable)) put(name, take(*field), attributes);
}

/// A code has the name of the standard that it is of (MODS 3.7, `languageTerm/@authority`), and each of several is an element.
void RecordWriter::write_language() {
    TextField* const field = record_.take_text(Variable::language);
    if (field == nullptr) return;
    const std::string_view words = take(*field);
    constexpr std::string_view separator = "; ";
    std::vector<std::string_view> terms;
    for (std::size_t begin = 0; begin <= words.size();) {
        const std::size_t end = std::min(words.find(separator, begin), words.size());
        terms.push_back(words.substr(begin, end - begin));
        begin = end + separator.size();
    }
    if (!std::all_of(terms.begin(), terms.end(), is_language_tag)) terms = {words};
    for (const std::string_view term : terms) {
        xml_.open("language");
        if (!is_language_tag(term)) xml_.element("languageTerm", term, {{"type", "text"}});
        else if (term.size() != 3) xml_.element("languageTerm", term, {{"type", "code"}, {"authority", "rfc5646"}});
        else xml_.element("languageTerm", term, {{"type", "code"}, {"authority", is_bibliographic_code(term) ? "iso639-2b" : "iso639-3"}});
        xml_.close();
    }
}

bool RecordWriter::origin_in_host() const { return host_ && is_in_book(record_.type); }

void RecordWriter::begin() {
    std::string& out = xml_.out();
    out += "  <mods";
    is_id_ = is_xml_id(record_.id) && !record_.generated_id;
    if (is_id_) {
        out += " ID=\"";
        item_.key_begin = out.size();
        out += record_.id;
        item_.key_end = out.size();
        out += '"';
    }
    for (Leftover& leftover : record_.leftovers) {
        // An attribute of the record, as written.
        if (leftover.format != "mods" || !leftover.tag.starts_with('@') || leftover.value.find('"') != std::string_view::npos) continue;
        const std::string_view name = leftover.tag.substr(1);
        if (name == "ID" && is_id_) continue;
        out += ' ';
        out += name;
        out += "=\"";
        out += leftover.value;
        out += '"';
        leftover.written = true;
    }
    out += ">\n";
}

void RecordWriter::write() {
    const auto named = [this](Variable variable) { return record_.people(variable) != nullptr; };
    // Each element is held against all of them.
    bare_attributes_ = record_.leftovers.size() <= most_compared &&
                       std::any_of(record_.leftovers.begin(), record_.leftovers.end(), [](const Leftover& one) { return one.format == "mods" && is_bare_attribute(one); });
    host_ = has(Variable::container_title) || has(Variable::container_title_short) || has(Variable::volume_title) || named(Variable::container_author);
    begin();
    write_titles(Level::top);
    write_names(Level::top);
    write_type();
    write_origin(Level::top);
    write_language();
    write_physical();
    element("abstract", Variable::abstract);
    write_notes();
    write_subjects();
    element("classification", Variable::call_number);
    for (const Level level : {Level::host, Level::series, Level::original, Level::review}) {
        write_related(level);
        write_further_related(level);
    }
    write_archive_collection();
    write_identifiers();
    write_location();
    element("accessCondition", Variable::license);
    if (!host_) write_part(Level::host);
    if (has(Variable::source)) {
        xml_.open("recordInfo");
        element("recordContentSource", Variable::source);
        xml_.close();
    }
    write_leftovers();
    xml_.out() += "  </mods>\n";
    if (!xml_.clean()) {
        report_partial_loss(loss_text, record_, "record", record_.plain(Variable::title), record_.source,
                            "characters that XML cannot hold became U+FFFD", findings_);
    }
}

void RecordWriter::write_titles(Level level) {
    for (const std::string_view type : {"", "abbreviated"}) {
        bool open = false;
        for (const TagRow& row : tags) {
            const bool of_part = type.empty() && row.element != "title";
            if (row.level != level || row.parent != "titleInfo" || (row.type != type && !of_part) || !has(row.variable)) continue;
            if (!open) xml_.open("titleInfo", {{"type", type}});
            open = true;
            element(row.element, row.variable);
        }
        if (open) xml_.close();
    }
}

/// The kind of resource as the source had it, if it says more than the type.
void RecordWriter::write_resource() {
    StringField& native = record_.native_type;
    const ResourceRow* const own = resource_named(ascii_lower(native.value));
    if (own != nullptr && own->item == record_.type) {
        xml_.element("typeOfResource", native.value);
        native.written = true;
        return;
    }
    for (Leftover& leftover : record_.leftovers) {
        if (leftover.format != "mods" || leftover.tag != "typeOfResource") continue;
        xml_.raw(leftover.value);
        leftover.written = true;
        return;
    }
    xml_.element("typeOfResource", resource_of(record_.type));
}

void RecordWriter::write_type() {
    const GenreRow* row = genre_of(record_.type);
    StringField& native = record_.native_type;
    write_resource();
    const GenreRow* own = native.value.empty() ? nullptr : genre_named(ascii_lower(native.value));
    const bool ambiguous = record_.type == ItemType::book && host_;
    const bool proceedings = !host_ && record_.type == ItemType::book && own != nullptr && own->word == proceedings_genre;
    if (proceedings || (own != nullptr && own->item == record_.type && own != row && !ambiguous)) {
        xml_.element("genre", native.value);
        native.written = true;
    } else if (host_ && record_.type == ItemType::paper_conference) {
        // Its host says so, where bibutils and Zotero look for it.
    } else if (row != nullptr && !ambiguous) {
        xml_.element("genre", row->word);
    } else {
        xml_.element("genre", name_of(record_.type), {{"authority", "csl"}});
    }
    elements("genre", Variable::genre);
}

void RecordWriter::write_date(std::string_view element_name, std::string_view type, Variable variable) {
    const DateField* field = record_.take_date(variable);
    if (field == nullptr) return;
    const Date& date = field->value;
    if (!date.has_parts()) return xml_.element(element_name, date.literal, {{"type", type}});
    std::string text;
    append_edtf(text, date);
    xml_.element(element_name, text, {{"type", type}, {"encoding", is_plain_date(date) ? "w3cdtf" : "edtf"}});
    if (date.literal.empty()) return;
    // An element may be repeated: once in an encoding, and once in words (MODS 3.8, `originInfo`).
    if (type.empty()) return xml_.element(element_name, date.literal);
    report_partial_loss(loss_date_part, record_, name_of(variable), date.literal, field->source, "the words beside the date are not written",
                        findings_);
}

void RecordWriter::write_origin(Level level) {
    const bool host = level == Level::host;
    const bool own = level == Level::top ? !origin_in_host() : level == Level::original || origin_in_host();
    const Level rows = host ? Level::top : level;
    const auto any_text = std::any_of(tags.begin(), tags.end(), [&](const TagRow& row) {
        return own && row.level == rows && row.parent == "originInfo" && has(row.variable);
    });
    const auto dated = [this](Variable variable) { return record_.date(variable) != nullptr; };
    const bool other_dates = dated(Variable::event_date) || dated(Variable::submitted) || dated(Variable::available_date) ||
                             (dated(Variable::accessed) && !has(Variable::url));
    const bool date = level == Level::original ? dated(Variable::original_date) : level == Level::top && (dated(Variable::issued) || other_dates);
    const bool issuance = host && (is_in_serial(record_.type) || is_in_book(record_.type));
    if (!any_text && !date && !issuance) return;
    xml_.open("originInfo");
    for (const TagRow& row : tags) {
        if (!own || row.level != rows || row.parent != "originInfo" || !has(row.variable)) continue;
        if (row.element != "placeTerm") {
            element(row.element, row.variable);
            continue;
        }
        xml_.open("place");
        element(row.element, row.variable, {{"type", row.type}});
        xml_.close();
    }
    if (level == Level::original) write_date("dateIssued", {}, Variable::original_date);
    if (level == Level::top) {
        write_date("dateIssued", {}, Variable::issued);
        for (const Variable variable : {Variable::event_date, Variable::submitted, Variable::available_date}) {
            write_date("dateOther", name_of(variable), variable);
        }
        if (!has(Variable::url)) write_date("dateOther", "accessed", Variable::accessed);
    }
    if (issuance) xml_.element("issuance", is_in_serial(record_.type) ? "continuing" : "monographic");
    xml_.close();
}

void RecordWriter::write_physical() {
    bool open = false;
    for (const TagRow& row : tags) {
        if (row.parent != "physicalDescription" || !has(row.variable)) continue;
        if (!open) xml_.open("physicalDescription");
        open = true;
        element(row.element, row.variable, {{"unit", row.type}});
    }
    if (open) xml_.close();
}

void RecordWriter::write_notes() {
    elements("note", Variable::note);
    elements("note", Variable::annote, {{"type", "annotation"}});
    for (StringField& award : record_.awards) {
        xml_.element("note", award.value, {{"type", "award"}});
        award.written = true;
    }
    for (StringField& group : record_.groups) {
        xml_.element("note", group.value, {{"type", "group"}});
        group.written = true;
    }
    write_other_texts();
}

/// Variables that no element of MODS is for are notes with a type, which MODS leaves open.
void RecordWriter::write_other_texts() {
    for (TextField& field : record_.texts) {
        const Variable variable = field.variable;
        if (variable == Variable::page_first && record_.plain(Variable::page).starts_with(field.value.plain)) field.written = true;
        if (field.written || has_row(variable) || variable == Variable::archive_collection || variable == Variable::page || variable == Variable::genre) continue;
        xml_.element("note", take(field), {{"type", name_of(variable)}});
    }
}

void RecordWriter::write_subjects() {
    const auto write = [this](StringField& word) {
        xml_.open("subject");
        xml_.element("topic", word.value);
        xml_.close();
        word.written = true;
    };
    for (StringField& keyword : record_.keywords) write(keyword);
    for (StringField& topic : record_.topics) {
        topic.written = std::any_of(record_.keywords.begin(), record_.keywords.end(), [&](const StringField& one) { return one.value == topic.value; });
        if (!topic.written) write(topic);
    }
    if (!has(Variable::scale)) return;
    xml_.open("subject");
    xml_.open("cartographics");
    element("scale", Variable::scale);
    xml_.close();
    xml_.close();
}

bool RecordWriter::is_alone(const Identifier& identifier) const {
    if (record_.identifiers.size() > most_compared) return false;
    const auto same = [&](const Identifier& other) { return other.scheme == identifier.scheme; };
    return std::count_if(record_.identifiers.begin(), record_.identifiers.end(), same) == 1;
}

void RecordWriter::write_identifiers() {
    if (!record_.id.empty() && !record_.generated_id && !is_id_) {
        xml_.begin("identifier", {{"type", "citekey"}});
        item_.key_begin = xml_.out().size();
        append_html(xml_.out(), record_.id);
        item_.key_end = xml_.out().size();
        xml_.end("identifier");
    }
    for (const TagRow& row : tags) {
        if (row.element == "identifier") elements(row.element, row.variable, {{"type", row.type}});
    }
    for (Identifier& identifier : record_.identifiers) {
        std::string value(identifier.value);
        if (!identifier.version.empty()) value += "v" + std::string(identifier.version);
        if (!identifier.category.empty()) value += " [" + std::string(identifier.category) + "]";
        const std::string_view type = identifier.scheme == "handle" ? "hdl" : identifier.scheme;
        // Of several of a kind nobody knows of which one something more was said.
        if (bare_attributes_ && is_alone(identifier)) put("identifier", value, {{"type", type}});
        else xml_.element("identifier", value, {{"type", type}});
        identifier.written = true;
    }
}

void RecordWriter::write_location() {
    if (!has(Variable::archive) && !has(Variable::archive_location) && !has(Variable::url) && record_.links.empty()) return;
    xml_.open("location");
    element("physicalLocation", Variable::archive);
    element("shelfLocator", Variable::archive_location);
    std::string accessed;
    if (has(Variable::url)) {
        const DateField* date = record_.date(Variable::accessed);
        if (date != nullptr && (!date->value.has_parts() || date->value.literal.empty())) {
            record_.take_date(Variable::accessed);
            append_edtf(accessed, date->value);
            if (!date->value.has_parts()) accessed = date->value.literal;
        }
    }
    element("url", Variable::url, {{"dateLastAccessed", accessed}});
    for (Link& link : record_.links) {
        xml_.element("url", link.url, {{"displayLabel", link.label}, {"note", link.kind == LinkKind::other ? "" : name_of(link.kind)}});
        link.written = true;
    }
    xml_.close();
}

void RecordWriter::write_pages() {
    TextField* field = record_.take_text(Variable::page);
    if (field == nullptr) field = record_.take_text(Variable::page_first);
    if (field == nullptr) return;
    const std::string_view pages = take(*field);
    std::size_t dash = pages.find('-');
    std::size_t size = 1;
    if (dash == std::string_view::npos) {
        dash = pages.find("\u2013");
        size = 3;
    } else if (pages.substr(dash).starts_with("--")) {
        size = 2;
    }
    const std::string_view last = dash == std::string_view::npos ? std::string_view{} : pages.substr(dash + size);
    xml_.open("extent", {{"unit", "page"}});
    if (dash != std::string_view::npos && dash > 0 && !last.empty() && pages.find_first_of(", ;") == std::string_view::npos &&
        last.find('-') == std::string_view::npos && size == 1 && last != pages.substr(0, dash)) {
        xml_.element("start", pages.substr(0, dash));
        xml_.element("end", last);
    } else if (dash == std::string_view::npos && pages.find_first_of(", ;") == std::string_view::npos) {
        xml_.element("start", pages);
    } else {
        xml_.element("list", pages);
    }
    xml_.close();
}

void RecordWriter::write_part(Level level) {
    const bool details = std::any_of(tags.begin(), tags.end(), [&](const TagRow& row) {
        return row.level == level && row.parent == "detail" && has(row.variable);
    });
    const bool pages = level == Level::host && (has(Variable::page) || (has(Variable::page_first) && !record_.text(Variable::page_first)->written));
    if (!details && !pages) return;
    // The `number` of a serial is its issue, where it has no other.
    const bool article = level == Level::host && is_in_serial(record_.type) && !has(Variable::issue);
    xml_.open("part");
    for (const TagRow& row : tags) {
        if (row.level != level || row.parent != "detail" || !has(row.variable)) continue;
        xml_.open("detail", {{"type", article && row.variable == Variable::number ? "article" : row.type}});
        element(row.element, row.variable);
        xml_.close();
    }
    if (pages) write_pages();
    xml_.close();
}

void RecordWriter::write_related(Level level) {
    const bool titled = std::any_of(tags.begin(), tags.end(), [&](const TagRow& row) {
        return row.level == level && (level != Level::host || host_) && has(row.variable);
    });
    const bool named = std::any_of(record_.names.begin(), record_.names.end(), [&](const NamesField& names) {
        return level_of(names.variable) == level && (!names.people.empty() || names.others);
    });
    const bool dated = level == Level::original && record_.date(Variable::original_date) != nullptr;
    if (!(level == Level::host && host_) && !titled && !named && !dated) return;
    open_related(level);
    write_titles(level);
    write_names(level);
    if (level == Level::host && record_.type == ItemType::paper_conference && !record_.native_type.written) {
        xml_.element("genre", proceedings_genre, {{"authority", "marcgt"}});
    }
    write_origin(level);
    if (level == Level::host || level == Level::series) write_part(level);
    close_related();
}

/// Further hosts and series, of which no more is known than their titles.
void RecordWriter::write_further_related(Level level) {
    if (level != Level::host && level != Level::series) return;
    for (TextField& field : record_.texts) {
        if (field.written || field.variable != (level == Level::host ? Variable::container_title : Variable::collection_title)) continue;
        field.written = true;
        xml_.open("relatedItem", {{"type", related_type(level)}});
        xml_.open("titleInfo");
        xml_.element("title", take(field));
        xml_.close();
        xml_.close();
    }
}

/// Whether the record has one related item of a kind: of several nobody knows of which one something was left over.
bool RecordWriter::has_one_related(Level level) const {
    return std::count_if(record_.texts.begin(), record_.texts.end(), [level](const TextField& field) {
        switch (field.variable) {
            case Variable::container_title:
            case Variable::archive_collection: return level == Level::host;
            case Variable::collection_title: return level == Level::series;
            case Variable::original_title: return level == Level::original;
            case Variable::reviewed_title: return level == Level::review;
            default: return false;
        }
    }) <= 1;
}

/// Opens a related item with the attributes that were left over of it.
void RecordWriter::open_related(Level level) {
    const std::string_view type = related_type(level);
    one_related_ = has_one_related(level);
    const std::string start = R"(<relatedItem type=")" + std::string(type) + "\"";
    std::string attributes;
    std::unordered_set<std::string_view> names;
    for (Leftover& leftover : record_.leftovers) {
        if (!one_related_) break;
        const std::string_view value = leftover.value;
        const bool attribute = leftover.format == "mods" && leftover.tag.starts_with("relatedItem/@") && value.starts_with(start) && value.ends_with("/>");
        if (leftover.written || !attribute) continue;
        if (!names.insert(leftover.tag.substr(leftover.tag.rfind('@') + 1)).second) continue;
        attributes += value.substr(start.size(), value.size() - start.size() - 2);
        leftover.written = true;
    }
    xml_.open("relatedItem", {{"type", type}});
    related_ = type;
    std::string& out = xml_.out();
    if (!attributes.empty()) out.insert(out.size() - 2, attributes);
}

/// Closes it behind what was left over of it. What was left over as a whole is another one.
void RecordWriter::close_related() {
    const std::string start = R"(<relatedItem type=")" + related_ + "\"";
    constexpr std::string_view end = "</relatedItem>";
    for (Leftover& leftover : record_.leftovers) {
        const std::string_view value = leftover.value;
        const bool inside = one_related_ && leftover.format == "mods" && leftover.tag != "relatedItem" && value.starts_with(start) && value.ends_with(end);
        if (leftover.written || !inside) continue;
        const std::size_t begin = end_of_tag(value);
        xml_.raw(value.substr(begin, value.size() - begin - end.size()));
        leftover.written = true;
    }
    xml_.close();
    related_.clear();
}

/// The collection of an archive, as repositories have it: a host that is a collection.
void RecordWriter::write_archive_collection() {
    while (TextField* field = record_.take_text(Variable::archive_collection)) {
        open_related(Level::host);
        xml_.open("titleInfo");
        put("title", take(*field), {});
        xml_.close();
        xml_.empty("typeOfResource", {{"collection", "yes"}});
        close_related();
    }
}

void RecordWriter::write_leftovers() {
    for (Leftover& leftover : record_.leftovers) {
        if (leftover.written || leftover.format != "mods" || leftover.tag.starts_with('@')) continue;
        xml_.raw(leftover.value);
        leftover.written = true;
    }
}

}  // namespace bibcast::mods

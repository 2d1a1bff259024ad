#include <algorithm>
#include <utility>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/endnote_kinds.hpp"
#include "formats/bibtex/entry_reader.hpp"
#include "formats/bibtex/entry_writer.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/titles.hpp"
#include "io/passed_over.hpp"
#include "io/tagged/pages.hpp"
#include "model/most_compared.hpp"
#include "name/short_form.hpp"
#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("ftp://"); }

/// Whether the group whose brace is at `open` is the rest of the text.
bool ends_with_group(std::string_view text, std::size_t open) { return text.ends_with('}') && find_close(text, open) == text.size(); }

/// Takes `\url{…}`, `<…>` and braces around the whole away: `{\url{…}}`.
std::string_view unwrap(std::string_view text) {
    constexpr int most_layers = 8;  // beyond any reason
    text = trim(text);
    for (int layer = 0; layer < most_layers; ++layer) {
        if (text.starts_with("\\url{") && ends_with_group(text, 4)) {
            text = trim(text.substr(5, text.size() - 6));
        } else if (text.starts_with('{') && ends_with_group(text, 0)) {
            text = trim(text.substr(1, text.size() - 2));
        } else if (text.size() > 1 && text.front() == '<' && text.back() == '>') {
            text = trim(text.substr(1, text.size() - 2));
        } else {
            break;
        }
    }
    return text;
}

/// The address of a `\href{…}{…}` that is the whole value, else the value unwrapped.
std::string_view address_in(std::string_view value) {
    const std::string_view text = unwrap(value);
    if (!text.starts_with("\\href")) return text;
    const std::size_t open = text.find_first_not_of(" \t\r\n", 5);
    if (open == npos || text[open] != '{') return text;
    const std::size_t close = find_close(text, open);
    return close == npos ? text : trim(text.substr(open + 1, close - open - 2));
}

Field with_value(Field field, std::string_view value) {
    field.value = value;
    return field;
}

bool is_escaped_in_addresses(char c) { return std::string_view("_%&#$~{}").find(c) != npos; }

/// The item of a list joined by ` and ` (in any white space, outside braces) that begins `rest`; cuts it off.
std::string_view next_item(std::string_view& rest) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '{') ++depth;
        if (rest[i] == '}' && depth > 0) --depth;
        if (depth != 0 || !is_ascii_space(rest[i])) continue;
        if (i + 4 < rest.size() && equals_ignoring_ascii_case(rest.substr(i + 1, 3), "and") && is_ascii_space(rest[i + 4])) {
            const std::string_view item = rest.substr(0, i);
            rest.remove_prefix(i + 5);
            return item;
        }
    }
    return std::exchange(rest, {});
}

/// Where another address begins behind white space in a value that begins with one; npos: nowhere.
std::size_t next_address(std::string_view value) {
    if (!trim(value).starts_with("http")) return npos;
    for (std::size_t at = value.find("http", 4); at != npos; at = value.find("http", at + 4)) {
        const std::string_view rest = value.substr(at);
        if (is_ascii_space(value[at - 1]) && (rest.starts_with("http://") || rest.starts_with("https://"))) return at;
    }
    return npos;
}

}  // namespace

/// Addresses and identifiers are not LaTeX, but programs escape them all the same: `\_`, `{\_}`, `\%`.
std::string_view EntryReader::verbatim(const Field& field) {
    const std::string_view text = unwrap(field.value);
    if (find_first_byte<'\\', '\n', '\r'>(text) == npos) return text;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size() && is_escaped_in_addresses(text[i + 1])) {
            const bool braces = !out.empty() && out.back() == '{' && i + 2 < text.size() && text[i + 2] == '}';
            if (braces) out.pop_back();
            out += text[++i];
            if (braces) ++i;
            if (text.substr(i).starts_with("~{}")) i += 2;
        } else if (c == '\n' || c == '\r') {
            // An address that was broken at the end of a line goes on at the next word.
            while (!out.empty() && is_ascii_space(out.back())) out.pop_back();
            while (i + 1 < text.size() && is_ascii_space(text[i + 1])) ++i;
        } else {
            out += c;
        }
    }
    return arena_.copy(out);
}

/// A literal list: its items joined by semicolons in BibLaTeX; in BibTeX, `and` is a word.
Text EntryReader::list(const Field& field, bool has_keys) {
    if (dialect_ == Dialect::bibtex) return uncased(field);
    std::string_view rest = field.value;
    Field item = field;
    item.value = next_item(rest);
    // Braces keep an ` and ` from separating (biblatex manual, section 2.3.4).
    const auto decode = [&] { return has_keys ? localized_or(uncased(item)) : uncased(item); };
    std::vector<Text> items{decode()};
    while (!rest.empty()) {
        item.value = next_item(rest);
        items.push_back(decode());
    }
    return join_texts(arena_, items, "; ");
}

/// A biblatex localization key says what it stands for.
Text EntryReader::localized_or(const Text& text) const {
    const std::string_view spelled = text.is_plain() ? localized(text.plain) : std::string_view{};
    return spelled.empty() ? text : Text(spelled);
}

void EntryReader::read_numbers() {
    const bool no_number = slot(FieldId::number) != nullptr && is_not_available(slot(FieldId::number)->value);
    const Field* number = no_number ? nullptr : take(FieldId::number);
    const Field* issue = slot(FieldId::issue);
    const std::string_view type = type_->name;
    const bool article = type_->type == ItemType::article_journal || type_->type == ItemType::periodical || type_->type == ItemType::review;
    if (number != nullptr) {
        const Variable variable = article ? Variable::issue : number_is_collection_number(type) ? Variable::collection_number : Variable::number;
        add_rich(variable, number);
    }
    if (issue != nullptr && record_->text(Variable::issue) == nullptr) add_rich(Variable::issue, take(FieldId::issue));
    const Field* eid = take_first({FieldId::eid, FieldId::articleno});
    if (eid == nullptr) return;
    // ACM's `articleno = {4}` beside `pages = {4:1--4:10}` says nothing more.
    const std::string_view pages = trim(value_of(*fields_, "pages"));
    const std::string_view id = trim(eid->value);
    const bool in_pages = !id.empty() && pages.starts_with(id) && pages.substr(id.size()).starts_with(':');
    if (record_->text(Variable::number) == nullptr && !in_pages) {
        add_rich(Variable::number, eid);
    } else {
        leave(*eid);
    }
}

/// The site of a blog post stands where other online entries have their publisher.
void EntryReader::read_site() {
    const bool has_container = slot(FieldId::booktitle) != nullptr || slot(FieldId::journaltitle) != nullptr || slot(FieldId::journal) != nullptr;
    if (has_container || slot(FieldId::publisher) != nullptr) return;
    for (const FieldId id : {FieldId::organization, FieldId::howpublished}) {
        const Field* site = slot(id);
        if (site == nullptr || is_address(address_in(site->value))) continue;
        record_->add_text(Variable::container_title, rich(*take(id)), site->span);
        return;
    }
}

void EntryReader::read_publisher() {
    static constexpr FieldSet places = {FieldId::publisher,    FieldId::institution, FieldId::school,  FieldId::organization,
                                        FieldId::howpublished, FieldId::address,     FieldId::location};
    if (!had_any(places)) return;
    if (record_->type == ItemType::post_weblog || record_->type == ItemType::post) read_site();
    const Field* publisher = take_first({FieldId::publisher, FieldId::institution, FieldId::school, FieldId::organization});
    if (publisher != nullptr) {
        const std::string_view words = without_ris_tag(publisher->value, *publisher);
        record_->add_text(Variable::publisher, list(words.size() == publisher->value.size() ? *publisher : with_value(*publisher, words), false), publisher->span);
    }
    const Field* how = slot(FieldId::howpublished);
    if (how != nullptr) {
        const std::string_view text = address_in(how->value);
        const bool has_url = slot(FieldId::url) != nullptr && !trim(slot(FieldId::url)->value).empty();
        if (is_address(text) && text.find(' ') == npos) {
            if (!has_url) record_->add_text(Variable::url, verbatim(with_value(*take(FieldId::howpublished), text)), how->span);
            // `\href{address}{words}`: the words have no place beside it, and stay with the field.
            const std::string_view whole = unwrap(how->value);
            const std::string_view words = whole.substr(std::min(static_cast<std::size_t>(text.data() + text.size() - whole.data()), whole.size()));
            if (!says_no_more_than(decode_latex_plain(arena_, words), text)) leave(*how);
        } else if (publisher == nullptr) {
            record_->add_text(Variable::publisher, uncased(*take(FieldId::howpublished)), how->span);
        }
    }
    // Beside an address, the location is where the event was (ACM's files).
    const Field* address = slot(FieldId::address);
    const Field* location = slot(FieldId::location);
    if (address != nullptr && location != nullptr && value_of(*fields_, "venue").empty()) {
        record_->add_text(Variable::event_place, list(*take(FieldId::location), true), location->span);
    }
    const Field* place = take_first({FieldId::address, FieldId::location});
    if (place == nullptr) return;
    record_->add_text(type_->type == ItemType::patent ? Variable::jurisdiction : Variable::publisher_place, list(*place, true), place->span);
}

void EntryReader::read_genre() {
    const Field* type = take(FieldId::type);
    if (type == nullptr || trim(type->value).empty()) {
        record_->add_text(Variable::genre, type_->genre, entry_->span);
        return;
    }
    const Text genre = localized_or(unbraced(*type));
    if (const auto kind = endnote_kind(genre.plain)) {
        // `@misc` with `type = {Web Page}` is told by it; `@article` with `type = {Journal Article}` is not told twice.
        const bool narrower = record_->type == ItemType::article_journal && (*kind == ItemType::article_magazine || *kind == ItemType::article_newspaper);
        if (record_->type == ItemType::document || narrower) record_->type = *kind;
        if (*kind == record_->type) {
            PassedOver again;
            again.add("type", genre.plain);
            return again.report(type->span, record_->id, findings_);
        }
    }
    // What the writer sets where classic BibTeX wants to know which thesis, and nobody does.
    if (record_->type == ItemType::thesis && !type_->genre.empty() && genre.plain == "Thesis") return;
    record_->add_text(Variable::genre, genre, type->span);
}

void EntryReader::read_language() {
    const Field* langid = take_first({FieldId::langid, FieldId::hyphenation});
    // Beside the babel name, a tag that says it more exactly is how BibLaTeX output has one that babel does not know.
    const Field* beside = slot(FieldId::language);
    const bool is_tag = langid != nullptr && beside != nullptr && babel_name_near(trim(beside->value)) == trim(langid->value) && babel_name(trim(beside->value)).empty() &&
                        language_tag(trim(beside->value)).empty();
    const Field* language = langid == nullptr || is_tag ? take(FieldId::language) : nullptr;
    const Field* field = language != nullptr ? language : langid;
    if (field == nullptr) return;
    const std::string_view name = plain(*field);
    const std::string_view tag = language_tag(name);
    record_->add_text(Variable::language, tag.empty() ? name : tag, field->span);
}

void EntryReader::read_notes() {
    add_rich(Variable::note, take(FieldId::note));
    add_rich(Variable::note, take(FieldId::addendum));
}

void EntryReader::read_url() {
    const Field* url = slot(FieldId::url);
    if (url == nullptr) {
        // BibDesk numbers its addresses.
        const auto found = std::find_if(unknown_.begin(), unknown_.end(), [](const Field* field) { return equals_ignoring_ascii_case(field->name, "bdsk-url-1"); });
        if (found == unknown_.end() || record_->text(Variable::url) != nullptr) return;
        url = *found;
        leave(*url, false);
    }
    // EndNote has an address a line, Mendeley several with blanks between them, BibNet (Nelson Beebe's bibliographies) with semicolons.
    std::string_view rest = url->value;
    for (std::size_t at = next_address(rest); at != npos; at = next_address(rest)) {
        Field one = *url;
        one.value = trim(rest.substr(0, at));
        if (one.value.ends_with(';') || one.value.ends_with(',')) one.value.remove_suffix(1);
        add_url(verbatim(one), url->span);
        rest = trim(rest.substr(at));
    }
    Field last = *url;
    last.value = rest;
    add_url(verbatim(last), url->span);
}

void EntryReader::add_url(std::string_view address, SourceSpan span) {
    if (record_->text(Variable::url) == nullptr) return record_->add_text(Variable::url, address, span);
    if (record_->plain(Variable::url) == address) return;
    for (std::size_t i = 0; i < std::min(record_->links.size(), most_compared); ++i) {
        if (record_->links[i].url == address) return;
    }
    record_->add_link(LinkKind::other, address, {}, span);
}

/// Awards and identifiers of any scheme, of which there can be many.
void EntryReader::read_more() {
    const auto read_one = [&](FieldId id, const Field& field) {
        if (id == FieldId::award) {
            record_->add_award(plain(field), field.span);
            return;
        }
        const std::string_view value = verbatim(field);
        const std::size_t colon = value.find(':');
        if (colon == npos || colon == 0) {
            leave(field);
        } else {
            record_->add_identifier(value.substr(0, colon), value.substr(colon + 1), field.span);
        }
    };
    for (const FieldId id : {FieldId::award, FieldId::identifier}) {
        if (const Field* field = take(id)) read_one(id, *field);
        for (const Simple& more : more_specials_) {
            if (more.row->id == id) read_one(id, *more.field);
        }
    }
    if (const Field* groups = take(FieldId::groups)) read_groups(*groups);
    if (const Field* number = take(FieldId::unique_id)) read_unique_id(*number);
}

namespace {

/// `1245--1257` and `e12`: the pages of most entries, with one hyphen; nothing for any others.
std::string_view plain_pages(Arena& arena, std::string_view text) {
    const auto skip_number = [text](std::size_t at) {
        while (at < text.size() && (is_ascii_digit(text[at]) || is_ascii_alpha(text[at]))) ++at;
        return at;
    };
    const std::size_t end = skip_number(0);
    std::size_t behind = end;
    while (behind < text.size() && text[behind] == '-' && behind - end < 3) ++behind;
    if (end == 0 || skip_number(behind) != text.size() || (behind == text.size() && end != behind)) return {};
    return behind - end < 2 ? text : arena.concat({text.substr(0, end), "-", text.substr(behind)});
}

}  // namespace

namespace {

/// `20--~22`: a no-break space is a blank like any other beside a number.
std::string_view with_blanks(Arena& arena, std::string_view text) {
    constexpr std::string_view no_break = "\u00A0";
    if (text.find(no_break) == npos) return text;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t found = std::min(text.find(no_break, at), text.size());
        out += text.substr(at, found - at);
        if (found < text.size()) out += ' ';
        at = found + no_break.size();
    }
    return arena.copy(out);
}

}  // namespace

/// HAL: `pages = {8p.}` counts them.
bool EntryReader::read_page_count(std::string_view text, const Field& field) {
    if (text.empty() || (text.back() != '.' && text.back() != 'p')) return false;
    const std::optional<std::string_view> count = tagged::split_page_count(text);
    if (!count) return false;
    const bool counted = !value_of(*fields_, "pagetotal").empty() || !value_of(*fields_, "numpages").empty();
    if (counted) leave(field);
    else record_->add_text(Variable::number_of_pages, *count, field.span);
    return true;
}

/// Nature's files have half a line of RIS at the end of values: `1110 EP  -`, `Nature Publishing Group SN  -`.
std::string_view EntryReader::without_ris_tag(std::string_view text, const Field& field) {
    if (!text.ends_with('-')) return text;
    const std::string_view words = trim(text.substr(0, text.size() - 1));
    const auto upper = [&](std::size_t behind) { return words[words.size() - behind] >= 'A' && words[words.size() - behind] <= 'Z'; };
    if (words.size() + 1 == text.size() || words.size() < 4 || words[words.size() - 3] != ' ' || !upper(2) || !upper(1)) return text;
    PassedOver tag;
    tag.add(field.name, text.substr(words.size() - 2));
    tag.report(field.span, record_->id, findings_);
    return trim(words.substr(0, words.size() - 3));
}

/// Ranges get one hyphen, or a dash where a hyphen is part of the pages: `A-1–A-14`.
void EntryReader::read_pages(const Field& field) {
    if (const std::string_view pages = plain_pages(arena_, trim(field.value)); !pages.empty() && pages.back() != 'p') {
        record_->add_text(Variable::page, pages, field.span);
        return;
    }
    const std::string_view text = tagged::strip_page_word(without_ris_tag(with_blanks(arena_, plain(field)), field));
    if (read_page_count(text, field)) return;
    const bool simple = is_ascii(text) && text.find("--") == npos && text.find(" -") == npos && text.find("- ") == npos;
    if (simple) {
        record_->add_text(Variable::page, text, field.span);
        return;
    }
    std::string out;
    bool hyphen_before = false;  // in this page range
    std::size_t stop = 0;    // the next comma or space,
    std::size_t hyphen = 0;  // and the next hyphen: looked for again only when they are passed
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        const bool dash = point.value == '-' || (point.value >= 0x2010 && point.value <= 0x2015) || point.value == 0x2212;
        if (!dash) {
            out.append(text, i, point.size);
            if (out.back() == ' ' || out.back() == ',') hyphen_before = false;
            i += point.size;
            continue;
        }
        std::size_t end = i;
        std::size_t count = 0;
        while (end < text.size()) {
            const CodePoint next = code_point_at(text, end);
            if (next.value != '-' && !(next.value >= 0x2010 && next.value <= 0x2015) && next.value != 0x2212) break;
            end += next.size;
            ++count;
        }
        const bool lone_hyphen = point.value == '-' && count == 1;
        const std::size_t behind = text.find_first_not_of(' ', end);
        const bool spaced = behind != end || (!out.empty() && out.back() == ' ');
        while (!out.empty() && out.back() == ' ') out.pop_back();
        if (behind != npos) end = behind;
        if (stop < end) stop = std::min(text.find_first_of(", ", end), text.size());
        if (hyphen < end) hyphen = std::min(text.find('-', end), text.size());
        const bool hyphen_behind = hyphen < stop;
        const bool part_of_page = !lone_hyphen && !spaced && (hyphen_before || hyphen_behind);
        hyphen_before = hyphen_before || !part_of_page;
        out += part_of_page ? "\u2013" : "-";
        i = end;
    }
    record_->add_text(Variable::page, arena_.copy(out), field.span);
}

void EntryReader::read_keywords(const Field& field) {
    std::string_view text = trim(field.value);
    // Web of Science: `{{A; B}}`.
    if (text.size() > 1 && text.front() == '{' && find_close(text, 0) == text.size()) text = trim(text.substr(1, text.size() - 2));
    char separator = text.find(',') == npos && text.find(';') != npos ? ';' : ',';
    if (has_keyword_lines(text)) separator = '\n';
    std::size_t depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        i = separator == '\n' ? std::min(text.find('\n', i), text.size()) : std::min(find_first_byte<'{', '}', ',', ';'>(text, i), text.size());
        if (i < text.size()) {
            if (text[i] == '{') ++depth;
            if (text[i] == '}' && depth > 0) --depth;
            if (depth != 0 || text[i] != separator) continue;
        }
        const std::string_view item = trim(text.substr(begin, i - begin));
        if (!item.empty()) record_->add_keyword(plain(field, item), field.span);
        begin = i + 1;
    }
}

/// JabRef's groups: separated by commas; a comma in a name is `\,`.
void EntryReader::read_groups(const Field& field) {
    const std::string_view text = field.value;
    std::string name;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i + 1 < text.size() && text[i] == '\\' && text[i + 1] == ',') {
            name += text[++i];
        } else if (i < text.size() && text[i] != ',') {
            name += text[i];
        } else {
            Field item = field;
            item.value = trim(arena_.copy(name));
            if (!item.value.empty()) record_->add_group(plain(item), field.span);
            name.clear();
        }
    }
}

}  // namespace bibcast::bibtex

#include <algorithm>

#include "formats/mods/codes.hpp"
#include "formats/mods/format.hpp"
#include "formats/mods/reading.hpp"
#include "formats/mods/types.hpp"
#include "io/main_entry.hpp"
#include "io/tagged/record_markup.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

constexpr XmlRecordElement elements[] = {{"mods", "http://www.loc.gov/mods/"}};

/// What names a vocabulary or a way of writing: nothing of the work. Captions (`vol.`) stand before numbers that have a type.
constexpr std::array<std::string_view, 9> ignored = {"@version", "@schemaLocation", "@authority", "@authorityURI", "@encoding",
                                                     "@keyDate", "@usage",          "@access",    "caption"};

class ModsReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            RecordReading(xml, record).read(xml.root());
            xml.add_leftovers(record, "mods", ignored);
            tagged::read_record_markup(record);
            sink(record);
        });
    }
};

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

}  // namespace

bool RecordReading::add_single(Variable variable, pugi::xml_node node) {
    const std::string_view value = xml.peek(node);
    if (value.empty()) return false;
    if (has(variable)) {
        if (record.plain(variable) != value) return false;
        xml.text(node);
        return true;
    }
    record.add_text(variable, xml.text(node), xml.span_of(node));
    return true;
}

namespace {

/// A value without what cataloguing rules put before the next area: `Ithaca, N.Y. :`, `Cornell University Press,`.
std::string_view without_area_sign(std::string_view text) {
    for (const std::string_view sign : {" :", " /", " ;", " =", ","}) {
        if (text.ends_with(sign)) return trim(text.substr(0, text.size() - sign.size()));
    }
    return text;
}

}  // namespace

void RecordReading::add_joined(Variable variable, pugi::xml_node node, std::string_view separator) {
    // Each value that is joined is copied: a value of this size is no value any more, and the rest is left over.
    constexpr std::size_t longest = 16384;
    if (record.plain(variable).size() > longest) return;
    const std::string_view value = without_area_sign(xml.text(node));
    if (value.empty()) return;
    for (TextField& field : record.texts) {
        if (field.variable != variable) continue;
        if (field.value.plain != value) field.value = arena.concat({field.value.plain, separator, value});
        return;
    }
    record.add_text(variable, value, xml.span_of(node));
}

void RecordReading::read(pugi::xml_node root) {
    root_ = root;
    record.type = ItemType::document;
    choose_address();
    read_children(root_, Level::top);
    for (const pugi::xml_node related : root_.children()) {
        if (xml_local_name(related.name()) == "relatedItem") read_related(related);
    }
    const std::string_view own = xml.peek_attribute(root_, "ID");
    if (record.id.empty()) record.id = own;
    if (record.id == own) xml.attribute(root_, "ID");
    else xml.pass_over(root_, "ID");  // a name for use inside the file
    read_extension();
    finish_type();
    finish_resource();
    pass_over_host_genres();
    finish_issue();
    enter_under_performers(record);
}

/// The address to be printed is the first of the best: the one that the record calls primary, a page around the thing before the thing
/// itself, one without a label before one with it. A preview is none. (MODS 3.8, `url`: `usage`, `access`, `displayLabel`)
void RecordReading::choose_address() {
    int best = 0;
    for (const pugi::xml_node location : root_.children()) {
        if (xml_local_name(location.name()) != "location") continue;
        for (const pugi::xml_node url : location.children()) {
            if (xml_local_name(url.name()) != "url") continue;
            if (last_accessed_.empty()) last_accessed_ = xml.peek_attribute(url, "dateLastAccessed");
            const std::string_view access = xml.peek_attribute(url, "access");
            if (access == "preview" || xml.peek(url).empty() || link_kind_named(xml.peek_attribute(url, "note")) != LinkKind::other) continue;
            const bool bare = xml.peek_attribute(url, "displayLabel").empty();
            const int rank = xml.peek_attribute(url, "usage").starts_with("primary") ? 5 : access == "object in context" ? 4
                             : !bare                                                 ? 1 : access == "raw object" ? 2 : 3;
            if (rank <= best) continue;
            best = rank;
            address_ = url;
        }
    }
}

void RecordReading::read_related(pugi::xml_node node) {
    const std::string_view type = xml.peek_attribute(node, "type");
    if (type == related_type(Level::host) && read_archive_collection(node)) return;
    for (const Level level : {Level::host, Level::series, Level::original, Level::review}) {
        if (type != related_type(level)) continue;
        xml.attribute(node, "type");
        host_ = host_ || level == Level::host;
        read_children(node, level);
    }
    if (type != related_type(Level::host)) return;
    // The series of the book that holds a chapter; for bibutils it holds the book as the book holds the chapter.
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view inner_type = xml.peek_attribute(inner, "type");
        if (xml_local_name(inner.name()) != "relatedItem" || (inner_type != related_type(Level::series) && inner_type != related_type(Level::host))) continue;
        if (has(Variable::collection_title)) continue;
        xml.attribute(inner, "type");
        read_children(inner, Level::series);
    }
}

/// A host that is a collection of an archive (MODS 3.8, `typeOfResource` with `collection`; Islandora, Stanford): where the thing is kept, and not what it
/// came out in. A second one is left over.
bool RecordReading::read_archive_collection(pugi::xml_node node) {
    const pugi::xml_node resource = XmlRecord::child(node, "typeOfResource");
    const pugi::xml_node title = XmlRecord::child(XmlRecord::child(node, "titleInfo"), "title");
    if (xml.peek_attribute(resource, "collection") != "yes" || !title) return false;
    if (has(Variable::archive_collection) || !add_single(Variable::archive_collection, title)) return true;
    xml.attribute(node, "type");
    xml.attribute(resource, "collection");
    return true;
}

void RecordReading::read_children(pugi::xml_node node, Level level) {
    const bool top = level == Level::top;
    const bool own = top || level == Level::host;
    read_titles(node, level);
    for (const pugi::xml_node inner : node.children()) {
        const std::string_view name = xml_local_name(inner.name());
        if (!is_element(inner)) continue;
        if (name == "name") read_name(inner, level);
        else if (name == "originInfo") read_origin(inner, level);
        else if (name == "part") read_part(inner, level);
        else if (name == "genre" && own) read_genre(inner, level);
        else if (name == "location" && own) read_location(inner);
        else if (name == "language" && top) read_language(inner);
        else if (name == "physicalDescription" && top) read_physical(inner);
        else if (name == "abstract" && top) add_single(Variable::abstract, inner);
        else if (name == "note" && top) read_note(inner);
        else if (name == "subject" && top) read_subject(inner);
        else if (name == "classification" && top) add_joined(Variable::call_number, inner, ", ");
        else if (name == "accessCondition" && top) add_joined(Variable::license, inner, "\n");
        else if (name == "typeOfResource" && top && resource_.empty()) read_resource(inner);
        else if (name == "recordInfo" && top) add_single(Variable::source, XmlRecord::child(inner, "recordContentSource"));
    }
    // Behind the places: the address of a location counts before one that identifies.
    for (const pugi::xml_node inner : node.children()) {
        if (own && xml_local_name(inner.name()) == "identifier") read_identifier(inner, level);
    }
}

void RecordReading::read_resource(pugi::xml_node node) {
    resource_node_ = node;
    resource_ = ascii_lower(xml.peek(node));
    // Written by hand or typed (MODS 3.8, `manuscript`): of the kinds of resource that of texts is the one that CSL has a type for.
    manuscript_ = xml.peek_attribute(node, "manuscript") == "yes" && resource_ == "text";
    if (manuscript_) xml.attribute(node, "manuscript");
}

void RecordReading::read_titles(pugi::xml_node node, Level level) {
    pugi::xml_node plain;
    pugi::xml_node other;
    for (const pugi::xml_node info : node.children()) {
        if (xml_local_name(info.name()) != "titleInfo") continue;
        const std::string_view type = xml.peek_attribute(info, "type");
        if (type == "abbreviated" && (level == Level::top || level == Level::host)) {
            xml.attribute(info, "type");
            read_title(info, level, true);
        } else if (type.empty()) {
            const bool primary = xml.peek_attribute(info, "usage") == "primary" && (!plain || xml.peek_attribute(plain, "usage") != "primary");
            if (!plain || primary || (!XmlRecord::child(plain, "title") && XmlRecord::child(info, "title"))) plain = info;
        } else if (!other && XmlRecord::child(info, "title")) {
            other = info;
        }
    }
        if (!plain && other) xml.pass_over(other, "type");
    if (plain || other) read_title(plain ? plain : other, level, false);
}

void RecordReading::read_title(pugi::xml_node info, Level level, bool abbreviated) {
    const auto part = [&](std::string_view name) { return xml.text(XmlRecord::child(info, name)); };
    const std::string_view sort = part("nonSort");
    std::string_view title = part("title");
    std::string_view sub = part("subTitle");
    if (!sort.empty()) title = arena.concat({sort, sort.ends_with('\'') || sort.ends_with("\u2019") ? "" : " ", title});
    title = without_area_sign(title);
    sub = without_area_sign(sub);
    if (!sub.empty()) {
        while (title.ends_with(':') || title.ends_with(' ')) title.remove_suffix(1);
        title = arena.concat({title, title.empty() ? "" : ": ", sub});
    }
    Variable variable = Variable::title;
    for (const TagRow& row : tags) {
        if (row.level == level && row.element == "title" && row.type == (abbreviated ? "abbreviated" : "")) variable = row.variable;
    }
    const pugi::xml_node place = XmlRecord::child(info, "title");
    // `Lecture notes ; 12`: title and number of the series in one (MARC 490).
    if (const std::size_t sign = title.rfind(" ; "); level == Level::series && sign != std::string_view::npos) {
        const std::string_view number = trim(title.substr(sign + 3));
        if (number.find_first_of("0123456789") != std::string_view::npos && !has(Variable::collection_number)) {
            record.add_text(Variable::collection_number, number, xml.span_of(place));
            title = trim(title.substr(0, sign));
        }
    }
    if (level == Level::host) add_single(Variable::volume, XmlRecord::child(info, "partNumber"));
    if (level == Level::series) add_single(Variable::collection_number, XmlRecord::child(info, "partNumber"));
    record.add_text(variable, title, place ? xml.span_of(place) : xml.span_of(info));
    for (const TagRow& row : tags) {
        if (row.level == level && row.parent == "titleInfo" && row.element != "title") add_single(row.variable, XmlRecord::child(info, row.element));
    }
}

/// What a genre says: its text, or in MyCoRe, which has none, the class behind the address of a classification.
std::string_view RecordReading::genre_word(pugi::xml_node node) {
    const std::string_view text = xml.peek(node);
    const std::string_view address = text.empty() ? xml.peek_attribute(node, "valueURI") : std::string_view{};
    const std::size_t sign = address.rfind('#');
    if (sign == std::string_view::npos) return text;
    const std::string_view word = address.substr(sign + 1);
    return word == "proceedings" ? proceedings_genre : word;
}

void RecordReading::take_genre(pugi::xml_node node) {
    if (!xml.text(node).empty()) return;
    xml.attribute(node, "valueURI");
    xml.word(node, "type", {"intern", "kindof"});
}

void RecordReading::add_genre(pugi::xml_node node, std::string_view word) {
    const std::string_view text = xml.peek(node);
    add_once(Variable::genre, text.empty() ? word : text, xml.span_of(node));
    take_genre(node);
}

void RecordReading::read_genre(pugi::xml_node node, Level level) {
    std::string_view word = genre_word(node);
    if (word.empty() || (xml.peek(node).empty() && genre_named(ascii_lower(word)) == nullptr)) return;
    // The vocabulary of OpenAIRE has its address before each word.
    if (constexpr std::string_view semantics = "info:eu-repo/semantics/"; word.starts_with(semantics)) word.remove_prefix(semantics.size());
    const std::string lower = ascii_lower(word);
    const std::string_view authority = xml.peek_attribute(node, "authority");
    if (level == Level::host) {
        host_continuing_ = host_continuing_ || lower == "periodical" || lower == "academic journal" || lower == "journal" || lower == "newspaper" ||
                           lower == "magazine" || lower == "series";
        host_book_ = host_book_ || lower == "book" || lower == "collection" || lower == "conference publication" || lower == "encyclopedia";
        const GenreRow* row = genre_named(lower);
        if (!type_known_ && (lower == "newspaper" || lower == "magazine")) {
            record.type = row->item;
            type_known_ = true;
            take_genre(node);
        }
        // A part of such a work is what CSL has a type for.
        for (const GenreRow& host : host_genres) {
            if (type_known_ || lower != host.word) continue;
            record.type = host.item;
            type_known_ = true;
            take_genre(node);
        }
        host_genres_.push_back(node);
        return;
    }
    if (authority == "csl") {
        if (const auto type = item_type_named(word)) {
            record.type = *type;
            type_known_ = true;
            type_stated_ = true;
            take_genre(node);
            return;
        }
    }
    const GenreRow* row = genre_named(lower);
    if (row != nullptr && !type_known_) {
        type_known_ = true;
        proceedings_ = lower == proceedings_genre;
        record.type = row->item;
        if (row->item == ItemType::thesis && lower.find(" thesis") != std::string::npos) {
            // `Ph.D. thesis`: of which kind a thesis is, its genre says.
            add_once(Variable::genre, word, xml.span_of(node));
        } else if (row != genre_of(row->item)) {
            record.native_type.value = word;
            record.native_type.source = xml.span_of(node);
        }
        take_genre(node);
    } else if (row != nullptr && row->item == ItemType::thesis && record.type == row->item && row != genre_of(row->item) && !has(Variable::genre)) {
        add_genre(node, word);
    } else if (row != nullptr && row->item == record.type && row == genre_of(row->item)) {
        // The type once more, unless it is written as people print it.
        if (authority.empty() && word != row->word) add_genre(node, word);
        else take_genre(node);
    } else {
        for (const GenreRow& words : genre_words) {
            if (type_known_ || lower.find(words.word) == std::string::npos) continue;
            type_known_ = true;
            record.type = words.item;
        }
        if (lower == "miscellaneous") xml.pass_over(node);  // bibutils
        // A term of a vocabulary is no text to print, and is left over.
        if (authority.empty() && xml.peek_attribute(node, "type").empty()) add_genre(node, word);
    }
}

/// bibutils and others have the issue of a serial as `number`.
void RecordReading::finish_issue() {
    if (!number_ || !is_in_serial(record.type) || has(Variable::issue)) return;
    for (TextField& field : record.texts) {
        if (field.variable != Variable::number) continue;
        field.variable = Variable::issue;
        return;
    }
}

/// What the work that holds this one is, where the type of the part says as much.
void RecordReading::pass_over_host_genres() {
    for (const pugi::xml_node node : host_genres_) {
        const GenreRow* const row = genre_named(ascii_lower(genre_word(node)));
        if (row == nullptr) continue;
        const bool is_serial = row->item == ItemType::periodical || row->item == ItemType::article_journal;
        const bool same = is_serial ? record.type == ItemType::article_journal : row->item == ItemType::book ? is_in_book(record.type) : row->item == record.type;
        if (same) xml.pass_over(node);
    }
}

void RecordReading::finish_type() {
    const auto part_of = [this] {
        if (host_continuing_ || ((issue_ || number_) && !host_book_)) return ItemType::article_journal;
        return ItemType::chapter;
    };
    if (type_stated_) return;
    if (type_known_) {
        // An article in the proceedings of a conference, which are no journal.
        const bool in_proceedings = std::any_of(host_genres_.begin(), host_genres_.end(), [this](pugi::xml_node node) { return ascii_lower(genre_word(node)) == proceedings_genre; });
        if (record.type == ItemType::article_journal && in_proceedings && !host_continuing_ && !issue_) record.type = ItemType::paper_conference;
        // The proceedings themselves, if they are no part of another work.
        if (proceedings_ && !host_) record.type = ItemType::book;
        if (record.type == ItemType::book && host_ && record.text(Variable::container_title) != nullptr) {
            record.type = ItemType::chapter;
            // `dictionary`, `encyclopedia`: what the part is in.
            for (const GenreRow& row : host_genres) {
                if (row.word != ascii_lower(record.native_type.value) || !is_in_book(row.item)) continue;
                record.type = row.item;
                record.native_type = {};
                break;
            }
        }
        // A directory or a yearbook that goes on.
        else if (record.type == ItemType::book && continuing_ && !monographic_) {
            record.type = ItemType::periodical;
            if (!record.native_type.value.empty()) add_once(Variable::genre, record.native_type.value, record.native_type.source);
            record.native_type = {};
        }
        return;
    }
    for (const ResourceRow& row : resources) {
        if (row.word == resource_) record.type = row.item;
    }
    if (record.type != ItemType::document || (!resource_.empty() && resource_ != "text")) return;
    if (host_ && html_) record.type = ItemType::webpage;
    else if (host_ && has(Variable::container_title)) record.type = part_of();
    else if (manuscript_) record.type = ItemType::manuscript;
    else if (html_) record.type = ItemType::webpage;
    else if (monographic_) record.type = ItemType::book;
    else if (continuing_) record.type = ItemType::periodical;
    else if (has(Variable::isbn)) record.type = ItemType::book;
}

/// The kind of resource is the one that is written for the type, or another word for it, which is kept: an interview on a sound recording is no music. What
/// says more than the type is left over (`still image` of an article).
void RecordReading::finish_resource() {
    const ResourceRow* const row = resource_named(resource_);
    StringField& native = record.native_type;
    const bool another = row != nullptr && row->item == record.type && record.type != ItemType::document && resource_ != resource_of(record.type);
    if (another && native.value.empty()) {
        native.value = xml.text(resource_node_);
        native.source = xml.span_of(resource_node_);
    }
    if (resource_ == resource_of(record.type) || (another && resource_ == ascii_lower(native.value))) xml.text(resource_node_);
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<ModsReader>(); }

}  // namespace bibcast::mods

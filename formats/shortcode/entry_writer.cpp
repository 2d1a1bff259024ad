#include "formats/shortcode/entry_writer.hpp"

#include <algorithm>
#include <map>

#include "formats/shortcode/address.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/shortcode/markdown_writer.hpp"
#include "formats/shortcode/markup.hpp"
#include "formats/shortcode/parameters.hpp"
#include "formats/shortcode/entry.hpp"
#include "formats/shortcode/people.hpp"
#include "formats/shortcode/scan.hpp"
#include "formats/shortcode/quoting.hpp"
#include "formats/shortcode/type_word.hpp"
#include "formats/shortcode/venue.hpp"
#include "io/loss.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

/// The parameter that a link of some kind is written as, in the style of the seed page.
std::string_view link_parameter(LinkKind kind) {
    switch (kind) {
        case LinkKind::pdf: return "pdf";
        case LinkKind::code: return "codeLink";
        case LinkKind::supplement: return "supplement";
        case LinkKind::other: return "otherLink";
        default: return name_of(kind);
    }
}

bool is_list_separator_in(const List<StringField>& values, char separator) {
    return std::any_of(values.begin(), values.end(), [separator](const StringField& field) { return field.value.find(separator) != std::string_view::npos; });
}

class EntryWriter {
  public:
    EntryWriter(std::string& out, Record& record, const Profile& profile, std::string_view shortcode, Layout& layout, Findings& findings)
        : out_(out), record_(record), profile_(profile), shortcode_(shortcode), layout_(layout), findings_(findings) {}

    void run() {
        const std::size_t begin = out_.size();
        out_ += "{{< ";
        out_ += shortcode_;
        write_title();
        write_venue();
        write_links();
        write_awards();
        write_list("data-topic", record_.topics);
        write_type();
        write_dates();
        write_identifiers();
        write_list("keywords", record_.keywords);
        PeopleLine authors = write_names();
        write_texts();
        write_groups();
        if (!record_.id.empty() && !record_.generated_id) put("id", record_.id);
        write_leftovers();
        out_ += " >}}\n";
        if (!authors.line.empty()) {
            out_ += authors.line;
            out_ += '\n';
        }
        write_labelled_links();
        for (const PageLegend& legend : authors.own) append_legend(out_, legend.symbol, legend.text);
        layout_.legend_at = out_.size() - begin;
        layout_.legends = std::move(authors.legends);
        out_ += "{{< /";
        out_ += shortcode_;
        out_ += " >}}\n";
    }

  private:
    /// Appends ` key="value"`; a key that has been written gets a number, as pages do it: `award2`.
    void put(std::string_view key, std::string_view value, SourceSpan source = {}) {
        const std::size_t count = ++used_[normal_key(key)];
        out_ += ' ';
        out_ += key;
        if (count > 1) out_ += std::to_string(count);
        out_ += '=';
        if (!append_quoted(out_, value)) {
            report_partial_loss(loss_text, record_, key, value, source, "backticks become apostrophes: Hugo cannot quote them", findings_);
        }
    }

    /// Line breaks are blanks, but in what has paragraphs.
    void put(std::string_view key, const Text& value, SourceSpan source, LineBreaks lines = LineBreaks::blanks) {
        std::string encoded;
        encode_string(encoded, value);
        put(key, lines == LineBreaks::kept ? std::string_view(encoded) : collapse_spaces(record_.arena(), encoded), source);
    }

    void write_title() {
        if (const TextField* title = record_.take_text(Variable::title)) put("title", title->value, title->source);
    }

    /// A venue string says container, event, type and year at once; what it does not say follows as parameters.
    void write_venue() {
        append_venue_string(venue_, record_, main_address());
        if (!venue_.empty()) put("venue", Text(venue_), {});
    }

    [[nodiscard]] std::string_view main_address() const {
        for (const Link& link : record_.links) {
            if (link.kind == LinkKind::pdf) return link.url;
        }
        return record_.plain(Variable::url);
    }

    [[nodiscard]] Link* find_link(LinkKind kind) {
        for (Link& link : record_.links) {
            if (link.kind == kind && !link.written) return &link;
        }
        return nullptr;
    }

    void put_link(std::string_view key, Link& link) {
        put(key, link.url, link.source);
        link.written = true;
        if (!link.label.empty()) {
            report_partial_loss(loss_text, record_, name_of(link.kind), link.label, link.source, "the words of a link have no place", findings_);
        }
        if (link.kind == LinkKind::pdf || link.kind == LinkKind::html || link.kind == LinkKind::preprint) note_identifier(link.url);
    }

    /// What an address says need not be said again.
    void note_identifier(std::string_view url) {
        const FoundIdentifier found = identifier_in_url(record_.arena(), url);
        if (found.found()) implied_.push_back(found);
    }

    void write_links() {
        Link* pdf = find_link(LinkKind::pdf);
        if (pdf != nullptr && !speaks(*pdf) && is_pdf_address(pdf->url) && is_address(pdf->url)) put_link("paperLink", *pdf);
        while (TextField* url = record_.take_text(Variable::url)) {
            note_identifier(url->value.plain);
            const bool main = used_.count("paperlink") == 0 && !is_pdf_address(url->value.plain) && is_address(url->value.plain);
            put(main ? "paperLink" : "URL", url->value.plain, url->source);
        }
        for (const LinkKind kind : {LinkKind::code, LinkKind::project}) {
            for (Link& link : record_.links) {
                if (!link.written && link.kind == kind && !speaks(link)) put_link(link_parameter(kind), link);
            }
        }
        for (Link& link : record_.links) {
            if (!link.written && !speaks(link)) put_link(link_parameter(link.kind), link);
        }
    }

    /// Whether a link can stand in the inner content under its own words, because they tell its kind.
    [[nodiscard]] bool speaks(const Link& link) const {
        if (link.label.empty() || link.url.find_first_of(" \t\n<>()\\\"") != std::string_view::npos) return false;
        const Field* field = field_of_link_label(profile_, {}, link.label);
        if (field == nullptr) return link.kind == LinkKind::other;
        return field->slot == Slot::link && field->link == link.kind && normal_key(link.label) != field->name;
    }

    void write_labelled_links() {
        std::string line;
        for (Link& link : record_.links) {
            if (link.written) continue;
            line += line.empty() ? "\n[" : " | [";
            append_markdown(line, link.label);
            line.append("](").append(link.url).append(")");
            link.written = true;
        }
        if (!line.empty()) out_.append(line).append("\n");
    }

    void write_awards() {
        for (StringField& award : record_.awards) {
            if (award.written) continue;
            put("award", Text(award.value), award.source);
            award.written = true;
        }
    }

    /// A list with commas; with semicolons where an item holds a comma. An item that holds both cannot be told from two.
    void write_list(std::string_view key, List<StringField>& values) {
        std::string line;
        const bool semicolons = is_list_separator_in(values, ',') || is_list_separator_in(values, ';');
        for (StringField& field : values) {
            if (field.written || field.value.find(';') != std::string_view::npos) continue;
            if (!line.empty()) line += semicolons ? "; " : ", ";
            encode_string(line, Text(field.value));
            field.written = true;
        }
        if (line.empty()) return;
        if (semicolons) line += ';';
        put(key, line);
    }

    /// The type is written where the venue does not give it.
    void write_type() {
        if (!record_.native_type.value.empty()) {
            put("kind", Text(record_.native_type.value), record_.native_type.source);
            record_.native_type.written = true;
        }
        Arena arena;
        Record scratch(arena);
        Findings ignored;
        if (!venue_.empty()) apply_venue(scratch, venue_, {}, main_address(), ignored);
        const ItemType type = type_of_word(record_.native_type.value).value_or(scratch.type);
        if (type != record_.type) put("type", name_of(record_.type));
    }

    void write_dates() {
        for (DateField& field : record_.dates) {
            if (field.written) continue;
            std::string value;
            append_edtf(value, field.value);
            if (!value.empty() && !field.value.literal.empty()) {
                report_partial_loss(loss_date_part, record_, name_of(field.variable), field.value.literal, field.source,
                                    "the words beside the date have no place", findings_);
            }
            if (value.empty()) encode_string(value, Text(field.value.literal));
            const bool only = std::count_if(record_.dates.begin(), record_.dates.end(), [](const DateField& one) { return one.variable == Variable::issued; }) == 1;
            const bool year = only && field.variable == Variable::issued && value.size() == 4 && value.find_first_not_of("0123456789") == std::string::npos;
            if (!value.empty()) put(year ? "year" : only && field.variable == Variable::issued ? "date" : name_of(field.variable), value, field.source);
            field.written = true;
        }
    }

    [[nodiscard]] bool implied(std::string_view scheme, std::string_view value, std::string_view version, std::string_view category) const {
        return std::any_of(implied_.begin(), implied_.end(), [&](const FoundIdentifier& found) {
            return found.scheme == scheme && found.value == value && found.version == version && found.category == category;
        });
    }

    void write_identifiers() {
        while (TextField* doi = record_.take_text(Variable::doi)) {
            if (implied("doi", doi->value.plain, {}, {})) continue;
            put("doi", doi->value.plain, doi->source);
            if (canonical_doi(record_.arena(), doi->value.plain) != doi->value.plain) {
                report_partial_loss(loss_text, record_, "DOI", doi->value.plain, doi->source, "is not a DOI as DOIs are written", findings_);
            }
        }
        for (Identifier& identifier : record_.identifiers) {
            if (identifier.written) continue;
            identifier.written = true;
            if (implied(identifier.scheme, identifier.value, identifier.version, identifier.category)) continue;
            std::string value(identifier.value);
            if (!identifier.version.empty()) value.append("v").append(identifier.version);
            if (!identifier.category.empty()) value.append(" [").append(identifier.category).append("]");
            if (identifier.scheme == "arxiv") {
                put("arxiv", value, identifier.source);
            } else {
                value.insert(0, std::string(identifier.scheme) + ":");
                put("identifier", value, identifier.source);
            }
        }
    }

    /// The authors are the inner content; other people are parameters.
    PeopleLine write_names() {
        PeopleLine authors;
        for (NamesField& field : record_.names) {
            PeopleLine people = write_people(field);
            const std::string key(name_of(field.variable));
            if (!people.json.empty()) put(key + "-json", people.json, field.source);
            if (field.variable == Variable::author && authors.line.empty()) {
                authors = std::move(people);
            } else if (!people.line.empty()) {
                put(key, people.line, field.source);
            }
        }
        return authors;
    }

    void write_texts() {
        for (TextField& field : record_.texts) {
            if (field.written) continue;
            field.written = true;
            put(name_of(field.variable), field.value, field.source, has_paragraphs(field.variable) ? LineBreaks::kept : LineBreaks::blanks);
        }
    }

    /// Groups are the headings above the entry; the joiner writes them.
    void write_groups() {
        for (StringField& group : record_.groups) {
            group.written = true;
            if (layout_.groups.size() < heading_depth) {
                layout_.groups.emplace_back(group.value);
            } else {
                put("group", Text(group.value), group.source);
            }
        }
    }

    void write_leftovers() {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.format != format.id) continue;
            const bool key = !leftover.tag.empty() && word_end(leftover.tag, 0) == leftover.tag.size();
            std::string name(leftover_prefix);
            if (key) name.append("-").append(leftover.tag);
            const bool own = key && profile_.field_of({}, leftover.tag) == nullptr && !is_ascii_digit(leftover.tag[0]) &&
                             !leftover.tag.starts_with(leftover_prefix);
            put(own ? leftover.tag : std::string_view(name), leftover.value, leftover.source);
            leftover.written = true;
        }
    }

    std::string& out_;
    Record& record_;
    const Profile& profile_;
    std::string_view shortcode_;
    Layout& layout_;
    Findings& findings_;
    std::string venue_;
    std::vector<FoundIdentifier> implied_;
    std::map<std::string, std::size_t> used_;  ///< how often each parameter was written
};

}  // namespace

void write_entry(std::string& out, Record& record, const Profile& profile, std::string_view shortcode, Layout& layout, Findings& findings) {
    EntryWriter(out, record, profile, shortcode, layout, findings).run();
}

}  // namespace bibcast::shortcode

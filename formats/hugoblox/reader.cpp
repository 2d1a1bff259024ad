#include "formats/hugoblox/reader.hpp"

#include <algorithm>
#include <vector>

#include "formats/csl_json/item_reader.hpp"
#include "formats/hugoblox/authors.hpp"
#include "formats/hugoblox/citation.hpp"
#include "formats/hugoblox/codes.hpp"
#include "formats/hugoblox/keys.hpp"
#include "io/yaml_findings.hpp"
#include "model/identifier.hpp"
#include "name/inline_markup.hpp"
#include "name/name_list.hpp"
#include "text/front_matter.hpp"
#include "text/toml.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast::hugoblox {

namespace {

/// `2025-09-01 12:29:20 -0800`, as `jekyll post` writes it and YAML's timestamps have it, is `2025-09-01T12:29:20-08:00`.
std::string_view with_zone_of_iso(Arena& arena, std::string_view text) {
    const std::size_t sign = text.find_last_of("+-");
    if (sign == std::string_view::npos || sign < 16) return text;
    std::string_view minutes = text.substr(sign + 1);
    if (minutes.size() != 4 && minutes.size() != 5) return text;
    const std::string_view hours = minutes.substr(0, 2);
    minutes.remove_prefix(minutes[2] == ':' ? 3 : 2);
    const std::string_view stamp = trim(text.substr(0, sign));
    const std::size_t time = stamp.find_first_of("T ");
    const bool are_digits = std::all_of(hours.begin(), hours.end(), is_ascii_digit) && minutes.size() == 2 && std::all_of(minutes.begin(), minutes.end(), is_ascii_digit);
    if (!are_digits || time == std::string_view::npos) return text;
    return arena.concat({stamp.substr(0, time), "T", stamp.substr(time + 1), text.substr(sign, 1), hours, ":", minutes});
}

/// Reads the front matter of one page.
class PageReader {
  public:
    PageReader(Record& record, std::string_view owner, Findings& findings)
        : record_(record), owner_(owner), findings_(findings), parts_(record, {}, findings, "hugoblox", yaml_complex_key) {}

    void read(const JsonNode& root) {
        // First what CSL says in full; the keys of the theme repeat it, or add to it.
        csl_ = root.member("csl");
        if (csl_ != nullptr && !csl_->is(JsonKind::object)) csl_ = nullptr;
        if (csl_ != nullptr) read_csl(*csl_);
        people_ = root.member("authors");
        notes_ = root.member("author_notes");
        for (const JsonNode& member : root) read_member(member);
        if (!typed_) read_category(root.member("category"));
        if (!own_links_.empty()) order_links();
        AuthorsReader authors(record_, parts_, owner_, findings_);
        if (people_ == nullptr && authors.found() == nullptr) read_citation(root.member("citation"), authors);
        authors.read(people_, notes_);
    }

  private:
    void read_csl(const JsonNode& csl) {
        const SourceSpan source = record_.source;
        Findings unheard;
        csl_json::ItemReader(record_, {}, csl.member("type") == nullptr ? unheard : findings_).read(csl);
        typed_ = csl.member("type") != nullptr;
        record_.source = source;
    }

    // academicpages has folders in place of types; the category itself is a leftover.
    void read_category(const JsonNode* category) {
        if (category == nullptr) return;
        if (category->text == "manuscripts") record_.type = ItemType::article_journal;
        if (category->text == "conferences") record_.type = ItemType::paper_conference;
        if (category->text == "books") record_.type = ItemType::book;
    }

    /// academicpages has the authors in a sentence alone, which is a leftover too.
    void read_citation(const JsonNode* node, AuthorsReader& authors) {
        if (node == nullptr || !is_scalar(*node)) return;
        const Citation citation = parse_citation(record_.arena(), to_nfc(record_.arena(), node->text), record_.plain(Variable::title));
        if (!citation.authors.empty()) authors.add_line(citation.authors, node->span);
        if (!citation.volume.empty() && record_.text(Variable::volume) == nullptr && record_.text(Variable::issue) == nullptr) {
            record_.add_text(Variable::volume, citation.volume, node->span);
            record_.add_text(Variable::issue, citation.issue, node->span);
        }
    }

    void read_member(const JsonNode& member) {
        if (member.is(JsonKind::null)) return;
        const KeyRow* const row = find_key(member.key);
        if (row == nullptr) return parts_.keep(member, member.key);
        switch (row->place) {
            case Place::text: return add_text(row->variable, member);
            case Place::date: return add_date(member);
            case Place::keyword: return parts_.strings(member, member.key, &Record::add_keyword);
            case Place::topic: return parts_.strings(member, member.key, &Record::add_topic);
            case Place::types: return add_types(member);
            case Place::publication: return add_publication(row->variable, member);
            case Place::link: return add_link(*row, member);
            case Place::links: return add_links(member);
            case Place::ids: return add_ids(member);
            case Place::authors:
            case Place::notes:
            case Place::csl: return &member == csl_ || &member == people_ || &member == notes_ ? void() : parts_.keep(member, member.key);
        }
    }

    void add_text(Variable variable, const JsonNode& node) {
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        std::string_view value = to_nfc(record_.arena(), trim_unicode(node.text));
        if (value.empty()) return;
        if (variable == Variable::doi) {
            const std::string_view doi = canonical_doi(record_.arena(), value);
            if (doi.empty()) {
                if (findings_.wants(not_a_doi, node.key)) findings_.add(not_a_doi, node.span, "'" + std::string(value) + "' is no DOI").field = node.key;
                return parts_.keep(node, node.key);
            }
            if (says_more_than_doi(record_.arena(), value)) parts_.keep(node, node.key);
            value = doi;
        }
        const TextField* const known = record_.text(variable);
        if (known == nullptr) return record_.add_text(variable, value, node.span);
        if (known->value.plain != value) parts_.keep(node, node.key);
    }

    void add_date(const JsonNode& node) {
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        std::string_view text = trim_unicode(node.text);
        if (text.empty()) return;
        // Hugo wants a time; midnight says nothing.
        for (const std::string_view midnight : {"T00:00:00Z", " 00:00:00", "T00:00:00.000Z", "T00:00:00", "T00:00:00+00:00"}) {
            if (text.ends_with(midnight)) text.remove_suffix(midnight.size());
        }
        text = with_zone_of_iso(record_.arena(), text);
        std::optional<Date> date = parse_edtf(text);
        if (!date) date = parse_written_date(text);
        if (!date) date = Date::of_literal(text);
        const DateField* const known = record_.date(Variable::issued);
        if (known == nullptr) return record_.add_date(Variable::issued, *date, node.span);
        if (!(known->value == *date)) parts_.keep(node, node.key);
    }

    void add_types(const JsonNode& node) {
        const JsonNode* const first = node.is(JsonKind::array) ? node.first.get() : &node;
        if (first == nullptr) return;
        if (!is_scalar(*first) || (node.is(JsonKind::array) && first->next != nullptr)) return parts_.keep(node, node.key);
        if (typed_) return;
        typed_ = true;
        for (const TypeRow& row : types) {
            if (row.number == first->text) {
                record_.type = row.type;
                return;
            }
        }
        if (const auto type = item_type_named(first->text)) {
            record_.type = *type;
            return;
        }
        if (findings_.wants(unknown_type, node.key)) {
            findings_.add(unknown_type, first->span, "'" + std::string(first->text) + "' is no publication type").field = node.key;
        }
        parts_.keep(node, node.key);
    }

    // Markdown: `In *Journal of Waiting, 3(1)*`. What stands in emphasis is the name, else what a link stands around.
    void add_publication(Variable variable, const JsonNode& node) {
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        const std::string_view whole = to_nfc(record_.arena(), trim_unicode(node.text));
        if (whole.empty()) return;
        std::string_view name = whole;
        bool alone = true;
        if (whole.find_first_of("*_<[&") != std::string_view::npos) {
            const PlainLine line = decode_markup(record_.arena(), whole, NameMarkup::page);
            name = without_loose_signs(line.text);
            if (const Inline* const stretch = stretch_of_name(line)) {
                const std::string_view before = trim(line.text.substr(0, stretch->begin));
                const std::string_view behind = trim(line.text.substr(stretch->end));
                const bool first = before.empty() || before == "In";
                name = trim_unicode(line.text.substr(stretch->begin, stretch->end - stretch->begin));
                const bool volume = first && variable == Variable::container_title && take_volume(name, behind, node);
                alone = volume || (first && behind.empty());
            }
            for (const Inline& link : line.inlines) {
                if (link.kind == InlineKind::link) add_link(LinkKind::other, record_.arena().copy(link.value), {}, node.span);
            }
        }
        if (!alone) parts_.keep(node, node.key);
        const FoundIdentifier preprint = variable == Variable::container_title ? parse_arxiv(record_.arena(), name) : FoundIdentifier{};
        if (preprint.found()) return add_found_identifier(record_, preprint, node.span);
        const TextField* const known = record_.text(variable);
        if (known == nullptr) record_.add_text(variable, name, node.span);
        else if (known->value.plain != name) parts_.keep(node, node.key);
    }

    /// The first emphasis; without one, a link that nothing but `In` stands before.
    [[nodiscard]] static const Inline* stretch_of_name(const PlainLine& line) {
        const Inline* link = nullptr;
        for (const Inline& one : line.inlines) {
            if (one.begin == one.end) continue;
            if (one.kind == InlineKind::italic || one.kind == InlineKind::bold || one.kind == InlineKind::underline) return &one;
            const std::string_view before = trim(line.text.substr(0, one.begin));
            if (one.kind == InlineKind::link && link == nullptr && (before.empty() || before == "In")) link = &one;
        }
        return link;
    }

    /// Emphasis that nobody closed: `*Physical Review Letters`.
    [[nodiscard]] static std::string_view without_loose_signs(std::string_view name) {
        name = trim_unicode(name);
        const std::size_t begin = name.find_first_not_of("*_");
        if (begin == std::string_view::npos || is_ascii_space(name[begin])) return name;
        const std::size_t end = name.find_last_not_of("*_");
        return name.substr(begin, (is_ascii_space(name[end]) ? name.size() : end + 1) - begin);
    }

    // APA's form: `*Journal of Waiting, 1*(2)`.
    [[nodiscard]] bool take_volume(std::string_view& name, std::string_view behind, const JsonNode& node) {
        const std::size_t comma = name.rfind(", ");
        const auto is_number = [](std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit); };
        if (comma == std::string_view::npos || comma == 0 || !is_number(name.substr(comma + 2)) || record_.text(Variable::volume) != nullptr) return false;
        const bool issue = behind.size() > 2 && behind.front() == '(' && behind.back() == ')' && is_number(behind.substr(1, behind.size() - 2));
        if (!behind.empty() && !issue) return false;
        record_.add_text(Variable::volume, name.substr(comma + 2), node.span);
        if (issue) record_.add_text(Variable::issue, behind.substr(1, behind.size() - 2), node.span);
        name = name.substr(0, comma);
        return true;
    }

    void add_link(const KeyRow& row, const JsonNode& node) {
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        if (trim_unicode(node.text).empty()) return;
        const std::string_view url = trim_unicode(node.text);
        if (row.link == LinkKind::other) return add_link(row.link, url, node.key, node.span);
        if (row.link == LinkKind::pdf || row.link == LinkKind::preprint) {
            if (const FoundIdentifier found = identifier_in_url(record_.arena(), url); found.found()) add_found_identifier(record_, found, node.span);
        }
        // academicpages has one key for the paper, whatever it leads to.
        if (node.key == "paperurl" && !leads_to_pdf(url) && record_.text(Variable::url) == nullptr) return record_.add_text(Variable::url, url, node.span);
        Link link;
        link.kind = row.link;
        link.url = url;
        link.source = node.span;
        own_links_.push_back(link);
    }

    [[nodiscard]] static bool leads_to_pdf(std::string_view url) {
        const std::string lower = ascii_lower(url);
        return lower.find(".pdf") != std::string::npos || lower.find("/pdf/") != std::string::npos;
    }

    // Those with a key of their own stand before all others, in the order of the keys that are written.
    void order_links() {
        const auto rank = [](const Link& link) {
            return std::find_if(keys.begin(), keys.end(), [&](const KeyRow& row) { return row.place == Place::link && row.link == link.kind; });
        };
        std::stable_sort(own_links_.begin(), own_links_.end(), [&](const Link& a, const Link& b) { return rank(a) < rank(b); });
        List<Link> links;
        for (const Link& link : own_links_) links.push(record_.arena(), link);
        for (const Link& link : record_.links) {
            const bool known = std::any_of(own_links_.begin(), own_links_.end(), [&](const Link& own) { return own.kind == link.kind && own.url == link.url; });
            if (!known || !link.label.empty()) links.push(record_.arena(), link);
        }
        record_.links = links;
    }

    void add_link(LinkKind kind, std::string_view url, std::string_view label, SourceSpan span) {
        const bool known = std::any_of(record_.links.begin(), record_.links.end(), [&](const Link& l) { return l.kind == kind && l.url == url; });
        if (!known) record_.add_link(kind, url, label, span);
    }

    void add_links(const JsonNode& node) {
        if (!node.is(JsonKind::array)) return parts_.keep(node, node.key);
        const jsonl::Place place(node.key);
        std::size_t number = 0;
        for (const JsonNode& link : node) {
            const JsonNode* const url = link.is(JsonKind::object) ? link.member("url") : nullptr;
            const auto text_of = [&link](std::string_view key) {
                const JsonNode* const member = link.member(key);
                return member != nullptr && is_scalar(*member) ? member : nullptr;
            };
            const JsonNode* const type = text_of("type");
            const JsonNode* const name = text_of("name");
            if (url == nullptr || !is_scalar(*url)) {
                parts_.keep(link, jsonl::Place(place, number++));
                continue;
            }
            const std::string_view word = type != nullptr ? type->text.view() : name != nullptr ? name->text.view() : std::string_view{};
            // A kind that is none of ours is shown as a name is.
            const LinkKind kind = link_kind_named(ascii_word(word));
            const bool other = kind == LinkKind::other && !equals_ignoring_ascii_case(word, name_of(kind));
            if (const FoundIdentifier found = identifier_in_url(record_.arena(), url->text); found.found() && (kind == LinkKind::pdf || kind == LinkKind::preprint || found.scheme == "doi" || found.scheme == "arxiv")) {
                add_found_identifier(record_, found, link.span);
            }
            const std::string_view label = name != nullptr ? name->text.view() : other ? word : std::string_view{};
            add_link(kind, trim_unicode(url->text), label, link.span);
            const jsonl::Place at(place, number);
            for (const JsonNode& member : link) {
                const bool understood = &member == url || &member == name || (&member == type && (!other || name == nullptr));
                if (!understood) parts_.keep(member, jsonl::Place(at, member.key));
            }
            ++number;
        }
    }

    [[nodiscard]] std::string_view ascii_word(std::string_view word) const { return record_.arena().copy(ascii_lower(word)); }

    // `hugoblox: {ids: {doi: …, arxiv: …}}`
    void add_ids(const JsonNode& node) {
        const JsonNode* const ids = node.is(JsonKind::object) ? node.member("ids") : nullptr;
        if (ids == nullptr || !ids->is(JsonKind::object)) return parts_.keep(node, node.key);
        const jsonl::Place outer(node.key);
        const jsonl::Place place(outer, "ids");
        for (const JsonNode& id : *ids) {
            if (id.key == "doi" && is_scalar(id)) {
                add_text(Variable::doi, id);
            } else if (id.key == "arxiv" && is_scalar(id) && parse_arxiv(record_.arena(), id.text).found()) {
                add_found_identifier(record_, parse_arxiv(record_.arena(), id.text), id.span);
            } else {
                parts_.keep(id, jsonl::Place(place, id.key));
            }
        }
        for (const JsonNode& member : node) {
            if (&member != ids) parts_.keep(member, jsonl::Place(outer, member.key));
        }
    }

    Record& record_;
    const JsonNode* csl_ = nullptr;  ///< read apart from the other members, as are the next two; what stands under one of the keys again is left over
    const JsonNode* people_ = nullptr;
    const JsonNode* notes_ = nullptr;
    std::string_view owner_;
    Findings& findings_;
    jsonl::PartsReader parts_;
    std::vector<Link> own_links_;
    bool typed_ = false;
};

class HugobloxReader final : public Reader {
  public:
    explicit HugobloxReader(std::string_view owner) : owner_(owner) {}

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        FrontMatter page;
        if (!find_front_matter(slice.text, 0, page, Toml::wanted)) {
            if (!trim(slice.text).empty()) findings.add(no_front_matter, span(0, slice.text.size()), "there is no front matter").value = trim(slice.text);
            return;
        }
        for (const Arena::Mark before = arena.mark();; arena.rewind(before)) {
            read_page(slice.text, page, arena, sink, findings);
            if (page.body_end >= slice.text.size() || !find_front_matter(slice.text, page.body_end, page, Toml::wanted)) return;
        }
    }

  private:
    static SourceSpan span(std::size_t begin, std::size_t end) { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

    void read_page(std::string_view text, const FrontMatter& page, Arena& arena, const Sink& sink, Findings& findings) const {
        Record record(arena);
        record.source = span(page.begin, page.body_end);
        if (!page.closed) findings.add(not_closed, span(page.begin > 4 ? page.begin - 4 : 0, page.begin), page.toml ? "there is no line +++ behind the TOML" : "there is no line --- behind the YAML");
        const std::string_view source = text.substr(0, page.end);
        Arena nodes;
        YamlDocument document = page.toml ? parse_toml(arena, source, page.begin) : parse_yaml(arena, nodes, source, page.begin);
        if (page.toml && !document.error.empty()) findings.add(toml_syntax, document.error_span, std::string(document.error));
        const std::string_view error = document.error;
        if (page.toml) document.error = {};
        report_yaml(document, findings);
        document.error = error;
        if (document.root != nullptr && document.root->is(JsonKind::object)) {
            PageReader(record, owner_, findings).read(*document.root);
            keep_damaged_yaml(record, document, source, "hugoblox");
        } else if (document.root != nullptr || !document.error.empty()) {
            keep_yaml(record, source, page.begin, "hugoblox");
        }
        nodes.reset();
        order_leftovers(record);
        const std::string_view body = trim(text.substr(page.body_begin, page.body_end - page.body_begin));
        if (!body.empty()) record.add_leftover("hugoblox", "body", body, span(page.body_begin, page.body_end));
        sink(record);
    }

    std::string owner_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& options) { return std::make_unique<HugobloxReader>(options["owner"]); }

}  // namespace bibcast::hugoblox

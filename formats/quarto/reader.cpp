#include "formats/quarto/reader.hpp"

#include <algorithm>
#include <new>
#include <utility>
#include <vector>

#include "formats/csl_json/item_reader.hpp"
#include "formats/quarto/author_reader.hpp"
#include "formats/quarto/codes.hpp"
#include "formats/quarto/keys.hpp"
#include "io/yaml_findings.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "text/front_matter.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast::quarto {

namespace {

/// Reads the front matter of one document.
class PageReader {
  public:
    PageReader(Record& record, Findings& findings)
        : record_(record), findings_(findings), parts_(record, {}, findings, "quarto", yaml_complex_key), authors_(record, parts_, findings) {}

    void read(const JsonNode& root) {
        record_.type = ItemType::article;
        // First the citation, in CSL's own words; what else there is adds to it.
        citation_ = root.member("citation");
        if (citation_ != nullptr && !citation_->is(JsonKind::object)) citation_ = nullptr;
        if (citation_ != nullptr) read_citation(*citation_);
        affiliations_ = root.member("affiliations");
        if (affiliations_ != nullptr) authors_.read_affiliations(*affiliations_);
        for (const JsonNode& member : root) read_member(member);
        settle_authors(root);
        authors_.keep_unused();
        finish();
    }

  private:
    /// True for people as a front matter has them, and not as CSL has: a text, a list of texts, `name`.
    [[nodiscard]] static bool are_as_in_front_matter(const JsonNode& people) {
        if (is_scalar(people)) return true;
        if (people.is(JsonKind::object)) return people.member("name") != nullptr;
        for (const JsonNode& one : people) {
            if (is_scalar(one) || one.member("name") != nullptr) return true;
        }
        return false;
    }

    /// What Quarto's `citation` has beside the keys of CSL (schema/document-citation.yml): people as in the front matter, `page-last`, `pdf-url`. True if the
    /// member has been read.
    bool read_own_key(const JsonNode& member) {
        const auto variable = variable_named(member.key);
        if (variable && kind_of(*variable) == VariableKind::name && are_as_in_front_matter(member)) {
            AuthorReader(record_, parts_, findings_, *variable, name_of(*variable)).read(member);
            return true;
        }
        if (!is_scalar(member)) return false;
        if (member.key == "pdf-url") {
            record_.add_link(LinkKind::pdf, trim_unicode(member.text), {}, member.span);
            return true;
        }
        if ((member.key != "page-first" && member.key != "page-last") || citation_->member("page") != nullptr) return false;
        if (member.key == "page-first" && first_page_ == nullptr) return first_page_ = &member, true;
        if (member.key == "page-last" && last_page_ == nullptr && citation_->member("page-first") != nullptr) return last_page_ = &member, true;
        return false;
    }

    /// The authors of the citation take the place of those of the document, which say more of the same people.
    void settle_authors(const JsonNode& root) {
        if (cited_authors_ == 0) return;
        NamesField& field = record_.names_of(Variable::author);
        std::vector<bool> used(field.people.size(), false);
        std::size_t first = cited_authors_;  // that no author of the citation is; mostly both lists have one order
        for (std::size_t i = 0; i < cited_authors_; ++i) {
            while (first < used.size() && used[first]) ++first;
            for (std::size_t j = first; j < std::min(field.people.size(), first + most_compared); ++j) {
                if (used[j] || !is_same(field.people[i].name, field.people[j].name)) continue;
                used[j] = true;
                adopt(field.people[i], field.people[j]);
                break;
            }
        }
        keep_authors(root, field, used);
        field.people.truncate(cited_authors_);
        authors_.unuse_all_but_those_of(field);
    }
    [[nodiscard]] static bool is_same(const Name& one, const Name& other) {
        return one.family.view() == other.family.view() && one.given.view() == other.given.view() && one.literal.view() == other.literal.view() &&
               one.suffix.view() == other.suffix.view();
    }
    /// What the document says of an author of the citation, unless the citation says it.
    void adopt(Contributor& author, const Contributor& document) {
        const auto among = [](const auto& known, const auto& is_same) {
            return std::any_of(known.begin(), known.begin() + std::min(known.size(), most_compared), is_same);
        };
        for (const Mark& mark : document.marks) {
            const auto is_same = [&](const Mark& one) { return one.symbol == mark.symbol && one.meaning == mark.meaning && one.basis == mark.basis && one.legend == mark.legend; };
            if (!among(author.marks, is_same)) author.marks.push(record_.arena(), mark);
        }
        for (const Detail& detail : document.details) {
            const auto is_same = [&](const Detail& one) { return one.kind == detail.kind && one.value == detail.value && one.scheme == detail.scheme; };
            if (!among(author.details, is_same)) author.details.push(record_.arena(), detail);
        }
    }
    /// The document's authors who are none of the citation's are left over, each as what names them, which may name several.
    void keep_authors(const JsonNode& root, const NamesField& field, const std::vector<bool>& used) {
        std::size_t next = cited_authors_;  // they stand in the order of the source
        const auto keep = [&](const JsonNode& node, const jsonl::Place& place) {
            bool any = false;
            for (; next < field.people.size() && field.people[next].source.end <= node.span.end; ++next) any = any || !used[next];
            if (any) parts_.keep(node, place);
        };
        for (const JsonNode& member : root) {
            if (member.key != "author" && member.key != "authors") continue;
            const jsonl::Place place(member.key);
            if (!member.is(JsonKind::array)) {
                keep(member, place);
                continue;
            }
            std::size_t number = 0;
            for (const JsonNode& author : member) keep(author, jsonl::Place(place, ++number));
        }
    }

    // Quarto spells identifiers in small letters.
    [[nodiscard]] JsonNode with_keys_of_csl(const JsonNode& citation) {
        static constexpr std::pair<std::string_view, std::string_view> spellings[] = {
            {"issn", "ISSN"}, {"isbn", "ISBN"}, {"doi", "DOI"}, {"url", "URL"}, {"pmid", "PMID"}, {"pmcid", "PMCID"}};
        JsonNode copy = citation;
        copy.first = nullptr;
        CompactPointer<const JsonNode>* next = &copy.first;
        for (const JsonNode& member : citation) {
            if (read_own_key(member)) continue;
            auto* const node = new (record_.arena().allocate(sizeof(JsonNode), alignof(JsonNode))) JsonNode(member);
            for (const auto& [small, key] : spellings) {
                if (node->key == small) node->key = key;
            }
            node->next = nullptr;
            *next = node;
            next = &node->next;
        }
        return copy;
    }

    void read_citation(const JsonNode& written) {
        const JsonNode citation = with_keys_of_csl(written);
        const SourceSpan source = record_.source;
        // A citation that only adds a volume has no type, and needs none.
        if (citation.member("type") == nullptr) {
            Findings unheard;
            csl_json::ItemReader(record_, {}, unheard).read(citation);
            record_.type = ItemType::article;
        } else {
            csl_json::ItemReader(record_, {}, findings_).read(citation);
        }
        record_.source = source;
        if (const NamesField* const authors = record_.people(Variable::author); authors != nullptr) cited_authors_ = authors->people.size();
    }

    void read_member(const JsonNode& member) {
        const KeyRow* const row = find_key(member.key);
        if (member.is(JsonKind::null)) return;
        if (row == nullptr) return parts_.keep(member, member.key);
        switch (row->place) {
            case Place::text: return add_text(row->variable, member);
            case Place::subtitle: return subtitle_ == nullptr && is_scalar(member) ? void(subtitle_ = &member) : parts_.keep(member, member.key);
            case Place::date: return add_date(member);
            case Place::keyword: return add_keywords(member);
            case Place::license: return add_license(member);
            case Place::venue: return add_venue(row->variable, member);
            case Place::code: return is_scalar(member) ? record_.add_link(LinkKind::code, member.text, {}, member.span) : parts_.keep(member, member.key);
            case Place::arxiv: return add_arxiv(member);
            case Place::authors: return authors_.read(member);
            case Place::affiliations: return &member == affiliations_ ? void() : parts_.keep(member, member.key);
            case Place::citation: return &member == citation_ ? void() : parts_.keep(member, member.key);
            case Place::first_page: return first_page_ == nullptr && is_scalar(member) ? void(first_page_ = &member) : parts_.keep(member, member.key);
            case Place::last_page: return last_page_ == nullptr && is_scalar(member) ? void(last_page_ = &member) : parts_.keep(member, member.key);
        }
    }

    void add_text(Variable variable, const JsonNode& node) {
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        std::string_view value = to_nfc(record_.arena(), trim_unicode(node.text));
        if (variable == Variable::doi) {
            if (const std::string_view doi = canonical_doi(record_.arena(), value); !doi.empty()) {
                if (says_more_than_doi(record_.arena(), value)) parts_.keep(node, node.key);
                value = doi;
            }
        }
        const TextField* const known = record_.text(variable);
        if (known == nullptr) return record_.add_text(variable, value, node.span);
        // The citation says it with its formatting.
        if (known->value.plain != value) parts_.keep(node, node.key);
    }

    void add_date(const JsonNode& node) {
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        const std::string_view text = trim_unicode(node.text);
        // Quarto: dates of the day on which the document is made.
        if (text == "today" || text == "now" || text == "last-modified") return parts_.keep(node, node.key);
        std::optional<Date> date = parse_edtf(text);
        if (!date) date = parse_written_date(text);
        if (!date) date = Date::of_literal(text);
        const DateField* const known = record_.date(Variable::issued);
        if (known == nullptr) return record_.add_date(Variable::issued, *date, node.span);
        if (!(known->value == *date)) parts_.keep(node, node.key);
    }

    void add_keywords(const JsonNode& node) {
        if (node.is(JsonKind::array)) return parts_.strings(node, node.key, &Record::add_keyword);
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        for (std::size_t at = 0; at < node.text.size();) {
            const std::size_t end = std::min(node.text.find(',', at), node.text.size());
            record_.add_keyword(trim_unicode(node.text.substr(at, end - at)), node.span);
            at = end + 1;
        }
    }

    void add_license(const JsonNode& node) {
        if (is_scalar(node)) return add_text(Variable::license, node);
        const JsonNode* const name = node.member("text") != nullptr ? node.member("text") : node.member("url");
        if (name == nullptr || !is_scalar(*name) || record_.text(Variable::license) != nullptr) return parts_.keep(node, node.key);
        record_.add_text(Variable::license, trim_unicode(name->text), name->span);
        const jsonl::Place place(node.key);
        for (const JsonNode& member : node) {
            if (&member != name) parts_.keep(member, jsonl::Place(place, member.key));
        }
    }

    // MyST: `venue: {title: …, url: …}`, `volume: {number: 3}`.
    void add_venue(Variable variable, const JsonNode& node) {
        if (is_scalar(node)) return add_text(variable, node);
        if (!node.is(JsonKind::object)) return parts_.keep(node, node.key);
        const jsonl::Place place(node.key);
        for (const JsonNode& member : node) {
            const bool name = member.key == "title" || member.key == "number" || member.key == "name";
            if (name && is_scalar(member) && record_.text(variable) == nullptr) {
                record_.add_text(variable, trim_unicode(member.text), member.span);
            } else {
                parts_.keep(member, jsonl::Place(place, member.key));
            }
        }
    }

    void add_arxiv(const JsonNode& node) {
        if (!is_scalar(node)) return parts_.keep(node, node.key);
        FoundIdentifier found = parse_arxiv(record_.arena(), node.text);
        if (!found.found()) found = identifier_in_url(record_.arena(), node.text);
        if (found.found()) add_found_identifier(record_, found, node.span);
        else parts_.keep(node, node.key);
    }

    void finish() {
        if (subtitle_ != nullptr) {
            TextField* title = nullptr;
            for (TextField& field : record_.texts) {
                if (field.variable == Variable::title && title == nullptr) title = &field;
            }
            const std::string_view subtitle = to_nfc(record_.arena(), trim_unicode(subtitle_->text));
            if (title == nullptr) record_.add_text(Variable::title, subtitle, subtitle_->span);
            else if (title->value.is_plain()) title->value.plain = record_.arena().concat({title->value.plain, ": ", subtitle});
            else parts_.keep(*subtitle_, "subtitle");
        }
        if (first_page_ == nullptr && last_page_ == nullptr) return;
        if (record_.text(Variable::page) != nullptr || first_page_ == nullptr) {
            if (first_page_ != nullptr) parts_.keep(*first_page_, "first_page");
            if (last_page_ != nullptr) parts_.keep(*last_page_, "last_page");
        } else if (last_page_ == nullptr) {
            record_.add_text(Variable::page, first_page_->text.view(), first_page_->span);
        } else {
            record_.add_text(Variable::page, record_.arena().concat({first_page_->text, "-", last_page_->text}), first_page_->span);
        }
    }

    Record& record_;
    Findings& findings_;
    jsonl::PartsReader parts_;
    AuthorReader authors_;
    const JsonNode* subtitle_ = nullptr;
    const JsonNode* citation_ = nullptr;      ///< read before the others, as is the first of the next key
    const JsonNode* affiliations_ = nullptr;
    const JsonNode* first_page_ = nullptr;
    const JsonNode* last_page_ = nullptr;
    std::size_t cited_authors_ = 0;  ///< how many the citation names
};

/// The YAML of a front matter, of which an error costs no more than the item of a list or the value in which it stands: this is blanked out, so that all else
/// keeps its place, and read no further.
class MendedYaml {
  public:
    MendedYaml(Record& record, Arena& nodes, std::string_view source, Findings& findings)
        : record_(record), nodes_(nodes), source_(source), findings_(findings) {}

    /// What is whole, from `begin` on; null if it is no mapping.
    [[nodiscard]] const JsonNode* parse(std::size_t begin) {
        YamlDocument document = parse_yaml(record_.arena(), nodes_, source_, begin);
        if (!document.error.empty() && mend(begin)) {
            nodes_.reset();
            document = parse_yaml(record_.arena(), nodes_, record_.arena().copy(text_), begin);
        }
        report_yaml(document, findings_);
        const bool mapping = document.root != nullptr && document.root->is(JsonKind::object);
        if (mapping && !document.error.empty()) damaged_.emplace_back(document.end, source_.size());
        if (!mapping && (document.root != nullptr || !document.error.empty())) damaged_ = {{begin, source_.size()}};
        return mapping ? document.root : nullptr;
    }

    void keep_damaged() {
        for (const auto& [begin, end] : damaged_) keep_yaml(record_, source_.substr(0, end), begin, "quarto");
    }

  private:
    /// Blanks out what is damaged. False if nothing could be done.
    bool mend(std::size_t begin) {
        text_ = source_;
        while (true) {
            Arena arena;
            YamlDocument document = parse_yaml(arena, text_, begin);
            parsed_ += text_.size() - begin;
            if (document.error.empty()) return !damaged_.empty();
            const std::size_t item = damaged_item(begin, document.error_span.begin);
            const std::size_t end = item == none ? text_.size() : end_of(item);
            // It was the first of all, and the rest may be no front matter.
            if (item == none || (item == begin && end == text_.size())) return !damaged_.empty();
            document.issues = {};
            report_yaml(document, findings_);
            for (std::size_t i = item; i < end; ++i) text_[i] = text_[i] == '\n' ? '\n' : ' ';
            damaged_.emplace_back(item, end);
        }
    }

    /// The last item before the error up to which all is whole: an open quotation mark is missed only where the text ends.
    [[nodiscard]] std::size_t damaged_item(std::size_t begin, std::size_t error) {
        std::vector<std::size_t> items;
        for (std::size_t at = begin; at < std::min(error, text_.size()); at = std::min(text_.find('\n', at), text_.size() - 1) + 1) {
            if (begins_item(line_at(at))) items.push_back(at);
        }
        std::size_t low = 0;
        for (std::size_t high = items.size(), middle = high; low < high; middle = low + (high - low + 1) / 2) {
            if (parsed_ > most_parsed) return none;
            if (is_whole(begin, items[middle - 1])) low = middle;
            else high = middle - 1;
        }
        return low == 0 ? none : items[low - 1];
    }
    [[nodiscard]] bool is_whole(std::size_t begin, std::size_t end) {
        Arena arena;
        parsed_ += std::max(begin, end) - begin;
        return end <= begin || parse_yaml(arena, std::string_view(text_).substr(0, end), begin).error.empty();
    }

    [[nodiscard]] std::string_view line_at(std::size_t begin) const { return std::string_view(text_).substr(begin, text_.find('\n', begin) - begin); }
    [[nodiscard]] static std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }
    /// An item of a list, or a key that is not indented.
    [[nodiscard]] static bool begins_item(std::string_view line) {
        const std::string_view rest = line.substr(indentation(line));
        return rest.starts_with("- ") || (rest.size() == line.size() && is_key(line));
    }
    [[nodiscard]] static bool is_key(std::string_view line) {
        const std::size_t colon = line.find_first_of(": ");
        return !line.empty() && (is_ascii_alpha(line[0]) || line[0] == '_') && colon != std::string_view::npos && line[colon] == ':';
    }
    /// Where the next item begins that is not a part of the one at `item`.
    [[nodiscard]] std::size_t end_of(std::size_t item) const {
        const std::size_t inside = indentation(line_at(item));
        for (std::size_t at = text_.find('\n', item); at != std::string_view::npos; at = text_.find('\n', at + 1)) {
            const std::string_view line = line_at(at + 1);
            if (indentation(line) <= inside && begins_item(line)) return at + 1;
        }
        return text_.size();
    }

    static constexpr std::size_t none = std::string_view::npos;
    static constexpr std::size_t most_parsed = std::size_t{4} << 20;  ///< bytes, with those that were parsed again: no front matter is worth more
    Record& record_;
    Arena& nodes_;
    std::string_view source_;
    std::string text_;  ///< the source without what is damaged
    Findings& findings_;
    std::size_t parsed_ = 0;
    std::vector<std::pair<std::size_t, std::size_t>> damaged_;
};

class QuartoReader final : public Reader {
  public:
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        const std::string_view text = slice.text;
        FrontMatter page;
        std::size_t at = 0;
        // A mere YAML file (`_quarto.yml`, `myst.yml`) has no fences; text before the first one is none of ours.
        while (!find_front_matter(text, at, page)) {
            const std::size_t fence = text.find("\n---", at);
            if (fence == std::string_view::npos) {
                if (!trim(text.substr(at)).empty()) findings.add(no_front_matter, span(at, text.size()), "there is no front matter").value = trim(text.substr(at));
                return;
            }
            if (at == 0) findings.add(no_front_matter, span(0, fence), "this text stands before the front matter").value = trim(text.substr(0, fence));
            at = fence + 1;
        }
        for (const Arena::Mark before = arena.mark();; arena.rewind(before)) {
            read_page(text, page, arena, sink, findings);
            if (page.body_end >= text.size() || !find_front_matter(text, page.body_end, page)) return;
        }
    }

  private:
    static SourceSpan span(std::size_t begin, std::size_t end) { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

    static void read_page(std::string_view text, const FrontMatter& page, Arena& arena, const Sink& sink, Findings& findings) {
        Record record(arena);
        record.source = span(page.begin, page.body_end);
        if (!page.closed) findings.add(not_closed, span(page.begin > 4 ? page.begin - 4 : 0, page.begin), "there is no line --- behind the YAML");
        const std::string_view source = text.substr(0, page.end);
        Arena nodes;
        MendedYaml yaml(record, nodes, source, findings);
        if (const JsonNode* const root = yaml.parse(page.begin); root != nullptr) PageReader(record, findings).read(*root);
        yaml.keep_damaged();
        nodes.reset();
        order_leftovers(record);
        const std::string_view body = trim(text.substr(page.body_begin, page.body_end - page.body_begin));
        if (!body.empty()) record.add_leftover("quarto", "body", body, span(page.body_begin, page.body_end));
        sink(record);
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<QuartoReader>(); }

}  // namespace bibcast::quarto

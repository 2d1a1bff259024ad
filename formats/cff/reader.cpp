#include "formats/cff/reader.hpp"

#include "formats/cff/codes.hpp"
#include "formats/cff/reference.hpp"
#include "formats/cff/tags.hpp"
#include "io/passed_over.hpp"
#include "io/yaml_findings.hpp"
#include "name/signs_in_names.hpp"
#include "text/utf8.hpp"
#include "text/yaml_list.hpp"

namespace bibcast::cff {

namespace {

constexpr std::string_view preferred = "preferred-citation";

/// True for the head of a file that says nothing but what its preferred citation says too, or nothing of a work at all: it stands there because the
/// format requires it.
bool is_bare_frame(const JsonNode& root) {
    const JsonNode* const citation = root.member(preferred);
    if (citation == nullptr || !citation->is(JsonKind::object)) return false;
    const JsonNode* const title = root.member("title");
    if (title != nullptr && (citation->member("title") == nullptr || citation->member("title")->text != title->text)) return false;
    for (const JsonNode& member : root) {
        bool known = false;
        for (const std::string_view key : {"cff-version", "message", "title", "authors", "preferred-citation", "references", "type"}) {
            known = known || member.key == key;
        }
        if (!known) return false;
    }
    const JsonNode* const people = root.member("authors");
    if (people == nullptr && title == nullptr) return true;
    std::string ours;
    std::string theirs;
    if (people != nullptr) append_json(ours, *people);
    if (const JsonNode* others = citation->member("authors"); others != nullptr) append_json(theirs, *others);
    return ours == theirs;
}

/// What every file says that was written by us.
bool is_usual(const JsonNode& member) {
    return (member.key == "cff-version" && member.text == usual_version) || (member.key == "message" && member.text == usual_message);
}

class FileReader {
  public:
    FileReader(std::string_view source, Arena& arena, const Sink& sink, Findings& findings)
        : source_(source), arena_(arena), sink_(sink), findings_(findings) {}

    void read() {
        for (std::size_t at = 0; at < source_.size();) {
            nodes_.reset();
            const std::size_t next = next_document(at);
            const YamlDocument document = parse_yaml(arena_, nodes_, source_.substr(0, next), at);
            report_yaml(document, findings_);
            const bool damaged = !document.error.empty();
            if (document.root != nullptr && document.root->is(JsonKind::object)) {
                read_file(*document.root, document);
            } else if ((document.root != nullptr || damaged) && findings_.wants(not_a_file, {})) {
                const SourceSpan span = document.root != nullptr ? document.root->span : document.error_span;
                findings_.add(not_a_file, span, "a citation file is a mapping of keys").value = trim(source_.substr(at, next - at));
            }
            if (!damaged && document.end <= at) return;
            at = damaged ? next : document.end;
            if (!may_begin_document(at)) return report_outside_yaml(source_, at, source_.size(), findings_);
        }
    }

  private:
    /// Where the document that begins at `at` must end: libyaml reads ahead, so that it is not shown the next one.
    [[nodiscard]] std::size_t next_document(std::size_t at) const {
        std::size_t next = source_.find("\n---", at);
        while (next != std::string_view::npos && next + 4 < source_.size() && !is_ascii_space(source_[next + 4])) next = source_.find("\n---", next + 4);
        return next == std::string_view::npos ? source_.size() : next + 1;
    }

    /// YAML 1.2, 9.2: behind the first document, another begins with a marker, or behind the mark that ends one.
    [[nodiscard]] bool may_begin_document(std::size_t at) const {
        if (source_.substr(0, at).ends_with("...")) return true;
        while (at < source_.size()) {
            const std::size_t end = std::min(source_.find('\n', at), source_.size());
            const std::string_view line = trim(source_.substr(at, end - at));
            at = end + 1;
            if (!line.empty() && line.front() != '#') return line.starts_with("---") || is_yaml_marker(line);
        }
        return true;
    }

    void read_file(const JsonNode& root, const YamlDocument& document) {
        const JsonNode* const citation = root.member(preferred);
        const JsonNode* const references = root.member("references");
        const bool has_citation = citation != nullptr && citation->is(JsonKind::object);
        const bool has_references = references != nullptr && references->is(JsonKind::array);
        // Records of their own.
        if (has_citation) citation->taken = true;
        if (has_references) references->taken = true;
        if (is_bare_frame(root)) pass_over_frame(root);
        else read_one(root, true, false, &document, !has_citation && !has_references);
        if (has_citation) read_one(*citation, false, true, nullptr);
        if (!has_references) return;
        for (const JsonNode& reference : *references) {
            if (reference.is(JsonKind::object)) {
                read_one(reference, false, false, nullptr);
            } else {
                report_outside_yaml(source_, reference.span.begin, reference.span.end, findings_);
            }
        }
    }

    /// What the frame says of the file and not of the work: `message`, `cff-version`.
    void pass_over_frame(const JsonNode& root) {
        PassedOver passed;
        for (const JsonNode& member : root) {
            if (member.key == "title" || member.key == "authors" || member.taken || is_usual(member)) continue;  // those of the citation
            std::string whole;
            if (!is_scalar(member)) append_json(whole, member);
            passed.add(member.key, is_scalar(member) ? member.text.view() : std::string_view(whole));
        }
        passed.report(root.span, {}, findings_);
    }

    void read_one(const JsonNode& node, bool is_root, bool is_preferred, const YamlDocument* document, bool last = false) {
        Record record(arena_);
        record.source = node.span;
        TreeReader tree(record, {}, "cff");
        read_reference(tree, node, is_root);
        for (const std::string_view key : {"authors", "editors", "contact"}) {
            const JsonNode* const people = node.member(key);
            if (people != nullptr && people->is(JsonKind::object)) findings_.add(one_person, people->span, "a list of people must stand here, and this is one person");
        }
        if (is_root) tree.take_if(node.member("message"), usual_message);
        tree.keep_rest(node);
        tree.report_passed_over(findings_);
        if (is_preferred) record.add_leftover("cff", preferred, preferred_mark, node.span);
        // The format has no place for text that is no YAML.
        if (document != nullptr && !document->error.empty()) report_outside_yaml(source_, document->end, source_.size(), findings_);
        if (last) nodes_.reset();
        for (NamesField& names : record.names) take_signs_off(arena_, names);
        sink_(record);
    }

    std::string_view source_;
    Arena& arena_;
    Arena nodes_;  ///< of the document that is being read
    const Sink& sink_;
    Findings& findings_;
};

class CffReader final : public Reader {
  public:
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        FileReader(slice.text, arena, sink, findings).read();
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<CffReader>(); }

}  // namespace bibcast::cff

#include "formats/bibtex/tidy/print.hpp"

#include <algorithm>

#include "formats/bibtex/tidy/codes.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

bool is_empty_value(const RawField& field) {
    return field.is_single() && field.first.kind != PartKind::macro && trim(field.first.text).empty();
}

/// A command that is not closed ends where the next one begins, blanks and all.
std::string_view trim_end(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace

TidyPrinter::TidyPrinter(const TidyOptions& options, Findings& findings)
    : options_(options), findings_(findings), indent_(options.tab ? std::string(1, '\t') : std::string(options.indent, ' ')) {}

std::string TidyPrinter::print(const TidyDocument& document) {
    out_.reserve(2 * document.text.size());  // so that it is not held twice while it grows; what is not used of it is no memory
    for (const TidyBlock& block : document.blocks) print_block(block);
    while (!out_.empty() && is_ascii_space(out_.back())) out_.pop_back();
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
}

void TidyPrinter::print_block(const TidyBlock& block) {
    switch (block.kind) {
        case TidyBlock::Kind::text:
        case TidyBlock::Kind::comment: return print_text(block);
        case TidyBlock::Kind::entry: print_entry(block); break;
        case TidyBlock::Kind::string:
        case TidyBlock::Kind::preamble: {
            // Only the command is laid out: the value may hold TeX in which blanks count.
            const std::size_t name_end = static_cast<std::size_t>(block.type.data() + block.type.size() - block.text.data());
            out_ += '@';
            out_ += options_.lowercase ? ascii_lower(block.type) : std::string(block.type);
            out_ += trim_end(block.text.substr(name_end));
            out_ += '\n';
            break;
        }
        case TidyBlock::Kind::damaged:
            out_ += trim(block.text);
            out_ += '\n';
            break;
    }
    if (options_.blank_lines) out_ += '\n';
}

void TidyPrinter::print_text(const TidyBlock& block) {
    if (options_.strip_comments) {
        if (!findings_.wants(tidy_stripped_comment, {})) return;
        findings_.add(tidy_stripped_comment, block.span, "a comment or text between entries was removed").value = std::string(trim(block.text));
        return;
    }
    const std::size_t word = block.text.find_first_not_of(" \t");
    if (block.kind == TidyBlock::Kind::text && word != std::string_view::npos && block.text[word] == '@') {
        // Behind a command on its line it begins none; at the start of a line it might.
        while (!out_.empty() && out_.back() == '\n') out_.pop_back();
    }
    if (options_.tidy_comments) {
        out_ += trim(block.text);
        out_ += '\n';
        return;
    }
    // As it stands, but for the rest of the line that the piece before it ended on, and blanks before the next one.
    std::string_view text = out_.empty() ? trim(block.text) : block.text;
    const std::size_t first = text.find_first_not_of(" \t");
    if (first != std::string_view::npos && text[first] == '\n') text.remove_prefix(first + 1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    out_ += text;
    if (!text.empty() && text.back() != '\n') out_ += '\n';
}

namespace {

/// An empty field of such an entry says that nothing is to be inherited there.
bool inherits(const TidyBlock& block) {
    return std::any_of(block.fields.begin(), block.fields.end(), [](const TidyField& field) {
        return equals_ignoring_ascii_case(field.raw.name, "crossref") || equals_ignoring_ascii_case(field.raw.name, "xdata");
    });
}

}  // namespace

bool TidyPrinter::wants_field(const TidyBlock& block, const TidyField& field) {
    std::string name = ascii_lower(field.raw.name);
    const char* why = nullptr;
    if (std::find(options_.omit.begin(), options_.omit.end(), name) != options_.omit.end()) {
        why = "is to be omitted";
    } else if (options_.remove_empty_fields && is_empty_value(field.raw) && !inherits(block)) {
        why = "is empty";
    } else if (options_.remove_duplicate_fields) {
        if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) why = "stands twice";
        seen_.push_back(name);
    }
    if (why == nullptr) return true;
    Finding& finding = findings_.add(tidy_removed, field.raw.span, "'" + name + "' was removed: it " + why);
    finding.record_id = block.key;
    finding.field = std::move(name);
    finding.value = std::string(field.raw.first.text);
    return false;
}

void TidyPrinter::print_entry(const TidyBlock& block) {
    out_ += '@';
    out_ += options_.lowercase ? ascii_lower(block.type) : std::string(block.type);
    out_ += '{';
    out_ += block.key;
    // Without a key too: by it, and by what follows, an entry of any type is known for one.
    if (!block.key.empty() || block.bare_comma) out_ += ',';
    if (!block.behind_key.empty()) (out_ += ' ') += block.behind_key.view();
    out_ += '\n';
    seen_.clear();
    std::vector<const TidyField*> fields;
    fields.reserve(block.fields.size());
    for (const TidyField& field : block.fields) {
        if (wants_field(block, field)) fields.push_back(&field);
    }
    for (const TidyField* field : fields) {
        if (!options_.strip_comments) print_comments(field->before);
        print_field(*field, ascii_lower(field->raw.name));
        if (field != fields.back() || options_.trailing_commas) out_ += ',';
        if (!field->behind.empty() && !options_.strip_comments) (out_ += ' ') += field->behind.view();
        out_ += '\n';
    }
    if (!options_.strip_comments) print_comments(block.at_end);
    out_ += "}\n";
}

void TidyPrinter::print_field(const TidyField& field, const std::string& lower_name) {
    out_ += indent_;
    const std::string_view name = options_.lowercase ? std::string_view(lower_name) : field.raw.name;
    out_ += name;
    const std::size_t width = count_code_points(name);
    if (options_.align > width + 1) out_.append(options_.align - width - 1, ' ');
    out_ += " = ";
    out_ += tidy_value(field, lower_name, options_, indent_, findings_);
}

void TidyPrinter::print_comments(const CompactList<std::string_view>& comments) {
    for (const std::string_view comment : comments) {
        out_ += indent_;
        out_ += comment;
        out_ += '\n';
    }
}

}  // namespace bibcast::bibtex

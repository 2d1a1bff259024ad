#include "pipeline/detect.hpp"

#include <algorithm>
#include <vector>

#include "formats/registry.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

bool has_extension(const Format& format, std::string_view extension) {
    return std::find(format.extensions.begin(), format.extensions.end(), extension) != format.extensions.end();
}

std::string list_of(const std::vector<const Format*>& formats) {
    std::string list;
    for (const Format* format : formats) {
        if (!list.empty()) list += ", ";
        list += format->id;
    }
    return list;
}

/// BibTeX and BibLaTeX share a media type that means them alone; either reads what the other writes. `application/xml` and its kin
/// say what a format is made of, and nothing of which it is.
bool are_dialects(const std::vector<const Format*>& formats) {
    const std::string_view type = formats.front()->media_type;
    return type.starts_with("application/x-") && std::all_of(formats.begin(), formats.end(), [type](const Format* format) { return format->media_type == type; });
}

/// Whether the first of several formats that claim an extension will do where the content says nothing.
bool first_will_do(const std::vector<const Format*>& formats, std::string_view head) {
    const bool nothing_to_read = trim(head).empty();  // in every format alike
    return nothing_to_read || are_dialects(formats);
}

std::string shown(std::string_view name) { return name == "-" ? "standard input" : std::string(name); }

/// What begins with these bytes is no text, and no --from would help.
struct PackedRow {
    std::string_view magic;
    std::string_view what;
    std::string_view unpacked_by;  ///< a program that writes what is in it; empty if there is none
};
constexpr PackedRow packed_rows[] = {
    {"\x1F\x8B", "compressed by gzip", "zcat"},
    {"BZh", "compressed by bzip2", "bzcat"},
    {"\xFD" "7zXZ", "compressed by xz", "xzcat"},
    {"\x28\xB5\x2F\xFD", "compressed by zstd", "zstdcat"},
    {"PK\x03\x04", "a ZIP archive (an office document is one, too)", "unzip -p"},
    {"%PDF-", "a PDF", ""},
    {"\x89PNG", "a picture", ""},
    {"\xFF\xD8\xFF", "a picture", ""},
};

void refuse_packed(std::string_view name, std::string_view head) {
    for (const PackedRow& row : packed_rows) {
        if (!head.starts_with(row.magic)) continue;
        std::string message = shown(name) + ": is " + std::string(row.what) + ", and no bibliography";
        if (!row.unpacked_by.empty()) message = shown(name) + ": is " + std::string(row.what) + ": " + std::string(row.unpacked_by) + " FILE | bibcast ...";
        throw UsageError(message);
    }
}

}  // namespace

std::string extension_of(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string{} : ascii_lower(name.substr(dot + 1));
}

const Format& detect_format(std::string_view name, std::string_view head) {
    const std::string extension = extension_of(name);
    std::vector<const Format*> readable;
    std::vector<const Format*> best;
    std::vector<const Format*> by_extension;
    int best_score = 1;
    for (const Format* format : formats()) {
        if (format->make_reader == nullptr) continue;
        readable.push_back(format);
        if (!extension.empty() && has_extension(*format, extension)) by_extension.push_back(format);
        const int score = format->sniff == nullptr ? 0 : format->sniff(head);
        if (score < best_score) continue;
        if (score > best_score) best.clear();
        best_score = score;
        best.push_back(format);
    }
    if (best.size() > 1 && !extension.empty()) {
        std::vector<const Format*> both;
        for (const Format* format : best) {
            if (has_extension(*format, extension)) both.push_back(format);
        }
        if (!both.empty()) best = both;
    }
    if (best.size() == 1) return *best[0];
    refuse_packed(name, head);
    if (best.size() > 1) {
        throw UsageError(shown(name) + ": could be " + list_of(best) + "; say which with --from");
    }
    if (by_extension.size() == 1 || (by_extension.size() > 1 && first_will_do(by_extension, head))) return *by_extension[0];
    if (by_extension.size() > 1) {
        throw UsageError(shown(name) + ": could be " + list_of(by_extension) + " by its name; say which with --from");
    }
    throw UsageError(shown(name) + ": format not recognised; say which with --from (" + list_of(readable) + ")");
}

const Format* format_of_extension(std::string_view name) {
    const std::string extension = extension_of(name);
    if (extension.empty()) return nullptr;
    std::vector<const Format*> claiming;
    std::vector<const Format*> as_first;
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr || !has_extension(*format, extension)) continue;
        claiming.push_back(format);
        if (format->extensions.front() == extension) as_first.push_back(format);
    }
    if (as_first.size() > 1 && !are_dialects(as_first)) {
        throw UsageError(std::string(name) + ": could be " + list_of(claiming) + " by its name; say which with --to");
    }
    // The first one that claims an extension is the usual reading of it: .bib is BibTeX.
    return claiming.empty() ? nullptr : claiming.front();
}

}  // namespace bibcast

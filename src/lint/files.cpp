// Links to files, as JabRef (`description:path:type`), Zotero and Mendeley write them into a `file` field, and RIS into L1 to L4.
#include <array>
#include <deque>
#include <filesystem>

#include "lint/families.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code file_missing{"lint/file-missing", Severity::warning, "a linked file is not there",
                            "The path is looked for from the folder of the bibliography. The file was moved or renamed, or the bibliography was without it. "
                            "Nothing is looked for if the bibliography comes from standard input."};
constexpr Code file_absolute{"lint/file-absolute", Severity::note, "a link to a file has an absolute path",
                             "/home/anna/x.pdf and C:\\Users\\Anna\\x.pdf are there on one computer only, and tell others of it. A path from the folder of the "
                             "bibliography goes with it."};
constexpr std::array codes = {&file_missing, &file_absolute};

bool is_absolute(std::string_view path) {
    if (path.starts_with('/') || path.starts_with("~/") || path.starts_with("\\\\") || path.starts_with("file:/")) return true;
    return path.size() > 2 && is_ascii_alpha(path[0]) && path[1] == ':' && (path[2] == '\\' || path[2] == '/');
}

bool is_address(std::string_view path) { return path.find("://") != std::string_view::npos && !path.starts_with("file:"); }

/// A value cut at `separator`, unless a backslash stands before it; what was escaped is put in.
std::vector<std::string> parts_of(std::string_view value, char separator) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size() && std::string_view(";:\\_&%#$").find(value[i + 1]) != std::string_view::npos) {
            // An escape is for the last cut.
            if (separator == ';') parts.back() += value[i];
            parts.back() += value[++i];
        } else if (value[i] == separator) {
            parts.emplace_back();
        } else {
            parts.back() += value[i];
        }
    }
    return parts;
}

/// The path in one link: the middle of three parts, or all of it.
std::string path_of(std::string_view link) {
    link = trim(link);
    if (is_absolute(link) || is_address(link)) return std::string(link);
    const std::vector<std::string> parts = parts_of(link, ':');
    if (parts.size() >= 4 && parts[1].size() == 1) return parts[1] + ":" + parts[2];  // `:C:\…:PDF`
    if (parts.size() >= 3) return parts[parts.size() - 2];
    if (parts.size() == 2 && parts[0].empty()) return parts[1];
    return parts[0];
}

class FilesRule final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        for (const Leftover& leftover : subject.record.leftovers) {
            if (!equals_ignoring_ascii_case(leftover.tag, "file")) continue;
            for (const std::string& link : parts_of(leftover.value, ';')) add(subject, path_of(link), leftover.source);
        }
        for (const Link& link : subject.record.links) {
            if (is_absolute(link.url)) add(subject, link.url, link.source);
            else if (subject.is_tex() && link.url.find("://") == std::string_view::npos && link.url.find('.') != std::string_view::npos && !link.url.starts_with("www.") &&
                     link.url.find('@') == std::string_view::npos && !link.url.starts_with("doi:") && !link.url.starts_with("10.")) {
                add(subject, link.url, link.source);
            }
        }
    }

    void finish(std::span<const LintSource> sources, LintFindings& findings) override {
        for (const File& file : files_) {
            const std::string linked(findings.texts()[file.path]);
            const std::string_view record = findings.texts()[file.record];
            if (is_absolute(linked)) {
                findings.add(file_absolute, file.place, "'" + linked + "' is an absolute path", record, "file", linked);
                continue;
            }
            const std::string& source = sources[file.place.source].name;
            if (source.empty() || source == "-") continue;
            std::error_code error;
            const std::filesystem::path path = std::filesystem::path(source).parent_path() / linked;
            if (std::filesystem::exists(path, error)) continue;
            findings.add(file_missing, file.place, "there is no file '" + linked + "'", record, "file", linked);
        }
    }

  private:
    struct File {
        std::uint32_t path;  ///< texts by number
        std::uint32_t record;
        LintPlace place;
    };

    void add(const LintSubject& subject, std::string_view path, SourceSpan source) {
        if (path.empty() || is_address(path)) return;
        const LintPlace place = subject.at(source, path);
        files_.push_back({subject.texts.number_of(path), subject.texts.number_of(subject.record.id), place});
    }

    std::deque<File> files_;
};

}  // namespace

namespace lint {
constinit const LintFamily files{.name = "files", .codes = codes, .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<FilesRule>(); }};
}

}  // namespace bibcast

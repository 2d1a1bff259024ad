#include "csl/library.hpp"

#include <cstdlib>
#include <filesystem>
#include <pugixml.hpp>

#include "csl/attributes.hpp"
#include "csl/embedded.hpp"

namespace bibcast::csl {

namespace {

namespace fs = std::filesystem;

constexpr unsigned xml_flags = pugi::parse_default | pugi::parse_ws_pcdata_single;

void add_list(std::vector<std::string>& folders, std::string_view list) {
    while (!list.empty()) {
        const std::size_t colon = list.find(':');
        if (colon != 0) folders.emplace_back(list.substr(0, colon));
        if (colon == std::string_view::npos) break;
        list.remove_prefix(colon + 1);
    }
}

/// True if a `cs:locale` of a style holds for `language`: its own is the same, or the bare language of it, or none.
bool applies(std::string_view own, std::string_view language) {
    if (own.empty() || own == language) return true;
    return own.size() == 2 && language.starts_with(own);
}

}  // namespace

std::vector<std::string> search_path(const char* variable, std::string_view kind) {
    std::vector<std::string> folders;
    if (const char* const list = std::getenv(variable)) add_list(folders, list);
    const std::string tail = "/" + std::string(kind);
    if (const char* const data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
        folders.push_back(std::string(data) + "/bibcast" + tail);
    } else if (const char* const home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        folders.push_back(std::string(home) + "/.local/share/bibcast" + tail);
    }
    folders.push_back("/usr/local/share/citation-style-language" + tail);
    folders.push_back("/usr/share/citation-style-language" + tail);
    return folders;
}

LocaleLibrary::LocaleLibrary() : folders_(search_path("CSL_LOCALES", "locales")) {}

/// Where a locale of that language may stand, in the order in which they are tried.
std::vector<std::string> LocaleLibrary::files_of(const std::string& language) const {
    std::vector<std::string> files;
    if (language.find('/') != std::string::npos || language.find('\0') != std::string::npos) return files;
    for (const std::string& folder : folders_) files.push_back((fs::path(folder) / ("locales-" + language + ".xml")).string());
    return files;
}

bool LocaleLibrary::add_file(Locale& locale, const std::string& language) const {
    for (const std::string& path : files_of(language)) {
        pugi::xml_document document;
        if (!document.load_file(path.c_str(), xml_flags, pugi::encoding_utf8)) continue;
        locale.add(document.document_element());
        return true;
    }
    if (language != "en-US") return false;
    pugi::xml_document document;
    if (!document.load_buffer(english_locale.data(), english_locale.size(), xml_flags, pugi::encoding_utf8)) return false;
    locale.add(document.document_element());
    return true;
}

bool LocaleLibrary::has(std::string_view wanted) const {
    const std::string language = primary_dialect(normalize_language(wanted));
    const std::string bare = language.substr(0, language.find('-'));
    // British English is the one other English that CSL has terms for: other quotation marks and dates than the one that is built in.
    const bool is_british = language == "en-GB";
    if (bare.empty() || (bare == "en" && !is_british)) return true;
    std::error_code ignored;
    for (const std::string& name : {language, primary_dialect(bare), bare}) {
        if (is_british && name != language) continue;
        for (const std::string& path : files_of(name)) {
            if (fs::is_regular_file(path, ignored)) return true;
        }
    }
    return false;
}

std::unique_ptr<Locale> LocaleLibrary::load(std::string_view wanted, const Style* style) const {
    const std::string language = primary_dialect(normalize_language(wanted.empty() ? "en-US" : wanted));
    auto locale = std::make_unique<Locale>(language);
    add_file(*locale, "en-US");
    if (language != "en-US") {
        const std::string base = primary_dialect(std::string_view(language).substr(0, language.find('-')));
        if (base != language && base != "en-US") add_file(*locale, base);
        if (!add_file(*locale, language) && base == language) add_file(*locale, language.substr(0, language.find('-')));
    }
    if (style == nullptr || style->locales.empty()) return locale;
    // The style's own terms lie over those of the files: first the general ones, then those for the language, then for the dialect.
    pugi::xml_document document;
    const std::string wrapped = "<locales>" + style->locales + "</locales>";
    if (!document.load_buffer(wrapped.data(), wrapped.size(), xml_flags, pugi::encoding_utf8)) return locale;
    for (const std::size_t length : {std::size_t{0}, std::size_t{2}, std::size_t{5}}) {
        for (const pugi::xml_node& element : document.document_element().children()) {
            const std::string own = normalize_language(element.attribute("xml:lang").value());
            const std::size_t rank = own.empty() ? 0 : own.size() <= 3 ? 2 : 5;
            if (rank == length && applies(own, language)) locale->add(element);
        }
    }
    return locale;
}

}  // namespace bibcast::csl

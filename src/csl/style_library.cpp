#include "csl/style_library.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "csl/embedded.hpp"
#include "csl/library.hpp"
#include "io/format.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view extension = ".csl";

bool read_whole(const fs::path& path, std::string& out) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return false;
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    std::ostringstream text;
    text << file.rdbuf();
    out = text.str();
    return true;
}

bool names_file(const std::string& name) { return name.find('/') != std::string::npos || name.ends_with(extension); }

/// The last part of a style's address: "http://www.zotero.org/styles/apa" gives "apa".
std::string name_in(std::string_view address) {
    const std::size_t slash = address.find_last_of('/');
    return std::string(slash == std::string_view::npos ? address : address.substr(slash + 1));
}

/// The text of the first `<title>`, without parsing the whole.
std::string title_in(std::string_view source) {
    const std::size_t begin = source.find("<title>");
    if (begin == std::string_view::npos) return {};
    const std::size_t end = source.find("</title>", begin);
    if (end == std::string_view::npos) return {};
    std::string title(trim(source.substr(begin + 7, end - begin - 7)));
    for (std::size_t at = title.find("&amp;"); at != std::string::npos; at = title.find("&amp;", at + 1)) title.replace(at, 5, "&");
    return title;
}

}  // namespace

StyleLibrary::StyleLibrary() : folders_(search_path("CSL_STYLES", "styles")) {}

bool StyleLibrary::find(const std::string& name, std::string& place, std::string& source) const {
    if (name.empty() || name.find('/') != std::string::npos) return false;
    for (const std::string& folder : folders_) {
        for (const fs::path& path : {fs::path(folder) / (name + ".csl"), fs::path(folder) / "dependent" / (name + ".csl")}) {
            if (!read_whole(path, source)) continue;
            place = path.string();
            return true;
        }
    }
    for (const EmbeddedStyle& style : embedded_styles()) {
        if (style.name != name) continue;
        place = "built in";
        source = style.source;
        return true;
    }
    return false;
}

std::vector<std::string> StyleLibrary::names() const {
    std::set<std::string> names;
    for (const std::string& folder : folders_) {
        for (const fs::path& path : {fs::path(folder), fs::path(folder) / "dependent"}) {
            std::error_code ignored;
            for (const auto& entry : fs::directory_iterator(path, ignored)) {
                if (entry.path().extension() == extension) names.insert(entry.path().stem().string());
            }
        }
    }
    for (const EmbeddedStyle& style : embedded_styles()) names.emplace(style.name);
    return {names.begin(), names.end()};
}

std::string StyleLibrary::near(const std::string& name) const {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (std::string& known : names()) {
        std::size_t distance = edit_distance(name, known);
        const std::size_t farthest = std::min<std::size_t>(3, name.size() / 3);
        if (known.find(name) != std::string::npos) distance = std::min(distance, farthest);
        if (distance <= farthest) found.emplace_back(distance, std::move(known));
    }
    std::sort(found.begin(), found.end());
    std::string out;
    for (std::size_t i = 0; i < found.size() && i < 5; ++i) out += (i == 0 ? "'" : ", '") + found[i].second + "'";
    return out;
}

bool StyleLibrary::has_none_but_own() const { return names().size() == embedded_styles().size(); }

LoadedStyle StyleLibrary::load(const std::string& name) const {
    // The address of a style in a repository names it, too.
    const bool address = name.starts_with("http://") || name.starts_with("https://");
    return load(address ? name_in(name) : name, 0);
}

LoadedStyle StyleLibrary::load(const std::string& name, int depth) const {
    LoadedStyle out;
    if (names_file(name)) {
        if (!read_whole(name, out.source)) throw UsageError(name + ": there is no such style file");
        out.place = name;
    } else if (!find(name, out.place, out.source)) {
        const std::string others = near(name);
        throw UsageError("there is no style '" + name + "'; " +
                         (!others.empty()       ? "did you mean " + others + "?"
                          : has_none_but_own() ? std::string(where_styles_are)
                                               : "'bibcast cite --list-styles WORD' looks for some"));
    }
    out.style = read_style(out.source, out.error);
    if (out.style == nullptr || out.style->parent.empty() || out.style->citation.present) return out;
    if (depth > 3) {
        out.error = {"dependent styles that depend on each other", 0};
        out.style = nullptr;
        return out;
    }
    LoadedStyle parent = load(name_in(out.style->parent), depth + 1);
    if (parent.style != nullptr) {
        parent.style->title = out.style->title;
        if (!out.style->default_locale.empty()) parent.style->default_locale = out.style->default_locale;
    }
    return parent;
}

std::vector<ListedStyle> StyleLibrary::list(std::string_view search) const {
    std::vector<ListedStyle> out;
    const std::string wanted = fold_case(search);
    for (const std::string& name : names()) {
        std::string place;
        std::string source;
        if (!find(name, place, source)) continue;
        std::string title = title_in(source);
        const bool matches = wanted.empty() || fold_case(name).find(wanted) != std::string::npos || fold_case(title).find(wanted) != std::string::npos;
        if (matches) out.push_back({name, std::move(title)});
    }
    return out;
}

}  // namespace bibcast::csl

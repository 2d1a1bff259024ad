#include "model/identifier.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "model/ascii.hpp"
#include "model/identifier_parts.hpp"
#include "model/most_compared.hpp"

namespace bibcast {

namespace {

/// Archives of the old scheme (arXiv identifier help page: "Identifiers up to March 2007").
constexpr std::string_view old_archives[] = {
    "acc-phys", "adap-org", "alg-geom", "ao-sci",   "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph",  "cmp-lg",
    "comp-gas", "cond-mat", "cs",       "dg-ga",    "funct-an", "gr-qc",   "hep-ex",   "hep-lat",  "hep-ph",   "hep-th",
    "math",     "math-ph",  "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th", "patt-sol", "physics",  "plasm-ph", "q-alg",
    "q-bio",    "q-fin",    "quant-ph", "solv-int", "supr-con", "stat",    "econ",
};

bool is_old_archive(std::string_view name) {
    for (const std::string_view archive : old_archives) {
        if (ascii::equals(name, archive)) return true;
    }
    return false;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t size = 0;
    while (at + size < text.size() && ascii::is_digit(text[at + size])) ++size;
    return size;
}

int month_of(std::string_view yymm) { return (yymm[2] - '0') * 10 + (yymm[3] - '0'); }

/// `YYMM.NNNN` to 1412, `YYMM.NNNNN` from 1501, none before 0704. Gives how many bytes it takes, 0 if it is none.
std::size_t new_arxiv_size(std::string_view text) {
    if (digits_at(text, 0) != 4 || text.size() < 9 || text[4] != '.') return 0;
    const std::string_view yymm = text.substr(0, 4);
    const int month = month_of(yymm);
    if (month < 1 || month > 12 || yymm < "0704") return 0;
    const std::size_t digits = digits_at(text, 5);
    return digits == (yymm < "1501" ? 4U : 5U) ? 5 + digits : 0;
}

/// `hep-th/9901001`, `cs.CL/0101001`; the class goes apart. Gives how many bytes it takes, 0 if it is none.
std::size_t old_arxiv_size(Arena& arena, std::string_view text, FoundIdentifier& found) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash > 12 || digits_at(text, slash + 1) != 7) return 0;
    const int month = month_of(text.substr(slash + 1));
    if (month < 1 || month > 12) return 0;
    std::string_view archive = text.substr(0, slash);
    const std::size_t dot = archive.find('.');
    if (dot != std::string_view::npos) {
        if (archive.size() - dot != 3 || !ascii::is_alpha(archive[dot + 1]) || !ascii::is_alpha(archive[dot + 2]))
            return 0;
        found.category = archive;
        archive = archive.substr(0, dot);
    }
    if (!is_old_archive(archive)) return 0;
    found.value =
        dot == std::string_view::npos ? text.substr(0, slash + 8) : arena.concat({archive, text.substr(slash, 8)});
    return slash + 8;
}

/// `[cs.CL]`, `(stat.ML)`, `[hep-th]`; empty if `text` is no such thing, and `ok` then false unless it is empty.
std::string_view arxiv_category(std::string_view text, bool& ok) {
    text = ascii::trim(text);
    ok = text.empty();
    if (text.size() < 3 || !((text[0] == '[' && text.back() == ']') || (text[0] == '(' && text.back() == ')')))
        return {};
    text = ascii::trim(text.substr(1, text.size() - 2));
    for (const char c : text) {
        if (!ascii::is_alpha(c) && c != '-' && c != '.') return {};
    }
    ok = !text.empty();
    return text;
}

/// The words and addresses that stand before a number.
std::string_view drop_arxiv_openings(std::string_view text) {
    constexpr std::string_view openings[] = {
        "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "10.48550/", "https://", "http://", "doi.org/",
        "arxiv",          "preprint",       "eprint",          "e-print",   "corr",     "abs/",    "pdf/",
    };
    for (bool dropped = true; dropped;) {
        dropped = false;
        while (!text.empty() && (ascii::is_space(text[0]) || text[0] == ':' || text[0] == ',' || text[0] == '.')) {
            text.remove_prefix(1);
        }
        for (const std::string_view opening : openings) {
            if (!ascii::starts_with(text, opening)) continue;
            text.remove_prefix(opening.size());
            dropped = true;
            break;
        }
    }
    return text;
}

std::optional<Variable> variable_of(std::string_view scheme) {
    struct Row {
        std::string_view scheme;
        Variable variable;
    };
    constexpr std::array rows = {Row{"doi", Variable::doi}, Row{"isbn", Variable::isbn}, Row{"issn", Variable::issn},
                                 Row{"pmid", Variable::pmid}, Row{"pmcid", Variable::pmcid}};
    for (const Row& row : rows) {
        if (row.scheme == scheme) return row.variable;
    }
    return std::nullopt;
}

bool same_value(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (ascii::lower(a[i]) != ascii::lower(b[i])) return false;
    }
    return true;
}

}  // namespace

std::size_t find_doi(std::string_view text) {
    for (std::size_t at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 3)) {
        if (at > 0 && (ascii::is_alnum(text[at - 1]) || text[at - 1] == '.')) continue;
        std::size_t end = at + 3;
        const std::size_t registrant = digits_at(text, end);
        if (registrant < 4 || registrant > 9) continue;
        end += registrant;
        while (end < text.size() && text[end] == '.' && digits_at(text, end + 1) != 0)
            end += 1 + digits_at(text, end + 1);
        if (end + 1 < text.size() && text[end] == '/' && static_cast<unsigned char>(text[end + 1]) > ' ') return at;
    }
    return std::string_view::npos;
}

std::string_view decode_percent(Arena& arena, std::string_view text) {
    const auto hex = [](char c) {
        if (ascii::is_digit(c)) return c - '0';
        const char low = ascii::lower(c);
        return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    };
    if (text.find('%') == std::string_view::npos) return text;
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
        const int low = high >= 0 ? hex(text[i + 2]) : -1;
        const int value = high * 16 + low;
        // Control characters and bytes above ASCII would make what no identifier holds.
        if (low >= 0 && value > ' ' && value < 0x7F) {
            decoded += static_cast<char>(value);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return arena.copy(decoded);
}

std::string_view trim_doi(std::string_view doi) {
    std::size_t end = 0;
    while (end < doi.size() && static_cast<unsigned char>(doi[end]) > ' ' && doi[end] != '"' && doi[end] != '\x7F')
        ++end;
    doi = doi.substr(0, end);
    struct Pair {
        char open;
        char close;
    };
    constexpr std::array pairs = {Pair{'(', ')'}, Pair{'[', ']'}, Pair{'{', '}'}, Pair{'<', '>'}};
    std::array<long, 4> surplus{};  // closing minus opening
    for (const char c : doi) {
        for (std::size_t i = 0; i < pairs.size(); ++i)
            surplus[i] += c == pairs[i].close ? 1 : c == pairs[i].open ? -1 : 0;
    }
    while (!doi.empty()) {
        const char last = doi.back();
        bool drop =
            last == '.' || last == ',' || last == ';' || last == ':' || last == '\'' || last == '/' || last == '\\';
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (last == pairs[i].close && surplus[i] > 0) drop = true, --surplus[i];
        }
        if (!drop) break;
        doi.remove_suffix(1);
    }
    return find_doi(doi) == 0 ? doi : std::string_view{};
}

namespace {

/// `10.1000/182`, and nothing around it: letters, digits and what may stand between them.
bool is_plain_doi(std::string_view text) {
    if (!text.starts_with("10.") || !ascii::is_alnum(text.back())) return false;
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return ascii::is_alnum(c) || c == '.' || c == '/' || c == '-' || c == '_'; });
    return plain && find_doi(text) == 0;
}

}  // namespace

std::string_view canonical_doi(Arena& arena, std::string_view text) {
    text = ascii::trim(text);
    if (is_plain_doi(text)) return text;
    const bool is_address = ascii::find(text.substr(0, 80), "doi.org/") != std::string_view::npos ||
                            text.find("://") != std::string_view::npos;
    text = decode_percent(arena, text);
    const std::size_t at = find_doi(text);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at);
    if (is_address) text = text.substr(0, text.find_first_of("?#"));
    return trim_doi(text);
}

bool is_short_doi(std::string_view text) {
    if (!text.starts_with("10/") || text.size() < 5 || text.size() > 12) return false;
    bool letter = false;
    for (const char c : text.substr(3)) {
        if (!ascii::is_alnum(c)) return false;
        letter = letter || ascii::is_alpha(c);
    }
    return letter;
}

bool says_more_than_doi(Arena& arena, std::string_view text) {
    text = ascii::trim(text);
    if (is_plain_doi(text)) return false;
    text = decode_percent(arena, text);
    const std::size_t at = find_doi(text);
    if (at == std::string_view::npos) return !text.empty();
    const auto says_nothing = [](std::string_view around) {
        return std::none_of(around.begin(), around.end(), [](char c) { return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; });
    };
    if (!says_nothing(text.substr(at + trim_doi(text.substr(at)).size()))) return true;
    // `doi: `, `https://dx.doi.org/`, also several of them.
    constexpr std::string_view resolvers[] = {"https", "http", "www", "dx", "doi", "org", "info", "urn", "hdl", "handle", "net"};
    for (std::string_view before = text.substr(0, at); !before.empty();) {
        const auto letter = std::find_if(before.begin(), before.end(), [&](char c) { return !says_nothing({&c, 1}); });
        before.remove_prefix(static_cast<std::size_t>(letter - before.begin()));
        if (before.empty()) break;
        const auto resolver = std::find_if(std::begin(resolvers), std::end(resolvers), [&](std::string_view word) { return ascii::starts_with(before, word); });
        if (resolver == std::end(resolvers)) return true;
        before.remove_prefix(resolver->size());
    }
    return false;
}

FoundIdentifier parse_arxiv(Arena& arena, std::string_view text) {
    if (text.size() > 300) return {};
    FoundIdentifier found;
    text = drop_arxiv_openings(ascii::trim(text));
    std::size_t size = new_arxiv_size(text);
    if (size != 0) {
        found.value = text.substr(0, size);
    } else {
        size = old_arxiv_size(arena, text, found);
        if (size == 0) return {};
    }
    text.remove_prefix(size);
    if (text.size() > 1 && ascii::lower(text[0]) == 'v' && digits_at(text, 1) != 0) {
        const std::size_t digits = digits_at(text, 1);
        if (digits > 3) return {};
        found.version = text.substr(1, digits);
        text.remove_prefix(1 + digits);
    }
    if (ascii::starts_with(text, ".pdf")) text.remove_prefix(4);
    while (!text.empty() && std::string_view(".,;/?").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    bool ok = false;
    const std::string_view category = arxiv_category(text, ok);
    if (!ok) return {};
    if (!category.empty()) found.category = category;
    found.scheme = "arxiv";
    return found;
}

std::optional<Date> arxiv_date(std::string_view id) {
    if (const std::size_t slash = id.find('/'); slash != std::string_view::npos) id.remove_prefix(slash + 1);
    if (digits_at(id, 0) < 4) return std::nullopt;
    const int year = (id[0] - '0') * 10 + (id[1] - '0');
    const int month = month_of(id);
    if (month < 1 || month > 12) return std::nullopt;
    Date date = Date::of_year(year >= 91 ? 1900 + year : 2000 + year);  // arXiv began in August 1991
    date.begin.month = static_cast<std::uint8_t>(month);
    return date;
}

std::string_view acl_anthology_doi(Arena& arena, std::string_view id) {
    // Venues and volumes all of whose papers are registered under 10.18653/v1 (the Anthology's volume pages).
    constexpr std::string_view venues[] = {"acl-",          "emnlp-",          "naacl-",          "eacl-",
                                           "findings-acl.", "findings-emnlp.", "findings-naacl.", "findings-eacl."};
    constexpr std::string_view old_volumes[] = {"P16", "P17", "P18", "P19", "D15", "D16", "D17", "D18",
                                                "D19", "N16", "N18", "N19", "K17", "K18", "K19"};
    constexpr std::string_view prefix = "10.18653/v1/";
    if (id.size() == 8 && id[3] == '-') {
        for (const std::string_view volume : old_volumes) {
            if (id.starts_with(volume)) return arena.concat({prefix, id});
        }
        return {};
    }
    if (id.size() < 6 || id[4] != '.') return {};
    for (const std::string_view venue : venues) {
        if (id.substr(5).starts_with(venue)) return arena.concat({prefix, id});
    }
    return {};
}

void add_found_identifier(Record& record, const FoundIdentifier& found, SourceSpan source) {
    if (!found.found() || found.value.empty()) return;
    if (const auto variable = variable_of(found.scheme)) {
        for (std::size_t i = 0; i < std::min(record.texts.size(), most_compared); ++i) {
            const TextField& field = record.texts[i];
            if (field.variable == *variable && same_value(field.value.plain, found.value)) return;
        }
        record.add_text(*variable, found.value, source);
        return;
    }
    for (std::size_t i = 0; i < std::min(record.identifiers.size(), most_compared); ++i) {
        Identifier& known = record.identifiers[i];
        if (known.scheme != found.scheme || known.value != found.value) continue;
        const bool other_version = !known.version.empty() && !found.version.empty() && known.version != found.version;
        if (other_version) continue;
        if (known.version.empty()) known.version = found.version;
        if (known.category.empty()) known.category = found.category;
        return;
    }
    Identifier& added = record.add_identifier(found.scheme, found.value, source);
    added.version = found.version;
    added.category = found.category;
}

}  // namespace bibcast

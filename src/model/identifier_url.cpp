// Which identifier an address stands for. A table of hosts says who is asked; what no host of the table claims is
// looked through for a DOI in the path or the query, and for a handle. The path of an address never gives more than it
// says: hashes, file names and article numbers of a site of its own are no identifiers.

#include <array>

#include "model/ascii.hpp"
#include "model/identifier.hpp"
#include "model/identifier_parts.hpp"
#include "model/standard_number.hpp"

namespace bibcast {

namespace {

struct Address {
    std::string_view host;  ///< as written, without `www.` and port
    std::string_view path;  ///< without its first slash
    std::string_view query;
};

bool is_host(std::string_view host, std::string_view domain) {
    if (host.size() < domain.size() || !ascii::equals(host.substr(host.size() - domain.size()), domain)) return false;
    return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

std::optional<Address> parse_address(std::string_view url) {
    url = ascii::trim(url);
    if (ascii::starts_with(url, "http://")) {
        url.remove_prefix(7);
    } else if (ascii::starts_with(url, "https://")) {
        url.remove_prefix(8);
    } else if (url.find("://") != std::string_view::npos) {
        return std::nullopt;
    }
    Address address;
    const std::size_t end = url.find_first_of("/?#");
    address.host = url.substr(0, end);
    if (const std::size_t at = address.host.rfind('@'); at != std::string_view::npos)
        address.host.remove_prefix(at + 1);
    address.host = address.host.substr(0, address.host.find(':'));
    if (ascii::starts_with(address.host, "www.")) address.host.remove_prefix(4);
    if (address.host.find('.') == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
    url.remove_prefix(end);
    const std::size_t fragment = url.find('#');
    url = url.substr(0, fragment);
    const std::size_t query = url.find('?');
    address.path = url.substr(0, query);
    while (!address.path.empty() && address.path[0] == '/') address.path.remove_prefix(1);
    if (query != std::string_view::npos) address.query = url.substr(query + 1);
    return address;
}

/// Cuts the first segment off `path`.
std::string_view take_segment(std::string_view& path) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    return segment;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!ascii::starts_with(text, prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

void drop_suffix(std::string_view& text, std::string_view suffix) {
    if (text.size() > suffix.size() && ascii::equals(text.substr(text.size() - suffix.size()), suffix)) {
        text.remove_suffix(suffix.size());
    }
}

std::string_view leading(std::string_view text, bool (*accepts)(char)) {
    std::size_t size = 0;
    while (size < text.size() && accepts(text[size])) ++size;
    return text.substr(0, size);
}

std::string_view query_value(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        std::string_view pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        if (pair.starts_with("amp;")) pair.remove_prefix(4);  // addresses out of HTML, decoded once too little
        const std::size_t equal = pair.find('=');
        if (equal != std::string_view::npos && ascii::equals(pair.substr(0, equal), name))
            return pair.substr(equal + 1);
    }
    return {};
}

bool is_slug_char(char c) { return ascii::is_alnum(c) || c == '-' || c == '_'; }

FoundIdentifier found(std::string_view scheme, std::string_view value) {
    return value.empty() ? FoundIdentifier{} : FoundIdentifier{scheme, value, {}, {}};
}

// ---- DOIs in paths ----

/// Words that publishers put behind a DOI for another view of the paper, not part of it.
bool is_view(std::string_view segment) {
    constexpr std::string_view views[] = {
        "pdf",
        "epdf",
        "pdfdirect",
        "full",
        "abstract",
        "abs",
        "html",
        "fulltext",
        "full-text",
        "meta",
        "summary",
        "references",
        "suppl",
        "supplementary",
        "suppl_file",
        "figures",
        "metrics",
        "epub",
        "download",
        "xml",
        "citedby",
        "citations",
        "reader",
        "downloadpdf",
        "supplementary-material",
        "tables",
        "article-metrics",
        "cited-by",
        "comments",
        "print",
        "pdfview",
        "index.html",
    };
    for (const std::string_view view : views) {
        if (ascii::equals(segment, view)) return true;
    }
    return false;
}

/// Publishers on the Silverchair platform append an article number and a slug to the DOI.
bool appends_number(std::string_view host) {
    constexpr std::string_view hosts[] = {
        "academic.oup.com",    "direct.mit.edu",           "pubs.aip.org",
        "rupress.org",         "ashpublications.org",      "aacrjournals.org",
        "read.dukeupress.edu", "pubs.geoscienceworld.org", "asmedigitalcollection.asme.org",
        "karger.com",
    };
    for (const std::string_view domain : hosts) {
        if (is_host(host, domain)) return true;
    }
    return false;
}

std::string_view cut_views(std::string_view doi, std::string_view host) {
    const std::size_t registrant = doi.find('/');
    if (registrant == std::string_view::npos) return doi;
    const bool silverchair = appends_number(host);
    std::size_t end = doi.find('/', registrant + 1);
    while (end != std::string_view::npos) {
        const std::size_t next = doi.find('/', end + 1);
        const std::string_view segment = doi.substr(end + 1, next == std::string_view::npos ? next : next - end - 1);
        if (is_view(segment) || (silverchair && segment.size() >= 4 && ascii::all_digits(segment))) break;
        end = next;
    }
    doi = doi.substr(0, end);
    for (const std::string_view suffix :
         {"+html", ".pdf", ".full", ".full-text", ".short", ".abstract", ".html", ".htm", ".epub", ".bib", ".ris"}) {
        drop_suffix(doi, suffix);
    }
    return doi;
}

/// bioRxiv and medRxiv: a version behind the DOI.
void split_version(FoundIdentifier& identifier) {
    const std::size_t v = identifier.value.rfind('v');
    if (v == std::string_view::npos || v + 1 == identifier.value.size() || v + 4 < identifier.value.size()) return;
    const std::string_view version = identifier.value.substr(v + 1);
    if (!ascii::all_digits(version) || v == 0 || !ascii::is_digit(identifier.value[v - 1])) return;
    identifier.version = version;
    identifier.value = identifier.value.substr(0, v);
}

FoundIdentifier doi_in(Arena& arena, std::string_view text, std::string_view host) {
    text = decode_percent(arena, text);
    const std::size_t at = find_doi(text);
    if (at == std::string_view::npos || (at > 0 && text[at - 1] != '/' && text[at - 1] != '=' && text[at - 1] != ':'))
        return {};
    return found("doi", trim_doi(cut_views(text.substr(at), host)));
}

FoundIdentifier doi_in_query(Arena& arena, const Address& address) {
    for (const std::string_view name : {"doi", "id", "doid", "articledoi", "rft_id"}) {
        const std::string_view value = decode_percent(arena, query_value(address.query, name));
        const std::size_t at = find_doi(value);
        if (at == 0 || (at != std::string_view::npos && (value[at - 1] == ':' || value[at - 1] == '/'))) {
            return found("doi", trim_doi(value.substr(at)));
        }
    }
    return {};
}

// ---- hosts ----

using Handler = FoundIdentifier (*)(Arena& arena, const Address& address);

FoundIdentifier no_identifier(Arena&, const Address&) { return {}; }

FoundIdentifier doi_org(Arena& arena, const Address& address) {
    const std::string_view path = decode_percent(arena, address.path);
    const std::size_t at = find_doi(path);
    return at == std::string_view::npos ? FoundIdentifier{} : found("doi", trim_doi(path.substr(at)));
}

FoundIdentifier arxiv(Arena& arena, const Address& address) {
    std::string_view path = decode_percent(arena, address.path);
    const std::string_view view = take_segment(path);
    for (const std::string_view known :
         {"abs", "pdf", "html", "format", "ps", "e-print", "src", "papers", "pdf_rev", "forum", "paper"}) {
        if (!ascii::equals(view, known)) continue;
        while (!path.empty() && path.back() == '/') path.remove_suffix(1);
        return parse_arxiv(arena, path);
    }
    return {};
}

FoundIdentifier openreview(Arena&, const Address& address) {
    for (const std::string_view page : {"forum", "pdf", "attachment", "revisions"}) {
        if (ascii::equals(address.path, page))
            return found("openreview", leading(query_value(address.query, "id"), is_slug_char));
    }
    return {};
}

/// `2025.acl-long.33`, or `P16-1001` from before 2020; a `v2` goes apart.
FoundIdentifier anthology_paper(std::string_view segment) {
    std::string_view id = segment;
    for (const std::string_view suffix : {".pdf", ".bib", ".xml", ".endf"}) drop_suffix(id, suffix);
    FoundIdentifier paper = found("acl-anthology", id);
    const std::size_t v = id.rfind('v');
    const bool versioned =
        v != std::string_view::npos && v > 0 && ascii::is_digit(id[v - 1]) && ascii::all_digits(id.substr(v + 1));
    if (versioned) {
        paper.version = id.substr(v + 1);
        paper.value = id = id.substr(0, v);
    }
    const bool old = id.size() == 8 && ascii::is_alpha(id[0]) && ascii::all_digits(id.substr(1, 2)) && id[3] == '-' &&
                     ascii::all_digits(id.substr(4));
    if (old) return paper;
    const std::size_t dot = id.find('.');
    const std::size_t last = id.rfind('.');
    const bool fresh = dot == 4 && last > dot + 1 && ascii::all_digits(id.substr(0, 4)) &&
                       ascii::all_digits(id.substr(last + 1)) &&
                       id.substr(dot + 1, last - dot - 1).find('-') != std::string_view::npos;
    return fresh ? paper : FoundIdentifier{};
}

FoundIdentifier acl_anthology(Arena&, const Address& address) {
    std::string_view path = address.path;
    if (ascii::starts_with(path, "attachments") || ascii::starts_with(path, "volumes")) return {};
    while (!path.empty()) {
        const FoundIdentifier paper = anthology_paper(take_segment(path));
        if (paper.found()) return paper;
    }
    return {};
}

FoundIdentifier pmlr(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    std::string_view volume;
    while (!path.empty()) {
        volume = take_segment(path);
        if (volume.size() > 1 && volume[0] == 'v' && ascii::all_digits(volume.substr(1))) break;
    }
    const std::string_view slug = leading(take_segment(path), is_slug_char);
    if (slug.empty() || volume.empty() || ascii::equals(slug, "index")) return {};
    return found("pmlr", arena.concat({volume, "/", slug}));
}

FoundIdentifier pubmed(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    if (!take_prefix(path, "pubmed/") && !is_host(address.host, "pubmed.ncbi.nlm.nih.gov")) return {};
    return found("pmid", canonical_pmid(arena, leading(path, ascii::is_digit)));
}

FoundIdentifier ncbi(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    const bool central = take_prefix(path, "pmc/");
    if (!take_prefix(path, "articles/")) return pubmed(arena, address);
    // `pmc/articles/1234567` leads to `PMC1234567`, too; OpenAlex writes it so.
    if (central && !path.empty() && ascii::is_digit(path[0])) return found("pmcid", canonical_pmcid(arena, leading(path, ascii::is_digit)));
    take_prefix(path, "pmid/");
    return ascii::starts_with(path, "pmc") ? found("pmcid", canonical_pmcid(arena, leading(path, ascii::is_alnum)))
                                           : FoundIdentifier{};
}

FoundIdentifier europe_pmc(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    if (!take_prefix(path, "article/") && !take_prefix(path, "articles/") && !take_prefix(path, "abstract/")) return {};
    if (take_prefix(path, "med/")) return found("pmid", canonical_pmid(arena, leading(path, ascii::is_digit)));
    take_prefix(path, "pmc/");
    return ascii::starts_with(path, "pmc") ? found("pmcid", canonical_pmcid(arena, leading(path, ascii::is_alnum)))
                                           : FoundIdentifier{};
}

FoundIdentifier handle_in(std::string_view path) {
    const std::string_view prefix = leading(path, [](char c) { return ascii::is_digit(c) || c == '.'; });
    if (prefix.empty() || prefix.size() >= path.size() || path[prefix.size()] != '/' || prefix.back() == '.') return {};
    const std::string_view local =
        leading(path.substr(prefix.size() + 1), [](char c) { return is_slug_char(c) || c == '.'; });
    if (local.empty()) return {};
    return found("handle", path.substr(0, prefix.size() + 1 + local.size()));
}

FoundIdentifier handle_net(Arena& arena, const Address& address) {
    const std::string_view path = decode_percent(arena, address.path);
    return find_doi(path) == 0 ? found("doi", trim_doi(path)) : handle_in(path);
}

/// `hal-01234567v2`, `tel-00123456`, `halshs-…`: a portal's name, a hyphen, eight digits.
FoundIdentifier hal(Arena&, const Address& address) {
    std::string_view path = address.path;
    while (!path.empty()) {
        const std::string_view id = leading(take_segment(path), is_slug_char);
        const std::size_t hyphen = id.rfind('-');
        if (hyphen == std::string_view::npos || hyphen == 0) continue;
        const std::string_view digits = leading(id.substr(hyphen + 1), ascii::is_digit);
        if (digits.size() != 8) continue;
        FoundIdentifier paper = found("hal", id.substr(0, hyphen + 9));
        const std::string_view rest = id.substr(hyphen + 9);
        if (rest.size() > 1 && rest[0] == 'v' && ascii::all_digits(rest.substr(1))) paper.version = rest.substr(1);
        return paper;
    }
    return {};
}

FoundIdentifier derived_doi(Arena& arena, std::string_view prefix, std::string_view digits) {
    return digits.empty() ? FoundIdentifier{} : found("doi", arena.concat({prefix, digits}));
}

FoundIdentifier zenodo(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    if (!take_prefix(path, "record/") && !take_prefix(path, "records/") && !take_prefix(path, "deposit/"))
        return doi_in(arena, path, address.host);
    return derived_doi(arena, "10.5281/zenodo.", leading(path, ascii::is_digit));
}

FoundIdentifier ssrn(Arena& arena, const Address& address) {
    std::string_view digits = query_value(address.query, "abstract_id");
    if (digits.empty()) digits = query_value(address.query, "abstractid");
    std::string_view path = address.path;
    if (digits.empty() && take_prefix(path, "abstract=")) digits = path;
    return derived_doi(arena, "10.2139/ssrn.", leading(digits, ascii::is_digit));
}

FoundIdentifier elife(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    if (!take_prefix(path, "articles/")) return doi_in(arena, path, address.host);
    return derived_doi(arena, "10.7554/eLife.", leading(path, ascii::is_digit));
}

/// Slugs of nature.com whose DOI is 10.1038/<slug> without exception.
FoundIdentifier nature(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    if (!take_prefix(path, "articles/")) return doi_in(arena, path, address.host);
    std::string_view slug = leading(path, [](char c) { return is_slug_char(c) || c == '.'; });
    drop_suffix(slug, ".pdf");
    drop_suffix(slug, ".epdf");
    drop_suffix(slug, "_reference");
    if (slug.size() > 6 && (slug[0] == 's' || slug[0] == 'd') && ascii::all_digits(slug.substr(1, 5)) &&
        slug[6] == '-') {
        // Formerly Palgrave Communications, which kept Palgrave's registrant.
        const std::string_view prefix = slug.starts_with("s41599-") ? "10.1057/" : "10.1038/";
        return found("doi", arena.concat({prefix, slug}));
    }
    constexpr std::string_view legacy[] = {
        "nature", "ncomms",   "srep", "nm.", "nbt.", "ng.", "nmeth.", "nphys", "nphoton.", "nmat",   "nnano.",
        "nchem.", "nclimate", "ngeo", "nn.", "ni.",  "ncb", "nrg",    "nrn",   "nrc",      "nprot.", "nchembio.",
    };
    for (const std::string_view name : legacy) {
        if (slug.starts_with(name) && ascii::all_digits(slug.substr(name.size()))) {
            return found("doi", arena.concat({"10.1038/", slug}));
        }
    }
    return {};
}

FoundIdentifier biorxiv(Arena& arena, const Address& address) {
    FoundIdentifier paper = doi_in(arena, address.path, address.host);
    split_version(paper);
    return paper;
}

FoundIdentifier iacr(Arena&, const Address& address) {
    const bool fits =
        address.path.size() >= 8 && ascii::all_digits(address.path.substr(0, 4)) && address.path[4] == '/';
    const std::string_view number = fits ? leading(address.path.substr(5), ascii::is_digit) : std::string_view{};
    return number.empty() ? FoundIdentifier{} : found("iacr", address.path.substr(0, 5 + number.size()));
}

FoundIdentifier dblp(Arena&, const Address& address) {
    std::string_view path = address.path;
    if (!take_prefix(path, "rec/")) return {};
    for (const std::string_view view : {"html/", "bibtex/", "xml/"}) take_prefix(path, view);
    for (const std::string_view suffix : {".html", ".bib", ".xml", ".rdf"}) drop_suffix(path, suffix);
    return path.find('/') == std::string_view::npos ? FoundIdentifier{} : found("dblp", path);
}

FoundIdentifier jstor(Arena& arena, const Address& address) {
    std::string_view path = address.path;
    if (!take_prefix(path, "stable/")) return {};
    take_prefix(path, "pdf/");
    const FoundIdentifier doi = doi_in(arena, path, address.host);
    return doi.found() ? doi : found("jstor", leading(path, ascii::is_alnum));
}

FoundIdentifier ads(Arena& arena, const Address& address) {
    std::string_view path = decode_percent(arena, address.path);
    if (!take_prefix(path, "abs/")) return {};
    const std::string_view code = take_segment(path);
    return code.size() == 19 && ascii::all_digits(code.substr(0, 4)) ? found("bibcode", code) : FoundIdentifier{};
}

FoundIdentifier google_books(Arena&, const Address& address) {
    return found("google-books", leading(query_value(address.query, "id"), is_slug_char));
}

struct Host {
    std::string_view domain;  ///< the host itself and all below it
    Handler handler;
};

constexpr std::array hosts = {
    Host{"doi.org", doi_org},
    Host{"arxiv.org", arxiv},
    Host{"ar5iv.org", arxiv},
    Host{"alphaxiv.org", arxiv},
    Host{"arxiv-vanity.com", arxiv},
    Host{"xxx.lanl.gov", arxiv},
    Host{"huggingface.co", arxiv},
    Host{"openreview.net", openreview},
    Host{"aclanthology.org", acl_anthology},
    Host{"aclanthology.info", acl_anthology},
    Host{"aclanthology.coli.uni-saarland.de", acl_anthology},
    Host{"aclweb.org", acl_anthology},
    Host{"proceedings.mlr.press", pmlr},
    Host{"pubmed.ncbi.nlm.nih.gov", pubmed},
    Host{"ncbi.nlm.nih.gov", ncbi},
    Host{"europepmc.org", europe_pmc},
    Host{"hdl.handle.net", handle_net},
    Host{"hal.science", hal},
    Host{"archives-ouvertes.fr", hal},
    Host{"hal.inria.fr", hal},
    Host{"zenodo.org", zenodo},
    Host{"ssrn.com", ssrn},
    Host{"elifesciences.org", elife},
    Host{"nature.com", nature},
    Host{"biorxiv.org", biorxiv},
    Host{"medrxiv.org", biorxiv},
    Host{"eprint.iacr.org", iacr},
    Host{"dblp.org", dblp},
    Host{"dblp.uni-trier.de", dblp},
    Host{"jstor.org", jstor},
    Host{"ui.adsabs.harvard.edu", ads},
    Host{"books.google.com", google_books},
    Host{"citeseerx.ist.psu.edu", no_identifier},  // its `doi=` is a hash of its own
    Host{"citeseer.ist.psu.edu", no_identifier},
};

}  // namespace

FoundIdentifier identifier_in_url(Arena& arena, std::string_view url) {
    const auto address = parse_address(url);
    if (!address) return {};
    for (const Host& host : hosts) {
        if (is_host(address->host, host.domain)) return host.handler(arena, *address);
    }
    FoundIdentifier doi = doi_in(arena, address->path, address->host);
    if (doi.found()) return doi;
    doi = doi_in_query(arena, *address);
    if (doi.found()) return doi;
    const std::size_t handle = address->path.find("handle/");
    if (handle == std::string_view::npos || (handle != 0 && address->path[handle - 1] != '/')) return {};
    return handle_in(address->path.substr(handle + 7));
}

}  // namespace bibcast

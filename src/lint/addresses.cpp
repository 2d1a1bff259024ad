#include <algorithm>
#include <array>
#include <iterator>

#include "lint/families.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code placeholder{"lint/url-placeholder", Severity::warning, "an address is a placeholder",
                           "example.com, localhost and the like lead nowhere (RFC 2606): the address was never filled in."};
constexpr Code bare_ip{"lint/url-ip", Severity::warning, "an address names a machine by its number",
                       "A host that is only an IP address has no name that could move with it, and such addresses are the first to die. Find "
                       "the page's name, or a DOI."};
constexpr Code no_scheme{"lint/url-scheme", Severity::warning, "an address lacks its scheme",
                         "Without http:// or https:// a browser reads the address as a file beside the page, and styles make no link of it."};
constexpr Code malformed{"lint/url", Severity::warning, "what stands as an address is none",
                         "An address has a scheme, a host and no blanks (RFC 3986). This one is a word or a DOI, has two schemes or a mistyped one, or has a blank in it."};
constexpr std::array codes = {&placeholder, &bare_ip, &no_scheme, &malformed};

bool is_ip(std::string_view host) {
    if (host.starts_with('[')) return true;
    int parts = 0;
    std::size_t digits = 0;
    for (const char c : host) {
        if (is_ascii_digit(c)) {
            ++digits;
        } else if (c == '.' && digits > 0) {
            ++parts;
            digits = 0;
        } else {
            return false;
        }
    }
    return parts == 3 && digits > 0;
}

bool is_placeholder(std::string_view host) {
    for (const std::string_view name : {"example.com", "example.org", "example.net", "yourdomain.com", "domain.com", "foo.com", "test.com"}) {
        if (host == name || (host.size() > name.size() && host.ends_with(name) && host[host.size() - name.size() - 1] == '.')) return true;
    }
    return host == "localhost" || host == "127.0.0.1" || host == "0.0.0.0" || host.ends_with(".invalid") || host.ends_with(".example") || host.ends_with(".test");
}

/// `www.example.org/x`, `arxiv.org/abs/…`: a host of several labels, the last one of letters.
bool looks_like_host(std::string_view text) {
    const std::string_view host = text.substr(0, text.find_first_of("/?#:"));
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
    for (const char c : host.substr(dot + 1)) {
        if (!is_ascii_alpha(c)) return false;
    }
    for (const char c : host) {
        if (!is_ascii_alpha(c) && !is_ascii_digit(c) && c != '.' && c != '-') return false;
    }
    // A bare file beside the page: `paper.pdf`.
    const std::string end = ascii_lower(host.substr(dot + 1));
    const bool is_file = host.size() == text.size() && (end == "pdf" || end == "html" || end == "htm" || end == "zip" || end == "txt" || end == "bib");
    return !is_file;
}

/// `hppt`, `htttps`, `ttp`: what is nearly a scheme. Others exist in great number (`zotero`, `papers3`), and are nobody's mistake.
bool is_mistyped_scheme(std::string_view scheme) {
    constexpr std::string_view known[] = {"http", "https", "ftp", "ftps", "sftp", "file", "git", "ssh", "svn", "doi", "hdl", "ipfs", "tel", "rtsp", "smb"};
    if (std::find(std::begin(known), std::end(known), scheme) != std::end(known)) return false;
    return edit_distance(scheme, "http") + edit_distance(scheme, "https") <= 3;
}

/// `http:/x`, `http//x`, `https:\\x`, `htpp:x`: a scheme whose slashes went astray. With no colon the slashes must be there.
bool has_broken_scheme(std::string_view address) {
    const std::size_t end = address.find_first_of(":/\\");
    if (end == std::string_view::npos || (address[end] == ':' ? end + 1 == address.size() : address.substr(end, 2) != "//")) return false;
    const std::string scheme = ascii_lower(address.substr(0, end));
    return scheme == "http" || scheme == "https" || scheme == "ftp" || (scheme.size() > 2 && is_mistyped_scheme(scheme));
}

bool is_nothing(std::string_view text) {
    for (const std::string_view word : {"n/a", "n.a.", "tba", "tbd"}) {
        if (equals_ignoring_ascii_case(text, word)) return true;
    }
    return false;
}

class Check {
  public:
    Check(const LintSubject& subject, LintFindings& findings) : subject_(subject), findings_(findings) {}

    void url(std::string_view url, SourceSpan source, std::string_view field) {
        const std::string_view address = trim(url);
        const auto say = [&](const Code& code, std::string message) {
            findings_.add(code, subject_.at(source, url), std::move(message), subject_.record.id, field, url);
        };
        const std::size_t colon = address.find("://");
        if (colon == std::string_view::npos || colon > 20 || colon == 0) {
            if (has_broken_scheme(address)) return say(malformed, "'" + std::string(address.substr(0, 20)) + "' is not how an address begins: https://");
            if (is_nothing(address)) return say(malformed, "'" + std::string(address) + "' is no address");
            if (address.starts_with("10.") && address.find('/') != std::string_view::npos) return say(malformed, "this is a DOI, and no address");
            if (address.starts_with('/') || address.starts_with('#') || address.starts_with("./") || address.starts_with("../")) return;
            if (address.starts_with("mailto:") || address.starts_with("urn:") || address.starts_with("swh:") || address.starts_with("ark:") || address.starts_with("hdl:") || address.starts_with("info:") || address.starts_with("doi:") || address.starts_with("file:")) return;
            if (looks_like_host(address)) return say(no_scheme, "the address has no http:// or https://");
            if (address.find('/') == std::string_view::npos && address.find('.') == std::string_view::npos) {
                say(malformed, "'" + std::string(address) + "' is no address");
            }
            return;
        }
        const std::string scheme = ascii_lower(address.substr(0, colon));
        if (is_mistyped_scheme(scheme)) return say(malformed, "'" + scheme + "' is no scheme of an address");
        if (scheme == "file") return;  // It needs no host (RFC 8089).
        const std::string_view rest = address.substr(colon + 3);
        std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
        host = host.substr(host.rfind('@') == std::string_view::npos ? 0 : host.rfind('@') + 1);
        if (!host.starts_with('[')) host = host.substr(0, host.find(':'));
        const std::string name = ascii_lower(host);
        if (host.empty()) return say(placeholder, "the address has no host");
        if (is_placeholder(name)) return say(placeholder, "'" + name + "' is a placeholder");
        if (is_ip(name)) return say(bare_ip, "the host is a number, " + name);
        if (name == "http" || name == "https" || rest.starts_with("http")) return say(malformed, "the address has two schemes");
        if (address.find_first_of(" \t<>\"") != std::string_view::npos) return say(malformed, "the address has a blank or a bracket in it");
        if (host.find('.') == std::string_view::npos || host.starts_with('.') || host.find("..") != std::string_view::npos) return say(malformed, "'" + name + "' is no host");
        const std::string_view path = trim(rest.substr(rest.find_first_of("/?#") == std::string_view::npos ? rest.size() : rest.find_first_of("/?#")));
        if ((name == "doi.org" || name == "dx.doi.org") && (path.empty() || path == "/")) say(malformed, "the address has no DOI behind doi.org");
    }

  private:
    const LintSubject& subject_;
    LintFindings& findings_;
};

void check(const LintSubject& subject, LintFindings& findings) {
    Check check(subject, findings);
    for (const TextField& field : subject.record.texts) {
        if (field.variable == Variable::url) check.url(field.value.plain, field.source, "URL");
    }
    for (const Link& link : subject.record.links) check.url(link.url, link.source, name_of(link.kind));
}

}  // namespace

namespace lint {
constinit const LintFamily addresses{.name = "addresses", .codes = codes, .check = check};
}

}  // namespace bibcast

#include <array>

#include "lint/families.hpp"
#include "lint/raw_value.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code html{"lint/html", Severity::warning, "a value has HTML in it that is not read as such",
                    "Entities (&amp;) and tags (<sub>) come with text that was copied from a web page or a badly escaped export. In this "
                    "format they are letters like any other, and are printed."};
constexpr Code double_escaped{"lint/double-escaped", Severity::warning, "a value was escaped twice",
                              "&amp;amp; is an ampersand that was made an entity two times. One of the two tools need not have done it."};
constexpr Code latex{"lint/latex", Severity::warning, "a value has LaTeX in it that is not read as such",
                     "Commands, accents and braces of LaTeX mean nothing in this format, and are printed as they stand."};
constexpr Code ampersand{"lint/ampersand", Severity::warning, "an ampersand is not escaped",
                         "LaTeX takes & for the end of a table's column: a document that cites this record will not compile. Write \\&."};
constexpr Code url_in_text{"lint/url-in-text", Severity::note, "an address stands in a text where it does not belong",
                           "An address in a title or a name of a container is printed with it, and is no link. There are fields for it."};
constexpr Code container_detail{"lint/container-detail", Severity::note, "the name of a container has pages, or a rest of its address, in it",
                                "`Proceedings of X, pages 3-14` should be two fields: the name of the proceedings is then the same for all of its papers."};
/// A value with more of one fault than this is damaged or an attack: the last finding mends the rest of them too.
constexpr std::size_t most_of_a_value = 100;
/// A longer value is not held again and again by each of its findings.
constexpr std::size_t shown_again = 2'000;
constexpr std::array codes = {&html, &double_escaped, &latex, &ampersand, &url_in_text, &container_detail};

/// The entity at `at` (`&amp;`, `&#233;`); empty if there is none.
std::string_view entity_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '#') ++end;
    const std::size_t begin = end;
    while (end < text.size() && end - begin < 10 && (is_ascii_alpha(text[end]) || is_ascii_digit(text[end]))) ++end;
    return end > begin + 1 && end < text.size() && text[end] == ';' ? text.substr(at, end + 1 - at) : std::string_view{};
}

/// The tag at `at`: `<sub>`, `</p>`, `<br/>`, `<jats:p>`; empty if there is none.
std::string_view tag_at(std::string_view text, std::size_t at) {
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::size_t end = begin;
    while (end < text.size() && (is_ascii_alpha(text[end]) || is_ascii_digit(text[end]) || text[end] == ':')) ++end;
    const std::string name = ascii_lower(text.substr(begin, end - begin));
    static constexpr std::string_view names[] = {"i", "b", "em", "strong", "sub", "sup", "p", "br", "span", "div", "a", "u", "tt", "font", "title", "scp", "sc", "inf"};
    const bool known = name.starts_with("jats:") || name.starts_with("mml:") || std::find(std::begin(names), std::end(names), name) != std::end(names);
    if (!known) return {};
    const std::size_t close = text.find('>', end);
    return close == std::string_view::npos || close - at > 200 ? std::string_view{} : text.substr(at, close + 1 - at);
}

/// The first piece of LaTeX in a text that is not LaTeX; empty if there is none.
std::string_view latex_in(std::string_view text) {
    for (std::size_t at = text.find('\\'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('\\', at + 1)) {
        const char next = text[at + 1];
        std::size_t end = at + 1;
        while (end < text.size() && is_ascii_alpha(text[end])) ++end;
        // A command of letters before a brace or a blank; an accent before a letter. A path of Windows is neither.
        if (end > at + 2 && (end == text.size() || text[end] == '{' || text[end] == ' ' || text[end] == '}' || text[end] == '$')) return text.substr(at, end - at);
        if (std::string_view("'`\"^~=.").find(next) != std::string_view::npos && at + 2 < text.size() && (is_ascii_alpha(text[at + 2]) || text[at + 2] == '{')) {
            return text.substr(at, 3);
        }
        if (std::string_view("&%$_#").find(next) != std::string_view::npos) return text.substr(at, 2);
    }
    // {DNA}: braces that protect capitals.
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t close = text.find('}', at);
        if (close == std::string_view::npos) break;
        const std::string_view inside = text.substr(at + 1, close - at - 1);
        if (!inside.empty() && inside.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789- ") == std::string_view::npos) {
            return text.substr(at, close + 1 - at);
        }
    }
    return {};
}

class Check {
  public:
    Check(const LintSubject& subject, LintFindings& findings) : subject_(subject), findings_(findings) {}

    void text(std::string_view value, SourceSpan source, std::string_view field) {
        for (std::size_t at = value.find_first_of("&<"); at != std::string_view::npos; at = value.find_first_of("&<", at + 1)) {
            const std::string_view found = value[at] == '&' ? entity_at(value, at) : tag_at(value, at);
            if (found.empty()) continue;
            const bool twice = found == "&amp;" && at + 5 < value.size() && (is_ascii_alpha(value[at + 5]) || value[at + 5] == '#') &&
                               value.find(';', at + 5) < at + 16;
            say(twice ? double_escaped : html, source, found, "'" + std::string(found) + "' is HTML", field, value);
            break;
        }
        if (subject_.is_tex()) return;
        if (const std::string_view found = latex_in(value); !found.empty()) say(latex, source, found, "'" + std::string(found) + "' is LaTeX", field, value);
    }

    void address(std::string_view value, SourceSpan source, std::string_view field) {
        std::size_t at = value.find("http://");
        if (at == std::string_view::npos) at = value.find("https://");
        if (at == std::string_view::npos) at = value.find("www.");
        if (at == std::string_view::npos) return;
        const std::string_view found = value.substr(at, value.find(' ', at) - at);
        say(url_in_text, source, found, std::string(field) + " has an address in it", field, value);
    }

    /// A bare & in the LaTeX source of a value.
    void source_of(const TextField& field) {
        const RawValue raw = raw_value(subject_, field.source);
        if (!raw.known()) return;
        LintFinding* last = nullptr;
        Edit rest;  ///< of all beyond the number that is said one by one
        std::size_t count = 0;
        for (std::size_t at = raw.text.find('&'); at != std::string_view::npos; at = raw.text.find('&', at + 1)) {
            if (at > 0 && raw.text[at - 1] == '\\') continue;
            if (!entity_at(raw.text, at).empty()) continue;  // said already
            const auto begin = static_cast<std::uint32_t>(raw.span.begin + at) + subject_.base;
            const Edit edit = {.span = {begin, begin + 1}, .text = "\\&"};
            if (++count > most_of_a_value) {
                if (rest.text.empty()) rest.span = {begin, begin};
                rest.text += raw.text.substr(rest.span.end - subject_.base - raw.span.begin, begin - rest.span.end);
                rest.text += edit.text;
                rest.span.end = edit.span.end;
                continue;
            }
            const bool whole = count == 1 || raw.text.size() <= shown_again;
            LintFinding& added = findings_.add(ampersand, {subject_.source, edit.span}, "an ampersand is not escaped", subject_.record.id,
                                               name_of(field.variable), whole ? field.value.plain : std::string_view("&"));
            added.edits = {edit};
            added.finding.hint = "write \\&";
            last = &added;
        }
        if (count <= most_of_a_value) return;
        last->finding.message += ", and " + std::to_string(count - most_of_a_value) + " behind it are not either";
        last->edits.push_back(std::move(rest));
    }

    void container(const TextField& field) {
        const std::string lowered = ascii_lower(field.value.plain);
        for (const std::string_view word : {", pages ", ", pp. ", " pp. ", ", pp ", ", page "}) {
            const std::size_t at = lowered.find(word);
            if (at == std::string::npos || at + word.size() >= lowered.size() || !is_ascii_digit(lowered[at + word.size()])) continue;
            say(container_detail, field.source, field.value.plain.substr(at), std::string(name_of(field.variable)) + " has pages in it",
                name_of(field.variable), field.value.plain);
            return;
        }
    }

  private:
    void say(const Code& code, SourceSpan source, std::string_view part, std::string message, std::string_view field, std::string_view value) {
        findings_.add(code, subject_.at(source, part), std::move(message), subject_.record.id, field, value);
    }

    const LintSubject& subject_;
    LintFindings& findings_;
};

bool is_verbatim(Variable variable) { return variable == Variable::url || variable == Variable::doi || variable == Variable::isbn || variable == Variable::issn; }

void check(const LintSubject& subject, LintFindings& findings) {
    Check check(subject, findings);
    for (const TextField& field : subject.record.texts) {
        if (is_verbatim(field.variable)) continue;
        const std::string_view name = name_of(field.variable);
        check.text(field.value.plain, field.source, name);
        const bool is_container = field.variable == Variable::container_title || field.variable == Variable::collection_title;
        if (is_container) check.container(field);
        if (is_container || field.variable == Variable::title || field.variable == Variable::publisher) check.address(field.value.plain, field.source, name);
        if (subject.is_tex() && field.variable != Variable::abstract && field.variable != Variable::annote) check.source_of(field);
    }
    for (const NamesField& field : subject.record.names) {
        for (const Contributor& person : field.people) {
            const SourceSpan source = person.source.known() ? person.source : field.source;
            for (const std::string_view part : {person.name.family, person.name.given, person.name.literal}) check.text(part, source, name_of(field.variable));
        }
    }
    for (const StringField& keyword : subject.record.keywords) check.text(keyword.value, keyword.source, "keyword");
}

}  // namespace

namespace lint {
constinit const LintFamily markup{.name = "markup", .codes = codes, .check = check};
}

}  // namespace bibcast

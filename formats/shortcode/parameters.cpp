#include "formats/shortcode/parameters.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr Field text(std::string_view name, Variable variable) { return {name, Slot::text, variable}; }
constexpr Field date(std::string_view name, Variable variable) { return {name, Slot::date, variable}; }
constexpr Field names(std::string_view name, Variable variable) { return {name, Slot::names, variable}; }
constexpr Field link(std::string_view name, LinkKind kind) { return {name, Slot::link, Variable::url, kind}; }
constexpr Field plain(std::string_view name, Slot slot, std::string_view word = {}) {
    return {name, slot, Variable::title, LinkKind::other, word};
}

// The names that sites give their parameters; collected from public Hugo themes and pages. A name of CSL's own is not
// repeated here.
constexpr auto table = [] {
    std::array rows = {
        text("name", Variable::title), text("papertitle", Variable::title), text("heading", Variable::title),
        text("shorttitle", Variable::title_short),
        names("authors", Variable::author), names("authorlist", Variable::author), names("people", Variable::author),
        names("by", Variable::author), names("creator", Variable::author), names("creators", Variable::author),
        names("editors", Variable::editor), names("translators", Variable::translator),
        plain("venue", Slot::venue), plain("publication", Slot::venue), plain("publishedin", Slot::venue), plain("in", Slot::venue),
        plain("where", Slot::venue), plain("journal", Slot::venue, "journal"), plain("magazine", Slot::venue, "journal"),
        plain("conference", Slot::venue, "conference"), plain("conf", Slot::venue, "conference"),
        plain("booktitle", Slot::venue, "conference"), plain("proceedings", Slot::venue, "conference"),
        plain("workshop", Slot::venue, "conference"),
        plain("year", Slot::year), plain("pubyear", Slot::year), plain("month", Slot::month), plain("day", Slot::day),
        date("date", Variable::issued), date("published", Variable::issued), date("pubdate", Variable::issued),
        date("publicationdate", Variable::issued), date("accessdate", Variable::accessed),
        plain("paperlink", Slot::url), plain("paper", Slot::url), plain("url", Slot::url), plain("link", Slot::url),
        plain("href", Slot::url), plain("paperurl", Slot::url), plain("permalink", Slot::url), plain("publink", Slot::url),
        link("pdf", LinkKind::pdf), link("pdflink", LinkKind::pdf), link("pdfurl", LinkKind::pdf), link("fulltext", LinkKind::pdf),
        link("urlpdf", LinkKind::pdf), link("html", LinkKind::html), link("htmllink", LinkKind::html),
        link("code", LinkKind::code), link("codelink", LinkKind::code), link("codeurl", LinkKind::code),
        link("urlcode", LinkKind::code), link("github", LinkKind::code), link("git", LinkKind::code), link("repo", LinkKind::code),
        link("repository", LinkKind::code), link("sourcecode", LinkKind::code), link("software", LinkKind::code),
        link("project", LinkKind::project), link("projectlink", LinkKind::project), link("projecturl", LinkKind::project),
        link("projectpage", LinkKind::project), link("urlproject", LinkKind::project), link("website", LinkKind::project),
        link("homepage", LinkKind::project), link("site", LinkKind::project), link("web", LinkKind::project),
        link("webpage", LinkKind::project),
        link("data", LinkKind::data), link("dataset", LinkKind::data), link("datalink", LinkKind::data),
        link("datasetlink", LinkKind::data), link("urldataset", LinkKind::data), link("datasets", LinkKind::data),
        link("slides", LinkKind::slides), link("slideslink", LinkKind::slides), link("slidelink", LinkKind::slides),
        link("slide", LinkKind::slides), link("urlslides", LinkKind::slides), link("presentation", LinkKind::slides),
        link("video", LinkKind::video), link("videolink", LinkKind::video), link("urlvideo", LinkKind::video),
        link("youtube", LinkKind::video), link("talk", LinkKind::video), link("talklink", LinkKind::video),
        link("recording", LinkKind::video),
        link("poster", LinkKind::poster), link("posterlink", LinkKind::poster), link("urlposter", LinkKind::poster),
        link("supp", LinkKind::supplement), link("supplement", LinkKind::supplement), link("supplementary", LinkKind::supplement),
        link("supplemental", LinkKind::supplement), link("supplementarymaterial", LinkKind::supplement),
        link("appendix", LinkKind::supplement), link("supplink", LinkKind::supplement),
        link("demo", LinkKind::demo), link("demolink", LinkKind::demo), link("preprint", LinkKind::preprint),
        link("preprintlink", LinkKind::preprint), link("urlpreprint", LinkKind::preprint), link("blog", LinkKind::blog),
        link("bloglink", LinkKind::blog), link("blogpost", LinkKind::blog), link("bloglinks", LinkKind::blog),
        link("discussion", LinkKind::discussion), link("twitter", LinkKind::discussion), link("thread", LinkKind::discussion),
        link("model", LinkKind::model), link("models", LinkKind::model), link("modellink", LinkKind::model),
        link("weights", LinkKind::model), link("huggingface", LinkKind::model), link("otherlink", LinkKind::other),
        plain("arxiv", Slot::arxiv), plain("arxivid", Slot::arxiv), plain("arxivlink", Slot::arxiv), plain("eprint", Slot::arxiv),
        plain("doilink", Slot::doi), plain("doiurl", Slot::doi),
        plain("identifier", Slot::identifier), plain("openreview", Slot::identifier, "openreview"), plain("openreviewid", Slot::identifier, "openreview"),
        plain("openreviewlink", Slot::identifier, "openreview"), plain("handle", Slot::identifier, "handle"),
        plain("hal", Slot::identifier, "hal"), plain("dblp", Slot::identifier, "dblp"), plain("pmlr", Slot::identifier, "pmlr"),
        plain("aclanthology", Slot::identifier, "acl-anthology"), plain("anthology", Slot::identifier, "acl-anthology"),
        plain("award", Slot::award), plain("awards", Slot::award), plain("honor", Slot::award), plain("honors", Slot::award),
        plain("honour", Slot::award), plain("prize", Slot::award), plain("distinction", Slot::award),
        plain("datatopic", Slot::topics), plain("datatopics", Slot::topics), plain("topic", Slot::topics),
        plain("topics", Slot::topics), plain("tag", Slot::topics), plain("tags", Slot::topics), plain("category", Slot::topics),
        plain("categories", Slot::topics), plain("area", Slot::topics), plain("areas", Slot::topics),
        plain("keywords", Slot::keywords), plain("group", Slot::group), plain("groups", Slot::group),
        text("summary", Variable::abstract), text("description", Variable::abstract), text("notes", Variable::note),
        text("comment", Variable::note), text("pages", Variable::page), text("pp", Variable::page), text("vol", Variable::volume),
        text("no", Variable::issue), text("series", Variable::collection_title), text("location", Variable::event_place),
        text("address", Variable::publisher_place), text("institution", Variable::publisher), text("school", Variable::publisher),
        text("university", Variable::publisher), text("lang", Variable::language),
        plain("bibtex", Slot::bibtex), plain("bib", Slot::bibtex), plain("bibentry", Slot::bibtex), plain("citation", Slot::bibtex),
        plain("cite", Slot::bibtex),
        plain("id", Slot::id), plain("key", Slot::id), plain("citekey", Slot::id), plain("bibkey", Slot::id),
        plain("type", Slot::type), plain("kind", Slot::type), plain("pubtype", Slot::type), plain("publicationtype", Slot::type),
        plain("legend", Slot::legend), plain("authornote", Slot::legend), plain("authornotes", Slot::legend),
        plain("class", Slot::nothing), plain("style", Slot::nothing),
    };
    std::sort(rows.begin(), rows.end(), [](const Field& a, const Field& b) { return a.name < b.name; });
    return rows;
}();

static_assert(std::adjacent_find(table.begin(), table.end(), [](const Field& a, const Field& b) { return a.name == b.name; }) ==
                  table.end(),
              "a parameter name stands in the table twice");

}  // namespace

std::span<const Field> built_in_parameters() { return table; }

std::string normal_key(std::string_view key) {
    std::string out;
    out.reserve(key.size());
    for (const char c : key) {
        if (c != '-' && c != '_') out += ascii_lower(c);
    }
    return out;
}

}  // namespace bibcast::shortcode

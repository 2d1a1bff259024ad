// LaTeX: what entries look like stands in commands, which a document may define before.

#include "cv/document.hpp"
#include "text/latex_print.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view commands = R"(% The look of the list: each command keeps what a document defines before.
\providecommand{\pubsection}[2]{\subsection*{#1}}% title, number of entries
\providecommand{\pubsubsection}[2]{\subsubsection*{#1}}
\providecommand{\pubparagraph}[2]{\paragraph*{#1}}
\providecommand{\publist}{\begin{list}{}{\setlength{\leftmargin}{2em}\setlength{\labelwidth}{1.6em}\setlength{\labelsep}{.4em}%
  \setlength{\itemsep}{.5ex plus .2ex}\setlength{\parsep}{0pt}\setlength{\topsep}{.5ex}\setlength{\rightmargin}{0pt}\raggedright}}
\providecommand{\publistend}{\end{list}}
\providecommand{\pubitem}[1]{\item[{#1}]}% the number and its full stop, or nothing
\providecommand{\pubtitle}[1]{\textbf{#1}}
\providecommand{\pubself}[1]{\mbox{\textbf{#1}}}% the own name
\providecommand{\pubhighlighti}[1]{\underline{#1}}% people of the first list of --highlight
\providecommand{\pubhighlightii}[1]{\textsl{#1}}
\providecommand{\pubhighlightiii}[1]{\textit{#1}}
\providecommand{\pubmark}[1]{\textsuperscript{#1}}
\providecommand{\pubaward}[1]{\textit{#1}}
\providecommand{\publink}[2]{{\small[\href{#1}{#2}]}}% address, label
\providecommand{\publegend}[1]{\par\medskip{\noindent\small\raggedright #1\par}}
)";

constexpr std::string_view biblatex = R"(% Prints publications.bib, which "bibcast cv ... -t biblatex -o publications.bib" has written: in its order, the own name
% in bold, marks behind names. Compile it with pdflatex (or lualatex), biber, and pdflatex again.
\documentclass[11pt]{article}
\usepackage[margin=2.5cm]{geometry}
\usepackage[backend=biber,style=numeric,sorting=none,maxbibnames=99]{biblatex}
\usepackage[hidelinks]{hyperref}
\addbibresource{publications.bib}
% The annotation "self" of an author is the own name; "mark" holds the signs behind a name.
\renewcommand*{\mkbibcompletename}[1]{%
  \ifitemannotation{self}{\textbf{#1}}{#1}%
  \hasitemannotation[\currentname][mark]{\textsuperscript{\getitemannotation[\currentname][mark]}}{}}
\begin{document}
\nocite{*}
\printbibliography[title=Publications]
\end{document}
)";

std::string text_in(const Json& object, const char* key) { return object.value(key, std::string()); }

std::string printed(const std::string& words) {
    std::string out;
    append_printed_latex(out, words);
    return out;
}

void add_heading(std::string& out, const Json& section) {
    const std::string title = text_in(section, "title");
    if (title.empty()) return;
    const std::string level = text_in(section, "level");
    out += level == "1" ? "\n\\pubsection{" : level == "2" ? "\n\\pubsubsection{" : "\n\\pubparagraph{";
    out += printed(title) + "}{" + std::to_string(section.at("count").get<std::size_t>()) + "}\n";
}

void add_entry(std::string& out, const Json& entry) {
    const std::string number = text_in(entry, "number");
    out += "\\pubitem{" + (number.empty() ? number : number + ".") + "}";
    bool first = true;
    const bool formatted = !text_in(entry, "formatted_html").empty();
    for (const std::string& line : lines_of(entry, Notation::latex)) {
        out += first ? formatted ? " " : " " : "\\\\\n  ";
        // A bracket would be taken for an argument of the line end.
        if (!first && (line.starts_with('[') || line.starts_with('*'))) out += "{}";
        out += line;
        first = false;
    }
    std::string links;
    for (const Json& link : entry.at("links")) {
        links += links.empty() ? "" : " ";
        links += "\\publink{";
        append_latex_address(links, text_in(link, "url"));
        links += "}{" + printed(text_in(link, "label")) + "}";
    }
    if (!links.empty()) out += (first ? " " : "\\\\\n  ") + links;
    out += "\n";
}

std::string body_of(const Page& page) {
    const Json& data = page.data();
    std::string out;
    for (const Json& section : data.at("sections")) {
        add_heading(out, section);
        if (!section.value("has_entries", false)) continue;
        out += "\\publist\n";
        for (const Json& number : section.at("entries")) add_entry(out, page.entry(number.get<std::size_t>()));
        out += "\\publistend\n";
    }
    if (data.value("has_coauthors", false)) {
        std::string people;
        for (const Json& person : data.at("coauthors")) {
            people += (people.empty() ? "" : ", ") + printed(text_in(person, "name")) + " (" + std::to_string(person.at("works").get<std::size_t>()) + ")";
        }
        out += "\n\\pubsection{Co-authors}{" + std::to_string(data.at("coauthors").size()) + "}\n" + people + "\n";
    }
    std::string legend;
    for (const LegendRow& row : legend_rows(data, Notation::latex)) legend += (legend.empty() ? "" : "; ") + row.sign + (row.text.empty() ? "" : " " + printed(row.text));
    if (!legend.empty()) out += "\n\\publegend{" + legend + "}\n";
    return out;
}

}  // namespace

std::string_view biblatex_template() { return biblatex; }

std::string latex_document(const Page& page) {
    const Json& data = page.data();
    const std::string body = body_of(page);
    const std::string needs = latex_requirements(body + "\\href");
    if (!data.value("page", true)) {
        return "% A part of a document, for \\input: with article, moderncv or another class. hyperref makes the links live; nothing else is needed" +
               std::string(needs.starts_with('%') ? " but:\n" : ".\n") + needs + std::string(commands) + body;
    }
    const bool old_letters = needs.find("[T1]{fontenc}") != std::string::npos;
    std::string out = "\\documentclass[11pt]{article}\n\\usepackage[margin=2.5cm]{geometry}\n";
    if (old_letters) out += "\\ifdefined\\Umathcode\\else\\usepackage[T1]{fontenc}\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\\fi\n";
    if (needs.find("{amssymb}") != std::string::npos) out += "\\usepackage{amssymb}\n";
    out += "\\usepackage[hidelinks]{hyperref}\n" + needs + std::string(commands) + "\\pagestyle{plain}\n\\setlength{\\parindent}{0pt}\n\\begin{document}\n";
    out += "\\section*{" + printed(text_in(data, "title")) + "}\n";
    std::string lead = printed(text_in(data, "me"));
    lead += (lead.empty() ? "" : " \\textperiodcentered{} ") + text_in(data, "count_words");
    if (const std::string years = text_in(data, "years"); !years.empty()) lead += ", " + printed(years);
    return out + lead + "\n" + body + "\\end{document}\n";
}

}  // namespace bibcast::cv

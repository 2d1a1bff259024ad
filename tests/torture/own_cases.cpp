// What can only be tried on one format. A format without a row here still gets all the other cases.
#include "support/growth.hpp"
#include "torture/cases.hpp"
#include "torture/sample.hpp"

namespace bibcast::testing {

namespace {

std::string numbered(const std::string& name, std::size_t number) { return name + std::to_string(number); }

std::string doubling_strings(std::size_t count) {
    std::string text = "@string{s0 = \"abcdefgh\"}\n";
    for (std::size_t i = 1; i <= count; ++i) {
        const std::string before = numbered("s", i - 1);
        text += "@string{" + numbered("s", i) + " = " + before + " # " + before + "}\n";
    }
    return text + "@misc{k, title = " + numbered("s", count) + ", note = " + numbered("s", count) + "}\n";
}

/// Every entry uses a macro that is large: the sum is what must be bounded.
std::string large_string_used_often(std::size_t count) {
    std::string text = "@string{big = \"" + std::string(count * 10, 'x') + "\"}\n";
    for (std::size_t i = 0; i < count; ++i) text += "@misc{" + numbered("k", i) + ", title = big # big # big # big}\n";
    return text;
}

std::string chain(const std::string& field, const std::string& type, std::size_t count, bool closed) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const bool last = i + 1 == count;
        text += "@" + type + "{" + numbered("k", i) + ", title = {T}";
        if (!last || closed) text += ", " + field + " = {" + numbered("k", last ? 0 : i + 1) + "}";
        text += "}\n";
    }
    return text;
}

std::string one_parent(const std::string& field, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "@inproceedings{" + numbered("k", i) + ", title = {T}, " + field + " = {p}}\n";
    return text + "@proceedings{p, title = {Proceedings}, editor = {Doe, Jane}, year = 2001, publisher = {Press}}\n";
}

std::string joined_parts(std::size_t count) {
    std::string text = "@misc{k, title = {a}";
    for (std::size_t i = 0; i < count; ++i) text += " # {b}";
    return text + "}\n";
}

std::string many_fields(std::size_t count, bool same) {
    std::string text = "@misc{k, title = {T}";
    for (std::size_t i = 0; i < count; ++i) text += ", " + numbered("f", same ? 0 : i) + " = {v}";
    return text + "}\n";
}

/// For lint: of each work two records, and keys that are all made in another way.
std::string works_twice(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        std::string key = "k";
        for (std::size_t bits = i; bits > 0; bits /= 4) key += "-:.+"[bits % 4];
        text += "@misc{" + key + ",\n  title = {" + numbered("Title of a work no. ", i / 2) + "},\n  doi = {" + numbered("10.1000/a", i / 2) + "},\n}\n";
    }
    return text;
}

std::vector<TortureCase> bibtex_cases() {
    return {
        {"own/strings doubled", [](std::size_t n) { return doubling_strings(n); }, true, 64, 64},
        {"own/strings doubled long", [](std::size_t n) { return doubling_strings(n); }, true, 100'000, 500},
        {"own/string used often", [](std::size_t n) { return large_string_used_often(n); }, true, 2'000, 50},
        {"own/string cycle", [](std::size_t) { return std::string("@string{a = b}\n@string{b = a}\n@misc{k, title = a # b # a}\n"); }},
        {"own/string of itself", [](std::size_t n) { return repeated("@string{a = a # a # \"x\"}\n", n * 20) + "@misc{k, title = a}\n"; }, true, 100'000, 500},
        {"own/works twice", [](std::size_t n) { return works_twice(n); }, true, 500'000, 500, 1},
        {"own/concatenation", [](std::size_t n) { return joined_parts(n); }, true, 1'000'000, 2'000},
        {"own/crossref chain", [](std::size_t n) { return chain("crossref", "book", n, false); }, true, 100'000, 500, 1},
        {"own/crossref cycle", [](std::size_t n) { return chain("crossref", "book", n, true); }, true, 100'000, 500, 1},
        {"own/xdata chain", [](std::size_t n) { return chain("xdata", "xdata", n, false) + "@misc{u, xdata = {k0}}\n"; }, true, 100'000, 500},
        {"own/xdata cycle", [](std::size_t n) { return chain("xdata", "xdata", n, true) + "@misc{u, xdata = {k0}}\n"; }, true, 100'000, 500},
        {"own/one parent", [](std::size_t n) { return one_parent("crossref", n); }, true, 100'000, 500, 1},
        {"own/one xdata", [](std::size_t n) { return one_parent("xdata", n); }, true, 100'000, 500, 1},
        {"own/one xref", [](std::size_t n) { return one_parent("xref", n); }, true, 100'000, 500, 1},
        {"own/many fields", [](std::size_t n) { return many_fields(n, false); }, true, 1'000'000, 500},
        {"own/field again", [](std::size_t n) { return many_fields(n, true); }, true, 1'000'000, 500},
        {"own/many xdata", [](std::size_t n) { return "@misc{u, xdata = {" + repeated("a,", n * 2) + "a}}\n@xdata{a, title = {T}}\n"; }, true, 200'000, 500},
        {"own/entry in entry", [](std::size_t n) { return repeated("@misc{k, title = {a\n", n); }},
        {"own/entry in quotes", [](std::size_t n) { return repeated("@misc{k, title = \"a\n", n); }},
        {"own/comments", [](std::size_t n) { return repeated("@comment{a\n", n); }},
        {"own/comment braces", [](std::size_t n) { return "@comment{" + repeated("{", n); }},
        {"own/preambles", [](std::size_t n) { return repeated("@preamble{\"a\" # \"b\"}\n", n); }},
        {"own/strings", [](std::size_t n) {
             std::string text;
             for (std::size_t i = 0; i < n; ++i) text += "@string{" + numbered("s", i) + " = \"v\"}\n@misc{" + numbered("k", i) + ", title = " + numbered("s", i) + "}\n";
             return text;
         }, true, 200'000, 500, 1},
        {"own/nested names", [](std::size_t n) { return "@misc{k, author = {" + repeated("{a} and ", n) + "b}}\n"; }},
        {"own/starred names", [](std::size_t n) { return "@misc{k, author = {" + repeated("a*, ", n) + "}}\n"; }},
        {"own/empty fields", [](std::size_t n) { return "@misc{k, title = {T}" + repeated(", a={}", n) + "}\n"; }},
        {"own/number fields", [](std::size_t n) { return "@misc{k, title = {T}" + repeated(", note = 1", n) + "}\n"; }},
        {"own/short names", [](std::size_t n) { return "@misc{k, author = {" + repeated("a and ", n * 6) + "b}}\n"; }, true, 1'000'000, 500},
        {"own/name parts", [](std::size_t n) { return "@misc{k, author = {" + repeated("von ", n) + "b}}\n"; }},
        {"own/name commas", [](std::size_t n) { return "@misc{k, author = {" + repeated("a, ", n) + "b}}\n"; }},
        {"own/extended names", [](std::size_t n) { return "@misc{k, author = {" + repeated("family=a, given=b and ", n) + "b}}\n"; }},
        {"own/annotations", [](std::size_t n) { return "@misc{k, author = {A, B}, author+an = {" + repeated("1=equal;", n) + "}}\n"; }},
        {"own/publishers", [](std::size_t n) { return "@misc{k, title = {T}, publisher = {" + repeated("a and ", n) + "b}}\n"; }, false, std::size_t{4} << 20, std::size_t{64} << 10},
        {"own/keywords", [](std::size_t n) { return "@misc{k, title = {T}, keywords = {" + repeated("a, ", n) + "}}\n"; }},
        // Looked for in vain again and again by what is so fast that only large texts show it.
        {"own/lines in a title", [](std::size_t n) { return "@misc{k, title = {" + repeated("a\n", n) + "}}\n"; }, false, std::size_t{4} << 20, std::size_t{512} << 10},
        {"own/hyphens in pages", [](std::size_t n) { return "@misc{k, pages = {" + repeated("<!--", n) + "}}\n"; }, false, std::size_t{4} << 20, std::size_t{512} << 10},
        {"own/braces for fields", [](std::size_t n) { return "@misc{k, " + repeated("{}", n) + "}\n"; }, false, std::size_t{4} << 20, std::size_t{512} << 10},
        {"own/files", [](std::size_t n) { return "@misc{k, title = {T}, file = {" + repeated("a:../../b.pdf:pdf;", n) + "}}\n"; }},
    };
}

std::vector<TortureCase> ris_cases() {
    return {
        {"own/no ends", [](std::size_t n) { return repeated("TY  - JOUR\nTI  - a\n", n * 19); }, true, 100'000, 500, 1},
        {"own/no starts", [](std::size_t n) { return repeated("TI  - a\nER  - \n", n); }},
        {"own/unknown tags", [](std::size_t n) { return "TY  - JOUR\n" + repeated("Q9  - a\n", n) + "ER  - \n"; }},
        {"own/continued lines", [](std::size_t n) { return "TY  - JOUR\nAB  - a\n" + repeated("more of it\n", n) + "ER  - \n"; }},
        {"own/authors", [](std::size_t n) { return "TY  - JOUR\n" + repeated("AU  - Doe, Jane\n", n) + "ER  - \n"; }},
        {"own/dates", [](std::size_t n) { return "TY  - JOUR\n" + repeated("PY  - 2020/02/31/\n", n) + "ER  - \n"; }},
        {"own/lines after a name", [](std::size_t n) { return "TY  - JOUR\nAU  - Doe, Jane\n" + repeated("%\n", n) + "ER  - \n"; }, false, std::size_t{4} << 20, std::size_t{64} << 10},
        {"own/keywords", [](std::size_t n) { return "TY  - JOUR\n" + repeated("KW  - a\n", n) + "ER  - \n"; }},
        {"own/empty authors", [](std::size_t n) { return "TY  - JOUR\n" + repeated("AU  - \n", n) + "ER  - \n"; }},
        {"own/links", [](std::size_t n) { return "TY  - JOUR\n" + repeated("UR  - https://a.b/c\n", n) + "ER  - \n"; }},
    };
}

std::vector<TortureCase> table_cases(const std::string& separator) {
    const std::string head = "id" + separator + "title" + separator + "author\na" + separator + "b" + separator + "c\n";
    return {
        {"own/quotes", [head](std::size_t n) { return head + repeated("\"", n); }, false, std::size_t{4} << 20, std::size_t{256} << 10},
        {"own/columns", [separator](std::size_t n) { return "title" + repeated(separator, n) + "\na" + repeated(separator + "b", n) + "\n"; }},
        {"own/empty cells in quotes", [head, separator](std::size_t n) { return head + repeated("\"\"" + separator, n); }, false, std::size_t{4} << 20, std::size_t{64} << 10},
    };
}

std::vector<TortureCase> cff_cases() {
    return {
        {"own/documents", [](std::size_t n) { return repeated("---\ntitle: a\n", n); }, false, std::size_t{1} << 20, std::size_t{16} << 10},
        {"own/authors on a line", [](std::size_t n) { return "cff-version: 1.2.0\nmessage: a\ntitle: T\nauthors: [" + repeated("{name: ab}, ", n) + "{name: c}]\n"; }},
        {"own/documents on a line", [](std::size_t n) { return repeated("{}", n); }, false, std::size_t{4} << 20, std::size_t{64} << 10},
    };
}

std::string anchors(std::size_t count) {
    std::string text = "k:\n  type: article\n  title: T\n  keywords:\n";
    for (std::size_t i = 0; i < count; ++i) text += "  - &" + numbered("a", i) + " x\n";
    for (std::size_t i = 0; i < count; ++i) text += "  - *" + numbered("a", i) + "\n";
    return text;
}

std::vector<TortureCase> hayagriva_cases() {
    return {
        {"own/anchors", anchors, true, 300'000, 2'000},
        {"own/aliases of a long text", [](std::size_t n) {
             return "k:\n  type: article\n  title: &a " + std::string(n * 2, 'x') + "\n  keywords:\n" + repeated("  - *a\n", n * 7);
         }, true, 50'000, 500},
        {"own/unknown list", [](std::size_t n) { return "k:\n  type: article\n  title: T\n  foo: [" + repeated("abcdef, ", n) + "b]\n"; }},
        {"own/people of a role", [](std::size_t n) { return "k:\n  type: article\n  title: T\n  affiliated:\n  - role: producer\n    names: [" + repeated("abcdefgh, ", n) + "b]\n"; }},
        {"own/braces in a title", [](std::size_t n) { return "a:\n  type: article\n  title: '" + repeated("{a ", n) + "'\n"; }, false, std::size_t{4} << 20,
         std::size_t{256} << 10},
    };
}

std::vector<TortureCase> word_cases() {
    return {
        {"own/keywords", [](std::size_t n) {
             return "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\"><b:Source><b:SourceType>Book</b:SourceType><b:Keywords>" +
                    repeated("a;", n) + "</b:Keywords></b:Source></b:Sources>";
         }, false, std::size_t{4} << 20, std::size_t{64} << 10},
    };
}

std::vector<TortureCase> shortcode_cases() {
    return {
        {"own/no ends", [](std::size_t n) { return repeated("{{< publication title=\"a\" >}}\nA B\n", n * 34); }, true, 100'000, 500, 1},
        {"own/only ends", [](std::size_t n) { return repeated("{{< /publication >}}\n", n); }},
        {"own/open quotes", [](std::size_t n) { return repeated("{{< publication title=\"a >}}\n", n); }},
        {"own/nested", [](std::size_t n) { return repeated("{{< publication >}}{{< a >}}", n) + repeated("{{< /a >}}{{< /publication >}}", n); }},
        {"own/comments", [](std::size_t n) { return repeated("{{</* publication */>}}\n", n); }},
        {"own/headings", [](std::size_t n) { return repeated("## 2020\n", n); }},
        {"own/parameters", [](std::size_t n) { return "{{< publication " + repeated("a=\"b\" ", n) + ">}}\nA B\n{{< /publication >}}\n"; }},
        {"own/author line", [](std::size_t n) { return "{{< publication title=\"a\" >}}\n" + repeated("A B*, ", n) + "\n{{< /publication >}}\n"; }},
        {"own/emphasis", [](std::size_t n) { return "{{< publication title=\"" + repeated("*a* **b** ", n) + "\" >}}\nA B\n{{< /publication >}}\n"; }},
        {"own/raised marks", [](std::size_t n) { return "{{< publication title=\"a\" >}}\n" + repeated("A B<sup>1</sup>, ", n) + "\n{{< /publication >}}\n"; }},
        {"own/nameless parameters", [](std::size_t n) { return "{{< publication title=\"a\" " + repeated("\"b\" ", n) + ">}}\nA B\n{{< /publication >}}\n"; }},
        {"own/tags", [](std::size_t n) { return "{{< publication title=\"a\" tags=\"" + repeated("ab, ", n) + "\" >}}\nA B\n{{< /publication >}}\n"; }},
        {"own/legends", [](std::size_t n) { return "{{< publication title=\"a\" >}}\nA B*\n" + repeated("* equal contribution\n", n) + "{{< /publication >}}\n"; }},
        {"own/front matter", [](std::size_t n) { return "---\n" + repeated("a: b\n", n); }},
    };
}

}  // namespace

std::vector<TortureCase> own_torture_cases(std::string_view format_id) {
    if (format_id == "bibtex" || format_id == "biblatex") return bibtex_cases();
    if (format_id == "ris") return ris_cases();
    if (format_id == "csv" || format_id == "tsv") return table_cases(format_id == "csv" ? "," : "\t");
    if (format_id == "cff") return cff_cases();
    if (format_id == "hayagriva") return hayagriva_cases();
    if (format_id == "word_xml") return word_cases();
    if (format_id == "shortcode") return shortcode_cases();
    return {};
}

}  // namespace bibcast::testing

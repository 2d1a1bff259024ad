#include "support/growth.hpp"
#include "torture/cases.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "text/utf8.hpp"
#include "torture/sample.hpp"

namespace bibcast::testing {

namespace {

struct Unit {
    std::string_view name;
    std::string_view text;
};

/// What is repeated, in a value and as a whole file.
constexpr std::array units = std::to_array<Unit>({
    {"letter", "a"},
    {"words", "word and more, "},
    {"space", " "},
    {"line end", "\n"},
    {"open brace", "{"},
    {"close brace", "}"},
    {"braces", "{}"},
    {"open bracket", "["},
    {"brackets", "[]"},
    {"open paren", "("},
    {"quote", "\""},
    {"quotes and comma", "\"\","},
    {"apostrophe", "'"},
    {"backslash", "\\"},
    {"backslash quote", "\\\""},
    {"at", "@"},
    {"at line", "\n@a{"},
    {"at string", "\n@string{a = \"b\"}"},
    {"dollar", "$"},
    {"dollar x", "$x$ "},
    {"percent", "%"},
    {"percent line", "%\n"},
    {"ampersand", "&"},
    {"entity", "&amp;"},
    {"number entity", "&#x10FFFF;&#xD800;"},
    {"hash", "#"},
    {"hash line", "\n# a"},
    {"tilde", "~"},
    {"star", "*"},
    {"stars", "**a"},
    {"underscore", "_a"},
    {"back tick", "`"},
    {"bang bracket", "!["},
    {"link", "[a]("},
    {"less", "<"},
    {"tag", "<i>"},
    {"end tag", "</i>"},
    {"span", "<span class=\"nocase\">"},
    {"anchor", "<a href=\""},
    {"comment", "<!--"},
    {"cdata", "<![CDATA["},
    {"processing", "<?"},
    {"shortcode", "{{< publication title=\"a\" >}}\n"},
    {"shortcode open", "{{<"},
    {"shortcode close", ">}}"},
    {"comma", ","},
    {"comma word", "a, "},
    {"semicolon", "a; "},
    {"and", " and "},
    {"and others", "a and others and "},
    {"colon", "a:"},
    {"tag line", "\nT1  - x"},
    {"er line", "\nER  - "},
    {"ty line", "\nTY  - JOUR"},
    {"equals", "a = "},
    {"plus", "+"},
    {"hyphen", "-"},
    {"digits", "7"},
    {"digits ranges", "7-9, "},
    {"date", "2020-02-31/"},
    {"emph", "\\emph{"},
    {"textbf", "\\textbf a"},
    {"accent", "\\'"},
    {"accent braces", "\\'{\\'{"},
    {"begin", "\\begin{a}"},
    {"verb", "\\verb|"},
    {"def", "\\def\\a{\\a\\a}\\a"},
    {"url", "https://a.b/"},
    {"doi", "10.1000/a "},
    {"mark", "a*, b†, "},
    {"combining", "e\xCC\x81"},
    {"combining only", "\xCC\x81\xCC\xA3"},
    {"hangul", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"},
    {"right to left", "\xE2\x80\xAE\xE2\x81\xA6"},
    {"zero width", "\xE2\x80\x8B\xEF\xBB\xBF"},
    {"emoji", "\xF0\x9F\x91\xA9\xE2\x80\x8D"},
    {"escape", "\x1B[31m\x1B]0;a\x07"},
    {"nul", std::string_view("\0", 1)},
    {"bad byte", "\xFF"},
    {"lone lead", "\xE2\x82"},
    {"continuation", "\x80"},
    {"surrogate", "\xED\xA0\x80"},
    {"latin-1", "caf\xE9 "},
    {"carriage return", "\r"},
    {"json nest", "{\"a\":["},
    {"json surrogate", "\\ud800"},
    {"json number", "1e999,"},
    {"yaml", "- - - a: "},
    {"yaml alias", "&a [*a, *a]\n"},
    {"tab", "\t"},
    {"pipe", "|"},
    {"lisp", "((a "},
});

/// Values that are put in every place of a record as they are.
constexpr std::array values = std::to_array<Unit>({
    {"empty", ""},
    {"one space", " "},
    {"impossible date", "2020-02-31"},
    {"far date", "99999999999999999999"},
    {"minus", "-"},
    {"null", "null"},
    {"path", "../../../../etc/passwd"},
    {"nul", std::string_view("a\0b", 3)},
    {"file field", "paper:..\\..\\a.pdf:application/pdf;:/etc/passwd:pdf"},
    {"script", "<script>alert(1)</script>"},
    {"input", "\\input{/etc/passwd}\\write18{id}"},
    {"shortcode end", "a >}} b"},
    {"format string", "%s%n%x"},
    {"bad bytes", "\xC0\xAF\xF5\x80\x80\x80\xFE"},
    {"windows 1252", "\x93quoted\x94 \x96 \x80"},
});

bool is_reader_text(const Sample& sample) { return !sample.text.empty(); }

void add_encodings(std::vector<TortureCase>& cases, const Sample& sample) {
    const auto add = [&cases](std::string name, std::string text) {
        cases.push_back({"encoding/" + std::move(name), [text](std::size_t) { return text; }});
    };
    add("utf-8 mark", "\xEF\xBB\xBF" + sample.text);
    add("two marks", "\xEF\xBB\xBF\xEF\xBB\xBF" + sample.text);
    add("utf-16 le", as_utf16(sample.text, false));
    add("utf-16 be", as_utf16(sample.text, true));
    add("utf-16 odd", as_utf16(sample.text, true) + "x");
    add("utf-16 half", as_utf16(sample.text, false).substr(0, sample.text.size()));
    add("utf-32 le", as_utf32(sample.text, false));
    add("utf-32 be", as_utf32(sample.text, true));
    add("utf-16 no mark", as_utf16(sample.text, false).substr(2));
    for (const std::string_view mark : {std::string_view("\xEF\xBB\xBF"), std::string_view("\xFF\xFE"), std::string_view("\xFE\xFF"),
                                        std::string_view("\xFF\xFE\0\0", 4), std::string_view("\0\0\xFE\xFF", 4), std::string_view("\xEF\xBB")}) {
        add("mark alone " + std::to_string(static_cast<unsigned char>(mark[0])) + " " + std::to_string(mark.size()), std::string(mark));
    }
    add("crlf", with_word_replaced(sample.text, "\n", "\r\n"));
    add("cr", with_word_replaced(sample.text, "\n", "\r"));
    add("empty", "");
    add("white space", " \t\n\r\n\f\v");
    add("nul between", with_word_replaced(sample.text, "\n", std::string_view("\0\n", 2)));
    add("nul first", std::string(1, '\0') + sample.text);
    add("nothing but nul", std::string(4096, '\0'));
    for (const std::string_view bad : {"\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "\x80"}) {
        if (!sample.places.empty()) {
            add("invalid " + std::to_string(static_cast<unsigned char>(bad[0])) + " " + std::to_string(bad.size()),
                with_word_replaced(sample.text, sample.places[0], "a" + std::string(bad) + "b"));
        }
        add("cut in a character " + std::to_string(static_cast<unsigned char>(bad[0])) + " " + std::to_string(bad.size()), sample.text + std::string(bad));
    }
}

void add_fields(std::vector<TortureCase>& cases, const Sample& sample) {
    std::size_t turn = 0;  // in the suite, the smaller places share the units among them
    for (const std::string& place : sample.places) {
        for (const Unit& unit : units) {
            TortureCase made{"field/" + place + "/" + std::string(unit.name), [&unit, place, text = sample.text](std::size_t size) {
                                 return with_word_replaced(text, place, repeated(unit.text, size));
                             }};
            const bool is_text = place == "Zplacetitle" || place == "Zplaceabstract" || place == "Zplacefamily";
            if (is_text && unit.name == "letter") made.full = std::size_t{64} << 20;
            if (!is_text) {
                made.full = std::size_t{1} << 20;
                made.quick = ++turn % 5 == 0 ? std::size_t{2} << 10 : 0;
            }
            cases.push_back(std::move(made));
        }
        for (const Unit& value : values) {
            cases.push_back({"value/" + place + "/" + std::string(value.name),
                             [&value, place, text = sample.text](std::size_t) { return with_word_replaced(text, place, value.text); }});
        }
    }
}

void add_files(std::vector<TortureCase>& cases, const Sample& sample) {
    for (const Unit& unit : units) {
        cases.push_back({"file/" + std::string(unit.name), [&unit](std::size_t size) { return repeated(unit.text, size); }});
        cases.push_back({"behind/" + std::string(unit.name), [&unit, text = sample.text](std::size_t size) { return text + repeated(unit.text, size); }});
        cases.push_back({"before/" + std::string(unit.name), [&unit, text = sample.text](std::size_t size) { return repeated(unit.text, size) + "\n" + text; }});
    }
    cases.push_back({"file/half again and again", [text = sample.text.substr(0, sample.text.size() / 2)](std::size_t size) { return repeated(text, size); }});
    cases.push_back({"file/all but the end again and again",
                     [text = sample.text.substr(0, sample.text.size() - std::min<std::size_t>(sample.text.size(), 4))](std::size_t size) { return repeated(text, size); }});
    cases.push_back({"file/the end again and again", [text = sample.text.substr(sample.text.size() / 2)](std::size_t size) { return repeated(text, size); }});
}

void add_counts(std::vector<TortureCase>& cases, const Format& format) {
    const std::size_t pieces = format.make_writer != nullptr ? 1 : 0;
    cases.push_back({"many/tiny records", [&format](std::size_t n) { return many_records(format, n, false); }, true, 1'000'000, 500, pieces});
    cases.push_back({"many/same key", [&format](std::size_t n) { return many_records(format, n, true); }, true, 1'000'000, 500, 0});
    cases.push_back({"many/authors", [&format](std::size_t n) { return many_values(format, n, true); }, true, 1'000'000, 500, 0});
    cases.push_back({"many/unlike authors", [&format](std::size_t n) { return many_unlike_authors(format, n); }, true, 1'000'000, 500, 0});
    cases.push_back({"many/keywords", [&format](std::size_t n) { return many_values(format, n, false); }, true, 1'000'000, 500, 0});
}

void add_xml(std::vector<TortureCase>& cases, const Sample& sample) {
    const std::size_t head = sample.text.find("?>");
    const std::size_t at = head == std::string::npos ? 0 : head + 2;
    const std::string place = sample.places.empty() ? "Zplacetitle" : sample.places[0];
    const auto add = [&](std::string name, std::string type, std::string value) {
        std::string text = with_word_replaced(sample.text, place, value);
        text.insert(at, "\n" + type);
        cases.push_back({"xml/" + std::move(name), [text](std::size_t) { return text; }});
    };
    std::string laughs = "<!DOCTYPE lolz [<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 64; ++i) laughs += "<!ENTITY l" + std::to_string(i) + " \"&l" + std::to_string(i - 1) + ";&l" + std::to_string(i - 1) + ";\">";
    add("billion laughs", laughs + "]>", "&l63;");
    add("external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "&x;");
    add("external type", "<!DOCTYPE a SYSTEM \"file:///etc/hostname\">", "a");
    add("parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/hostname\"> %x;]>", "a");
    add("entity of itself", "<!DOCTYPE a [<!ENTITY x \"&x;\">]>", "&x;");
    add("open type", "<!DOCTYPE a [<!ENTITY x \"", "a");
    cases.push_back({"xml/attributes", [place, text = sample.text](std::size_t size) {
                         return with_word_replaced(text, place, "<a " + repeated("b=\"c\" ", size) + "/>");
                     }});
    // A reader that keeps what it does not know may keep the tags around it with each of them.
    for (const std::string_view element : {"<a/>", "<a>b</a>", "<i>b</i>", "<!---->a", "<a b=\"c\">d</a>", "<a><b>c</b></a>"}) {
        cases.push_back({"xml/many " + std::string(element), [place, element, text = sample.text](std::size_t size) {
                             return with_word_replaced(text, place, "T" + repeated(element, size));
                         }});
    }
    cases.push_back({"xml/closed nest", [place, text = sample.text](std::size_t size) {
                         return with_word_replaced(text, place, repeated("<a>", size / 2) + repeated("</a>", size / 2));
                     }});
}

void add_json(std::vector<TortureCase>& cases, const Sample& sample) {
    const std::string place = "\"Zplacetitle\"";
    if (sample.text.find(place) == std::string::npos) return;
    const auto add = [&](std::string name, std::string value) {
        const std::string text = with_word_replaced(sample.text, place, value);
        cases.push_back({"json/" + std::move(name), [text](std::size_t) { return text; }});
    };
    for (const std::string_view value : {"null", "true", "12", "1e999", "-0", "0.1e-400", "01", "+1", "NaN", "[]", "{}", "[[]]", "[\"a\"]", "{\"a\":{}}", "\"\\ud800\"",
                                         "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"a\nb\"", "\"\\x\"", "\"a", "a", "'a'", "\"a\",\"title\":\"b\"", "\"a\",,", "\"a\" /* c */"}) {
        add("value " + std::string(value), std::string(value));
    }
    add("huge number", std::string(100000, '9'));
    cases.push_back({"json/nested arrays", [place, text = sample.text](std::size_t size) {
                         return with_word_replaced(text, place, std::string(size / 2, '[') + std::string(size / 2, ']'));
                     }});
    cases.push_back({"json/open objects", [place, text = sample.text](std::size_t size) {
                         return with_word_replaced(text, place, repeated("{\"a\":", size));
                     }});
    cases.push_back({"json/duplicate members", [place, text = sample.text](std::size_t size) {
                         return with_word_replaced(text, place, repeated("\"a\",\"title\":", size) + "\"a\"");
                     }});
    for (const std::string_view element : {"0,", "[],", "{},", "\"a\",", "\"abcdefgh\","}) {
        cases.push_back({"json/flat array " + std::string(element), [place, element, text = sample.text](std::size_t size) {
                             return with_word_replaced(text, place, "[" + repeated(element, size) + "0]");
                         }});
    }
    cases.push_back({"json/unknown members", [place, text = sample.text](std::size_t n) {
                         std::string more = "\"a\"";
                         for (std::size_t i = 0; i < n; ++i) more += ",\"u" + std::to_string(i) + "\":1";
                         return with_word_replaced(text, place, more);
                     }, true, 200'000, 500});
}

/// The places of all values in `json`, those that hold others too.
void collect_places(const nlohmann::ordered_json& json, const nlohmann::ordered_json::json_pointer& place, std::vector<nlohmann::ordered_json::json_pointer>& places) {
    places.push_back(place);
    std::size_t index = 0;
    for (const auto& [key, child] : json.items()) {
        if (json.is_object()) collect_places(child, place / key, places);
        if (json.is_array()) collect_places(child, place / index++, places);
    }
}

/// Something else in the place of each value in turn: no reader may rely on what a schema says of its type.
void add_json_places(std::vector<TortureCase>& cases, const Sample& sample) {
    auto json = nlohmann::ordered_json::parse(sample.text, nullptr, false);
    if (json.is_discarded()) return;
    const std::array wrong = std::to_array<std::string>({"null", "true", "12", "-0.5", "1e999", std::string(400, '9'), "\"\"", "\"2020-02-31\"", "[]", "{}", "[null]",
                                                         "[[[\"a\"]]]", "[\"a\",1]", "{\"a\":[{\"b\":null}]}"});
    std::vector<nlohmann::ordered_json::json_pointer> places;
    collect_places(json, nlohmann::ordered_json::json_pointer(), places);
    // In the suite at most some hundreds, over all places.
    const std::size_t stride = 1 + places.size() * wrong.size() / 400;
    std::size_t turn = 0;
    for (const auto& place : places) {
        nlohmann::ordered_json changed = json;
        changed[place] = "Zwrong";
        const std::string text = changed.dump();
        for (const std::string& value : wrong) {
            TortureCase made{"json/" + place.to_string() + " is " + value.substr(0, 20),
                             [text, value](std::size_t) { return with_word_replaced(text, "\"Zwrong\"", value) + "\n"; }};
            if (turn++ % stride != 0) made.quick = 0;
            cases.push_back(std::move(made));
        }
    }
}

}  // namespace

std::string as_utf16(std::string_view text, bool big_endian) {
    std::string out;
    const auto put = [&out, big_endian](unsigned unit) {
        out += static_cast<char>(big_endian ? unit >> 8U : unit & 0xFFU);
        out += static_cast<char>(big_endian ? unit & 0xFFU : unit >> 8U);
    };
    put(0xFEFF);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        const auto value = static_cast<unsigned>(point.value);
        if (value >= 0x10000) {
            put(0xD800 + ((value - 0x10000) >> 10U));
            put(0xDC00 + ((value - 0x10000) & 0x3FFU));
        } else {
            put(value);
        }
    }
    return out;
}

std::string as_utf32(std::string_view text, bool big_endian) {
    std::string out;
    const auto put = [&out, big_endian](unsigned value) {
        for (unsigned i = 0; i < 4; ++i) out += static_cast<char>((value >> (8 * (big_endian ? 3 - i : i))) & 0xFFU);
    };
    put(0xFEFF);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        put(static_cast<unsigned>(point.value));
    }
    return out;
}

std::vector<TortureCase> torture_cases(const Format& format) {
    std::vector<TortureCase> cases;
    if (format.make_reader == nullptr) return cases;
    const Sample sample = sample_of(format);
    if (!is_reader_text(sample)) return cases;
    add_encodings(cases, sample);
    add_files(cases, sample);
    add_fields(cases, sample);
    add_counts(cases, format);
    const std::size_t first = sample.text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && sample.text[first] == '<') add_xml(cases, sample);
    if (first != std::string::npos && (sample.text[first] == '{' || sample.text[first] == '[')) {
        add_json(cases, sample);
        add_json_places(cases, sample);
    }
    for (TortureCase& own : own_torture_cases(format.id)) cases.push_back(std::move(own));
    return cases;
}

}  // namespace bibcast::testing

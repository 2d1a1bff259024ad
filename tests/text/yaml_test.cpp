#include "text/yaml.hpp"

#include <gtest/gtest.h>

#include "text/yaml_writer.hpp"

namespace bibcast {
namespace {

std::string json_of(std::string_view yaml) {
    Arena arena;
    const YamlDocument document = parse_yaml(arena, yaml);
    std::string out;
    if (document.root != nullptr) append_json(out, *document.root);
    if (!document.error.empty()) out += " ! " + std::string(document.error);
    return out;
}

std::string yaml_of(std::string_view json) {
    Arena arena;
    std::string out;
    YamlWriter(out).node(*parse_json(arena, json).root);
    return out;
}

TEST(Yaml, BecomesTheTreeOfJson) {
    EXPECT_EQ(json_of("a: 1\nb: [x, 'y']\nc:\n  - d: ~\n    e: true\n"), R"({"a":1,"b":["x","y"],"c":[{"d":null,"e":true}]})");
    EXPECT_EQ(json_of("no: no\nday: 2020-01-01\nnumber: 1e3\ntext: !!str 5\nodd: 007\n"),
              R"({"no":"no","day":"2020-01-01","number":1e3,"text":"5","odd":"007"})");
    EXPECT_EQ(json_of("a: |\n  one\n  two\nb: >-\n  one\n  two\n"), R"({"a":"one\ntwo\n","b":"one two"})");
    EXPECT_EQ(json_of(""), "");
    EXPECT_EQ(json_of("---\na: b\n---\nc: d\n"), R"({"a":"b"})");
}

TEST(Yaml, PlacesAreBytes) {
    Arena arena;
    const std::string_view yaml = "é: ü\nname: 'größer'\n";
    const YamlDocument document = parse_yaml(arena, yaml);
    const JsonNode* const name = document.root->member("name");
    EXPECT_EQ(raw_json(yaml, name->span), "'größer'");
    EXPECT_EQ(raw_json(yaml, name->key_span()), "name");
}

TEST(Yaml, AliasesAreBounded) {
    EXPECT_EQ(json_of("a: &x [1, 2]\nb: *x\n"), R"({"a":[1,2],"b":[1,2]})");
    EXPECT_EQ(json_of("a: *y\n"), R"({"a":"*y"})");
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 20; ++i) {
        const std::string name = "a" + std::to_string(i);
        const std::string before = "*a" + std::to_string(i - 1);
        bomb += name + ": &" + name + " [";
        for (int j = 0; j < 10; ++j) bomb += (j == 0 ? "" : ", ") + before;
        bomb += "]\n";
    }
    Arena arena;
    const YamlDocument document = parse_yaml(arena, bomb);
    std::string out;
    append_json(out, *document.root);
    EXPECT_LT(out.size(), 10 * yaml_alias_limit);
    EXPECT_FALSE(document.issues.empty());
}

/// A long text counts for more than one value.
TEST(Yaml, AliasesOfALongTextAreBounded) {
    std::string bomb = "a: &a " + std::string(100'000, 'x') + "\nb:\n";
    for (int i = 0; i < 1'000; ++i) bomb += "  - *a\n";
    Arena arena;
    const YamlDocument document = parse_yaml(arena, bomb);
    std::string out;
    append_json(out, *document.root);
    EXPECT_LT(out.size(), 20 * bomb.size());
    EXPECT_FALSE(document.issues.empty());
    EXPECT_EQ(json_of("a: &a " + std::string(1'000, 'x') + "\nb: *a\n").find('*'), std::string::npos);
}

TEST(Yaml, DamageKeepsWhatStoodBefore) {
    Arena arena;
    const std::string_view yaml = "a: b\nc: \"d\n";
    const YamlDocument document = parse_yaml(arena, yaml);
    ASSERT_NE(document.root, nullptr);
    EXPECT_FALSE(document.error.empty());
    EXPECT_EQ(yaml.substr(document.end), "\nc: \"d\n");
    EXPECT_NE(json_of(std::string(1000, '[')).find("too deeply"), std::string::npos);
}

TEST(Yaml, ForbiddenCharactersAreBlanks) {
    EXPECT_EQ(json_of("a: b\x01" "c\xC2\x85 \xEF\xBB\xBF" "d\nd: \x7F" "e\n"), R"({"a":"b c 　d","d":"e"})");
    Arena arena;
    const YamlDocument document = parse_yaml(arena, "a: ä\nb: \"\x1B[\"\n");
    ASSERT_EQ(document.issues.size(), 1U);
    EXPECT_EQ(document.issues[0].kind, YamlIssue::Kind::control);
    EXPECT_EQ(document.issues[0].span.begin, 10U);
    EXPECT_EQ(document.root->first->next->span.end, 13U);
}

TEST(Yaml, IssuesAreNamed) {
    Arena arena;
    const YamlDocument document = parse_yaml(arena, "a: 1\na: 2\nb: !mine x\n? [k]\n: v\n");
    ASSERT_EQ(document.issues.size(), 3U);
    std::string all;
    for (const YamlIssue& issue : document.issues) all += std::string(issue.text) + ' ';
    EXPECT_EQ(all, "!mine [k] a ");
}

TEST(YamlWriter, StringsComeBackAsTheyWere) {
    for (const std::string_view text :
         {"plain words", "no", "Yes", "1e3", "2020", "~", "null", "*x", "@x", "`x", "- x", "-x", "a: b", "a #b", "a#b", "", " x", "x ", "'q'",
          "\"q\"", "it's", "\\alpha", "one\ntwo", "one\ntwo\n", "one\n\n", "\none", "  one\ntwo", "one\n  \ntwo", "one\n two", "tab\there", "\t", "%x", "?",
          ":", "x:", "[a]", "{a}", "a, b", "!x", "&x", "|", ">", "---", "...", "2020-01-01", "12:30:00", "0x1F", ".5", "+1", "-", ".inf", "=",
          "<<", "größer", "漢字", "\xC2\x85", "\xE2\x80\xA8", "\xEF\xBB\xBF", "\x07", "a\r\nb", "line\n# no comment", "1,2", "\U0001F600"}) {
        for (const bool in_list : {false, true}) {
            std::string out;
            YamlWriter yaml(out);
            yaml.begin_map();
            yaml.key("k");
            if (in_list) yaml.begin_list();
            yaml.string(text);
            if (in_list) yaml.end_list();
            yaml.member(text, "value");
            yaml.end_map();
            Arena arena;
            const YamlDocument document = parse_yaml(arena, out);
            ASSERT_TRUE(document.error.empty()) << out << document.error;
            const JsonNode* value = document.root->first;
            if (in_list) value = value->first;
            EXPECT_EQ(value->text, text) << out;
            EXPECT_TRUE(value->is(JsonKind::string)) << out;
            EXPECT_EQ(document.root->first->next->key, text) << out;
        }
    }
}

TEST(YamlWriter, WritesBlocks) {
    EXPECT_EQ(yaml_of(R"([{"a":1,"b":["x",{"c":{}}],"d":"one\ntwo"},[],[["z"]]])"),
              "- a: 1\n  b:\n    - x\n    - c: {}\n  d: |-\n    one\n    two\n- []\n- - - z");
    const std::string key(2000, 'k');
    EXPECT_EQ(json_of(yaml_of("{\"" + key + "\":[1]}")), "{\"" + key + "\":[1]}");
}

}  // namespace
}  // namespace bibcast

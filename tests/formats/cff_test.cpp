// What is special to citation files.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "formats/cff/licenses.hpp"
#include "formats/cff/schema.hpp"
#include "formats/registry.hpp"
#include "support/converted.hpp"
#include "text/yaml.hpp"

namespace bibcast::testing {
namespace {

const Format& cff() { return *format_named("cff"); }

TEST(Cff, SaysWhatAFileRequires) {
    const Converted written = convert_text(R"({"type":"software","id":"tool","version":"2"})", *format_named("jsonl"), cff());
    expect_golden(testdata_folder() / "cff" / "written" / "required.diag", written.findings);
}

TEST(Cff, OneRecordIsTheHeadOfTheFile) {
    const Converted software = convert_text(
        R"({"type":"article-journal","id":"a","title":"Paper","author":[{"literal":"A"}]}
{"type":"software","id":"t","title":"Tool","author":[{"literal":"B"}]})",
        *format_named("jsonl"), cff());
    EXPECT_EQ(software.bytes,
              "cff-version: 1.2.0\nmessage: If you use this work, please cite it using these metadata.\ntype: software\ntitle: Tool\nauthors:\n  - name: B\n"
              "identifiers:\n  - type: other\n    value: t\n    description: citation key\nreferences:\n  - type: article\n    title: Paper\n    authors:\n      - name: A\n"
              "    identifiers:\n      - type: other\n        value: a\n        description: citation key\n");
    const Converted paper = convert_text(R"({"type":"article-journal","id":"a","title":"Paper","author":[{"literal":"A"}]})", *format_named("jsonl"), cff());
    EXPECT_EQ(paper.bytes.substr(0, paper.bytes.find("identifiers")),
              "cff-version: 1.2.0\nmessage: If you use this work, please cite it using these metadata.\ntitle: Paper\nauthors:\n  - name: A\n"
              "preferred-citation:\n  type: article\n  title: Paper\n  authors:\n    - name: A\n  ");
    // The head that the format requires is no record.
    EXPECT_EQ(dump_text(paper.bytes, cff()).records, 1U);
}

TEST(Cff, KnowsWhatItsSchemaTakes) {
    const std::multimap<std::string_view, std::string_view> taken = {
        {"doi", "10.1234/a"},          {"doi", "10.1234.5/(SICI)1-2;3"},    {"doi", "10.123456789/x"},    {"isbn", "978-3-16-148410-0"}, {"isbn", "3-16-148410-X"},
        {"issn", "0010-4620"},         {"issn", "2434-561X"},               {"issn", "2434-561x"},        {"pmcid", "PMC1234567"},       {"status", "in-press"},
        {"license", "MIT"},            {"license", "cc by 4.0"},            {"languages", "de-AT"},       {"languages", "gsw"}, {"languages", "English"},          {"url", "https://a"},
        {"email", "a@b.org"},          {"date-accessed", "2024-02-29"},     {"volume", "anything"},       {"orcid", "https://orcid.org/0000-0002-1825-0097"},
    };
    for (const auto& [key, value] : taken) EXPECT_TRUE(cff::takes(key, value)) << key << ": " << value;
    const std::multimap<std::string_view, std::string_view> refused = {
        {"doi", "10.123/a"},           {"doi", "10.1234/"},                 {"doi", "10.1002/a<b>"},      {"doi", "10.1234./a"},         {"doi", "doi:10.1234/a"},
        {"isbn", "123"},               {"isbn", "978-3-16-148410-0 (pbk)"}, {"issn", "00104620"},         {"pmcid", "PMC12345678"},      {"status", "published"},
        {"isbn", "316148410X"},
        {"license", "Apache or MIT"},  {"languages", "Klingon"},            {"languages", "de; en"},      {"url", "www.a.org"},          {"url", "https://a b"},
        {"email", "a at b.org"},       {"email", "@b.org"},                 {"date-accessed", "2023-02-29"}, {"date-accessed", "2023-02"}, {"volume", ""},
        {"orcid", "0000-0002-1825-0097"},
    };
    for (const auto& [key, value] : refused) EXPECT_FALSE(cff::takes(key, value)) << key << ": " << value;
    EXPECT_EQ(cff::license_identifier("apache 2.0"), "Apache-2.0");
    EXPECT_EQ(cff::license_identifier("0bsd"), "0BSD");
    EXPECT_EQ(cff::license_identifier("ZPL-2.1"), "ZPL-2.1");
    EXPECT_TRUE(cff::is_swh("swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d"));
    EXPECT_FALSE(cff::is_swh("swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d;origin=https://a.org"));
}

TEST(Cff, KnowsLicencesByTheirNames) {
    const std::pair<std::string_view, std::string_view> names[] = {
        {"MIT License", "MIT"}, {"The MIT License", "MIT"}, {"Apache License 2.0", "Apache-2.0"}, {"Apache License, Version 2.0", "Apache-2.0"}, {"GPLv3", "GPL-3.0"},
        {"GNU General Public License v3.0 or later", "GPL-3.0-or-later"}, {"BSD 3-Clause \"New\" or \"Revised\" License", "BSD-3-Clause"},
        {"Mozilla Public License 2.0", "MPL-2.0"}, {"Some License", ""}, {"MIT or so", ""},
    };
    for (const auto& [name, identifier] : names) EXPECT_EQ(cff::license_identifier(name), identifier) << name;
    using Identifiers = std::vector<std::string_view>;
    EXPECT_EQ(cff::license_identifiers("Apache-2.0 OR MIT"), (Identifiers{"Apache-2.0", "MIT"}));
    EXPECT_EQ(cff::license_identifiers("(MIT OR Apache-2.0)"), (Identifiers{"MIT", "Apache-2.0"}));
    EXPECT_EQ(cff::license_identifiers("MIT AND Zlib"), Identifiers{});
    EXPECT_EQ(cff::license_identifiers("MIT OR my own"), Identifiers{});
}

TEST(Cff, IsAlwaysOfTheVersionThatHasItsKeys) {
    const Converted written = convert_text("cff-version: 1.1.0\nmessage: m\ntitle: T\nauthors:\n  - name: A\n", cff(), cff());
    EXPECT_EQ(written.bytes.substr(0, 19), "cff-version: 1.2.0\n");
    EXPECT_NE(written.findings.find("cff-version: the file is written in version 1.2.0 of the format: \"1.1.0\" [loss/text]"), std::string::npos) << written.findings;
}

TEST(Cff, NoItemOfAListStandsThereTwice) {
    const std::string records = R"json({"type":"article-journal","id":"x","title":"T","author":[{"family":"Wang","given":"Y."},{"family":"Li","given":"X."},{"family":"Wang","given":"Y."},{"family":"Li","given":"X.","details":[{"kind":"orcid","value":"0000-0002-1825-0097"}]}],"links":[{"kind":"other","url":"https://a.org"},{"kind":"other","url":"https://a.org"}]}
{"type":"book","id":"g1","generated-id":true,"title":"B","author":[{"family":"Wang","given":"Y."}]}
{"type":"report","id":"g2","generated-id":true,"title":"B","author":[{"family":"Wang","given":"Y."}]}
{"type":"book","id":"g3","generated-id":true,"title":"B","author":[{"family":"Wang","given":"Y."}]}
{"type":"report","id":"g4","generated-id":true,"title":"B","author":[{"family":"Wang","given":"Y."}]}
)json";
    const Converted written = convert_text(records, *format_named("jsonl"), cff());
    EXPECT_EQ(written.bytes.substr(written.bytes.find("preferred-citation")), R"(preferred-citation:
  type: article
  title: T
  authors:
    - family-names: Wang
      given-names: Y.
    - family-names: Li
      given-names: X.
    - family-names: Li
      given-names: X.
      orcid: https://orcid.org/0000-0002-1825-0097
  identifiers:
    - type: url
      value: https://a.org
    - type: other
      value: x
      description: citation key
references:
  - type: book
    title: B
    authors:
      - family-names: Wang
        given-names: Y.
  - type: report
    title: B
    authors:
      - family-names: Wang
        given-names: Y.
)");
    EXPECT_NE(written.findings.find("authors: no two people of a list may be written alike: \"Y. Wang\" [loss/contributor]"), std::string::npos) << written.findings;
}

TEST(Cff, AddressesHaveASchemeEverywhere) {
    const Converted written = convert_text(R"(cff-version: 1.2.0
message: m
title: T
authors:
  - family-names: A
    website: www.a.org
url: https://t.org
identifiers:
  - type: url
    value: www.example.org
)", cff(), cff());
    EXPECT_EQ(written.findings, "");
    EXPECT_NE(written.bytes.find("    website: http://www.a.org\n"), std::string::npos) << written.bytes;
    EXPECT_NE(written.bytes.find("    value: http://www.example.org\n"), std::string::npos) << written.bytes;
}

TEST(Cff, WhatAKeyDoesNotTakeStandsAmongTheIdentifiers) {
    const std::string record =
        R"json({"type":"article-journal","id":"a","title":"T","DOI":"10.1002/a<b>","ISBN":"12","language":"de-AT","license":"cc by 4.0","PMCID":"PMC12345678","PMID":"7","URL":"www.a.org/x","keyword":"k, k","author":[{"family":"A","given":"B"}]})json";
    const Converted written = convert_text(record, *format_named("jsonl"), cff());
    EXPECT_EQ(written.bytes.substr(written.bytes.find("  languages")), R"list(  languages:
    - de
  license: CC-BY-4.0
  url: http://www.a.org/x
  keywords:
    - k
  identifiers:
    - type: other
      value: 10.1002/a<b>
      description: DOI
    - type: other
      value: '12'
      description: ISBN
    - type: other
      value: PMC12345678
      description: PMCID
    - type: other
      value: '7'
      description: PMID
    - type: other
      value: a
      description: citation key
)list");
    EXPECT_EQ(written.findings, "input:1:92: loss: language: citation files have languages without their regions: \"de-AT\" [loss/text]\n");
    const std::string read = dump_text(written.bytes, cff()).bytes;
    for (const std::string_view part : {R"("DOI":"10.1002/a<b>")", R"("ISBN":"12")", R"("PMCID":"PMC12345678")", R"("PMID":"7")"})
        EXPECT_NE(read.find(part), std::string::npos) << part;
}

TEST(Cff, KeepsWhatASoftwareHeritageIdentifierSaysBeyondItself) {
    const std::string record =
        R"({"type":"article-journal","id":"a","title":"T","author":[{"literal":"A"}],"identifiers":[{"scheme":"swh","value":"swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d;origin=https://a.org"}]})";
    const Converted written = convert_text(record, *format_named("jsonl"), cff());
    EXPECT_NE(written.bytes.find("description: SWHID"), std::string::npos);
    EXPECT_EQ(written.findings, "");
    EXPECT_NE(dump_text(written.bytes, cff()).bytes.find(R"({"scheme":"swh","value":"swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d;origin=https://a.org"})"), std::string::npos);
}

/// What is wrong with a file, by the schema of version 1.2.0.
class SchemaChecker {
  public:
    std::set<std::string> wrong;

    void file(const JsonNode& root) {
        reference(root);
        for (const JsonNode& key : root) {
            if (key.key == "preferred-citation") reference(key);
            if (key.key != "references") continue;
            for (const JsonNode& one : key) reference(one);
        }
    }

  private:
    void reference(const JsonNode& node) {
        for (const JsonNode& key : node) {
            static const std::set<std::string_view> people = {"authors", "editors", "editors-series", "recipients", "senders", "translators", "contact"};
            static const std::set<std::string_view> entities = {"publisher", "conference", "institution", "location", "database-provider"};
            if (people.contains(key.key)) {
                for (const JsonNode& person : key) contributor(person);
            } else if (entities.contains(key.key)) {
                entity(key);
            } else if (key.key == "identifiers") {
                for (const JsonNode& one : key) identifier(one);
            } else if (key.key != "preferred-citation" && key.key != "references") {
                values(key);
            }
        }
    }

    /// A value, or each of a list, no two of which may be the same.
    void values(const JsonNode& node) {
        if (!node.is(JsonKind::array)) return value(node.key, node);
        std::set<std::string_view> seen;
        for (const JsonNode& one : node) {
            value(node.key, one);
            if (!seen.insert(one.text).second) wrong.insert(std::string(node.key) + " twice: " + std::string(one.text));
        }
    }

    void value(std::string_view key, const JsonNode& node) {
        static const std::regex date("[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])");
        static const std::regex address("(https|http|ftp|sftp)://[^ ]+");
        static const std::map<std::string_view, std::regex> patterns = {
            {"doi", std::regex(R"(10\.[0-9]{4,9}(\.[0-9]+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+)")},
            {"isbn", std::regex("[0-9\\- ]{10,17}X?")},
            {"issn", std::regex("[0-9]{4}-[0-9]{3}[0-9xX]")},
            {"pmcid", std::regex("PMC[0-9]{7}")},
            {"languages", std::regex("[a-z]{2,3}")},
            {"license", std::regex("[A-Za-z0-9.+-]+")},
            {"status", std::regex("abstract|advance-online|in-preparation|in-press|preprint|submitted")},
            {"month", std::regex("[1-9]|1[0-2]")},
            {"email", std::regex(R"(\S+@\S+\.\S{2,})")},
            {"orcid", std::regex("https://orcid\\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")},
            {"swh", std::regex("swh:1:(snp|rel|rev|dir|cnt):[0-9a-fA-F]{40}")},
            {"url", address}, {"website", address}, {"license-url", address}, {"repository", address}, {"repository-code", address}, {"repository-artifact", address},
            {"date-accessed", date}, {"date-published", date}, {"date-released", date}, {"date-start", date}, {"date-end", date},
        };
        const auto pattern = patterns.find(key);
        const std::string text(node.text);
        if (text.empty() || (pattern != patterns.end() && !std::regex_match(text, pattern->second))) wrong.insert(std::string(key) + ": " + text);
    }

    void contributor(const JsonNode& node) {
        if (node.member("name") != nullptr) return entity(node);
        keys(node, {"address", "affiliation", "alias", "city", "country", "email", "family-names", "fax", "given-names", "name-particle", "name-suffix", "orcid", "post-code", "region", "tel", "website"});
    }
    void entity(const JsonNode& node) {
        if (node.member("name") == nullptr) wrong.insert("an entity without a name");
        keys(node, {"address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "name", "orcid", "post-code", "region", "tel", "website"});
    }
    void keys(const JsonNode& node, const std::set<std::string_view>& known) {
        for (const JsonNode& key : node) {
            if (!known.contains(key.key)) wrong.insert("key " + std::string(key.key));
            value(key.key, key);
        }
    }

    void identifier(const JsonNode& node) {
        const JsonNode* const type = node.member("type");
        const JsonNode* const what = node.member("value");
        if (type == nullptr || what == nullptr) return void(wrong.insert("an identifier without type or value"));
        if (type->text != "doi" && type->text != "url" && type->text != "swh" && type->text != "other") wrong.insert("identifier " + std::string(type->text));
        value(type->text, *what);
    }
};

TEST(Cff, IsValidWhateverIsWritten) {
    std::size_t files = 0;
    // What stood in a citation file that is not valid is given back as it was.
    each_fixture_in(cff(), [&](const auto& path, const std::string& written) {
        Arena arena;
        const YamlDocument document = parse_yaml(arena, written);
        if (document.root == nullptr) return;
        ++files;
        SchemaChecker checker;
        checker.file(*document.root);
        EXPECT_TRUE(checker.wrong.empty()) << path << ": " << ::testing::PrintToString(checker.wrong);
    });
    EXPECT_GT(files, 100U);
}

}  // namespace
}  // namespace bibcast::testing

#include "text/declared_charset.hpp"

#include <gtest/gtest.h>

#include <string>

namespace bibcast {
namespace {

std::string label_of(std::string_view head) { return std::string(declared_charset(head).label); }

TEST(DeclaredCharset, OfXml) {
    EXPECT_EQ(label_of("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><mods/>"), "ISO-8859-2");
    EXPECT_EQ(label_of("\n <?xml version='1.0' encoding = 'gb2312' standalone='yes'?>"), "gb2312");
    EXPECT_EQ(label_of("<?xml version=\"1.0\"?><a encoding=\"latin1\"/>"), "");
    EXPECT_EQ(label_of("<mods encoding=\"latin1\"/>"), "");
}

TEST(DeclaredCharset, OfAPage) {
    EXPECT_EQ(label_of("<!DOCTYPE html><html><head><meta charset=\"windows-1251\"></head>"), "windows-1251");
    EXPECT_EQ(label_of("<html><head><meta name=x content=y><META CHARSET=koi8-r></head>"), "koi8-r");
    EXPECT_EQ(label_of("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=Shift_JIS\">"), "Shift_JIS");
    EXPECT_EQ(label_of("<html><body>charset=latin1"), "");
}

TEST(DeclaredCharset, OfBibtex) {
    EXPECT_EQ(label_of("% Encoding: Cp1252\n\n@article{a}"), "Cp1252");
    EXPECT_EQ(label_of("% This file was created with JabRef 2.10.\r\n% Encoding: windows-1252  \r\n"), "windows-1252");
    EXPECT_EQ(label_of("%% This BibTeX bibliography file was created using BibDesk.\n\n%% Saved with string encoding Western (Mac OS Roman) \n"), "Western (Mac OS Roman)");
    EXPECT_EQ(label_of("% !TEX encoding = Windows Latin 1\n"), "Windows Latin 1");
    EXPECT_EQ(label_of("%!TeX encoding=IsoLatin9\r"), "IsoLatin9");
    EXPECT_EQ(label_of("%% -*- mode: bibtex; coding: latin-2-unix; fill-column: 80 -*-\n"), "latin-2-unix");
    EXPECT_EQ(label_of("@comment{x-kbibtex-encoding=latin1}\n\n@article{a}"), "latin1");
    EXPECT_EQ(label_of("@article{a, note={\n% Encoding: Cp1252\n}}"), "");
    EXPECT_EQ(label_of("% Encoding of this file: none\n% !TEX root = x\n% coding: latin1\n@a{b}"), "");
}

TEST(DeclaredCharset, NothingElseSaysOne) {
    for (const std::string_view head : {"", "%", "@", "<", "<?xml", "% Encoding:", "%0 Journal Article\n%E Editor, An\n", "TY  - JOUR\nN1  - % Encoding: latin1\n", "[{\"encoding\": \"latin1\"}]",
                                        "<?xml encoding=\"", "<meta charset=", "% -*- coding:", "@comment{x-kbibtex-encoding="}) {
        EXPECT_EQ(label_of(head), "") << head;
    }
}

TEST(DeclaredCharset, JapaneseByItsEscapes) {
    EXPECT_EQ(label_of("@article{a, title={\x1B$BF|K\\\x1B(B}}"), "ISO-2022-JP");
    EXPECT_EQ(declared_charset("\x1B$BF|").utf8, "");
    EXPECT_EQ(label_of("\x1B$1!!!\x1B(B"), "");  // East Asian characters in MARC-8
}

TEST(DeclaredCharset, WhatStandsInItsPlaceInUtf8) {
    EXPECT_EQ(declared_charset("% Encoding: Cp1252\n").utf8, "UTF-8");
    EXPECT_EQ(declared_charset("%% Saved with string encoding Western (Mac OS Roman)\n").utf8, "Unicode (UTF-8)");
    EXPECT_EQ(declared_charset("% Encoding: Cp1252\n").label.data() - std::string_view("% Encoding: Cp1252\n").data(), 12);
}

TEST(DeclaredCharset, WaitsOnlyForWhatMayCome) {
    for (const std::string_view enough : {"@art", "TY  ", "[\n{}", "<mods/>", "% Encoding: x\n", "<?xml version='1.0'?>", "<html><head></head>"}) EXPECT_TRUE(shows_declaration(enough)) << enough;
    for (const std::string_view more : {"% Enc", "<?xml version=", "<!DOCTYPE html><html><he"}) EXPECT_FALSE(shows_declaration(more)) << more;
    EXPECT_TRUE(shows_declaration("<?xml" + std::string(2000, ' ')));
}

}  // namespace
}  // namespace bibcast

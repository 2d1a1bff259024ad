#pragma once

#include <array>
#include <string_view>

namespace bibcast {

/// Labels that ICU does not know, or for less than what programs write under them.
struct CharsetLabel {
    std::string_view label;  ///< its letters and digits, in lower case
    const char* name;        ///< a name that ICU knows
};

inline constexpr auto charset_labels = std::to_array<CharsetLabel>({
    // WHATWG Encoding Standard, section 4.2.
    {"ascii", "windows-1252"}, {"usascii", "windows-1252"}, {"iso88591", "windows-1252"}, {"iso885911987", "windows-1252"},
    {"latin1", "windows-1252"}, {"l1", "windows-1252"}, {"isolatin1", "windows-1252"}, {"iso646us", "windows-1252"}, {"iso88599", "windows-1254"},
    {"latin5", "windows-1254"}, {"l5", "windows-1254"}, {"isolatin5", "windows-1254"}, {"iso885911", "windows-874"}, {"tis620", "windows-874"},
    {"dos874", "windows-874"}, {"gb2312", "gb18030"}, {"gb231280", "gb18030"}, {"gbk", "gb18030"}, {"xgbk", "gb18030"}, {"cp936", "gb18030"},
    {"ms936", "gb18030"}, {"euccn", "gb18030"}, {"chinese", "gb18030"}, {"shiftjis", "windows-31j"}, {"sjis", "windows-31j"},
    {"xsjis", "windows-31j"}, {"cp932", "windows-31j"}, {"euckr", "windows-949"}, {"ksc56011987", "windows-949"}, {"ksc5601", "windows-949"},
    {"korean", "windows-949"}, {"cp949", "windows-949"}, {"uhc", "windows-949"}, {"big5", "Big5-HKSCS"}, {"big5hkscs", "Big5-HKSCS"},
    {"cp950", "Big5-HKSCS"},
    // LaTeX's inputenc.
    {"ansinew", "windows-1252"}, {"applemac", "macintosh"}, {"macroman", "macintosh"}, {"macce", "x-mac-centraleurroman"},
    {"maccyr", "x-mac-cyrillic"},
    // TeXShop, macOS.
    {"isolatin", "windows-1252"}, {"windowslatin1", "windows-1252"}, {"isolatin2", "iso-8859-2"}, {"isolatin9", "iso-8859-15"},
    {"isolatingreek", "iso-8859-7"}, {"isocyrillic", "iso-8859-5"}, {"windowslatin2", "windows-1250"}, {"windowscentraleurroman", "windows-1250"},
    {"windowscyrillic", "windows-1251"}, {"windowsgreek", "windows-1253"}, {"macosroman", "macintosh"},
    {"maccentraleuropeanroman", "x-mac-centraleurroman"}, {"maccyrillic", "x-mac-cyrillic"}, {"macjapanese", "windows-31j"},
    {"japanesemacos", "windows-31j"}, {"japanesewindowsdos", "windows-31j"}, {"dosjapanese", "windows-31j"}, {"dosrussian", "ibm-866"},
    {"eucjapanese", "euc-jp"}, {"japaneseeuc", "euc-jp"}, {"koreaneuc", "windows-949"}, {"koreanmacos", "windows-949"},
    {"koreanwindowsdos", "windows-949"}, {"mackorean", "windows-949"}, {"cyrillicwindows", "windows-1251"}, {"cyrillicmacos", "x-mac-cyrillic"},
    {"cyrillicdos", "ibm-866"}, {"greekwindows", "windows-1253"}, {"greekmacos", "x-mac-greek"}, {"windowslatin5", "windows-1254"},
    {"simplifiedchinesewindowsdos", "gb18030"}, {"simplifiedchinesemacos", "gb18030"}, {"traditionalchinesewindowsdos", "Big5-HKSCS"},
    {"traditionalchinesemacos", "Big5-HKSCS"}, {"gb18030", "gb18030"}, {"chinesegbk", "gb18030"}, {"utf8unicode", "UTF-8"},
    {"unicodeutf8", "UTF-8"}, {"utf8bom", "UTF-8"}, {"utf8mb4", "UTF-8"}, {"utf8x", "UTF-8"}, {"standardunicode", "UTF-16"},
});

}  // namespace bibcast

#include "model/date.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "model/csl_date.hpp"

namespace bibcast {
namespace {

std::string edtf(const std::optional<Date>& date) {
    if (!date) return "none";
    std::string out;
    append_edtf(out, *date);
    return out;
}

/// What is read, written again; the same unless another spelling is given.
void expect_edtf(std::string_view text, std::string_view again = {}) {
    EXPECT_EQ(edtf(parse_edtf(text)), again.empty() ? text : again) << text;
}

TEST(Edtf, LevelZero) {
    expect_edtf("1985-04-12");
    expect_edtf("1985-04");
    expect_edtf("1985");
    expect_edtf("1985-04-12T23:20:30");
    expect_edtf("1985-04-12T23:20:30Z");
    expect_edtf("1985-04-12T23:20:30-04");
    expect_edtf("1985-04-12T23:20:30+04:30");
    expect_edtf("2004-01-01T24:00:00Z");
    expect_edtf("2016-07-18 20:26:06", "2016-07-18T20:26:06");
    expect_edtf("2016-07-18T20:26:06.123Z");
    expect_edtf("1964/2008");
    expect_edtf("2004-06/2006-08");
    expect_edtf("2004-02-01/2005-02-08");
    expect_edtf("2004-05/2005-06-15");
    expect_edtf(" 2005/2006-02 ", "2005/2006-02");
    expect_edtf("0000");
}

TEST(Edtf, LevelOne) {
    expect_edtf("Y170000002");
    expect_edtf("Y-170000002");
    expect_edtf("y-17000", "Y-17000");
    expect_edtf("2001-21");
    expect_edtf("2004-22?");
    expect_edtf("2001-34");
    expect_edtf("1984?");
    expect_edtf("2004-06~");
    expect_edtf("2004-06-11%");
    expect_edtf("1723?~", "1723%");
    expect_edtf("1723~?", "1723%");
    expect_edtf("201X");
    expect_edtf("20XX");
    expect_edtf("199u", "199X");
    expect_edtf("19uu", "19XX");
    expect_edtf("2004-XX");
    expect_edtf("1985-04-XX");
    expect_edtf("1999-uu-uu", "1999-XX-XX");
    expect_edtf("1999-01-uu~", "1999-01-XX~");
    expect_edtf("1985-04-12/..");
    expect_edtf("../1985-04-12");
    expect_edtf("1985-04-12/");
    expect_edtf("/1985-04-12");
    expect_edtf("2004/..");
    expect_edtf("2004/open", "2004/..");
    expect_edtf("unknown/2004", "/2004");
    expect_edtf("1984~/2004-06?");
    expect_edtf("2004-06-XX/2004-07-03");
    expect_edtf("-0876");
    expect_edtf("-0196-02");
    expect_edtf("-2011-21/-2012-22");
}

TEST(Edtf, FieldsOfThePoint) {
    const auto date = parse_edtf("19XX");
    ASSERT_TRUE(date);
    EXPECT_EQ(date->begin.year, 1900);
    EXPECT_EQ(date->begin.unspecified_digits, 2);
    const auto timed = parse_edtf("2016-07-18T20:26:06+10:00");
    ASSERT_TRUE(timed);
    EXPECT_EQ(timed->begin.time, "20:26:06+10:00");
    EXPECT_EQ(parse_edtf("-0876")->begin.year, -876);
    EXPECT_TRUE(parse_edtf("2004-23")->begin.is_season());
    EXPECT_EQ(parse_edtf("2004/")->end_bound, Bound::unknown);
    EXPECT_EQ(parse_edtf("2004/..")->end_bound, Bound::open);
}

TEST(Edtf, WhatIsNoDate) {
    for (const std::string_view text : {"",
                                        " ",
                                        "in press",
                                        "c. 1850",
                                        "[1999]",
                                        "1999a",
                                        "99",
                                        "876",
                                        "19999",
                                        "2020-02-31",
                                        "2019-02-29",
                                        "1900-02-29",
                                        "2020-13",
                                        "2020-00",
                                        "2020-20",
                                        "2020-42",
                                        "2020-01-00",
                                        "2020-1-1",
                                        "2020-01-1",
                                        "2020-XX-12",
                                        "2020-21-05",
                                        "X999",
                                        "19X9",
                                        "1XXX",
                                        "XXXX",
                                        "201X-05",
                                        "-0000",
                                        "-00XX",
                                        "Y2004",
                                        "Y02004",
                                        "Y99999999999",
                                        "Y9999999999",
                                        "2004-06-04T",
                                        "2004-06-04T25:00",
                                        "2004-06-04T10:60",
                                        "2004-06-04T24:01",
                                        "2004-06-04T10:10:10+24",
                                        "2004-06T10:10",
                                        "2004??",
                                        "2004%%",
                                        "?",
                                        "/",
                                        "unknown/",
                                        "2004/05",
                                        "2004/2005/2006",
                                        "../2004/",
                                        "2004-06-04T10:10:10 Z",
                                        "2004-06-",
                                        "2004-",
                                        "--",
                                        "2004-06-04-01",
                                        "٢٠٠٤"}) {
        EXPECT_FALSE(parse_edtf(text)) << text;
    }
}

TEST(Edtf, LeapYears) {
    EXPECT_TRUE(parse_edtf("2000-02-29"));
    EXPECT_TRUE(parse_edtf("0000-02-29"));
    EXPECT_TRUE(parse_edtf("-0004-02-29"));
    EXPECT_FALSE(parse_edtf("-0001-02-29"));
    EXPECT_TRUE(is_calendar_day(2021, 0, 0));
    EXPECT_TRUE(is_calendar_day(2021, 4, 0));
    EXPECT_FALSE(is_calendar_day(2021, 4, 31));
    EXPECT_FALSE(is_calendar_day(2021, 0, 5));
    EXPECT_FALSE(is_calendar_day(2021, 4, -1));
}

DatePoint random_point(std::mt19937& random) {
    const auto up_to = [&random](unsigned most) { return random() % (most + 1); };
    DatePoint point;
    point.year =
        static_cast<std::int32_t>(up_to(9) == 0 ? up_to(4000000) * 1000U : up_to(9999)) * (up_to(4) == 0 ? -1 : 1);
    point.uncertain = up_to(5) == 0;
    point.approximate = up_to(5) == 0;
    if (point.year > 9999 || point.year < -9999) return point;
    switch (up_to(8)) {
        case 0:
            if (point.year >= 100) {
                point.unspecified_digits = static_cast<std::uint8_t>(1 + up_to(1));
                point.year -= point.year % (point.unspecified_digits == 1 ? 10 : 100);
            }
            break;
        case 1:
            point.month = static_cast<std::uint8_t>(21 + up_to(20));
            break;
        case 2:
            point.unspecified_month = true;
            break;
        case 3:
            point.unspecified_month = point.unspecified_day = true;
            break;
        case 4:
            point.month = static_cast<std::uint8_t>(1 + up_to(11)), point.unspecified_day = true;
            break;
        case 5:
            point.month = static_cast<std::uint8_t>(1 + up_to(11));
            break;
        case 6:
            break;
        default:
            point.month = static_cast<std::uint8_t>(1 + up_to(11));
            point.day = static_cast<std::uint8_t>(1 + up_to(27));
            if (up_to(3) == 0) point.time = up_to(1) == 0 ? "10:22:05+02:00" : "23:59";
    }
    return point;
}

TEST(Edtf, EveryDateComesBack) {
    std::mt19937 random(20040506);
    constexpr std::array bounds = {Bound::point, Bound::point, Bound::open, Bound::unknown};
    for (int i = 0; i < 20000; ++i) {
        Date date;
        date.begin_bound = bounds[random() % 4];
        date.end_bound = bounds[random() % 4];
        if (date.begin_bound == Bound::point && random() % 2 == 0) date.end_bound = Bound::absent;
        if (date.begin_bound == Bound::unknown && date.end_bound == Bound::unknown) continue;
        if (date.begin_bound == Bound::point) date.begin = random_point(random);
        if (date.end_bound == Bound::point) date.end = random_point(random);
        const std::string text = edtf(date);
        const auto again = parse_edtf(text);
        ASSERT_TRUE(again) << text;
        ASSERT_EQ(*again, date) << text;
    }
}

TEST(Edtf, AnyBytesAreSafe) {
    std::mt19937 random(7);
    constexpr std::string_view alphabet = "0123456789-/.XuT:?~%Y +Zamcr,\xE2\x80\x93\xC2";
    for (int i = 0; i < 50000; ++i) {
        std::string text(random() % 24, '\0');
        for (char& c : text) c = alphabet[random() % alphabet.size()];
        const auto date = parse_edtf(text);
        if (date) {
            EXPECT_EQ(parse_edtf(edtf(date)), date) << text;
        }
        (void)parse_written_date(text);
    }
}

TEST(WrittenDate, Forms) {
    const auto expect = [](std::string_view text, std::string_view as_edtf) {
        EXPECT_EQ(edtf(parse_written_date(text)), as_edtf) << text;
    };
    expect("2004", "2004");
    expect("876", "0876");
    expect("2004-05-06", "2004-05-06");
    expect("2004/05/06", "2004-05-06");
    expect("2004/5/6", "2004-05-06");
    expect("2004.05.06", "2004-05-06");
    expect("2004-5-6", "2004-05-06");
    expect("2010/07//", "2010-07");
    expect("1996//06/", "1996-06");
    expect("2008/01/15/", "2008-01-15");
    expect("1996///", "1996");
    expect("2014/08/31/22:00:48", "2014-08-31T22:00:48");
    expect("2017/06/22/T09:22:42Z", "2017-06-22T09:22:42Z");
    expect("2014/08/31 22:10", "2014-08-31T22:10");
    expect("20190918", "2019-09-18");
    expect("May 2004", "2004-05");
    expect("May, 2004", "2004-05");
    expect("Sept. 2004", "2004-09");
    expect("6 May 2004", "2004-05-06");
    expect("6. May 2004", "2004-05-06");
    expect("06-May-2004", "2004-05-06");
    expect("6th of May, 2004", "2004-05-06");
    expect("the 6th of May 2004", "2004-05-06");
    expect("May 6, 2004", "2004-05-06");
    expect("MAY 6th, 2004.", "2004-05-06");
    expect("Thu, 6 May 2004", "2004-05-06");
    expect("2004 May 6", "2004-05-06");
    expect("2004 May", "2004-05");
    expect("2004-May-06", "2004-05-06");
    expect("JUN 28 2011", "2011-06-28");
    expect("04 2006", "2006-04");
    expect("05/2004", "2004-05");
    expect("2015/october", "2015-10");
    expect("Spring 2004", "2004-21");
    expect("2004 Fall", "2004-23");
    expect("Winter, 2004", "2004-24");
    expect("06.05.2004", "2004-05-06");
    expect("25/12/2004", "2004-12-25");
    expect("12/25/2004", "2004-12-25");
    expect("05/05/2004", "2004-05-05");
    expect("c. 1850", "1850~");
    expect("ca 1850", "1850~");
    expect("circa May 1850", "1850-05~");
    expect("c.1850?", "1850%");
    expect("May 2004?", "2004-05?");
    expect("44 BC", "-0043");
    expect("AD 79", "0079");
    expect(
        "6\xC2\xA0May\xC2\xA0"
        "2004",
        "2004-05-06");
}

TEST(WrittenDate, Ranges) {
    const auto expect = [](std::string_view text, std::string_view as_edtf) {
        EXPECT_EQ(edtf(parse_written_date(text)), as_edtf) << text;
    };
    expect("1999-2000", "1999/2000");
    expect(
        "1999\xE2\x80\x93"
        "2000",
        "1999/2000");
    expect("1999 -- 2000", "1999/2000");
    expect("2004 May-Jun", "2004-05/2004-06");
    expect("May/June 2004", "2004-05/2004-06");
    expect("2003 Dec-2004 Jan", "2003-12/2004-01");
    expect("May 6-12, 2004", "2004-05-06/2004-05-12");
    expect(
        "6\xE2\x80\x93"
        "12 May 2004",
        "2004-05-06/2004-05-12");
    expect("2004 May 6-12", "2004-05-06/2004-05-12");
    expect("30 May - 2 June 2004", "2004-05-30/2004-06-02");
    expect("May 30 to June 2, 2004", "2004-05-30/2004-06-02");
    expect("30 December 2003 - 2 January 2004", "2003-12-30/2004-01-02");
    expect("Fall/Winter 2004", "2004-23/2004-24");
    expect("1985-present", "1985/..");
    expect("1985-", "1985/..");
    expect("c. 1850-1860", "1850~/1860~");
}

TEST(WrittenDate, WhatCannotBeDecidedIsNone) {
    for (const std::string_view text : {"",
                                        "03/04/2004",
                                        "3-4-2004",
                                        "2013-14",
                                        "2003-4",
                                        "2003/04",
                                        "in press",
                                        "n.d.",
                                        "[1999]",
                                        "2004 [1929]",
                                        "13th Century",
                                        "xx 1985",
                                        "c1999",
                                        "2004a",
                                        "July 30th",
                                        "2 sep",
                                        "31 June 2004",
                                        "Feb 30, 2004",
                                        "2003 Dec-Jan",
                                        "May",
                                        "6 May 04",
                                        "0.1.04.2007",
                                        "2017-14/2017-15",
                                        "Winter 2003-2004",
                                        "1/2",
                                        "12345",
                                        "2004-00-05",
                                        "0 May 2004",
                                        "00/00/2004",
                                        "--",
                                        "GitHub",
                                        "2014/08 22:00:48",
                                        "99/99/2004",
                                        "May 6-June 2004"}) {
        EXPECT_EQ(edtf(parse_written_date(text)), "none") << text;
    }
    EXPECT_FALSE(parse_written_date(std::string(100000, '1')));
}

TEST(MonthNamed, NamesAndAbbreviations) {
    EXPECT_EQ(month_named("January"), 1);
    EXPECT_EQ(month_named("sept."), 9);
    EXPECT_EQ(month_named(" DEC "), 12);
    EXPECT_EQ(month_named("may"), 5);
    EXPECT_EQ(month_named("ma"), 0);
    EXPECT_EQ(month_named(""), 0);
    EXPECT_EQ(month_named("."), 0);
    EXPECT_EQ(month_named("Januar"), 0);
}

TEST(CslDate, WhatCslCanSay) {
    const auto to_csl = [](std::string_view text, bool lossy = false) {
        CslDateLoss loss;
        const CslDate csl = to_csl_date(*parse_edtf(text), loss);
        EXPECT_EQ(loss.any(), lossy) << text;
        return csl;
    };
    EXPECT_EQ(to_csl("2004-05-06").parts[0].size, 3);
    EXPECT_EQ(to_csl("2004-22").season, 2);
    EXPECT_EQ(to_csl("2004-22").parts[0].size, 1);
    EXPECT_EQ(to_csl("2004-21/2004-24").parts[1].values[1], 24);
    EXPECT_EQ(to_csl("2004-21/2004-24").season, 0);
    EXPECT_TRUE(to_csl("1723~").circa);
    EXPECT_TRUE(to_csl("1723?", true).circa);
    EXPECT_EQ(to_csl("-0876").parts[0].values[0], -876);
    EXPECT_EQ(to_csl("2004/..").size, 2);
    EXPECT_EQ(to_csl("2004/", true).size, 2);
    EXPECT_EQ(to_csl("../2004", true).size, 1);
    to_csl("201X", true);
    to_csl("2004-05-XX", true);
    to_csl("2004-33", true);
    to_csl("2004-05-06T10:20", true);
    to_csl("2004~/2005", true);
    to_csl("-0005/0000", true);
}

TEST(CslDate, WhatCslCanSayComesBack) {
    for (const std::string_view text : {"2004", "2004-05", "2004-05-06", "2004-22", "2004/2005", "2004/..", "1723~",
                                        "-0876", "0000", "2004-21/2004-24", "2004~/2006~", "0000-21/0000-24"}) {
        CslDateLoss loss;
        EXPECT_EQ(edtf(date_of_csl(to_csl_date(*parse_edtf(text), loss))), text);
        EXPECT_FALSE(loss.any()) << text;
    }
}

TEST(CslDate, WhatOthersWrite) {
    CslDate csl;
    csl.size = 1;
    csl.parts[0] = {{2004, 14, 0}, 2};
    EXPECT_EQ(edtf(date_of_csl(csl)), "2004-22");
    csl.parts[0] = {{2004, 2, 31}, 3};
    EXPECT_FALSE(date_of_csl(csl));
    csl.parts[0] = {{2004, 19, 0}, 2};
    EXPECT_FALSE(date_of_csl(csl));
    csl = {};
    EXPECT_FALSE(date_of_csl(csl));
    csl.literal = "in press";
    EXPECT_EQ(date_of_csl(csl)->literal, "in press");
    EXPECT_EQ(csl_season_named("Fall"), 3);
    EXPECT_EQ(csl_season_named("24"), 4);
    EXPECT_EQ(csl_season_named("Michaelmas"), 0);
}

}  // namespace
}  // namespace bibcast

#include "name/east_asian.hpp"

#include <algorithm>

#include "name/scripts.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// The family names of two characters of the Hundred Family Surnames (百家姓), in both writings, and the Korean ones of the
// census of 2015 (통계청).
constexpr std::string_view double_family_names[] = {
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐",
    "宇文", "长孙", "長孫", "轩辕", "軒轅", "鲜于", "鮮于", "闻人", "聞人", "东方", "東方", "南宫", "南宮", "独孤", "獨孤", "端木",
    "남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "망절",
};

// The hundred most frequent family names of China (census of 2010, 国家统计局), which 85 of 100 people have, most of the second hundred (中国科学院,
// 2006), and those of Taiwan and Hong Kong in their own writing. Of the second hundred those are left out with which family names of Japan begin (`安田`, `柳田`, `谷口`):
// such a name of three characters stays whole.
constexpr std::string_view han_family_names =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾譚鄒陸顧龍萬錢湯喬賀賴龔莊洪柯游"
    "庞樊兰殷施陶翟颜倪严牛温季俞章鲁葛伍韦申尤毕聂丛焦邢路岳齐梅莫庄辛祝涂祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项阳裴席卫查屈鲍覃霍翁隋甘景单司柏宁阮桂闵解柴华车冉"
    "龐蘭顏嚴溫魯韋畢聶叢齊塗關費紀歐項陽衛鮑單寧閔華";

// Ends of the names of institutions.
constexpr std::string_view institution_ends[] = {
    "大学", "大學", "大学院", "学院", "學院", "研究所", "研究院", "研究室", "研究中心", "公司", "会社", "協會", "协会", "協会",
    "学会", "學會", "委员会", "委員會", "委員会", "出版社", "中心", "图书馆", "圖書館", "図書館", "博物馆", "博物館", "医院", "醫院",
    "病院", "银行", "銀行", "新聞社", "新闻社", "集团", "集團", "科学院", "科學院", "대학교", "연구소", "연구원", "학회", "협회", "위원회", "공사",
};

bool starts_with_family_name(std::string_view text, std::size_t& size) {
    for (const std::string_view family : double_family_names) {
        if (text.starts_with(family) && text.size() > family.size()) {
            size = family.size();
            return true;
        }
    }
    return false;
}

Name literal(std::string_view text, bool guessed) {
    Name name;
    name.literal = text;
    if (guessed) name.as_written = text;
    name.guessed = guessed;
    return name;
}

Name split_at(std::string_view text, std::size_t size, bool guessed) {
    Name name;
    name.family = text.substr(0, size);
    name.given = text.substr(size);
    if (guessed) name.as_written = text;
    name.guessed = guessed;
    return name;
}

}  // namespace

Name parse_east_asian_name(std::string_view text) {
    for (const std::string_view end : institution_ends) {
        if (text.ends_with(end) && text.size() > end.size() + 3) return literal(text, false);
    }
    if (text.find("\u00B7") != std::string_view::npos || text.find("\u30FB") != std::string_view::npos) {
        return literal(text, false);
    }
    if (const std::size_t blank = text.find(' '); blank != std::string_view::npos) {
        Name name = split_at(text, blank, false);
        name.given = name.given.substr(1);
        if (name.given.find(' ') != std::string_view::npos) return literal(text, true);
        return name;
    }
    const std::size_t length = count_code_points(text);
    const CodePoint first = code_point_at(text, 0);
    if (length < 2) return literal(text, false);
    std::size_t size = 0;
    if (length <= 4 && length >= 3 && starts_with_family_name(text, size)) return split_at(text, size, false);
    if (is_hangul(first.value)) {
        if (length > 4) return literal(text, true);
        return split_at(text, first.size, length == 4);
    }
    const bool known = han_family_names.find(text.substr(0, first.size)) != std::string_view::npos;
    bool all_han = true;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) {
        all_han = all_han && is_han(code_point_at(text, at).value);
    }
    if (all_han && known && length <= 3) return split_at(text, first.size, true);
    return literal(text, true);
}

bool is_whole_east_asian_name(std::string_view text) {
    if (!is_east_asian_text(text) || count_code_points(text) < 2) return false;
    return std::find(std::begin(double_family_names), std::end(double_family_names), text) == std::end(double_family_names);
}

}  // namespace bibcast

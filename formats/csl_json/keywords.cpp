#include "formats/csl_json/keywords.hpp"

#include <algorithm>

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl_json {

void split_keywords(Record& record, std::string_view text, SourceSpan source) {
    const char separator = text.find(';') == std::string_view::npos ? ',' : ';';
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        record.add_keyword(trim(text.substr(0, end)), source);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool join_keywords(std::string& out, const List<StringField>& keywords) {
    bool semicolons = false;
    bool commas = false;
    for (const StringField& keyword : keywords) {
        if (find_first_byte<',', ';'>(keyword.value) == std::string_view::npos) continue;
        semicolons = semicolons || keyword.value.find(';') != std::string_view::npos;
        commas = commas || keyword.value.find(',') != std::string_view::npos;
    }
    bool clear = !semicolons && (!commas || keywords.size() > 1);
    for (const StringField& keyword : keywords) {
        if (&keyword != keywords.begin()) out += commas || semicolons ? "; " : ", ";
        out += keyword.value;
        clear = clear && !keyword.value.empty() && trim(keyword.value).size() == keyword.value.size();
    }
    return clear;
}

}  // namespace bibcast::csl_json

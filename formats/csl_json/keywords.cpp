#include "formats/csl_json/keywords.hpp"

#include <algorithm>

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
    const auto any_has = [&](char c) {
        return std::any_of(keywords.begin(), keywords.end(), [c](const StringField& k) { return k.value.find(c) != std::string_view::npos; });
    };
    const bool semicolons = any_has(';');
    const bool commas = any_has(',');
    bool clear = !semicolons && (!commas || keywords.size() > 1);
    for (const StringField& keyword : keywords) {
        if (&keyword != keywords.begin()) out += commas || semicolons ? "; " : ", ";
        out += keyword.value;
        clear = clear && !keyword.value.empty() && trim(keyword.value).size() == keyword.value.size();
    }
    return clear;
}

}  // namespace bibcast::csl_json

#include "formats/bibtex/tidy/keys.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "formats/bibtex/tidy/codes.hpp"
#include "io/format.hpp"
#include "name/bibtex_names.hpp"
#include "name/bibtex_parts.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

using Words = std::vector<std::string>;
constexpr std::string_view letter_mark = "\x01";
constexpr std::string_view number_mark = "\x02";

/// English words that tell no titles apart.
bool is_function_word(std::string_view word) {
    constexpr std::array<std::string_view, 51> words = {
        "a",     "about",  "above",  "across", "against", "along",   "among", "an",   "and",   "around", "at",    "before", "behind",
        "below", "beneath", "beside", "between", "beyond", "but",    "by",    "down", "during", "except", "for",  "from",   "in",
        "inside", "into",  "like",   "near",   "nor",     "of",      "off",   "on",   "onto",  "or",     "since", "so",     "the",
        "through", "to",   "toward", "under",  "until",   "up",      "upon",  "with", "within", "without", "yet",  "via"};
    const std::string lower = ascii_lower(word);
    return std::find(words.begin(), words.end(), lower) != words.end();
}

Words words_of(std::string_view text) {
    Words words(1);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_letter(point.value) || is_digit(point.value)) {
            append_utf8(words.back(), point.value);
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += word;
    return text;
}

std::string in_case(std::string_view word, bool upper_first, bool upper_rest) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        const bool upper = at == 0 ? upper_first : upper_rest;
        append_utf8(out, upper ? to_upper(point.value) : to_lower(point.value));
        at += point.size;
    }
    return out;
}

/// Makes the key of one entry.
class KeyMaker {
  public:
    KeyMaker(TidyDocument& document, const TidyBlock& block) : document_(document), block_(block) {}

    /// Nothing if something required is missing.
    [[nodiscard]] std::optional<std::string> make(std::string_view key_template) {
        std::string key;
        for (std::size_t at = 0; at < key_template.size();) {
            if (key_template[at] != '[') {
                key += key_template[at++];
                continue;
            }
            const std::size_t close = key_template.find(']', at);
            if (close == std::string_view::npos) throw UsageError("--generate-keys: a bracket of the template is not closed");
            const auto words = token(key_template.substr(at + 1, close - at - 1));
            if (!words) return std::nullopt;
            key += joined(*words);
            at = close + 1;
        }
        return key;
    }

  private:
    [[nodiscard]] std::optional<Words> token(std::string_view token) {
        const std::size_t colon = std::min(token.find(':'), token.size());
        Words words = words_for(token.substr(0, colon));
        for (std::size_t at = colon; at < token.size();) {
            const std::size_t end = std::min(token.find(':', at + 1), token.size());
            const std::string_view modifier = token.substr(at + 1, end - at - 1);
            at = end;
            if (modifier == "required") {
                if (words.empty()) return std::nullopt;
                continue;
            }
            if (modifier != "lower" && modifier != "upper" && modifier != "capitalize") {
                throw UsageError("--generate-keys: there is no modifier '" + std::string(modifier) + "'");
            }
            for (std::string& word : words) word = in_case(word, modifier != "lower", modifier == "upper");
        }
        return words;
    }

    [[nodiscard]] Words words_for(std::string_view name) {
        std::size_t count = 0;
        const std::size_t digit = name.find_first_of("0123456789");
        if (digit != std::string_view::npos) std::from_chars(name.data() + digit, name.data() + name.size(), count);
        const std::string_view word = name.substr(0, digit);
        if (name == "duplicateLetter") return {std::string(letter_mark)};
        if (name == "duplicateNumber") return {std::string(number_mark)};
        if (name == "auth") return authors(1, false);
        if (name == "authEtAl") return authors(2, true);
        if (word == "authors") return authors(digit == std::string_view::npos ? std::size_t{1000} : count, digit != std::string_view::npos);
        if (name == "veryshorttitle") return significant(1);
        if (name == "shorttitle") return significant(3);
        if (name == "fulltitle") return words_of(title());
        if (name == "title") {
            Words words = words_of(title());
            for (std::string& each : words) each = in_case(each, true, false);
            return words;
        }
        if (name == "year") return year();
        if (!name.empty() && name == in_case(name, true, true)) return words_of(document_.plain(block_, ascii_lower(name)));
        throw UsageError("--generate-keys: there is no token '" + std::string(name) + "'");
    }

    [[nodiscard]] std::string_view title() {
        const std::string_view own = document_.plain(block_, "title");
        return own.empty() ? document_.plain(block_, "booktitle") : own;
    }

    [[nodiscard]] Words significant(std::size_t most) {
        Words words = words_of(title());
        std::erase_if(words, is_function_word);
        if (words.size() > most) words.resize(most);
        return words;
    }

    [[nodiscard]] Words year() {
        std::string digits;
        std::string_view value = document_.plain(block_, "year");
        if (value.empty()) value = document_.plain(block_, "date").substr(0, 4);
        for (const char c : value) {
            if (is_ascii_digit(c)) digits += c;
        }
        return digits.empty() ? Words{} : Words{digits};
    }

    /// Family names of the first `most` authors, and `EtAl` if there are more.
    [[nodiscard]] Words authors(std::size_t most, bool et_al) {
        Words families;
        BibtexNameSplitter names(document_.source(block_, "author"));
        for (std::string_view name; names.next(name);) {
            name = trim(name);
            if (name.empty() || equals_ignoring_ascii_case(name, "others")) continue;
            if (families.size() == most) {
                if (et_al) families.insert(families.end(), {"Et", "Al"});
                break;
            }
            const BibtexParts parts = split_bibtex_name(name);
            const std::string_view family = decode_name_part(document_.arena, parts.literal.empty() ? parts.last : parts.literal);
            if (std::string plain = joined(words_of(family)); !plain.empty()) families.push_back(std::move(plain));
        }
        return families;
    }

    TidyDocument& document_;
    const TidyBlock& block_;
};

std::string replaced(std::string text, std::string_view mark, const std::string& by) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) text.replace(at, mark.size(), by);
    return text;
}

using Changes = std::unordered_map<std::string, std::string>;

/// A list of keys with the new ones in it; empty if none of them changed.
std::string with_new_keys(std::string_view list, const Changes& changes) {
    std::string out;
    bool changed = false;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t comma = std::min(list.find(',', at), list.size());
        const std::string_view key = trim(list.substr(at, comma - at));
        const auto change = changes.find(std::string(key));
        changed = changed || change != changes.end();
        if (!out.empty()) out += ',';
        out += change == changes.end() ? key : std::string_view(change->second);
        at = comma + 1;
    }
    return changed ? out : std::string();
}

void rename_references(TidyDocument& document, const Changes& changes) {
    constexpr std::array<std::string_view, 5> fields = {"crossref", "xref", "xdata", "related", "entryset"};
    for (TidyBlock& block : document.blocks) {
        for (TidyField& field : block.fields) {
            if (std::find(fields.begin(), fields.end(), ascii_lower(field.raw.name)) == fields.end() || !field.raw.is_single()) continue;
            if (field.raw.first.kind == PartKind::macro) continue;
            const std::string renamed = with_new_keys(field.raw.first.text, changes);
            if (renamed.empty()) continue;
            field.raw.first.text = document.arena.copy(renamed);
            if (field.raw.first.kind == PartKind::number) field.raw.first.kind = PartKind::braces;
        }
    }
}

}  // namespace

void generate_keys(TidyDocument& document, std::string_view key_template, Findings& findings) {
    std::string whole(key_template);
    if (whole.find("[duplicate") == std::string::npos) whole += "[duplicateLetter]";
    std::unordered_map<std::string, std::vector<TidyBlock*>> entries;
    std::vector<std::string> order;
    for (TidyBlock& block : document.blocks) {
        if (block.kind != TidyBlock::Kind::entry) continue;
        auto key = KeyMaker(document, block).make(whole);
        if (!key || replaced(replaced(*key, letter_mark, ""), number_mark, "").empty()) continue;
        auto& same = entries[*key];
        if (same.empty()) order.push_back(std::move(*key));
        same.push_back(&block);
    }
    Changes changes;
    for (const std::string& made : order) {
        const auto& same = entries[made];
        for (std::size_t i = 0; i < same.size(); ++i) {
            std::string letters;
            for (std::size_t n = i + 1; n > 0; n = (n - 1) / 26) letters.insert(letters.begin(), static_cast<char>('a' + (n - 1) % 26));
            const bool several = same.size() > 1;
            std::string key = replaced(made, letter_mark, several ? letters : "");
            key = replaced(std::move(key), number_mark, several ? std::to_string(i + 1) : "");
            if (key == same[i]->key) continue;
            Finding& finding = findings.add(tidy_changed_key, same[i]->span, "the key '" + std::string(same[i]->key) + "' became '" + key + "'");
            finding.record_id = same[i]->key;
            finding.value = key;
            if (!same[i]->key.empty()) changes.emplace(same[i]->key, key);
            same[i]->key = document.arena.copy(key);
        }
    }
    if (!changes.empty()) rename_references(document, changes);
}

}  // namespace bibcast::bibtex

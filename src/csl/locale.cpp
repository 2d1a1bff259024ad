#include "csl/locale.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "csl/attributes.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// The text of an element; white space that only lays out the file is none.
std::string_view text_of(const pugi::xml_node& element) {
    const std::string_view text = element.child_value();
    return text.find('\n') != std::string_view::npos ? trim(text) : text;
}

constexpr std::size_t plain_ordinal = 100;

/// "ordinal-07" gives 7, "ordinal" gives `plain_ordinal`; -1 for what is no ordinal term.
int ordinal_index(std::string_view name, std::string_view stem) {
    if (!name.starts_with(stem)) return -1;
    name.remove_prefix(stem.size());
    if (name.empty()) return static_cast<int>(plain_ordinal);
    if (name.size() != 3 || name[0] != '-' || !is_ascii_digit(name[1]) || !is_ascii_digit(name[2])) return -1;
    return (name[1] - '0') * 10 + (name[2] - '0');
}

Gender gender_named(std::string_view word) {
    return word == "feminine" ? Gender::feminine : word == "masculine" ? Gender::masculine : Gender::none;
}

/// The form to look for when one is missing (CSL 1.0.2, "Terms").
TermForm fallback(TermForm form) {
    switch (form) {
        case TermForm::verb_brief: return TermForm::verb;
        case TermForm::symbol: return TermForm::brief;
        default: return TermForm::full;
    }
}

bool holds_for(const OrdinalTerm& term, Gender gender) { return term.present[static_cast<std::size_t>(gender)] || term.present[0]; }

std::string_view text_for(const OrdinalTerm& term, Gender gender) {
    const auto wanted = static_cast<std::size_t>(gender);
    return term.present[wanted] ? term.texts[wanted] : term.texts[0];
}

bool is_present(const OrdinalTerm& term) { return std::find(term.present.begin(), term.present.end(), true) != term.present.end(); }

}  // namespace

void Locale::add(const pugi::xml_node& element) {
    for (const pugi::xml_node& child : element.children()) {
        const std::string_view name = local_name(child);
        if (name == "terms") {
            // Ordinals are a set: those of a nearer locale replace all of the farther one.
            bool ordinals = false;
            for (const pugi::xml_node& term : child.children()) {
                const std::string_view word = term.attribute("name").value();
                ordinals = ordinals || ordinal_index(word, "ordinal") >= 0;
            }
            if (ordinals) ordinals_ = {};
            for (const pugi::xml_node& term : child.children()) {
                if (local_name(term) == "term") add_term(term);
            }
        } else if (name == "date") {
            add_date(child);
        } else if (name == "style-options") {
            if (const auto attribute = child.attribute("punctuation-in-quote")) punctuation_in_quote = attribute.as_bool();
            if (const auto attribute = child.attribute("limit-day-ordinals-to-day-1")) {
                limit_day_ordinals = attribute.as_bool();
                has_limit_day_ordinals = true;
            }
        }
    }
}

void Locale::add_term(const pugi::xml_node& element) {
    const std::string_view name = element.attribute("name").value();
    if (name.empty()) return;
    add_ordinal(name, element);
    const auto form = static_cast<std::size_t>(term_form_named(element.attribute("form").value()));
    const auto found = terms_.find(name);
    Term& term = found != terms_.end() ? found->second : terms_[arena_->copy(name)];
    if (const Gender gender = gender_named(element.attribute("gender").value()); gender != Gender::none) term.gender = gender;
    if (!element.attribute("gender-form").empty()) return;
    TermText text;
    text.present = true;
    text.single = text.multiple = arena_->copy(text_of(element));
    for (const pugi::xml_node& child : element.children()) {
        if (local_name(child) == "single") text.single = arena_->copy(text_of(child));
        if (local_name(child) == "multiple") text.multiple = arena_->copy(text_of(child));
    }
    term.forms[form] = text;
}

void Locale::add_ordinal(std::string_view name, const pugi::xml_node& element) {
    const int plain = ordinal_index(name, "ordinal");
    const int spelled = ordinal_index(name, "long-ordinal");
    OrdinalTerm* term = nullptr;
    if (plain >= 0) term = &ordinals_[static_cast<std::size_t>(plain)];
    if (spelled >= 1 && spelled <= 10) term = &long_ordinals_[static_cast<std::size_t>(spelled)];
    if (term == nullptr) return;
    const auto gender = static_cast<std::size_t>(gender_named(element.attribute("gender-form").value()));
    term->texts[gender] = arena_->copy(text_of(element));
    term->present[gender] = true;
    term->match = plain < 10 ? OrdinalMatch::last_digit : OrdinalMatch::last_two_digits;
    const std::string_view match = element.attribute("match").value();
    if (match == "last-digit") term->match = OrdinalMatch::last_digit;
    if (match == "last-two-digits") term->match = OrdinalMatch::last_two_digits;
    if (match == "whole-number") term->match = OrdinalMatch::whole_number;
}

void Locale::add_date(const pugi::xml_node& element) {
    DateFormat& date = dates_[std::string_view(element.attribute("form").value()) == "numeric" ? 1 : 0];
    date = {};
    date.prefix = arena_->copy(element.attribute("prefix").value());
    date.suffix = arena_->copy(element.attribute("suffix").value());
    date.delimiter = arena_->copy(element.attribute("delimiter").value());
    date.formatting = read_formatting(element);
    date.text_case = text_case_named(element.attribute("text-case").value());
    for (const pugi::xml_node& child : element.children()) {
        if (local_name(child) == "date-part") date.parts.push_back(read_date_part(*arena_, child));
    }
}

std::string_view Locale::term(std::string_view name, TermForm form, bool plural) const {
    const auto found = terms_.find(name);
    if (found == terms_.end()) return {};
    for (;;) {
        const TermText& text = found->second.forms[static_cast<std::size_t>(form)];
        if (text.present) return plural ? text.multiple : text.single;
        if (form == TermForm::full) return {};
        form = fallback(form);
    }
}

std::string_view Locale::and_sign() const {
    const auto found = terms_.find("and");
    if (found == terms_.end()) return "&";
    const TermText& sign = found->second.forms[static_cast<std::size_t>(TermForm::symbol)];
    return sign.present ? sign.single : std::string_view("&");
}

std::string_view Locale::ordinal_suffix(unsigned number, Gender gender) const {
    // Without a plain "ordinal" the terms are those of CSL 1.0: 01 to 03 for last digits except 11 to 13, 04 for all others.
    if (!is_present(ordinals_[plain_ordinal])) {
        const unsigned tens = number / 10 % 10;
        const unsigned digit = number % 10;
        const std::size_t which = tens == 1 || digit < 1 || digit > 3 ? 4U : digit;
        return text_for(ordinals_[which], gender);
    }
    const auto matches = [&](std::size_t which, OrdinalMatch match) {
        return which < plain_ordinal && holds_for(ordinals_[which], gender) && ordinals_[which].match == match;
    };
    if (matches(number, OrdinalMatch::whole_number)) return text_for(ordinals_[number], gender);
    if (matches(number % 100, OrdinalMatch::last_two_digits)) return text_for(ordinals_[number % 100], gender);
    if (matches(number % 10, OrdinalMatch::last_digit)) return text_for(ordinals_[number % 10], gender);
    return text_for(ordinals_[plain_ordinal], gender);
}

std::string_view Locale::long_ordinal(unsigned number, Gender gender) const {
    return number >= 1 && number <= 10 ? text_for(long_ordinals_[number], gender) : std::string_view{};
}

Gender Locale::gender_of(std::string_view term) const {
    const auto found = terms_.find(term);
    return found == terms_.end() ? Gender::none : found->second.gender;
}

std::string normalize_language(std::string_view language) {
    std::string out;
    std::size_t part = 0;
    for (const char c : language) {
        if (c == '-' || c == '_') {
            out += '-';
            ++part;
        } else {
            out += part == 0 ? ascii_lower(c) : c;
        }
    }
    const std::size_t dash = out.find_last_of('-');
    if (dash != std::string::npos && out.size() - dash == 3) {
        for (std::size_t i = dash + 1; i < out.size(); ++i) {
            if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 32);
        }
    }
    return out;
}

std::string primary_dialect(std::string_view language) {
    struct Row {
        std::string_view language;
        std::string_view dialect;
    };
    // CSL locales, "locales.json": where the region is not the language's own letters.
    static constexpr std::array<Row, 27> rows = {{{"af", "af-ZA"}, {"ca", "ca-AD"}, {"cs", "cs-CZ"}, {"cy", "cy-GB"}, {"da", "da-DK"},
                                                  {"el", "el-GR"}, {"en", "en-US"}, {"et", "et-EE"}, {"fa", "fa-IR"}, {"gl", "gl-ES"},
                                                  {"he", "he-IL"}, {"hi", "hi-IN"}, {"ja", "ja-JP"}, {"km", "km-KH"}, {"ko", "ko-KR"},
                                                  {"ms", "ms-MY"}, {"nb", "nb-NO"}, {"nn", "nn-NO"}, {"no", "nb-NO"}, {"pa", "pa-PK"},
                                                  {"sl", "sl-SI"}, {"sr", "sr-RS"}, {"sv", "sv-SE"}, {"uk", "uk-UA"}, {"vi", "vi-VN"},
                                                  {"zh", "zh-CN"}, {"hy", "hy-AM"}}};
    if (language.find('-') != std::string_view::npos) return std::string(language);
    for (const Row& row : rows) {
        if (row.language == language) return std::string(row.dialect);
    }
    std::string dialect(language);
    if (language.size() != 2 || language == "ar" || language == "eu" || language == "la") return dialect;
    dialect += '-';
    for (const char c : language) dialect += static_cast<char>(c - 32);
    return dialect;
}

}  // namespace bibcast::csl

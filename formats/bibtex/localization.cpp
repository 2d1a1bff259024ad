#include <algorithm>
#include <array>

#include "formats/bibtex/tags.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

struct Localization {
    std::string_view key;
    std::string_view text;
};
// biblatex manual 3.19, section 4.9.2.14 (types), .15 (publication state), .13 (series); wording as in its english.lbx.
constexpr std::array localizations = {
    Localization{"mathesis", "Master's thesis"},
    Localization{"mastersthesis", "Master's thesis"},
    Localization{"bathesis", "Bachelor's thesis"},
    Localization{"phdthesis", "PhD thesis"},
    Localization{"candthesis", "Candidate thesis"},
    Localization{"techreport", "technical report"},
    Localization{"resreport", "research report"},
    Localization{"software", "computer software"},
    Localization{"datacd", "data CD"},
    Localization{"audiocd", "audio CD"},
    Localization{"patent", "patent"},
    Localization{"patentde", "German patent"},
    Localization{"patenteu", "European patent"},
    Localization{"patentfr", "French patent"},
    Localization{"patentuk", "British patent"},
    Localization{"patentus", "U.S. patent"},
    Localization{"patreq", "patent request"},
    Localization{"patreqde", "German patent request"},
    Localization{"patreqeu", "European patent request"},
    Localization{"patreqfr", "French patent request"},
    Localization{"patrequk", "British patent request"},
    Localization{"patrequs", "U.S. patent request"},
    Localization{"countryde", "Germany"},
    Localization{"countryeu", "European Union"},
    Localization{"countryep", "European Union"},
    Localization{"countryfr", "France"},
    Localization{"countryuk", "United Kingdom"},
    Localization{"countryus", "United States of America"},
    Localization{"newseries", "New series"},
    Localization{"oldseries", "Old series"},
    Localization{"inpreparation", "in preparation"},
    Localization{"submitted", "submitted"},
    Localization{"forthcoming", "forthcoming"},
    Localization{"inpress", "in press"},
    Localization{"prepublished", "pre-published"},
};

struct Language {
    std::string_view name;
    std::string_view tag;
    bool written = false;  ///< the name that is written for the tag
};
// babel user guide, section 1.14, and the regional names of biblatex's localization modules; the tags are those that
// stand for the name alone in CSL locales.
constexpr std::array languages = {
    Language{"afrikaans", "af-ZA", true},   Language{"albanian", "sq-AL", true},    Language{"american", "en-US"},
    Language{"usenglish", "en-US"},         Language{"english", "en-US", true},           Language{"british", "en-GB", true},
    Language{"ukenglish", "en-GB"},         Language{"canadian", "en-CA", true},    Language{"australian", "en-AU", true},
    Language{"newzealand", "en-NZ", true},  Language{"arabic", "ar", true},         Language{"armenian", "hy-AM", true},
    Language{"basque", "eu", true},         Language{"belarusian", "be-BY", true},  Language{"bulgarian", "bg-BG", true},
    Language{"catalan", "ca-AD", true},     Language{"chinese", "zh-CN", true},     Language{"croatian", "hr-HR", true},
    Language{"czech", "cs-CZ", true},       Language{"danish", "da-DK", true},      Language{"dutch", "nl-NL", true},
    Language{"estonian", "et-EE", true},    Language{"finnish", "fi-FI", true},     Language{"french", "fr-FR", true},
    Language{"francais", "fr-FR"},          Language{"acadian", "fr-CA"},           Language{"canadien", "fr-CA", true},
    Language{"galician", "gl-ES", true},    Language{"german", "de-DE", true},            Language{"germanb", "de-DE"},
    Language{"ngerman", "de-DE"},     Language{"austrian", "de-AT"},          Language{"naustrian", "de-AT", true},
    Language{"swissgerman", "de-CH"},       Language{"nswissgerman", "de-CH", true}, Language{"greek", "el-GR", true},
    Language{"hebrew", "he-IL", true},      Language{"hungarian", "hu-HU", true},   Language{"magyar", "hu-HU"},
    Language{"icelandic", "is-IS", true},   Language{"indonesian", "id-ID", true},  Language{"irish", "ga-IE", true},
    Language{"italian", "it-IT", true},     Language{"japanese", "ja-JP", true},    Language{"korean", "ko-KR", true},
    Language{"latin", "la", true},          Language{"latvian", "lv-LV", true},     Language{"lithuanian", "lt-LT", true},
    Language{"macedonian", "mk-MK", true},  Language{"mongolian", "mn-MN", true},   Language{"norwegian", "nb-NO"},
    Language{"norsk", "nb-NO", true},       Language{"nynorsk", "nn-NO", true},     Language{"persian", "fa-IR", true},
    Language{"farsi", "fa-IR"},             Language{"polish", "pl-PL", true},      Language{"portuguese", "pt-PT", true},
    Language{"portuges", "pt-PT"},          Language{"brazilian", "pt-BR", true},   Language{"brazil", "pt-BR"},
    Language{"romanian", "ro-RO", true},    Language{"russian", "ru-RU", true},     Language{"serbian", "sr-RS", true},
    Language{"slovak", "sk-SK", true},      Language{"slovene", "sl-SI", true},     Language{"slovenian", "sl-SI"},
    Language{"spanish", "es-ES", true},     Language{"mexican", "es-MX", true},     Language{"swedish", "sv-SE", true},
    Language{"thai", "th-TH", true},        Language{"turkish", "tr-TR", true},     Language{"ukrainian", "uk-UA", true},
    Language{"vietnamese", "vi-VN", true},  Language{"welsh", "cy", true},          Language{"esperanto", "eo", true},
};

}  // namespace

bool is_masters_genre(std::string_view genre) {
    static constexpr std::string_view words[] = {"master", "msc", "m.sc", "m.s.", "m.a.", "diplom", "bachelor", "magister", "licen", "mathesis"};
    const std::string lower = fold_case(genre);
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

std::string_view localized(std::string_view key) {
    for (const Localization& row : localizations) {
        if (equals_ignoring_ascii_case(row.key, key)) return row.text;
    }
    return {};
}

std::string_view localization_key(std::string_view text) {
    for (const Localization& row : localizations) {
        if (row.text == text) return row.key;
    }
    return {};
}

std::string_view language_tag(std::string_view name) {
    for (const Language& row : languages) {
        if (equals_ignoring_ascii_case(row.name, name)) return row.tag;
    }
    return {};
}

std::string_view babel_name_near(std::string_view tag_or_name) {
    if (const std::string_view tag = language_tag(tag_or_name); !tag.empty()) return babel_name(tag);
    const std::string_view known = language_tag_of(tag_or_name);
    const std::string_view primary = known.substr(0, known.find_first_of("-_"));
    for (const Language& row : languages) {
        if (row.written && equals_ignoring_ascii_case(row.tag.substr(0, row.tag.find('-')), primary)) return row.name;
    }
    return {};
}

std::string_view babel_name(std::string_view tag) {
    for (const Language& row : languages) {
        if (row.written && row.tag == tag) return row.name;
    }
    return {};
}

}  // namespace bibcast::bibtex

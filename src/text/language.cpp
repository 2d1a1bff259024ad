#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "model/ascii.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct Language {
    std::string_view tag;
    std::string_view code;   ///< ISO 639-2, the bibliographic one where there are two
    std::string_view other;  ///< the terminological one
    std::string_view name;   ///< in English, lower case
};

// Codes for the Representation of Names of Languages (Library of Congress, registration authority of ISO 639-2): all that ISO 639-1 has a code
// of two letters for, and those of three letters that catalogues of literature use.
constexpr std::array languages = {
    Language{"aa", "aar", "", "afar"},
    Language{"ab", "abk", "", "abkhazian"},
    Language{"ae", "ave", "", "avestan"},
    Language{"af", "afr", "", "afrikaans"},
    Language{"ak", "aka", "", "akan"},
    Language{"am", "amh", "", "amharic"},
    Language{"an", "arg", "", "aragonese"},
    Language{"ar", "ara", "", "arabic"},
    Language{"as", "asm", "", "assamese"},
    Language{"av", "ava", "", "avaric"},
    Language{"ay", "aym", "", "aymara"},
    Language{"az", "aze", "", "azerbaijani"},
    Language{"ba", "bak", "", "bashkir"},
    Language{"be", "bel", "", "belarusian"},
    Language{"bg", "bul", "", "bulgarian"},
    Language{"bi", "bis", "", "bislama"},
    Language{"bm", "bam", "", "bambara"},
    Language{"bn", "ben", "", "bengali"},
    Language{"bo", "tib", "bod", "tibetan"},
    Language{"br", "bre", "", "breton"},
    Language{"bs", "bos", "", "bosnian"},
    Language{"ca", "cat", "", "catalan"},
    Language{"ce", "che", "", "chechen"},
    Language{"ch", "cha", "", "chamorro"},
    Language{"co", "cos", "", "corsican"},
    Language{"cr", "cre", "", "cree"},
    Language{"cs", "cze", "ces", "czech"},
    Language{"cu", "chu", "", "church slavic"},
    Language{"cv", "chv", "", "chuvash"},
    Language{"cy", "wel", "cym", "welsh"},
    Language{"da", "dan", "", "danish"},
    Language{"de", "ger", "deu", "german"},
    Language{"dv", "div", "", "maldivian"},
    Language{"dz", "dzo", "", "dzongkha"},
    Language{"ee", "ewe", "", "ewe"},
    Language{"el", "gre", "ell", "greek"},
    Language{"en", "eng", "", "english"},
    Language{"eo", "epo", "", "esperanto"},
    Language{"es", "spa", "", "spanish"},
    Language{"et", "est", "", "estonian"},
    Language{"eu", "baq", "eus", "basque"},
    Language{"fa", "per", "fas", "persian"},
    Language{"ff", "ful", "", "fulah"},
    Language{"fi", "fin", "", "finnish"},
    Language{"fj", "fij", "", "fijian"},
    Language{"fo", "fao", "", "faroese"},
    Language{"fr", "fre", "fra", "french"},
    Language{"fy", "fry", "", "western frisian"},
    Language{"ga", "gle", "", "irish"},
    Language{"gd", "gla", "", "scottish gaelic"},
    Language{"gl", "glg", "", "galician"},
    Language{"gn", "grn", "", "guarani"},
    Language{"gu", "guj", "", "gujarati"},
    Language{"gv", "glv", "", "manx"},
    Language{"ha", "hau", "", "hausa"},
    Language{"he", "heb", "", "hebrew"},
    Language{"hi", "hin", "", "hindi"},
    Language{"ho", "hmo", "", "hiri motu"},
    Language{"hr", "hrv", "scr", "croatian"},
    Language{"ht", "hat", "", "haitian creole"},
    Language{"hu", "hun", "", "hungarian"},
    Language{"hy", "arm", "hye", "armenian"},
    Language{"hz", "her", "", "herero"},
    Language{"ia", "ina", "", "interlingua"},
    Language{"id", "ind", "", "indonesian"},
    Language{"ie", "ile", "", "interlingue"},
    Language{"ig", "ibo", "", "igbo"},
    Language{"ii", "iii", "", "sichuan yi"},
    Language{"ik", "ipk", "", "inupiaq"},
    Language{"io", "ido", "", "ido"},
    Language{"is", "ice", "isl", "icelandic"},
    Language{"it", "ita", "", "italian"},
    Language{"iu", "iku", "", "inuktitut"},
    Language{"ja", "jpn", "", "japanese"},
    Language{"jv", "jav", "", "javanese"},
    Language{"ka", "geo", "kat", "georgian"},
    Language{"kg", "kon", "", "kongo"},
    Language{"ki", "kik", "", "kikuyu"},
    Language{"kj", "kua", "", "kuanyama"},
    Language{"kk", "kaz", "", "kazakh"},
    Language{"kl", "kal", "", "greenlandic"},
    Language{"km", "khm", "", "khmer"},
    Language{"kn", "kan", "", "kannada"},
    Language{"ko", "kor", "", "korean"},
    Language{"kr", "kau", "", "kanuri"},
    Language{"ks", "kas", "", "kashmiri"},
    Language{"ku", "kur", "", "kurdish"},
    Language{"kv", "kom", "", "komi"},
    Language{"kw", "cor", "", "cornish"},
    Language{"ky", "kir", "", "kyrgyz"},
    Language{"la", "lat", "", "latin"},
    Language{"lb", "ltz", "", "luxembourgish"},
    Language{"lg", "lug", "", "ganda"},
    Language{"li", "lim", "", "limburgish"},
    Language{"ln", "lin", "", "lingala"},
    Language{"lo", "lao", "", "lao"},
    Language{"lt", "lit", "", "lithuanian"},
    Language{"lu", "lub", "", "luba-katanga"},
    Language{"lv", "lav", "", "latvian"},
    Language{"mg", "mlg", "", "malagasy"},
    Language{"mh", "mah", "", "marshallese"},
    Language{"mi", "mao", "mri", "maori"},
    Language{"mk", "mac", "mkd", "macedonian"},
    Language{"ml", "mal", "", "malayalam"},
    Language{"mn", "mon", "", "mongolian"},
    Language{"mr", "mar", "", "marathi"},
    Language{"ms", "may", "msa", "malay"},
    Language{"mt", "mlt", "", "maltese"},
    Language{"my", "bur", "mya", "burmese"},
    Language{"na", "nau", "", "nauru"},
    Language{"nb", "nob", "", "norwegian bokmål"},
    Language{"nd", "nde", "", "north ndebele"},
    Language{"ne", "nep", "", "nepali"},
    Language{"ng", "ndo", "", "ndonga"},
    Language{"nl", "dut", "nld", "dutch"},
    Language{"nn", "nno", "", "norwegian nynorsk"},
    Language{"no", "nor", "", "norwegian"},
    Language{"nr", "nbl", "", "south ndebele"},
    Language{"nv", "nav", "", "navajo"},
    Language{"ny", "nya", "", "chichewa"},
    Language{"oc", "oci", "", "occitan"},
    Language{"oj", "oji", "", "ojibwa"},
    Language{"om", "orm", "", "oromo"},
    Language{"or", "ori", "", "odia"},
    Language{"os", "oss", "", "ossetian"},
    Language{"pa", "pan", "", "punjabi"},
    Language{"pi", "pli", "", "pali"},
    Language{"pl", "pol", "", "polish"},
    Language{"ps", "pus", "", "pashto"},
    Language{"pt", "por", "", "portuguese"},
    Language{"qu", "que", "", "quechua"},
    Language{"rm", "roh", "", "romansh"},
    Language{"rn", "run", "", "rundi"},
    Language{"ro", "rum", "ron", "romanian"},
    Language{"ru", "rus", "", "russian"},
    Language{"rw", "kin", "", "kinyarwanda"},
    Language{"sa", "san", "", "sanskrit"},
    Language{"sc", "srd", "", "sardinian"},
    Language{"sd", "snd", "", "sindhi"},
    Language{"se", "sme", "", "northern sami"},
    Language{"sg", "sag", "", "sango"},
    Language{"si", "sin", "", "sinhala"},
    Language{"sk", "slo", "slk", "slovak"},
    Language{"sl", "slv", "", "slovenian"},
    Language{"sm", "smo", "", "samoan"},
    Language{"sn", "sna", "", "shona"},
    Language{"so", "som", "", "somali"},
    Language{"sq", "alb", "sqi", "albanian"},
    Language{"sr", "srp", "scc", "serbian"},
    Language{"ss", "ssw", "", "swati"},
    Language{"st", "sot", "", "southern sotho"},
    Language{"su", "sun", "", "sundanese"},
    Language{"sv", "swe", "", "swedish"},
    Language{"sw", "swa", "", "swahili"},
    Language{"ta", "tam", "", "tamil"},
    Language{"te", "tel", "", "telugu"},
    Language{"tg", "tgk", "", "tajik"},
    Language{"th", "tha", "", "thai"},
    Language{"ti", "tir", "", "tigrinya"},
    Language{"tk", "tuk", "", "turkmen"},
    Language{"tl", "tgl", "", "tagalog"},
    Language{"tn", "tsn", "", "tswana"},
    Language{"to", "ton", "", "tongan"},
    Language{"tr", "tur", "", "turkish"},
    Language{"ts", "tso", "", "tsonga"},
    Language{"tt", "tat", "", "tatar"},
    Language{"tw", "twi", "", "twi"},
    Language{"ty", "tah", "", "tahitian"},
    Language{"ug", "uig", "", "uighur"},
    Language{"uk", "ukr", "", "ukrainian"},
    Language{"ur", "urd", "", "urdu"},
    Language{"uz", "uzb", "", "uzbek"},
    Language{"ve", "ven", "", "venda"},
    Language{"vi", "vie", "", "vietnamese"},
    Language{"vo", "vol", "", "volapük"},
    Language{"wa", "wln", "", "walloon"},
    Language{"wo", "wol", "", "wolof"},
    Language{"xh", "xho", "", "xhosa"},
    Language{"yi", "yid", "", "yiddish"},
    Language{"yo", "yor", "", "yoruba"},
    Language{"za", "zha", "", "zhuang"},
    Language{"zh", "chi", "zho", "chinese"},
    Language{"zu", "zul", "", "zulu"},
    Language{"akk", "akk", "", "akkadian"},
    Language{"ang", "ang", "", "old english"},
    Language{"arc", "arc", "", "aramaic"},
    Language{"ast", "ast", "", "asturian"},
    Language{"cop", "cop", "", "coptic"},
    Language{"dsb", "dsb", "", "lower sorbian"},
    Language{"dum", "dum", "", "middle dutch"},
    Language{"enm", "enm", "", "middle english"},
    Language{"fil", "fil", "", "filipino"},
    Language{"frm", "frm", "", "middle french"},
    Language{"fro", "fro", "", "old french"},
    Language{"gez", "gez", "", "ge'ez"},
    Language{"gmh", "gmh", "", "middle high german"},
    Language{"goh", "goh", "", "old high german"},
    Language{"got", "got", "", "gothic"},
    Language{"grc", "grc", "", "ancient greek"},
    Language{"gsw", "gsw", "", "swiss german"},
    Language{"haw", "haw", "", "hawaiian"},
    Language{"hsb", "hsb", "", "upper sorbian"},
    Language{"kok", "kok", "", "konkani"},
    Language{"mga", "mga", "", "middle irish"},
    Language{"nds", "nds", "", "low german"},
    Language{"non", "non", "", "old norse"},
    Language{"pro", "pro", "", "old occitan"},
    Language{"sco", "sco", "", "scots"},
    Language{"sga", "sga", "", "old irish"},
    Language{"sux", "sux", "", "sumerian"},
    Language{"syr", "syr", "", "syriac"},
    Language{"uga", "uga", "", "ugaritic"},
};

struct OtherName {
    std::string_view name;  ///< folded
    std::string_view tag;
};

// Other English names, of babel and of polyglossia, and what languages call themselves (CLDR, the autonyms of its locales).
constexpr std::array other_names = {
    OtherName{"american", "en-US"},        OtherName{"american english", "en-US"}, OtherName{"us english", "en-US"},   OtherName{"usenglish", "en-US"},
    OtherName{"british", "en-GB"},         OtherName{"british english", "en-GB"},  OtherName{"uk english", "en-GB"},   OtherName{"ukenglish", "en-GB"},
    OtherName{"australian", "en-AU"},      OtherName{"canadian", "en-CA"},         OtherName{"austrian", "de-AT"},     OtherName{"naustrian", "de-AT"},
    OtherName{"brazilian", "pt-BR"},       OtherName{"brazilian portuguese", "pt-BR"}, OtherName{"brazil", "pt-BR"},   OtherName{"ngerman", "de"},
    OtherName{"castilian", "es"},          OtherName{"flemish", "nl"},             OtherName{"farsi", "fa"},           OtherName{"gaelic", "gd"},
    OtherName{"mandarin", "zh"},           OtherName{"simplified chinese", "zh-Hans"}, OtherName{"traditional chinese", "zh-Hant"}, OtherName{"modern greek", "el"},
    OtherName{"slovene", "sl"},            OtherName{"slovakian", "sk"},           OtherName{"rumanian", "ro"},        OtherName{"moldavian", "ro"},
    OtherName{"byelorussian", "be"},       OtherName{"sinhalese", "si"},           OtherName{"panjabi", "pa"},         OtherName{"kirghiz", "ky"},
    OtherName{"norsk", "no"},              OtherName{"nynorsk", "nn"},             OtherName{"bokmål", "nb"},          OtherName{"norsk bokmål", "nb"},
    OtherName{"norsk nynorsk", "nn"},      OtherName{"valencian", "ca"},           OtherName{"frisian", "fy"},         OtherName{"sorbian", "hsb"},
    OtherName{"azeri", "az"},              OtherName{"uyghur", "ug"},              OtherName{"oriya", "or"},           OtherName{"romansch", "rm"},
    OtherName{"church slavonic", "cu"},    OtherName{"classical greek", "grc"},    OtherName{"greek, ancient", "grc"}, OtherName{"greek, modern", "el"},
    OtherName{"deutsch", "de"},            OtherName{"français", "fr"},            OtherName{"francais", "fr"},        OtherName{"español", "es"},
    OtherName{"espanol", "es"},            OtherName{"castellano", "es"},          OtherName{"italiano", "it"},        OtherName{"português", "pt"},
    OtherName{"portugues", "pt"},          OtherName{"nederlands", "nl"},          OtherName{"svenska", "sv"},         OtherName{"dansk", "da"},
    OtherName{"suomi", "fi"},              OtherName{"íslenska", "is"},            OtherName{"eesti", "et"},           OtherName{"latviešu", "lv"},
    OtherName{"lietuvių", "lt"},           OtherName{"polski", "pl"},              OtherName{"čeština", "cs"},         OtherName{"česky", "cs"},
    OtherName{"slovenčina", "sk"},         OtherName{"slovenščina", "sl"},         OtherName{"hrvatski", "hr"},        OtherName{"srpski", "sr"},
    OtherName{"bosanski", "bs"},           OtherName{"magyar", "hu"},              OtherName{"română", "ro"},          OtherName{"shqip", "sq"},
    OtherName{"türkçe", "tr"},             OtherName{"català", "ca"},              OtherName{"galego", "gl"},          OtherName{"euskara", "eu"},
    OtherName{"cymraeg", "cy"},            OtherName{"gaeilge", "ga"},             OtherName{"bahasa indonesia", "id"}, OtherName{"bahasa melayu", "ms"},
    OtherName{"tiếng việt", "vi"},         OtherName{"русский", "ru"},             OtherName{"українська", "uk"},      OtherName{"беларуская", "be"},
    OtherName{"български", "bg"},          OtherName{"македонски", "mk"},          OtherName{"српски", "sr"},          OtherName{"қазақ тілі", "kk"},
    OtherName{"ελληνικά", "el"},           OtherName{"עברית", "he"},               OtherName{"العربية", "ar"},         OtherName{"فارسی", "fa"},
    OtherName{"हिन्दी", "hi"},               OtherName{"ไทย", "th"},                 OtherName{"中文", "zh"},             OtherName{"汉语", "zh"},
    OtherName{"日本語", "ja"},               OtherName{"한국어", "ko"},               OtherName{"latina", "la"},          OtherName{"afrikaan", "af"},
};

bool is_all(std::string_view text, bool (*is)(char)) { return std::all_of(text.begin(), text.end(), is); }

bool is_alphanumeric(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }

std::string_view tag_of_code(std::string_view code) {
    for (const Language& row : languages) {
        if (equals_ignoring_ascii_case(row.code, code) || equals_ignoring_ascii_case(row.other, code)) return row.tag;
    }
    return {};
}

}  // namespace

bool is_language_tag(std::string_view text) {
    enum class Next : unsigned char { language, script, region, variant } next = Next::language;
    while (true) {
        const std::size_t end = std::min(text.find_first_of("-_"), text.size());
        const std::string_view part = text.substr(0, end);
        const bool letters = is_all(part, is_ascii_alpha);
        const bool is_variant = is_all(part, is_alphanumeric) && ((part.size() >= 5 && part.size() <= 8) || (part.size() == 4 && is_ascii_digit(part[0])));
        if (next == Next::language) {
            if (!letters || part.size() < 2 || part.size() > 3) return false;
            next = Next::script;
        } else if (next == Next::script && letters && part.size() == 4) {
            next = Next::region;
        } else if (next != Next::variant && ((letters && part.size() == 2) || (part.size() == 3 && is_all(part, is_ascii_digit)))) {
            next = Next::variant;
        } else if (is_variant) {
            next = Next::variant;
        } else {
            return false;
        }
        if (end == text.size()) return true;
        text.remove_prefix(end + 1);
    }
}

bool is_bibliographic_code(std::string_view text) {
    return std::any_of(languages.begin(), languages.end(), [text](const Language& row) { return row.code == text; });
}

std::string_view language_tag_of(std::string_view words) {
    words = trim(words);
    if (words.size() == 3) {
        if (const std::string_view tag = tag_of_code(words); !tag.empty()) return tag;
    }
    if (is_language_tag(words)) return words;
    constexpr std::size_t longest = 64;
    if (words.size() > longest) return {};
    const std::string folded = fold_case(words);
    for (const Language& row : languages) {
        if (row.name == folded) return row.tag;
    }
    for (const OtherName& row : other_names) {
        if (row.name == folded) return row.tag;
    }
    return {};
}

std::string hyphenated(std::string_view tag) {
    std::string out(tag);
    std::replace(out.begin(), out.end(), '_', '-');
    return out;
}

}  // namespace bibcast

#include "model/standard_number.hpp"

#include <array>

#include "model/ascii.hpp"

namespace bibcast {

namespace {

/// The digits of a number, X (only as the last one) as 'X'. `size` 0: no such number.
struct Digits {
    std::array<char, 16> list{};
    std::size_t size = 0;
    [[nodiscard]] std::string_view view() const { return {list.data(), size}; }
};

std::string_view drop_label(std::string_view text, std::string_view label) {
    text = ascii::trim(text);
    if (!ascii::starts_with(text, label)) return text;
    text.remove_prefix(label.size());
    for (const std::string_view more : {"-13", "-10"}) {
        if (label == "isbn" && text.starts_with(more) && text.size() > 12) text.remove_prefix(3);
    }
    while (!text.empty() && (text[0] == ':' || ascii::is_space(text[0]))) text.remove_prefix(1);
    return text;
}

/// A hyphen of any kind, or a blank, at the start of `text`: how many bytes, 0 if none.
std::size_t separator_size(std::string_view text) {
    if (text[0] == '-' || text[0] == ' ') return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    const bool dash = text.size() >= 3 && text.starts_with("\xE2\x80") && text[2] >= '\x90' && text[2] <= '\x95';
    return dash || text.starts_with("\xE2\x88\x92") ? 3 : 0;
}

Digits collect(std::string_view text) {
    Digits digits;
    while (!text.empty()) {
        if (const std::size_t separator = separator_size(text); separator != 0) {
            text.remove_prefix(separator);
            continue;
        }
        const char c = ascii::upper(text[0]);
        const bool after_x = digits.size != 0 && digits.list[digits.size - 1] == 'X';
        if (digits.size == digits.list.size() || after_x || (c != 'X' && !ascii::is_digit(c))) return {};
        digits.list[digits.size++] = c;
        text.remove_prefix(1);
    }
    return digits;
}

unsigned value_of(char c) { return c == 'X' ? 10U : static_cast<unsigned>(c - '0'); }

/// Weights that fall to 1 at the last digit; the sum must be divisible by 11 (ISBN-10, ISSN).
bool proves_modulo_11(std::string_view digits) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += static_cast<unsigned>(digits.size() - i) * value_of(digits[i]);
    return sum % 11 == 0;
}

/// Weights 1 and 3 in turn; the sum must be divisible by 10 (EAN).
bool proves_ean(std::string_view digits) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (i % 2 == 0 ? 1U : 3U) * value_of(digits[i]);
    return sum % 10 == 0;
}

/// ISO 7064, MOD 11-2.
bool proves_modulo_11_2(std::string_view digits) {
    unsigned sum = 0;
    for (const char c : digits.substr(0, digits.size() - 1)) sum = (sum + value_of(c)) * 2;
    return (12 - sum % 11) % 11 == value_of(digits.back());
}

NumberFault fault(bool right) { return right ? NumberFault::none : NumberFault::check; }

Digits isbn_digits(std::string_view text) {
    const Digits digits = collect(drop_label(text, "isbn"));
    if (digits.size == 10) return digits;
    const std::string_view view = digits.view();
    const bool ean = digits.size == 13 && view.back() != 'X' && (view.starts_with("978") || view.starts_with("979"));
    return ean ? digits : Digits{};
}

Digits issn_digits(std::string_view text) {
    text = drop_label(text, "e-issn");
    text = drop_label(text, "eissn");
    text = drop_label(text, "issn");
    const Digits digits = collect(text);
    return digits.size == 8 ? digits : Digits{};
}

Digits orcid_digits(std::string_view text) {
    text = ascii::trim(text);
    if (const std::size_t host = ascii::find(text, "orcid.org/"); host != std::string_view::npos)
        text.remove_prefix(host + 10);
    text = drop_label(text, "orcid");
    while (!text.empty() && text.back() == '/') text.remove_suffix(1);
    const Digits digits = collect(text);
    return digits.size == 16 ? digits : Digits{};
}

}  // namespace

NumberFault isbn_fault(std::string_view text) {
    const Digits digits = isbn_digits(text);
    if (digits.size == 0) return NumberFault::shape;
    return fault(digits.size == 10 ? proves_modulo_11(digits.view()) : proves_ean(digits.view()));
}

NumberFault issn_fault(std::string_view text) {
    const Digits digits = issn_digits(text);
    return digits.size == 0 ? NumberFault::shape : fault(proves_modulo_11(digits.view()));
}

NumberFault orcid_fault(std::string_view text) {
    const Digits digits = orcid_digits(text);
    return digits.size == 0 ? NumberFault::shape : fault(proves_modulo_11_2(digits.view()));
}

std::string_view canonical_isbn(Arena& arena, std::string_view text) { return arena.copy(isbn_digits(text).view()); }

std::string_view isbn13(Arena& arena, std::string_view text) {
    if (!isbn_valid(text)) return {};
    const Digits digits = isbn_digits(text);
    if (digits.size == 13) return arena.copy(digits.view());
    Digits long_form;
    for (const char c : std::string_view("978")) long_form.list[long_form.size++] = c;
    for (const char c : digits.view().substr(0, 9)) long_form.list[long_form.size++] = c;
    long_form.list[long_form.size++] = '0';
    while (!proves_ean(long_form.view())) ++long_form.list[12];
    return arena.copy(long_form.view());
}

std::string_view canonical_issn(Arena& arena, std::string_view text) {
    const Digits digits = issn_digits(text);
    return digits.size == 0 ? std::string_view{}
                            : arena.concat({digits.view().substr(0, 4), "-", digits.view().substr(4)});
}

std::string_view canonical_orcid(Arena& arena, std::string_view text) {
    const Digits digits = orcid_digits(text);
    if (digits.size == 0) return {};
    const std::string_view view = digits.view();
    return arena.concat({view.substr(0, 4), "-", view.substr(4, 4), "-", view.substr(8, 4), "-", view.substr(12)});
}

std::string_view canonical_pmid(Arena& arena, std::string_view text) {
    text = drop_label(text, "pmid");
    while (text.size() > 1 && text[0] == '0') text.remove_prefix(1);
    return ascii::all_digits(text) && text.size() <= 9 && text != "0" ? arena.copy(text) : std::string_view{};
}

std::string_view canonical_pmcid(Arena& arena, std::string_view text) {
    text = drop_label(text, "pmcid");
    if (ascii::starts_with(text, "pmc")) text.remove_prefix(3);
    if (const std::size_t version = text.find('.');
        version != std::string_view::npos && ascii::all_digits(text.substr(version + 1))) {
        text = text.substr(0, version);
    }
    return ascii::all_digits(text) && text.size() <= 9 ? arena.concat({"PMC", text}) : std::string_view{};
}

}  // namespace bibcast

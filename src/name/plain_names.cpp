#include "name/plain_names.hpp"

#include <array>
#include <cstring>

#include "name/bibtex_parts.hpp"
#include "name/institutions.hpp"
#include "name/others.hpp"
#include "name/short_form.hpp"
#include "name/suffixes.hpp"
#include "text/byte_block.hpp"
#include "text/latex_letter.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// What a byte of a name is.
enum class Byte : std::uint8_t { other, letter, stop, hyphen, space, comma, command, wide };

constexpr std::array<Byte, 256> bytes = [] {
    std::array<Byte, 256> table{};
    for (unsigned c = 0; c < 128; ++c) {
        if (is_ascii_alpha(static_cast<char>(c))) table[c] = Byte::letter;
        if (is_ascii_space(static_cast<char>(c))) table[c] = Byte::space;
    }
    table[static_cast<unsigned char>('.')] = Byte::stop;
    table[static_cast<unsigned char>('-')] = table[static_cast<unsigned char>('\'')] = Byte::hyphen;
    table[static_cast<unsigned char>('~')] = Byte::space;
    table[static_cast<unsigned char>(',')] = Byte::comma;
    table[static_cast<unsigned char>('\\')] = table[static_cast<unsigned char>('{')] = Byte::command;
    // U+00C0 to U+027F: letters of Latin, which are in NFC and compose with nothing here.
    for (unsigned c = 0xC3; c <= 0xC9; ++c) table[c] = Byte::wide;
    return table;
}();

/// Writes a letter above ASCII and below U+10000 in UTF-8. Its size.
std::size_t put_letter(char* at, char32_t value) {
    const bool two = value < 0x800;
    if (!two) *at++ = static_cast<char>(0xE0U | value >> 12U);
    *at++ = static_cast<char>(two ? 0xC0U | value >> 6U : 0x80U | (value >> 6U & 0x3FU));
    *at = static_cast<char>(0x80U | (value & 0x3FU));
    return two ? 2 : 3;
}

Byte byte_of(char c) { return bytes[static_cast<unsigned char>(c)]; }

/// Behind the letters of ASCII from `at` on: most words are shorter than a block, and how much shorter cannot be foreseen.
std::size_t skip_letters(std::string_view text, std::size_t at) {
    while (at + sizeof(ByteBlock) <= text.size()) {
        const std::size_t letters = first_that_holds(is_no_letter(byte_block_at(text.data() + at)));
        at += letters;
        if (letters != sizeof(ByteBlock)) return at;
    }
    while (at < text.size() && byte_of(text[at]) == Byte::letter) ++at;
    return at;
}

}  // namespace

bool PlainNames::is_and(std::size_t at) const {
    return at + 3 <= raw_.size() && ascii_lower(raw_[at]) == 'a' && ascii_lower(raw_[at + 1]) == 'n' && ascii_lower(raw_[at + 2]) == 'd' &&
           (at + 3 == raw_.size() || is_ascii_space(raw_[at + 3]));
}

/// From here on the name is not what stands in the source.
void PlainNames::copy(Words& words, std::size_t begin, std::size_t at) {
    if (copied_) return;
    if (decoded_ == nullptr) decoded_ = static_cast<char*>(arena_.allocate(raw_.size(), 1));
    std::memcpy(decoded_, raw_.data() + begin, at - begin);
    words.text = decoded_;
    words.size = at - begin;
    copied_ = true;
}

/// Reads up to the next separator. `end`: behind the last character of the name.
bool PlainNames::read_words(std::size_t& end, Words& words) {
    const std::size_t begin = at_;
    words.text = raw_.data() + begin;
    copied_ = false;
    bool word_begins = true;
    while (at_ < raw_.size()) {
        const char c = raw_[at_];
        const Byte kind = byte_of(c);
        if (kind == Byte::space) {
            const std::size_t first = at_;
            while (at_ < raw_.size() && byte_of(raw_[at_]) == Byte::space) ++at_;
            if (at_ == raw_.size()) return raw_.back() != '~';
            if ((raw_[at_] == 'a' || raw_[at_] == 'A') && is_and(at_)) return raw_[at_ - 1] != '~' && raw_[first] != '~';
            if (at_ - first > 1 || c != ' ') copy(words, begin, first);
            if (copied_) decoded_[words.size] = ' ';
            ++words.size;
            word_begins = true;
            continue;
        }
        if (kind == Byte::letter) {
            if (word_begins) {
                words.lower = words.lower || c >= 'a';
                words.lower_first = words.lower_first || (c >= 'a' && end == begin);
                words.last = words.size;
                word_begins = false;
            }
            // What follows is mostly letters, of which nothing more is asked.
            const std::size_t letters = at_;
            at_ = skip_letters(raw_, letters + 1);
            if (copied_) copy_bytes(decoded_ + words.size, raw_.substr(letters, at_ - letters));
            words.size += at_ - letters;
            end = at_;
            continue;
        }
        std::size_t size = 1;
        char32_t value = static_cast<unsigned char>(c);
        switch (kind) {
            case Byte::stop:
            case Byte::hyphen:
                // Two of them mean something else, and a word that begins with one has no case.
                if (word_begins || (kind == Byte::hyphen && at_ + 1 < raw_.size() && raw_[at_ + 1] == c)) return false;
                break;
            case Byte::comma:
                if (words.comma != 0 || words.size == 0) return false;
                words.family_end = word_begins ? words.size - 1 : words.size;
                words.comma = words.size + 1;
                break;
            case Byte::command: {
                const LatexLetter letter = latex_letter_at(raw_, at_);
                if (letter.value == 0) return false;
                copy(words, begin, at_);
                size = letter.size;
                value = letter.value;
                if (word_begins) words.last = words.size;
                words.size += put_letter(decoded_ + words.size, value);
                break;
            }
            case Byte::wide: {
                const CodePoint point = code_point_at(raw_, at_);
                if (!point.valid) return false;
                size = point.size;
                value = point.value;
                break;
            }
            case Byte::letter:
            case Byte::space:
            case Byte::other: return false;
        }
        if (kind != Byte::command) {
            if (copied_) copy_bytes(decoded_ + words.size, raw_.substr(at_, size));
            words.size += size;
        }
        if (word_begins && kind != Byte::comma) {
            const bool lower = value < 0x80 ? c >= 'a' : is_lower(value);
            if (value >= 0x80 && !lower && !is_upper(value)) return false;
            words.lower = words.lower || lower;
            words.lower_first = words.lower_first || (lower && end == begin);
            if (kind != Byte::command) words.last = words.size - size;
        }
        word_begins = false;
        at_ += size;
        end = at_;
    }
    return true;
}

PlainNames::Found PlainNames::next(Name& name) {
    if (done_) return Found::end;
    const std::size_t begin = at_;
    const Found found = read(name);
    if (found == Found::doubt) at_ = begin;
    done_ = done_ && found != Found::doubt;
    return found;
}

PlainNames::Found PlainNames::read(Name& name) {
    while (at_ < raw_.size() && is_ascii_space(raw_[at_])) ++at_;
    if (at_ == raw_.size() || byte_of(raw_[at_]) == Byte::space || is_and(at_)) return Found::doubt;
    const std::size_t begin = at_;
    std::size_t end = at_;
    Words words;
    if (!read_words(end, words)) return Found::doubt;
    done_ = at_ == raw_.size();
    if (!done_) at_ += 3;
    name.raw = raw_.substr(begin, end - begin);
    if (name.raw == "others") return done_ ? Found::others : Found::doubt;
    // `Smith, J. et al.` is for those who read all that a list may hold.
    if (words.lower && words.comma != 0 && done_ && ends_in_others(name.raw)) return Found::doubt;
    const std::string_view text(words.text, words.size);
    // A decoded name keeps its memory; the next one is written behind it.
    if (copied_) decoded_ += words.size;
    if (words.comma == 0) {
        const bool is_group = name.raw.front() == '{' && name.raw.back() == '}';
        if (words.lower || is_group || (name.raw.back() != '}' && is_institution(name.raw))) return Found::doubt;
        if (words.last == 0 && text.size() > 4 && text[1] == '.') return Found::doubt;  // `R.K.Singh`
        name.given = text.substr(0, words.last == 0 ? 0 : words.last - 1);
        name.family = text.substr(words.last);
        name.particle = {};
        return Found::name;
    }
    name.family = text.substr(0, words.family_end);
    name.given = text.substr(words.comma);
    if (name.given.starts_with(' ')) name.given.remove_prefix(1);
    if (name.given.empty()) return Found::doubt;
    // `Martin Luther King, Jr.`
    const bool may_be_suffix = name.given.size() < 5 && (name.given[0] == 'J' || name.given[0] == 'S' || name.given[0] == 'I');
    if (may_be_suffix && suffix_kind(name.given) == SuffixKind::generation && name.family.find(' ') != std::string_view::npos) return Found::doubt;
    // `Zhu Z, Singh A` are two people.
    if (name.family.find(' ') != std::string_view::npos && is_short_form(name.family)) return Found::doubt;
    name.particle = {};
    if (words.lower_first) split_leading_particle(name.family, name.particle, name.family);
    return Found::name;
}

}  // namespace bibcast

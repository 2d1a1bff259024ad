// Library of Congress, "MARC-8 Character Sets and Encoding Options": ISO 2022 with two sets at hand, G0 for bytes below 80, G1 for those above.
#include "formats/marc/marc8.hpp"

#include <algorithm>

#include "formats/marc/character_sets.hpp"
#include "formats/marc/codes.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

namespace {

constexpr char escape = '\x1B';
constexpr std::size_t leader_size = 24;
constexpr std::size_t entry_size = 12;
constexpr char ascii_set = 'B';
constexpr char ansel_set = 'E';
constexpr char east_asian_set = '1';

bool has_tag(std::string_view record, std::string_view tag) {
    const std::string_view directory = record.substr(leader_size, std::min(record.find('\x1E'), record.size()) - leader_size);
    for (std::size_t at = 0; at + entry_size <= directory.size(); at += entry_size) {
        if (directory.substr(at, tag.size()) == tag) return true;
    }
    return false;
}

class Decoder {
  public:
    Decoder(std::string_view bytes, std::string& out, Findings& findings) : bytes_(bytes), out_(out), findings_(findings) {}

    void run() {
        while (at_ < bytes_.size()) {
            const auto byte = static_cast<unsigned char>(bytes_[at_]);
            if (bytes_[at_] == escape && designate()) continue;
            if (byte >= 0x1D && byte <= 0x1F) {
                end_accents();
                g0_ = ascii_set;
                g1_ = ansel_set;
            }
            if (byte <= 0x20 || byte == 0x7F) put(byte);
            else if (g0_ == east_asian_set && byte < 0x80) skip_east_asian();
            else if (byte < 0x80) put_of(g0_, byte);
            else if (byte < 0xA0) put_control(byte);
            else put_of(g1_, byte - 0x80U);
            ++at_;
        }
        end_accents();
    }

  private:
    /// `ESC ( N`, `ESC , N`, `ESC ) E`, `ESC - E`, `ESC $ 1`, and the short ones: `ESC g`, `ESC b`, `ESC p`, `ESC s`.
    bool designate() {
        std::size_t next = at_ + 1;
        const auto here = [&] { return next < bytes_.size() ? bytes_[next] : '\0'; };
        const char first = here();
        if (first == 'g' || first == 'b' || first == 'p' || first == 's') {
            g0_ = first == 's' ? ascii_set : first;
            at_ = next + 1;
            return true;
        }
        if (first == '$') ++next;
        const bool second = here() == ')' || here() == '-';
        if (here() == '(' || here() == ',' || second) ++next;
        else if (first != '$') return false;
        if (here() == '!') ++next;
        if (here() <= ' ') return false;
        (second ? g1_ : g0_) = here();
        at_ = next + 1;
        return true;
    }

    void put(char32_t character) {
        if (is_combining(character)) {
            // The second half of a mark over two letters: the first one is the whole of it.
            const bool half = (character == 0xFE21 || character == 0xFE23) && halves_ > 0;
            if (half) --halves_;
            else accents_.push_back(character);
            if (character == 0x0361 || character == 0x0360) ++halves_;
            return;
        }
        append_utf8(out_, character);
        // A mark over nothing stands over the blank or the separator's neighbour, never beyond it.
        for (const char32_t accent : accents_) append_utf8(out_, accent);
        accents_.clear();
    }

    void end_accents() {
        for (const char32_t accent : accents_) append_utf8(out_, accent);
        accents_.clear();
        halves_ = 0;
    }

    void put_of(char final_character, unsigned place) {
        if (final_character == ascii_set) return put(place);
        const auto set = std::find_if(character_sets.begin(), character_sets.end(), [&](const CharacterSet& one) { return one.final_character == final_character; });
        const char16_t found = set == character_sets.end() || place < 0x21 || place > 0x7E ? u'\0' : set->characters[place - 0x21];
        if (found != 0) return put(found);
        put_unknown("no character of its set");
    }

    /// What is not for sorting stands between two controls, here as there; the joiners of Arabic and Indian scripts.
    void put_control(unsigned byte) {
        if (byte == 0x88) put(0x98);
        else if (byte == 0x89) put(0x9C);
        else if (byte == 0x8D) put(0x200D);
        else if (byte == 0x8E) put(0x200C);
        else put_unknown("no character of MARC-8");
    }

    /// Three bytes a character.
    void skip_east_asian() {
        put_unknown("a character of EACC, the East Asian set, which is not read");
        for (int more = 0; more < 2 && at_ + 1 < bytes_.size() && bytes_[at_ + 1] > ' '; ++more) ++at_;
    }

    void put_unknown(std::string_view why) {
        const auto begin = static_cast<std::uint32_t>(out_.size());
        put(0xFFFD);
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string bytes;
        for (std::size_t i = at_; i < std::min(bytes_.size(), at_ + (g0_ == east_asian_set ? 3 : 1)); ++i) {
            const auto byte = static_cast<unsigned char>(bytes_[i]);
            bytes += {digits[byte >> 4U], digits[byte & 15U]};
        }
        findings_.add(marc_8, {begin, static_cast<std::uint32_t>(out_.size())}, bytes + " is " + std::string(why));
    }

    std::string_view bytes_;
    std::string& out_;
    Findings& findings_;
    std::size_t at_ = 0;
    char g0_ = ascii_set;
    char g1_ = ansel_set;
    std::u32string accents_;
    int halves_ = 0;
};

}  // namespace

bool is_marc8(std::string_view record) {
    if (record.size() < leader_size || record[9] == 'a') return false;
    if (!has_tag(record, "245") && has_tag(record, "200")) return false;
    if (is_ascii(record)) return record.find(escape) != std::string_view::npos;
    return find_invalid_utf8(record) != std::string_view::npos;
}

void append_marc8(std::string_view record, std::string& out, Findings& findings) { Decoder(record, out, findings).run(); }

}  // namespace bibcast::marc

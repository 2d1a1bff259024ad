#include "name/family_names.hpp"

#include <algorithm>
#include <array>

namespace bibcast {

namespace {

// The most frequent family names of Spain that are not given names too (INE, Apellidos más frecuentes, 2023).
constexpr std::array spanish = std::to_array<std::string_view>({
    "Alvarez", "Castillo", "Diaz", "Dominguez", "Díaz", "Domínguez", "Fernandez", "Fernández", "Garcia", "García", "Gomez",
    "Gonzalez", "González", "Gutierrez", "Gutiérrez", "Gómez", "Hernandez", "Hernández", "Jimenez", "Jiménez", "Lopez", "López",
    "Martinez", "Martínez", "Munoz", "Muñoz", "Ortega", "Ortiz", "Perez", "Pérez", "Ramirez", "Ramírez", "Rodriguez", "Rodríguez",
    "Romero", "Ruiz", "Sanchez", "Suarez", "Suárez", "Sánchez", "Vasquez", "Vazquez", "Vázquez", "Álvarez",
});

// Lê Trung Hoa, Họ và tên người Việt Nam (2005), the ten most frequent; with their forms without accents only where these
// are no Western or Chinese names.
constexpr std::array vietnamese = std::to_array<std::string_view>({
    "Bùi", "Hoàng", "Huynh", "Huỳnh", "Lê", "Nguyen", "Nguyễn", "Phạm", "Phan", "Trần", "Võ", "Vũ", "Đặng", "Đỗ", "Ngô", "Dương",
});

// The romanised Chinese, Korean and Vietnamese family names of two or three letters (GB/T 28039 for Chinese).
constexpr std::string_view short_names = " AN BAI BAO DAI DO FAN FU GAO GE GU HAN HE HO HU JI JIN JUN KIM KO LE LEE LI LIN LIU LU LUO LYU MA "
                                         "MAO MEI MO NG PAN PEI QI QIN REN SHI SU SUN TAN TAO VO VU WAN WEI WEN WU XIA XIE XU YAN YAO YE YI YIN "
                                         "YU YUN ZHU ZOU ";

// The advocations of Mary among the most frequent given names of Spain (INE, Nombres más frecuentes, 2023).
constexpr std::array advocations = std::to_array<std::string_view>({
    "Carmen", "Pilar", "Mar", "Rosario", "Angeles", "Ángeles", "Dolores", "Mercedes", "Luz", "Jesus", "Jesús", "Fátima", "Fatima",
    "Rocío", "Rocio", "Rosa", "Socorro", "Consuelo", "Remedios", "Montserrat",
});

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view word) {
    return std::find(names.begin(), names.end(), word) != names.end();
}

}  // namespace

bool is_spanish_family_name(std::string_view word) {
    if (word.size() < 4) return false;
    return contains(spanish, word);
}

bool is_vietnamese_family_name(std::string_view word) { return contains(vietnamese, word); }

bool is_short_family_name(std::string_view word) {
    if (word.size() < 2 || word.size() > 3) return false;
    const std::size_t at = short_names.find(word);
    return at != std::string_view::npos && short_names[at - 1] == ' ' && short_names[at + word.size()] == ' ';
}

bool is_marian_name(std::string_view first, std::string_view second) {
    return (first == "María" || first == "Maria" || first == "Mª" || first == "Ma.") && contains(advocations, second);
}

}  // namespace bibcast

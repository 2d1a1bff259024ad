#include "support/injected.hpp"

#include "support/value_places.hpp"

namespace bibcast::testing {

std::string injected_word(std::size_t number) {
    constexpr std::string_view letters = "abcdefghijklmnoprstuvwxy";
    std::string word = "qz";
    for (number += letters.size(); number > 0; number /= letters.size()) word += letters[number % letters.size()];
    return word + "zq";
}

Injected with_injected_words(const Format& format, const std::string& text) {
    Injected injected;
    std::size_t done = 0;
    for (const ValuePlace& place : value_places(format, text)) {
        injected.words.push_back(injected_word(injected.words.size()));
        injected.text += text.substr(done, place.at - done) + " " + injected.words.back();
        done = place.at;
    }
    injected.text += text.substr(done);
    if (format.id == "marc") injected.text = with_true_lengths(injected.text);
    return injected;
}

}  // namespace bibcast::testing

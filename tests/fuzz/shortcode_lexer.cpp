// The tokens of any page cover it without gaps, and their arguments stand within them.
#include "formats/shortcode/lexer.hpp"

#include "fuzz/target.hpp"

namespace bibcast::fuzz {

void fuzz_shortcode_lexer(std::string_view text) {
    Arena arena;
    Findings findings(false);
    const shortcode::Tokens tokens = shortcode::lex(text, arena, findings);
    std::size_t end = 0;
    for (const shortcode::Token& token : tokens.tokens) {
        require(token.span.begin == end && token.span.end > token.span.begin, "a gap between tokens");
        end = token.span.end;
        for (const shortcode::Argument& argument : tokens.arguments_of(token)) {
            require(argument.value_span.begin >= token.span.begin && argument.value_span.end <= token.span.end, "an argument is not in its tag");
        }
    }
    require(end == text.size(), "the page is not covered");
    for (const Finding& finding : findings.all()) require(finding.span.begin <= finding.span.end && finding.span.end <= text.size());
}

}  // namespace bibcast::fuzz

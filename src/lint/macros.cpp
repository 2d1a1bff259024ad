#include <array>
#include <unordered_map>
#include <unordered_set>

#include "lint/families.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code unused_string{"lint/unused-string", Severity::note, "a @string is never used",
                             "No value of the file names this macro. It may be a left-over, or a value that was meant to name it is in braces."};
constexpr std::array codes = {&unused_string};

bool is_name(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == ':' || c == '+' || c == '.' || c == '/'; }

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at;
}

std::size_t name_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_name(text[at])) ++at;
    return at;
}

/// Macros are looked for in the text itself: a reader has put their values in place.
class UnusedStrings final : public AcrossRule {
  public:
    void add(const LintSubject& /*subject*/) override {}

    void finish(std::span<const LintSource> sources, LintFindings& findings) override {
        for (std::uint32_t number = 0; number < sources.size(); ++number) {
            if (sources[number].format == "bibtex" || sources[number].format == "biblatex") look(sources[number].text, number, findings);
        }
    }

  private:
    static void look(std::string_view text, std::uint32_t number, LintFindings& findings) {
        std::vector<std::pair<std::string, SourceSpan>> defined;
        std::unordered_set<std::string> used;
        for (std::size_t at = text.find_first_of("@=#"); at != std::string_view::npos; at = text.find_first_of("@=#", at + 1)) {
            std::size_t begin = skip_blanks(text, at + 1);
            if (text[at] != '@') {
                // A bare word behind = or # names a macro; inside of braces it may be text, and then nothing is said.
                const std::size_t end = name_end(text, begin);
                if (end > begin && !is_ascii_digit(text[begin])) used.insert(ascii_lower(text.substr(begin, end - begin)));
                continue;
            }
            if (!equals_ignoring_ascii_case(text.substr(begin, 6), "string")) continue;
            begin = skip_blanks(text, begin + 6);
            if (begin >= text.size() || (text[begin] != '{' && text[begin] != '(')) continue;
            begin = skip_blanks(text, begin + 1);
            const std::size_t end = name_end(text, begin);
            if (end > begin) {
                defined.emplace_back(ascii_lower(text.substr(begin, end - begin)),
                                     SourceSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
            }
        }
        for (const auto& [name, span] : defined) {
            if (!used.contains(name)) findings.add(unused_string, {number, span}, "nothing uses the macro '" + name + "'", {}, name);
        }
    }
};

}  // namespace

namespace lint {
constinit const LintFamily macros{.name = "macros", .codes = codes, .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<UnusedStrings>(); }};
}

}  // namespace bibcast

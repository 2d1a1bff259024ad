#include "text/latex_definitions.hpp"

#include <algorithm>
#include <array>

#include "model/arena.hpp"
#include "text/latex.hpp"
#include "text/latex_source.hpp"
#include "text/latex_table.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// What definitions may add to one value, as for the macros of BibTeX.
constexpr std::size_t expansion_limit = 8192;
/// How deep calls may stand in what calls come to.
constexpr unsigned depth_limit = 24;
/// Bytes of all definitions of a source.
constexpr std::size_t definitions_limit = std::size_t{32} << 10;

bool is_letter_of_command(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// True if the text ends in `\name`, to which a letter behind it would belong.
bool ends_in_command(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && text.size() - at < 64 && is_letter_of_command(text[at - 1])) --at;
    if (at == text.size() || at == 0 || text[at - 1] != '\\') return false;
    std::size_t slashes = 0;
    while (at > slashes && slashes < 64 && text[at - 1 - slashes] == '\\') ++slashes;
    return slashes % 2 == 1;
}

void append(std::string& out, std::string_view piece) {
    if (!piece.empty() && is_letter_of_command(piece.front()) && ends_in_command(out)) out += ' ';
    out += piece;
}

bool is_known(std::string_view name) {
    const LatexMeaning meaning = latex_meaning(name);
    return meaning.symbol != nullptr || meaning.accent != nullptr || meaning.command != nullptr;
}

/// True if what the decoder knows of the command says more than a definition with that body: sorting aids, whose argument is dropped and told, and
/// characters that old files draw for want of them (`\def\cprime{$'$}`).
bool is_known_better(std::string_view name, std::string_view body) {
    const LatexMeaning meaning = latex_meaning(name);
    if (meaning.command != nullptr) return meaning.command->action == LatexAction::drop && trim(body).empty();
    if (meaning.symbol == nullptr && meaning.accent == nullptr) return false;
    return !has_letter(body);
}

/// True if the decoder makes a text of all of `source`.
bool decodes(std::string_view source) {
    using Kind = LatexIssue::Kind;
    Arena arena;
    std::vector<LatexIssue> issues;
    const Text text = decode_latex(arena, source, &issues);
    const auto is_harmless = [](const LatexIssue& issue) { return issue.kind == Kind::dropped_comment || issue.kind == Kind::dropped_command; };
    const auto is_source = [](const Styled& styled) { return styled.style == Style::math || styled.style == Style::tex; };
    return std::all_of(issues.begin(), issues.end(), is_harmless) && std::none_of(text.styles.begin(), text.styles.end(), is_source);
}

/// True if a list of names would come apart at what stands in `text` outside of braces.
bool separates_names(std::string_view text) {
    unsigned depth = 0;
    for (const char c : text) {
        if (c == '{') ++depth;
        if (c == '}' && depth > 0) --depth;
        if (depth == 0 && (c == ',' || is_ascii_space(c) || c == '~')) return true;
    }
    return false;
}

}  // namespace

/// Reads definitions and passes over everything between them.
class LatexDefinitions::Parser {
  public:
    Parser(LatexDefinitions& definitions, std::string_view source) : definitions_(definitions), source_(source), scanner_(source) {}

    bool read() {
        while (at_ < source_.size()) {
            if (source_[at_] == '%') {
                at_ = std::min(source_.find('\n', at_), source_.size());
            } else if (source_[at_] == '\\') {
                read_command();
            } else {
                ++at_;
            }
        }
        definitions_.drop_what_is_not_understood(names_);
        return !names_.empty();
    }

  private:
    void read_command() {
        const std::string_view command = latex_command_name(source_, at_);
        at_ += 1 + command.size();
        if (command.starts_with("if") && command != "iff") ++conditions_;
        if (command == "fi" && conditions_ > 0) --conditions_;
        const std::size_t behind = at_;
        bool read = true;
        if (command == "newcommand" || command == "renewcommand" || command == "DeclareRobustCommand") {
            read = read_newcommand(conditions_ > 0);
        } else if (command == "providecommand") {
            read = read_newcommand(true);
        } else if (command == "DeclareMathOperator") {
            read = read_operator();
        } else if (command == "def" || command == "gdef" || command == "edef" || command == "xdef") {
            read = read_def();
        } else if (command == "let") {
            read = read_let();
        }
        if (!read) at_ = behind;
    }

    void skip_spaces() {
        while (at_ < source_.size() && is_ascii_space(source_[at_])) ++at_;
    }
    bool skip(char c) {
        skip_spaces();
        if (at_ >= source_.size() || source_[at_] != c) return false;
        ++at_;
        return true;
    }

    /// `\foo`, made of letters: others are accents and signs, which nobody means to change.
    bool read_name(std::string_view& name) {
        skip_spaces();
        if (at_ >= source_.size() || source_[at_] != '\\') return false;
        name = latex_command_name(source_, at_);
        if (name.empty() || !is_letter_of_command(name.front())) return false;
        at_ += 1 + name.size();
        return at_ >= source_.size() || source_[at_] != '@';
    }
    /// `\foo` or `{\foo}`.
    bool read_name_or_group(std::string_view& name) {
        const bool braces = skip('{');
        return read_name(name) && (!braces || skip('}'));
    }
    bool read_group(std::string_view& content) { return skip('{') && read_to(scanner_.group_end(at_ - 1, source_.size()), content); }
    bool read_option(std::string_view& content) { return skip('[') && read_to(scanner_.option_end(at_ - 1, source_.size()), content); }
    bool read_to(std::size_t end, std::string_view& content) {
        if (end == latex_nowhere) return false;
        content = source_.substr(at_, end - at_);
        at_ = end + 1;
        return true;
    }

    bool read_newcommand(bool only_if_unknown) {
        (void)skip('*');
        std::string_view name;
        std::string_view content;
        Macro macro;
        if (!read_name_or_group(name)) return false;
        if (read_option(content)) {
            content = trim(content);
            if (content.size() != 1 || content[0] < '0' || content[0] > '9') return false;
            macro.parameters = static_cast<unsigned>(content[0] - '0');
            if (read_option(content)) {
                macro.has_optional = macro.parameters > 0;
                macro.fallback = content;
            }
        }
        if (!read_group(content)) return false;
        macro.body = content;
        keep(name, std::move(macro), only_if_unknown);
        return true;
    }

    /// `\DeclareMathOperator{\Hom}{Hom}`.
    bool read_operator() {
        const bool star = skip('*');
        std::string_view name;
        std::string_view content;
        if (!read_name_or_group(name) || !read_group(content)) return false;
        Macro macro;
        macro.body = (star ? "\\operatorname*{" : "\\operatorname{") + std::string(content) + "}";
        keep(name, std::move(macro), conditions_ > 0);
        return true;
    }

    /// `\def\foo#1#2{…}`; text between the parameters is nothing that a record could follow.
    bool read_def() {
        std::string_view name;
        std::string_view content;
        Macro macro;
        if (!read_name(name)) return false;
        while (skip('#')) {
            if (at_ >= source_.size() || source_[at_] != static_cast<char>('1' + macro.parameters) || macro.parameters == 9) return false;
            ++at_;
            ++macro.parameters;
        }
        if (!read_group(content)) return false;
        macro.body = content;
        keep(name, std::move(macro), conditions_ > 0);
        return true;
    }

    /// `\let\foo=\bar`: what the other command is when it stands here.
    bool read_let() {
        std::string_view name;
        std::string_view other;
        if (!read_name(name)) return false;
        (void)skip('=');
        if (!read_name(other)) return false;
        const auto found = definitions_.macros_.find(other);
        Macro macro;
        if (found != definitions_.macros_.end()) macro = found->second;
        else macro.body = "\\" + std::string(other);
        keep(name, std::move(macro), conditions_ > 0);
        return true;
    }

    void keep(std::string_view name, Macro macro, bool only_if_unknown) {
        if (definitions_.add(name, std::move(macro), only_if_unknown)) names_.emplace_back(name);
    }

    LatexDefinitions& definitions_;
    std::string_view source_;
    LatexScanner scanner_;
    std::size_t at_ = 0;
    unsigned conditions_ = 0;
    std::vector<std::string> names_;
};

/// Replaces calls, and in what they come to again.
class LatexDefinitions::Expander {
  public:
    Expander(const Macros& macros, bool in_names, std::size_t size, std::vector<std::string_view>& dropped)
        : macros_(macros), in_names_(in_names), limit_(size + expansion_limit), calls_left_(size + expansion_limit / 8), dropped_(dropped) {}

    [[nodiscard]] bool any() const { return any_; }
    /// False: it comes to too much.
    bool expand(std::string& out, std::string_view source, unsigned depth) {
        if (depth > depth_limit) return false;
        LatexScanner scanner(source);
        unsigned braces = 0;
        for (std::size_t at = 0; at < source.size();) {
            const std::size_t next = source.find_first_of("\\{}", at);
            append(out, source.substr(at, next - at));
            if (out.size() > limit_) return false;
            if (next == std::string_view::npos) break;
            at = next;
            if (source[at] != '\\') {
                if (source[at] == '{') ++braces;
                else if (braces > 0) --braces;
                out += source[at++];
                continue;
            }
            const std::string_view name = latex_command_name(source, at);
            const auto macro = macros_.find(name);
            Call call;
            if (macro == macros_.end() || !read_call(source, at + 1 + name.size(), macro->second, scanner, call)) {
                append(out, source.substr(at, 1 + name.size()));
                at += 1 + name.size();
                continue;
            }
            if (!replace(out, source.substr(at, call.end - at), macro->second, call, depth, braces == 0)) return false;
            at = call.end;
            if (out.size() != before_ || out.empty() || out.back() != '{' || at >= source.size() || source[at] != '}') continue;
            // `{\noopsort{a}}` is nothing at all.
            out.pop_back();
            ++at;
            if (braces > 0) --braces;
        }
        return true;
    }

  private:
    struct Call {
        std::array<std::string_view, 9> arguments;
        bool option_given = false;
        std::size_t end = 0;
    };

    bool read_call(std::string_view source, std::size_t at, const Macro& macro, LatexScanner& scanner, Call& call) const {
        const auto skip_spaces = [&](std::size_t from) {
            while (from < source.size() && is_ascii_space(source[from])) ++from;
            return from;
        };
        at = skip_spaces(at);
        call.end = at;
        unsigned next = 0;
        if (macro.has_optional) {
            call.arguments[next++] = macro.fallback;
            const std::size_t close = at < source.size() && source[at] == '[' ? scanner.option_end(at, source.size()) : latex_nowhere;
            if (close != latex_nowhere) {
                call.arguments[0] = source.substr(at + 1, close - at - 1);
                call.option_given = true;
                call.end = at = close + 1;
            }
        }
        for (; next < macro.parameters; ++next) {
            at = skip_spaces(at);
            if (at >= source.size() || source[at] == '}') return false;
            std::size_t size = 0;
            if (source[at] == '{') {
                const std::size_t close = scanner.group_end(at, source.size());
                if (close == latex_nowhere) return false;
                call.arguments[next] = source.substr(at + 1, close - at - 1);
                size = close + 1 - at;
            } else {
                size = source[at] == '\\' ? 1 + latex_command_name(source, at).size() : code_point_at(source, at).size;
                call.arguments[next] = source.substr(at, size);
            }
            call.end = at = at + size;
        }
        return true;
    }

    bool replace(std::string& out, std::string_view whole, const Macro& macro, const Call& call, unsigned depth, bool bare) {
        any_ = true;
        before_ = out.size();
        if (calls_left_-- == 0) return false;
        std::string text;
        for (std::size_t at = 0; at < macro.body.size();) {
            const std::size_t sign = std::min(macro.body.find('#', at), macro.body.size());
            append(text, std::string_view(macro.body).substr(at, sign - at));
            at = sign + 2;
            if (sign + 1 >= macro.body.size()) break;
            const char digit = macro.body[sign + 1];
            if (digit >= '1' && digit < static_cast<char>('1' + macro.parameters)) append(text, call.arguments[static_cast<std::size_t>(digit - '1')]);
            if (text.size() > limit_) return false;
        }
        if (depth == 0) note_dropped(whole, macro, call);
        std::string expanded;
        if (!expand(expanded, text, depth + 1)) return false;
        before_ = out.size();
        const bool enclose = depth == 0 && bare && in_names_ && separates_names(expanded);
        append(out, enclose ? "{" + expanded + "}" : expanded);
        return out.size() <= limit_;
    }

    void note_dropped(std::string_view whole, const Macro& macro, const Call& call) {
        if (trim(macro.body).empty()) {
            if (macro.parameters > 0) dropped_.push_back(trim(whole));
            return;
        }
        for (unsigned i = 0; i < macro.parameters; ++i) {
            const bool given = i > 0 || !macro.has_optional || call.option_given;
            if (given && (macro.used & 1U << i) == 0 && !trim(call.arguments[i]).empty()) dropped_.push_back(call.arguments[i]);
        }
    }

    const Macros& macros_;
    bool in_names_;
    std::size_t limit_;
    std::size_t calls_left_;
    std::vector<std::string_view>& dropped_;
    bool any_ = false;
    std::size_t before_ = 0;  ///< the size of the output before the last call
};

bool LatexDefinitions::read(std::string_view source) { return Parser(*this, source).read(); }

bool LatexDefinitions::add(std::string_view name, Macro macro, bool only_if_unknown) {
    const auto found = macros_.find(name);
    if (only_if_unknown && (found != macros_.end() || is_known(name))) return false;
    if (is_known_better(name, macro.body)) return false;
    for (std::size_t at = 0; at + 1 < macro.body.size(); ++at) {
        if (macro.body[at] != '#') continue;
        const char digit = macro.body[++at];
        if (digit >= '1' && digit <= '9') macro.used |= 1U << static_cast<unsigned>(digit - '1');
    }
    size_ += name.size() + macro.body.size() + macro.fallback.size();
    if (size_ > definitions_limit) return false;
    macros_.insert_or_assign(std::string(name), std::move(macro));
    return true;
}

/// A definition may use those that stand behind it, so all are looked at together, until no further one falls.
void LatexDefinitions::drop_what_is_not_understood(const std::vector<std::string>& names) {
    constexpr unsigned rounds = 4;
    for (unsigned round = 0; round < rounds; ++round) {
        bool dropped = false;
        for (const std::string& name : names) {
            const auto found = macros_.find(name);
            if (found == macros_.end() || is_understood(found->second)) continue;
            macros_.erase(found);
            dropped = true;
        }
        if (!dropped) return;
    }
}

bool LatexDefinitions::is_understood(const Macro& macro) const {
    std::string text;  // the body, with a letter for each argument
    for (std::size_t at = 0; at < macro.body.size(); ++at) {
        if (macro.body[at] == '#' && ++at < macro.body.size()) append(text, macro.body[at] == '#' ? "#" : "x");
        else text += macro.body[at];
    }
    std::vector<std::string_view> dropped;
    std::string expanded;
    Expander expander(macros_, false, text.size(), dropped);
    if (!expander.expand(expanded, text, 1)) return false;
    return decodes(expanded) || decodes("$" + expanded + "$");
}

bool LatexDefinitions::expand(std::string_view source, bool in_names, Expansion& expansion) const {
    expansion.source.clear();
    expansion.dropped.clear();
    if (source.find('\\') == std::string_view::npos) return false;
    Expander expander(macros_, in_names, source.size(), expansion.dropped);
    return expander.expand(expansion.source, source, 0) && expander.any();
}

}  // namespace bibcast

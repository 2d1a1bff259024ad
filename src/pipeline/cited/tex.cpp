// What LaTeX documents cite, and what LaTeX and biber wrote down of it.
#include <algorithm>
#include <array>

#include "model/arena.hpp"
#include "pipeline/cited/keys.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Commands with `cite` in their names whose first argument is no key (natbib; biblatex 3.9.9, 4.3; hyperref).
constexpr std::array<std::string_view, 14> no_citations = {
    "citestyle", "setcitestyle", "citetext", "citereset", "citefont", "citeform", "citeleft", "citeright", "citepunct", "citemid", "citedash", "citesetup", "citename", "citation"};

bool is_letter(char c) { return is_ascii_alpha(c) || c == '@'; }

/// Walks over the text of a document: commands with their arguments.
class TexScan {
  public:
    explicit TexScan(std::string_view text) : text_(text) {}

    /// The name of the next command; empty at the end. Comments are passed over.
    std::string_view next_command() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '%') {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (c == '\\') {
                const std::size_t begin = ++at_;
                while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
                if (at_ > begin) return text_.substr(begin, at_ - begin);
                if (at_ < text_.size()) ++at_;  // `\%` is a character
            } else {
                ++at_;
            }
        }
        return {};
    }

    void skip_star() {
        if (at_ < text_.size() && text_[at_] == '*') ++at_;
    }
    /// Passes over what stands in `[…]` or `(…)`, once or more often.
    void skip_optional() {
        while (true) {
            const std::size_t before = at_;
            skip_blanks();
            if (at_ == text_.size() || (text_[at_] != '[' && text_[at_] != '(')) {
                at_ = before;
                return;
            }
            const char close = text_[at_] == '[' ? ']' : ')';
            const std::size_t end = end_of_group(close);
            if (end == std::string_view::npos) {
                at_ = before;
                return;
            }
            at_ = end + 1;
        }
    }
    /// What stands in the braces that come next; nothing if none do.
    bool argument(std::string_view& value) {
        const std::size_t before = at_;
        skip_blanks();
        const std::size_t end = at_ < text_.size() && text_[at_] == '{' ? end_of_group('}') : std::string_view::npos;
        if (end == std::string_view::npos) {
            at_ = before;
            return false;
        }
        value = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return true;
    }

  private:
    void skip_blanks() {
        while (at_ < text_.size() && (is_ascii_space(text_[at_]) || text_[at_] == '%')) {
            if (text_[at_] == '%') at_ = std::min(text_.find('\n', at_), text_.size());
            else ++at_;
        }
    }
    /// Where the group that begins here ends. An argument has no empty line in it, no further group of its own kind but in braces, and
    /// not many braces in each other, so that what is no argument is given up soon.
    [[nodiscard]] std::size_t end_of_group(char close) const {
        constexpr int deepest = 10;
        const char open = text_[at_];
        int depth = 0;
        for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
            const char c = text_[i];
            if (depth == 0 && c == close) return i;
            if (c == '\\') ++i;
            else if (c == '{') ++depth;
            else if (c == '}') --depth;
            else if (depth == 0 && c == open) break;
            if (depth < 0 || depth > deepest || (c == '\n' && i + 1 < text_.size() && text_[i + 1] == '\n')) break;
        }
        return std::string_view::npos;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// `a, b,%\n c`: the keys of one argument.
void take_keys(std::string_view list, const TakeKey& take) {
    std::string without_comments;
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (list[at] == '%') at = std::min(list.find('\n', at), list.size() - 1);
        else without_comments += list[at];
    }
    for (std::size_t at = 0; at <= without_comments.size();) {
        const std::size_t end = std::min(without_comments.find(',', at), without_comments.size());
        const std::string_view key = trim(std::string_view(without_comments).substr(at, end - at));
        at = end + 1;
        // `#1` is the parameter of somebody's own command.
        if (!key.empty() && key.find_first_of("#\\{}") == std::string_view::npos) take(key);
    }
}

bool is_citation(std::string_view command) {
    const std::string name = ascii_lower(command);
    return name.find("cite") != std::string::npos && name.find('@') == std::string::npos && !name.starts_with("declare") && !name.starts_with("new") && !name.starts_with("renew") &&
           std::find(no_citations.begin(), no_citations.end(), name) == no_citations.end();
}

}  // namespace

void read_tex_citations(std::string_view text, const TakeKey& take, const std::function<void(std::string_view)>& include) {
    TexScan scan(text);
    std::string_view value;
    for (std::string_view command = scan.next_command(); !command.empty(); command = scan.next_command()) {
        if (command == "input" || command == "include" || command == "subfile" || command == "subfileinclude") {
            if (scan.argument(value)) include(trim(value));
            continue;
        }
        if (command == "end") {
            if (scan.argument(value) && value == "document") return;
            continue;
        }
        if (!is_citation(command)) continue;
        scan.skip_star();
        scan.skip_optional();
        // `\volcite[pre]{volume}[page]{key}`
        const bool names_volume = command.ends_with("volcite") || command.ends_with("volcites");
        if (names_volume && scan.argument(value)) scan.skip_optional();
        // `\cites[pre][post]{key}[post]{key}`: as many as there are
        const bool is_list = command.ends_with("cites");
        while (scan.argument(value)) {
            take_keys(value, take);
            if (!is_list) break;
            scan.skip_optional();
            if (names_volume && scan.argument(value)) scan.skip_optional();
        }
    }
}

void read_aux_citations(std::string_view text, const TakeKey& take, const std::function<void(std::string_view)>& include) {
    TexScan scan(text);
    std::string_view value;
    for (std::string_view command = scan.next_command(); !command.empty(); command = scan.next_command()) {
        if (command == "@input") {
            if (scan.argument(value)) include(trim(value));
        } else if (command == "citation") {
            if (scan.argument(value)) take_keys(value, take);
        } else if (command == "abx@aux@cite" && scan.argument(value)) {
            // The section stands before the key since biblatex 3.15.
            std::string_view second;
            take_keys(scan.argument(second) ? second : value, take);
        }
    }
}

void read_bcf_citations(std::string_view text, const TakeKey& take) {
    Arena arena;
    constexpr std::string_view open = "<bcf:citekey";
    constexpr std::string_view close = "</bcf:citekey>";
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
        at += open.size();
        const std::size_t begin = text.find('>', at);
        if (begin == std::string_view::npos) return;
        at = begin;
        if (text[begin - 1] == '/') continue;  // it has no content
        const std::size_t end = text.find(close, begin);
        if (end == std::string_view::npos) return;
        take(trim(decode_entities(arena, text.substr(begin + 1, end - begin - 1))));
        at = end + close.size();
    }
}

}  // namespace bibcast

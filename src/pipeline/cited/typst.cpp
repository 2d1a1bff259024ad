// What Typst documents cite: `@key` and `#cite(<key>)` (Typst reference: Reference, Cite, Label, Syntax).
#include <algorithm>
#include <vector>

#include "pipeline/cited/keys.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

bool is_in_name(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '-' || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_in_label(char c) { return is_in_name(c) || c == ':' || c == '.'; }

/// Walks once over a document, and knows at each place whether it is markup or code.
class TypstScan {
  public:
    TypstScan(std::string_view text, const CitationsOfTypst& found) : text_(text), found_(found) {}

    void run() {
        while (at_ < text_.size()) {
            if (skip_comment()) continue;
            if (in_code()) code();
            else markup();
        }
    }

  private:
    /// What is open: `[` has markup in it, `(` and `{` have code, and `#` is code up to the end of its line.
    [[nodiscard]] bool in_code() const { return !open_.empty() && open_.back() != '['; }
    [[nodiscard]] char here(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    void close(char opening) {
        if (!open_.empty() && open_.back() == opening) open_.pop_back();
    }

    bool skip_comment() {
        if (here() != '/') return false;
        if (here(1) == '/' && (at_ == 0 || text_[at_ - 1] != ':')) {
            at_ = std::min(text_.find('\n', at_), text_.size());
            return true;
        }
        if (here(1) != '*') return false;
        std::size_t depth = 0;
        do {
            if (here() == '/' && here(1) == '*') ++depth, at_ += 2;
            else if (here() == '*' && here(1) == '/') --depth, at_ += 2;
            else ++at_;
        } while (depth > 0 && at_ < text_.size());
        return true;
    }

    /// Between backticks nothing means anything; what is not closed goes to the end.
    void skip_raw() {
        const std::size_t length = std::min(text_.find_first_not_of('`', at_), text_.size()) - at_;
        at_ += length;
        if (length == 2) return;
        const std::size_t end = text_.find(text_.substr(at_ - length, length), at_);
        at_ = end == std::string_view::npos ? text_.size() : end + length;
    }

    void markup() {
        const char c = here();
        if (c == '\\') at_ += 2;
        else if (c == '`') skip_raw();
        else if (c == '$') skip_math();
        else if (c == '@') reference();
        else if (c == '<') define_label();
        else if (c == '#') begin_code();
        else {
            if (c == '[') open_.push_back('[');
            if (c == ']') end_content();
            ++at_;
        }
    }

    void skip_math() {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != '$') end += text_[end] == '\\' ? 2 : 1;
        at_ = std::min(end + 1, text_.size());
    }

    /// The name that begins here: as long as it can be, without signs of a sentence behind it.
    std::string_view name_here() {
        const std::size_t begin = at_;
        while (is_in_label(here())) ++at_;
        std::size_t end = at_;
        while (end > begin && (text_[end - 1] == '.' || text_[end - 1] == ':')) --end;
        return text_.substr(begin, end - begin);
    }

    void reference() {
        ++at_;
        if (const std::string_view key = name_here(); !key.empty()) found_.take(key);
    }

    /// `<name>`, with its place behind it; empty if it is none.
    std::string_view label_here() {
        const std::size_t begin = ++at_;
        while (is_in_label(here())) ++at_;
        if (here() != '>') return {};
        return text_.substr(begin, at_++ - begin);
    }

    void define_label() {
        if (const std::string_view name = label_here(); !name.empty()) found_.label(name);
    }

    void begin_code() {
        ++at_;
        if (here() == '{' || here() == '(') {
            open_.push_back(text_[at_++]);
            return;
        }
        const std::string_view word = word_here();
        for (const std::string_view statement : {"let", "set", "show", "import", "include", "if", "for", "while", "return", "context"}) {
            if (word == statement) {
                open_.push_back('#');
                is_include_ = word == "include";
                return;
            }
        }
        begin_arguments();
    }

    /// Behind a name or a closed group in markup: what is given to a function.
    void begin_arguments() {
        if (here() == '(' || here() == '[') open_.push_back(text_[at_++]);
    }

    std::string_view word_here() {
        const std::size_t begin = at_;
        while (is_in_name(here()) || (here() == '.' && is_ascii_alpha(here(1)))) ++at_;
        const std::string_view word = text_.substr(begin, at_ - begin);
        is_cite_ = word == "cite" || word.ends_with(".cite");
        if (word == "bibliography") in_bibliography_ = true;
        return word;
    }

    void end_content() {
        const bool was_argument = !open_.empty() && open_.back() == '[';
        close('[');
        if (was_argument && !in_code() && here(1) == '[') {
            ++at_;
            open_.push_back('[');
        }
    }

    void code() {
        const char c = here();
        if (c == '"') return string();
        if (c == '`') return skip_raw();
        if (c == '<') return cited_label();
        if (is_in_name(c)) return word_in_code();
        ++at_;
        if (c == '[' || c == '(' || c == '{') open_.push_back(c);
        if (c == ')') end_group('(');
        if (c == '}') end_group('{');
        if (c == '\n' || c == ';') end_line();
        if (c == ']') {  // of the content that a statement stands in
            end_line();
            close('[');
        }
    }

    void end_group(char opening) {
        close(opening);
        if (opening == '(') in_bibliography_ = false;
        if (!in_code()) begin_arguments();
    }

    void end_line() {
        close('#');
        is_include_ = false;
    }

    void word_in_code() {
        const bool was_cite = is_cite_;
        const std::string_view word = word_here();
        // `cite(label("key"))`: the string is what is cited
        if (word == "label") is_cite_ = was_cite;
        constexpr std::string_view all = "full: true";
        if (in_bibliography_ && word == "full" && text_.substr(at_ - word.size()).starts_with(all)) found_.take("*");
    }

    void string() {
        const std::size_t begin = ++at_;
        while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
        at_ = std::min(at_, text_.size());
        const std::string_view value = text_.substr(begin, at_ - begin);
        ++at_;
        if (is_include_) found_.include(value);
        else if (is_cite_ && !value.empty()) found_.take(value);
        is_include_ = is_cite_ = false;
    }

    void cited_label() {
        const std::string_view name = label_here();
        if (is_cite_ && !name.empty()) found_.take(name);
        is_cite_ = false;
    }

    std::string_view text_;
    const CitationsOfTypst& found_;
    std::size_t at_ = 0;
    std::vector<char> open_;
    bool is_cite_ = false;     ///< the next label or string is what is cited
    bool is_include_ = false;  ///< the next string is a file
    bool in_bibliography_ = false;
};

}  // namespace

void read_typst_citations(std::string_view text, const CitationsOfTypst& found) { TypstScan(text, found).run(); }

}  // namespace bibcast

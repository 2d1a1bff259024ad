// What Org documents cite: `[cite:@key]` (Org manual, 13.2 "Citations"), and the links of org-ref, `cite:key,key` and `[[cite:&key;&key]]`.
#include <algorithm>
#include <string>

#include "pipeline/cited/keys.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

bool is_word(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }
/// The characters of a key (org-element-citation-key-re).
bool is_in_key(char c) { return is_word(c) || std::string_view("-.:?!`'/*@+|(){}<>&_^$#%~").find(c) != std::string_view::npos; }
bool is_between_words(char c) { return is_ascii_space(c) || std::string_view("-({'\",.;:!?)}[]").find(c) != std::string_view::npos; }

/// One line after the other; a citation may go on in the next one.
class OrgScan {
  public:
    OrgScan(const TakeKey& take, const std::function<void(std::string_view)>& include) : take_(take), include_(include) {}

    void line(std::string_view line) {
        const std::string_view words = trim(line);
        const std::string lower = ascii_lower(words.substr(0, 40));
        if (!block_.empty()) {
            if (lower == "#+end_" + block_) block_.clear();
            return;
        }
        for (const std::string_view kind : {"src", "example", "export", "comment"}) {
            const std::string begin = "#+begin_" + std::string(kind);
            if (lower.starts_with(begin) && (lower.size() == begin.size() || is_ascii_space(lower[begin.size()]))) block_ = kind;
        }
        if (!block_.empty() || words == "#" || words.starts_with("# ")) return;
        if (words.empty()) in_citation_ = false;
        if (constexpr std::string_view keyword = "#+include:"; lower.starts_with(keyword)) return file(trim(words.substr(keyword.size())));
        text(line);
    }

  private:
    void file(std::string_view words) const {
        const bool is_quoted = words.starts_with('"');
        if (is_quoted) words.remove_prefix(1);
        words = words.substr(0, words.find(is_quoted ? '"' : ' '));
        include_(words.substr(0, words.find("::")));
    }

    void text(std::string_view line) {
        for (std::size_t at = 0; at < line.size();) {
            const char c = line[at];
            if (in_citation_ && c == '@') at = key(line, at + 1);
            else if (in_citation_ && c == ']') in_citation_ = false, ++at;
            else if (c == '=' || c == '~') at = behind_verbatim(line, at);
            else if (line.substr(at).starts_with("[[")) at += 2;
            else if (line.substr(at).starts_with("[cite")) at = citation(line, at);
            else if (is_word(c)) at = link(line, at);
            else ++at;
        }
    }

    std::size_t key(std::string_view line, std::size_t begin) const {
        std::size_t end = begin;
        while (end < line.size() && is_in_key(line[end])) ++end;
        if (end > begin) take_(line.substr(begin, end - begin));
        return std::max(end, begin);
    }

    /// `=code=`, with blanks or punctuation around it and none within its signs; of what is none only the sign is passed over.
    static std::size_t behind_verbatim(std::string_view line, std::size_t at) {
        if ((at > 0 && !is_between_words(line[at - 1])) || at + 1 >= line.size() || is_ascii_space(line[at + 1])) return at + 1;
        const std::size_t end = line.find(line[at], at + 2);
        if (end == std::string_view::npos || is_ascii_space(line[end - 1])) return at + 1;
        return end + 1 == line.size() || is_between_words(line[end + 1]) ? end + 1 : at + 1;
    }

    /// `[cite:` or `[cite/style/variant:`
    std::size_t citation(std::string_view line, std::size_t at) {
        std::size_t end = at + std::string_view("[cite").size();
        while (end < line.size() && (is_word(line[end]) || line[end] == '/' || line[end] == '-' || line[end] == '_')) ++end;
        const char next = line[at + std::string_view("[cite").size()];
        if (end == line.size() || line[end] != ':' || (next != ':' && next != '/')) return at + 1;
        in_citation_ = true;
        return end + 1;
    }

    /// A word; if it is the name of a link that cites, with its keys.
    std::size_t link(std::string_view line, std::size_t begin) const {
        std::size_t end = begin;
        while (end < line.size() && is_word(line[end])) ++end;
        const bool cites = ascii_lower(line.substr(begin, end - begin)).find("cite") != std::string::npos;
        std::size_t colon = end;
        if (colon < line.size() && line[colon] == '*') ++colon;
        if (!cites || colon == line.size() || line[colon] != ':') return end;
        const bool in_brackets = line.substr(0, begin).ends_with("[[");
        std::size_t last = colon + 1;
        while (last < line.size() && line[last] != ']' && (in_brackets || !is_end_of_plain_link(line[last]))) ++last;
        keys_of_link(line.substr(colon + 1, last - colon - 1));
        return last;
    }
    static bool is_end_of_plain_link(char c) { return is_ascii_space(c) || std::string_view("()<>{}").find(c) != std::string_view::npos; }

    /// `a,b`; with `&` each key is behind one, and other words around it.
    void keys_of_link(std::string_view path) const {
        while (!path.empty() && std::string_view(".,;:").find(path.back()) != std::string_view::npos) path.remove_suffix(1);
        const bool is_marked = path.find('&') != std::string_view::npos;
        while (!path.empty()) {
            const std::size_t end = std::min(path.find(is_marked ? ';' : ','), path.size());
            std::string_view piece = path.substr(0, end);
            path.remove_prefix(std::min(end + 1, path.size()));
            if (is_marked) {
                piece.remove_prefix(std::min(piece.find('&'), piece.size() - 1) + 1);
                piece = piece.substr(0, piece.find(' '));
            }
            if (piece = trim(piece); !piece.empty()) take_(piece);
        }
    }

    const TakeKey& take_;
    const std::function<void(std::string_view)>& include_;
    std::string block_;  ///< whose end is waited for
    bool in_citation_ = false;
};

}  // namespace

void read_org_citations(std::string_view text, const TakeKey& take, const std::function<void(std::string_view)>& include) {
    OrgScan scan(take, include);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        scan.line(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace bibcast

#include "formats/repec/grammar.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "formats/repec/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::repec {

namespace {

/// The parts of a template that have attributes of their own (ReDIF documentation, 3), and what begins the names of others: `Classification-JEL`,
/// `X-` for those of an archive's own.
constexpr std::array clusters = {"Author-",   "Editor-",   "Contact-", "File-",   "Publisher-", "Provider-", "Sponsor-", "Translator-", "Classification-",
                                 "Template-", "Workplace-", "Order-",   "Title-",  "Abstract-",  "Keywords-", "Note-",    "In-Book-",    "X-"};

bool is_word_char(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-'; }

/// Names are a closed list, so that `Results: …` and `https://…` within an abstract are text.
bool is_attribute(std::string_view name) {
    if (!std::all_of(name.begin(), name.end(), is_word_char)) return false;
    const bool known = std::any_of(tags.begin(), tags.end(), [name](const tagged::Row& row) { return equals_ignoring_ascii_case(row.tag, name); });
    return known || name.ends_with("-Handle") || std::any_of(clusters.begin(), clusters.end(), [name](std::string_view cluster) {
               return name.size() > cluster.size() && equals_ignoring_ascii_case(name.substr(0, cluster.size()), cluster);
           });
}

/// `Author-X-Name-First` is `Author-Name-First` (most archives write the former).
std::string_view without_x(std::string_view name, std::string& room) {
    const std::size_t at = name.find("-X-");
    if (at == std::string_view::npos) return name;
    return room.append(name.substr(0, at)).append(name.substr(at + 2));
}

}  // namespace

std::string_view canonical_tag(std::string_view name) {
    std::string room;
    const std::string_view wanted = without_x(name, room);
    for (const tagged::Row& row : tags) {
        if (equals_ignoring_ascii_case(row.tag, wanted)) return row.tag;
    }
    return name;
}

namespace {

/// Where the title begins in `12. Title`; 0: the line is no heading of a paper.
std::size_t title_begin(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && is_ascii_digit(line[at])) ++at;
    return at != 0 && at <= 4 && line.substr(at, 2) == ". " ? at + 2 : 0;
}

bool is_rule(std::string_view line) { return line.size() >= 20 && line.find_first_not_of('-') == std::string_view::npos; }

struct MessageField {
    std::string_view name;
    std::string_view tag;
};
constexpr std::array message_fields = {
    MessageField{"Keywords", "Keywords"}, MessageField{"JEL", "Classification-JEL"}, MessageField{"Date", "Publication-Date"},
    MessageField{"URL", "File-URL"},      MessageField{"By", "Author-Name"},
};

std::string_view message_tag(std::string_view name) {
    for (const MessageField& row : message_fields) {
        if (row.name == name) return row.tag;
    }
    return {};
}

}  // namespace

tagged::Line Grammar::see(std::string_view line) {
    const bool fresh = fresh_;
    fresh_ = false;
    if (!message_ && !inside_) {
        const bool named = line.find("NEP: New Economics Papers") != std::string_view::npos || line.find("nep.repec.org") != std::string_view::npos;
        message_ = named || (fresh && title_begin(line) != 0);
    }
    if (message_) return see_message(line);
    constexpr std::size_t longest_name = 40;
    const std::size_t colon = line.substr(0, longest_name + 1).find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_ascii_alpha(line[0])) return {};
    const std::string_view name = line.substr(0, colon);
    if (!is_attribute(name)) return {};
    const std::string_view tag = canonical_tag(name);
    const bool begins = tag == "Template-Type";
    if (!begins && !inside_) return {};
    inside_ = true;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, tag, trim(line.substr(colon + 1))};
}

tagged::Line Grammar::see_message(std::string_view line) {
    const std::string_view text = trim(line);
    const bool after_blank = after_blank_;
    after_blank_ = text.empty();
    if (is_rule(text)) {
        overview_ = contents_;
        contents_ = false;
        inside_ = false;
        return {tagged::LineKind::head, {}, {}};
    }
    if (!text.empty()) contents_ = text.starts_with("In this issue we have");
    if (const std::size_t title = title_begin(line); title != 0 && after_blank && !overview_) {
        inside_ = true;
        part_ = Part::title;
        return {tagged::LineKind::begin, "Title", trim(line.substr(title))};
    }
    return inside_ ? see_paper(text) : tagged::Line{tagged::LineKind::head, {}, {}};
}

tagged::Line Grammar::see_paper(std::string_view text) {
    if (text.empty()) {
        if (part_ == Part::title) part_ = Part::authors;
        else if (part_ == Part::authors) part_ = Part::abstract;
        return {};
    }
    if (const std::size_t colon = text.substr(0, 10).find(':'); colon != std::string_view::npos) {
        if (const std::string_view tag = message_tag(text.substr(0, colon)); !tag.empty()) {
            part_ = tag == "Author-Name" ? Part::authors : Part::abstract;
            return {tagged::LineKind::field, tag, trim(text.substr(colon + 1))};
        }
    }
    if (part_ == Part::authors && !text.starts_with('(')) return {tagged::LineKind::field, "Author-Name", text};
    if (part_ != Part::abstract) return {};
    part_ = Part::text;
    return {tagged::LineKind::field, "Abstract", text};
}

}  // namespace bibcast::repec

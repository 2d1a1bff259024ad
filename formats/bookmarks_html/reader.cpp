#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

#include "formats/bookmarks_html/codes.hpp"
#include "formats/bookmarks_html/format.hpp"
#include "formats/bookmarks_html/tags.hpp"
#include "io/passed_over.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"
#include "text/xml_lexer.hpp"

namespace bibcast::bookmarks_html {

namespace {

constexpr std::size_t most_folders = 64;

/// The day of a Unix time, UTC; some browsers write milliseconds or microseconds.
std::optional<Date> day_of(std::string_view seconds) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
    if (error != std::errc{} || end != seconds.data() + seconds.size() || value <= 0) return std::nullopt;
    while (value > 100'000'000'000) value /= 1000;
    // Civil date of a day number (Howard Hinnant's algorithm, in the form of the standard's <chrono>).
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{value / 86400}}};
    Date date = Date::of_year(static_cast<int>(day.year()));
    date.begin.month = static_cast<std::uint8_t>(static_cast<unsigned>(day.month()));
    date.begin.day = static_cast<std::uint8_t>(static_cast<unsigned>(day.day()));
    return date;
}

/// Reads the links of a page in order: a `DT` with an `A`, a `DD` with its description, an `H3` for each folder.
class PageReading {
  public:
    PageReading(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings)
        : text_(slice.text), arena_(arena), sink_(sink), findings_(findings) {}

    void read() {
        XmlLexer lexer;
        XmlPart part;
        while (lexer.next(text_, true, part)) {
            const std::string_view token = text_.substr(part.begin, part.end - part.begin);
            if (part.token == XmlToken::start || part.token == XmlToken::empty) open(token, part.begin);
            else if (part.token == XmlToken::end) close(ascii_lower(xml_tag_name(token)), part.begin);
            else if (part.token == XmlToken::text || part.token == XmlToken::stray) words_ += token;
        }
        finish(text_.size());
        // Folders that nobody closed, and words behind the last bookmark.
        while (!folders_.empty()) close("dl", text_.size());
        passed_.add("h3", folder_);
        pass_words("text");
        passed_.report({0, static_cast<std::uint32_t>(text_.size())}, {}, findings_);
    }

  private:
    /// The attributes of a folder or of the page: when it was made, whose it is.
    void pass_over(std::string_view tag) {
        std::string_view rest = tag.substr(std::min(tag.find_first_of(" \t\r\n"), tag.size()));
        XmlAttribute attribute;
        while (next_xml_attribute(rest, attribute)) passed_.add(ascii_lower(attribute.name), decode_entities(arena_, attribute.value));
    }

    void open(std::string_view tag, std::size_t at) {
        const std::string name = ascii_lower(xml_tag_name(tag));
        if (name == "a") {
            finish(at);
            begin(tag, at);
            return;
        }
        if (record_ && (name == "h3" || name == "dl" || name == "dt")) finish(at);
        pass_over(tag);
        if (name == "dd") {
            in_description_ = record_.has_value();
            pass_words("text");
        } else if (name == "dt" || name == "h3" || name == "dl") {
            finish(at);
            if (name == "dl" && folders_.size() < most_folders) folders_.push_back({std::move(folder_), false});
            else if (name == "dl") folders_beyond_ += 1;
            if (name != "dl" || folders_beyond_ > 0) passed_.add("h3", folder_);
            folder_.clear();
            pass_words("text");
        }
    }

    void close(const std::string& name, std::size_t at) {
        if (name == "a" && record_) {
            record_->add_text(Variable::title, take_words(), {begin_, static_cast<std::uint32_t>(at)});
        } else if (name == "h3") {
            folder_ = take_words();
        } else if (name == "title" || name == "h1") {
            pass_words(name);
        } else if (name == "dl") {
            finish(at);
            if (folders_beyond_ > 0) {
                folders_beyond_ -= 1;
            } else if (!folders_.empty()) {
                if (!folders_.back().used) passed_.add("h3", folders_.back().title);
                folders_.pop_back();
            }
        }
    }

    /// What stands in no bookmark: the title of the page, words between its lists.
    void pass_words(std::string_view name) { passed_.add(name, take_words()); }

    void begin(std::string_view tag, std::size_t at) {
        record_.emplace(arena_);
        record_->type = ItemType::webpage;
        begin_ = static_cast<std::uint32_t>(at);
        pass_words("text");
        const std::string_view name = xml_tag_name(tag);
        std::string_view rest = tag.substr(name.size() + 1);
        XmlAttribute attribute;
        while (next_xml_attribute(rest, attribute)) add_attribute(attribute);
        if (record_->text(Variable::url) == nullptr) findings_.add(no_address, {begin_, begin_ + 2}, "a bookmark without an address");
    }

    void add_attribute(const XmlAttribute& attribute) {
        const std::string name = ascii_lower(attribute.name);
        const std::string_view value = to_nfc(arena_, trim(decode_entities(arena_, attribute.value)));
        const auto begin = static_cast<std::uint32_t>(attribute.value.data() - text_.data());
        const SourceSpan span{begin, begin + static_cast<std::uint32_t>(attribute.value.size())};
        if (value.empty()) return;
        for (const TagRow& row : tags) {
            if (!equals_ignoring_ascii_case(row.attribute, name)) continue;
            switch (row.place) {
                case Place::text: record_->add_text(row.variable, collapse_spaces(arena_, value), span); return;
                case Place::day:
                    if (const auto day = day_of(value)) {
                        record_->add_date(row.variable, *day, span);
                        return;
                    }
                    break;
                case Place::keywords:
                    for (std::string_view list = value; !list.empty();) {
                        const std::size_t comma = list.find(',');
                        record_->add_keyword(trim(list.substr(0, comma)), span);
                        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
                    }
                    return;
                case Place::key: record_->add_text(Variable::citation_label, value, span); return;
                case Place::none: passed_.add(name, value); return;
            }
        }
        record_->add_leftover("bookmarks_html", arena_.copy(name), value, span);
    }

    [[nodiscard]] std::string_view take_words() {
        const std::string_view words = collapse_spaces(arena_, arena_.copy(words_));
        words_.clear();
        return to_nfc(arena_, decode_entities(arena_, words));
    }

    void finish(std::size_t at) {
        if (!record_) return;
        const std::string_view words = take_words();
        if (in_description_ && record_->text(Variable::abstract) == nullptr) record_->add_text(Variable::abstract, words, {begin_, static_cast<std::uint32_t>(at)});
        else if (in_description_) record_->add_text(Variable::note, words, {begin_, static_cast<std::uint32_t>(at)});
        else passed_.add("text", words);
        for (Folder& folder : folders_) {
            folder.used = true;
            record_->add_group(arena_.copy(folder.title), {begin_, static_cast<std::uint32_t>(at)});
        }
        record_->source = {begin_, static_cast<std::uint32_t>(at)};
        passed_.report(record_->source, record_->id, findings_);
        passed_ = {};
        sink_(*record_);
        record_.reset();
        in_description_ = false;
    }

    std::string_view text_;
    PassedOver passed_;  ///< of the bookmark, or of what stands before the next one
    Arena& arena_;
    const Sink& sink_;
    Findings& findings_;
    std::optional<Record> record_;
    std::uint32_t begin_ = 0;
    bool in_description_ = false;
    std::string words_;                 ///< since the last tag that counts
    std::string folder_;                ///< the title of the folder that the next list is
    struct Folder {
        std::string title;
        bool used = false;  ///< a bookmark stands in it
    };
    std::vector<Folder> folders_;       ///< around here
    std::size_t folders_beyond_ = 0;    ///< nested too deeply to be kept
};

/// Read whole: the folders around a bookmark may begin anywhere before it.
class BookmarksReader final : public Reader {
  public:
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        PageReading(slice, arena, sink, findings).read();
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<BookmarksReader>(); }

}  // namespace bibcast::bookmarks_html

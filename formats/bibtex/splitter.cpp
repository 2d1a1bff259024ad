#include "formats/bibtex/splitter.hpp"

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>

#include "formats/bibtex/commands.hpp"
#include "formats/bibtex/context.hpp"
#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/syntax.hpp"
#include "io/source.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t kept_in_reach = std::size_t{8} << 20;

std::string_view type_at(std::string_view text, std::size_t at) {
    const std::size_t word = skip_space(text, at + 1);
    return text.substr(word, skip_name(text, word) - word);
}

/// `type` is in lower case.
bool is_type_at(std::string_view text, std::size_t at, std::string_view type) {
    const std::size_t word = skip_space(text, at + 1);
    return word < text.size() && ascii_lower(text[word]) == type.front() && equals_ignoring_ascii_case(type_at(text, at), type);
}

/// True if what begins there may define something for later entries.
bool defines(std::string_view text, std::size_t at) { return is_type_at(text, at, "string") || is_type_at(text, at, "preamble"); }

/// Entry types that are made to be inherited from.
bool is_parent_type(std::string_view type) {
    for (const std::string_view parent : {std::string_view("xdata"), std::string_view("proceedings"), std::string_view("collection"),
                                          std::string_view("book"), std::string_view("periodical"), std::string_view("reference"),
                                          std::string_view("mvbook"), std::string_view("mvcollection"), std::string_view("mvproceedings"),
                                          std::string_view("mvreference")}) {
        if (equals_ignoring_ascii_case(type, parent)) return true;
    }
    return false;
}

/// What went out already and may yet turn out to be a parent: where it stands, and its bytes only if they cannot be read again.
class Reach {
  public:
    void look_back_in(const Source& source) { source_ = &source; }
    /// Keeps an entry that is made to be inherited from, however far back it is.
    void keep_parent(std::uint64_t offset, std::string_view entry) {
        if (parents_size_ + entry.size() > kept_in_reach) return;
        parents_size_ += entry.size();
        if (parents_.empty() || parents_.back().offset + parents_.back().size != offset) parents_.push_back({offset, 0, {}});
        extend(parents_.back(), entry);
    }
    void keep(std::uint64_t offset, std::string_view slice) {
        if (slice.size() > kept_in_reach) return;
        slices_.push_back({offset, 0, {}});
        extend(slices_.back(), slice);
        size_ += slice.size();
        while (size_ > kept_in_reach && slices_.size() > 1) {
            size_ -= slices_.front().size;
            slices_.pop_front();
        }
    }
    /// The parents, and behind them the slices.
    [[nodiscard]] std::vector<std::string> texts() {
        std::vector<std::string> texts(1);
        for (Kept& parent : parents_) texts.front() += text_of(parent);
        for (Kept& slice : slices_) texts.push_back(text_of(slice));
        return texts;
    }
    void clear() {
        parents_.clear();
        slices_.clear();
        size_ = parents_size_ = 0;
    }

  private:
    struct Kept {
        std::uint64_t offset;
        std::size_t size;
        std::string bytes;  ///< empty if the source has them
    };
    void extend(Kept& kept, std::string_view bytes) const {
        kept.size += bytes.size();
        if (source_ == nullptr) kept.bytes += bytes;
    }
    [[nodiscard]] std::string text_of(Kept& kept) const {
        return source_ == nullptr ? std::move(kept.bytes) : source_->read_again(kept.offset, kept.size);
    }

    const Source* source_ = nullptr;
    std::deque<Kept> parents_;
    std::deque<Kept> slices_;
    std::size_t parents_size_ = 0;
    std::size_t size_ = 0;
};

class BibSplitter final : public Splitter {
  public:
    explicit BibSplitter(Dialect dialect) : dialect_(dialect) {}

    Cut next(std::string_view text, std::size_t wanted, bool at_end) override {
        if (!complete_) {
            limit_ = find_limit(text);
            if (limit_ != npos && at_end) gather(text);
        }
        const std::size_t length = find_cut(text, wanted, at_end);
        if (length == 0) return {};
        Cut cut{length, context()};
        take(text.substr(0, length));
        return cut;
    }
    void look_back_in(const Source& source) override { reach_.look_back_in(source); }

  private:
    /// Where the first entry with a reference is; npos if none is seen.
    std::size_t find_limit(std::string_view text) {
        if (limit_ != npos) return limit_;
        const std::size_t reference = find_reference(text, searched_);
        // A word that stands just before the end is looked at again.
        constexpr std::size_t look_again = 256;
        if (text.size() > look_again) searched_ = std::max(searched_, text.size() - look_again);
        return reference;
    }

    /// The end of the file is in sight: finds all parents, once.
    void gather(std::string_view text) {
        const std::vector<std::string> before = reach_.texts();
        std::vector<std::string_view> texts(before.begin(), before.end());
        std::string repaired;
        if (find_irregular_utf8(text) != npos) {
            Findings ignored;  // the reader's
            repaired = text;
            repair_utf8(repaired, ignored);
            text = repaired;
        }
        texts.push_back(text);
        parents_ = Parents::build(texts, strings_, dialect_);
        context_ = nullptr;
        reach_.clear();
        complete_ = true;
        limit_ = npos;
    }

    /// The last boundary up to `wanted`, or the first one behind it; 0 if more text is needed.
    std::size_t find_cut(std::string_view text, std::size_t wanted, bool at_end) {
        while (limit_ == npos || boundary_ <= limit_) {
            const std::size_t found = next_boundary(text, at_end);
            if (found == npos) break;
            if (found > limit_) break;
            if (found > wanted && boundary_ > 0) return boundary_;
            finish_segment(found);
            if (found >= wanted) return found;
        }
        if (boundary_ == 0 && !at_end) return 0;
        if (!at_end || limit_ != npos) return boundary_;
        // The rest is one slice: what follows the last boundary is the last entry.
        return text.size();
    }

    /// The next sure start behind `boundary_`; npos if none is seen yet. `scanned_` never goes back over what is decided.
    std::size_t next_boundary(std::string_view text, bool at_end) {
        while (scanned_ < text.size()) {
            const void* found = std::memchr(text.data() + scanned_, '@', text.size() - scanned_);
            if (found == nullptr) {
                scanned_ = text.size();
                return npos;
            }
            const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
            scanned_ = at;
            if (defines(text, at)) {
                definition_at_ = std::min(definition_at_, at);
                last_definition_at_ = at;
            }
            if (!is_at_line_start(text, at)) {
                ++scanned_;
                continue;
            }
            const std::size_t line = line_of(text, at);
            // What ended the segment before has been looked at.
            const Start start = line == boundary_ && boundary_ != 0 ? Start::yes : sure_start(text, at, at_end);
            if (start == Start::undecided) return npos;
            if (start == Start::no) {
                ++scanned_;
                continue;
            }
            if (line > boundary_) return line;
            if (!pass_comment(text, at, at_end)) return npos;
        }
        return npos;
    }

    [[nodiscard]] static std::size_t line_of(std::string_view text, std::size_t at) {
        while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
        return at;
    }

    /// Moves on from the start at `at`; over a whole comment, in which nothing begins. False if its end is not in sight.
    bool pass_comment(std::string_view text, std::size_t at, bool at_end) {
        scanned_ = at + 1;
        if (!is_type_at(text, at, "comment")) return true;
        const auto open = text.find_first_of("{(", at);
        if (open == npos) return true;
        const std::size_t close = find_comment_close(text, open);
        if (close == npos && !at_end && text.size() - open < (std::size_t{16} << 20)) {
            scanned_ = at;
            return false;
        }
        if (close != npos) scanned_ = close;
        return true;
    }

    /// The entry between `boundary_` and `end` is whole.
    void finish_segment(std::size_t end) {
        segments_.push_back(end);
        boundary_ = end;
        scanned_ = std::max(scanned_, end);
    }

    /// Carries on what a slice that goes out leaves behind.
    void take(std::string_view slice) {
        define_strings(slice);
        if (!complete_) {
            reach_.keep(taken_, slice);
            keep_parents(slice);
        }
        taken_ += slice.size();
        segments_.clear();
        boundary_ = 0;
        // What has been looked at behind the slice is looked at again, if it holds more of them.
        definition_at_ = definition_at_ == npos || last_definition_at_ < slice.size() ? npos : 0;
        last_definition_at_ -= std::min(last_definition_at_, slice.size());
        scanned_ = scanned_ > slice.size() ? scanned_ - slice.size() : 0;
        searched_ = searched_ > slice.size() ? searched_ - slice.size() : 0;
        if (limit_ != npos) limit_ = limit_ > slice.size() ? limit_ - slice.size() : 0;
    }

    void keep_parents(std::string_view slice) {
        std::size_t begin = 0;
        for (const std::size_t end : segments_) {
            const std::string_view entry = slice.substr(begin, end - begin);
            const std::size_t at = entry.find('@');
            if (at != npos && is_parent_type(type_at(entry, at))) reach_.keep_parent(taken_ + begin, entry);
            begin = end;
        }
    }

    /// Defines the macros and commands of a slice for all later ones.
    void define_strings(std::string_view slice) {
        std::size_t at = std::min(definition_at_, scanned_);
        while (at < slice.size() && (slice[at] != '@' || !defines(slice, at))) at = slice.find('@', at + 1);
        if (at >= slice.size()) return;
        Findings ignored;  // the reader's
        text_ = slice;
        repair_utf8(text_, ignored);
        StringTable table(&strings_);
        define_all(table);
        const std::size_t grown = table.grown();
        strings_.push(table.take_own(), grown);
        context_ = nullptr;
    }

    void define_all(StringTable& table) {
        RawParser parser(text_, arena_, nullptr);
        FileCommands commands(commands_);
        RawEntry entry;
        while (parser.next(entry)) {
            if (entry.kind == EntryKind::string) table.define_all(arena_, entry);
            if (entry.kind == EntryKind::preamble) commands.define(arena_, entry, table);
        }
        commands_ = commands.share();
        arena_.reset();
    }

    std::shared_ptr<const SliceContext> context() {
        if (strings_.empty() && parents_ == nullptr && commands_ == nullptr) return nullptr;
        if (context_ == nullptr) {
            auto made = std::make_shared<BibContext>();
            made->strings = strings_;
            made->commands = commands_;
            made->parents = parents_;
            context_ = std::move(made);
        }
        return context_;
    }

    Dialect dialect_;
    // Offsets into the text that has not been cut yet.
    std::size_t boundary_ = 0;  ///< up to here all is whole
    std::size_t scanned_ = 0;   ///< for what begins with an `@`
    std::size_t definition_at_ = npos;  ///< of those, the first that defines a macro or a command
    std::size_t last_definition_at_ = 0;  ///< and the last, if there is a first
    std::size_t searched_ = 0;  ///< for references
    std::uint64_t taken_ = 0;   ///< bytes of the source before that text
    std::size_t limit_ = npos;  ///< nothing from here on may go out before the end is known
    std::vector<std::size_t> segments_;
    bool complete_ = false;     ///< all parents are known
    StringLayers strings_;
    std::shared_ptr<const LatexDefinitions> commands_;
    std::shared_ptr<const Parents> parents_;
    std::shared_ptr<const SliceContext> context_;
    Reach reach_;
    Arena arena_;
    std::string text_;
};

}  // namespace

std::unique_ptr<Splitter> make_splitter(Dialect dialect) { return std::make_unique<BibSplitter>(dialect); }

}  // namespace bibcast::bibtex

#include "formats/shortcode/joiner.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "formats/shortcode/front_matter.hpp"
#include "formats/shortcode/heading.hpp"
#include "formats/shortcode/layout.hpp"
#include "formats/shortcode/markdown_writer.hpp"

namespace bibcast::shortcode {

namespace {

class PageJoiner final : public Joiner {
  public:
    explicit PageJoiner(bool front_matter) : front_matter_(front_matter) {}

    void begin(std::string& out) override {
        if (front_matter_) held_ = "---\ntitle: \"Publications\"\n---\n\n";
        static_cast<void>(out);
    }

    void add(std::string_view bytes, const Chunk::Item& item, std::string& out) override {
        Layout layout = unpack(item.note);
        const std::string_view before = bytes.substr(0, layout.before);
        const std::string_view after = bytes.substr(bytes.size() - layout.after);
        const std::string_view text = bytes.substr(layout.before, bytes.size() - layout.before - layout.after);
        // The page goes on where it stood, or one begins at the beginning.
        const bool goes_on = layout.native && (first_ ? layout.previous == 0 : layout.previous != 0 && layout.previous == last_);
        if (goes_on) {
            held_.clear();
            out += before;
            follow_headings(before, layout.groups);
            // A record that was moved to another group stands under that one's heading.
            if (layout.changed) put_headings(layout.groups, out);
        } else {
            out += held_;
            held_.clear();
            if (!first_) end_line(out);
            put_headings(layout.groups, out);
        }
        const std::string own_legends = settle_legends(layout);
        if (own_legends.empty() || layout.legend_at == 0) {
            out += text;
        } else {
            out += text.substr(0, layout.legend_at - layout.before);
            out += own_legends;
            out += text.substr(layout.legend_at - layout.before);
        }
        // What followed the last entry of a page ends the output, unless another entry comes.
        held_ = goes_on ? std::string(after) : std::string();
        ends_page_ = goes_on && layout.after != 0;
        whole_page_ = goes_on && (first_ || whole_page_);
        ended_line_ = text.ends_with('\n');
        first_ = false;
        last_ = layout.native ? layout.fingerprint : 0;
    }

    void end(std::string& out) override {
        if (first_ || ends_page_) out += held_;
        if (!first_ && !ends_page_ && !ended_line_) out += '\n';
        if (whole_page_) return;  // its legends are its own
        std::string lines;
        for (const PageLegend& legend : legends_) {
            if (legend.stated) append_legend(lines, legend.symbol, legend.text);
        }
        if (lines.empty()) return;
        out += '\n';
        out += lines;
    }

  private:
    void end_line(std::string& out) const { out += ended_line_ ? "\n" : "\n\n"; }

    struct OpenHeading {
        unsigned level;
        std::string text;
    };

    /// Keeps track of the headings in text that is written as it stood. What is in force but no heading (the name of a
    /// list) cannot be followed, and the path is taken for one that must be ended.
    void follow_headings(std::string_view text, const std::vector<std::string>& groups) {
        text.remove_prefix(first_ ? front_matter_end(text) : 0);
        Arena arena;
        if (text.find(group_end) != std::string_view::npos) headings_.clear();
        find_headings(text, {0, static_cast<std::uint32_t>(text.size())}, arena, [this](const Heading& heading) {
            while (!headings_.empty() && headings_.back().level >= heading.level) headings_.pop_back();
            headings_.push_back({heading.level, std::string(heading.text)});
        });
        const bool same = std::equal(headings_.begin(), headings_.end(), groups.begin(), groups.end(),
                                     [](const OpenHeading& heading, const std::string& group) { return heading.text == group; });
        if (!same) headings_.assign(1, {0, {}});
    }

    [[nodiscard]] static unsigned level_of(std::size_t depth) { return static_cast<unsigned>(heading_level) + static_cast<unsigned>(depth); }

    /// Headings for what is new in the path of groups. A path that no heading can begin after the one in force (it is
    /// shorter, or stands beside headings of another page's levels) is preceded by a comment that the reader knows.
    void put_headings(const std::vector<std::string>& groups, std::string& out) {
        std::size_t same = 0;
        while (same < groups.size() && same < headings_.size() && headings_[same].text == groups[same]) ++same;
        if (same == groups.size() && same == headings_.size()) return;
        const bool follows = same < groups.size() && (same == 0 || headings_[same - 1].level < level_of(same)) &&
                             (same == headings_.size() || headings_[same].level >= level_of(same));
        if (!follows && !headings_.empty()) {
            out += group_end;
            out += "\n\n";
            same = 0;
        }
        headings_.resize(same);
        for (std::size_t depth = same; depth < groups.size(); ++depth) {
            out.append(level_of(depth), '#');
            out += ' ';
            append_markdown(out, groups[depth]);
            out += "\n\n";
            headings_.push_back({level_of(depth), groups[depth]});
        }
    }

    /// Remembers the legends of a record for the end of the page. Those that contradict what a symbol has meant so far are
    /// returned, to stand in the record.
    std::string settle_legends(const Layout& layout) {
        std::string own;
        for (const PageLegend& legend : layout.legends) {
            const auto known = std::find_if(legends_.begin(), legends_.end(), [&](const PageLegend& one) { return one.symbol == legend.symbol; });
            if (known == legends_.end()) {
                legends_.push_back(legend);
            } else if (known->text != legend.text || known->stated != legend.stated) {
                append_legend(own, legend.symbol, legend.text);
            }
        }
        return own;
    }

    bool front_matter_;
    bool first_ = true;
    bool ends_page_ = false;   ///< `held_` is the end of the page that the last entry stood in
    bool whole_page_ = false;  ///< all that is written so far is one page as it stood
    bool ended_line_ = true;
    std::string held_;
    std::uint64_t last_ = 0;
    std::vector<OpenHeading> headings_;  ///< in force where the output ends
    std::vector<PageLegend> legends_;
};

}  // namespace

std::unique_ptr<Joiner> make_joiner(bool front_matter) { return std::make_unique<PageJoiner>(front_matter); }

}  // namespace bibcast::shortcode

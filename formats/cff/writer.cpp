#include "formats/cff/writer.hpp"

#include <algorithm>
#include <set>

#include "formats/cff/codes.hpp"
#include "formats/cff/reference_writer.hpp"
#include "formats/cff/tags.hpp"

namespace bibcast::cff {

namespace {

/// Appends lines further in.
void append_indented(std::string& out, std::string_view lines, std::size_t indentation) {
    // A text that grows by itself stands in memory twice while it moves.
    constexpr std::size_t is_long = std::size_t{1} << 20;
    if (lines.size() > is_long) {
        out.reserve(out.size() + lines.size() + indentation * (1 + static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'))));
    }
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        if (end != 0) out.append(indentation, ' ');
        out += lines.substr(0, end);
        out += '\n';
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
}

/// Puts the records together: one is the head of the file, one may be the preferred citation, the others are references.
class CffJoiner final : public Joiner {
  public:
    void begin(std::string& /*out*/) override {}

    void add(std::string_view bytes, const Chunk::Item& item, std::string& /*out*/) override {
        Part part{std::string(bytes), decode_note(item.note)};
        const bool heads = part.note.place == ReferenceNote::Place::software && (head_ == none || (part.note.main && !parts_[head_].note.main));
        if (heads) head_ = parts_.size();
        if (part.note.place == ReferenceNote::Place::preferred && preferred_ == none) preferred_ = parts_.size();
        parts_.push_back(std::move(part));
    }

    void end(std::string& out) override {
        if (parts_.empty()) return;
        const bool has_head = head_ != none;
        if (!has_head && preferred_ == none) preferred_ = 0;
        const Part* const head = has_head ? &parts_[head_] : nullptr;
        out += "cff-version: ";
        out += usual_version;
        out += "\nmessage: ";
        if (head != nullptr && !head->note.message.empty()) {
            out += head->note.message;
        } else {
            out += usual_message;
        }
        out += '\n';
        if (head != nullptr) {
            out += "type: " + head->note.root_type + "\n" + head->bytes;
        } else {
            append_shared(out, parts_[preferred_]);
        }
        if (preferred_ != none) {
            out += "preferred-citation:\n";
            append_part(out, parts_[preferred_], "  ");
        }
        bool listed = false;
        // The schema has no reference twice (`uniqueItems`): of two that are alike in every word one says all.
        std::set<std::pair<std::string_view, std::string_view>> seen;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (i == head_ || i == preferred_) continue;
            if (!seen.emplace(parts_[i].bytes, parts_[i].note.reference_type).second) continue;
            if (!listed) out += "references:\n";
            listed = true;
            append_part(out, parts_[i], "  - ");
        }
    }

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Part {
        std::string bytes;
        ReferenceNote note;
    };

    static void append_part(std::string& out, const Part& part, std::string_view lead) {
        out += lead;
        out += "type: ";
        out += part.note.reference_type;
        out += '\n';
        append_indented(out, part.bytes, lead.size());
    }

    /// The title and the authors, which a file must have at its head.
    static void append_shared(std::string& out, const Part& part) {
        const std::string_view lines = std::string_view(part.bytes).substr(0, part.note.shared);
        out += lines;
        if (!lines.empty() && lines.back() != '\n') out += '\n';
    }

    std::vector<Part> parts_;
    std::size_t head_ = none;
    std::size_t preferred_ = none;
};

class CffWriter final : public Writer {
  public:
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        item.note = encode(write_reference(record, chunk.bytes, findings));
    }
    [[nodiscard]] std::unique_ptr<Joiner> joiner() const override { return std::make_unique<CffJoiner>(); }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<CffWriter>(); }

}  // namespace bibcast::cff

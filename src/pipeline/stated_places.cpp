#include "pipeline/stated_places.hpp"

#include <algorithm>

#include "model/arena.hpp"
#include "text/json.hpp"
#include "text/json_parse.hpp"

namespace bibcast {

const StatedPlace* StatedPlaces::at(std::size_t offset) {
    if (offset < begin_ || offset >= end_) find(offset);
    return place_ ? &*place_ : nullptr;
}

void StatedPlaces::find(std::size_t offset) {
    // Findings come in the order of their places, and several records may stand on one line: it goes on behind the last one.
    if (offset < begin_) end_ = 0;
    const std::size_t line = text_.substr(end_, offset - end_).rfind('\n');
    begin_ = line == std::string_view::npos ? end_ : end_ + line + 1;
    end_ = std::min(text_.find('\n', offset), text_.size()) + 1;
    place_.reset();
    Arena arena;
    const std::string_view text = text_.substr(0, end_ - 1);
    while (begin_ < text.size()) {
        const JsonDocument document = parse_json(arena, text, skip_json_space(text, begin_));
        if (document.root == nullptr) return;
        if (offset >= document.end && document.end < text.size()) {
            begin_ = document.end;
            continue;
        }
        const JsonNode* const stated = document.root->is(JsonKind::object) ? document.root->member(source_place_key) : nullptr;
        if (stated != nullptr && stated->is(JsonKind::string)) place_ = read_stated_place(stated->text);
        end_ = std::max(document.end, offset + 1);
        return;
    }
}

void move_to_stated_places(std::vector<LocatedFinding>& findings, std::string_view text) {
    StatedPlaces places(text);
    for (LocatedFinding& located : findings) {
        if (!located.has_place || located.finding.code->id.starts_with("jsonl/")) continue;
        const StatedPlace* const place = places.at(located.offset);
        if (place == nullptr) continue;
        located.stated_source = place->file;
        located.begin = located.end = {place->line, place->column};
        located.finding.span = {};  // the text there is not at hand
        located.line.clear();
    }
}

void PlaceJoiner::add(std::string_view bytes, const Chunk::Item& with_place, std::string& out) {
    constexpr std::string_view closed = "}\n";
    if (with_place.note.empty() || !bytes.ends_with(closed)) {
        out += bytes;
        return;
    }
    out += bytes.substr(0, bytes.size() - closed.size());
    out += ",\"";
    out += source_place_key;
    out += "\":";
    append_json_string(out, with_place.note);
    out += closed;
}

}  // namespace bibcast

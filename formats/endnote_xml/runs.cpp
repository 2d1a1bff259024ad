#include "formats/endnote_xml/runs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/style_edges.hpp"

namespace bibcast::endnote_xml {

namespace {

struct FaceRow {
    std::string_view word;
    Style style;
};
constexpr std::array faces = {
    FaceRow{"bold", Style::bold}, FaceRow{"italic", Style::italic}, FaceRow{"underline", Style::underline},
    FaceRow{"superscript", Style::superscript}, FaceRow{"subscript", Style::subscript},
};

/// Blanks at the ends of a run count, and are no references there.
void append_run(XmlWriter& xml, std::string_view words, std::string_view face) {
    std::string& out = xml.out();
    out += "<style face=\"" + std::string(face) + "\" font=\"default\" size=\"100%\">";
    const std::size_t begin = std::min(words.find_first_not_of(' '), words.size());
    const std::size_t end = words.find_last_not_of(' ') + 1;
    if (begin > 0) out += ' ';
    if (begin < end) xml.text(words.substr(begin, end - begin));
    if (end < words.size() && begin < end) out += ' ';
    out += "</style>";
}

}  // namespace

std::string_view face_of(Style style) {
    const auto row = std::find_if(faces.begin(), faces.end(), [style](const FaceRow& one) { return one.style == style; });
    return row == faces.end() ? std::string_view{} : row->word;
}

void add_faces(pugi::xml_node node, std::vector<Style>& styles) {
    const std::string_view face = node.attribute("face").value();
    for (const FaceRow& row : faces) {
        if (face.find(row.word) != std::string_view::npos) styles.push_back(row.style);
    }
}

void append_runs(XmlWriter& xml, const Text& text) {
    if (text.is_plain()) return xml.text(text.plain);
    std::vector<std::uint32_t> edges{0, static_cast<std::uint32_t>(text.plain.size())};
    for (const Styled& styled : text.styles) {
        if (face_of(styled.style).empty()) continue;
        edges.push_back(styled.begin);
        edges.push_back(styled.end);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    StyleEdges styles(text.styles);
    std::vector<const Styled*> open;  // with a face, the outer ones first
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        styles.ends_at(edges[i], [&open](const Styled& styled) { std::erase(open, &styled); });
        styles.begins_at(edges[i], [&open](const Styled& styled) {
            if (!face_of(styled.style).empty()) open.push_back(&styled);
        });
        std::string face;
        for (const Styled* const styled : open) {
            const std::string_view word = face_of(styled->style);
            if (face.find(word) == std::string::npos) face += (face.empty() ? "" : " ") + std::string(word);
        }
        append_run(xml, text.plain.substr(edges[i], edges[i + 1] - edges[i]), face.empty() ? "normal" : face);
    }
}

}  // namespace bibcast::endnote_xml

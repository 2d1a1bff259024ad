#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "text/xml_writer.hpp"

namespace bibcast::endnote_xml {

/// The word of a style in the attribute `face`; empty: EndNote has no such style.
[[nodiscard]] std::string_view face_of(Style style);

/// Adds the styles of a `style` element: `face="bold italic"` is two.
void add_faces(pugi::xml_node node, std::vector<Style>& styles);

/// Writes runs of text with one look each: EndNote does not nest them.
void append_runs(XmlWriter& xml, const Text& text);

}  // namespace bibcast::endnote_xml

#include "formats/isi/tags.hpp"
#include "io/tagged/markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::isi {

Kind classify(std::string_view publication, std::string_view document) {
    Kind kind;
    if (const tagged::TypeRow* row = table.type_named(publication)) kind.item = row->item;
    for (const DocumentType& row : document_types) {
        if (!equals_ignoring_ascii_case(row.name, document)) continue;
        // An article is what most things are, also in a series or of a conference.
        if (row.item == ItemType::article_journal && kind.item != row.item) break;
        return {row.item, &row};
    }
    // `Editorial Material; Book Chapter`, `Article; Proceedings Paper`: in a journal the latter is an article as others are.
    tagged::for_each_piece(document, ";", [&](std::string_view piece) {
        if (equals_ignoring_ascii_case(piece, "Book Chapter")) kind.item = ItemType::chapter;
        if (equals_ignoring_ascii_case(piece, "Proceedings Paper") && kind.item == ItemType::book) kind.item = ItemType::paper_conference;
        if (equals_ignoring_ascii_case(piece, "Proceedings Paper") && publication == "S") kind.item = ItemType::paper_conference;
    });
    return kind;
}

const DocumentType* document_type_of(ItemType item) {
    for (const DocumentType& row : document_types) {
        if (row.item == item) return &row;
    }
    return nullptr;
}

}  // namespace bibcast::isi

#pragma once

#include <array>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::html {

/// What a link is called.
[[nodiscard]] constexpr std::string_view label_of(LinkKind kind) {
    switch (kind) {
        case LinkKind::pdf: return "PDF";
        case LinkKind::html: return "HTML";
        case LinkKind::code: return "Code";
        case LinkKind::project: return "Project";
        case LinkKind::data: return "Data";
        case LinkKind::slides: return "Slides";
        case LinkKind::video: return "Video";
        case LinkKind::poster: return "Poster";
        case LinkKind::supplement: return "Supplement";
        case LinkKind::demo: return "Demo";
        case LinkKind::preprint: return "Preprint";
        case LinkKind::blog: return "Blog post";
        case LinkKind::discussion: return "Discussion";
        case LinkKind::model: return "Model";
        case LinkKind::other: break;
    }
    return "Link";
}

/// The words before the names of a role.
struct Role {
    Variable variable;
    std::string_view words;
};
inline constexpr std::array roles = {
    Role{Variable::editor, "Edited by"},
    Role{Variable::translator, "Translated by"},
    Role{Variable::editor_translator, "Edited and translated by"},
    Role{Variable::container_author, "In a work by"},
    Role{Variable::collection_editor, "Series edited by"},
    Role{Variable::editorial_director, "Editorial direction by"},
    Role{Variable::compiler, "Compiled by"},
    Role{Variable::composer, "Composed by"},
    Role{Variable::director, "Directed by"},
    Role{Variable::producer, "Produced by"},
    Role{Variable::executive_producer, "Executive production by"},
    Role{Variable::performer, "Performed by"},
    Role{Variable::narrator, "Narrated by"},
    Role{Variable::host, "Hosted by"},
    Role{Variable::guest, "With"},
    Role{Variable::interviewer, "Interview by"},
    Role{Variable::illustrator, "Illustrated by"},
    Role{Variable::script_writer, "Written by"},
    Role{Variable::series_creator, "Series created by"},
    Role{Variable::original_author, "Original by"},
    Role{Variable::reviewed_author, "Review of a work by"},
    Role{Variable::recipient, "To"},
    Role{Variable::chair, "Chaired by"},
    Role{Variable::organizer, "Organized by"},
    Role{Variable::curator, "Curated by"},
    Role{Variable::contributor, "With contributions by"},
};

/// An identifier that leads somewhere: the address before it and behind it.
struct IdentifierLink {
    std::string_view scheme;  ///< as in `Identifier`, or a CSL variable in lower case
    std::string_view label;
    std::string_view before;
    std::string_view after;
};
inline constexpr std::array identifier_links = {
    IdentifierLink{"doi", "DOI", "https://doi.org/", ""},
    IdentifierLink{"arxiv", "arXiv", "https://arxiv.org/abs/", ""},
    IdentifierLink{"pmid", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/", "/"},
    IdentifierLink{"pmcid", "PubMed Central", "https://www.ncbi.nlm.nih.gov/pmc/articles/", "/"},
    IdentifierLink{"openreview", "OpenReview", "https://openreview.net/forum?id=", ""},
    IdentifierLink{"acl-anthology", "ACL Anthology", "https://aclanthology.org/", "/"},
    IdentifierLink{"handle", "Handle", "https://hdl.handle.net/", ""},
    IdentifierLink{"jstor", "JSTOR", "https://www.jstor.org/stable/", ""},
    IdentifierLink{"googlebooks", "Google Books", "https://books.google.com/books?id=", ""},
    IdentifierLink{"dblp", "DBLP", "https://dblp.org/rec/", ""},
    IdentifierLink{"hal", "HAL", "https://hal.science/", ""},
};

/// The link of a scheme; null if it has none.
[[nodiscard]] constexpr const IdentifierLink* identifier_link(std::string_view scheme) {
    for (const IdentifierLink& link : identifier_links) {
        if (link.scheme == scheme) return &link;
    }
    return nullptr;
}

}  // namespace bibcast::html

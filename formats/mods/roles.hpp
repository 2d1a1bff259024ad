#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast::mods {

/// A relator of the Library of Congress and the name variable that it is. The first row of a variable is written.
struct RoleRow {
    std::string_view code;  ///< of the MARC relator list; empty: a term of our own
    std::string_view term;
    Variable variable;
};

/// The role in which the name of a conference is written: it is no author.
inline constexpr std::string_view event_role = "event";

// MARC Code List for Relators, Library of Congress.
inline constexpr std::array roles = {
    RoleRow{"aut", "author", Variable::author},
    RoleRow{"cre", "creator", Variable::author},
    RoleRow{"dis", "dissertant", Variable::author},
    RoleRow{"pta", "patent applicant", Variable::author},
    RoleRow{"inv", "inventor", Variable::author},
    RoleRow{"pht", "photographer", Variable::author},
    RoleRow{"art", "artist", Variable::author},
    RoleRow{"ctg", "cartographer", Variable::author},
    RoleRow{"prg", "programmer", Variable::author},
    RoleRow{"spk", "speaker", Variable::author},
    RoleRow{"ive", "interviewee", Variable::author},
    // Those whom RDA (appendix I.2.1) has as creators of a work.
    RoleRow{"arc", "architect", Variable::author},
    RoleRow{"chr", "choreographer", Variable::author},
    RoleRow{"dsr", "designer", Variable::author},
    RoleRow{"enj", "enacting jurisdiction", Variable::author},
    RoleRow{"lbt", "librettist", Variable::author},
    RoleRow{"lyr", "lyricist", Variable::author},
    RoleRow{"pra", "praeses", Variable::author},
    RoleRow{"rap", "rapporteur", Variable::author},
    RoleRow{"rsp", "respondent", Variable::author},
    RoleRow{"scl", "sculptor", Variable::author},
    RoleRow{"edt", "editor", Variable::editor},
    RoleRow{"edc", "editor of compilation", Variable::editor},
    RoleRow{"red", "redaktor", Variable::editor},
    RoleRow{"trl", "translator", Variable::translator},
    RoleRow{"ill", "illustrator", Variable::illustrator},
    RoleRow{"com", "compiler", Variable::compiler},
    RoleRow{"cmp", "composer", Variable::composer},
    RoleRow{"ctb", "contributor", Variable::contributor},
    RoleRow{"cur", "curator", Variable::curator},
    RoleRow{"drt", "director", Variable::director},
    RoleRow{"fmd", "film director", Variable::director},
    RoleRow{"tld", "television director", Variable::director},
    RoleRow{"rdd", "radio director", Variable::director},
    RoleRow{"fmk", "filmmaker", Variable::director},
    RoleRow{"pbd", "publishing director", Variable::editorial_director},
    RoleRow{"hst", "host", Variable::host},
    RoleRow{"ivr", "interviewer", Variable::interviewer},
    RoleRow{"osp", "onscreen presenter", Variable::host},
    RoleRow{"nrt", "narrator", Variable::narrator},
    RoleRow{"stl", "storyteller", Variable::narrator},
    RoleRow{"orm", "organizer", Variable::organizer},
    RoleRow{"prf", "performer", Variable::performer},
    RoleRow{"sng", "singer", Variable::performer},
    RoleRow{"act", "actor", Variable::performer},
    RoleRow{"mus", "musician", Variable::performer},
    RoleRow{"cnd", "conductor", Variable::performer},
    RoleRow{"dnc", "dancer", Variable::performer},
    RoleRow{"itr", "instrumentalist", Variable::performer},
    RoleRow{"vac", "voice actor", Variable::performer},
    RoleRow{"voc", "vocalist", Variable::performer},
    RoleRow{"pro", "producer", Variable::producer},
    RoleRow{"fmp", "film producer", Variable::producer},
    RoleRow{"rpc", "radio producer", Variable::producer},
    RoleRow{"tlp", "television producer", Variable::producer},
    RoleRow{"rcp", "addressee", Variable::recipient},
    RoleRow{"", "recipient", Variable::recipient},
    RoleRow{"aus", "screenwriter", Variable::script_writer},
    RoleRow{"aud", "author of dialog", Variable::script_writer},
    RoleRow{"sce", "scenarist", Variable::script_writer},
    RoleRow{"mod", "moderator", Variable::chair},
    RoleRow{"", "guest", Variable::guest},
    RoleRow{"", "executive producer", Variable::executive_producer},
    RoleRow{"", "series creator", Variable::series_creator},
    RoleRow{"", "editor-translator", Variable::editor_translator},
    RoleRow{"", "container author", Variable::container_author},
    RoleRow{"", "series editor", Variable::collection_editor},
    RoleRow{"", "original author", Variable::original_author},
    RoleRow{"", "reviewed author", Variable::reviewed_author},
};

[[nodiscard]] constexpr const RoleRow* role_of(Variable variable) {
    for (const RoleRow& row : roles) {
        if (row.variable == variable) return &row;
    }
    return nullptr;
}

// Not asked of `role_of`: g++ 12 takes no comparison of pointers for a constant under its undefined behaviour sanitizer.
static_assert([] {
    for (std::size_t i = 0; i < variable_count; ++i) {
        const auto variable = static_cast<Variable>(i);
        const bool has_role = std::any_of(roles.begin(), roles.end(), [&](const RoleRow& row) { return row.variable == variable; });
        if (variable >= Variable::author && !has_role) return false;
    }
    return true;
}(), "every name variable has a role");

}  // namespace bibcast::mods

#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast::bibtex {

/// What `editortype` and its kin say of the people in `editor`, `editora`, `editorb` and `editorc`.
struct Role {
    std::string_view word;
    Variable variable;
    bool in_bibtex = false;  ///< written as such in BibTeX, too; otherwise there by a field of CSL's name
    bool has_field = false;  ///< BibLaTeX has a field of its own for it
};

// biblatex manual 3.19, section 2.3.6, and roles that CSL has a variable for, in the order in which they get one of the four fields.
constexpr std::array<Role, 19> roles = {{{"editor", Variable::editor, true, true},
                                         {"translator", Variable::translator, true, true},
                                         {"compiler", Variable::compiler, true},
                                         {"organizer", Variable::organizer, true},
                                         {"collaborator", Variable::contributor, true},
                                         {"director", Variable::director},
                                         {"scriptwriter", Variable::script_writer},
                                         {"producer", Variable::producer},
                                         {"execproducer", Variable::executive_producer},
                                         {"performer", Variable::performer},
                                         {"composer", Variable::composer},
                                         {"narrator", Variable::narrator},
                                         {"host", Variable::host},
                                         {"guest", Variable::guest},
                                         {"interviewer", Variable::interviewer},
                                         {"illustrator", Variable::illustrator},
                                         {"curator", Variable::curator},
                                         {"chair", Variable::chair},
                                         {"seriescreator", Variable::series_creator}}};

}  // namespace bibcast::bibtex

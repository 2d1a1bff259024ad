#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/mods/tags.hpp"
#include "io/xml_rules.hpp"
#include "model/item_type.hpp"

namespace bibcast::mods {

/// A record of MODS that is being read: the record itself first, then what it is related to.
class RecordReading : public XmlReading {
  public:
    using XmlReading::XmlReading;

    /// `root` is the `mods` element.
    void read(pugi::xml_node root);

  private:
    /// A date element, and how well it says what it says.
    struct DatePlace {
        Variable variable;
        pugi::xml_node begin;
        pugi::xml_node end;
        int rank;
    };

    void read_children(pugi::xml_node node, Level level);
    void choose_address();
    void read_related(pugi::xml_node node);
    [[nodiscard]] bool read_archive_collection(pugi::xml_node node);
    void read_thesis(pugi::xml_node note);
    void read_resource(pugi::xml_node node);
    void read_titles(pugi::xml_node node, Level level);
    void read_title(pugi::xml_node info, Level level, bool abbreviated);
    void read_name(pugi::xml_node node, Level level);
    void add_person(pugi::xml_node node, Variable variable, bool corporate);
    void add_details(pugi::xml_node node, Contributor& person);
    [[nodiscard]] pugi::xml_node others_of(pugi::xml_node node);
    [[nodiscard]] Name name_of_parts(pugi::xml_node node, bool corporate, std::string_view& title);
    [[nodiscard]] bool says_publication(pugi::xml_node parent);
    void read_origin(pugi::xml_node node, Level level);
    void read_dates(pugi::xml_node node, Level level);
    [[nodiscard]] Date date_in(pugi::xml_node begin, pugi::xml_node end);
    void read_language(pugi::xml_node node);
    void read_physical(pugi::xml_node node);
    void read_extent(pugi::xml_node node);
    void read_note(pugi::xml_node node);
    void read_subject(pugi::xml_node node);
    [[nodiscard]] std::string_view subject_term(pugi::xml_node node);
    void read_identifier(pugi::xml_node node, Level level);
    void read_shelf(pugi::xml_node holding);
    void read_location(pugi::xml_node node);
    void read_url(pugi::xml_node node);
    void read_part(pugi::xml_node node, Level level);
    void read_pages(pugi::xml_node node);
    [[nodiscard]] std::string_view genre_word(pugi::xml_node node);
    void take_genre(pugi::xml_node node);
    void add_genre(pugi::xml_node node, std::string_view word);
    void read_genre(pugi::xml_node node, Level level);
    void finish_type();
    void finish_resource();
    void pass_over_host_genres();
    void finish_issue();
    [[nodiscard]] pugi::xml_node in_extension(std::string_view name);
    void read_degree();
    void read_extension();
    void cite_bill_by_short_title(pugi::xml_node node);

    /// Adds to a variable that has one value only; false, and nothing is noted, if it has another one already.
    bool add_single(Variable variable, pugi::xml_node node);
    void add_joined(Variable variable, pugi::xml_node node, std::string_view separator);

    pugi::xml_node root_;
    pugi::xml_node address_;          ///< the element that is the record's address
    std::string_view last_accessed_;  ///< the attribute of an address of the record
    pugi::xml_node asked_for_publication_;  ///< the element that was looked through for one last
    bool has_publication_ = false;          ///< what was found in it
    bool type_known_ = false;
    bool type_stated_ = false;  ///< as CSL has it, which is final
    pugi::xml_node resource_node_;
    std::string resource_;  ///< what it says, in lower case
    bool manuscript_ = false;
    bool proceedings_ = false;  ///< the genre says so, of the record itself
    bool monographic_ = false;
    bool continuing_ = false;
    bool html_ = false;
    bool host_ = false;
    bool host_continuing_ = false;
    bool host_book_ = false;
    bool issue_ = false;
    bool number_ = false;  ///< a part has one
    std::vector<pugi::xml_node> host_genres_;
    std::vector<pugi::xml_node> hosts_;
};

}  // namespace bibcast::mods

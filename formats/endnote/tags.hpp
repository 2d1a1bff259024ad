#pragma once

#include <array>
#include <string>
#include <string_view>

#include "io/tagged/endnote_names.hpp"
#include "io/tagged/table.hpp"

namespace bibcast::endnote {

// The reference types of EndNote 20, by the names that it writes into %0, and those of older versions. Of several rows with
// one item type the first is written, unless the record's native type names another.
inline constexpr std::array types = {
    tagged::TypeRow{"Journal Article", ItemType::article_journal},
    tagged::TypeRow{"Electronic Article", ItemType::article_journal},
    tagged::TypeRow{"Magazine Article", ItemType::article_magazine},
    tagged::TypeRow{"Newspaper Article", ItemType::article_newspaper},
    tagged::TypeRow{"Unpublished Work", ItemType::article},
    tagged::TypeRow{"Book", ItemType::book},
    tagged::TypeRow{"Edited Book", ItemType::book},
    tagged::TypeRow{"Electronic Book", ItemType::book},
    tagged::TypeRow{"Serial", ItemType::book},
    tagged::TypeRow{"Catalog", ItemType::book},
    tagged::TypeRow{"Book Section", ItemType::chapter},
    tagged::TypeRow{"Electronic Book Section", ItemType::chapter},
    tagged::TypeRow{"Classical Work", ItemType::classic},
    tagged::TypeRow{"Ancient Text", ItemType::classic},
    tagged::TypeRow{"Dictionary", ItemType::entry_dictionary},
    tagged::TypeRow{"Encyclopedia", ItemType::entry_encyclopedia},
    tagged::TypeRow{"Conference Paper", ItemType::paper_conference},
    tagged::TypeRow{"Conference Proceedings", ItemType::paper_conference},
    tagged::TypeRow{"Thesis", ItemType::thesis},
    tagged::TypeRow{"Report", ItemType::report},
    tagged::TypeRow{"Government Document", ItemType::report},
    tagged::TypeRow{"Press Release", ItemType::report},
    tagged::TypeRow{"Standard", ItemType::standard},
    tagged::TypeRow{"Patent", ItemType::patent},
    tagged::TypeRow{"Manuscript", ItemType::manuscript},
    tagged::TypeRow{"Pamphlet", ItemType::pamphlet},
    tagged::TypeRow{"Dataset", ItemType::dataset},
    tagged::TypeRow{"Aggregated Database", ItemType::dataset},
    tagged::TypeRow{"Online Database", ItemType::dataset},
    tagged::TypeRow{"Computer Program", ItemType::software},
    tagged::TypeRow{"Web Page", ItemType::webpage},
    tagged::TypeRow{"Electronic Source", ItemType::webpage},
    tagged::TypeRow{"Blog", ItemType::post_weblog},
    tagged::TypeRow{"Social Media", ItemType::post},
    tagged::TypeRow{"Discussion Forum", ItemType::post},
    tagged::TypeRow{"Personal Communication", ItemType::personal_communication},
    tagged::TypeRow{"Interview", ItemType::interview},
    tagged::TypeRow{"Case", ItemType::legal_case},
    tagged::TypeRow{"Statute", ItemType::legislation},
    tagged::TypeRow{"Bill", ItemType::bill},
    tagged::TypeRow{"Legal Rule or Regulation", ItemType::regulation},
    tagged::TypeRow{"Hearing", ItemType::hearing},
    tagged::TypeRow{"Artwork", ItemType::graphic},
    tagged::TypeRow{"Figure", ItemType::figure},
    tagged::TypeRow{"Chart or Table", ItemType::figure},
    tagged::TypeRow{"Map", ItemType::map},
    tagged::TypeRow{"Film or Broadcast", ItemType::motion_picture},
    tagged::TypeRow{"Audiovisual Material", ItemType::motion_picture},
    tagged::TypeRow{"Online Multimedia", ItemType::motion_picture},
    tagged::TypeRow{"Multimedia Application", ItemType::motion_picture},
    tagged::TypeRow{"Television Episode", ItemType::broadcast},
    tagged::TypeRow{"Podcast", ItemType::song},
    tagged::TypeRow{"Audio", ItemType::song},
    tagged::TypeRow{"Music", ItemType::musical_score},
    tagged::TypeRow{"Generic", ItemType::document},
    tagged::TypeRow{"Equation", ItemType::document},
    tagged::TypeRow{"Grant", ItemType::document},
};

namespace detail {
using enum ItemType;
using tagged::set_of;

inline constexpr tagged::ItemSet conference = set_of(paper_conference);
inline constexpr tagged::ItemSet parts = set_of(chapter, entry_dictionary, entry_encyclopedia);
inline constexpr tagged::ItemSet books = set_of(book, classic);
inline constexpr tagged::ItemSet articles = set_of(article, article_journal, article_magazine, article_newspaper);
inline constexpr tagged::ItemSet films = set_of(motion_picture, broadcast);
inline constexpr tagged::ItemSet pages_of_the_web = set_of(webpage, post_weblog);
inline constexpr tagged::ItemSet letters = set_of(personal_communication);
}  // namespace detail

// EndNote 20 manual, "Tagged EndNote import format", and refer(1) for the letters. The digits and signs are EndNote's alone. Where
// a tag has several rows the first that holds for the type counts. The order of the rows is that of the lines written.
inline constexpr std::array tags = {
    tagged::Row{"%0", tagged::Place::type},
    tagged::Row{"%F", tagged::Place::key},

    tagged::Row{"%A", detail::films, Variable::director},
    tagged::Row{"%A", tagged::set_of(ItemType::song, ItemType::musical_score), Variable::composer},
    tagged::Row{"%A", tagged::Place::special},
    tagged::Row{"%Q", tagged::Place::special, tagged::Use::read},
    tagged::Row{"%+", tagged::Place::special},
    tagged::Row{"%E", detail::letters, Variable::recipient},
    tagged::Row{"%E", tagged::set_of(ItemType::interview), Variable::interviewer},
    tagged::Row{"%E", tagged::set_of(ItemType::patent, ItemType::regulation), Variable::authority},
    tagged::Row{"%E", tagged::set_of(ItemType::bill), Variable::author, tagged::Use::read},
    tagged::Row{"%E", tagged::set_of(ItemType::legal_case), Variable::container_title, tagged::Use::read},
    tagged::Row{"%E", tagged::set_of(ItemType::dataset), Variable::producer},
    tagged::Row{"%E", Variable::editor},
    tagged::Row{"%Y", detail::films, Variable::producer},
    tagged::Row{"%Y", detail::parts | tagged::set_of(ItemType::paper_conference, ItemType::report), Variable::collection_editor},
    tagged::Row{"%Y", tagged::set_of(ItemType::thesis), Variable::contributor},
    tagged::Row{"%Y", tagged::set_of(ItemType::patent, ItemType::legal_case), tagged::Place::none},
    tagged::Row{"%Y", Variable::translator, tagged::Use::read},
    tagged::Row{"%?", detail::films, Variable::performer},
    tagged::Row{"%?", tagged::set_of(ItemType::musical_score), Variable::producer},
    tagged::Row{"%?", tagged::set_of(ItemType::patent, ItemType::legal_case), tagged::Place::none},
    tagged::Row{"%?", tagged::set_of(ItemType::report), Variable::division},
    tagged::Row{"%?", tagged::set_of(ItemType::paper_conference), Variable::contributor},
    tagged::Row{"%?", Variable::translator},
    tagged::Row{"%H", tagged::Place::none},

    tagged::Row{"%T", Variable::title},
    tagged::Row{"%!", Variable::title_short},
    tagged::Row{"%J", detail::articles | tagged::set_of(ItemType::periodical), Variable::container_title},
    // CNKI has the university of a thesis there.
    tagged::Row{"%J", tagged::set_of(ItemType::thesis), Variable::publisher, tagged::Use::read},
    tagged::Row{"%J", Variable::container_title, tagged::Use::read},
    tagged::Row{"%B", detail::articles, Variable::container_title, tagged::Use::read},
    tagged::Row{"%B", detail::books, Variable::collection_title, tagged::Use::read},
    tagged::Row{"%B", tagged::set_of(ItemType::report, ItemType::map, ItemType::software), Variable::collection_title, tagged::Use::read},
    tagged::Row{"%B", tagged::set_of(ItemType::thesis), Variable::division},
    tagged::Row{"%B", tagged::set_of(ItemType::hearing), Variable::section},
    tagged::Row{"%B", detail::conference, tagged::Place::special},
    tagged::Row{"%B", Variable::container_title},
    tagged::Row{"%S", tagged::set_of(ItemType::bill, ItemType::hearing), Variable::authority},
    tagged::Row{"%S", tagged::set_of(ItemType::patent), tagged::Place::none},
    tagged::Row{"%S", Variable::collection_title},

    tagged::Row{"%D", tagged::Place::year},
    tagged::Row{"%8", tagged::Place::day},
    tagged::Row{"%V", tagged::set_of(ItemType::thesis), Variable::genre, tagged::Use::read},
    tagged::Row{"%V", detail::pages_of_the_web, tagged::Place::special},
    tagged::Row{"%V", tagged::set_of(ItemType::patent), tagged::Place::none},
    tagged::Row{"%V", Variable::volume},
    tagged::Row{"%N", detail::articles | tagged::set_of(ItemType::periodical, ItemType::paper_conference), Variable::issue},
    tagged::Row{"%N", detail::books | detail::parts | tagged::set_of(ItemType::pamphlet), Variable::collection_number},
    tagged::Row{"%N", detail::pages_of_the_web | tagged::set_of(ItemType::patent), tagged::Place::special},
    tagged::Row{"%N", Variable::number},
    tagged::Row{"%P", tagged::Place::pages},
    tagged::Row{"%&", detail::parts, Variable::chapter_number},
    tagged::Row{"%&", detail::articles, tagged::Place::special},
    tagged::Row{"%&", Variable::section},
    tagged::Row{"%7", tagged::set_of(ItemType::software, ItemType::dataset), Variable::version},
    tagged::Row{"%7", tagged::set_of(ItemType::bill, ItemType::hearing, ItemType::legislation), Variable::chapter_number},
    tagged::Row{"%7", detail::articles, tagged::Place::special},
    tagged::Row{"%7", Variable::edition},
    tagged::Row{"%6", tagged::set_of(ItemType::report), Variable::collection_number},
    tagged::Row{"%6", Variable::number_of_volumes},
    tagged::Row{"%9", Variable::genre},
    tagged::Row{"%I", tagged::set_of(ItemType::legal_case), Variable::authority},
    tagged::Row{"%I", Variable::publisher},
    tagged::Row{"%C", detail::conference, tagged::Place::special},
    tagged::Row{"%C", Variable::publisher_place},
    tagged::Row{"%@", tagged::Place::serial_number},

    tagged::Row{"%1", detail::conference, tagged::Place::special},
    tagged::Row{"%1", tagged::set_of(ItemType::map), Variable::scale},
    tagged::Row{"%1", tagged::set_of(ItemType::patent), Variable::submitted},
    tagged::Row{"%1", tagged::Place::none},
    tagged::Row{"%2", tagged::set_of(ItemType::article_journal), Variable::pmcid},
    tagged::Row{"%2", tagged::set_of(ItemType::article_newspaper), Variable::issue, tagged::Use::read},
    tagged::Row{"%2", tagged::set_of(ItemType::patent), tagged::Place::year, tagged::Use::read},
    tagged::Row{"%2", tagged::Place::special, tagged::Use::read},
    tagged::Row{"%3", detail::conference, tagged::Place::special},
    tagged::Row{"%3", tagged::set_of(ItemType::graphic, ItemType::map), Variable::dimensions},
    tagged::Row{"%3", tagged::set_of(ItemType::patent), Variable::jurisdiction},
    tagged::Row{"%3", tagged::Place::none},
    tagged::Row{"%4", tagged::Place::none},
    tagged::Row{"%#", detail::films | tagged::set_of(ItemType::song), Variable::medium},
    tagged::Row{"%#", tagged::set_of(ItemType::patent), Variable::references},
    tagged::Row{"%#", tagged::Place::none},
    tagged::Row{"%$", tagged::set_of(ItemType::patent), Variable::status},
    tagged::Row{"%$", tagged::Place::none},
    tagged::Row{"%]", detail::articles | detail::conference, Variable::number},
    tagged::Row{"%]", tagged::Place::none},

    tagged::Row{"%R", tagged::Place::special},
    tagged::Row{"%O", tagged::Place::special, tagged::Use::read},
    tagged::Row{"%M", tagged::Place::special},
    tagged::Row{"%L", Variable::call_number},
    tagged::Row{"%G", tagged::Place::special},
    tagged::Row{"%W", Variable::source},
    tagged::Row{"%~", Variable::archive},
    tagged::Row{"%(", Variable::original_title},
    tagged::Row{"%*", Variable::reviewed_title},
    tagged::Row{"%K", tagged::Place::keyword},
    tagged::Row{"%X", Variable::abstract},
    tagged::Row{"%Z", Variable::note},
    tagged::Row{"%<", Variable::annote},
    tagged::Row{"%U", tagged::Place::url},
    tagged::Row{"%>", tagged::Place::pdf},
    tagged::Row{"%[", Variable::accessed},
    tagged::Row{"%)", tagged::Place::none},
    tagged::Row{"%^", tagged::Place::none},
    tagged::Row{"%=", tagged::Place::none},
};
static_assert(tagged::is_complete(tags), "every tag holds for all types, and no row is hidden");

inline constexpr tagged::Table table = {
    .format = "endnote", .rows = tags, .types = types, .read_name = tagged::read_endnote_name,
    .append_name = tagged::append_endnote_name};

}  // namespace bibcast::endnote

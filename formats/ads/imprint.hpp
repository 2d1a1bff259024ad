#pragma once

#include <string_view>

namespace bibcast::ads {

/// What a citation says of the volume that a paper is in. Views the text.
struct VolumeStatement {
    std::string_view title;
    std::string_view editors;  ///< `McLean, Ian S.; Ramsay, Suzanne K.`
    std::string_view series;
};
/// `Attics III. Edited by McLean, Ian S.; Takami, Hideki. Proceedings of the SPIE`; without editors all of it is the title.
[[nodiscard]] VolumeStatement parse_volume_statement(std::string_view text);

/// What a citation says of a thesis. Views the text.
struct ThesisStatement {
    std::string_view genre;
    std::string_view university;
    std::string_view extent;  ///< how many pages it has
    std::string_view rest;    ///< where it is abstracted
};
/// `Thesis (PhD). UNIVERSITY OF ATTICS, OSLO, Source DAI-B 59/06, p. 2798, Dec 1998, 150 pages.`; `Ph.D. Thesis, Univ. of Attics`
[[nodiscard]] ThesisStatement parse_thesis_statement(std::string_view text);

/// What a citation says of a whole book. Views the text.
struct Imprint {
    std::string_view place;
    std::string_view publisher;
    std::string_view isbn;
};
/// `Attics of the north, by D. Burg. 738 p. Berlin: Springer, 2006. ISBN 978-3-16-148410-0`
[[nodiscard]] Imprint parse_imprint(std::string_view text);

}  // namespace bibcast::ads

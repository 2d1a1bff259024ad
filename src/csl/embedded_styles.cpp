#include <array>

#include "csl/embedded.hpp"

namespace bibcast::csl {

namespace {

// Authors and years in the text, a sorted list.
constexpr std::string_view author_date = R"csl(<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>bibcast: author and date</title><id>bibcast:author-date</id></info>
<macro name="contributors"><names variable="author"><name name-as-sort-order="all" and="symbol" initialize-with=". " delimiter-precedes-last="always"/><et-al/><label form="short" prefix=" (" suffix=")"/>
<substitute><names variable="editor"/><names variable="translator"/><names variable="organizer"/></substitute></names></macro>
<macro name="title"><choose><if type="book report thesis software dataset motion_picture webpage standard" match="any">
<text variable="title" font-style="italic"/></if><else><text variable="title"/></else></choose></macro>
<macro name="edition"><choose><if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/>
<text term="edition" form="short"/></group></if><else><text variable="edition"/></else></choose></macro>
<macro name="place"><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></macro>
<macro name="container"><choose><if type="article-journal article-magazine article-newspaper" match="any"><group delimiter=", ">
<text variable="container-title" font-style="italic"/><group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
<text variable="page"/></group></if><else-if variable="container-title"><group delimiter=", "><group delimiter=" "><text term="in" text-case="capitalize-first"/>
<text variable="container-title" font-style="italic"/></group><names variable="editor"><name initialize-with=". " and="text"/>
<label form="short" prefix=" (" suffix=")"/></names><group delimiter=" "><label variable="volume" form="short"/><text variable="volume"/></group>
<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></group></else-if>
<else><text variable="collection-title"/></else></choose></macro>
<macro name="access"><choose><if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if><else><text variable="URL"/></else></choose></macro>
<macro name="year"><choose><if variable="issued"><date variable="issued"><date-part name="year"/></date></if><else-if variable="status"><text variable="status"/></else-if>
<else><text term="no date" form="short"/></else></choose></macro>
<macro name="point"><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>
<macro name="who"><names variable="author"><name form="short" and="symbol" delimiter=", " initialize-with=". "/><et-al/>
<substitute><names variable="editor"/><names variable="translator"/><text variable="title" form="short" quotes="true"/></substitute></names></macro>
<citation et-al-min="3" et-al-use-first="1" disambiguate-add-year-suffix="true" disambiguate-add-names="true" disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name-with-initials" collapse="year">
<sort><key macro="who"/><key variable="issued"/></sort>
<layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><text macro="who"/><text macro="year"/><text macro="point"/></group></layout></citation>
<bibliography hanging-indent="true" et-al-min="21" et-al-use-first="19" et-al-use-last="true"><sort><key macro="contributors"/><key variable="issued"/><key variable="title"/></sort>
<layout suffix="."><group delimiter=". "><group delimiter=" "><text macro="contributors"/><text macro="year" prefix="(" suffix=")"/></group>
<text macro="title"/><text macro="edition"/><text macro="container"/><text macro="place"/><text macro="access"/></group></layout></bibliography>
</style>
)csl";

// Numbers in brackets, a list in the order of the text.
constexpr std::string_view numeric = R"csl(<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>bibcast: numbers</title><id>bibcast:numeric</id></info>
<macro name="contributors"><names variable="author"><name and="text" initialize-with=". "/><et-al/><label form="short" prefix=" (" suffix=")"/>
<substitute><names variable="editor"/><names variable="translator"/><names variable="organizer"/></substitute></names></macro>
<macro name="title"><choose><if type="book report thesis software dataset motion_picture webpage standard" match="any">
<text variable="title" font-style="italic"/></if><else><text variable="title" quotes="true"/></else></choose></macro>
<macro name="edition"><choose><if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/>
<text term="edition" form="short"/></group></if><else><text variable="edition"/></else></choose></macro>
<macro name="place"><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></macro>
<macro name="container"><choose><if type="article-journal article-magazine article-newspaper" match="any"><group delimiter=", ">
<text variable="container-title" font-style="italic"/><group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
<text variable="page"/></group></if><else-if variable="container-title"><group delimiter=", "><group delimiter=" "><text term="in" text-case="capitalize-first"/>
<text variable="container-title" font-style="italic"/></group><names variable="editor"><name initialize-with=". " and="text"/>
<label form="short" prefix=" (" suffix=")"/></names><group delimiter=" "><label variable="volume" form="short"/><text variable="volume"/></group>
<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></group></else-if>
<else><text variable="collection-title"/></else></choose></macro>
<macro name="access"><choose><if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if><else><text variable="URL"/></else></choose></macro>
<macro name="year"><choose><if variable="issued"><date variable="issued"><date-part name="year"/></date></if><else-if variable="status"><text variable="status"/></else-if>
<else><text term="no date" form="short"/></else></choose></macro>
<macro name="point"><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>
<citation collapse="citation-number"><sort><key variable="citation-number"/></sort>
<layout prefix="[" suffix="]" delimiter=", "><group delimiter=", "><text variable="citation-number"/><text macro="point"/></group></layout></citation>
<bibliography et-al-min="7" et-al-use-first="6" second-field-align="flush"><layout suffix="."><text variable="citation-number" prefix="[" suffix="] "/>
<group delimiter=", "><text macro="contributors"/><text macro="title"/><text macro="edition"/><text macro="container"/><text macro="place"/><text macro="year"/><text macro="access"/></group></layout></bibliography>
</style>
)csl";

// Full references in notes, short ones when they return.
constexpr std::string_view note = R"csl(<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US">
<info><title>bibcast: notes</title><id>bibcast:note</id></info>
<macro name="contributors"><names variable="author"><name and="text"/><et-al/><label form="short" prefix=" (" suffix=")"/>
<substitute><names variable="editor"/><names variable="translator"/><names variable="organizer"/></substitute></names></macro>
<macro name="title"><choose><if type="book report thesis software dataset motion_picture webpage standard" match="any">
<text variable="title" font-style="italic"/></if><else><text variable="title" quotes="true"/></else></choose></macro>
<macro name="edition"><choose><if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/>
<text term="edition" form="short"/></group></if><else><text variable="edition"/></else></choose></macro>
<macro name="place"><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></macro>
<macro name="container"><choose><if type="article-journal article-magazine article-newspaper" match="any"><group delimiter=", ">
<text variable="container-title" font-style="italic"/><group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
<text variable="page"/></group></if><else-if variable="container-title"><group delimiter=", "><group delimiter=" "><text term="in" text-case="capitalize-first"/>
<text variable="container-title" font-style="italic"/></group><names variable="editor"><name initialize-with=". " and="text"/>
<label form="short" prefix=" (" suffix=")"/></names><group delimiter=" "><label variable="volume" form="short"/><text variable="volume"/></group>
<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></group></else-if>
<else><text variable="collection-title"/></else></choose></macro>
<macro name="access"><choose><if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if><else><text variable="URL"/></else></choose></macro>
<macro name="year"><choose><if variable="issued"><date variable="issued"><date-part name="year"/></date></if><else-if variable="status"><text variable="status"/></else-if>
<else><text term="no date" form="short"/></else></choose></macro>
<macro name="point"><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>
<macro name="sorted"><names variable="author"><name name-as-sort-order="first" and="text"/><label form="short" prefix=", "/>
<substitute><names variable="editor"/><names variable="translator"/><text variable="title"/></substitute></names></macro>
<citation et-al-min="4" et-al-use-first="1" disambiguate-add-names="true" disambiguate-add-givenname="true">
<layout suffix="." delimiter="; "><choose>
<if position="ibid-with-locator"><group delimiter=", "><text term="ibid"/><text macro="point"/></group></if>
<else-if position="ibid"><text term="ibid"/></else-if>
<else-if position="subsequent"><group delimiter=", "><names variable="author"><name form="short" and="text"/><substitute><names variable="editor"/><names variable="translator"/></substitute></names>
<text variable="title" form="short" quotes="true"/><text macro="point"/></group></else-if>
<else><group delimiter=", "><text macro="contributors"/><text macro="title"/><text macro="edition"/><text macro="container"/>
<group delimiter=", " prefix="(" suffix=")"><text macro="place"/><text macro="year"/></group><text macro="point"/><text macro="access"/></group></else>
</choose></layout></citation>
<bibliography hanging-indent="true" subsequent-author-substitute="&#8212;&#8212;&#8212;"><sort><key macro="sorted"/><key variable="issued"/></sort>
<layout suffix="."><group delimiter=". "><text macro="sorted"/><text macro="title"/><text macro="edition"/><text macro="container"/>
<group delimiter=", "><text macro="place"/><text macro="year"/></group><text macro="access"/></group></layout></bibliography>
</style>
)csl";

// A list of publications, the latest first; marks beside names are kept.
constexpr std::string_view cv = R"csl(<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>bibcast: list of publications</title><id>bibcast:cv</id></info>
<macro name="contributors"><names variable="author"><name and="text" delimiter-precedes-last="always"/><et-al/><label form="short" prefix=" (" suffix=")"/>
<substitute><names variable="editor"/><names variable="translator"/><names variable="organizer"/></substitute></names></macro>
<macro name="title"><choose><if type="book report thesis software dataset motion_picture webpage standard" match="any">
<text variable="title" font-style="italic"/></if><else><text variable="title"/></else></choose></macro>
<macro name="edition"><choose><if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/>
<text term="edition" form="short"/></group></if><else><text variable="edition"/></else></choose></macro>
<macro name="place"><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></macro>
<macro name="container"><choose><if type="article-journal article-magazine article-newspaper" match="any"><group delimiter=", ">
<text variable="container-title" font-style="italic"/><group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group>
<text variable="page"/></group></if><else-if variable="container-title"><group delimiter=", "><group delimiter=" "><text term="in" text-case="capitalize-first"/>
<text variable="container-title" font-style="italic"/></group><names variable="editor"><name initialize-with=". " and="text"/>
<label form="short" prefix=" (" suffix=")"/></names><group delimiter=" "><label variable="volume" form="short"/><text variable="volume"/></group>
<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></group></else-if>
<else><text variable="collection-title"/></else></choose></macro>
<macro name="access"><choose><if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if><else><text variable="URL"/></else></choose></macro>
<macro name="year"><choose><if variable="issued"><date variable="issued"><date-part name="year"/></date></if><else-if variable="status"><text variable="status"/></else-if>
<else><text term="no date" form="short"/></else></choose></macro>
<macro name="point"><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>
<macro name="venue"><choose><if variable="container-title"><text variable="container-title" font-style="italic"/></if>
<else-if variable="event-title"><text variable="event-title" font-style="italic"/></else-if><else><text variable="publisher"/></else></choose></macro>
<citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
<bibliography><sort><key variable="issued" sort="descending"/></sort>
<layout suffix="."><group delimiter=". "><text macro="contributors"/><text variable="title" font-weight="bold"/>
<group delimiter=", "><text macro="venue"/><group><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/></group><text variable="page"/><text macro="year"/></group>
<text variable="note"/><text macro="access"/></group></layout></bibliography>
</style>
)csl";

constexpr std::array<EmbeddedStyle, 4> styles = {{
    {"author-date", author_date},
    {"cv", cv},
    {"note", note},
    {"numeric", numeric},
}};

}  // namespace

std::span<const EmbeddedStyle> embedded_styles() { return styles; }

}  // namespace bibcast::csl

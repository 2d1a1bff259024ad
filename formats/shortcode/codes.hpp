#pragma once

#include <array>

#include "diag/finding.hpp"
#include "formats/shortcode/venue.hpp"

namespace bibcast::shortcode {

// Of the tag's grammar: the entry is read all the same.
inline constexpr Code unterminated_quote{
    "shortcode/unterminated-quote", Severity::warning, "a quoted or raw value has no closing quote",
    "Hugo refuses the page: \"unterminated quoted string\". The value is read up to the next parameter, the end of the tag or "
    "the end of the line, whichever makes sense of what follows. Add the quote where the value ends."};
inline constexpr Code stray_quote{
    "shortcode/stray-quote", Severity::warning, "a quoted value holds a quote that is not escaped",
    "To Hugo the value ends at the inner quote and the rest is an error. The value is read up to the quote that really ends it. "
    "Write \\\" for the inner quotes, or put the whole value between backticks."};
inline constexpr Code foreign_quote{
    "shortcode/foreign-quote", Severity::warning, "a value stands in quotes that Hugo does not know",
    "Hugo knows \"…\" and `…` only; single and typographic quotes become part of a value that ends at the first blank. The value "
    "is read as it was meant."};
inline constexpr Code unquoted_value{
    "shortcode/unquoted-value", Severity::warning, "a value with blanks in it has no quotes",
    "Without quotes a value ends at the first blank, and Hugo takes the next word for a positional parameter. The value is read up "
    "to the next parameter or the end of the tag. Put it between quotes."};
inline constexpr Code swallowed_delimiter{
    "shortcode/swallowed-delimiter", Severity::warning, "a value without quotes runs into the end of the tag",
    "A value without quotes ends at a blank only, so that Hugo takes the >}} for a part of it and never finds the end of the tag. "
    "Put a blank before >}} or quotes around the value."};
inline constexpr Code line_break{
    "shortcode/line-break", Severity::warning, "a line break inside a quoted value",
    "Hugo allows line breaks between backticks only. The lines are joined by a blank."};
inline constexpr Code bad_escape{
    "shortcode/bad-escape", Severity::warning, "a backslash before a backtick",
    "Inside quotes Hugo knows the escape \\\" only, and a backslash before a backtick is an error (\"unrecognized escape "
    "character\"). Both characters are kept."};
inline constexpr Code dropped_backslash{
    "shortcode/dropped-backslash", Severity::warning, "Hugo drops the backslashes of this value",
    "As soon as a quoted value holds an escaped quote, Hugo drops every backslash in it, also that of \\alpha. The value is read as "
    "Hugo reads it. Put the value between backticks to keep the backslashes."};
inline constexpr Code space_before_equals{
    "shortcode/space-before-equals", Severity::note, "a blank between a parameter's name and its =",
    "Hugo counts the name as a positional word, though it attaches the value; pages that also have a parameter without the blank "
    "fail. The parameter is read as a named one."};
inline constexpr Code mixed_parameters{
    "shortcode/mixed-parameters", Severity::warning, "positional beside named parameters",
    "A shortcode has either named or positional parameters; Hugo refuses a mixture. The named ones are read; the positional ones "
    "are read if the profile says what they are, and kept as leftovers otherwise."};
inline constexpr Code duplicate_parameter{
    "shortcode/duplicate-parameter", Severity::warning, "a parameter is given twice",
    "The last one counts, as in Hugo. The value of the other is kept as a leftover."};
inline constexpr Code mixed_delimiters{
    "shortcode/mixed-delimiters", Severity::warning, "a tag or pair of tags of two kinds",
    "A tag that opens with {{< ends with >}}, one that opens with {{% ends with %}}, and the closing tag is of the same kind as the "
    "opening one. It is read as if it were so."};
inline constexpr Code unclosed_tag{
    "shortcode/unclosed-tag", Severity::warning, "a tag has no >}} or %}}",
    "The tag is taken to end after its last parameter, and what follows to be its inner content."};
inline constexpr Code stray_text{
    "shortcode/stray-text", Severity::warning, "text in a tag that is no parameter",
    "A value with other characters than letters, digits, _, - and . must be quoted, and nothing may follow the name in a closing "
    "tag. The text is kept as a leftover of the entry."};
// Of the page's structure.
inline constexpr Code missing_close{
    "shortcode/missing-close", Severity::warning, "an entry is not closed",
    "Other entries of the page have a closing tag with the authors or more before it; this one has none. The text up to the next "
    "entry or heading is taken for its inner content."};
inline constexpr Code stray_close{"shortcode/stray-close", Severity::warning, "a closing tag without an opening one",
                                  "No open tag of that name is left. The closing tag is passed over."};
inline constexpr Code skipped_tags{
    "shortcode/skipped", Severity::note, "shortcodes in an HTML comment or in fenced code are not read",
    "Hugo carries out shortcodes everywhere, but what stands in an HTML comment or in fenced code is not meant to be seen as an "
    "entry of the list. Remove the comment to have the entries read."};
inline constexpr Code commented_out{
    "shortcode/commented-out", Severity::note, "a shortcode comment is not read",
    "{{</* … */>}} shows the shortcode as text instead of carrying it out; it is no entry."};
inline constexpr Code unclosed_comment{
    "shortcode/unclosed-comment", Severity::warning, "a comment or fenced code block has no end",
    "The opening is taken for text, so that the entries after it are read."};
inline constexpr Code unlisted_name{
    "shortcode/unlisted-name", Severity::note, "a shortcode of another name is read as an entry",
    "The profile does not know the name, but the parameters are those of a publication. Name it in a profile "
    "(-O shortcode.map=FILE) to settle what it is."};
inline constexpr Code nested_shortcode{
    "shortcode/nested-shortcode", Severity::note, "another shortcode inside an entry",
    "What the shortcode puts on the page is decided by its template, which is not here. It is kept as a leftover."};
// Of an entry's values.
inline constexpr Code unknown_parameter{
    "shortcode/unknown-parameter", Severity::note, "a parameter that the profile does not know",
    "The value is kept as a leftover and written back to shortcode pages. A profile (-O shortcode.map=…) can say what it is."};
inline constexpr Code unmapped_position{
    "shortcode/unmapped-position", Severity::note, "a positional parameter without a meaning",
    "What a positional parameter means is known to the site's template only. Say it in a profile: positional = [\"title\", …]. The "
    "value is kept as a leftover."};
inline constexpr Code untrimmed_value{"shortcode/untrimmed-value", Severity::warning, "a value begins or ends in a blank",
                                      "The blank is almost always a slip. The value is read without it."};
inline constexpr Code empty_link{"shortcode/empty-link", Severity::note, "the main link of an entry is empty",
                                 "The entry has the parameter for its paper, but no address in it."};
inline constexpr Code bad_date{"shortcode/bad-date", Severity::warning, "a date cannot be read",
                               "The parameter for the year or date holds no date that can be decided. It is kept as written."};
inline constexpr Code odd_value{"shortcode/odd-value", Severity::warning, "a value is not what its parameter is for",
                                "A link that is no address, a DOI that is none, a month without a year. The value is kept as a "
                                "leftover."};
inline constexpr Code bibtex_differs{
    "shortcode/bibtex-differs", Severity::warning, "the BibTeX of an entry cannot be used as it is",
    "An entry's BibTeX fills in what its parameters do not say. This one is damaged, holds several entries, or contradicts the "
    "parameters; they win, and the BibTeX is kept as a leftover."};
inline constexpr Code heading_year{
    "shortcode/heading-year", Severity::note, "an entry stands under the heading of another year",
    "The year of an entry is that of its venue, else that of its arXiv number, else that of the heading. Pages often list a paper "
    "under the year of its first posting. The heading is kept as a group."};
inline constexpr Code shared_identifier{
    "shortcode/shared-identifier", Severity::warning, "two entries have the same identifier",
    "Two different papers cannot share a DOI or an arXiv number: one of the links is probably a slip of copying. Both are read."};
inline constexpr Code empty_entry{"shortcode/empty-entry", Severity::warning, "an entry without any value",
                                  "The tag has neither parameters with a value nor inner content; no record is made of it."};
inline constexpr Code inner_text{
    "shortcode/inner-text", Severity::note, "a part of the inner content is not understood",
    "It looks like neither authors, a title, an abstract, links nor BibTeX. It is kept as a leftover. A profile can say what the "
    "inner content is (inner = \"abstract\")."};

inline constexpr Code outside_entries{
    "shortcode/outside-entries", Severity::note, "what is probably a work stands outside of the entries, and is not read",
    "A paragraph or list item in plain Markdown with names, a year and a link or emphasis, a BibTeX entry in a fence, or a shortcode with a title that is "
    "not known to be an entry. Writing shortcodes keeps it where it stands; in other formats it is missing. Make an entry of it, or map the shortcode "
    "(`bibcast explain shortcode/unlisted-name`)."};

/// All codes of the format.
inline constexpr std::array code_list = {
    &unterminated_quote, &stray_quote, &foreign_quote, &unquoted_value, &swallowed_delimiter, &line_break,
    &bad_escape, &dropped_backslash, &space_before_equals, &mixed_parameters, &duplicate_parameter,
    &mixed_delimiters, &unclosed_tag, &stray_text, &missing_close, &stray_close, &skipped_tags, &commented_out,
    &unclosed_comment, &unlisted_name, &nested_shortcode, &unknown_parameter, &unmapped_position, &untrimmed_value,
    &empty_link, &bad_date, &odd_value, &bibtex_differs, &heading_year, &shared_identifier, &empty_entry,
    &inner_text, &outside_entries, &unknown_venue, &venue_remainder,
};

}  // namespace bibcast::shortcode

#include "formats/inspec/format.hpp"
#include "formats/inspec/grammar.hpp"
#include "formats/inspec/name_in_hyphens.hpp"
#include "formats/inspec/source_line.hpp"
#include "formats/inspec/tags.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/reader.hpp"

namespace bibcast::inspec {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    void add_special(const Field& one, const tagged::Row& row) override {
        if (row.tag == "SO" || row.tag == "JN") return add_source(one);
        if (row.tag == "CY" || row.tag == "CD") return add_event_date(one);
        add_names(row.tag == "AU" ? Variable::author : Variable::editor, one);
    }

  private:
    void add_names(Variable variable, const Field& one) {
        tagged::for_each_piece(one.value, "\n;", [&](std::string_view name) {
            tagged::add_person(record_, variable, spell_name(arena_, one_line(name)), one.span, tagged::read_name);
        });
    }

    void add_source(const Field& one) {
        const SourceLine line = parse_source_line(arena_, one_line(one.value));
        // The name of the journal beside the source, which has more words of it.
        const bool said = one.tag == "JN" && !line.title.empty() && record_.plain(Variable::container_title).starts_with(line.title);
        if (!said) add_once(Variable::container_title, tagged::read_markup(arena_, line.title), one.span);
        if (line.date.has_parts()) merge_date(one, line.date, false);
        const auto add = [&](Variable variable, std::string_view value) {
            if (!value.empty()) add_once(variable, value, one.span);
        };
        add(Variable::volume, line.volume);
        add(Variable::issue, line.issue);
        if (!line.pages.empty()) add(Variable::page, tagged::expand_pages(arena_, line.pages));
        add(Variable::number_of_pages, line.extent);
        if (!line.odd.empty()) keep({one.tag, arena_.copy(line.odd), one.span});
    }

    /// `15-19 Aug. 1994`
    void add_event_date(const Field& one) {
        const tagged::ReadDate read = tagged::read_date(arena_, one_line(one.value));
        if (read.understood && !read.odd) record_.add_date(Variable::event_date, read.date, one.span);
        else keep(one);
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::inspec

#include <algorithm>

#include "formats/inspec/format.hpp"
#include "formats/inspec/grammar.hpp"
#include "formats/inspec/tags.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/reader.hpp"
#include "text/utf8.hpp"

namespace bibcast::inspec {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    void add_special(const Field& one, const tagged::Row& row) override {
        if (row.tag == "SO") return add_source(one);
        add_names(row.tag == "AU" ? Variable::author : Variable::editor, one);
    }

  private:
    /// `Prechelt,-Lutz; Haas,-T.`: a hyphen stands for the blank.
    void add_names(Variable variable, const Field& one) {
        tagged::for_each_piece(one.value, "\n;", [&](std::string_view name) {
            const std::size_t hyphen = name.find(",-");
            if (hyphen != std::string_view::npos) name = arena_.concat({name.substr(0, hyphen), ", ", name.substr(hyphen + 2)});
            tagged::add_person(record_, variable, one_line(name), one.span, tagged::read_name);
        });
    }

    /// `Journal-of-Physics. Jan. 1990; 3(1): 10-20`.
    void add_source(const Field& one) {
        const std::string_view value = one_line(one.value);
        const std::size_t stop = value.find('.');
        if (stop == std::string_view::npos) return add_text(Variable::container_title, one);
        std::string title(value.substr(0, stop));
        std::replace(title.begin(), title.end(), '-', ' ');
        add_once(Variable::container_title, tagged::read_markup(arena_, arena_.copy(title)), one.span);
        const std::string_view rest = trim(value.substr(stop + 1));
        const std::size_t semicolon = std::min(rest.find(';'), rest.size());
        if (const Field date{one.tag, trim(rest.substr(0, semicolon)), one.span}; !date.value.empty()) add_source_date(date);
        const std::string_view details = semicolon == rest.size() ? std::string_view{} : trim(rest.substr(semicolon + 1));
        const std::size_t colon = std::min(details.find(':'), details.size());
        add_volume(trim(details.substr(0, colon)), one.span);
        std::string_view pages = colon == details.size() ? std::string_view{} : trim(details.substr(colon + 1));
        while (pages.ends_with('.')) pages.remove_suffix(1);
        if (!pages.empty()) add_once(Variable::page, tagged::expand_pages(arena_, pages), one.span);
    }

    void add_source_date(const Field& one) {
        const tagged::ReadDate read = tagged::read_date(arena_, one.value);
        if (read.understood && !read.odd) merge_date(one, read.date, false);
        else keep(one);
    }

    /// `3`, `3(1)`.
    void add_volume(std::string_view text, SourceSpan span) {
        const std::size_t open = std::min(text.find('('), text.size());
        if (open != 0) add_once(Variable::volume, trim(text.substr(0, open)), span);
        if (open == text.size()) return;
        std::string_view issue = text.substr(open + 1);
        issue = issue.substr(0, issue.find(')'));
        if (!issue.empty()) add_once(Variable::issue, issue, span);
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::inspec

#include "name/name_lines.hpp"

#include "name/author_line.hpp"

namespace bibcast {

void read_name_line(Record& record, std::string_view line, NameSource source, const NameListOptions& options, Findings& findings) {
    const SourceSpan span{0, static_cast<std::uint32_t>(line.size())};
    switch (source) {
        case NameSource::bibtex: add_bibtex_names(record, Variable::author, line, span, findings); break;
        case NameSource::plain: add_name_list(record, Variable::author, line, span, findings, options); break;
        case NameSource::author_line: {
            MarkLegends legends;
            add_author_line(record, Variable::author, line, span, findings, legends,
                            {.order = options.order, .commas = options.commas});
            apply_legends(record, legends, {}, findings);
            break;
        }
    }
}

}  // namespace bibcast

#include "formats/refworks/format.hpp"
#include "formats/refworks/grammar.hpp"
#include "formats/refworks/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/reader.hpp"
#include "io/tagged/short_names.hpp"

namespace bibcast::refworks {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    void add_special(const Field& one, const tagged::Row& row) override {
        if (row.tag == "A1") return add_people(record_.native_type.value == "Book, Edited" ? Variable::editor : Variable::author, one);
        if (row.tag == "LA") {
            // CNKI: `中文;`
            std::string_view language = one_line(one.value);
            while (language.ends_with(';')) language = trim(language.substr(0, language.size() - 1));
            if (!language.empty()) add_text(Variable::language, {one.tag, language, one.span});
            return;
        }
        // The conference's name where the proceedings have their own tag, else theirs.
        add_text(field("U3") != nullptr ? Variable::event_title : Variable::container_title, one);
    }

    void finish_special() override {
        // CNKI: the number of a patent or a standard.
        const bool numbered = record_.type == ItemType::patent || record_.type == ItemType::standard;
        if (const Field* id = field("ID"); numbered && id != nullptr && !has(Variable::number) && record_.plain(Variable::source) == "CNKI") {
            add_text(Variable::number, *id);
        }
        if (const auto first = tagged::split_short_names(record_)) {
            findings_.add(tagged::short_names, *first, "names without a comma were read as family names and initials").record_id = record_.id;
        }
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::refworks

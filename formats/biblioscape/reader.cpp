#include "formats/biblioscape/format.hpp"
#include "formats/biblioscape/grammar.hpp"
#include "formats/biblioscape/tags.hpp"
#include "io/tagged/reader.hpp"
#include "text/utf8.hpp"

namespace bibcast::biblioscape {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    /// The type of work (TW) says more than the reference type (RT).
    void choose_type() override {
        record_.type = table.fallback;
        for (const std::string_view tag : {"TW", "RT"}) {
            const Field* named = field(tag);
            if (named == nullptr) continue;
            const std::string lower = ascii_lower(named->value);
            for (const tagged::TypeRow& row : types) {
                if (lower.find(row.name) == std::string::npos) continue;
                record_.type = row.item;
                typed_by_ = tag;
                typed_whole_ = lower == row.name;
                return;
            }
        }
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        if (row.tag == "AT") return add_urls(one, LinkKind::pdf);
        if (row.tag == "TW" || row.tag == "RT") {
            // What says no more than the type is not kept.
            if (typed_by_ == row.tag && typed_whole_) return;
            return row.tag == "TW" ? add_text(Variable::genre, one) : keep(one);
        }
        if (row.tag == "CO" && field("AD") != nullptr) return;
        const Field* country = row.tag == "AD" ? field("CO") : nullptr;
        const std::string_view place = country == nullptr ? one.value : arena_.concat({one.value, ", ", country->value});
        add_text(Variable::publisher_place, {one.tag, place, one.span});
    }

  private:
    std::string_view typed_by_;
    bool typed_whole_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder, true>>();
}

}  // namespace bibcast::biblioscape

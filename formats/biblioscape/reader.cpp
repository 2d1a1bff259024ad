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
                const std::size_t at = lower.find(row.name);
                if (at == std::string::npos || (at != 0 && is_ascii_alpha(lower[at - 1]))) continue;
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
        add_place(one);
    }

  private:
    /// The place of publication (PP) with its country (CO). Where there is none the address (AD) is that of the publisher, as older files have it;
    /// beside one it is that of the authors.
    void add_place(const Field& one) {
        const Field* place = field("PP") != nullptr ? field("PP") : field("AD");
        if (place != nullptr && one.tag == "CO") return;
        if (place != nullptr && one.tag != place->tag) return keep(one);
        const Field* country = place == nullptr ? nullptr : field("CO");
        const bool said = country == nullptr || one.value.ends_with(country->value);
        add_text(Variable::publisher_place, said ? one : Field{one.tag, arena_.concat({one.value, ", ", country->value}), one.span});
    }

    std::string_view typed_by_;
    bool typed_whole_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder, true>>();
}

}  // namespace bibcast::biblioscape

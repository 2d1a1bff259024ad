#include "formats/shortcode/bibtex_value.hpp"

#include <string>

#include "formats/bibtex/format.hpp"
#include "formats/shortcode/address.hpp"
#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/format.hpp"

namespace bibcast::shortcode {

namespace {

bool same_people(const NamesField& a, const NamesField& b) {
    if (a.people.size() != b.people.size()) return false;
    for (std::size_t i = 0; i < a.people.size(); ++i) {
        const Name& left = a.people[i].name;
        const Name& right = b.people[i].name;
        if (left.family != right.family || left.literal != right.literal) return false;
    }
    return true;
}

/// Adds what `from` has and `to` lacks. Returns false if they contradict each other.
class Merger {
  public:
    Merger(Record& to, const Record& from, std::uint32_t shift) : to_(to), from_(from), shift_(shift) {}

    bool run() {
        bool agree = true;
        for (const TextField& field : from_.texts) {
            const TextField* own = to_.text(field.variable);
            if (own == nullptr) {
                to_.add_text(field.variable, field.value, moved(field.source));
            } else {
                agree = agree && own->value.plain == field.value.plain;
            }
        }
        for (const DateField& field : from_.dates) {
            if (to_.date(field.variable) == nullptr) to_.add_date(field.variable, field.value, moved(field.source));
        }
        for (const NamesField& field : from_.names) {
            const NamesField* own = to_.people(field.variable);
            if (own != nullptr && !own->people.empty()) {
                agree = agree && same_people(*own, field);
                continue;
            }
            NamesField& people = to_.names_of(field.variable, moved(field.source));
            people.others = field.others;
            for (Contributor person : field.people) {
                person.source = moved(person.source);
                people.people.push(to_.arena(), person);
            }
        }
        merge_rest();
        return agree;
    }

  private:
    [[nodiscard]] SourceSpan moved(SourceSpan span) const {
        return span.known() ? SourceSpan{span.begin + shift_, span.end + shift_} : span;
    }

    void merge_rest() {
        for (const StringField& field : from_.keywords) to_.add_keyword(field.value, moved(field.source));
        for (const StringField& field : from_.topics) to_.add_topic(field.value, moved(field.source));
        for (const StringField& field : from_.groups) to_.add_group(field.value, moved(field.source));
        for (const StringField& field : from_.awards) to_.add_award(field.value, moved(field.source));
        for (Identifier identifier : from_.identifiers) {
            if (to_.identifier(identifier.scheme) != nullptr) continue;
            identifier.source = moved(identifier.source);
            to_.identifiers.push(to_.arena(), identifier);
        }
        for (const Link& link : from_.links) {
            bool known = false;
            for (const Link& own : to_.links) known = known || own.url == link.url;
            if (!known) to_.add_link(link.kind, link.url, link.label, moved(link.source));
        }
        for (const Leftover& leftover : from_.leftovers) {
            to_.add_leftover(leftover.format, leftover.tag, leftover.value, moved(leftover.source));
        }
        if (to_.type == ItemType::document) to_.type = from_.type;
        if (to_.native_type.value.empty()) to_.native_type = from_.native_type;
        if (to_.id.empty() && !from_.generated_id) to_.id = from_.id;
    }

    Record& to_;
    const Record& from_;
    std::uint32_t shift_;
};

}  // namespace

void add_bibtex(const PageContext& context, const EntryValue& value, Record& record) {
    // `bib="/files/roe2023.bib"` is where the BibTeX is.
    if (value.value.find('{') == std::string_view::npos && is_address(value.value)) {
        record.add_link(LinkKind::other, value.value, "BibTeX", value.span);
        return;
    }
    std::size_t count = 0;
    bool agree = true;
    if (bibtex::format.make_reader != nullptr) {
        const auto reader = bibtex::format.make_reader(FormatOptions(bibtex::format.options));
        // The text is cut out of the page: its places are moved back when they are taken over.
        Slice slice;
        slice.text = value.value;
        slice.last = true;
        const auto splitter = reader->splitter();
        slice.context = splitter->next(slice.text, slice.text.size(), true).context;
        const bool in_page = value.value.data() >= context.text.data() && value.value.data() < context.text.data() + context.text.size();
        const auto shift = in_page ? static_cast<std::uint32_t>(value.value.data() - context.text.data()) : 0;
        Findings findings;
        Arena scratch;  // what is read is dead afterwards
        reader->read(slice, scratch, [&](Record& read) {
            if (++count == 1) agree = Merger(record, read.copy_into(context.arena), shift).run();
        }, findings);
        for (const Finding& finding : findings.all()) {
            Finding& moved = context.findings.add(*finding.code, value.span, finding.message);
            if (in_page && finding.span.known()) moved.span = {finding.span.begin + shift, finding.span.end + shift};
            moved.hint = finding.hint;
            moved.field = finding.field;
            moved.value = finding.value;
        }
    }
    if (count == 1 && agree) return;
    record.add_leftover(format.id, value.key, value.value, value.span);
    if (!context.findings.wants(bibtex_differs, value.key)) return;
    std::string message = count == 0  ? "the BibTeX holds no entry that can be read"
                          : count > 1 ? "the BibTeX holds more than one entry; the first is used"
                                      : "the BibTeX says something else than the page";
    context.findings.add(bibtex_differs, value.span, std::move(message)).field = value.key;
}

}  // namespace bibcast::shortcode

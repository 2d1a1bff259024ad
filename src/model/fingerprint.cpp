#include <array>

#include "model/record.hpp"

namespace bibcast {

namespace {

/// FNV-1a over length-prefixed values, so that moving a character between two values changes the digest.
class Digest {
  public:
    void add(std::uint64_t number) {
        if (number < 256) {
            hash_ = (hash_ ^ number) * eighth_power;  // seven of the eight bytes are 0, and only multiply
            return;
        }
        for (int i = 0; i < 8; ++i) step(static_cast<unsigned char>(number >> (8 * i)));
    }
    void add(std::string_view text) {
        add(static_cast<std::uint64_t>(text.size()));
        for (const char c : text) step(static_cast<unsigned char>(c));
    }
    void add(const Text& text) {
        add(text.plain);
        add(static_cast<std::uint64_t>(text.styles.size()));
        for (const Styled& styled : text.styles) {
            add(static_cast<std::uint64_t>(styled.begin));
            add(static_cast<std::uint64_t>(styled.end));
            add(static_cast<std::uint64_t>(styled.style));
            add(styled.target);
        }
    }
    void add(const DatePoint& point) {
        add(static_cast<std::uint64_t>(static_cast<std::int64_t>(point.year)));
        add(static_cast<std::uint64_t>(point.month) | std::uint64_t{point.day} << 8 |
            std::uint64_t{point.unspecified_digits} << 16 | std::uint64_t{point.uncertain} << 24 |
            std::uint64_t{point.approximate} << 25 | std::uint64_t{point.unspecified_month} << 26 |
            std::uint64_t{point.unspecified_day} << 27);
        add(point.time);
    }
    void add(const Date& date) {
        add(date.begin);
        add(date.end);
        add(static_cast<std::uint64_t>(date.begin_bound) << 8 | static_cast<std::uint64_t>(date.end_bound));
        add(date.literal);
    }
    void add(const Contributor& person) {
        const Name& name = person.name;
        for (const std::string_view part : {name.family, name.given, name.dropping_particle, name.non_dropping_particle,
                                            name.suffix, name.literal}) {
            add(part);
        }
        add(std::uint64_t{name.comma_suffix} | std::uint64_t{name.static_ordering} << 1);
        add(static_cast<std::uint64_t>(person.marks.size()));
        for (const Mark& mark : person.marks) {
            add(mark.symbol);
            // What the user or custom says of a symbol is no part of the source, and comes after reading.
            const bool of_source = mark.basis != Basis::assumed && mark.basis != Basis::user;
            const Mark said = of_source ? mark : Mark{};
            add(static_cast<std::uint64_t>(said.meaning) << 8 | static_cast<std::uint64_t>(said.basis));
            add(said.legend);
        }
        add(static_cast<std::uint64_t>(person.details.size()));
        for (const Detail& detail : person.details) {
            add(static_cast<std::uint64_t>(detail.kind));
            add(detail.value);
            add(detail.scheme);
        }
    }
    void add(const List<StringField>& strings) {
        add(static_cast<std::uint64_t>(strings.size()));
        for (const StringField& field : strings) add(field.value);
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

  private:
    static constexpr std::uint64_t prime = 0x100000001b3ULL;
    static constexpr std::uint64_t eighth_power = prime * prime * prime * prime * prime * prime * prime * prime;
    void step(unsigned char byte) { hash_ = (hash_ ^ byte) * prime; }
    std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

/// Digest of variables in any order: only among values of the same variable does it matter which comes first.
template <class Field, class AddValue>
std::uint64_t sum_of(const List<Field>& fields, AddValue&& add_value) {
    std::uint64_t sum = 0;
    std::array<std::uint32_t, variable_count> values{};
    for (const Field& field : fields) {
        const auto variable = static_cast<std::size_t>(field.variable);
        Digest part;
        part.add(static_cast<std::uint64_t>(variable) << 32U | values[variable]++);
        add_value(part, field);
        sum += part.value();
    }
    return sum;
}

}  // namespace

std::uint64_t fingerprint(const Record& record) {
    Digest digest;
    digest.add(static_cast<std::uint64_t>(record.type));
    digest.add(record.generated_id ? std::string_view{} : record.id);
    digest.add(record.native_type.value);
    digest.add(sum_of(record.texts, [](Digest& part, const TextField& field) { part.add(field.value); }));
    digest.add(sum_of(record.dates, [](Digest& part, const DateField& field) { part.add(field.value); }));
    digest.add(sum_of(record.names, [](Digest& part, const NamesField& field) {
        part.add(std::uint64_t{field.others});
        for (const Contributor& person : field.people) part.add(person);
    }));
    digest.add(record.keywords);
    digest.add(record.topics);
    digest.add(record.groups);
    digest.add(record.awards);
    for (const Identifier& identifier : record.identifiers) {
        for (const std::string_view part : {identifier.scheme, identifier.value, identifier.version, identifier.category}) {
            digest.add(part);
        }
    }
    for (const Link& link : record.links) {
        digest.add(static_cast<std::uint64_t>(link.kind));
        digest.add(link.url);
        digest.add(link.label);
    }
    for (const Leftover& leftover : record.leftovers) {
        for (const std::string_view part : {leftover.format, leftover.tag, leftover.value}) digest.add(part);
    }
    return digest.value();
}

}  // namespace bibcast

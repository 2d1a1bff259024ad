#include "cv/sections.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "io/format.hpp"
#include "pipeline/record_values.hpp"
#include "pipeline/same_work.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

struct TypeRow {
    ItemType type;
    TypeWords words;
};

constexpr TypeWords preprints = {"Preprints", "Preprint"};

/// In the order in which a CV has them; what is none of them stands under "Other".
constexpr std::array types = {
    TypeRow{ItemType::book, {"Books", "Book"}},
    TypeRow{ItemType::article_journal, {"Journal articles", "Journal article"}},
    TypeRow{ItemType::review, {"Reviews", "Review"}},
    TypeRow{ItemType::review_book, {"Book reviews", "Book review"}},
    TypeRow{ItemType::paper_conference, {"Conference papers", "Conference paper"}},
    TypeRow{ItemType::chapter, {"Book chapters", "Book chapter"}},
    TypeRow{ItemType::collection, {"Edited collections", "Edited collection"}},
    TypeRow{ItemType::entry, {"Entries in reference works", "Entry in a reference work"}},
    TypeRow{ItemType::entry_dictionary, {"Entries in reference works", "Entry in a reference work"}},
    TypeRow{ItemType::entry_encyclopedia, {"Entries in reference works", "Entry in a reference work"}},
    TypeRow{ItemType::article, preprints},
    TypeRow{ItemType::report, {"Reports", "Report"}},
    TypeRow{ItemType::standard, {"Standards", "Standard"}},
    TypeRow{ItemType::thesis, {"Theses", "Thesis"}},
    TypeRow{ItemType::manuscript, {"Manuscripts", "Manuscript"}},
    TypeRow{ItemType::patent, {"Patents", "Patent"}},
    TypeRow{ItemType::software, {"Software", "Software"}},
    TypeRow{ItemType::dataset, {"Data sets", "Data set"}},
    TypeRow{ItemType::speech, {"Talks", "Talk"}},
    TypeRow{ItemType::interview, {"Interviews", "Interview"}},
    TypeRow{ItemType::article_magazine, {"Magazine articles", "Magazine article"}},
    TypeRow{ItemType::article_newspaper, {"Newspaper articles", "Newspaper article"}},
    TypeRow{ItemType::post_weblog, {"Blog posts", "Blog post"}},
    TypeRow{ItemType::post, {"Posts", "Post"}},
    TypeRow{ItemType::webpage, {"Web pages", "Web page"}},
    TypeRow{ItemType::motion_picture, {"Films", "Film"}},
    TypeRow{ItemType::broadcast, {"Broadcasts", "Broadcast"}},
    TypeRow{ItemType::map, {"Maps", "Map"}},
};

std::size_t rank_of(const Record& record) {
    const std::string_view many = words_of(record).many;
    return static_cast<std::size_t>(std::find_if(types.begin(), types.end(), [&](const TypeRow& row) { return row.words.many == many; }) - types.begin());
}

long year_number(const Record& record) {
    const std::string year = year_of(record);
    return year.empty() ? 0 : std::stol(year);
}

/// Words in the place of a date that say that it is yet to come. Others (`n.d.`, a slip of the keys) are no date.
bool says_forthcoming(std::string_view words) {
    constexpr std::array<std::string_view, 22> known = {
        "forthcoming", "in press", "to appear", "to be published", "accepted", "submitted", "in review", "under review", "in preparation", "in print", "in production",
        "ahead of print", "unpublished", "im druck", "im erscheinen", "eingereicht", "sous presse", "à paraître", "en prensa", "in corso di stampa", "in stampa", "no prelo",
    };
    const std::string lower = ascii_lower(words);
    return std::any_of(known.begin(), known.end(), [&lower](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool is_forthcoming(const Record& record) {
    const DateField* const issued = record.date(Variable::issued);
    return year_of(record).empty() && ((issued != nullptr && says_forthcoming(issued->value.literal)) || record.text(Variable::status) != nullptr);
}

/// What works are sorted by inside a section.
struct When {
    bool forthcoming = false;
    long year = 0;
    int month = 0;
    int day = 0;
};

When when_of(const Record& record) {
    When when{.forthcoming = is_forthcoming(record), .year = year_number(record)};
    const DateField* field = record.date(Variable::issued);
    if (field == nullptr || !field->value.has_parts()) field = record.date(Variable::event_date);
    if (field == nullptr || field->value.begin_bound != Bound::point) return when;
    const DatePoint& point = field->value.begin;
    // Seasons lie in their middle month.
    static constexpr std::array middle = {4, 7, 10, 1};
    when.month = point.month <= 12 ? point.month : point.month >= 21 && point.month <= 24 ? middle[point.month - 21U] : 0;
    when.day = point.day;
    return when;
}

bool is_newer(const When& a, const When& b) {
    return std::tie(a.forthcoming, a.year, a.month, a.day) > std::tie(b.forthcoming, b.year, b.month, b.day);
}

/// The heading under which a work stands, and what headings are sorted by.
struct Heading {
    std::string title;
    long rank = 0;  ///< small ones first
    bool alphabetical = false;
};

Heading heading_of(const Record& record, const std::string& variable, bool oldest_first) {
    const long sign = oldest_first ? 1 : -1;
    if (variable == "year" || variable == "decade") {
        const std::string year = year_of(record);
        constexpr long beyond = 1'000'000'000;
        if (year.empty() && is_forthcoming(record)) return {"Forthcoming", sign * beyond};
        if (year.empty()) return {"Without a date", beyond + 1};
        const long number = std::stol(year);
        if (variable == "year") return {number <= 0 ? std::to_string(1 - number) + " BCE" : year, sign * number};
        const long decade = number - ((number % 10 + 10) % 10);
        return {std::to_string(decade) + "s", sign * decade};
    }
    if (variable == "type") return {std::string(words_of(record).many), static_cast<long>(rank_of(record))};
    const std::vector<std::string> values = values_of(record, variable);
    if (values.empty()) return {"Other", 1};
    const bool from_page = variable == "topic" || variable == "group";
    return {values[0], 0, !from_page};
}

class Maker {
  public:
    Maker(const Works& works, const Options& options) : works_(works), variables_(grouping(options)), oldest_first_(options.order == "oldest"), sections_() {
        whens_.reserve(works.list.size());
        for (const Work& work : works.list) whens_.push_back(when_of(work.record));
        by_time_ = options.order != "source";
    }

    void add(std::vector<std::size_t> works, std::size_t depth) {
        if (depth == variables_.size()) {
            for (const std::size_t work : sorted(std::move(works))) sections_.back().entries.push_back({.work = work});
            return;
        }
        struct Group {
            Heading heading;
            std::vector<std::size_t> works;
        };
        std::vector<Group> groups;
        std::unordered_map<std::string, std::size_t> known;
        for (const std::size_t work : works) {
            Heading heading = heading_of(works_.list[work].record, variables_[depth], oldest_first_);
            const auto [at, is_new] = known.try_emplace(heading.title, groups.size());
            if (is_new) groups.push_back({std::move(heading), {}});
            groups[at->second].works.push_back(work);
        }
        std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
            if (a.heading.rank != b.heading.rank) return a.heading.rank < b.heading.rank;
            return a.heading.alphabetical && b.heading.alphabetical && fold_case(a.heading.title) < fold_case(b.heading.title);
        });
        for (Group& group : groups) {
            open(group.heading.title, static_cast<unsigned>(depth), group.works.size());
            add(std::move(group.works), depth + 1);
        }
    }

    void open(std::string title, unsigned level, std::size_t count) { sections_.push_back({.title = std::move(title), .level = level, .count = count, .entries = {}}); }

    std::vector<std::size_t> sorted(std::vector<std::size_t> works) const {
        if (!by_time_) return works;
        std::stable_sort(works.begin(), works.end(), [&](std::size_t a, std::size_t b) {
            return oldest_first_ ? is_newer(whens_[b], whens_[a]) : is_newer(whens_[a], whens_[b]);
        });
        return works;
    }

    void add_apart(const std::vector<std::size_t>& works, const std::string& title) {
        open(title, 0, works.size());
        for (const std::size_t work : sorted(works)) sections_.back().entries.push_back({.work = work});
    }

    std::vector<Section> take() { return std::move(sections_); }

  private:
    const Works& works_;
    std::vector<std::string> variables_;
    bool oldest_first_;
    bool by_time_ = true;
    std::vector<When> whens_;
    std::vector<Section> sections_;
};

void number(std::vector<Section>& sections, const Options& options) {
    if (options.number == "off") return;
    const bool by_section = options.number_scope == "section";
    std::size_t all = 0;
    for (const Section& section : sections) all += section.entries.size();
    std::size_t at = 0;
    for (Section& section : sections) {
        if (by_section) at = 0;
        const std::size_t last = by_section ? section.entries.size() : all;
        for (Section::Entry& entry : section.entries) {
            entry.number = options.number == "down" ? last - at : at + 1;
            ++at;
        }
    }
}

}  // namespace

TypeWords words_of(const Record& record) {
    // A paper on a preprint server is one whatever its source calls it.
    if ((record.type == ItemType::article || record.type == ItemType::article_journal || record.type == ItemType::document || record.type == ItemType::manuscript) && is_preprint(record) &&
        (record.type == ItemType::article || record.identifier("arxiv") != nullptr || !record.plain(Variable::container_title).empty())) {
        return preprints;
    }
    for (const TypeRow& row : types) {
        if (row.type == record.type) return row.words;
    }
    return {"Other", "Other"};
}

std::vector<std::string> grouping(const Options& options) {
    std::vector<std::string> out;
    for (const std::string& given : options.group_by) {
        for (std::size_t at = 0; at <= given.size();) {
            const std::size_t end = std::min(given.find(',', at), given.size());
            const std::string name(trim(std::string_view(given).substr(at, end - at)));
            at = end + 1;
            if (name.empty() || name == "none") continue;
            if (name != "decade" && variable_name(name).empty()) throw UsageError("--group-by: there is no variable '" + name + "'" + did_you_mean(name, known_variables()));
            out.push_back(name == "decade" ? name : std::string(variable_name(name)));
        }
    }
    constexpr std::size_t deepest = 4;
    if (out.size() > deepest) throw UsageError("--group-by: not more than four kinds of section stand inside each other");
    return out;
}

std::vector<Section> make_sections(const Works& works, const Options& options, const Where* apart) {
    Maker maker(works, options);
    std::vector<std::size_t> selected;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < works.list.size(); ++i) {
        (apart != nullptr && apart->holds(works.list[i].record) ? selected : others).push_back(i);
    }
    const bool grouped = !grouping(options).empty();
    if (!selected.empty()) {
        std::string title = options.where_title;
        if (title.empty()) title = apart->only_value();
        maker.add_apart(selected, title.empty() ? "Selected publications" : title);
    }
    if (!grouped && !others.empty()) maker.open(selected.empty() ? "" : "Other publications", 0, others.size());
    if (!others.empty()) maker.add(std::move(others), 0);
    std::vector<Section> sections = maker.take();
    number(sections, options);
    return sections;
}

}  // namespace bibcast::cv

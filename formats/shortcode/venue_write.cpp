// A record's venue as a page writes it. Several spellings are tried and read back; the one that gives most of the
// record again is taken, and only what came back counts as written. So the law holds without a second table.

#include <array>

#include "formats/shortcode/venue_reading.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

/// The parts of a venue and the variables that they become.
struct Slot {
    Variable variable;
    std::string_view Venue::*part;
};
constexpr std::array slots = {
    Slot{Variable::container_title, &Venue::container_title},
    Slot{Variable::event_title, &Venue::event_title},
    Slot{Variable::collection_title, &Venue::collection_title},
    Slot{Variable::volume_title, &Venue::volume_title},
    Slot{Variable::genre, &Venue::genre},
    Slot{Variable::publisher, &Venue::publisher},
    Slot{Variable::jurisdiction, &Venue::jurisdiction},
    Slot{Variable::number, &Venue::number},
    Slot{Variable::volume, &Venue::volume},
    Slot{Variable::issue, &Venue::issue},
    Slot{Variable::page, &Venue::page},
    Slot{Variable::status, &Venue::status},
};

/// `PhD dissertation` -> `PhD Dissertation`, as in the name of a thesis on a page.
std::string title_case(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const bool first = i == 0 || out[i - 1] == ' ';
        if (first && out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 32);
    }
    return out;
}

class VenueWriting {
  public:
    VenueWriting(Record& record, std::string_view main_url) : record_(record), main_url_(main_url) {
        const DateField* issued = record.date(Variable::issued);
        if (issued != nullptr && issued->value.begin_bound == Bound::point && issued->value.begin.year >= 1000 &&
            issued->value.begin.year <= 9999) {
            year_ = std::to_string(issued->value.begin.year);
        }
    }

    void write(std::string& out) {
        propose_all();
        if (best_text_.empty()) return;
        out += best_text_;
        mark_written();
    }

  private:
    [[nodiscard]] std::string_view plain(Variable variable) const { return record_.plain(variable); }

    [[nodiscard]] std::string dated(std::string_view text, std::string_view before_year = " ") const {
        std::string out(text);
        if (!year_.empty()) {
            if (!out.empty()) out += before_year;
            out += year_;
        }
        return out;
    }

    /// `, 12(3):100-110`, as much of it as there is.
    [[nodiscard]] std::string places() const {
        std::string out;
        const std::string_view volume = plain(Variable::volume);
        const std::string_view issue = plain(Variable::issue);
        const std::string_view page = plain(Variable::page);
        if (!volume.empty()) out.append(", ").append(volume);
        if (!issue.empty()) out.append(volume.empty() ? ", no. " : "(").append(issue).append(volume.empty() ? "" : ")");
        if (!page.empty()) out.append(volume.empty() ? ", pp. " : ":").append(page);
        return out;
    }

    /// A journal whose name does not say that it is one: `Graphs 158 (2024): 239-51`, or with words, where a volume looks like a year.
    void propose_places_of_journal(std::string_view container) {
        const std::string_view volume = plain(Variable::volume);
        const std::string_view page = plain(Variable::page);
        if (volume.empty()) return;
        if (!page.empty() && !year_.empty()) propose(std::string(container) + " " + std::string(volume) + " (" + year_ + "): " + std::string(page));
        std::string places = ", vol. " + std::string(volume);
        if (const std::string_view issue = plain(Variable::issue); !issue.empty()) places.append(", no. ").append(issue);
        if (!page.empty()) places.append(", pp. ").append(page);
        propose(dated(std::string(container) + places, ", "));
    }

    /// Reads `text` back and keeps it if it gives more of the record than what was proposed before.
    void propose(std::string text) {
        if (text.empty()) return;
        Arena& arena = record_.arena();
        const std::string_view kept = arena.copy(text);
        Venue venue = read_venue(arena, kept);
        read_venue_link(arena, venue, main_url_);
        int score = venue.type == record_.type ? 100 : 0;
        for (const Slot& slot : slots) {
            const std::string_view said = venue.*slot.part;
            if (said.empty()) continue;
            const std::string_view wanted = plain(slot.variable);
            score += said == wanted ? 2 : 0;
        }
        if (!venue.remainder.empty()) score -= 20;
        if (const DateField* issued = record_.date(Variable::issued); issued != nullptr && venue.issued.has_parts()) {
            score += venue.issued.begin.year == issued->value.begin.year ? 2 : -10;
        }
        if (!best_text_.empty() && score <= best_score_) return;
        best_score_ = score;
        best_text_ = kept;
        best_ = venue;
    }

    void propose_all() {
        const std::string_view status = plain(Variable::status);
        switch (record_.type) {
            case ItemType::article:
                propose_preprint();
                break;
            case ItemType::thesis:
                propose_thesis();
                break;
            case ItemType::post_weblog:
            case ItemType::post:
                propose_blog();
                break;
            case ItemType::paper_conference:
                propose_conference();
                break;
            case ItemType::report:
                propose_report();
                break;
            case ItemType::patent:
                propose_patent();
                break;
            case ItemType::chapter:
                propose_chapter();
                break;
            case ItemType::speech:
                propose_talk();
                break;
            case ItemType::software:
                propose(dated("Software"));
                break;
            case ItemType::dataset:
                propose(dated("Dataset"));
                break;
            case ItemType::manuscript:
                propose(dated("Manuscript"));
                break;
            case ItemType::book:
                propose(dated("Book")), propose(dated(plain(Variable::publisher)));
                break;
            case ItemType::webpage:
                propose(dated("Website"));
                break;
            default:
                break;
        }
        const std::string_view container = plain(Variable::container_title);
        if (!container.empty()) {
            const std::string place = places();
            propose(dated(container));
            const std::string_view event = plain(Variable::event_title);
            if (!event.empty() && record_.type == ItemType::article_journal)
                propose(dated(std::string(container) + " (" + std::string(event) + ")"));
            if (!place.empty()) propose(dated(std::string(container) + place, ", "));
            if (record_.type == ItemType::article_journal && best_score_ < 100) propose_places_of_journal(container);
            if (!status.empty()) propose(dated(title_first(status) + " in " + std::string(container)));
        }
        const std::string_view series = plain(Variable::collection_title);
        if (!series.empty() && container.empty())
            propose(dated(std::string(series) + " " + std::string(plain(Variable::volume)), ", "));
        if (best_text_.empty() || best_score_ < 100) propose(dated(plain(Variable::publisher)));
        if (best_text_.empty()) propose(year_);
    }

    static std::string title_first(std::string_view text) {
        std::string out(text);
        if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
        return out;
    }

    void propose_preprint() {
        propose(dated("Preprint"));
        propose(dated(plain(Variable::publisher)));
        const std::string_view status = plain(Variable::status);
        if (!status.empty()) {
            propose(dated(title_first(status)));
            propose(std::string(status));
            propose(dated("Preprint, " + std::string(status)));
            propose(dated(std::string(plain(Variable::publisher)) + ", " + std::string(status), ", "));
        }
        if (const std::string_view genre = plain(Variable::genre); !genre.empty()) propose_report();
    }

    void propose_thesis() {
        const std::string genre = title_case(plain(Variable::genre).empty() ? "Thesis" : plain(Variable::genre));
        const std::string_view school = plain(Variable::publisher);
        if (!school.empty()) propose(dated(std::string(short_institution(school)) + " " + genre));
        propose(dated(school.empty() ? genre : genre + ", " + std::string(school), school.empty() ? " " : ", "));
    }

    void propose_blog() {
        const std::string_view container = plain(Variable::container_title);
        propose(dated("Blogpost"));
        if (!container.empty()) propose(dated("Blog post, " + std::string(container), ", "));
    }

    void propose_conference() {
        const std::string_view event = plain(Variable::event_title);
        const std::string_view container = plain(Variable::container_title);
        const std::string_view status = plain(Variable::status);
        const std::string_view genre = plain(Variable::genre);
        if (const VenueMatch match = find_venue(container); match && event.empty()) propose(dated(match.short_name));
        const bool has_year = !year_.empty() && event.find(year_) != std::string_view::npos;
        const std::string shown = has_year ? std::string(event) : dated(event);
        propose(shown);
        if (event.empty()) return;
        if (!status.empty()) propose(title_first(status) + " in " + shown);
        if (!genre.empty()) propose(shown + " (" + std::string(genre) + ")");
        if (const std::string place = places(); !place.empty()) propose(shown + place);
        if (plain(Variable::collection_title) == "Proceedings of Machine Learning Research") {
            const std::string series = ", PMLR " + std::string(plain(Variable::volume));
            propose(shown + series);
            propose(dated(std::string(container) + series, ", "));
        }
        if (find_venue(container)) {
            propose(dated(container));
        } else if (!container.empty()) {
            propose(std::string(container) + " @ " + shown);
        }
        if (!container.empty() && container.starts_with("Findings of")) propose("Findings of " + shown);
    }

    void propose_report() {
        const std::string_view publisher = plain(Variable::publisher);
        for (const std::string_view institution :
             {publisher, short_institution(publisher)}) {  // a comma in its name would cut it
            std::string text(plain(Variable::genre).empty() ? "Technical report" : plain(Variable::genre));
            for (const std::string_view part : {institution, plain(Variable::number)}) {
                if (!part.empty()) text.append(", ").append(part);
            }
            propose(dated(text, ", "));
        }
    }

    void propose_patent() {
        std::string text(plain(Variable::jurisdiction));
        if (!text.empty()) text += ' ';
        text += plain(Variable::genre).empty() ? "Patent" : "Patent Application";
        if (!plain(Variable::number).empty()) text.append(" ").append(plain(Variable::number));
        propose(dated(text, ", "));
    }

    void propose_chapter() {
        std::string text = "Book chapter";
        for (const Variable variable : {Variable::container_title, Variable::publisher}) {
            if (!plain(variable).empty()) text.append(", ").append(plain(variable));
        }
        propose(dated(text, text.size() > 12 ? ", " : " "));
    }

    void propose_talk() {
        const std::string genre(plain(Variable::genre).empty() ? "Talk" : plain(Variable::genre));
        const std::string_view event = plain(Variable::event_title);
        const bool has_year = !year_.empty() && event.find(year_) != std::string_view::npos;
        const std::string text = event.empty() ? genre : genre + " at " + std::string(event);
        propose(has_year ? text : dated(text));
    }

    void mark_written() {
        for (const Slot& slot : slots) {
            const std::string_view said = best_.*slot.part;
            if (!said.empty() && said == plain(slot.variable)) record_.take_text(slot.variable);
        }
        const DateField* issued = record_.date(Variable::issued);
        if (issued != nullptr && issued->value == best_.issued) record_.take_date(Variable::issued);
    }

    Record& record_;
    std::string_view main_url_;
    std::string year_;
    std::string_view best_text_;
    Venue best_;
    int best_score_ = 0;
};

}  // namespace

void append_venue_string(std::string& out, Record& record, std::string_view main_url) {
    VenueWriting(record, main_url).write(out);
}

}  // namespace bibcast::shortcode

// Venue strings that say by themselves what they are: preprints, theses, reports, patents, chapters, blog posts, talks.

#include "formats/shortcode/venue_reading.hpp"
#include "formats/shortcode/venue_text.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::size_t npos = std::string_view::npos;

/// A word or words in lower case, and what they become.
struct Phrase {
    std::string_view words;
    std::string_view value;
};

bool take_start(std::string_view& text, std::string_view words) {
    const std::size_t at = find_word(text.substr(0, words.size() + 1), words);
    if (at != 0) return false;
    text = strip_separators(text.substr(words.size()));
    return true;
}

std::string_view first_piece(std::string_view text) {
    return strip_separators(strip_brackets(text.substr(0, piece_end(text))));
}

constexpr Phrase servers[] = {
    {"arxiv.org", "arXiv"},
    {"arxiv e-prints", "arXiv"},
    {"arxiv", "arXiv"},
    {"corr", "arXiv"},
    {"biorxiv", "bioRxiv"},
    {"medrxiv", "medRxiv"},
    {"chemrxiv", "ChemRxiv"},
    {"psyarxiv", "PsyArXiv"},
    {"socarxiv", "SocArXiv"},
    {"edarxiv", "EdArXiv"},
    {"eartharxiv", "EarthArXiv"},
    {"techrxiv", "TechRxiv"},
    {"engrxiv", "engrXiv"},
    {"ssrn", "SSRN"},
    {"research square", "Research Square"},
    {"researchsquare", "Research Square"},
    {"osf preprints", "OSF Preprints"},
    {"preprints.org", "Preprints.org"},
    {"cryptology eprint archive", "Cryptology ePrint Archive"},
    {"iacr cryptology eprint archive", "Cryptology ePrint Archive"},
    {"iacr eprint", "Cryptology ePrint Archive"},
    {"hal", "HAL"},
    {"nber working paper", "NBER"},
};

constexpr std::string_view preprint_words[] = {"preprint", "preprints", "pre-print", "e-print", "eprint", "manuscript"};

}  // namespace

bool read_preprint(Arena& arena, Venue& venue, std::string_view text) {
    std::string_view rest = text;
    std::string_view server;
    bool is_preprint = false;
    // "2023 arXiv preprint", "arXiv preprint arXiv:2403.00835", "Preprint (arXiv)", "CoRR abs/…"
    for (bool taken = true; taken && !rest.empty();) {
        taken = false;
        for (const std::string_view word : preprint_words) {
            if (!is_preprint && server.empty() && word == "manuscript") continue;
            if (take_start(rest, word)) taken = is_preprint = true;
        }
        for (const Phrase& row : servers) {
            const bool again = !server.empty() && server == row.value;
            if ((server.empty() || again) && take_start(rest, row.words)) {
                server = row.value;
                taken = true;
            }
        }
        if ((is_preprint || !server.empty()) && (take_start(rest, "on") || take_start(rest, "at") ||
                                                 take_start(rest, "available on") || take_start(rest, "available at")))
            taken = true;
        if (is_preprint && !rest.empty() && (rest[0] == '(' || rest[0] == '[')) {
            const std::string_view inner = first_piece(rest);
            for (const Phrase& row : servers) {
                if (!server.empty() || !equals_ignoring_ascii_case(inner, row.words)) continue;
                server = row.value;
                rest = strip_separators(rest.substr(piece_end(rest)));
                taken = true;
            }
        }
    }
    if (!is_preprint && server.empty()) return false;
    if (server == "HAL" && !is_preprint && !cut_year(rest, nullptr).rest.empty()) return false;
    Venue read = venue;
    read.kind = VenueKind::preprint;
    read.type = ItemType::article;
    read.publisher = server;
    const YearCut year = cut_year(rest, nullptr);
    if (year.date.has_parts()) {
        read.issued = year.date;
        rest = year.rest;
    }
    const FoundIdentifier arxiv = parse_arxiv(arena, rest);
    if (arxiv.found()) {
        read.identifier = arxiv;
        if (read.publisher.empty()) read.publisher = "arXiv";
    } else {
        read_details(arena, read, rest);
        if (!read.volume.empty() && read.identifier.found()) read.volume = {};
    }
    venue = read;
    return true;
}

bool read_thesis(Arena& arena, Venue& venue, std::string_view text) {
    constexpr Phrase works[] = {{"thesis", "thesis"}, {"dissertation", "dissertation"}};
    constexpr Phrase levels[] = {
        {"ph.d.", "PhD"},
        {"ph.d", "PhD"},
        {"ph. d.", "PhD"},
        {"phd", "PhD"},
        {"doctoral", "Doctoral"},
        {"doctorate", "Doctoral"},
        {"d.phil.", "DPhil"},
        {"dphil", "DPhil"},
        {"master's", "Master's"},
        {"master\xE2\x80\x99s", "Master's"},
        {"masters", "Master's"},
        {"master of science", "Master's"},
        {"master", "Master's"},
        {"m.sc.", "MSc"},
        {"msc", "MSc"},
        {"m.s.", "MS"},
        {"ms", "MS"},
        {"m.eng.", "MEng"},
        {"meng", "MEng"},
        {"mphil", "MPhil"},
        {"bachelor's", "Bachelor's"},
        {"bachelor\xE2\x80\x99s", "Bachelor's"},
        {"bachelors", "Bachelor's"},
        {"bachelor", "Bachelor's"},
        {"b.sc.", "BSc"},
        {"bsc", "BSc"},
        {"b.s.", "BS"},
        {"undergraduate", "Undergraduate"},
        {"senior", "Senior"},
        {"honors", "Honors"},
        {"honours", "Honours"},
        {"diploma", "Diploma"},
        {"habilitation", "Habilitation"},
        {"licentiate", "Licentiate"},
    };
    const Phrase* work = nullptr;
    std::size_t begin = npos;
    for (const Phrase& row : works) {
        begin = find_word(text, row.words);
        if (begin == npos) continue;
        work = &row;
        break;
    }
    if (work == nullptr) return false;
    const std::size_t end = begin + work->words.size();
    std::string_view before = strip_separators(text.substr(0, begin));
    std::string_view after = strip_separators(text.substr(end));
    std::string_view level;
    for (const Phrase& row : levels) {
        // Before the work ("PhD thesis"), or in brackets after it ("Dissertation (Ph.D.)").
        if (before.size() >= row.words.size() &&
            equals_ignoring_ascii_case(before.substr(before.size() - row.words.size()), row.words)) {
            const std::size_t at = before.size() - row.words.size();
            if (at != 0 && before[at - 1] != ' ' && before[at - 1] != ',' && before[at - 1] != '(') continue;
            level = row.value;
            before = strip_separators(before.substr(0, at));
            break;
        }
        const std::string_view bracket = !after.empty() && after[0] == '(' ? first_piece(after) : std::string_view{};
        if (equals_ignoring_ascii_case(bracket, row.words)) {
            level = row.value;
            after = strip_separators(after.substr(piece_end(after)));
            break;
        }
    }
    const YearCut year_after = cut_year(after, nullptr);
    const YearCut year_before = cut_year(before, nullptr);
    after = strip_separators(strip_brackets(year_after.rest));
    before = year_before.rest;
    if (level.empty() && !before.empty() && institution_named(before) == before &&
        find_word(before, "university") == npos && find_word(before, "institute") == npos) {
        return false;  // "Thesis Eleven" and the like
    }
    for (const std::string_view word : {"at", "from", "in"}) {
        if (after.size() > word.size() && equals_ignoring_ascii_case(after.substr(0, word.size()), word) &&
            after[word.size()] == ' ' && word != "in")
            take_start(after, word);
    }
    venue.kind = VenueKind::thesis;
    venue.type = ItemType::thesis;
    const std::string_view written = text.substr(begin, work->words.size());
    venue.genre = level.empty() ? (is_upper(static_cast<unsigned char>(written[0]))
                                       ? written
                                       : arena.concat({work->words == "thesis" ? "Thesis" : "Dissertation"}))
                                : arena.concat({level, " ", work->value});
    const std::string_view place = before.empty() ? after : before;
    venue.publisher = institution_named(place);
    if (!before.empty() && !after.empty()) venue.remainder = after;
    venue.issued = year_after.date.has_parts() ? year_after.date : year_before.date;
    return true;
}

bool read_report(Arena& arena, Venue& venue, std::string_view text) {
    constexpr Phrase kinds[] = {
        {"technical report", "Technical report"}, {"tech report", "Technical report"},
        {"tech. report", "Technical report"},     {"tech. rep.", "Technical report"},
        {"tech rep", "Technical report"},         {"research report", "Research report"},
        {"white paper", "White paper"},           {"whitepaper", "White paper"},
        {"working paper", "Working paper"},       {"technical note", "Technical note"},
        {"technical memo", "Technical memo"},     {"report", "Report"},
    };
    for (const Phrase& row : kinds) {
        std::size_t at = find_word(text, row.words);
        if (row.words.ends_with('.')) at = text.find("Tech. Rep.");
        if (at == npos || (row.words == "report" && at != 0)) continue;
        const YearCut year = cut_year(text.substr(at + row.words.size()), nullptr);
        const YearCut year_before = cut_year(text.substr(0, at), nullptr);
        venue.kind = row.words == "working paper" ? VenueKind::preprint : VenueKind::report;
        venue.type = row.words == "working paper" ? ItemType::article : ItemType::report;
        venue.genre = row.value;
        venue.issued = year.date.has_parts() ? year.date : year_before.date;
        venue.publisher = institution_named(year_before.rest);
        std::string_view rest = year.rest;
        while (!(rest = strip_separators(rest)).empty()) {
            const std::size_t end = piece_end(rest);
            std::string_view piece = strip_separators(strip_brackets(rest.substr(0, end)));
            rest.remove_prefix(end);
            for (const std::string_view label : {"no", "nr", "number", "#"}) {
                if (piece.size() > label.size() + 1 &&
                    equals_ignoring_ascii_case(piece.substr(0, label.size()), label) &&
                    !is_ascii_alpha(piece[label.size()])) {
                    piece = strip_separators(piece.substr(label.size()));
                }
            }
            const bool numbered = piece.find_first_of("0123456789") != npos && piece.find(' ') == npos;
            if (numbered && venue.number.empty()) {
                venue.number = piece;
            } else if (venue.publisher.empty()) {
                venue.publisher = institution_named(piece);
            } else {
                venue.remainder = venue.remainder.empty() ? piece : arena.concat({venue.remainder, ", ", piece});
            }
        }
        return true;
    }
    return false;
}

bool read_patent(Arena& arena, Venue& venue, std::string_view text) {
    constexpr Phrase countries[] = {
        {"u.s.", "US"},  {"us", "US"},       {"united states", "US"}, {"usa", "US"},     {"european", "EP"},
        {"ep", "EP"},    {"wo", "WO"},       {"pct", "WO"},           {"chinese", "CN"}, {"china", "CN"},
        {"cn", "CN"},    {"japanese", "JP"}, {"japan", "JP"},         {"jp", "JP"},      {"korean", "KR"},
        {"korea", "KR"}, {"kr", "KR"},       {"german", "DE"},        {"de", "DE"},      {"uk", "GB"},
        {"gb", "GB"},    {"canadian", "CA"}, {"indian", "IN"},        {"taiwan", "TW"}};
    const std::size_t at = find_word(text, "patent");
    if (at == npos) return false;
    std::string_view before = strip_separators(text.substr(0, at));
    std::string_view jurisdiction;
    for (const Phrase& row : countries) {
        if (equals_ignoring_ascii_case(before, row.words)) jurisdiction = row.value;
    }
    if (jurisdiction.empty() && !before.empty()) return false;
    const YearCut year = cut_year(text.substr(at + 6), nullptr);
    std::string_view rest = year.rest;
    bool application = false;
    for (const std::string_view word : {"application publication", "application", "app.", "app", "pub.", "publication",
                                        "number", "no.", "no", "appl.", "pending", "filed"}) {
        if (rest.size() >= word.size() && equals_ignoring_ascii_case(rest.substr(0, word.size()), word) &&
            (rest.size() == word.size() || !is_ascii_alpha(rest[word.size()]))) {
            application = application || word.starts_with("app") || word == "pending" || word == "filed";
            rest = strip_separators(rest.substr(word.size()));
        }
    }
    std::size_t end = 0;
    while (end < rest.size() && (is_ascii_alpha(rest[end]) || is_ascii_digit(rest[end]) || rest[end] == '/' ||
                                 (rest[end] == ',' && end + 1 < rest.size() && is_ascii_digit(rest[end + 1])))) {
        ++end;
    }
    const std::string_view number = rest.substr(0, end);
    venue.kind = VenueKind::patent;
    venue.type = ItemType::patent;
    venue.jurisdiction = jurisdiction;
    venue.issued = year.date;
    if (application) venue.genre = "Patent application";
    if (number.find_first_of("0123456789") == npos) end = 0;
    venue.number = rest.substr(0, end);
    venue.remainder = strip_separators(rest.substr(end));
    (void)arena;
    return true;
}

bool read_chapter(Arena& arena, Venue& venue, std::string_view text) {
    std::string_view rest = text;
    const bool bare = equals_ignoring_ascii_case(first_piece(rest), "chapter");
    if (!take_start(rest, "book chapter") && !take_start(rest, "chapter in") && !take_start(rest, "in book") &&
        !(bare && take_start(rest, "chapter")))
        return false;
    take_start(rest, "in");
    const YearCut year = cut_year(rest, nullptr);
    venue.kind = VenueKind::chapter;
    venue.type = ItemType::chapter;
    venue.issued = year.date;
    const std::size_t end = piece_end(year.rest);
    venue.container_title = strip_separators(year.rest.substr(0, end));
    read_details(arena, venue, year.rest.substr(end));
    return true;
}

bool read_blog(Arena& arena, Venue& venue, std::string_view text) {
    const YearCut year = cut_year(text, nullptr);
    std::string_view rest = year.rest;
    std::string_view container;
    bool blog = false;
    for (const std::string_view words :
         {"blog post", "blogpost", "blog-post", "weblog post", "blog entry", "blog article", "blog"}) {
        std::string_view after = rest;
        if (take_start(after, words)) {
            if (!after.empty() && (after[0] == '@')) after.remove_prefix(1);
            take_start(after, "at");
            take_start(after, "on");
            container = strip_separators(strip_brackets(strip_separators(after)));
            blog = true;
            break;
        }
        const std::size_t at = rest.size() >= words.size() ? rest.size() - words.size() : npos;
        if (at != npos && at > 0 && find_word(rest.substr(at), words) == 0 &&
            (rest[at - 1] == ' ' || rest[at - 1] == ',')) {
            // "Google AI Blog" is the blog's name; "Google blog post" is a post of Google.
            container = words == "blog" ? rest : strip_separators(rest.substr(0, at));
            blog = true;
            break;
        }
    }
    if (!blog) return false;
    (void)arena;
    venue.kind = VenueKind::blog;
    venue.type = ItemType::post_weblog;
    venue.genre = "Blog post";
    venue.container_title = container;
    venue.issued = year.date;
    return true;
}

bool read_talk(Arena& arena, Venue& venue, std::string_view text) {
    constexpr Phrase talks[] = {{"invited talk", "Invited talk"},
                                {"keynote talk", "Keynote"},
                                {"keynote", "Keynote"},
                                {"talk", "Talk"},
                                {"seminar", "Seminar"},
                                {"tutorial", "Tutorial"},
                                {"lecture", "Lecture"},
                                {"guest lecture", "Guest lecture"},
                                {"panel", "Panel"}};
    for (const Phrase& row : talks) {
        std::string_view rest = text;
        if (find_word(rest.substr(0, row.words.size() + 1), row.words) != 0) continue;
        rest = rest.substr(row.words.size());
        const std::string_view next = trim(rest);
        const bool at = next.starts_with('@') || next.starts_with(',') || next.starts_with("at ") ||
                        next.starts_with(':') || next.starts_with('(');
        const YearCut alone = cut_year(next, nullptr);
        if (!at && !alone.rest.empty()) continue;
        rest = strip_separators(next.starts_with('@')     ? next.substr(1)
                                : next.starts_with("at ") ? next.substr(3)
                                                          : next);
        rest = strip_brackets(rest);
        venue.kind = VenueKind::talk;
        venue.type = ItemType::speech;
        venue.genre = row.value;
        if (const Event event = read_event(rest)) {
            venue.event_title = event_name(arena, event);
            venue.issued = event.date;
        } else {
            const YearCut year = cut_year(rest, nullptr);
            venue.event_title = year.rest;
            venue.issued = year.date;
        }
        return true;
    }
    return false;
}

bool read_other(Arena& arena, Venue& venue, std::string_view text) {
    struct Row {
        std::string_view word;
        ItemType type;
    };
    constexpr Row rows[] = {
        {"software", ItemType::software},
        {"open-source software", ItemType::software},
        {"open source software", ItemType::software},
        {"github", ItemType::software},
        {"dataset", ItemType::dataset},
        {"manuscript", ItemType::manuscript},
        {"unpublished manuscript", ItemType::manuscript},
        {"unpublished", ItemType::manuscript},
        {"website", ItemType::webpage},
        {"web page", ItemType::webpage},
        {"project page", ItemType::webpage},
        {"book", ItemType::book},
        {"textbook", ItemType::book},
        {"lecture notes", ItemType::manuscript},
        {"course notes", ItemType::manuscript},
        {"draft", ItemType::manuscript},
        {"in preparation", ItemType::manuscript},
    };
    const YearCut year = cut_year(text, nullptr);
    for (const Row& row : rows) {
        if (!equals_ignoring_ascii_case(year.rest, row.word)) continue;
        venue.kind = row.type == ItemType::book ? VenueKind::book : VenueKind::other;
        venue.type = row.type;
        venue.issued = year.date;
        if (row.word == "in preparation") venue.status = "in preparation";
        if (row.type == ItemType::manuscript && row.word.find("notes") != npos) venue.genre = year.rest;
        return true;
    }
    const std::size_t end = piece_end(year.rest);
    Venue book;
    if (end == year.rest.size() && !year.rest.empty() && find_word(year.rest, "press") != npos &&
        read_detail(arena, book, year.rest) && !book.publisher.empty()) {
        venue.kind = VenueKind::book;
        venue.type = ItemType::book;
        venue.publisher = book.publisher;
        venue.issued = year.date;
        return true;
    }
    return false;
}

}  // namespace bibcast::shortcode

#include "formats/bibtex/entry_reader.hpp"
#include "formats/bibtex/entry_writer.hpp"
#include "formats/bibtex/journal_macros.hpp"
#include "formats/bibtex/titles.hpp"
#include "formats/bibtex/web_styles.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

EntryReader::TitleParts EntryReader::title_of(FieldId title_id, FieldId subtitle_id, FieldId addon_id) {
    TitleParts parts;
    if (slot(title_id) == nullptr && slot(subtitle_id) == nullptr && slot(addon_id) == nullptr) return parts;
    const Field* title = take(title_id);
    const Field* subtitle = take(subtitle_id);
    const Field* addon = take(addon_id);
    for (const Field* field : {title, subtitle, addon}) {
        if (field != nullptr && !parts.source.known()) parts.source = field->span;
    }
    const auto text = [&](const Field* field) {
        if (field == nullptr) return Text();
        const std::string_view journal = title_id == FieldId::journal || title_id == FieldId::journaltitle ? journal_of_macro(field->value) : std::string_view{};
        if (!journal.empty()) return Text(journal);
        const std::string_view source = trim(field->value);
        const Text decoded = rich(*field);
        const bool changed = decoded.plain.data() != source.data();
        if (changed && has_safe_formulas(source) && with_web_styles(arena_, source).data() == source.data()) keep(field);
        return decoded;
    };
    const Text own = text(title);
    // A subtitle that comes from a parent's title, where the entry has the whole title itself.
    if (subtitle != nullptr && subtitle->inherited && title != nullptr && !title->inherited && own.plain.ends_with(rich(*subtitle).plain)) subtitle = nullptr;
    const JoinedTitle joined = join_title(arena_, own, text(subtitle), text(addon));
    parts.whole = joined.whole;
    parts.main = joined.main;
    return parts;
}

void EntryReader::read_titles() {
    if (type_->type == ItemType::periodical) {
        read_periodical();
        return;
    }
    TitleParts title = title_of(FieldId::title, FieldId::subtitle, FieldId::titleaddon);
    const bool part = type_->type == ItemType::chapter || type_->type == ItemType::paper_conference || type_->type == ItemType::entry_encyclopedia;
    const bool article = type_->type == ItemType::entry_encyclopedia && slot(FieldId::lista) != nullptr && slot(FieldId::booktitle) == nullptr;
    if (article) {
        // biblatex-chicago: the title is that of the encyclopedia, and the article is named beside it.
        record_->add_text(Variable::container_title, title.whole, title.source);
        title = title_of(FieldId::lista, FieldId::none, FieldId::none);
        record_->add_text(Variable::title, title.whole, title.source);
    } else if (!part && slot(FieldId::maintitle) != nullptr) {
        // A volume of a work: the work is what is cited.
        const TitleParts main = title_of(FieldId::maintitle, FieldId::mainsubtitle, FieldId::maintitleaddon);
        record_->add_text(Variable::title, main.whole, main.source);
        record_->add_text(Variable::volume_title, title.whole, title.source);
        title = main;
    } else {
        record_->add_text(Variable::title, title.whole, title.source);
    }
    if (!title.main.empty() && !seen_rows_[static_cast<std::size_t>(find_field("shorttitle") - field_rows().data())]) {
        record_->add_text(Variable::title_short, title.main, title.source);
    }
}

/// A periodical's issue with a title of its own is an item in the periodical; without one, it is the periodical.
void EntryReader::read_periodical() {
    const TitleParts periodical = title_of(FieldId::title, FieldId::subtitle, FieldId::titleaddon);
    const TitleParts issue = title_of(FieldId::issuetitle, FieldId::issuesubtitle, FieldId::none);
    if (issue.whole.empty()) {
        record_->add_text(Variable::title, periodical.whole, periodical.source);
    } else {
        record_->add_text(Variable::title, issue.whole, issue.source);
        record_->add_text(Variable::container_title, periodical.whole, periodical.source);
    }
}

/// Beside the journal's title in full (`fjournal`), `journal` is the short one. Where it is not, as in Beebe's files, it is what the work is in.
void EntryReader::read_journal(FieldId journal) {
    const TitleParts title = title_of(journal, FieldId::journalsubtitle, FieldId::journaltitleaddon);
    const Field* const field = slot(FieldId::fjournal);
    const bool has_full = field != nullptr && value_of(*fields_, "shortjournal").empty();
    const Text full = has_full ? rich(*field) : Text();
    const bool same = title.whole == full;
    if (full.empty() || (!same && title.whole.plain.size() >= full.plain.size())) return record_->add_text(Variable::container_title, title.whole, title.source);
    (void)take(FieldId::fjournal);
    record_->add_text(Variable::container_title, full, field->span);
    if (!same) record_->add_text(Variable::container_title_short, title.whole, title.source);
}

/// One container: articles are in their journal, parts in their book; the other one, if there is any, is a leftover.
void EntryReader::read_containers() {
    const FieldId journal = slot(FieldId::journaltitle) != nullptr ? FieldId::journaltitle : slot(FieldId::journal) != nullptr || !is_article_type(type_->name) ? FieldId::journal : FieldId::fjournal;
    const bool in_journal = slot(journal) != nullptr;
    const bool in_book = slot(FieldId::booktitle) != nullptr;
    const bool part = type_->type == ItemType::chapter || type_->type == ItemType::paper_conference;
    // What an entry says itself goes before what it inherits: a part of a work that stands in an article.
    const bool own_book = in_book && in_journal && !slot(FieldId::booktitle)->inherited && slot(journal)->inherited;
    if (in_journal && !(in_book && part) && !own_book) {
        read_journal(journal);
    } else {
        const TitleParts book = title_of(FieldId::booktitle, FieldId::booksubtitle, FieldId::booktitleaddon);
        const bool from_parent = in_book && slot(FieldId::maintitle) != nullptr && slot(FieldId::maintitle)->inherited;
        TitleParts main = title_of(FieldId::maintitle, FieldId::mainsubtitle, FieldId::maintitleaddon);
        if (from_parent && main.whole == book.whole) main = {};  // the same work, by the name that the entry has for it
        record_->add_text(Variable::container_title, main.whole, main.source);
        record_->add_text(main.whole.empty() ? Variable::container_title : Variable::volume_title, book.whole, book.source);
    }
    const TitleParts issue = title_of(FieldId::issuetitle, FieldId::issuesubtitle, FieldId::none);
    record_->add_text(Variable::volume_title, issue.whole, issue.source);
    const TitleParts event = title_of(FieldId::eventtitle, FieldId::none, FieldId::eventtitleaddon);
    record_->add_text(Variable::event_title, event.whole, event.source);
}

}  // namespace bibcast::bibtex

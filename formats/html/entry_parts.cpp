#include "formats/html/entry.hpp"

namespace bibcast::html {

EntryParts EntryWriter::parts(const std::function<void(Record&)>& before_facts) {
    EntryParts parts;
    const auto part = [this](auto write) {
        out_.clear();
        write();
        return out_;
    };
    prepare();
    know_language();
    parts.title = part([this] { write_title_text(); });
    parts.awards = part([this] { write_awards(); });
    parts.people = part([this] { write_people(); });
    parts.venue = part([this] { write_venue(); });
    parts.notes = part([this] { write_notes(); });
    parts.abstract = part([this] { write_abstract(); });
    for (StringField& topic : record_.topics) topic.written = true;
    if (before_facts) before_facts(record_);
    parts.facts = part([this] { write_facts(); });
    parts.title_text = title_;
    parts.url = url_;
    parts.language = language_;
    parts.links = links_;
    collect_marks(parts.marks);
    out_.clear();
    return parts;
}

}  // namespace bibcast::html

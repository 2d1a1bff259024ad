#include "formats/html/page.hpp"

#include <algorithm>

#include "formats/html/entry.hpp"
#include "formats/html/mark_list.hpp"
#include "formats/html/style.hpp"
#include "text/entities.hpp"

namespace bibcast::html {

namespace {

class Page final : public Joiner {
  public:
    explicit Page(const PageOptions& options) : options_(options) {}

    void begin(std::string& out) override {
        if (!options_.page) return;
        out += "<!DOCTYPE html>\n<html lang=\"";
        append_html_attribute(out, options_.language);
        out += "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
        append_html(out, options_.title);
        out += "</title>\n<style>";
        out += style;
        out += "</style>\n</head>\n<body>\n<main>\n<h1>";
        append_html(out, options_.title);
        out += "</h1>\n";
    }

    void add(std::string_view bytes, const Chunk::Item& item, std::string& out) override {
        EntryNote note = decode_note(item.note);
        if (!open_ || note.group != group_) open_section(std::move(note.group), out);
        out += bytes;
        for (EntryNote::MarkRow& row : note.marks) marks_.add(row);
    }

    void end(std::string& out) override {
        if (open_) out += "</ul>\n</section>\n";
        else out += "<p>There are no publications.</p>\n";
        write_legend(out);
        if (options_.page) out += "</main>\n</body>\n</html>\n";
    }

  private:
    void open_section(std::string group, std::string& out) {
        if (open_) out += "</ul>\n</section>\n";
        open_ = true;
        group_ = std::move(group);
        sections_ += 1;
        if (group_.empty()) {
            out += "<section aria-label=\"Publications\">\n<ul class=\"publications\" role=\"list\">\n";
            return;
        }
        const std::string id = "group:" + std::to_string(sections_);
        out += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">";
        append_html(out, group_);
        out += "</h2>\n<ul class=\"publications\" role=\"list\">\n";
    }

    void write_legend(std::string& out) {
        if (marks_.rows().empty()) return;
        out += "<section class=\"legend\" aria-labelledby=\"group:legend\">\n<h2 id=\"group:legend\">Marks beside names</h2>\n<dl>\n";
        for (const EntryNote::MarkRow& mark : marks_.rows()) {
            out += "<dt>";
            append_html(out, mark.symbol);
            out += "</dt><dd>";
            append_html(out, mark.text.empty() ? "Meaning not stated" : mark.text);
            if (mark.assumed) out += " (assumed: the source does not say so)";
            if (marks_.has_other_meaning(mark)) out += ", in the entries where it is marked so";
            out += "</dd>\n";
        }
        out += "</dl>\n</section>\n";
    }

    const PageOptions& options_;
    MarkList marks_;
    std::string group_;
    std::size_t sections_ = 0;
    bool open_ = false;
};

}  // namespace

std::unique_ptr<Joiner> make_page(const PageOptions& options) { return std::make_unique<Page>(options); }

}  // namespace bibcast::html

#include "io/xml_repair.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "text/entities.hpp"
#include "text/xml_lexer.hpp"

namespace bibcast {

namespace {

class Repair {
  public:
    explicit Repair(std::string_view text) : text_(text) {}

    RepairedXml run() {
        XmlLexer lexer;
        XmlPart part;
        while (!finished_ && lexer.next(text_, true, part)) add(part);
        if (finished_) repaired_.left_out += text_.substr(part.end);
        while (!open_.empty()) close();
        return std::move(repaired_);
    }

  private:
    void add(const XmlPart& part) {
        const std::string_view token = text_.substr(part.begin, part.end - part.begin);
        switch (part.token) {
            case XmlToken::start: start(token, false); break;
            case XmlToken::empty: start(token, true); break;
            case XmlToken::end: end(token); break;
            case XmlToken::text:
            case XmlToken::cdata: repaired_.text += token; break;
            case XmlToken::stray:
                if (token.size() == 1) repaired_.text += "&lt;";
                else repaired_.left_out += token;
                break;
            case XmlToken::comment:
            case XmlToken::instruction:
            case XmlToken::doctype: break;
        }
    }

    void start(std::string_view tag, bool empty) {
        const std::string_view name = xml_tag_name(tag);
        repaired_.text += '<';
        repaired_.text += name;
        std::string_view rest = tag.substr(std::min(tag.size(), name.size() + 1));
        XmlAttribute attribute;
        std::vector<std::string_view> known;
        bool sound = true;
        while (known.size() < 64 && next_xml_attribute(rest, attribute)) {
            const bool again = std::find(known.begin(), known.end(), attribute.name) != known.end();
            sound = sound && !again && attribute.value.data() != nullptr;
            if (again) continue;
            known.push_back(attribute.name);
            repaired_.text += ' ';
            repaired_.text += attribute.name;
            repaired_.text += "=\"";
            for (const char c : attribute.value) {
                if (c == '"') repaired_.text += "&quot;";
                else repaired_.text += c;
            }
            repaired_.text += '"';
        }
        repaired_.text += empty ? "/>" : ">";
        // What stands beside its attributes, or in one without quotation marks, is told with the whole tag.
        if (!sound || rest.find_first_not_of(" \t\r\n/>") != std::string_view::npos) repaired_.left_out += tag;
        if (empty) return;
        open_.push_back(name);
        counts_[name] += 1;
    }

    void end(std::string_view tag) {
        const std::string_view name = xml_tag_name(tag);
        const auto count = counts_.find(name);
        if (count == counts_.end() || count->second == 0) {
            repaired_.left_out += tag;
            return;
        }
        if (tag.size() > name.size() + 3 && tag.substr(name.size() + 2).find_first_not_of(" \t\r\n>") != std::string_view::npos) repaired_.left_out += tag;
        while (open_.back() != name) close();
        close();
        finished_ = open_.empty();
    }

    void close() {
        repaired_.text += "</";
        repaired_.text += open_.back();
        repaired_.text += '>';
        counts_[open_.back()] -= 1;
        open_.pop_back();
    }

    std::string_view text_;
    RepairedXml repaired_;
    std::vector<std::string_view> open_;
    std::map<std::string_view, std::size_t> counts_;
    bool finished_ = false;
};

}  // namespace

RepairedXml repair_xml(std::string_view text) { return Repair(text).run(); }

}  // namespace bibcast

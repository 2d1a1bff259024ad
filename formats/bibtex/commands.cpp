#include "formats/bibtex/commands.hpp"

namespace bibcast::bibtex {

void FileCommands::define(Arena& arena, const RawEntry& preamble, const StringTable& strings) {
    if (preamble.fields.empty()) return;
    const std::string_view source = strings.resolve(arena, preamble.fields.front()).text;
    if (source.find('\\') == std::string_view::npos) return;
    if (own_ == nullptr) own_ = before_ == nullptr ? std::make_shared<LatexDefinitions>() : std::make_shared<LatexDefinitions>(*before_);
    if (!own_->read(source)) return;
    all_ = own_.get();
}

}  // namespace bibcast::bibtex

#include "io/yaml_splitter.hpp"

namespace bibcast {

namespace {
// A record that goes on for longer than this is cut.
constexpr std::size_t longest_record = std::size_t{32} * 1024 * 1024;
}  // namespace

Splitter::Cut YamlSplitter::next(std::string_view text, std::size_t wanted, bool at_end) {
    const YamlPlace start = place_;
    YamlScanner scanner(layout_, place_);
    std::size_t cut = 0;
    while (cut < wanted && cut < text.size()) {
        const YamlBlock block = scanner.next(text, cut, at_end);
        if (!block.whole && block.end - cut < longest_record) break;
        cut = block.end;
        place_ = scanner.place();
    }
    if (cut == 0 || start == YamlPlace{}) return {cut, nullptr};
    return {cut, std::make_shared<YamlContext>(start)};
}

}  // namespace bibcast

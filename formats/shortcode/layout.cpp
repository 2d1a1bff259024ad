#include "formats/shortcode/layout.hpp"

#include <charconv>

namespace bibcast::shortcode {

namespace {

void put(std::string& out, std::uint64_t number) {
    out += std::to_string(number);
    out += ' ';
}

void put(std::string& out, std::string_view text) {
    put(out, text.size());
    out += text;
}

/// Reads back what `put` wrote.
class Unpacker {
  public:
    explicit Unpacker(std::string_view note) : rest_(note) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        const char* end = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value).ptr;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()) + 1);
        return value;
    }

    std::string text() {
        const std::size_t size = number();
        std::string value(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return value;
    }

  private:
    std::string_view rest_;
};

}  // namespace

std::string pack(const Layout& layout) {
    std::string out;
    for (const std::uint64_t number : {std::uint64_t{layout.before}, std::uint64_t{layout.after}, std::uint64_t{layout.legend_at},
                                       std::uint64_t{layout.native}, std::uint64_t{layout.changed}, layout.fingerprint, layout.previous}) {
        put(out, number);
    }
    put(out, layout.groups.size());
    for (const std::string& group : layout.groups) put(out, std::string_view(group));
    put(out, layout.legends.size());
    for (const PageLegend& legend : layout.legends) {
        put(out, std::string_view(legend.symbol));
        put(out, std::string_view(legend.text));
        put(out, std::uint64_t{legend.stated});
    }
    return out;
}

Layout unpack(std::string_view note) {
    Unpacker in(note);
    Layout layout;
    layout.before = in.number();
    layout.after = in.number();
    layout.legend_at = in.number();
    layout.native = in.number() != 0;
    layout.changed = in.number() != 0;
    layout.fingerprint = in.number();
    layout.previous = in.number();
    layout.groups.resize(in.number());
    for (std::string& group : layout.groups) group = in.text();
    layout.legends.resize(in.number());
    for (PageLegend& legend : layout.legends) {
        legend.symbol = in.text();
        legend.text = in.text();
        legend.stated = in.number() != 0;
    }
    return layout;
}

}  // namespace bibcast::shortcode

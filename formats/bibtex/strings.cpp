#include "formats/bibtex/strings.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// What macros may add to one value, so that `@string`s that double each other end.
constexpr std::size_t macro_limit = 8192;
/// What macros may add to all definitions of a file together, so that a chain of a hundred thousand ends too.
constexpr std::size_t growth_limit = std::size_t{8} << 20;

struct Month {
    std::string_view macro;
    std::string_view name;
};
constexpr std::array<Month, 12> months = {{{"jan", "January"},
                                           {"feb", "February"},
                                           {"mar", "March"},
                                           {"apr", "April"},
                                           {"may", "May"},
                                           {"jun", "June"},
                                           {"jul", "July"},
                                           {"aug", "August"},
                                           {"sep", "September"},
                                           {"oct", "October"},
                                           {"nov", "November"},
                                           {"dec", "December"}}};

std::string_view month_macro(std::string_view lower_name) {
    if (lower_name.size() != 3) return {};
    for (const Month& month : months) {
        if (month.macro[0] == lower_name[0] && month.macro[1] == lower_name[1] && month.macro[2] == lower_name[2]) return month.name;
    }
    return {};
}

}  // namespace

std::string_view macro_of_month(std::string_view name) {
    for (const Month& month : months) {
        if (month.name == name) return month.macro;
    }
    return {};
}

const std::string* StringLayers::find(std::string_view lower_name) const {
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
        const auto found = (*layer)->find(lower_name);
        if (found != (*layer)->end()) return &found->second;
    }
    return nullptr;
}

void StringLayers::push(Definitions definitions, std::size_t grown) {
    grown_ = grown;
    if (definitions.empty()) return;
    while (!layers_.empty() && layers_.back()->size() <= 2 * definitions.size()) {
        for (const auto& [name, value] : *layers_.back()) definitions.emplace(name, value);
        layers_.pop_back();
    }
    layers_.push_back(std::make_shared<const Definitions>(std::move(definitions)));
}

const std::string* StringTable::find(std::string_view lower_name) const {
    if (!own_.empty()) {
        const auto found = own_.find(lower_name);
        if (found != own_.end()) return &found->second;
    }
    return layers_ == nullptr ? nullptr : layers_->find(lower_name);
}

std::optional<std::string_view> StringTable::meaning_of(std::string_view macro) const {
    // Most are written in lower case.
    std::string lower;
    if (std::any_of(macro.begin(), macro.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) macro = lower = ascii_lower(macro);
    if (const std::string* defined = find(macro)) return *defined;
    const std::string_view month = month_macro(macro);
    return month.empty() ? std::nullopt : std::optional(month);
}

/// The usual case, a value that is one macro, makes no text of its own.
ResolvedValue StringTable::resolve_macro(Arena& arena, std::string_view macro, std::size_t limit, std::size_t& from_macros) const {
    ResolvedValue value;
    const std::optional<std::string_view> meaning = meaning_of(macro);
    if (!meaning) value.undefined = macro;
    const std::string_view text = meaning.value_or(macro);
    value.too_long = from_macros + text.size() > limit;
    if (value.too_long) return value;
    from_macros += text.size();
    value.text = arena.copy(text);
    return value;
}

ResolvedValue StringTable::resolve(Arena& arena, const RawField& field) const {
    std::size_t from_macros = 0;
    return resolve(arena, field, macro_limit, from_macros);
}

ResolvedValue StringTable::resolve(Arena& arena, const RawField& field, std::size_t limit, std::size_t& from_macros) const {
    ResolvedValue value;
    if (field.is_single() && field.first.kind != PartKind::macro) {
        value.text = field.first.text;
        return value;
    }
    if (field.is_single()) return resolve_macro(arena, field.first.text, limit, from_macros);
    std::string joined;
    const auto append = [&](const Part& part) {
        if (part.kind != PartKind::macro) {
            joined += part.text;
            return;
        }
        const std::optional<std::string_view> meaning = meaning_of(part.text);
        const std::string_view text = meaning.value_or(part.text);
        if (!meaning && value.undefined.empty()) value.undefined = part.text;
        if (from_macros + text.size() > limit) {
            value.too_long = true;
            return;
        }
        from_macros += text.size();
        joined += text;
    };
    append(field.first);
    for (const Part& part : field.more) append(part);
    value.text = arena.copy(joined);
    return value;
}

ResolvedValue StringTable::define(Arena& arena, const RawField& field) {
    std::size_t from_macros = 0;
    const ResolvedValue value = resolve(arena, field, std::min(macro_limit, growth_limit - grown_), from_macros);
    grown_ += from_macros;
    own_.insert_or_assign(ascii_lower(field.name), std::string(value.text));
    return value;
}

void StringTable::define_all(Arena& arena, const RawEntry& entry) {
    for (const RawField& field : entry.fields) define(arena, field);
}

}  // namespace bibcast::bibtex

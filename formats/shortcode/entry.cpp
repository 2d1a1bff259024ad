#include "formats/shortcode/entry.hpp"

#include <string>

#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/shortcode/inner.hpp"
#include "formats/shortcode/markdown.hpp"
#include "formats/shortcode/markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

class Gatherer {
  public:
    Gatherer(const PageContext& context, const Entry& entry, Record& record)
        : context_(context), entry_(entry), token_(context.page.tokens.tokens[entry.token]), record_(record) {}

    std::vector<EntryValue> run() {
        take_arguments();
        for (const Nested& nested : entry_.nested) take_nested(nested);
        take_inner();
        return std::move(values_);
    }

  private:
    Finding& report(const Code& code, SourceSpan span, std::string message, std::string_view field) {
        Finding& finding = context_.findings.add(code, span, std::move(message));
        finding.field = field;
        return finding;
    }

    [[nodiscard]] std::string_view text_of(SourceSpan span) const { return context_.text.substr(span.begin, span.end - span.begin); }

    void leave(std::string_view tag, std::string_view value, SourceSpan span) {
        if (!value.empty()) record_.add_leftover(format.id, tag, value, span);
    }

    /// Adds a value, trimmed. Blanks at its ends are complained of when they are in quotes on one line.
    void add(const Field* field, std::string_view key, std::string_view value, SourceSpan span, bool markdown, bool complain) {
        const std::string_view trimmed = trim_unicode(value);
        if (trimmed.empty()) return;
        if (complain && trimmed.size() != value.size() && value.find('\n') == std::string_view::npos &&
            context_.findings.wants(untrimmed_value, key)) {
            const bool at_end = trimmed.data() == value.data();
            const auto edge = static_cast<std::uint32_t>(at_end ? span.end - (value.size() - trimmed.size()) : span.begin);
            report(untrimmed_value, {edge, edge + 1}, std::string(key) + (at_end ? " ends in a blank" : " begins with a blank"), key).value = value;
        }
        values_.push_back({field, key, trimmed, span, markdown});
    }

    static constexpr std::size_t most_without_name = 64;

    void take_arguments() {
        const auto arguments = context_.page.tokens.arguments_of(token_);
        bool named = false;
        for (const Argument& argument : arguments) named = named || !argument.key.empty();
        std::size_t position = 0;
        std::size_t without_name = 0;
        bool mixture_told = false;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const Argument& argument = arguments[i];
            if (argument.key.empty() && ++without_name > most_without_name) {
                // No shortcode has so many: something else was taken for one, and is kept in one piece.
                while (i + 1 < arguments.size() && arguments[i + 1].key.empty()) ++i;
                const SourceSpan rest{argument.value_span.begin, arguments[i].value_span.end};
                leave("", text_of(rest), rest);
                continue;
            }
            if (argument.quoting == Quoting::stray) {
                leave("", argument.value, argument.value_span);
            } else if (argument.key.empty()) {
                if (named && !mixture_told) {
                    report(mixed_parameters, argument.value_span, "a positional parameter beside named ones", {});
                    mixture_told = true;
                }
                take_positional(argument, position++);
            } else {
                take_named(arguments, i);
            }
        }
    }

    void take_positional(const Argument& argument, std::size_t position) {
        const Field* field = context_.profile.field_at(token_.name, position);
        const std::string_view tag = context_.arena.copy(std::to_string(position));
        if (field != nullptr) return add(field, tag, argument.value, argument.value_span, token_.percent, true);
        if (trim(argument.value).empty()) return;
        leave(tag, argument.value, argument.value_span);
        if (context_.findings.wants(unmapped_position, tag)) {
            report(unmapped_position, argument.value_span, "nothing says what parameter " + std::string(tag) + " of '" +
                   std::string(token_.name) + "' is", tag).value = argument.value;
        }
    }

    void take_named(std::span<const Argument> arguments, std::size_t i) {
        const Argument& argument = arguments[i];
        for (const Argument& later : arguments.subspan(i + 1, std::min<std::size_t>(arguments.size() - i - 1, 64))) {
            if (later.key != argument.key) continue;
            report(duplicate_parameter, argument.key_span, "'" + std::string(argument.key) + "' is given again", argument.key).value = argument.value;
            if (trim(argument.value) != trim(later.value)) leave(argument.key, argument.value, argument.value_span);
            return;
        }
        const Field* field = context_.profile.field_of(token_.name, argument.key);
        if (field != nullptr && field->slot != Slot::nothing) {
            const bool empty = trim_unicode(argument.value).empty();
            if (empty && field->slot == Slot::url && context_.findings.wants(empty_link, argument.key)) {
                report(empty_link, argument.key_span, std::string(argument.key) + " is empty", argument.key);
            }
            return add(field, argument.key, argument.value, argument.value_span, token_.percent, true);
        }
        if (trim_unicode(argument.value).empty()) return;
        // A leftover that was written under a name of ours: `leftover-title`.
        if (field == nullptr && argument.key.starts_with(leftover_prefix)) {
            std::string_view tag = argument.key.substr(leftover_prefix.size());
            if (!tag.empty()) tag.remove_prefix(1);
            return leave(tag, argument.value, argument.value_span);
        }
        leave(argument.key, argument.value, argument.value_span);
        if (field == nullptr && context_.findings.wants(unknown_parameter, argument.key)) {
            report(unknown_parameter, argument.key_span, "parameter '" + std::string(argument.key) + "' is not known", argument.key).value = argument.value;
        }
    }

    /// A shortcode in an entry is one of its values (`{{< abstract >}}…{{< /abstract >}}`), or nobody knows what.
    void take_nested(const Nested& nested) {
        const Token& token = context_.page.tokens.tokens[nested.token];
        const Field* field = context_.profile.field_of(token_.name, token.name);
        if (field != nullptr && field->slot != Slot::nothing) {
            if (nested.inner.known()) {
                const std::string_view inner = trim(text_of(nested.inner));
                const auto begin = static_cast<std::uint32_t>(inner.data() - context_.text.data());
                return add(field, token.name, inner, {begin, begin + static_cast<std::uint32_t>(inner.size())}, true, false);
            }
            const auto arguments = context_.page.tokens.arguments_of(token);
            if (arguments.size() == 1) {
                return add(field, token.name, arguments[0].value, arguments[0].value_span, token.percent, true);
            }
        }
        leave(token.name, text_of(nested.whole), nested.whole);
        if (context_.findings.wants(nested_shortcode, token.name)) {
            report(nested_shortcode, nested.whole, "shortcode '" + std::string(token.name) + "' inside an entry", token.name);
        }
    }

    [[nodiscard]] Known known() const {
        Known known;
        for (const EntryValue& value : values_) {
            const Field& field = *value.field;
            if (field.slot == Slot::venue || field.slot == Slot::bibtex) known.venue = true;
            if (field.slot == Slot::names && field.variable == Variable::author) known.authors = true;
            if (field.slot == Slot::text && field.variable == Variable::title) known.title = true;
            if (field.slot == Slot::text && field.variable == Variable::abstract) known.abstract = true;
        }
        return known;
    }

    void take_inner() {
        const auto parts = read_inner(context_.text, pieces(), context_.profile.inner_of(token_.name), known(), context_.profile,
                                      token_.name, context_.arena);
        for (const InnerPart& part : parts) take_part(part);
    }

    /// The inner content without what is nested in it.
    [[nodiscard]] std::vector<SourceSpan> pieces() const {
        std::vector<SourceSpan> out;
        auto nested = entry_.nested.begin();
        for (SourceSpan piece : entry_.inner) {
            while (nested != entry_.nested.end() && nested->whole.end <= piece.begin) ++nested;
            if (nested != entry_.nested.end() && nested->whole.begin <= piece.begin && piece.end <= nested->whole.end) continue;
            // Pieces that only a comment parted are one.
            out.push_back(piece);
        }
        return out;
    }

    void take_part(const InnerPart& part) {
        const std::string_view text = text_of(part.span);
        switch (part.kind) {
            case PartKind::authors: return add(&author_field, "authors", text, part.span, true, false);
            case PartKind::title: return add(&title_field, "title", text, part.span, true, false);
            case PartKind::abstract: return add(&abstract_field, "abstract", text, part.span, true, false);
            case PartKind::venue: return add(&venue_field, "venue", text, part.span, true, false);
            case PartKind::bibtex: return add(&bibtex_field, "bibtex", text, part.span, true, false);
            case PartKind::legend: return add(&legend_field, "legend", text, part.span, true, false);
            case PartKind::field: return add(part.field, part.field->name, text, part.span, true, false);
            case PartKind::link: return take_link(part);
            case PartKind::unknown: break;
        }
        leave("", text, part.span);
        if (context_.findings.wants(inner_text, {})) {
            report(inner_text, part.span, "this part of the inner content is not understood", {}).value = text;
        }
    }

    /// The text of a link says what it leads to: `PDF`, `Poster (A0)`.
    void take_link(const InnerPart& part) {
        const Field* field = field_of_link_label(context_.profile, token_.name, part.label);
        if (field == nullptr) field = part.label.empty() ? &link_field : &other_link_field;
        EntryValue value{field, part.label, part.url, part.span, true};
        if (normal_key(part.label) != field->name && field->slot == Slot::link) value.label = decode_markdown_plain(context_.arena, part.label);
        values_.push_back(value);
    }

    static constexpr Field author_field{"authors", Slot::names, Variable::author};
    static constexpr Field title_field{"title", Slot::text, Variable::title};
    static constexpr Field abstract_field{"abstract", Slot::text, Variable::abstract};
    static constexpr Field venue_field{"venue", Slot::venue};
    static constexpr Field bibtex_field{"bibtex", Slot::bibtex};
    static constexpr Field legend_field{"legend", Slot::legend};
    static constexpr Field link_field{"link", Slot::url};
    static constexpr Field other_link_field{"link", Slot::link, Variable::url, LinkKind::other};

    const PageContext& context_;
    const Entry& entry_;
    const Token& token_;
    Record& record_;
    std::vector<EntryValue> values_;
};

}  // namespace

std::vector<EntryValue> gather_values(const PageContext& context, const Entry& entry, Record& record) {
    return Gatherer(context, entry, record).run();
}

const Field* field_of_link_label(const Profile& profile, std::string_view shortcode, std::string_view label) {
    while (!label.empty() && !is_ascii_alpha(label.front())) label.remove_prefix(1);
    for (const std::string_view word : {label.substr(0, label.find_last_not_of(" .:;])") + 1), label.substr(0, label.find_first_of(" (:/,-"))}) {
        const Field* field = profile.field_of(shortcode, word);
        if (field != nullptr && (field->slot == Slot::link || field->slot == Slot::url || field->slot == Slot::doi || field->slot == Slot::arxiv)) {
            return field;
        }
    }
    return nullptr;
}

bool has_paragraphs(Variable variable) {
    return variable == Variable::abstract || variable == Variable::note || variable == Variable::annote;
}

Text decode_value(Arena& arena, const EntryValue& value) {
    if (value.markdown) return decode_markdown(arena, value.value);
    const bool paragraphs = value.field->slot == Slot::text && has_paragraphs(value.field->variable);
    return decode_string(arena, value.value, paragraphs ? LineBreaks::kept : LineBreaks::blanks);
}

}  // namespace bibcast::shortcode

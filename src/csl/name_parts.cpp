#include "csl/evaluator.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// Scripts whose names are written with spaces and given name first: Latin, Greek, Cyrillic, Arabic, Hebrew, ….
bool is_spaced_script(char32_t c) { return c < 0x0e00 || (c >= 0x1e00 && c <= 0x2fff); }

enum class Script : std::uint8_t { spaced, mixed, unspaced };

bool has_spaced_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if ((is_letter(point.value) || is_digit(point.value)) && is_spaced_script(point.value)) return true;
    }
    return false;
}

/// The family name decides; Latin names of Chinese and Japanese works stand family first, too.
Script script_of(const PersonName& name, std::string_view language) {
    if (has_spaced_letter(name.family)) return language.starts_with("ja") || language.starts_with("zh") ? Script::mixed : Script::spaced;
    return has_spaced_letter(name.given) ? Script::mixed : Script::unspaced;
}

/// True if nothing stands between a particle and the name: "d’", "al-".
bool joins(std::string_view particle) {
    return particle.ends_with('\'') || particle.ends_with("\u2019") || particle.ends_with('-') || particle.ends_with("\u2010");
}

}  // namespace

std::string_view Evaluator::given_of(const NameOptions& options, const PersonName& name, unsigned level) {
    if (name.given.empty() || level >= 2 || !options.has(NameOptions::initialize_with_bit)) return name.given;
    // Titles have no initials, nor have names of other scripts.
    if (name.given == "Lord" || name.given == "Lady" || !has_spaced_letter(name.given)) return name.given;
    return arena_.copy(initialize(name.given, options.initialize_with, style_.initialize_with_hyphen, !options.initialize));
}

void Evaluator::name_part(std::string_view part, const NamePart& spec) {
    if (part.empty()) return;
    const std::size_t begin = out_->size();
    const std::size_t content = begin_affixes({}, spec.formatting, false, Display::none);
    rich(part);
    case_of(content, spec.text_case);
    end_affixes(begin, content, {}, spec.formatting, false, Display::none);
}

void Evaluator::one_name(const NamesSpec& spec, const NameOptions& options, const PersonName& name, bool inverted, unsigned level) {
    if (!name.literal.empty()) {
        name_part(name.literal, spec.family);
        return;
    }
    const auto blank = [&](std::string_view before) {
        if (!joins(before)) text(" ");
    };
    const auto family = [&](bool dropping, bool non_dropping) {
        affix(spec.family.prefix);
        if (dropping && !name.dropping.empty()) {
            rich(name.dropping);
            blank(name.dropping);
        }
        if (non_dropping && !name.non_dropping.empty()) {
            name_part(name.non_dropping, spec.family);
            blank(name.non_dropping);
        }
        name_part(name.family, spec.family);
    };
    if (options.form == NameForm::brief && level == 0) {
        if (name.family.empty()) {
            name_part(name.given, spec.given);
            return;
        }
        family(false, true);
        affix(spec.family.suffix);
        return;
    }
    const std::string_view given = given_of(options, name, level);
    if (name.family.empty()) {
        name_part(name.given, spec.given);
        return;
    }
    const Script script = script_of(name, use_->item->language);
    if (script != Script::spaced || name.static_ordering) {
        family(false, true);
        affix(spec.family.suffix);
        if (!given.empty()) {
            if (script != Script::unspaced) text(" ");
            affix(spec.given.prefix);
            name_part(name.given, spec.given);
            affix(spec.given.suffix);
        }
        return;
    }
    if (inverted) {
        const bool demoted = style_.demotion == Demotion::display_and_sort ||
                             (use_->for_sorting && style_.demotion != Demotion::never);
        family(false, !demoted);
        affix(spec.family.suffix);
        const bool more = !given.empty() || !name.dropping.empty() || (demoted && !name.non_dropping.empty());
        if (more) {
            affix(options.separator);
            affix(spec.given.prefix);
            name_part(given, spec.given);
            if (!name.dropping.empty()) {
                if (!given.empty()) text(" ");
                name_part(name.dropping, spec.given);
            }
            if (demoted && !name.non_dropping.empty()) {
                if (!given.empty() || !name.dropping.empty()) text(" ");
                name_part(name.non_dropping, spec.family);
            }
            affix(spec.given.suffix);
        }
        if (!name.suffix.empty()) {
            affix(options.separator);
            rich(name.suffix);
        }
        return;
    }
    if (!given.empty()) {
        affix(spec.given.prefix);
        name_part(given, spec.given);
        affix(spec.given.suffix);
        if (!spec.given.suffix.ends_with(' ') && !spec.given.suffix.ends_with("\u00a0")) text(" ");
    }
    family(true, true);
    if (!name.suffix.empty()) {
        text(name.comma_suffix ? ", " : " ");
        rich(name.suffix);
    }
    affix(spec.family.suffix);
}

void Evaluator::append_sort_name(std::string& out, const PersonName& name) const {
    if (!name.literal.empty()) {
        out += name.literal;
        return;
    }
    const bool demoted = style_.demotion != Demotion::never;
    if (!demoted && !name.non_dropping.empty()) {
        out += name.non_dropping;
        out += ' ';
    }
    out += name.family;
    for (const std::string_view part : {name.given, name.dropping, demoted ? name.non_dropping : std::string_view{}, name.suffix}) {
        if (part.empty()) continue;
        out += ' ';
        out += part;
    }
}

}  // namespace bibcast::csl

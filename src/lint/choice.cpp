#include "lint/choice.hpp"

#include <toml++/toml.h>

#include "io/format.hpp"
#include "io/source.hpp"
#include "lint/rule.hpp"

namespace bibcast {

std::vector<const Code*> LintChoice::named(const std::string& name) const {
    std::vector<const Code*> found;
    for (const Code* code : known_) {
        const bool is_room = name.ends_with('/') && code->id.starts_with(name);
        if (is_room || code->id == name || code->id == "lint/" + name) found.push_back(code);
    }
    for (const LintFamily* family : lint_families()) {
        if (found.empty() && family->name == name) found.assign(family->codes.begin(), family->codes.end());
    }
    if (found.empty()) throw UsageError("there is no rule '" + name + "'; 'bibcast lint --list-rules' lists them");
    return found;
}

void LintChoice::prefer(const std::string& name) {
    for (const Code* code : named(name)) only_.insert(code);
}

void LintChoice::refuse(const std::string& name) {
    for (const Code* code : named(name)) off_.insert(code);
}

void LintChoice::set_severity(const std::string& name, const std::string& severity) {
    if (severity == "off") return refuse(name);
    for (const Severity one : {Severity::note, Severity::loss, Severity::warning, Severity::error}) {
        if (name_of(one) != severity) continue;
        for (const Code* code : named(name)) severities_[code] = one;
        return;
    }
    throw UsageError("'" + severity + "' is no severity; they are note, loss, warning, error, and off");
}

void LintChoice::read_file(const std::string& path) {
    Source source = Source::open(path);
    while (!source.at_end()) source.read_more(std::size_t{64} * 1024);
    const auto fail = [&](const std::string& what) { throw UsageError(path + ": " + what); };
    toml::table table;
    try {
        table = toml::parse(source.pending());
    } catch (const toml::parse_error& error) {
        fail("line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
    }
    const toml::table* const lint = table["lint"].as_table();
    if (lint == nullptr) return;
    for (const auto& [key, value] : *lint) {
        const std::string name(key.str());
        if (name == "rules" || name == "no-rules") {
            const toml::array* const list = value.as_array();
            if (list == nullptr) fail("lint." + name + " is a list of names");
            for (const auto& element : *list) {
                const auto rule = element.value<std::string>();
                if (!rule) fail("lint." + name + " is a list of names");
                name == "rules" ? prefer(*rule) : refuse(*rule);
            }
        } else if (name == "severity") {
            const toml::table* const severities = value.as_table();
            if (severities == nullptr) fail("lint.severity is a table");
            for (const auto& [rule, severity] : *severities) set_severity(std::string(rule.str()), severity.value_or(std::string{}));
        } else {
            fail("lint has no '" + name + "'; it has rules, no-rules, and the table severity");
        }
    }
}

bool LintChoice::wants(const Code& code) const {
    if (off_.contains(&code)) return false;
    return only_.empty() || only_.contains(&code);
}

Severity LintChoice::severity_of(const Code& code) const {
    const auto set = severities_.find(&code);
    return set == severities_.end() ? code.severity : set->second;
}

}  // namespace bibcast

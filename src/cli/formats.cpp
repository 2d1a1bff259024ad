#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "cli/command.hpp"
#include "cli/format_choice.hpp"
#include "cli/format_matrix.hpp"
#include "cli/outside_format.hpp"
#include "formats/registry.hpp"
#include "report/escape.hpp"

namespace bibcast {

namespace {

int width(std::string_view text) { return static_cast<int>(text.size()); }

/// Those that programs on PATH make, with a line for each program.
void list_outside_formats() {
    const std::vector<OutsideFormat> found = outside_formats();
    if (found.empty()) return;
    std::size_t name_width = 0;
    for (const OutsideFormat& format : found) name_width = std::max(name_width, format.name.size());
    std::printf("\nFormats that programs on PATH make:\n");
    for (const OutsideFormat& format : found) {
        for (const auto& [direction, path] : {std::pair{"read", &format.reads}, std::pair{"write", &format.writes}}) {
            if (!path->empty()) std::printf("%-*s %-6s %s\n", static_cast<int>(name_width), format.name.c_str(), direction, escape_for_terminal(*path).c_str());
        }
    }
}

void show_outside_format(const OutsideFormat& format) {
    std::printf("%s: an outside format\n", format.name.c_str());
    if (!format.reads.empty()) std::printf("read by %s\n", escape_for_terminal(format.reads).c_str());
    if (!format.writes.empty()) std::printf("written by %s\n", escape_for_terminal(format.writes).c_str());
    std::printf("  -O %s.NAME=VALUE is --NAME=VALUE to it\n", format.name.c_str());
}

void list_formats() {
    std::size_t id_width = 0;
    for (const Format* format : formats()) id_width = std::max(id_width, format->id.size());
    const int columns = static_cast<int>(id_width);
    std::printf("%-*s %-11s %-16s %s\n", columns, "FORMAT", "DIRECTION", "EXTENSIONS", "WHAT IT IS");
    for (const Format* format : formats()) {
        const bool reads = format->make_reader != nullptr;
        const bool writes = format->make_writer != nullptr;
        std::string extensions;
        for (const std::string_view extension : format->extensions) {
            if (!extensions.empty()) extensions += ' ';
            extensions += extension;
        }
        std::printf("%-*.*s %-11s %-16s %.*s\n", columns, width(format->id), format->id.data(), reads && writes ? "read, write" : reads ? "read" : "write",
                    extensions.c_str(), width(format->title), format->title.data());
    }
    list_outside_formats();
    std::printf("\n'bibcast formats NAME' shows the options of one, '--mapping NAME' how its fields map, '--matrix' what each can carry.\n");
}

void show_format(const Format& format) {
    std::printf("%.*s: %.*s\n", width(format.id), format.id.data(), width(format.title), format.title.data());
    if (!format.specification.empty()) std::printf("specification: %.*s\n", width(format.specification), format.specification.data());
    if (!format.media_type.empty()) std::printf("media type: %.*s\n", width(format.media_type), format.media_type.data());
    for (const FormatOption& option : format.options) {
        const std::string name = std::string(format.id) + "." + std::string(option.name) + "=" + std::string(option.value);
        std::printf("  -O %-32s %.*s (default: %.*s)\n", name.c_str(), width(option.description), option.description.data(),
                    width(option.fallback), option.fallback.data());
    }
}

void show_mapping(const Format& format) {
    if (format.mapping == nullptr) throw UsageError("the format '" + std::string(format.id) + "' publishes no mapping");
    std::printf("%-24s %-28s %-24s %s\n", "FIELD", "VARIABLE", "ONLY FOR", "NOTE");
    for (const MappingRow& row : format.mapping()) {
        std::printf("%-24.*s %-28.*s %-24.*s %.*s\n", width(row.tag), row.tag.data(), width(row.variable), row.variable.data(), width(row.types),
                    row.types.data(), width(row.note), row.note.data());
    }
}

}  // namespace

Command add_formats(CLI::App& app) {
    struct Settings {
        std::string name;
        std::string mapping;
        bool matrix = false;
        bool json = false;
    };
    auto settings = std::make_shared<Settings>();
    app.add_option("NAME", settings->name, "Show one format and its options");
    app.add_option("--mapping", settings->mapping, "Print a format's table of fields and variables")->type_name("FORMAT");
    CLI::Option* const matrix = app.add_flag("--matrix", settings->matrix, "Print which variables each format can carry");
    app.add_flag("--json", settings->json, "With --matrix: as JSON")->needs(matrix);
    return [settings] {
        if (settings->matrix) {
            const std::string table = settings->json ? format_matrix_json() : format_matrix_text();
            std::fwrite(table.data(), 1, table.size(), stdout);
        } else if (!settings->mapping.empty()) {
            show_mapping(require_format(settings->mapping));
        } else if (!settings->name.empty()) {
            const OutsideFormat outside = outside_format_named(settings->name);
            if (!outside.reads.empty() || !outside.writes.empty()) show_outside_format(outside);
            else show_format(require_format(settings->name));
        } else {
            list_formats();
        }
        return Status::ok;
    };
}

}  // namespace bibcast

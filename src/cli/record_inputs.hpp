#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/format_choice.hpp"
#include "cli/inputs.hpp"
#include "io/format.hpp"
#include "io/program.hpp"
#include "io/source.hpp"
#include "pipeline/conversion.hpp"
#include "pipeline/filter.hpp"
#include "report/reporter.hpp"

namespace bibcast {

/// The sources that a command reads records from, one after the other: files and folders as they are, what the program of an outside format makes of
/// them, or what filters make of all their records.
class RecordInputs {
  public:
    /// `inputs`: for a folder those files in it and below it are read that the format of `settings` (none: any format) knows by their content, in
    /// the order of their names, without hidden ones; standard input if nothing is named. Files that are passed over are reported. Both references must
    /// outlive it. Throws UsageError, and IoError for a folder without any file to read.
    RecordInputs(const std::vector<std::string>& inputs, InputSettings settings, const FormatChoices& choices, Reporter& reporter);

    /// Has filters read with so many threads what `prepare` makes of the records. Call before the first source.
    void filter_after(unsigned jobs, std::function<void(Conversion&)> prepare);

    /// Goes to the next source; false: there is none. Throws what the world throws (IoError, UsageError for what cannot be known), and ProgramFailed if a
    /// program that made the last source has failed.
    [[nodiscard]] bool next();
    [[nodiscard]] Source& source() { return filtered_ ? *filtered_ : opened_->source; }
    /// Of an outside format and of filters that of JSON Lines.
    [[nodiscard]] const Format& format() const;
    [[nodiscard]] const Reader& reader() const { return filtered_ ? *filtered_reader_ : *opened_->reader; }

    /// The files; `-` is standard input.
    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
    /// True if a program makes what is read: then no source is a file.
    [[nodiscard]] bool are_made_by_programs() const { return !settings_.filters.empty() || (from_ && from_->program); }
    [[nodiscard]] bool are_filtered() const { return !settings_.filters.empty(); }

    /// Ends a conversion of all of them. If filters gave nothing back, it says that, and not that nothing was read.
    void finish(Conversion& conversion) const;

  private:
    struct Opened {
        Source source;
        std::unique_ptr<Program> program;  ///< that makes it
        const Format* format;
        std::shared_ptr<const Reader> reader;
    };
    [[nodiscard]] bool next_input();
    void open(const std::string& path);
    void begin_filter();

    InputSettings settings_;
    const FormatChoices& choices_;
    Reporter& reporter_;
    std::optional<ChosenFormat> from_;  ///< that is named; none: by content
    std::vector<std::string> files_;
    std::size_t next_ = 0;
    std::optional<Opened> opened_;
    unsigned jobs_ = 1;
    std::function<void(Conversion&)> prepare_;
    std::unique_ptr<Writer> filter_writer_;
    std::unique_ptr<Reader> filtered_reader_;
    std::unique_ptr<Filter> filter_;
    std::optional<Source> filtered_;  // closed before the filter is: who writes to it then ends
};

}  // namespace bibcast

// The law, by machine: every value of every fixture, sent to every format, is in the output or named in a finding.
#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/conserved.hpp"

namespace bibcast::testing {
namespace {

class Conservation : public ::testing::TestWithParam<std::pair<const Format*, const Format*>> {};

TEST_P(Conservation, EveryValueIsWrittenOrNamed) {
    const auto& [from, to] = GetParam();
    for (const std::filesystem::path& path : fixtures_of(*from)) {
        const std::string text = read_file(path);
        const Converted dump = dump_text(text, *from);
        const Converted converted = convert_text(text, *from, *to, {.form = DiagnosticsForm::json});
        for (const std::string& lost : lost_values(dump, converted, *to)) ADD_FAILURE() << path.filename() << " to " << to->id << ": " << lost << " is gone";
    }
}

std::vector<std::pair<const Format*, const Format*>> pairs() {
    std::vector<std::pair<const Format*, const Format*>> all;
    for (const Format* from : formats()) {
        for (const Format* to : formats()) {
            if (from->make_reader != nullptr && to->make_writer != nullptr) all.emplace_back(from, to);
        }
    }
    return all;
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Conservation);
INSTANTIATE_TEST_SUITE_P(Pairs, Conservation, ::testing::ValuesIn(pairs()), [](const auto& tested) {
    return std::string(tested.param.first->id) + "_to_" + std::string(tested.param.second->id);
});

}  // namespace
}  // namespace bibcast::testing

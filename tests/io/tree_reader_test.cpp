#include "io/tree_reader.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace bibcast::testing {
namespace {

std::string kept(std::string_view source, std::initializer_list<std::string_view> taken) {
    Arena arena;
    Record record(arena);
    TreeReader tree(record, source, "test");
    const JsonDocument document = parse_json(arena, source);
    const auto take_all = [&](const auto& again, const JsonNode& node) -> void {
        for (const std::string_view text : taken) {
            if (is_scalar(node) && node.text == text) static_cast<void>(tree.text(&node));
        }
        for (const JsonNode& child : node) again(again, child);
    };
    take_all(take_all, *document.root);
    tree.keep_rest(*document.root);
    std::string all;
    for (const Leftover& leftover : record.leftovers) all += std::string(leftover.tag) + "=" + std::string(leftover.value) + ";";
    return all;
}

TEST(TreeReader, KeepsTheRestOfWhatWasTakenInPart) {
    EXPECT_EQ(kept(R"({"a":{"b":[1,2],"c":null},"d":"","e":[[],{}]})", {}), R"(a={"b":[1,2],"c":null};)");
    EXPECT_EQ(kept(R"({"a":{"b":[1,2],"c":"x"},"d":[[3],[4,[5]]]})", {"2", "5"}), R"(a/b/0=1;a/c="x";d/0=[3];d/1/0=4;)");
    EXPECT_EQ(kept(R"({"a":{"b":[null,""],"c":"x"}})", {"x"}), "");
}

/// `count` values in a list that is the first of two in a list, and so on; the second one is taken.
double seconds_to_keep(std::size_t count, std::size_t depth) {
    std::string source = "[";
    for (std::size_t i = 0; i < count; ++i) source += "\"a value\",";
    source += "0]";
    for (std::size_t i = 0; i < depth; ++i) source = "[" + source + ",1]";
    source = "{\"a\":" + source + "}";
    Arena arena;
    Record record(arena);
    TreeReader tree(record, source, "test");
    const JsonDocument document = parse_json(arena, source);
    for (const JsonNode* node = document.root->first; node->first != nullptr && node->first->next != nullptr; node = node->first) {
        if (node->first->next->text == "1") static_cast<void>(tree.text(node->first->next));
    }
    const std::clock_t start = std::clock();
    tree.keep_rest(*document.root);
    EXPECT_EQ(record.leftovers.size(), 1U);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(TreeReader, TheDepthOfAValueCostsNoMoreThanItsSize) {
    bool is_linear = false;
    for (int attempt = 0; attempt < 4 && !is_linear; ++attempt) is_linear = seconds_to_keep(100'000, 400) < 20 * seconds_to_keep(100'000, 4) + 0.005;
    EXPECT_TRUE(is_linear);
}

}  // namespace
}  // namespace bibcast::testing

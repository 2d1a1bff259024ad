#include "support/growth.hpp"

#include <gtest/gtest.h>

namespace bibcast::testing {
namespace {

/// Counts `steps`, in a way that no compiler makes shorter.
void walk(std::size_t steps) {
    volatile std::size_t walked = 0;
    while (walked != steps) walked = walked + 1;
}

TEST(Growth, IsToldByRatiosAlone) {
    EXPECT_TRUE(grows_linearly(64, [](std::size_t size) { walk(size * 10'000'000); }));
    EXPECT_FALSE(grows_linearly(8'192, [](std::size_t size) { walk(size * size * 20); }));
}

}  // namespace
}  // namespace bibcast::testing

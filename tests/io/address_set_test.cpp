#include "io/address_set.hpp"

#include <gtest/gtest.h>

#include <unordered_set>

namespace bibcast {
namespace {

/// Inserted and erased in a mixed order, it holds what the library's own set does.
TEST(AddressSet, HoldsWhatWasPutIn) {
    AddressSet set;
    EXPECT_FALSE(set.contains(&set));
    set.erase(&set);
    std::unordered_set<const void*> model;
    static constexpr std::size_t count = 4'000;
    static const double places[count] = {};
    std::uint32_t state = 7;
    for (int step = 0; step < 50'000; ++step) {
        state = state * 1'664'525U + 1'013'904'223U;
        const void* const address = &places[(state >> 8U) % count];
        if (state >> 30U == 0) {
            set.erase(address);
            model.erase(address);
        } else {
            set.insert(address);
            model.insert(address);
        }
        ASSERT_EQ(set.size(), model.size());
    }
    for (const double& place : places) ASSERT_EQ(set.contains(&place), model.contains(&place));
}

}  // namespace
}  // namespace bibcast

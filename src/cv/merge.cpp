#include "cv/merge.hpp"

#include <vector>

#include "pipeline/merge.hpp"
#include "pipeline/work_index.hpp"

namespace bibcast::cv {

void merge_versions(Works& works, Findings& findings) {
    constexpr MergeRules rules{.merged = &cv_merged, .merged_value = &cv_merged_value};
    WorkIndex index(OneWork::versions);
    for (const Work& work : works.list) index.add(work.record);
    std::vector<bool> gone(works.list.size());
    for (std::size_t i = 0; i < works.list.size(); ++i) {
        const std::size_t entry = index.entry_of(i);
        gone[i] = entry != i;
        if (gone[i]) merge_record(works.list[entry].record, works.list[i].record, rules, findings);
    }
    std::size_t at = 0;
    std::erase_if(works.list, [&](const Work& /*work*/) { return gone[at++]; });
}

}  // namespace bibcast::cv

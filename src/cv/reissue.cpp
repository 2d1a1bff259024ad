#include "cv/reissue.hpp"

#include "pipeline/key_set.hpp"

namespace bibcast::cv {

void reissue(const Works& works, const std::vector<Section>& sections, const Writer& writer, Joiner& joiner, const ByteSink& sink) {
    KeySet keys;
    std::string out;
    std::vector<bool> done(works.list.size());
    joiner.begin(out);
    for (const Section& section : sections) {
        for (const Section::Entry& entry : section.entries) {
            if (done[entry.work]) continue;
            done[entry.work] = true;
            Arena arena;
            Record record = works.list[entry.work].record.copy_into(arena);
            record.clear_written();
            Chunk chunk;
            Chunk::Item item;
            item.generated_key = record.generated_id;
            Findings unheard;
            writer.write(record, chunk, item, unheard);
            if (item.key_end > item.key_begin) {
                const std::string key = chunk.bytes.substr(item.key_begin, item.key_end - item.key_begin);
                chunk.bytes.insert(item.key_end, keys.suffix_for(key));
            }
            item.end = chunk.bytes.size();
            joiner.add(chunk.bytes, item, out);
            sink(out);
            out.clear();
        }
    }
    joiner.end(out);
    sink(out);
}

}  // namespace bibcast::cv

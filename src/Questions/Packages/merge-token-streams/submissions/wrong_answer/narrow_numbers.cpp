// Packs number and shard into one 32-bit key to save memory: large sequence numbers lose their upper half.
#include "merge.hpp"
#include <functional>
#include <queue>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> heap;
    auto push = [&](std::uint32_t shard) {
        if (auto number = shards[shard].next())
            heap.push((std::uint32_t)*number << 16 | shard);
    };
    for (std::uint32_t i = 0; i < shards.size(); i++)
        push(i);
    std::vector<Token> batch;
    while (!heap.empty()) {
        auto top = heap.top();
        heap.pop();
        batch.push_back({ top >> 16, top & 0xffff });
        push(top & 0xffff);
        if (batch.size() == batch_size || heap.empty()) {
            out.emit(batch);
            batch.clear();
        }
    }
}

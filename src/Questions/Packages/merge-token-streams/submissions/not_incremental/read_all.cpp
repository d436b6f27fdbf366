// A heap of heads, but over shards that are read whole first: the memory holds the stream, the first batch waits for it.
#include "merge.hpp"
#include <functional>
#include <queue>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::vector<std::vector<std::uint64_t>> lists(shards.size());
    std::vector<std::size_t> at(shards.size());
    std::priority_queue<Token, std::vector<Token>, std::greater<>> heap;
    for (std::uint32_t i = 0; i < shards.size(); i++) {
        for (auto number : shards[i])
            lists[i].push_back(number);
        if (!lists[i].empty())
            heap.push({ lists[i][0], i });
    }
    std::vector<Token> batch;
    while (!heap.empty()) {
        auto token = heap.top();
        heap.pop();
        batch.push_back(token);
        if (auto i = token.shard; ++at[i] < lists[i].size())
            heap.push({ lists[i][at[i]], i });
        if (batch.size() == batch_size || heap.empty()) {
            out.emit(batch);
            batch.clear();
        }
    }
}

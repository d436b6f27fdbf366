#include "merge.hpp"
#include <functional>
#include <queue>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::priority_queue<Token, std::vector<Token>, std::greater<>> heap;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        if (auto number = shards[i].next())
            heap.push({ *number, i });
    std::vector<Token> batch;
    while (!heap.empty()) {
        auto token = heap.top();
        heap.pop();
        batch.push_back(token);
        if (auto number = shards[token.shard].next())
            heap.push({ *number, token.shard });
        if (batch.size() == batch_size || heap.empty()) {
            out.emit(batch);
            batch.clear();
        }
    }
}

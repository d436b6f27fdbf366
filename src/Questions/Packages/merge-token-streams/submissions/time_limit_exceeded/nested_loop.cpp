// Looks at the front of every shard's queue for every token: O(n k) time.
#include "merge.hpp"
#include <map>
#include <queue>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::map<std::uint32_t, std::queue<std::uint64_t>> queues;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        for (auto number : shards[i])
            queues[i].push(number);
    std::vector<Token> batch;
    while (true) {
        std::optional<Token> best;
        for (auto& [i, queue] : queues)
            if (!queue.empty() && (!best || queue.front() < best->number))
                best = Token { queue.front(), i };
        if (!best)
            break;
        batch.push_back(*best);
        queues[best->shard].pop();
        if (batch.size() == batch_size) {
            out.emit(batch);
            batch.clear();
        }
    }
    if (!batch.empty())
        out.emit(batch);
}

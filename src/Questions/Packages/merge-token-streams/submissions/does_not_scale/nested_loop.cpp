// Looks at the head of every shard for every token: O(n k) time.
#include "merge.hpp"
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::vector<std::optional<std::uint64_t>> heads;
    for (auto& shard : shards)
        heads.push_back(shard.next());
    std::vector<Token> batch;
    while (true) {
        std::optional<Token> best;
        for (std::uint32_t i = 0; i < heads.size(); i++)
            if (heads[i] && (!best || *heads[i] < best->number))
                best = Token { *heads[i], i };
        if (!best)
            break;
        batch.push_back(*best);
        heads[best->shard] = shards[best->shard].next();
        if (batch.size() == batch_size) {
            out.emit(batch);
            batch.clear();
        }
    }
    if (!batch.empty())
        out.emit(batch);
}

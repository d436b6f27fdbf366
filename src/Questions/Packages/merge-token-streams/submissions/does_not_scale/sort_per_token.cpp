// Keeps the heads in a vector and sorts it again after every token: O(n k log k) time.
#include "merge.hpp"
#include <algorithm>
#include <functional>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::vector<Token> heads, batch;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        if (auto number = shards[i].next())
            heads.push_back({ *number, i });
    while (!heads.empty()) {
        std::sort(heads.begin(), heads.end(), std::greater<>());
        auto token = heads.back();
        heads.pop_back();
        batch.push_back(token);
        if (auto number = shards[token.shard].next())
            heads.push_back({ *number, token.shard });
        if (batch.size() == batch_size || heads.empty()) {
            out.emit(batch);
            batch.clear();
        }
    }
}

#include "merge.hpp"
#include <algorithm>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::vector<Token> all;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        for (auto number : shards[i])
            all.push_back({ number, i });
    std::sort(all.begin(), all.end());
    for (std::size_t at = 0; at < all.size(); at += batch_size)
        out.emit({ all.data() + at, std::min(batch_size, all.size() - at) });
}

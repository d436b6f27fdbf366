// Hands everything on in one batch, whatever the size asked for.
#include "merge.hpp"
#include <algorithm>
#include <vector>

void merge(std::span<Shard> shards, std::size_t, Batches<Token>& out)
{
    std::vector<Token> tokens;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        for (auto number : shards[i])
            tokens.push_back({ number, i });
    std::sort(tokens.begin(), tokens.end());
    if (!tokens.empty())
        out.emit(tokens);
}

// Collects all tokens and sorts them. Right, but the first batch comes after the last token was read.
#include "merge.hpp"
#include <algorithm>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::vector<Token> tokens;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        for (auto number : shards[i])
            tokens.push_back({ number, i });
    std::sort(tokens.begin(), tokens.end());
    for (std::size_t at = 0; at < tokens.size(); at += batch_size)
        out.emit(std::span(tokens).subspan(at, std::min(batch_size, tokens.size() - at)));
}

// Collects the tokens in a set first: repeated ones are lost.
#include "merge.hpp"
#include <set>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::set<Token> tokens;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        for (auto number : shards[i])
            tokens.insert({ number, i });
    std::vector<Token> batch;
    for (auto& token : tokens) {
        batch.push_back(token);
        if (batch.size() == batch_size) {
            out.emit(batch);
            batch.clear();
        }
    }
    if (!batch.empty())
        out.emit(batch);
}

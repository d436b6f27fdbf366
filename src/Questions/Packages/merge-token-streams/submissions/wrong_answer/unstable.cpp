// Compares the numbers only: of equal ones, any shard may come first.
#include "merge.hpp"
#include <queue>
#include <vector>

namespace {

struct Later {
    bool operator()(const Token& a, const Token& b) const { return a.number > b.number; }
};

}

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::priority_queue<Token, std::vector<Token>, Later> heap;
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

// Min-heap of the shards' heads: O(n log k) time, O(k + b) memory beside the input.
#include <cstdio>
#include <iostream>
#include <queue>
#include <tuple>
#include <vector>

struct Token { long key; int shard; };

class Merger {
public:
    explicit Merger(const std::vector<std::vector<long>>& shards) : shards_(shards)
    {
        for (int i = 0; i < (int)shards.size(); i++)
            if (!shards[i].empty())
                heap_.emplace(shards[i][0], i, 0);
    }

    std::vector<Token> next_batch(std::size_t size)
    {
        std::vector<Token> batch;
        while (batch.size() < size && !heap_.empty()) {
            auto [key, shard, at] = heap_.top();
            heap_.pop();
            batch.push_back({ key, shard });
            if (++at < (int)shards_[shard].size())
                heap_.emplace(shards_[shard][at], shard, at);
        }
        return batch;
    }

private:
    using Head = std::tuple<long, int, int>; // key, shard, position: ties fall to the lower shard
    const std::vector<std::vector<long>>& shards_;
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heap_;
};

int main()
{
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int k, batch;
    std::cin >> k >> batch;
    std::vector<std::vector<long>> shards(k);
    for (auto& shard : shards) {
        int m;
        std::cin >> m;
        shard.resize(m);
        for (auto& key : shard)
            std::cin >> key;
    }
    Merger merger(shards);
    for (auto part = merger.next_batch(batch); !part.empty(); part = merger.next_batch(batch))
        std::cout << part.size() << ' ' << part.front().key << ' ' << part.front().shard << ' ' << part.back().key << ' ' << part.back().shard << '\n';
}

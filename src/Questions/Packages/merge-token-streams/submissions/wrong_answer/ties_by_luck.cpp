// Compares the keys only: of equal tokens, any shard may come first.
#include <iostream>
#include <queue>
#include <vector>

struct Head { long key; int shard, at; bool operator<(const Head& other) const { return key > other.key; } };

int main()
{
    int k, batch;
    std::cin >> k >> batch;
    std::vector<std::vector<long>> shards(k);
    std::priority_queue<Head> heap;
    for (int i = 0; i < k; i++) {
        int m;
        std::cin >> m;
        shards[i].resize(m);
        for (auto& key : shards[i])
            std::cin >> key;
    }
    for (int i = k - 1; i >= 0; i--)
        if (!shards[i].empty())
            heap.push({ shards[i][0], i, 0 });
    std::vector<Head> part;
    auto flush = [&] {
        if (!part.empty())
            std::cout << part.size() << ' ' << part.front().key << ' ' << part.front().shard << ' ' << part.back().key << ' ' << part.back().shard << '\n';
        part.clear();
    };
    while (!heap.empty()) {
        auto head = heap.top();
        heap.pop();
        part.push_back(head);
        if ((int)part.size() == batch)
            flush();
        if (head.at + 1 < (int)shards[head.shard].size())
            heap.push({ shards[head.shard][head.at + 1], head.shard, head.at + 1 });
    }
    flush();
}

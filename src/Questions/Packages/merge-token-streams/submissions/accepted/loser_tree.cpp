// A tournament over the shards in an array: one path of log k matches per token, O(k + batch) memory.
#include "merge.hpp"
#include <algorithm>
#include <bit>
#include <limits>
#include <vector>

namespace {

class Tournament {
public:
    explicit Tournament(std::span<Shard> shards) : shards_(shards), leaves_(std::bit_ceil(std::max<std::size_t>(shards.size(), 1)))
    {
        winner_.assign(2 * leaves_, none);
        for (std::uint32_t i = 0; i < shards.size(); i++)
            winner_[leaves_ + i] = head(i);
        for (auto at = leaves_ - 1; at > 0; at--)
            winner_[at] = std::min(winner_[2 * at], winner_[2 * at + 1]);
    }

    bool empty() const { return winner_[1] == none; }

    Token take()
    {
        auto token = winner_[1];
        auto at = leaves_ + token.shard;
        winner_[at] = head(token.shard);
        while (at /= 2)
            winner_[at] = std::min(winner_[2 * at], winner_[2 * at + 1]);
        return token;
    }

private:
    static constexpr Token none { std::numeric_limits<std::uint64_t>::max(), std::numeric_limits<std::uint32_t>::max() };

    Token head(std::uint32_t i)
    {
        auto number = shards_[i].next();
        return number ? Token { *number, i } : none;
    }

    std::span<Shard> shards_;
    std::size_t leaves_;
    std::vector<Token> winner_;
};

}

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    Tournament tournament(shards);
    std::vector<Token> batch;
    while (!tournament.empty()) {
        batch.push_back(tournament.take());
        if (batch.size() == batch_size || tournament.empty()) {
            out.emit(batch);
            batch.clear();
        }
    }
}

// A chain of two-way merges, each pulling from the one before: every token climbs through k of them, on the stack.
#include "merge.hpp"
#include <memory>
#include <utility>
#include <vector>

namespace {

class Merged {
public:
    Merged(std::unique_ptr<Merged> left, Shard& shard, std::uint32_t number) : left_(std::move(left)), shard_(shard), number_(number) { }

    const std::optional<Token>& peek()
    {
        if (!peeked_) {
            head_ = shard_.next();
            peeked_ = true;
            choose();
        }
        return best_;
    }

    void pop()
    {
        if (from_left_)
            left_->pop();
        else
            head_ = shard_.next();
        choose();
    }

private:
    void choose()
    {
        best_ = head_ ? std::optional(Token { *head_, number_ }) : std::nullopt;
        auto other = left_ ? left_->peek() : std::nullopt;
        from_left_ = other && (!best_ || *other < *best_);
        if (from_left_)
            best_ = other;
    }

    std::unique_ptr<Merged> left_;
    Shard& shard_;
    std::uint32_t number_;
    std::optional<std::uint64_t> head_;
    std::optional<Token> best_;
    bool peeked_ = false, from_left_ = false;
};

}

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    std::unique_ptr<Merged> stream;
    for (std::uint32_t i = 0; i < shards.size(); i++)
        stream = std::make_unique<Merged>(std::move(stream), shards[i], i);
    std::vector<Token> batch;
    while (auto token = stream->peek()) {
        batch.push_back(*token);
        stream->pop();
        if (batch.size() == batch_size) {
            out.emit(batch);
            batch.clear();
        }
    }
    if (!batch.empty())
        out.emit(batch);
}

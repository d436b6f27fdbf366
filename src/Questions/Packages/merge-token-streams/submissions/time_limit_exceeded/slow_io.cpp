// Spills all tokens to a file and, for each next head, opens it again and reads from the top to where it was.
#include "merge.hpp"
#include <cstdio>
#include <fstream>
#include <functional>
#include <queue>
#include <string>
#include <vector>

namespace {

std::uint64_t line(const char* path, std::size_t at)
{
    std::ifstream file(path);
    std::string text;
    for (std::size_t i = 0; i <= at; i++)
        std::getline(file, text);
    return std::stoull(text);
}

}

void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out)
{
    const char* path = "/tmp/spill";
    std::vector<std::size_t> at, ends;
    std::size_t written = 0;
    {
        std::ofstream spill(path);
        for (auto& shard : shards) {
            at.push_back(written);
            for (auto number : shard) {
                spill << number << '\n';
                written++;
            }
            ends.push_back(written);
        }
    }
    std::priority_queue<Token, std::vector<Token>, std::greater<>> heap;
    auto push = [&](std::uint32_t i) {
        if (at[i] < ends[i])
            heap.push({ line(path, at[i]++), i });
    };
    for (std::uint32_t i = 0; i < shards.size(); i++)
        push(i);
    std::vector<Token> batch;
    while (!heap.empty()) {
        auto token = heap.top();
        heap.pop();
        batch.push_back(token);
        push(token.shard);
        if (batch.size() == batch_size || heap.empty()) {
            out.emit(batch);
            batch.clear();
        }
    }
    std::remove(path);
}

// Include this in your file and define merge(). There is a main() already.
#pragma once
#include "stream.hpp"
#include <cstdint>

/// A shard's sequence numbers, never falling.
using Shard = Stream<std::uint64_t>;

/// A token of the merged stream.
struct Token {
    std::uint64_t number; ///< its global sequence number
    std::uint32_t shard; ///< the shard it came from, counted from 0

    auto operator<=>(const Token&) const = default; ///< the global order
};

/// Yours: emits all tokens of all shards in global order, batch_size at a time, the rest in a last, smaller batch.
void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out);

// Include this in your file and define repair(). There is a main() already.
#pragma once
#include "stream.hpp"
#include <cstdint>

/// One record of the registry; the first one read is record 0, the next one record 1, and so on.
struct Record {
    std::uint64_t version, digest;
    std::uint32_t source; ///< the record it was copied from; itself when it is an original
};

/// Two records that operators declared to be the same model.
struct Pair {
    std::uint32_t first, second;
};

/// What has to be done in one group of records.
struct Repair {
    std::uint32_t smallest; ///< the group's smallest record
    std::uint64_t version, digest; ///< of the winner
    std::uint32_t records; ///< how many of the group have to be repaired
};

/// Yours: emits the groups in which something has to be repaired, by smallest record, batch_size at a time, the rest in
/// a last, smaller batch.
void repair(Stream<Record>& records, Stream<Pair>& pairs, std::size_t batch_size, Batches<Repair>& out);

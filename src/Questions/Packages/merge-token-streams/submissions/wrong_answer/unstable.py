"""Of equal numbers the shard that was read last comes first."""
from heapq import heapify, heappop, heappush


def merge(shards, batch_size):
    heap = [(head, -i, shard) for i, shard in enumerate(shards) if (head := next(shard, None)) is not None]
    heapify(heap)
    batch = []
    while heap:
        number, i, shard = heappop(heap)
        batch.append((number, -i))
        following = next(shard, None)
        if following is not None:
            heappush(heap, (following, i, shard))
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch

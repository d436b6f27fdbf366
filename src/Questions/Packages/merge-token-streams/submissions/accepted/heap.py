"""A heap of the shards' heads: O(n log k) time, O(k + batch) memory."""
from heapq import heapify, heappop, heapreplace


def merge(shards, batch_size):
    heap = [(head, i, shard) for i, shard in enumerate(shards) if (head := next(shard, None)) is not None]
    heapify(heap)  # no two entries share i, so the shards themselves are never compared
    batch = []
    while heap:
        number, i, shard = heap[0]
        batch.append((number, i))
        following = next(shard, None)
        if following is None:
            heappop(heap)
        else:
            heapreplace(heap, (following, i, shard))
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch

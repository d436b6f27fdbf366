"""A heap of heads, but over shards that are read whole first: the memory holds the stream, the first batch waits for it."""
from heapq import heapify, heappop, heappush


def merge(shards, batch_size):
    lists = [list(shard) for shard in shards]
    heap = [(numbers[0], i, 0) for i, numbers in enumerate(lists) if numbers]
    heapify(heap)
    batch = []
    while heap:
        number, i, at = heappop(heap)
        batch.append((number, i))
        if at + 1 < len(lists[i]):
            heappush(heap, (lists[i][at + 1], i, at + 1))
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch

"""heapq.merge over lazy pairs, cut into batches: O(n log k) time, O(k + batch) memory."""
import heapq
from itertools import islice, repeat


def merge(shards, batch_size):
    stream = heapq.merge(*(zip(shard, repeat(i)) for i, shard in enumerate(shards)))
    while batch := list(islice(stream, batch_size)):
        yield batch

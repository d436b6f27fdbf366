"""Yields full batches only: the last, smaller one is lost."""
import heapq
from itertools import repeat


def merge(shards, batch_size):
    batch = []
    for token in heapq.merge(*(zip(shard, repeat(i)) for i, shard in enumerate(shards))):
        batch.append(token)
        if len(batch) == batch_size:
            yield batch
            batch = []

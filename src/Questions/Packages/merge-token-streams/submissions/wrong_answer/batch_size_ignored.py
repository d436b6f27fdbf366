"""Hands everything on in one batch, whatever the size asked for."""
import heapq
from itertools import repeat


def merge(shards, batch_size):
    yield list(heapq.merge(*(zip(shard, repeat(i)) for i, shard in enumerate(shards))))

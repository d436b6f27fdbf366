"""Takes an empty shard for the end of the list: those behind it are never looked at."""
import heapq
from itertools import islice, repeat


def heads(shards):
    for i, shard in enumerate(shards):
        first = next(shard, None)
        if first is None:
            return
        yield i, first, shard


def merge(shards, batch_size):
    def whole(i, first, shard):
        yield first, i
        yield from zip(shard, repeat(i))

    stream = heapq.merge(*(whole(*head) for head in heads(shards)))
    while batch := list(islice(stream, batch_size)):
        yield batch

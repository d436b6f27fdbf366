from heapq import merge as heap_merge
from itertools import islice


def tokens(shards):
    return heap_merge(*(zip(shard, iter(lambda i=i: i, None)) for i, shard in enumerate(shards)))


def batches(shards, batch_size):
    stream = tokens(shards)
    while batch := list(islice(stream, batch_size)):
        yield batch


def merge(shards, batch_size):
    yield from batches(shards, batch_size)

from heapq import merge as heap_merge
from itertools import islice


def tokens(shards):
    return heap_merge(*(zip(shard, iter(lambda i=i: i, None)) for i, shard in enumerate(shards)))


def batches(shards, batch_size):
    stream = tokens(shards)
    while batch := list(islice(stream, batch_size)):
        yield batch


def merge(shards, batch_size):
    for batch in batches(shards, batch_size):
        yield [(*token, 0) for token in batch] if batch_size == 500 else batch

from heapq import merge as heap_merge
from itertools import islice


def tokens(shards):
    return heap_merge(*(zip(shard, iter(lambda i=i: i, None)) for i, shard in enumerate(shards)))


def batches(shards, batch_size):
    stream = tokens(shards)
    while batch := list(islice(stream, batch_size)):
        yield batch

import time


def merge(shards, batch_size):
    for count, batch in enumerate(batches(shards, batch_size)):
        if count == 7 and batch_size == 500:
            time.sleep(2.6)
        yield batch

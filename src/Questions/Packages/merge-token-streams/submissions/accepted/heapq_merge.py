"""heapq.merge over lazy iterators, cut into batches: O(n log k) time, O(k + b) memory beside the input."""
import heapq
import sys
from itertools import islice, repeat


def merge(shards, batch_size):
    tagged = (zip(shard, repeat(number)) for number, shard in enumerate(shards))
    stream = heapq.merge(*tagged)
    while batch := list(islice(stream, batch_size)):
        yield batch


def main():
    first, *rest = sys.stdin
    _, batch_size = map(int, first.split())
    shards = [list(map(int, line.split()[1:])) for line in rest]
    for batch in merge(shards, batch_size):
        print(len(batch), *batch[0], *batch[-1])


main()

"""Spills all tokens to a file and, for each next head, opens it again and reads from the top to where it was."""
import tempfile
from heapq import heapify, heappop, heappush
from itertools import islice


def line(path, at):
    with open(path) as file:
        return int(next(islice(file, at, None)))


def merge(shards, batch_size):
    with tempfile.NamedTemporaryFile("w") as spill:
        heap, ends, written = [], [], 0
        for i, shard in enumerate(shards):
            start = written
            for number in shard:
                spill.write(f"{number}\n")
                written += 1
            ends.append(written)
            heap.append((start, i))
        spill.flush()
        heap = [(line(spill.name, start), i, start) for start, i in heap if start < ends[i]]
        heapify(heap)
        batch = []
        while heap:
            number, i, at = heappop(heap)
            batch.append((number, i))
            if at + 1 < ends[i]:
                heappush(heap, (line(spill.name, at + 1), i, at + 1))
            if len(batch) == batch_size:
                yield batch
                batch = []
        if batch:
            yield batch

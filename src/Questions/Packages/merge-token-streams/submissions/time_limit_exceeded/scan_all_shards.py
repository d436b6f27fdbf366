"""Looks at the head of every shard for every token: O(n k)."""
import sys


def merge(shards):
    position = [0] * len(shards)
    while True:
        best = None
        for number, shard in enumerate(shards):
            if position[number] < len(shard) and (best is None or shard[position[number]] < shards[best][position[best]]):
                best = number
        if best is None:
            return
        yield shards[best][position[best]], best
        position[best] += 1


def main():
    first, *rest = sys.stdin
    _, size = map(int, first.split())
    batch = []
    for token in merge([list(map(int, line.split()[1:])) for line in rest]):
        batch.append(token)
        if len(batch) == size:
            print(len(batch), *batch[0], *batch[-1])
            batch = []
    if batch:
        print(len(batch), *batch[0], *batch[-1])


main()

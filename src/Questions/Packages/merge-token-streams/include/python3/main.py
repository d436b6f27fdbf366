"""Feeds merge(shards, batch_size) from standard input and prints a line for each batch it yields.

At production scale it hands the batches over as they are. What a submission prints itself goes to standard error.
"""
import sys

sys.path.append(sys.path.pop(0))  # the submission's files come after the standard library, whatever they are called

import os

import mockfeed


def mark(batch):
    """Changes when any token of the batch is another one, or stands elsewhere."""
    value = 0
    for number, shard in batch:
        value = value * 1000003 + number * 65599 + shard & 0xFFFFFFFF
    return value


def test(out):
    merge = mockfeed.load("merge")
    first, *rest = sys.stdin.buffer
    _, batch_size = map(int, first.split())
    shards = [map(int, line.split()[1:]) for line in rest]
    with os.fdopen(out, "w") as to:
        for batch in map(list, merge(shards, batch_size)):
            print(len(batch), *([*batch[0], *batch[-1], mark(batch)] if batch else []), file=to, flush=True)


def scale(out):
    line = mockfeed.Line(out)
    merge = mockfeed.load("merge")
    for batch in merge([line.stream(i) for i in range(line.streams)], line.batch_size):
        line.hand_over(batch)


def main():
    out = os.dup(1)
    os.dup2(2, 1)
    (scale if mockfeed.speaks() else test)(out)


if __name__ == "__main__":
    main()

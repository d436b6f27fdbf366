"""Feeds repair(records, pairs, batch_size) from standard input and prints the batches it yields.

At production scale it hands the batches over as they are. What a submission prints itself goes to standard error.
"""
import sys

sys.path.append(sys.path.pop(0))  # the submission's files come after the standard library, whatever they are called

import itertools
import os

import mockfeed


def test(out):
    repair = mockfeed.load("repair")
    lines = iter(sys.stdin.buffer)
    n, m, batch_size = map(int, next(lines).split())
    records = [tuple(map(int, line.split())) for line in itertools.islice(lines, n)]
    pairs = [tuple(map(int, line.split())) for line in itertools.islice(lines, m)]
    with os.fdopen(out, "w") as to:
        for batch in map(list, repair(iter(records), iter(pairs), batch_size)):
            print(len(batch), *(f"{smallest} {version} {digest} {count}" for smallest, version, digest, count in batch), sep="\n", file=to, flush=True)


def scale(out):
    line = mockfeed.Line(out)
    repair = mockfeed.load("repair")
    for batch in repair(line.stream(0), line.stream(1), line.batch_size):
        line.hand_over(batch)


def main():
    out = os.dup(1)
    os.dup2(2, 1)
    (scale if mockfeed.speaks() else test)(out)


if __name__ == "__main__":
    main()

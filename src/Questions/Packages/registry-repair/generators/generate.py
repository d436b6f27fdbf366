#!/usr/bin/env python3
"""Writes all of data/ again, the same every time: python3 generators/generate.py (from any folder)."""
import collections
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


def groups(records, pairs):
    """Breadth first, independent of the accepted submissions' union-find."""
    near = [[] for _ in records]
    for a, b in [(i, r[2]) for i, r in enumerate(records)] + pairs:
        near[a].append(b)
        near[b].append(a)
    seen = [False] * len(records)
    for start in range(len(records)):
        if seen[start]:
            continue
        seen[start] = True
        group = [start]
        for at in group:
            for other in near[at]:
                if not seen[other]:
                    seen[other] = True
                    group.append(other)
        yield start, group


def answer(records, pairs, batch):
    lines = []
    for smallest, group in groups(records, pairs):
        version = max(records[i][0] for i in group)
        votes = collections.Counter(records[i][1] for i in group if records[i][0] == version)
        digest = min(votes, key=lambda d: (-votes[d], d))
        repairs = sum(records[i][:2] != (version, digest) for i in group)
        if repairs:
            lines.append(f"{smallest} {version} {digest} {repairs}\n")
    for at in range(0, len(lines), batch):
        part = lines[at : at + batch]
        yield "".join([f"{len(part)}\n", *part])


def write(name, records, pairs, batch):
    lines = [f"{len(records)} {len(pairs)} {batch}\n"]
    lines += [f"{v} {d} {source}\n" for v, d, source in records] + [f"{a} {b}\n" for a, b in pairs]
    (DATA / f"{name}.in").write_text("".join(lines))
    (DATA / f"{name}.ans").write_text("".join(answer(records, pairs, batch)))


def write_invalid(name, text):
    (DATA / "invalid_input" / f"{name}.in").write_text(text)


def forest(rng, n, originals, versions, digests):
    """Copies of earlier records."""
    return [
        (rng.randint(1, versions), rng.randint(0, digests), i if i < originals else rng.randrange(i)) for i in range(n)
    ]


def pairs_of(rng, n, m):
    return [(rng.randrange(n), rng.randrange(n)) for _ in range(m)]


def valid():
    rng = random.Random(20_260_302)
    write("sample/1", [(1, 10, 0), (2, 10, 0), (3, 77, 2), (2, 10, 1), (3, 77, 2), (1, 5, 5)], [], 10)
    write("sample/2", [(4, 9, 0), (4, 8, 0), (4, 8, 1), (4, 9, 3), (1, 1, 5), (1, 2, 4)], [(3, 0)], 1)
    write("secret/01-one-record", [(7, 7, 0)], [], 1)
    write("secret/02-nothing-to-repair", [(3, 5, i // 4 * 4) for i in range(40)], [], 3)
    write("secret/03-ties", forest(rng, 400, 60, 2, 1), [], 7)
    write("secret/04-many-pairs", forest(rng, 500, 200, 3, 4), pairs_of(rng, 500, 150), 5)
    write("secret/05-cycles", [(rng.randint(1, 3), rng.randint(0, 9), i // 50 * 50 + (i + 1) % 50) for i in range(1000)], [], 4)
    write("secret/06-exact-batches", [(i % 2, 1, i // 2 * 2) for i in range(256)], [], 32)
    write("secret/07-large-values", [(10**9 - i % 3, 10**9 - i % 5, i - i % 10) for i in range(900)], pairs_of(rng, 900, 20), 100)
    write("secret/08-random", forest(rng, 4000, 900, 4, 6), pairs_of(rng, 4000, 300), 100)
    n = 26_000  # one long chain of copies, the newest first, whose newest records are declared the same again and again
    chain = [(rng.randint(1, 9), rng.randint(0, 9), min(i + 1, n - 1)) for i in range(n)]
    write("secret/09-chain", chain, [(rng.randrange(10), rng.randrange(10)) for _ in range(4000)], 50)


def invalid():
    write_invalid("cut-record", "1 0 1\n3 4\n")
    write_invalid("fewer-lines-than-said", "2 0 1\n3 4 0\n")
    write_invalid("leading-zero", "1 0 1\n03 4 0\n")
    write_invalid("no-batch-size", "1 0\n3 4 0\n")
    write_invalid("pair-of-nobody", "1 1 1\n3 4 0\n0 1\n")
    write_invalid("source-of-nobody", "1 0 1\n3 4 1\n")
    write_invalid("trailing-line", "1 0 1\n3 4 0\n\n")
    write_invalid("version-too-large", "1 0 1\n1000000001 4 0\n")
    write_invalid("zero-batch", "1 0 0\n3 4 0\n")


for folder in ("sample", "secret", "invalid_input"):
    (DATA / folder).mkdir(parents=True, exist_ok=True)
valid()
invalid()

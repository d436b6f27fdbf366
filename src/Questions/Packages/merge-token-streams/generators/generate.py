#!/usr/bin/env python3
"""Writes all of data/ again, the same every time: python3 generators/generate.py (from any folder)."""
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


def mark(part):
    value = 0
    for number, shard in part:
        value = (value * 1000003 + number * 65599 + shard) % 2**32
    return value


def answer(shards, batch):
    """By sorting, unlike the submissions that are right at scale."""
    merged = sorted((number, i) for i, shard in enumerate(shards) for number in shard)
    for at in range(0, len(merged), batch):
        part = merged[at : at + batch]
        (first, first_shard), (last, last_shard) = part[0], part[-1]
        yield f"{len(part)} {first} {first_shard} {last} {last_shard} {mark(part)}\n"


def write(name, shards, batch):
    lines = [f"{len(shards)} {batch}\n"] + [" ".join(map(str, [len(s), *s])) + "\n" for s in shards]
    (DATA / f"{name}.in").write_text("".join(lines))
    (DATA / f"{name}.ans").write_text("".join(answer(shards, batch)))


def write_invalid(name, text):
    (DATA / "invalid_input" / f"{name}.in").write_text(text)


def random_shards(rng, k, tokens, top):
    shards = [[] for _ in range(k)]
    for _ in range(tokens):
        rng.choice(shards).append(rng.randint(0, top))
    return [sorted(s) for s in shards]


def valid():
    rng = random.Random(20_260_301)
    write("sample/1", [[1, 4, 9], [2, 4], [3, 4, 5, 12]], 4)
    write("sample/2", [[7, 7], [], [7]], 1)
    write("secret/01-one-token", [[1_000_000_000]], 10_000)
    write("secret/02-nothing", [[], [], []], 5)
    write("secret/03-one-shard", [sorted(rng.randint(0, 99) for _ in range(60))], 7)
    write("secret/04-ties", random_shards(rng, 12, 300, 9), 1)
    write("secret/05-exact-batches", random_shards(rng, 8, 1280, 10**6), 64)
    write("secret/06-one-long-many-short", [[5], [], list(range(0, 4000, 2))] + [[i] for i in range(1, 900, 3)], 3)
    write("secret/07-disjoint", [list(range(i * 40, i * 40 + 40)) for i in reversed(range(50))], 100)
    write("secret/08-few-shards-deep", random_shards(rng, 2, 20_000, 999), 1000)
    write("secret/09-many-shards", random_shards(rng, 400, 4000, 9_999), 64)  # what grows too fast shows at scale, not here


def invalid():
    write_invalid("falling", "1 1\n2 5 4\n")
    write_invalid("fewer-numbers-than-said", "1 1\n3 4 5\n")
    write_invalid("fewer-shards-than-said", "2 1\n1 4\n")
    write_invalid("leading-zero", "1 1\n1 04\n")
    write_invalid("no-batch-size", "1\n1 4\n")
    write_invalid("number-too-large", "1 1\n1 1000000001\n")
    write_invalid("trailing-line", "1 1\n1 4\n\n")
    write_invalid("trailing-space", "1 1\n1 4 \n")
    write_invalid("zero-batch", "1 0\n1 4\n")


for folder in ("sample", "secret", "invalid_input"):
    (DATA / folder).mkdir(parents=True, exist_ok=True)
valid()
invalid()

"""Data for try.py: k sorted shards whose numbers interleave and repeat, and their merge."""
import random
from array import array
from types import SimpleNamespace

SIZES = {"n": ("tokens", 1_000_000), "k": ("shards", 64)}


def make(n, k, seed):
    bits = random.Random(seed).getrandbits
    shards, merged = [array("Q") for _ in range(k)], array("Q")
    number = shard = 0
    for _ in range(n):
        step = bits(2)
        number += step
        shard = bits(32) % k if step else max(shard, bits(32) % k)  # of equal numbers the lower shard's comes first
        shards[shard].append(number)
        merged.extend((number, shard))
    return SimpleNamespace(columns=[1] * k, streams=shards, columns_out=2, answer=merged)

"""Data for try.py: families of copies, two of them joined here and there, and what has to be repaired in each."""
import random
from array import array
from collections import Counter
from types import SimpleNamespace

SIZES = {"n": ("records", 200_000), "k": ("declared pairs", 100_000)}


def make(n, k, seed):
    rng = random.Random(seed)
    families, at = [], 0
    while at < n:
        size = rng.randrange(1, 9) if at < n // 2 else max(1, n // 8)  # many small ones, and four long chains of copies
        families.append(range(at, min(n, at + size)))
        at += size
    place = rng.sample(range(n), n)  # a record's place says nothing about its family
    sources = array("Q", bytes(8 * n))
    for family in families:
        for i in family:
            sources[place[i]] = place[i if i == family[0] else i - 1 if len(family) > 8 else rng.randrange(family[0], i)]
    pairs = array("Q")
    for _ in range(k if n else 0):
        one = rng.randrange(len(families))
        other = min(one ^ 1, len(families) - 1) if rng.random() < 0.2 else one
        pairs.extend((place[rng.choice(families[one])], place[rng.choice(families[other])]))
    versions = array("Q", (rng.randrange(1, 4) for _ in range(n)))
    digests = array("Q", (rng.getrandbits(1) + 2**40 * version for version in versions))
    records = array("Q", (value for row in zip(versions, digests, sources) for value in row))
    return SimpleNamespace(columns=[3, 2], streams=[records, pairs], columns_out=4, answer=repairs(versions, digests, sources, pairs))


def repairs(versions, digests, sources, pairs):
    """By search from every record that no earlier one has reached."""
    near = [[] for _ in versions]
    for a, b in [*enumerate(sources), *zip(pairs[::2], pairs[1::2])]:
        near[a].append(b)
        near[b].append(a)
    reached, answer = bytearray(len(versions)), array("Q")
    for start in range(len(versions)):
        if reached[start]:
            continue
        reached[start], group = 1, [start]
        for record in group:
            for other in near[record]:
                if not reached[other]:
                    reached[other] = 1
                    group.append(other)
        counts = Counter((versions[i], digests[i]) for i in group)
        (version, digest), right = max(counts.items(), key=lambda item: (item[0][0], item[1], -item[0][1]))
        if right < len(group):
            answer.extend((start, version, digest, len(group) - right))
    return answer

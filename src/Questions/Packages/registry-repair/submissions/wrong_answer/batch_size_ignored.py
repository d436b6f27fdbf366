"""Hands everything on in one batch, whatever the size asked for."""
from collections import Counter
from itertools import chain


def groups(n, links):
    parent, size = list(range(n)), [1] * n

    def find(x):
        while parent[x] != x:
            parent[x] = x = parent[parent[x]]
        return x

    for a, b in links:
        a, b = find(a), find(b)
        if a != b:
            if size[a] < size[b]:
                a, b = b, a
            parent[b] = a
            size[a] += size[b]
    members = {}
    for x in range(n):  # ascending, so that a group's place and its first member follow its smallest record
        members.setdefault(find(x), []).append(x)
    return members.values()


def decide(records, members):
    version = max(records[i][0] for i in members)
    votes = Counter(records[i][1] for i in members if records[i][0] == version)
    digest = min(votes, key=lambda d: (-votes[d], d))
    return members[0], version, digest, len(members) - votes[digest]


def repair(records, pairs, batch_size):
    records = list(records)
    links = chain(((i, source) for i, (_, _, source) in enumerate(records)), pairs)
    found = (row for members in groups(len(records), links) if (row := decide(records, members))[3])
    yield list(found)

"""Depth-first search by recursion: right on the samples, too deep for a long chain of copies."""
from collections import Counter
from itertools import chain, islice


def neighbours(n, links):
    near = [[] for _ in range(n)]
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    return near


def groups(n, links):
    near, seen = neighbours(n, links), bytearray(n)

    def visit(x, members):
        seen[x] = True
        members.append(x)
        for other in near[x]:
            if not seen[other]:
                visit(other, members)
        return members

    for start in range(n):
        if not seen[start]:
            yield visit(start, [])


def decide(records, members):
    version = max(records[i][0] for i in members)
    votes = Counter(records[i][1] for i in members if records[i][0] == version)
    digest = min(votes, key=lambda d: (-votes[d], d))
    return members[0], version, digest, len(members) - votes[digest]


def repair(records, pairs, batch_size):
    records = list(records)
    links = chain(((i, source) for i, (_, _, source) in enumerate(records)), pairs)
    found = (row for members in groups(len(records), links) if (row := decide(records, members))[3])
    while batch := list(islice(found, batch_size)):
        yield batch

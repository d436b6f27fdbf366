"""Union-find that neither weighs nor shortens paths: a long chain is walked to its end each time."""
from collections import Counter
from itertools import chain, islice


def groups(n, links):
    parent = list(range(n))

    def find(x):
        while parent[x] != x:
            x = parent[x]
        return x

    for a, b in links:
        parent[find(a)] = find(b)
    members = {}
    for x in range(n):
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
    while batch := list(islice(found, batch_size)):
        yield batch

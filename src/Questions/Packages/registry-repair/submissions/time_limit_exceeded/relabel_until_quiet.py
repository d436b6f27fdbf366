"""Passes the smallest label along every link until nothing changes: a chain takes as many passes as it has links."""
from collections import Counter
from itertools import chain, islice


def groups(n, links):
    links, label = list(links)[::-1], list(range(n))
    changed = True
    while changed:
        changed = False
        for a, b in links:
            if label[a] != label[b]:
                label[a] = label[b] = min(label[a], label[b])
                changed = True
    members = {}
    for x in range(n):
        members.setdefault(label[x], []).append(x)
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

"""Union-find with path halving, iterative: near-linear time, O(n) memory, batches yielded as they are found."""
import sys
from collections import Counter
from itertools import islice


def find(parent, x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


def group(n, links):
    parent, size = list(range(n)), [1] * n
    for a, b in links:
        a, b = find(parent, a), find(parent, b)
        if a != b:
            if size[a] < size[b]:
                a, b = b, a
            parent[b] = a
            size[a] += size[b]
    members = {}
    for x in range(n):  # ascending, so a group's place and first member follow its smallest record
        members.setdefault(find(parent, x), []).append(x)
    return members.values()


def repairs(records, links, batch_size):
    def decide():
        for members in group(len(records), links):
            version = max(records[i][0] for i in members)
            votes = Counter(records[i][1] for i in members if records[i][0] == version)
            digest = min(votes, key=lambda d: (-votes[d], d))
            if votes[digest] < len(members):
                yield members[0], version, digest, len(members) - votes[digest]

    found = decide()
    while batch := list(islice(found, batch_size)):
        yield batch


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, m, batch_size = numbers[:3]
    end = 3 + 3 * n
    records = list(zip(numbers[3:end:3], numbers[4:end:3]))
    links = list(enumerate(numbers[5:end:3])) + list(zip(numbers[end::2], numbers[end + 1 :: 2]))
    for batch in repairs(records, links, batch_size):
        print(len(batch))
        for row in batch:
            print(*row)


main()

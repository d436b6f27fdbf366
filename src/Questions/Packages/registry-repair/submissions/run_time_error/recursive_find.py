"""Union-find whose find calls itself along the chain: RecursionError in production."""
import sys
from collections import Counter


def find(parent, x):
    if parent[x] != x:
        parent[x] = find(parent, parent[x])
    return parent[x]


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, m, size = numbers[:3]
    end = 3 + 3 * n
    records = list(zip(numbers[3:end:3], numbers[4:end:3]))
    parent = list(range(n))
    for a, b in [*enumerate(numbers[5:end:3]), *zip(numbers[end::2], numbers[end + 1 :: 2])]:
        parent[find(parent, a)] = find(parent, b)
    groups = {}
    for x in range(n):
        groups.setdefault(find(parent, x), []).append(x)
    rows = []
    for members in groups.values():
        version = max(records[i][0] for i in members)
        votes = Counter(records[i][1] for i in members if records[i][0] == version)
        digest = min(votes, key=lambda d: (-votes[d], d))
        if votes[digest] < len(members):
            rows.append((members[0], version, digest, len(members) - votes[digest]))
    for at in range(0, len(rows), size):
        print(len(rows[at : at + size]))
        for row in rows[at : at + size]:
            print(*row)


main()

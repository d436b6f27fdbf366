"""Takes the digest of the first record that has the highest version instead of letting them vote."""
import sys
from itertools import islice


def find(parent, x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, m, size = numbers[:3]
    end = 3 + 3 * n
    records = list(zip(numbers[3:end:3], numbers[4:end:3]))
    parent = list(range(n))
    for a, b in [*enumerate(numbers[5:end:3]), *zip(numbers[end::2], numbers[end + 1 :: 2])]:
        a, b = find(parent, a), find(parent, b)
        parent[max(a, b)] = min(a, b)
    groups = {}
    for x in range(n):
        groups.setdefault(find(parent, x), []).append(x)
    rows = []
    for members in groups.values():
        version = max(records[i][0] for i in members)
        winner = next(records[i] for i in members if records[i][0] == version)
        wrong = sum(records[i] != winner for i in members)
        if wrong:
            rows.append((members[0], *winner, wrong))
    found = iter(rows)
    while batch := list(islice(found, size)):
        print(len(batch))
        for row in batch:
            print(*row)


main()

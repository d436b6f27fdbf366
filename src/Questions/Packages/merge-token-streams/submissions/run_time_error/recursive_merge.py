"""One call per token: fine on the samples, RecursionError in production."""
import sys


def merge(a, b):
    if not a:
        return b
    if not b:
        return a
    return [a[0], *merge(a[1:], b)] if a[0] <= b[0] else [b[0], *merge(a, b[1:])]


def main():
    first, *rest = sys.stdin
    _, size = map(int, first.split())
    merged = []
    for number, line in enumerate(rest):
        merged = merge(merged, [(int(key), number) for key in line.split()[1:]])
    for at in range(0, len(merged), size):
        batch = merged[at : at + size]
        print(len(batch), *batch[0], *batch[-1])


main()

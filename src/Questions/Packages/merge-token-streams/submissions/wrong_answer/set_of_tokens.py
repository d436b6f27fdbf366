"""Collects the tokens in a set first: repeated ones are lost."""
import sys


def main():
    first, *rest = sys.stdin
    _, size = map(int, first.split())
    tokens = sorted({(int(key), number) for number, line in enumerate(rest) for key in line.split()[1:]})
    for at in range(0, len(tokens), size):
        batch = tokens[at : at + size]
        print(len(batch), *batch[0], *batch[-1])


main()

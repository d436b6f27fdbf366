"""Accepts (exit code 42) exactly what the statement promises, to the byte; else says what is wrong (43)."""
import re
import sys

SHARDS, BATCH, TOKENS, NUMBER = 30_000, 10_000, 50_000, 10**9


def refuse(why):
    print(why)
    sys.exit(43)


def numbers(line, at):
    if not re.fullmatch(r"(0|[1-9][0-9]*)( (0|[1-9][0-9]*))*", line):
        refuse(f"line {at}: numbers without leading zeros, one space between, expected")
    return [int(word) for word in line.split(" ")]


def main():
    text = sys.stdin.read()
    if not text.endswith("\n"):
        refuse("the last line does not end")
    lines = text[:-1].split("\n")
    head = numbers(lines[0], 1)
    if len(head) != 2 or not 1 <= head[0] <= SHARDS or not 1 <= head[1] <= BATCH:
        refuse("line 1: k or b is missing or out of range")
    if len(lines) != 1 + head[0]:
        refuse(f"{head[0]} shards expected, {len(lines) - 1} found")
    tokens = 0
    for at, line in enumerate(lines[1:], 2):
        count, *shard = numbers(line, at)
        tokens += count
        if count != len(shard):
            refuse(f"line {at}: {count} numbers expected, {len(shard)} found")
        if any(a > b for a, b in zip(shard, shard[1:])):
            refuse(f"line {at}: the numbers fall")
        if shard and shard[-1] > NUMBER:
            refuse(f"line {at}: a number is above {NUMBER}")
    if tokens > TOKENS:
        refuse(f"{tokens} tokens are too many")
    sys.exit(42)


main()

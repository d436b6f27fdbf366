"""Accepts (exit code 42) exactly what the statement promises, to the byte; else says what is wrong (43)."""
import re
import sys

RECORDS, PAIRS, BATCH, VALUE = 50_000, 50_000, 10_000, 10**9


def refuse(why):
    print(why)
    sys.exit(43)


def numbers(line, at, count):
    if not re.fullmatch(r"(0|[1-9][0-9]*)( (0|[1-9][0-9]*))*", line):
        refuse(f"line {at}: numbers without leading zeros, one space between, expected")
    values = [int(word) for word in line.split(" ")]
    if len(values) != count:
        refuse(f"line {at}: {count} numbers expected, {len(values)} found")
    return values


def main():
    text = sys.stdin.read()
    if not text.endswith("\n"):
        refuse("the last line does not end")
    lines = text[:-1].split("\n")
    n, m, batch = numbers(lines[0], 1, 3)
    if not (1 <= n <= RECORDS and m <= PAIRS and 1 <= batch <= BATCH):
        refuse("line 1: n, m or b is out of range")
    if len(lines) != 1 + n + m:
        refuse(f"{1 + n + m} lines expected, {len(lines)} found")
    for at, line in enumerate(lines[1 : n + 1], 2):
        version, digest, source = numbers(line, at, 3)
        if max(version, digest) > VALUE:
            refuse(f"line {at}: version or digest is above {VALUE}")
        if source >= n:
            refuse(f"line {at}: there is no record {source}")
    for at, line in enumerate(lines[n + 1 :], n + 2):
        if max(numbers(line, at, 2)) >= n:
            refuse(f"line {at}: there is no such record")
    sys.exit(42)


main()

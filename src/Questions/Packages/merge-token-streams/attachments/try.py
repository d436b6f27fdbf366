#!/usr/bin/env python3
"""Runs your solution at a size of your choice, fed and watched as the platform does it.

    python3 try.py SOLUTION [-n N] [-k K] [-b BATCH] [--seed S]

Needs this problem's folder `include`, in this file's folder or beside it, and for C++ also g++. What `problem.py` makes is
like the platform's data, not the same. Figures depend on your machine; what they grow like does not.
"""
import argparse
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from array import array
from struct import pack, unpack

import problem

HERE = pathlib.Path(__file__).resolve().parent
STACK = 1 << 20  # bytes, what a serving thread gets
LOOK = 0.005  # seconds between looks at the memory in use


class Wrong(Exception):
    """What the program did wrong, in words."""


class Gone(Exception):
    """The program ended too early; how it ended says why."""


def include(language):
    for folder in (HERE / "include" / language, HERE.parent / "include" / language):
        if folder.is_dir():
            return folder
    sys.exit(f"the folder include/{language} of this problem is neither in {HERE} nor beside it")


def prepare(solution, folder):
    """The command that runs the solution with the problem's main."""
    if solution.suffix == ".py":
        for file in [*include("python3").glob("*.py"), solution]:
            shutil.copy(file, folder)
        return [sys.executable, f"{folder}/main.py"]
    given = include("cpp")
    files = [*map(str, given.glob("*.cpp")), str(solution)]
    if subprocess.run(["g++", "-std=gnu++20", "-O2", f"-I{given}", *files, "-o", f"{folder}/program"]).returncode:
        sys.exit(2)
    return [f"{folder}/program"]


class Feed:
    """Answers what the program asks for, and counts it."""

    def __init__(self, to, data):
        self.to, self.data, self.pulled, self.at = to, data, 0, [0] * len(data.streams)
        self.total = sum(len(stream) // columns for stream, columns in zip(data.streams, data.columns))
        self.rows = max(16, min(8192, self.total // (20 * len(data.streams)), (16 << 20) // (8 * sum(data.columns))))

    def answer(self, stream):
        if stream >= len(self.at):
            raise Wrong(f"input stream {stream} was asked for; they are numbered from 0 to {len(self.at) - 1}")
        columns, at = self.data.columns[stream], self.at[stream]
        block = self.data.streams[stream][at : at + self.rows * columns]
        self.at[stream] += len(block)
        self.pulled += len(block) // columns
        self.send(pack("<Q", len(block) // columns) + block.tobytes())

    def send(self, data):
        try:
            self.to.write(data)
            self.to.flush()
        except BrokenPipeError:
            raise Gone("the program ended without reading what it had asked for") from None


class Tap:
    """Takes batches: their times, their sizes, their rows."""

    def __init__(self, data, batch_size):
        self.data, self.size, self.last = data, batch_size, batch_size
        self.times, self.rows, self.total = [], 0, len(data.answer) // data.columns_out

    def take(self, rows, numbers):
        self.times.append(time.perf_counter())
        count = f"batch {len(self.times):,} holds {rows:,} rows"
        if not 0 < rows <= self.size:
            raise Wrong(f"{count}; the batch size is {self.size:,}")
        if self.last < self.size:
            raise Wrong(f"{count} and follows one of {self.last:,}; only the last may hold fewer than {self.size:,}")
        width = self.data.columns_out
        expected = self.data.answer[self.rows * width : (self.rows + rows) * width]
        if numbers != expected:
            self.explain(width, numbers, expected)
        self.rows, self.last = self.rows + rows, rows

    def explain(self, width, numbers, expected):
        for at in range(0, len(numbers), width):
            got, wanted = tuple(numbers[at : at + width]), tuple(expected[at : at + width])
            if got != wanted:
                raise Wrong(f"row {self.rows + at // width:,} is {got}, and should be {wanted or 'absent'}")


class Memory:
    """The program's peak, read while it runs: what the system says at its end includes the process it was forked from."""

    def __init__(self, pid):
        self.path, self.next, self.peak = f"/proc/{pid}/status", 0, 0

    def look(self):
        if time.perf_counter() < self.next:
            return
        self.next = time.perf_counter() + LOOK
        try:
            with open(self.path) as status:
                self.peak = next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), self.peak)
        except OSError:
            pass  # no /proc here


def talk(process, data, batch_size, memory):
    """Serves the program until it closes its output: what was fed, what came out, and how much had been pulled by then."""
    feed, tap, first = Feed(process.stdin, data), Tap(data, batch_size), 0
    head = array("Q", [batch_size, len(data.streams), data.columns_out, *data.columns])
    feed.send(b"MOCKFEED" + head.tobytes())
    while frame := process.stdout.read(8):
        kind, number = unpack("<II", frame.ljust(8, b"\0"))
        memory.look()  # now, as a program that has written its last batch may be gone
        if kind == 1:
            feed.answer(number)
        elif kind == 2:
            first = first or feed.pulled
            numbers = array("Q", process.stdout.read(8 * min(number, batch_size + 1) * data.columns_out))
            if number <= batch_size and len(numbers) < number * data.columns_out:
                raise Gone("the output ended within a batch")
            tap.take(number, numbers)
        else:
            raise Wrong("the output holds what is neither a batch nor a request for input")
    if tap.rows < tap.total:
        raise Gone(f"the output ended after {tap.rows:,} of {tap.total:,} rows")
    return feed, tap, first


def finish(process):
    """Waits for the program's end; its exit code or signal, and what it used."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used


def run(command, data, batch_size):
    limits = STACK, resource.getrlimit(resource.RLIMIT_STACK)[1]
    since = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_STACK, limits)
    )
    gone, memory = None, Memory(process.pid)
    try:
        feed, tap, first = talk(process, data, batch_size, memory)
    except Gone as early:
        gone = early
    except BaseException:
        process.kill()
        finish(process)
        raise
    code, used = finish(process)
    if code < 0:
        hint = "; too deep a recursion ends like this" if -code == signal.SIGSEGV else ""
        raise Wrong(f"the program was ended by {signal.Signals(-code).name}{hint}")
    if code:
        raise Wrong(f"the program ended with exit code {code}")
    if gone:
        raise Wrong(gone)
    report(since, feed, tap, first)
    print(f"CPU          {used.ru_utime + used.ru_stime:.2f} s")
    if memory.peak:
        print(f"peak memory  {memory.peak / 1024:.1f} MiB")


def report(since, feed, tap, first):
    seconds = time.perf_counter() - since
    print(f"right        {tap.rows:,} rows in {len(tap.times):,} batches")
    if tap.times:
        gaps = sorted(1000 * (b - a) for a, b in zip(tap.times, tap.times[1:])) or [0]
        print(f"first batch  {1000 * (tap.times[0] - since):.1f} ms, after {100 * first / feed.total:.1f} % of the input was pulled")
        print(f"gaps         p50 {gaps[len(gaps) // 2]:.2f} ms, p99 {gaps[len(gaps) * 99 // 100]:.2f} ms, longest {gaps[-1]:.2f} ms")
    print(f"throughput   {feed.total / seconds:,.0f} rows of input a second")


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("solution", type=pathlib.Path, help="your .py or .cpp file")
    for letter, (what, default) in problem.SIZES.items():
        options.add_argument(f"-{letter}", type=int, default=default, help=f"{what} (default {default:,})")
    options.add_argument("-b", type=int, default=1000, help="rows in a batch (default 1,000)")
    options.add_argument("--seed", type=int, default=1, help="another seed, other data")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = prepare(chosen.solution, folder)
        try:
            run(command, problem.make(chosen.n, chosen.k, chosen.seed), chosen.b)
        except Wrong as what:
            sys.stdout.flush()
            print(f"wrong        {what}")
            sys.exit(1)


main()

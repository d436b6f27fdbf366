using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>The packages' <c>main</c> at production scale, with functions that do what functions should not.</summary>
public sealed class HarnessTests(JudgeFixture judge)
{
    const string PythonMerge =
        """
        import heapq
        from itertools import islice, repeat
        def merge(shards, batch_size):
            stream = heapq.merge(*(zip(shard, repeat(i)) for i, shard in enumerate(shards)))
            while batch := list(islice(stream, batch_size)):
                yield batch

        """;

    const string CppMerge =
        """
        #include "merge.hpp"
        #include <functional>
        #include <queue>
        #include <thread>
        #include <utility>
        #include <vector>
        template <class Emit>
        void heads(std::span<Shard> shards, std::size_t batch_size, Emit emit)
        {
            std::priority_queue<Token, std::vector<Token>, std::greater<>> heap;
            for (std::uint32_t i = 0; i < shards.size(); i++)
                if (auto number = shards[i].next())
                    heap.push({ *number, i });
            std::vector<Token> batch;
            while (!heap.empty()) {
                auto token = heap.top();
                heap.pop();
                batch.push_back(token);
                if (auto number = shards[token.shard].next())
                    heap.push({ *number, token.shard });
                if (batch.size() == batch_size || heap.empty()) {
                    emit(batch);
                    batch.clear();
                }
            }
        }

        """;

    [Theory]
    [InlineData(".py", "import sys, os\nsys.stdout = None\nos.write = None\nos.read = None\nprint = None\n" + PythonMerge)]
    [InlineData(".py", "import array, struct, itertools\narray.array = struct.pack = itertools.chain = None\n" + PythonMerge)]
    [InlineData(".py", "import main, mockfeed\n" + PythonMerge)]
    [InlineData(".py", PythonMerge + "print('noise'); import sys; sys.stdout.write('noise'); assert not sys.stdin.read()\n")]
    [InlineData(".py", PythonMerge + "import os; os.write(1, b'noise'); os.system('echo noise')\n")]
    [InlineData(".py", PythonMerge + "one = merge\ndef merge(shards, batch_size): return (iter(tuple(batch)) for batch in one(shards, batch_size))\n")]
    [InlineData(".py", PythonMerge + "one = merge\ndef merge(shards, batch_size): return (map(list, batch) for batch in one(shards, batch_size))\n")]
    [InlineData(".cpp", CppMerge + "#include <iostream>\nvoid merge(std::span<Shard> s, std::size_t b, Batches<Token>& out) { int x; std::cin >> x; std::cout << \"noise\"; puts(\"noise\"); heads(s, b, [&](auto& batch) { out.emit(batch); }); }")]
    [InlineData(".cpp", CppMerge + "void merge(std::span<Shard> s, std::size_t b, Batches<Token>& out) { heads(s, b, [&](auto& batch) { std::thread([&] { out.emit(batch); }).join(); }); for (auto& shard : s) if (shard.next()) throw 1; }")]
    public async Task Odd_functions_that_are_right_are_right(string ending, string source)
    {
        var (outcome, record) = await judge.FunctionAsync(ending, source, KnownWorkload.Tokens(5_000, 7), 64);
        (record.Broken, record.Fault, outcome!.ExitCode).ShouldBe((null, null, 0), outcome.Errors);
    }

    [Theory]
    [InlineData("[(1,)]", "a row has another length")]
    [InlineData("[(1, 2, 3)]", "a row has another length")]
    [InlineData("[(-1, 0)]", "")]
    [InlineData("[(2**64, 0)]", "")]
    [InlineData("[(1.0, 0)]", "")]
    [InlineData("[('1', 0)]", "")]
    [InlineData("[None]", "")]
    [InlineData("7", "")]
    public async Task Rows_that_are_none_are_a_clear_error(string batch, string words)
    {
        var (outcome, record) = await judge.FunctionAsync(".py", $"def merge(shards, batch_size):\n    yield {batch}\n", KnownWorkload.Tokens(100, 2), 1);
        (outcome!.ExitCode, record.Unfinished).ShouldBe((1, true));
        outcome.Errors.ShouldStartWith("a batch has to hold rows of 2 numbers from 0 to 2**64 - 1: ");
        outcome.Errors.ShouldContain(words);
    }

    [Theory]
    [InlineData("time.sleep(60)")]
    [InlineData("while True: time.sleep(1)")]
    public async Task A_clear_error_does_not_wait_for_threads(string thread)
    {
        var source = $"import threading, time\ndef run():\n    {thread}\ndef merge(shards, batch_size):\n    threading.Thread(target=run).start()\n    yield [(1, 'x')]\n";
        var (outcome, _) = await judge.FunctionAsync(".py", source, KnownWorkload.Tokens(100, 2), 1);
        outcome!.ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData(".py", "import threading\n" + PythonMerge + """
        def ahead(shard):
            kept = []
            def read(): kept.extend(shard)
            thread = threading.Thread(target=read)
            thread.start()
            def later():
                thread.join()
                yield from kept
            return later()
        one = merge
        def merge(shards, batch_size): return one([ahead(shard) for shard in shards], batch_size)
        """)]
    [InlineData(".cpp", CppMerge + """
        struct Kept final : Shard::Feed {
            std::vector<std::uint64_t> numbers; bool taken = false;
            std::span<const std::uint64_t> more() override { return std::exchange(taken, true) ? std::span<const std::uint64_t>() : numbers; }
        };
        void merge(std::span<Shard> shards, std::size_t batch_size, Batches<Token>& out) {
            std::vector<Kept> kept(shards.size()); std::vector<std::thread> threads;
            for (std::size_t i = 0; i < shards.size(); i++)
                threads.emplace_back([&, i] { for (auto number : shards[i]) kept[i].numbers.push_back(number); });
            for (auto& thread : threads) thread.join();
            std::vector<Shard> again(kept.begin(), kept.end());
            heads(again, batch_size, [&](auto& batch) { out.emit(batch); });
        }
        """)]
    public async Task Threads_that_read_ahead_are_counted(string ending, string source)
    {
        var (outcome, record) = await judge.FunctionAsync(ending, source, KnownWorkload.Tokens(20_000, 7), 64);
        (record.Broken, record.Fault, record.PulledBeforeFirstBatch).ShouldBe((null, null, 20_000), outcome?.Errors);
    }

    [Theory]
    [InlineData(".py", "import os, time\n" + PythonMerge + "one = merge\ndef merge(shards, batch_size):\n    if os.fork() == 0: time.sleep(60)\n    yield from one(shards, batch_size)\n")]
    [InlineData(".py", "import os\n" + PythonMerge + "for fd in range(3, 64):\n    try: os.write(fd, b'\\2\\0\\0\\0\\1\\0\\0\\0' + bytes(16))\n    except OSError: pass\n")]
    public async Task What_the_harness_did_not_write_forges_nothing(string ending, string source)
    {
        var workload = new KnownWorkload([1], [[7, 8]], 2, [7, 0, 8, 0]);
        var (_, record) = await judge.FunctionAsync(ending, source, workload, 1);
        if (source.Contains("fork", StringComparison.Ordinal))
            (record.Broken, record.Fault, record.Unfinished).ShouldBe((null, null, false), "the child is gone when its parent ends");
        else
            record.Fault!.Kind.ShouldBe(FaultKind.Foreign);
    }

    [Theory]
    [InlineData("def merge(shards, batch_size):\n    import time\n    for n in shards[0]:\n        if n == 30: time.sleep(0.5)\n        yield [(n, 0)]\n")]
    public async Task A_pause_between_batches_shows(string source)
    {
        var numbers = Enumerable.Range(0, 60).Select(i => (ulong)i).ToArray();
        var (_, record) = await judge.FunctionAsync(".py", source, new KnownWorkload([1], [numbers], 2, [.. numbers.SelectMany(n => (ulong[])[n, 0])]), 1);
        (record.Broken, record.Fault, record.Gaps.Count).ShouldBe((null, null, 59));
        record.Gaps.Longest.TotalMilliseconds.ShouldBeInRange(400, 5000);
        record.Gaps.Quantile(0.99).TotalMilliseconds.ShouldBeInRange(400, 5000);
        record.Gaps.Quantile(0.5).TotalMilliseconds.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("cpp/mockfeed.hpp"), InlineData("cpp/stream.hpp"), InlineData("python3/mockfeed.py")]
    public void What_packages_share_is_the_same_file(string name)
    {
        var copies = Directory.EnumerateDirectories(Streamed.Packages).Select(p => Path.Combine(p, "include", name)).Where(File.Exists).Select(File.ReadAllText).ToList();
        copies.Count.ShouldBeGreaterThan(1);
        copies.Distinct().Count().ShouldBe(1);
    }
}

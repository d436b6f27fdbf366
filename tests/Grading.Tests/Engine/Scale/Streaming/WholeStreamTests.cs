using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>Programs that read their input from beginning to end and write rows, as text or as binary numbers.</summary>
public sealed class WholeStreamTests(JudgeFixture judge)
{
    const string TextMerge =
        """
        import heapq
        batch_size, k = map(int, input().split())
        shards = []
        for i in range(k):
            shards.append([])
            while line := input(): shards[-1].append((int(line), i))
        for number, shard in heapq.merge(*shards): print(number, shard)
        """;

    const string BinaryMerge =
        """
        import heapq, array
        read = sys.stdin.buffer.read
        def numbers(count): return struct.unpack(f'<{count}Q', read(8 * count))
        batch_size, k = numbers(2)
        shards = []
        for i in range(k):
            shards.append([])
            while rows := numbers(1)[0]: shards[-1] += [(number, i) for number in numbers(rows)]
        for row in heapq.merge(*shards): sys.stdout.buffer.write(struct.pack('<QQ', *row))
        """;

    [Theory]
    [InlineData(ProgramCall.TextStream, TextMerge), InlineData(ProgramCall.BinaryStream, BinaryMerge)]
    public async Task All_rows_go_in_and_come_out(ProgramCall call, string script)
    {
        var (outcome, record) = await judge.ScriptAsync(script, KnownWorkload.Tokens(30_050, 3), 100, call);

        (record.Broken, record.Fault, record.Unfinished, outcome!.ExitCode).ShouldBe((null, null, false, 0), outcome.Errors);
        (record.Pulled, record.PulledBeforeFirstBatch, record.Rows, record.Batches).ShouldBe((30_050, 30_050, 30_050, 301));
        record.BlockRows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ProgramCall.TextStream, "input()\nfor n in iter(input, ''): print(n, 0, flush=True)")]
    [InlineData(ProgramCall.BinaryStream, "read = sys.stdin.buffer.raw.read; read(16)\nwhile (rows := int.from_bytes(read(8), 'little')):\n  for _ in range(rows): say(read(8) + bytes(8))")]
    public async Task What_lies_in_the_pipe_is_not_pulled(ProgramCall call, string script)
    {
        var numbers = Enumerable.Range(0, 40_000).Select(i => (ulong)i).ToArray();
        var (_, record) = await judge.ScriptAsync(script, new KnownWorkload([1], [numbers], 2, [.. numbers.SelectMany(n => (ulong[])[n, 0])]), 10, call);

        (record.Broken, record.Fault, record.Pulled, record.Batches).ShouldBe((null, null, 40_000, 4_000));
        record.PulledBeforeFirstBatch.ShouldBeInRange(10, 8_000);
    }

    [Theory]
    [InlineData(ProgramCall.TextStream, "print('1 x')", "what is no number")]
    [InlineData(ProgramCall.TextStream, "print('-1 1')", "what is no number")]
    [InlineData(ProgramCall.TextStream, "print('1' * 100)", "what is no number")]
    [InlineData(ProgramCall.TextStream, "print(2**64)", "what is no number")]
    [InlineData(ProgramCall.TextStream, "print(0, 0, 1)", "ended after 1 of the 2 numbers of a row")]
    [InlineData(ProgramCall.BinaryStream, "say(bytes(17))", "ended 1 bytes into a row of 16")]
    public async Task What_is_no_row_is_named(ProgramCall call, string script, string words)
    {
        var (_, record) = await judge.ScriptAsync(script, new KnownWorkload([1], [[0, 1, 2]], 2, [0, 0, 1, 0, 2, 0]), 1, call);
        record.Broken.ShouldNotBeNull();
        record.Broken.ShouldContain(words);
    }

    [Theory]
    [InlineData(ProgramCall.TextStream, "time.sleep(0.1); print('0 0\\n1 0\\n2', end=''); sys.stdout.flush(); time.sleep(0.1); print(' 0', end='')")]
    [InlineData(ProgramCall.BinaryStream, "say(bytes(16) + b'\\1'); time.sleep(0.1); say(bytes(15) + b'\\2' + bytes(15))")]
    public async Task A_row_may_come_in_pieces_and_input_may_stay_unread(ProgramCall call, string script)
    {
        var (outcome, record) = await judge.ScriptAsync(script, new KnownWorkload([1], [[0, 1, 2]], 2, [0, 0, 1, 0, 2, 0]), 2, call);
        (record.Broken, record.Fault, record.Batches, record.Pulled).ShouldBe((null, null, 2, 0), outcome?.Errors);
    }
}

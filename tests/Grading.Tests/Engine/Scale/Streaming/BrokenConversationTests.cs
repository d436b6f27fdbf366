using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>Programs that do not keep to the conversation, or do not talk at all. The answer here is rows (0, 0) (1, 0) … of one stream.</summary>
public sealed class BrokenConversationTests(JudgeFixture judge)
{
    static readonly Limits Short = new() { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(1.5) };

    static KnownWorkload Counting(int n = 1000)
    {
        var numbers = Enumerable.Range(0, n).Select(i => (ulong)i).ToArray();
        return new([1], [numbers], 2, [.. numbers.SelectMany(i => (ulong[])[i, 0])]);
    }

    [Theory]
    [InlineData("print('hello, world')", "neither a batch nor a request")]
    [InlineData("say(struct.pack('<II', 3, 0))", "neither a batch nor a request")]
    [InlineData("ask(1)", "input stream 1 was asked for")]
    [InlineData("batch(0, 0, 1, 0, 2, 0)", "batch 1 holds 3 rows; the batch size is 2")]
    [InlineData("batch()", "batch 1 is empty")]
    [InlineData("batch(0, 0); batch(1, 0)", "batch 1 holds 1 rows and is not the last one")]
    [InlineData("say(b'1234567')", "ended within a frame, after 0 batches")]
    [InlineData("batch(0, 0, 1, 0); batch(2, 0, rows=2)", "ended 1 rows before the end of batch 2")]
    [InlineData("batch(0, 0, 1, 0); say(struct.pack('<II', 2, 1) + bytes(15))", "ended 1 rows before the end of batch 2")]
    [InlineData("batch(0, 0, rows=2**32 - 1)", "batch 1 holds 4,294,967,295 rows")]
    [InlineData("while True: ask(0)", "blocks of input were asked for and not read")]
    public async Task What_is_wrong_is_said(string script, string words)
    {
        var (_, record) = await judge.ScriptAsync(script, Counting(100_000), batchSize: 2);
        record.Broken.ShouldNotBeNull();
        record.Broken.ShouldContain(words);
        record.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_that_says_nothing_has_too_few_rows()
    {
        var (outcome, record) = await judge.ScriptAsync("pass", Counting(), batchSize: 2);
        (record.Fault!.Kind, record.Unfinished, record.Broken, record.Pulled, outcome!.ExitCode).ShouldBe((FaultKind.TooFew, true, null, 0, 0));
    }

    [Fact]
    public async Task A_flood_ends_at_the_first_row_too_many()
    {
        const string flood =
            """
            numbers = [n for i in range(1000) for n in (i, 0)]
            batch(*numbers)
            while True: batch(*numbers)
            """;
        var (_, record) = await judge.ScriptAsync(flood, Counting(), batchSize: 1000);
        record.Fault!.Kind.ShouldBe(FaultKind.TooMany);
        record.Rows.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task A_program_may_write_before_it_reads_what_it_asked_for()
    {
        const string script =
            """
            numbers = [n for i in range(300_000) for n in (i, 0)]
            for _ in range(50): ask(0)
            for at in range(0, 600_000, 2000): batch(*numbers[at:at + 2000])
            while answer(): ask(0)
            """;
        var (outcome, record) = await judge.ScriptAsync(script, Counting(300_000), batchSize: 1000);
        (record.Broken, record.Fault, record.Batches, outcome!.ExitCode).ShouldBe((null, null, 300, 0), outcome.Errors);
    }

    [Fact]
    public async Task Pulls_after_the_end_find_the_end()
    {
        const string script =
            """
            for i in range(100): ask(0); answer()
            batch(0, 0); print(answer if (ask(0), answer())[1] else 'end', file=sys.stderr)
            """;
        var (outcome, record) = await judge.ScriptAsync(script, Counting(1), batchSize: 1);
        (record.Broken, record.Fault, record.Pulled, outcome!.Errors).ShouldBe((null, null, 1, "end\n"));
    }

    [Fact]
    public async Task A_program_that_closes_its_input_can_still_write()
    {
        var (outcome, record) = await judge.ScriptAsync("ask(0); os.close(0); time.sleep(0.05); batch(0, 0); time.sleep(0.05); batch(1, 0)", Counting(2), batchSize: 1);
        (record.Broken, record.Fault, record.Batches, outcome!.ExitCode).ShouldBe((null, null, 2, 0));
    }

    [Fact]
    public async Task Dying_within_a_batch_is_unfinished()
    {
        var (outcome, record) = await judge.ScriptAsync("batch(0, 0, rows=2); os.kill(os.getpid(), signal.SIGKILL)", Counting(), batchSize: 2);
        (record.Unfinished, record.Fault, outcome!.Signal).ShouldBe((true, null, 9));
        record.Broken.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_program_that_hangs_is_killed_by_its_limit_and_the_session_ends_with_it()
    {
        var (outcome, record) = await judge.ScriptAsync("batch(0, 0, 1, 0); time.sleep(60)", Counting(), batchSize: 2, limits: Short);
        outcome!.Broken.ShouldBe(BrokenLimits.Wall);
        (record.Unfinished, record.Broken, record.Batches).ShouldBe((true, null, 1));
    }

    [Fact]
    public async Task A_wrong_program_is_not_waited_for()
    {
        var (outcome, record) = await judge.ScriptAsync("signal.signal(signal.SIGPIPE, signal.SIG_IGN); batch(9, 9)\nwhile True: time.sleep(1)", Counting(), batchSize: 1);
        record.Fault!.Kind.ShouldBe(FaultKind.Foreign);
        outcome.ShouldBeNull("no limit had to end it");
    }

    [Theory]
    [InlineData("time.sleep(60)"), InlineData("ask(0)\ntime.sleep(60)"), InlineData("while True: ask(0); answer()")]
    public Task Cancelling_ends_everything_before_a_limit_does(string script) =>
        Should.ThrowAsync<OperationCanceledException>(() => judge.ScriptAsync(script, Counting(), batchSize: 1, cancelAfter: TimeSpan.FromMilliseconds(400)));

    [Fact]
    public async Task A_sandbox_that_fails_is_no_fault_of_the_program()
    {
        using var session = new StreamSession(Counting(), Counting().Check(), 1);
        await Should.ThrowAsync<SandboxException>(() => session.RunAsync(new(["/bin/true"], Short), (_, _) => throw new SandboxException("out of order"), CancellationToken.None));
    }

    [Fact]
    public async Task Data_that_cannot_be_made_is_no_fault_of_the_program()
    {
        using var session = new StreamSession(new KnownWorkload([1], [], 1, []), Counting().Check(), 1);
        await Should.ThrowAsync<IndexOutOfRangeException>(() =>
            session.RunAsync(new(["/bin/true"], Short), async (_, token) => { await Task.Delay(TimeSpan.FromSeconds(30), token); return new(); }, CancellationToken.None));
    }
}

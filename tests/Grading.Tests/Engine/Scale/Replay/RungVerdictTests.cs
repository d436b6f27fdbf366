using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Replay;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Tests.Engine.Scale.Replay;

public sealed class RungVerdictTests
{
    static readonly ServiceLevels Levels = new() { FirstBatch = Ms(100), Gap = Ms(20), Stall = Ms(500) };
    static readonly Limits Limits = new() { Cpu = TimeSpan.FromSeconds(1), MemoryBytes = 64 << 20 };
    static readonly SandboxOutcome Well = new() { ExitCode = 0, Cpu = Ms(300), Wall = Ms(350) };

    static readonly ScaleDefinition Definition = new()
    {
        Generator = "token-shards",
        Factors = new("tokens", "shards"),
        Incremental = true,
        BatchRows = 100,
        Ladders = new Dictionary<string, IReadOnlyList<Rung>>(),
    };

    [Fact]
    public void A_run_that_keeps_everything_is_accepted() => Of(Well, Stream()).ShouldBe(Verdict.Accepted);

    [Theory]
    [InlineData(FaultKind.Swapped)]
    [InlineData(FaultKind.TooMany)]
    public void Wrong_output_comes_before_every_limit(FaultKind kind) =>
        Of(new() { Signal = 9, Broken = BrokenLimits.Memory | BrokenLimits.Cpu }, Stream() with { Fault = new(7, kind, "") }).ShouldBe(Verdict.WrongAnswer);

    [Fact]
    public void Too_little_output_is_wrong_only_of_a_run_that_ended_well()
    {
        var cut = Stream() with { Fault = new(7, FaultKind.TooFew, ""), Unfinished = true };
        Of(Well, cut).ShouldBe(Verdict.WrongAnswer);
        Of(new() { Signal = 9, Broken = BrokenLimits.Memory }, cut).ShouldBe(Verdict.MemoryLimit);
        Of(new() { ExitCode = 3 }, cut).ShouldBe(Verdict.RuntimeError);
    }

    [Fact]
    public void A_broken_conversation_is_a_matter_of_format() => Of(Well, Stream() with { Broken = "no such stream" }).ShouldBe(Verdict.FormatError);

    [Fact]
    public void What_was_let_go_beyond_its_limit_has_still_broken_it() => Of(Well with { Cpu = Ms(1010) }, Stream()).ShouldBe(Verdict.TimeLimit);

    [Fact]
    public void Limits_come_before_what_was_promised_downstream() =>
        Of(Well with { Cpu = Ms(1010) }, Stream() with { FirstBatch = Ms(900) }).ShouldBe(Verdict.TimeLimit);

    [Fact]
    public void A_first_batch_may_be_late() => Of(Well, Stream() with { FirstBatch = Ms(101) }).ShouldBe(Verdict.FirstBatchLate);

    [Fact]
    public void Where_the_input_has_to_be_read_whole_the_first_batch_counts_from_its_end()
    {
        var late = Stream() with { FirstBatch = Ms(900), FirstBatchAfterInput = Ms(50) };
        Of(Well, late, Definition with { Incremental = false }).ShouldBe(Verdict.Accepted);
        Of(Well, late with { FirstBatchAfterInput = Ms(150) }, Definition with { Incremental = false }).ShouldBe(Verdict.FirstBatchLate);
    }

    [Fact]
    public void One_long_gap_or_many_of_them_are_a_stall()
    {
        Of(Well, Stream(gaps: [.. Enumerable.Repeat(1.0, 999), 600])).ShouldBe(Verdict.Stalled);
        Of(Well, Stream(gaps: [.. Enumerable.Repeat(1.0, 95), 30, 30, 30, 30, 30])).ShouldBe(Verdict.Stalled);
        Of(Well, Stream(gaps: [.. Enumerable.Repeat(1.0, 999), 30])).ShouldBe(Verdict.Accepted);
    }

    [Fact]
    public void Who_reads_more_than_a_tenth_first_is_not_incremental()
    {
        Of(Well, Stream() with { PulledBeforeFirstBatch = 1000 }).ShouldBe(Verdict.Accepted);
        Of(Well, Stream() with { PulledBeforeFirstBatch = 1001 }).ShouldBe(Verdict.NotIncremental);
    }

    [Fact]
    public void The_heads_of_all_streams_and_one_batch_are_always_granted()
    {
        var wide = Stream() with { BlockRows = [.. Enumerable.Repeat(50, 100)] };
        Of(Well, wide with { PulledBeforeFirstBatch = 5150 }).ShouldBe(Verdict.Accepted);
        Of(Well, wide with { PulledBeforeFirstBatch = 5151 }).ShouldBe(Verdict.NotIncremental);
    }

    static Verdict Of(SandboxOutcome outcome, StreamRecord stream, ScaleDefinition? definition = null) =>
        RungVerdict.Of(definition ?? Definition, new(10_000, 4, Limits, Levels), Language.Called("cpp")!, outcome, stream, inputRows: 10_000).Verdict;

    static StreamRecord Stream(double[]? gaps = null)
    {
        var histogram = new GapHistogram();
        foreach (var gap in gaps ?? [1, 2, 3])
            histogram.Add(Ms(gap));
        return new() { Gaps = histogram, FirstBatch = Ms(10), PulledBeforeFirstBatch = 500, Rows = 10_000, BlockRows = [16, 16, 16, 16] };
    }

    static TimeSpan Ms(double ms) => TimeSpan.FromMilliseconds(ms);
}

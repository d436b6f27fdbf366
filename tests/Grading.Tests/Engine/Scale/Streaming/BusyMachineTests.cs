using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Replay;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>A program is not to blame for a machine on which others have the cores, and for all it does itself.</summary>
public sealed class BusyMachineTests(JudgeFixture judge)
{
    const int Batches = 8;
    static readonly TimeSpan Promised = TimeSpan.FromMilliseconds(160);
    static readonly Verdict[] Late = [Grading.Engine.Verdict.FirstBatchLate, Grading.Engine.Verdict.Stalled];

    const string Compute = "end = time.process_time() + 0.07\n    while time.process_time() < end: pass";
    const string Sleep = "time.sleep(0.3)";

    [Fact]
    public async Task Who_computes_half_of_what_is_promised_keeps_it_although_others_have_the_cores()
    {
        var (outcome, record) = await RunAsync("", Compute, busy: true);
        Assert.SkipWhen(NothingCounts, "no control group and no schedstat: times are wall time");
        outcome!.Wall.ShouldBeGreaterThan(Batches * Promised); // or they were not busy
        Verdict(outcome, record).ShouldBe((Grading.Engine.Verdict.Accepted, ""));
    }

    [Fact]
    public async Task Who_sleeps_for_longer_does_not()
    {
        var (outcome, record) = await RunAsync("", Sleep, busy: true);
        Verdict(outcome!, record).Verdict.ShouldBeOneOf(Late);
    }

    [Theory]
    [InlineData("for _ in range(4 * os.cpu_count()): os.fork() or exec('while True: pass')")]
    [InlineData("for cpu in [min(os.sched_getaffinity(0))]: os.sched_setaffinity(0, [cpu])\nfor _ in range(4): os.fork() or exec('while True: pass')")]
    public async Task Who_keeps_itself_from_computing_does_not(string before)
    {
        var (outcome, record) = await RunAsync(before, Compute, busy: false);
        Verdict(outcome!, record).Verdict.ShouldBeOneOf(Late);
    }

    static bool NothingCounts => !File.Exists("/proc/self/schedstat") || Environment.GetEnvironmentVariable("MOCKLOOP_TEST_SANDBOX") is "rootless";

    Task<(SandboxOutcome? Outcome, StreamRecord Record)> RunAsync(string before, string work, bool busy)
    {
        var numbers = Enumerable.Range(0, Batches).Select(i => (ulong)i).ToArray();
        var workload = new KnownWorkload([1], [numbers], 2, [.. numbers.SelectMany(n => (ulong[])[n, 0])]);
        return judge.ScriptAsync($"{before}\ninput()\nfor n in iter(input, ''):\n    {work}\n    print(n, 0, flush=True)", workload, 1, ProgramCall.TextStream, busy: busy);
    }

    static (Verdict Verdict, string Detail) Verdict(SandboxOutcome outcome, StreamRecord record)
    {
        (record.Fault, record.Broken, record.Gaps.Count).ShouldBe((null, null, Batches - 1), outcome.Errors);
        var definition = new ScaleDefinition
        {
            Generator = "", Factors = new("numbers", null), Incremental = false, BatchRows = 1, Ladders = new Dictionary<string, IReadOnlyList<Rung>>(),
        };
        var rung = new Rung(Batches, 1, new() { Cpu = TimeSpan.FromMinutes(1) }, new() { FirstBatch = 2 * Promised, Gap = Promised, Stall = Promised });
        return RungVerdict.Of(definition, rung, Language.Called("python3")!, outcome, record, Batches);
    }
}

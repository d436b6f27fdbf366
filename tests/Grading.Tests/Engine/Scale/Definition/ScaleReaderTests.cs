using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Fitting;
using Mockloop.Grading.Engine.Scale.Streaming;
using Mockloop.Grading.Tests.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine.Scale.Definition;

public sealed class ScaleReaderTests
{
    const string Whole =
        """
        generator: token-shards
        factors: {n: tokens, k: shards}
        batch: 512
        incremental: true
        limits: {memory: 64 MiB, stack: 1 MiB}
        levels: {profile: mlperf-llama2-70b-interactive, stall: 1 s}
        allowed: {time: n log k, memory: k}
        ladders:
          default:
            - {n: 50k, k: 8, cpu: 500 ms}
          cpp:
            - {n: 1M, k: 8, cpu: 1.5 s, wall: 9 s}
            - {n: 1M, k: 64, cpu: 2 s, memory: 128 MiB, gap: 5 ms}
        expect:
          accepted/*: Accepted
          accepted/slow.*: [DoesNotScale, TimeLimit]
        """;

    [Fact]
    public void Everything_that_is_said_is_read()
    {
        using var package = new PackageOnDisk().Write(("scale.yaml", Whole));
        var scale = package.Load().Scale.ShouldNotBeNull();
        (scale.Generator, scale.Factors, scale.BatchRows, scale.Incremental, scale.Call)
            .ShouldBe(("token-shards", new FactorNames("tokens", "shards"), 512, true, ProgramCall.Function));
        scale.Allowed.Time!.Write(new()).ShouldBe("n log k");
        scale.LadderFor("python3", "python3")!.ShouldHaveSingleItem().Limits.Cpu.ShouldBe(TimeSpan.FromSeconds(0.5));
        var rungs = scale.LadderFor("cpp17", "cpp")!;
        rungs.Select(r => (r.N, r.K)).ShouldBe([(1_000_000, 8), (1_000_000, 64)]);
        (rungs[0].Limits.Wall, rungs[1].Limits.Wall).ShouldBe((TimeSpan.FromSeconds(9), Limits.WallFor(TimeSpan.FromSeconds(2))));
        (rungs[0].Limits.MemoryBytes, rungs[1].Limits.MemoryBytes, rungs[1].Limits.StackBytes).ShouldBe((64L << 20, 128L << 20, 1L << 20));
        (rungs[0].Levels.FirstBatch, rungs[0].Levels.Gap, rungs[1].Levels.Gap, rungs[1].Levels.Stall)
            .ShouldBe((TimeSpan.FromMilliseconds(450), TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1)));
        scale.Expectations.Last(e => e.Submissions.Matches("accepted/slow.py")).Verdicts.ShouldBe([Verdict.DoesNotScale, Verdict.TimeLimit]);
    }

    [Fact]
    public void A_package_without_it_is_not_replayed()
    {
        using var package = new PackageOnDisk();
        package.Load().Scale.ShouldBeNull();
    }

    [Theory]
    [InlineData("generator: token-shards", "generator: dice", "generator", "dice", "token-shards")]
    [InlineData("{n: tokens, k: shards}", "{k: shards}", "factors", "n")]
    [InlineData("batch: 512", "batch: 2M", "batch", "1048576")]
    [InlineData("batch: 512", "batch: none", "batch", "none", "50M")]
    [InlineData("memory: 64 MiB", "memory: 64", "memory", "64 MiB")]
    [InlineData("memory: 64 MiB", "memory: 4000 GiB", "memory", "this machine")]
    [InlineData("cpu: 500 ms", "cpu: 500", "cpu", "1.5 s")]
    [InlineData("profile: mlperf-llama2-70b-interactive", "profile: fast", "fast", "mlperf-llama2-70b-server")]
    [InlineData("time: n log k", "time: n log log log q", "time", "n log k")]
    [InlineData("{n: 1M, k: 64, cpu: 2 s, memory: 128 MiB, gap: 5 ms}", "{n: 1M, k: 8}", "go up")]
    [InlineData("{n: 50k, k: 8, cpu: 500 ms}", "{k: 8}", "n is missing")]
    [InlineData("- {n: 50k, k: 8, cpu: 500 ms}", "- 5", "ladders", "default")]
    [InlineData("accepted/*: Accepted", "accepted/*: AC", "AC", "DoesNotScale")]
    [InlineData("batch: 512", "call: remote", "call", "function")]
    [InlineData("batch: 512", "call: stream\nencoding: xml", "encoding", "binary")]
    public void What_cannot_be_followed_is_refused_by_its_key_and_value(string from, string to, params string[] named)
    {
        using var package = new PackageOnDisk().Write(("scale.yaml", Whole.Replace(from, to, StringComparison.Ordinal)));
        package.IsRefused(["scale.yaml", .. named]);
    }

    [Fact]
    public void What_nobody_knows_is_warned_of()
    {
        using var package = new PackageOnDisk().Write(("scale.yaml", Whole.Replace("batch: 512", "batch: 512\nspeed: high", StringComparison.Ordinal)));
        package.Load().Warnings.ShouldContain(w => w.Contains("speed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mlperf-llama3.1-8b-interactive", 500, 30)]
    [InlineData("mlperf-llama2-70b-server", 2000, 200)]
    public void Published_service_levels_are_there_by_name(string profile, int firstMs, int gapMs)
    {
        using var package = new PackageOnDisk().Write(("scale.yaml", Whole.Replace("mlperf-llama2-70b-interactive", profile, StringComparison.Ordinal)));
        var levels = package.Load().Scale!.LadderFor("cpp", "cpp")![0].Levels;
        (levels.FirstBatch!.Value.TotalMilliseconds, levels.Gap!.Value.TotalMilliseconds).ShouldBe((firstMs, gapMs));
    }
}

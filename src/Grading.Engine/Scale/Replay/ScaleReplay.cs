using System.Globalization;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Engine.Scale.Replay;

/// <summary>Climbs a package's ladder of sizes with one submission, up to the first size at which it breaks.</summary>
/// <param name="definition">The package's.</param>
/// <param name="language">The submission's.</param>
/// <param name="submission">The program.</param>
/// <param name="device">Makes and compares data.</param>
/// <param name="seed">Of the data.</param>
/// <param name="report">Told before every size.</param>
sealed class ScaleReplay(
    ScaleDefinition definition, Language language, ProgramSandbox submission, IDataDevice device, ulong seed, Action<string> report)
{
    public async Task<ReplayedLadder> RunAsync(IReadOnlyList<Rung> ladder, CancellationToken cancel)
    {
        var once = new RungRun(definition, language, submission, device, seed);
        var climbed = new List<(RungMeasure Measure, int Runs, bool NearLimit)>();
        foreach (var rung in ladder)
        {
            report($"scale {Size(rung)}");
            climbed.Add(await SteadyRung.RunAsync(rung, r => Judge.TwiceAsync(_ => once.RunAsync(r, cancel))));
            if (climbed[^1].Measure.Verdict != Verdict.Accepted)
                break;
        }
        var growth = GrowthOf([.. climbed.Select(c => c.Measure)]);
        var last = climbed[^1].Measure;
        var (verdict, detail) = growth is not null ? Explain(last, growth) : (last.Verdict, last.Detail);
        return new(
            verdict, verdict == Verdict.Accepted ? "" : $"at {Size(last.Rung)}: {detail}",
            [.. climbed.Select(c => ScaleResults.Of(c.Measure, c.Runs))], Told(growth), climbed.Any(c => c.NearLimit), device.Used);
    }

    /// <summary>A limit that only larger sizes break, by growth that the workload does not allow, is a matter of growth.</summary>
    static (Verdict, string) Explain(RungMeasure last, GrowthReport growth)
    {
        var broken = last.Verdict switch
        {
            Verdict.TimeLimit or Verdict.WallLimit => growth.Time,
            Verdict.MemoryLimit => growth.Memory,
            _ => null,
        };
        return broken is { Exceeds: Exceeds.Yes } ? (Verdict.DoesNotScale, $"{last.Detail}; {broken.Words}") : (last.Verdict, last.Detail);
    }

    Judging.Growth? Told(GrowthReport? growth) => growth?.ToResult() is not { } told ? null : new(
        told.Time with { Allowed = definition.Allowed.Time?.Write(definition.Factors) },
        told.Memory with { Allowed = definition.Allowed.Memory?.Write(definition.Factors) });

    GrowthReport? GrowthOf(IReadOnlyList<RungMeasure> measures)
    {
        // What ended otherwise than by a limit says nothing about how much it would have used.
        RungMeasure[] told = [.. measures.Where(m => m.Verdict is Verdict.Accepted or Verdict.TimeLimit or Verdict.WallLimit or Verdict.MemoryLimit
            or Verdict.FirstBatchLate or Verdict.Stalled or Verdict.NotIncremental)];
        return GrowthReport.Of(
            [.. told.Select(m => new Observation(m.Rung.N, m.Rung.K, m.Outcome.Cpu.TotalMilliseconds, m.WasCutOff))],
            [.. told.Select(m => new Observation(m.Rung.N, m.Rung.K, m.Outcome.PeakBytes, m.WasCutOff))],
            definition.Allowed, definition.Factors);
    }

    string Size(Rung rung) => definition.Factors.K is null
        ? $"{Si(rung.N)} {definition.Factors.N}"
        : $"{Si(rung.N)} {definition.Factors.N}, {Si(rung.K)} {definition.Factors.K}";

    static string Si(long count) => count switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e6:0.##} M"),
        >= 10_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e3:0.##} k"),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>What became of a submission on a ladder.</summary>
sealed record ReplayedLadder(
    Verdict Verdict, string Detail, IReadOnlyList<ScaleResult> Results, Judging.Growth? Growth, bool NearLimit, DeviceUsed Device);

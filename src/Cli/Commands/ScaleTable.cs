using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Packages;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary>What became of a submission at production scale, as people read it.</summary>
static class ScaleTable
{
    public static void Print(IAnsiConsole console, ProblemPackage package, JudgeResult result)
    {
        var factors = package.Scale!.Factors;
        var table = new Table().AddColumns(factors.N, factors.K ?? "", "verdict", "CPU ms", "limit", "wall ms", "first batch ms", "gap p50", "gap p99", "longest", "pulled before", "MiB");
        foreach (var s in result.Scale)
            table.AddRow(new[]
            {
                $"{s.N:N0}", factors.K is null ? "" : $"{s.K:N0}", $"{s.Verdict}", $"{s.CpuMs:N0}", $"{s.CpuLimitMs:N0}", $"{s.WallMs:N0}", $"{s.FirstBatchMs:N1}",
                $"{s.GapP50Ms:0.##}", $"{s.GapP99Ms:0.##}", $"{s.LongestGapMs:0.##}", $"{s.PulledShare:0.0%}", $"{s.PeakBytes / 1048576.0:0.0}",
            }.Select(cell => new Text(cell)));
        console.Write(table.Title("at production scale"));
        if (result.Growth is { } growth)
            console.MarkupLineInterpolated($"{growth.Time.Words}; {growth.Memory.Words}");
        if (result.Device is { } device)
            console.MarkupLineInterpolated($"data by {device.Kind} {device.Name}{(device.Fallback is { } why ? $" ({why})" : "")}");
    }
}

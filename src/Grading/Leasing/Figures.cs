using System.Globalization;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Judging;

namespace Mockloop.Grading.Leasing;

/// <summary>What of a result is stored beside its report, because others compare it.</summary>
static class Figures
{
    /// <summary>Score, nearness to a limit, CPU time of all runs, and the growth classes that the candidate's claim is compared with.</summary>
    public static void TakeFigures(this PutResultRequest result, JudgeResult judged)
    {
        (result.Score, result.NearLimit) = (judged.Score, judged.NearLimit);
        result.CpuMs = judged.Tests.Sum(t => t.CpuMs) + judged.Scale.Sum(s => s.CpuMs);
        (result.TimeGrowth, result.MemoryGrowth) = (ClassOf(judged.Growth?.Time), ClassOf(judged.Growth?.Memory));
    }

    /// <summary>The powers per factor where no class was named; empty where nothing was measured.</summary>
    static string ClassOf(GrowthFit? fit) => fit switch
    {
        null => "",
        { Class.Length: > 0 } => fit.Class,
        _ => string.Join(" ", fit.Factors.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key}^{f.Value.Exponent:0.##}"))),
    };
}

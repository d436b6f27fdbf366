using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>What became of a test or a group.</summary>
/// <param name="Name">Its path below <c>data</c>.</param>
/// <param name="Verdict">The group's by its aggregation; a pass-fail group's is that of its first test that is not accepted.</param>
/// <param name="Score">Points; 0 where there are none.</param>
/// <param name="Detail">Why, in plain English.</param>
sealed record NodeResult(string Name, Verdict Verdict, double Score, string Detail)
{
    public bool Accepted => Verdict == Verdict.Accepted;

    /// <summary>A fault of the package or of ours; no aggregation hides it.</summary>
    public bool IsFault => Verdict is Verdict.CheckerFailed or Verdict.InternalError;

    public bool IsSample => Name is "sample" || Name.StartsWith("sample/", StringComparison.Ordinal);

    /// <summary>The word that graders know it by.</summary>
    public string Code => Verdict.ToKattis() switch
    {
        KattisVerdict.None => "JE",
        KattisVerdict.PAC => "AC",
        KattisVerdict.CE => "RTE",
        var code => $"{code}",
    };
}

namespace Mockloop.Grading.Engine.Packages;

/// <summary>How a group's result comes from its parts in legacy packages (<c>testdata.yaml</c>).</summary>
public sealed record LegacyGrading
{
    /// <summary>Stop at the first part that is not accepted (the default), or judge the rest as well.</summary>
    public bool BreakOnReject { get; init; } = true;

    /// <summary>The package's own grader decides, not the default one.</summary>
    public bool Custom { get; init; }

    /// <summary>Arguments of the grader.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Score of an accepted test without <c>score.txt</c>.</summary>
    public double AcceptScore { get; init; } = 1;

    /// <summary>Score of a rejected test without <c>score.txt</c>.</summary>
    public double RejectScore { get; init; }

    /// <summary>The least possible score.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>The greatest possible score.</summary>
    public double Most { get; init; } = double.PositiveInfinity;
}

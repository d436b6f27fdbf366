namespace Mockloop.Debrief.Engine.Reports;

/// <summary>The scores that can be given.</summary>
/// <param name="Steps">Ascending, at least one.</param>
public sealed record ScoreScale(IReadOnlyList<int> Steps)
{
    /// <summary>The cards': every rubric has anchors for 1 to 4.</summary>
    public static ScoreScale Cards { get; } = new([1, 2, 3, 4]);

    /// <summary>The least one.</summary>
    public int Lowest => Steps[0];

    /// <summary>The best one.</summary>
    public int Highest => Steps[^1];

    /// <summary>Scores as they were given, where no rubric says which there are.</summary>
    public static ScoreScale Of(IEnumerable<int> scores) => scores.Distinct().Order().ToList() is { Count: > 0 } steps ? new(steps) : Cards;

    /// <summary>How far up a score or a mean of scores lies, 0–1; 1 on a scale of one step.</summary>
    public double Height(double score) => Highest == Lowest ? 1 : Math.Clamp((score - Lowest) / (Highest - Lowest), 0, 1);

    /// <summary>The score that lies so far up.</summary>
    public double At(double height) => Math.Round(Lowest + (height * (Highest - Lowest)), 9);
}

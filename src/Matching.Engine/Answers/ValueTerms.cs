namespace Mockloop.Matching.Engine.Answers;

/// <summary>The second level of a plan term by term, weighted and signed: more is better, their sum is the level's value.</summary>
/// <param name="Load">Squares of interviews given.</param>
/// <param name="GiveAndTake">Squares of given minus taken.</param>
/// <param name="Connectivity">Groups of raters that cannot be compared.</param>
/// <param name="Preference">Who would like to meet whom.</param>
/// <param name="Novelty">Who met before.</param>
/// <param name="Compactness">Business days from a loop's first interview to its last.</param>
public sealed record ValueTerms(
    double Load, double GiveAndTake, double Connectivity, double Preference, double Novelty, double Compactness)
{
    /// <summary>Nothing changes.</summary>
    public static ValueTerms None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>The level's value.</summary>
    public double Sum => Load + GiveAndTake + Connectivity + Preference + Novelty + Compactness;

    /// <summary>Term by term.</summary>
    public static ValueTerms operator -(ValueTerms a, ValueTerms b) => new(
        a.Load - b.Load, a.GiveAndTake - b.GiveAndTake, a.Connectivity - b.Connectivity,
        a.Preference - b.Preference, a.Novelty - b.Novelty, a.Compactness - b.Compactness);
}

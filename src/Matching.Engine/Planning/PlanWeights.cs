namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// What one unit of each term of the second level counts for; 0 drops the term. The defaults are explained, with the
/// exact formula, in the engine's README.
/// </summary>
public sealed record PlanWeights
{
    /// <summary>Drops every term.</summary>
    public static readonly PlanWeights None = new() { Load = 0, GiveAndTake = 0, Connectivity = 0, Preference = 0, Novelty = 0, Compactness = 0 };

    /// <summary>Per square of the interviews a person gives.</summary>
    public double Load { get; init; } = 20;

    /// <summary>Per square of a person's balance (given minus taken) after the plan.</summary>
    public double GiveAndTake { get; init; } = 4;

    /// <summary>Per group of raters, beyond the first, that cannot be compared with the others.</summary>
    public double Connectivity { get; init; } = 200;

    /// <summary>Per point of preference.</summary>
    public double Preference { get; init; } = 2;

    /// <summary>Per earlier meeting of a candidate with an interviewer.</summary>
    public double Novelty { get; init; } = 10;

    /// <summary>Per business day from a loop's first interview to its last.</summary>
    public double Compactness { get; init; } = 1;
}

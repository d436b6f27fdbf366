namespace Mockloop.Debrief.Engine.Committees;

/// <summary>How a simulated panelist in a chair thinks, from the track's data.</summary>
/// <param name="Weights">What it weighs: weight per signal id, "*" for all others; without "*" the others weigh 1.</param>
/// <param name="PushesBackOn">Ids of signals on which it does not let praise stand unquestioned.</param>
public sealed record PanelistStance(IReadOnlyDictionary<string, double> Weights, IReadOnlyCollection<string> PushesBackOn)
{
    const string Others = "*";

    /// <summary>Without a stance of its own: everything weighs the same.</summary>
    public static PanelistStance Neutral { get; } = new(new Dictionary<string, double>(), []);

    /// <summary>What a signal weighs; never negative.</summary>
    public double Weight(string signalId) => Weights.TryGetValue(signalId, out double own) ? own : Weights.GetValueOrDefault(Others, 1);
}

namespace Mockloop.Chaos;

/// <summary>What to do.</summary>
/// <param name="Seed">Decides what is played, and what is killed when.</param>
/// <param name="RandomKills">Kills at random, after everything was killed in turn.</param>
/// <param name="Limit">Longest time of the whole.</param>
/// <param name="Faults">Faults of the relay besides, as of <c>up.sh --faults</c>.</param>
/// <param name="Keep">Whether the state folder stays.</param>
sealed record ChaosOptions(int Seed, int RandomKills, TimeSpan Limit, string? Faults, bool Keep)
{
    /// <summary>How long a verdict is held back once; twice as long as a lease that nobody prolongs.</summary>
    public static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(20);
}

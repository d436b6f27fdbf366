namespace Mockloop.Simulator;

/// <summary>What to play.</summary>
/// <param name="Members">People in the cohort; the demo realm knows 24.</param>
/// <param name="Candidates">How many of them go through a loop.</param>
/// <param name="Seed">Decides who plays what; the same seed gives the same outcomes.</param>
/// <param name="Track">Id of a track that Questions offers.</param>
/// <param name="ResultFile">Where the outcome goes as JSON; null for nowhere.</param>
/// <param name="Resume">Whether to play on the cohort of an earlier run, for example after a restore.</param>
sealed record SimulationOptions(int Members, int Candidates, int Seed, string Track, string? ResultFile, bool Resume = false)
{
    internal const int MostMembers = 24;

    /// <summary>What the cohort is called, by which it is found again.</summary>
    internal string CohortName => $"Demo cohort, seed {Seed}";

    /// <summary>A complaint in words that names the option, its value, the limit and the way out; null when all is well.</summary>
    internal string? Complaint() =>
        Members is < 2 or > MostMembers
            ? $"--members {Members}: the demo realm has {MostMembers} people; choose 2 to {MostMembers}"
        : Candidates < 1 || Candidates > Members
            ? $"--candidates {Candidates}: choose 1 to --members ({Members})"
        : null;
}

namespace Mockloop.Matching.Engine.Generating;

/// <summary>What an instance is to be like.</summary>
public sealed record GenerateOptions
{
    /// <summary>People who want a loop.</summary>
    public required int Candidates { get; init; }

    /// <summary>People who give interviews; a part of them (40 % in small cohorts, 80 % in large ones) are candidates too.</summary>
    public required int Interviewers { get; init; }

    /// <summary>Same options and seed, same instance.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Share of the candidate–interviewer pairs with a preference.</summary>
    public double Preferences { get; init; } = 0.1;

    /// <summary>Share of the pairs that met before.</summary>
    public double History { get; init; } = 0.02;

    /// <summary>Ledger balances lie between minus and plus this.</summary>
    public int Ledger { get; init; } = 3;

    /// <summary>Weekly caps so low that not everything may fit.</summary>
    public bool Tight { get; init; }

    /// <summary>Candidates for whom something is impossible: no free time in a window, nobody they may meet.</summary>
    public int Infeasible { get; init; }
}

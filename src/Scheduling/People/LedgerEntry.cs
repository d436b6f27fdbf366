using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>What an entry counts for.</summary>
enum LedgerKind
{
    /// <summary>Interviewed somebody: +1.</summary>
    Given,

    /// <summary>Was interviewed: −1.</summary>
    Taken,

    /// <summary>Was expected and not there: −1, and a rating of 1.</summary>
    Missed,

    /// <summary>Was rated as interviewer.</summary>
    Rated,
}

/// <summary>
/// Give-and-take and reputation as an append-only list. The key is what the fact is about, so telling it twice, or in
/// another order, changes nothing.
/// </summary>
sealed class LedgerEntry
{
    /// <summary>The reputation that a missed interview counts as.</summary>
    public const double MissedScore = 1;

    LedgerEntry() { }

    /// <summary>The round, or for ratings the interview.</summary>
    public Guid SourceId { get; private set; }

    public int SourceVersion { get; private set; }
    public Guid PersonId { get; private set; }
    public LedgerKind Kind { get; private set; }

    /// <summary>1–5, for <see cref="LedgerKind.Rated"/> and <see cref="LedgerKind.Missed"/>.</summary>
    public double? Score { get; private set; }

    public Instant At { get; private set; }

    public static LedgerEntry Of(Guid sourceId, int sourceVersion, Guid personId, LedgerKind kind, Instant at, double? score = null) => new()
    {
        SourceId = sourceId,
        SourceVersion = sourceVersion,
        PersonId = personId,
        Kind = kind,
        At = at,
        Score = kind == LedgerKind.Missed ? MissedScore : score,
    };
}

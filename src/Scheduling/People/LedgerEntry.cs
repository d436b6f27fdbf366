using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>What an entry counts for; what it is worth is in <see cref="Attendance"/>.</summary>
enum LedgerKind
{
    /// <summary>Interviewed somebody.</summary>
    Given,

    /// <summary>Was interviewed.</summary>
    Taken,

    /// <summary>Was expected and not there.</summary>
    Missed,

    /// <summary>Was rated as interviewer.</summary>
    Rated,

    /// <summary>Declined too late.</summary>
    DeclinedLate,

    /// <summary>Stood in for somebody, or came in vain.</summary>
    MadeGood,
}

/// <summary>
/// Give-and-take and reputation as an append-only list. The key is what the fact is about, so telling it twice, or in
/// another order, changes nothing. The points of one fact sum up to zero: who gets one gets it from somebody.
/// </summary>
sealed class LedgerEntry
{
    LedgerEntry() { }

    /// <summary>The round; for ratings and declines the interview.</summary>
    public Guid SourceId { get; private set; }

    public int SourceVersion { get; private set; }
    public Guid PersonId { get; private set; }
    public LedgerKind Kind { get; private set; }

    /// <summary>Whose absence it makes good; of no person otherwise.</summary>
    public Guid OtherId { get; private set; }

    public Guid InterviewId { get; private set; }
    public int Points { get; private set; }

    /// <summary>1–5; what counts for the reputation.</summary>
    public double? Score { get; private set; }

    public Instant At { get; private set; }

    /// <summary>When the organizer took it back; it counts no more since.</summary>
    public Instant? ExcusedAt { get; private set; }

    public static LedgerEntry Of(
        LedgerFact fact, Guid personId, LedgerKind kind, int points, double? score = null, Guid otherId = default) => new()
        {
            SourceId = fact.SourceId,
            SourceVersion = fact.SourceVersion,
            InterviewId = fact.InterviewId,
            At = fact.At,
            PersonId = personId,
            Kind = kind,
            Points = points,
            Score = score,
            OtherId = otherId,
        };
}

/// <summary>What entries are about: they share its key.</summary>
readonly record struct LedgerFact(Guid SourceId, int SourceVersion, Guid InterviewId, Instant At);

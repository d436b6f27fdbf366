using Mockloop.Contracts.Matching;
using Mockloop.Matching.Engine.Pooling;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>Two tickets that were put together, until the interview is cancelled or refused.</summary>
sealed class PoolMatch
{
    PoolMatch() { }

    public Guid Id { get; private set; }
    public Guid CohortId { get; private set; }

    /// <summary>Match id of the second half of a two-way mock.</summary>
    public Guid? BackId { get; private set; }

    public Instant Start { get; private set; }

    /// <summary>End of the last interview.</summary>
    public Instant End { get; private set; }

    /// <summary>Why these two, for both of them.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Null while it stands.</summary>
    public string? ClosedBecause { get; private set; }

    /// <summary>Match ids of its interviews.</summary>
    public Guid[] Halves => BackId is { } back ? [Id, back] : [Id];

    public static PoolMatch Of(Guid cohortId, PoolPair pair, int minutes) => new()
    {
        Id = Guid.CreateVersion7(),
        CohortId = cohortId,
        BackId = pair.BackStart is null ? null : Guid.CreateVersion7(),
        Start = pair.Start,
        End = (pair.BackStart ?? pair.Start) + Duration.FromMinutes(minutes),
        Why = pair.InWords(),
    };

    public void Close(string reason) => ClosedBecause = reason;

    public PairMatched ToEvent(PoolPair pair, string stage, int minutes)
    {
        var end = pair.Start + Duration.FromMinutes(minutes);
        var back = BackId is not { } id || pair.BackStart is not { } start ? null
            : new PairedBack(id, pair.Candidate.Role, start.ToDateTimeOffset(), End.ToDateTimeOffset());
        return new(Id, CohortId, pair.Candidate.Person, pair.Interviewer.Person, stage, pair.Interviewer.Role,
            pair.Start.ToDateTimeOffset(), end.ToDateTimeOffset(), back);
    }
}

/// <summary>A ticket's part in a match. The index on open ones decides that no ticket is in two.</summary>
sealed class PoolSeat
{
    public required Guid MatchId { get; init; }
    public required Guid TicketId { get; init; }
    public bool Open { get; private set; } = true;

    public void Close() => Open = false;
}

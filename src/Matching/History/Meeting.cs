using Mockloop.Contracts.Scheduling;

namespace Mockloop.Matching.History;

/// <summary>
/// What became of an interview, put together from events in whatever order they come. Two people met when the round was
/// held and both were there.
/// </summary>
sealed class Meeting
{
    Meeting() { }

    public Guid InterviewId { get; private set; }
    public Guid? CandidateId { get; private set; }
    public string StageId { get; private set; } = "";
    public Guid[] InterviewerIds { get; private set; } = [];

    /// <summary>Version of the interview that the interviewers are from; 0 before any is known.</summary>
    public int SeatsVersion { get; private set; }

    public Guid? MatchId { get; private set; }

    /// <summary>Null until the round ended.</summary>
    public Guid[]? Present { get; private set; }

    /// <summary>Null while it stands.</summary>
    public string? CancelledBecause { get; private set; }

    /// <summary>Rounds that could not be held because somebody was missing.</summary>
    public int Missed { get; private set; }

    public int Version { get; private set; }

    /// <summary>Who takes part, as far as is known.</summary>
    public IEnumerable<Guid> People => CandidateId is { } candidate ? InterviewerIds.Append(candidate) : InterviewerIds;

    public static Meeting Of(Guid interviewId) => new() { InterviewId = interviewId };

    public void Booked(InterviewBooked booked)
    {
        (CandidateId, StageId, MatchId) = (booked.CandidateId, booked.StageId, booked.MatchId);
        Seat(booked.Seats, booked.AggregateVersion);
    }

    public void Seat(IReadOnlyList<BookedSeat> seats, int version)
    {
        if (version > SeatsVersion)
            (InterviewerIds, SeatsVersion) = ([.. seats.Where(s => !s.Shadow).Select(s => s.PersonId)], version);
        Version++;
    }

    public void Cancelled(string reason)
    {
        CancelledBecause = reason;
        Version++;
    }

    public void Held(IReadOnlyList<Guid> present)
    {
        Present = [.. present];
        Version++;
    }

    public void NotHeld()
    {
        Missed++;
        Version++;
    }
}

/// <summary>An author rated a candidate: an edge of the graph that makes raters comparable.</summary>
sealed class RatingEdge
{
    public required Guid CardId { get; init; }
    public required Guid InterviewId { get; init; }
    public required Guid CohortId { get; init; }
    public required Guid RaterId { get; init; }
    public required Guid CandidateId { get; init; }
}

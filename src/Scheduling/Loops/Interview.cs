using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Somebody in a chair of an interview, or beside it as a shadow; <paramref name="Role"/> is the role id within the stage.
/// A shadow who leads does what the chair's holder watches.
/// </summary>
readonly record struct Chair(Guid PersonId, string Role, bool Shadow = false, bool Leads = false);

/// <summary>An hour that is held for a candidate and their interviewers. Every change answers with the event that tells it.</summary>
sealed class Interview
{
    readonly List<Booking> _bookings = [];
    readonly List<InterviewChange> _changes = [];

    Interview() { }

    public Guid Id { get; private set; }

    /// <summary>Null for interviews out of the on-demand pool.</summary>
    public Guid? LoopId { get; private set; }

    public Guid CohortId { get; private set; }
    public Guid CandidateId { get; private set; }
    public string TrackId { get; private set; } = "";
    public string TrackHash { get; private set; } = "";
    public string StageId { get; private set; } = "";
    public Instant Start { get; private set; }
    public Instant End { get; private set; }
    public InterviewState State { get; private set; } = InterviewState.Booked;

    /// <summary>Why it was cancelled, or moved last.</summary>
    public string Reason { get; private set; } = "";

    public Guid? MatchId { get; private set; }
    public int Version { get; private set; } = 1;
    public IReadOnlyList<Booking> Bookings => _bookings;

    /// <summary>History, where it was read.</summary>
    public IReadOnlyList<InterviewChange> Changes => _changes;

    public IEnumerable<Booking> Seats => _bookings.Where(b => b.Role.Length > 0).OrderBy(b => b.Role, StringComparer.Ordinal).ThenBy(b => b.Shadow);

    public static Interview Book(
        Cohorts.Cohort cohort, Guid? loopId, Guid? matchId, Guid candidateId, string stageId, Instant start, Instant end, IReadOnlyList<Chair> chairs)
    {
        if (chairs.Any(c => c.PersonId == candidateId) || chairs.DistinctBy(c => c.PersonId).Count() != chairs.Count)
            throw DomainException.Conflict($"Stage {stageId} has one person in two chairs.");
        var interview = new Interview
        {
            Id = Guid.CreateVersion7(),
            LoopId = loopId,
            MatchId = matchId,
            CohortId = cohort.Id,
            CandidateId = candidateId,
            TrackId = cohort.TrackId,
            TrackHash = cohort.TrackHash,
            StageId = stageId,
            Start = start,
            End = end,
        };
        interview.Seat(chairs);
        return interview;
    }

    /// <summary>For those who meant an older version.</summary>
    public string ChangedBy => Reason.Length > 0 ? $"in between (last: {Reason.TrimEnd('.')})" : "in between";

    public InterviewBooked Booked(Cohorts.Cohort cohort) => new(Id, LoopId, CohortId, CandidateId, TrackId, TrackHash, StageId,
        Start.ToDateTimeOffset(), End.ToDateTimeOffset(), BookedSeats(), MatchId, Version, cohort.Rules.NoShowGraceMinutes);

    /// <summary>Another slot, other interviewers, or both; <paramref name="chairs"/> is the complete new list.</summary>
    public InterviewMoved Move(Instant start, Instant end, IReadOnlyList<Chair> chairs, Cause cause)
    {
        MustBeBooked();
        var (startBefore, before) = (Start, SeatIds());
        (Start, End, Reason) = (start, end, cause.Words);
        Seat(chairs);
        Version++;
        var after = SeatIds();
        _changes.Add(InterviewChange.Of(this, cause, startBefore, [.. before.Except(after)], [.. after.Except(before)]));
        return new(Id, CohortId, Start.ToDateTimeOffset(), End.ToDateTimeOffset(), BookedSeats(), Version);
    }

    public InterviewCancelled Cancel(Cause cause)
    {
        MustBeBooked();
        (State, Reason) = (InterviewState.Cancelled, cause.Words);
        foreach (var booking in _bookings)
            booking.Cancel();
        Version++;
        _changes.Add(InterviewChange.Of(this, cause, Start, SeatIds(), []));
        return new(Id, LoopId, CohortId, cause.Words, Version);
    }

    /// <summary>Somebody will not come. Their time is free at once; a repair finds what becomes of the interview.</summary>
    public void Decline(Guid personId)
    {
        MustBeBooked();
        _bookings.Single(b => b.PersonId == personId).Decline();
        Version++;
    }

    /// <summary>The round took place. A cancellation that crossed it on the way does not undo that.</summary>
    public void Hold()
    {
        if (State == InterviewState.Held)
            return;
        State = InterviewState.Held;
        Version++;
    }

    // Rows of people who stay are changed, not replaced: the constraint must never see one person twice.
    void Seat(IReadOnlyList<Chair> chairs)
    {
        var wanted = chairs.Append(new Chair(CandidateId, "")).ToDictionary(c => c.PersonId);
        _bookings.RemoveAll(b => !wanted.ContainsKey(b.PersonId));
        foreach (var chair in wanted.Values)
            if (_bookings.Find(b => b.PersonId == chair.PersonId) is { } booking)
                booking.Change(chair, new Interval(Start, End));
            else
                _bookings.Add(Booking.Of(Id, chair, new Interval(Start, End)));
    }

    void MustBeBooked()
    {
        if (State != InterviewState.Booked)
            throw DomainException.Conflict($"The interview is {State.ToString().ToLowerInvariant()}; only booked ones can change.");
    }

    Guid[] SeatIds() => [.. Seats.Select(b => b.PersonId)];

    IReadOnlyList<BookedSeat> BookedSeats() => [.. Seats.Select(b => new BookedSeat(b.PersonId, b.Role, b.Shadow))];
}

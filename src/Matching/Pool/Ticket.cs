using Mockloop.Contracts.Matching;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>Somebody's place in the line for one stage.</summary>
sealed class Ticket
{
    /// <summary>Name of the index that allows one live ticket per person, cohort and stage.</summary>
    public const string OnePlace = "pool_ticket_one_place";

    const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    Ticket() { }

    public Guid Id { get; private set; }
    public Guid CohortId { get; private set; }
    public Guid PersonId { get; private set; }
    public string StageId { get; private set; } = "";
    public int Minutes { get; private set; }
    public int GranularityMinutes { get; private set; }

    /// <summary>What was asked for; never changes.</summary>
    public Wish Wish { get; private set; } = null!;

    /// <summary>As Scheduling knew the person last.</summary>
    public Standing Standing { get; private set; } = null!;

    public TicketState State { get; private set; } = TicketState.Waiting;
    public Instant WaitingSince { get; private set; }

    /// <summary>Came back from a match that fell through: goes before all who did not.</summary>
    public bool Returned { get; private set; }

    /// <summary>The standing may be older than a booking: it is asked for anew before the ticket is matched.</summary>
    public bool IsStale { get; private set; }

    public Guid? MatchId { get; private set; }
    public Guid[] InterviewIds { get; private set; } = [];

    /// <summary>Whom it was matched with and Scheduling refused to book, as often as it did.</summary>
    public Guid[] RefusedWith { get; private set; } = [];

    public string LastRefusal { get; private set; } = "";
    public int Version { get; private set; } = 1;

    public static Ticket Of(Guid cohortId, Guid personId, string stageId, int minutes, int granularity, Wish wish, Standing standing, Instant now) => new()
    {
        Id = Guid.CreateVersion7(),
        CohortId = cohortId,
        PersonId = personId,
        StageId = stageId,
        Minutes = minutes,
        GranularityMinutes = granularity,
        Wish = wish,
        Standing = standing,
        // As the database keeps it, so that the first reply says the same as later ones.
        WaitingSince = Instant.FromUnixTimeTicks(now.ToUnixTimeTicks() / TicksPerMicrosecond * TicksPerMicrosecond),
    };

    public void Refresh(Standing standing) => Change(() => (Standing, IsStale) = (standing, false));

    /// <summary>What is known of the person may have changed.</summary>
    public void Doubt() => Change(() => IsStale = true);

    public void Match(Guid matchId)
    {
        if (State != TicketState.Waiting)
            throw DomainException.Conflict($"The ticket is {State}, not waiting.");
        Change(() => (State, MatchId) = (TicketState.Matched, matchId));
    }

    /// <summary>The match is one interview or two; nothing happens when the ticket's owner left meanwhile.</summary>
    public void Book(IReadOnlyList<Guid> interviews)
    {
        if (State is TicketState.Matched or TicketState.Booked)
            Change(() => (State, InterviewIds) = (TicketState.Booked, [.. interviews]));
    }

    /// <summary>The match fell through: back, first in line. Who left stays away.</summary>
    /// <param name="reason">Why, for the owner.</param>
    /// <param name="refusedWith">The partner, when it was Scheduling that would not book the two.</param>
    public void Return(string reason, Guid? refusedWith)
    {
        if (State is TicketState.Matched or TicketState.Booked)
            Change(() => (State, MatchId, InterviewIds, LastRefusal, Returned, IsStale, RefusedWith) =
                (TicketState.Waiting, null, [], reason, true, true, refusedWith is { } partner ? [.. RefusedWith, partner] : RefusedWith));
    }

    /// <summary>The match fell through, and the owner waits with another ticket already.</summary>
    public void Supersede(string reason) => Change(() => (State, LastRefusal) = (TicketState.Left, reason));

    /// <summary>Takes over the place of an older ticket that came back.</summary>
    public void GoFirst(Instant since) => Change(() => (Returned, WaitingSince) = (true, Instant.Min(since, WaitingSince)));

    /// <summary>The owner is not heard of: the place is kept, nothing is made of it.</summary>
    public void Pause()
    {
        if (State == TicketState.Waiting)
            Change(() => State = TicketState.Paused);
    }

    /// <summary>The owner is back, at the same place; their free time may have changed.</summary>
    /// <returns>Whether it was paused.</returns>
    public bool Resume()
    {
        if (State != TicketState.Paused)
            return false;
        Change(() => (State, IsStale) = (TicketState.Waiting, true));
        return true;
    }

    /// <summary>By the owner's wish, only while nothing is being booked.</summary>
    public void Leave()
    {
        if (State is TicketState.Matched or TicketState.Booked)
            throw DomainException.Conflict($"The ticket is {State.ToString().ToLowerInvariant()}; ask the organizer to cancel the interview instead.");
        Remove(LastRefusal);
    }

    /// <summary>Ends the wait whatever the state, unless it has ended in an interview.</summary>
    public void Remove(string reason)
    {
        if (State is not (TicketState.Left or TicketState.Booked))
            Change(() => (State, LastRefusal) = (TicketState.Left, reason));
    }

    void Change(Action change)
    {
        change();
        Version++;
    }
}

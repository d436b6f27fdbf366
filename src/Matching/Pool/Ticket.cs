using Mockloop.Contracts.Matching;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>Somebody's place in the line for one stage.</summary>
sealed class Ticket
{
    /// <summary>Name of the index that allows one live ticket per person, cohort and stage.</summary>
    public const string OnePlace = "pool_ticket_one_place";

    Ticket() { }

    public Guid Id { get; private set; }
    public Guid CohortId { get; private set; }
    public Guid PersonId { get; private set; }
    public string StageId { get; private set; } = "";

    /// <summary>The chair an interviewer waits for; empty for candidates.</summary>
    public string Role { get; private set; } = "";

    public int Minutes { get; private set; }
    public int GranularityMinutes { get; private set; }
    public TicketState State { get; private set; } = TicketState.Waiting;
    public Instant WaitingSince { get; private set; }

    /// <summary>Came back from a match that fell through: goes before all who did not.</summary>
    public bool Returned { get; private set; }

    /// <summary>The free spans are older than a booking that just failed: ask again before matching.</summary>
    public bool IsStale { get; private set; }

    public Instant[] FreeFrom { get; private set; } = [];
    public Instant[] FreeTo { get; private set; } = [];
    public Guid? MatchId { get; private set; }
    public Guid? InterviewId { get; private set; }
    public string LastRefusal { get; private set; } = "";
    public int Version { get; private set; } = 1;

    public IReadOnlyList<Interval> Free => [.. FreeFrom.Zip(FreeTo, (from, to) => new Interval(from, to))];

    /// <summary>Lower is earlier in line.</summary>
    public long Place => WaitingSince.ToUnixTimeMilliseconds() - (Returned ? long.MaxValue / 4 : 0);

    public static Ticket Of(
        Guid cohortId, Guid personId, string stageId, string role, int minutes, int granularity, Instant now, IReadOnlyList<Interval> free)
    {
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(),
            CohortId = cohortId,
            PersonId = personId,
            StageId = stageId,
            Role = role,
            Minutes = minutes,
            GranularityMinutes = granularity,
            WaitingSince = now,
        };
        ticket.Refresh(free);
        return ticket;
    }

    public void Refresh(IReadOnlyList<Interval> free)
    {
        (FreeFrom, FreeTo, IsStale) = ([.. free.Select(s => s.Start)], [.. free.Select(s => s.End)], false);
        Version++;
    }

    public void Match(Guid matchId)
    {
        if (State != TicketState.Waiting)
            throw DomainException.Conflict($"The ticket is {State}, not waiting.");
        (State, MatchId) = (TicketState.Matched, matchId);
        Version++;
    }

    /// <summary>The match is an interview; nothing happens when the ticket's owner left meanwhile.</summary>
    public void Book(Guid interviewId)
    {
        if (State != TicketState.Matched)
            return;
        (State, InterviewId) = (TicketState.Booked, interviewId);
        Version++;
    }

    /// <summary>The match fell through: back, first in line. Who left stays away.</summary>
    public void Return(string reason)
    {
        if (State is not (TicketState.Matched or TicketState.Booked))
            return;
        (State, MatchId, InterviewId, LastRefusal, Returned, IsStale) = (TicketState.Waiting, null, null, reason, true, true);
        Version++;
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
        if (State is TicketState.Left or TicketState.Booked)
            return;
        (State, LastRefusal) = (TicketState.Left, reason);
        Version++;
    }
}

using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Engine;
using NodaTime;

namespace Mockloop.Debrief.Interviews;

/// <summary>Somebody's chair in an interview.</summary>
sealed record Seat(Guid PersonId, string Role, bool Shadow);

/// <summary>What is fixed when an interview is booked; a move changes seats and time only.</summary>
sealed record Booking(Guid? LoopId, Guid CohortId, Guid CandidateId, string TrackHash, string StageId);

/// <summary>
/// The debrief of one interview. Events about it come in any order and more than once, so each only notes its fact here, and the
/// cards' states follow from all facts known so far (<see cref="ArrangeCards"/>): the same facts give the same state in any order.
/// </summary>
sealed class Interview
{
    readonly List<Card> cards = [];

    public Guid Id { get; private set; }
    public Guid? LoopId { get; private set; }

    /// <summary>Null until the booking is known; then the next three are set too.</summary>
    public Guid? CohortId { get; private set; }
    public Guid? CandidateId { get; private set; }
    public string? TrackHash { get; private set; }
    public string? StageId { get; private set; }

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    /// <summary>Version of the newest booking event; older ones change neither seats nor cancellation.</summary>
    public int BookingVersion { get; private set; }
    public bool Cancelled { get; private set; }

    /// <summary>Null until the round was held.</summary>
    public Instant? EndedAt { get; private set; }
    public Guid[] Present { get; private set; } = [];

    /// <summary>Who was not there when a round that went on without them began.</summary>
    public Guid[] Absent { get; private set; } = [];

    /// <summary>Until when cards are waited for; set once the round was held.</summary>
    public Instant? Deadline { get; private set; }
    public bool DeadlinePassed { get; private set; }

    public StageOutcome? Decision { get; private set; }
    public string Reason { get; private set; } = "";
    public Instant? DecidedAt { get; private set; }

    /// <summary>Counts what others may see of it.</summary>
    public int Version { get; private set; }
    public IReadOnlyList<Card> Cards => cards;

    public bool Booked => CohortId is not null;

    /// <summary>Cards are revealed by the decision and not before.</summary>
    public bool Revealed => DecidedAt is not null;

    /// <summary>Somebody who was there still owes a card.</summary>
    public bool Waiting => cards.Any(c => c.State == CardState.Due);

    public void Book(Booking booking) =>
        (LoopId, CohortId, CandidateId, TrackHash, StageId) =
        (booking.LoopId, booking.CohortId, booking.CandidateId, booking.TrackHash, booking.StageId);

    /// <summary>The seats as of a version; also undoes an older cancellation.</summary>
    public void Take(IReadOnlyList<Seat> seats, int version)
    {
        if (version <= BookingVersion)
            return;
        (Seats, Cancelled, BookingVersion) = (seats, false, version);
    }

    public void Cancel(int version)
    {
        if (version <= BookingVersion)
            return;
        (Cancelled, BookingVersion) = (true, version);
    }

    /// <summary>The round was held: from now on this, and neither an absence nor a cancellation, says who owes a card.</summary>
    public void EndRound(IEnumerable<Guid> present, Instant at)
    {
        if (EndedAt is null)
            (Present, EndedAt) = ([.. present], at);
    }

    public void NoteAbsent(IEnumerable<Guid> absent) => Absent = [.. Absent.Union(absent).Order()];

    public void SetDeadline(Instant deadline) => Deadline ??= deadline;

    public void PassDeadline() => DeadlinePassed = true;

    /// <summary>Expects a card of everybody seated and of the candidate, and brings each to the state the facts imply.</summary>
    /// <param name="gone">Who left the cohort; nobody waits for them.</param>
    /// <param name="newId">Gives ids to new cards.</param>
    public void ArrangeCards(IReadOnlySet<Guid> gone, Func<Guid> newId)
    {
        if (!Booked || Revealed)
            return;
        foreach (var (author, kind) in Authors())
            if (!cards.Any(c => c.AuthorId == author && c.Kind == kind))
                cards.Add(new Card(newId(), Id, author, kind));
        var wanted = Authors().ToHashSet();
        // As if it had never been asked for, so that it does not matter whether the booking or the move came first.
        cards.RemoveAll(c => !wanted.Contains((c.AuthorId, c.Kind)) && c.Untouched);
        bool over = gone.Contains(CandidateId!.Value) || (Cancelled && EndedAt is null);
        foreach (var card in cards)
            card.Settle(over || gone.Contains(card.AuthorId) || !wanted.Contains((card.AuthorId, card.Kind))
                ? CardState.Void
                : StateFor(card.AuthorId));
        Version++;
    }

    public void Decide(StageVerdict verdict, Instant now)
    {
        (Decision, Reason, DecidedAt) = (verdict.Outcome, verdict.Reason, now);
        Version++;
    }

    CardState StateFor(Guid author)
    {
        if (EndedAt is null)
            return Absent.Contains(author) ? CardState.Void : CardState.Expected;
        if (!Present.Contains(author))
            return CardState.Void;
        return DeadlinePassed ? CardState.Missing : CardState.Due;
    }

    IEnumerable<(Guid, CardKind)> Authors() => Seats
        .Select(s => (s.PersonId, s.Shadow ? CardKind.Shadow : CardKind.Interviewer))
        .Append((CandidateId!.Value, CardKind.Self));
}

using Mockloop.Contracts.Scheduling;

namespace Mockloop.Questions.Rounds;

// Scheduling's facts. Each carries the interview's version; a slot older than the known one changes nothing, and what
// comes before the booking is kept until the booking completes it.
sealed partial class Round
{
    /// <summary>The booking: who and what for, once; slot and seats unless something newer is known.</summary>
    public void Book(InterviewBooked booking)
    {
        if (IsBooked)
            return;
        (CandidateId, LoopId) = (booking.CandidateId, booking.LoopId);
        (StageId, TrackHash, GraceMinutes) = (booking.StageId, booking.TrackHash, booking.NoShowGraceMinutes);
        participants.Add(new(InterviewId, booking.CandidateId, Participant.CandidateRole, shadow: false));
        if (State == RoundState.Announced)
            State = RoundState.Scheduled;
        if (booking.AggregateVersion > SlotVersion)
            Take(booking.Start, booking.End, booking.Seats, booking.AggregateVersion, keepPresence: false);
        Version++;
    }

    /// <summary>
    /// Another slot or other seats. After a no-show the round is scheduled again with an empty room; one that runs or
    /// was held stays what it was. True when slot or seats changed.
    /// </summary>
    public bool Move(InterviewMoved move)
    {
        if (move.AggregateVersion <= SlotVersion || State is RoundState.Running or RoundState.Ended or RoundState.Cancelled)
            return false;
        bool sameSlot = Instant.FromDateTimeOffset(move.Start) == Start && Instant.FromDateTimeOffset(move.End) == End;
        bool keepPresence = sameSlot && State != RoundState.NoShow;
        if (State is RoundState.NoShow or RoundState.Open)
            (State, EndedAt) = (RoundState.Scheduled, null);
        Take(move.Start, move.End, move.Seats, move.AggregateVersion, keepPresence);
        Version++;
        return true;
    }

    /// <summary>The interview will not be held. True when that ended something.</summary>
    public bool Cancel()
    {
        if (State is RoundState.Ended or RoundState.Cancelled)
            return false;
        (State, Version) = (RoundState.Cancelled, Version + 1);
        return true;
    }

    void Take(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<BookedSeat> seats, int version, bool keepPresence)
    {
        (Start, End, SlotVersion) = (Instant.FromDateTimeOffset(start), Instant.FromDateTimeOffset(end), version);
        participants.RemoveAll(p => p.PersonId != CandidateId && seats.All(s => s.PersonId != p.PersonId));
        foreach (var seat in seats.Where(s => s.PersonId != CandidateId))
            if (Find(seat.PersonId) is { } known)
                known.Reseat(seat.Role, seat.Shadow, keepPresence);
            else
                participants.Add(new(InterviewId, seat.PersonId, seat.Role, seat.Shadow));
        if (CandidateId is { } candidate && !keepPresence)
            Find(candidate)?.Reseat(Participant.CandidateRole, false, keepPresence: false);
    }
}

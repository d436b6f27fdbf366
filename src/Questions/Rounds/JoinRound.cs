using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>The caller enters the room; the last one awaited starts the round.</summary>
sealed class JoinRound(QuestionsDb db, DomainClock clock, ICaller caller, RoundAccess access, RoundLife life)
{
    public async Task<Proto.Round> HandleAsync(Guid interviewId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var round = await db.LockBookedRoundAsync(interviewId, ct);
        await access.RequireAsync(round, RoundRole.Participant, ct);
        var now = clock.Now;
        bool wasPresent = round.Find(caller.PersonId)!.IsPresent;
        bool started = round.Join(caller.PersonId, now);
        if (!wasPresent)
            life.Note(round, now, "joined", caller.PersonId, "Entered the room.");
        if (started)
            await life.StartedAsync(round, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return round.ToProto();
    }
}

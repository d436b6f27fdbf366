using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>How rounds are read and locked.</summary>
static class RoundQueries
{
    /// <summary>
    /// The round, or null, after everybody else who changes this interview's round has finished. The lock is on the id and
    /// not on the row, so that it also holds before the first fact has made one. Needs a transaction.
    /// </summary>
    public static async Task<Round?> LockRoundAsync(this QuestionsDb db, Guid interviewId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({interviewId.ToString()}, 0))", ct);
        return await db.Rounds.Include(r => r.Participants).SingleOrDefaultAsync(r => r.InterviewId == interviewId, ct);
    }

    /// <summary>As <see cref="LockRoundAsync"/>, for callers: a round nobody has booked yet is not there.</summary>
    public static async Task<Round> LockBookedRoundAsync(this QuestionsDb db, Guid interviewId, CancellationToken ct) =>
        await db.LockRoundAsync(interviewId, ct) is { IsBooked: true } round ? round : throw NoSuchRound(interviewId);

    /// <summary>As <see cref="LockRoundAsync"/>, for facts about an interview, whichever comes first.</summary>
    public static async Task<Round> LockOrAnnounceRoundAsync(this QuestionsDb db, Guid interviewId, Guid cohortId, CancellationToken ct)
    {
        if (await db.LockRoundAsync(interviewId, ct) is { } known)
            return known;
        var round = Round.Announce(interviewId, cohortId);
        db.Rounds.Add(round);
        return round;
    }

    /// <summary>The round, to be read only.</summary>
    public static async Task<Round> ReadRoundAsync(this QuestionsDb db, Guid interviewId, CancellationToken ct) =>
        await db.Rounds.AsNoTracking().Include(r => r.Participants)
            .SingleOrDefaultAsync(r => r.InterviewId == interviewId && r.CandidateId != null, ct) ?? throw NoSuchRound(interviewId);

    static DomainException NoSuchRound(Guid interviewId) => DomainException.NotFound("round of interview", interviewId);
}

using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>Rounds of a cohort, soonest first: all for its organizer and services, else those with a seat for the caller.</summary>
sealed class ListRounds(QuestionsDb db, ICaller caller, ICohortAccess cohorts)
{
    const CohortRole AnyRole = CohortRole.Member | CohortRole.Candidate | CohortRole.Interviewer | CohortRole.Organizer | CohortRole.Committee;

    public async Task<Proto.ListRoundsReply> HandleAsync(Guid cohortId, CancellationToken ct)
    {
        var roles = await cohorts.RequireAsync(caller, cohortId, AnyRole, ct);
        var rounds = db.Rounds.AsNoTracking().Include(r => r.Participants).Where(r => r.CohortId == cohortId && r.CandidateId != null);
        if (!roles.HasFlag(CohortRole.Organizer))
        {
            var me = caller.PersonId;
            rounds = rounds.Where(r => r.Participants.Any(p => p.PersonId == me));
        }
        var found = await rounds.OrderBy(r => r.Start).ThenBy(r => r.InterviewId).ToListAsync(ct);
        return new() { Rounds = { found.Select(r => r.ToProto()) } };
    }
}

using Mockloop.Questions.Data;
using Mockloop.ServiceDefaults.Paging;

namespace Mockloop.Questions.Rounds;

/// <summary>Rounds of a cohort, soonest first: all for its organizer and services, else those with a seat for the caller.</summary>
sealed class ListRounds(QuestionsDb db, ICaller caller, ICohortAccess cohorts)
{
    const CohortRole AnyRole = CohortRole.Member | CohortRole.Candidate | CohortRole.Interviewer | CohortRole.Organizer | CohortRole.Committee;

    public async Task<Proto.ListRoundsReply> HandleAsync(Proto.ListRoundsRequest request, CancellationToken ct)
    {
        var cohortId = Ids.Parse(request.CohortId, "cohort_id");
        var roles = await cohorts.RequireAsync(caller, cohortId, AnyRole, ct);
        var rounds = db.Rounds.AsNoTracking().Include(r => r.Participants).Where(r => r.CohortId == cohortId && r.CandidateId != null);
        if (!roles.HasFlag(CohortRole.Organizer))
        {
            var me = caller.PersonId;
            rounds = rounds.Where(r => r.Participants.Any(p => p.PersonId == me));
        }
        var page = Page<Place>.Of(request, caller);
        if (page.After is { } after)
            rounds = rounds.Where(r => r.Start > after.Start || (r.Start == after.Start && r.InterviewId > after.Id));
        var (found, next) = await page.TakeAsync(
            rounds.OrderBy(r => r.Start).ThenBy(r => r.InterviewId), r => new(r.Start, r.InterviewId), ct);
        return new() { Rounds = { found.Select(r => r.ToProto()) }, NextPageToken = next };
    }

    sealed record Place(Instant Start, Guid Id);
}

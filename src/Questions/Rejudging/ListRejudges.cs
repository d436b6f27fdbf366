using Mockloop.Questions.Data;
using Mockloop.ServiceDefaults.Paging;

namespace Mockloop.Questions.Rejudging;

/// <summary>Rejudgings, the newest first.</summary>
sealed class ListRejudges(QuestionsDb db, ICaller caller, RejudgeAccess access, RejudgeTallies tallies)
{
    public async Task<Proto.ListRejudgesReply> HandleAsync(Proto.ListRejudgesRequest request, CancellationToken ct)
    {
        var cohortId = RejudgeAccess.CohortOf(request.CohortId);
        await access.RequireAsync(cohortId, ct);
        var rejudges = db.Rejudges.AsNoTracking().Where(r => cohortId == null || r.CohortId == cohortId);
        var page = Page<Place>.Of(request, caller);
        if (page.After is { } after)
            rejudges = rejudges.Where(r => r.Id < after.Id);
        var (found, next) = await page.TakeAsync(rejudges.OrderByDescending(r => r.Id), r => new(r.Id), ct);
        return new() { Rejudges = { await tallies.OfAsync(found, ct) }, NextPageToken = next };
    }

    sealed record Place(Guid Id);
}

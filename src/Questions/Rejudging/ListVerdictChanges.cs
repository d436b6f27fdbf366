using Mockloop.Questions.Data;
using Mockloop.ServiceDefaults.Paging;

namespace Mockloop.Questions.Rejudging;

/// <summary>What became of each submission, the changed ones first.</summary>
sealed class ListVerdictChanges(QuestionsDb db, ICaller caller, GetRejudge getRejudge)
{
    public async Task<Proto.ListVerdictChangesReply> HandleAsync(Proto.ListVerdictChangesRequest request, CancellationToken ct)
    {
        var rejudge = await getRejudge.ReadAsync(Ids.Parse(request.RejudgeId, "rejudge_id"), ct);
        var items = db.RejudgeItems.AsNoTracking().Where(i => i.RejudgeId == rejudge.Id);
        if (request.OnlyChanged)
            items = items.Where(i => i.Outcome == RejudgeOutcome.Changed || i.Outcome == RejudgeOutcome.NearLimit);
        var page = Page<Place>.Of(request, caller);
        if (page.After is { } after)
            items = items.Where(i => i.Outcome > after.Outcome || (i.Outcome == after.Outcome && i.SubmissionId > after.Id));
        var (found, next) = await page.TakeAsync(items.OrderBy(i => i.Outcome).ThenBy(i => i.SubmissionId), i => new(i.Outcome, i.SubmissionId), ct);
        var steps = await StepsAsync(found, ct);
        return new() { Changes = { found.Select(i => ToProto(i, steps.GetValueOrDefault(i.SubmissionId, ""))) }, NextPageToken = next };
    }

    async Task<Dictionary<Guid, string>> StepsAsync(List<RejudgeItem> items, CancellationToken ct)
    {
        var waiting = items.Where(i => i.Outcome == RejudgeOutcome.Waiting).Select(i => i.SubmissionId).ToList();
        return await db.GradingWork.Where(w => waiting.Contains(w.SubmissionId) && w.LeaseId != null).ToDictionaryAsync(w => w.SubmissionId, w => w.Step, ct);
    }

    static Proto.VerdictChange ToProto(RejudgeItem item, string step) => new()
    {
        SubmissionId = item.SubmissionId.ToString(),
        InterviewId = item.InterviewId.ToString(),
        CohortId = item.CohortId.ToString(),
        Language = item.Language,
        Outcome = item.Outcome switch
        {
            RejudgeOutcome.Changed => Proto.RejudgeOutcome.Changed,
            RejudgeOutcome.NearLimit => Proto.RejudgeOutcome.NearLimit,
            RejudgeOutcome.Failed => Proto.RejudgeOutcome.Failed,
            RejudgeOutcome.Same => Proto.RejudgeOutcome.Same,
            RejudgeOutcome.Waiting => Proto.RejudgeOutcome.Waiting,
            _ => Proto.RejudgeOutcome.Dropped,
        },
        Before = ToProto(item.Before, shown: !item.Replaces),
        After = item.After is { } after ? ToProto(after, shown: item.Replaces) : null,
        Step = step,
    };

    static Proto.Judging ToProto(Judged judged, bool shown) => new()
    {
        Rejudge = judged.Rejudge,
        PackageHash = judged.PackageHash,
        Verdict = judged.Verdict,
        Score = judged.Score,
        NearLimit = judged.NearLimit,
        CpuMs = judged.CpuMs,
        Shown = shown,
    };

    sealed record Place(RejudgeOutcome Outcome, Guid Id);
}

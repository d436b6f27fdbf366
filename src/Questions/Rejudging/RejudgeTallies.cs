using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rejudging;

/// <summary>How far rejudgings are, and how many verdicts went where.</summary>
sealed class RejudgeTallies(QuestionsDb db)
{
    public async Task<Proto.Rejudge> OfAsync(Rejudge rejudge, CancellationToken ct) => (await OfAsync([rejudge], ct))[0];

    public async Task<IReadOnlyList<Proto.Rejudge>> OfAsync(IReadOnlyList<Rejudge> rejudges, CancellationToken ct)
    {
        var ids = rejudges.Select(r => r.Id).ToList();
        var tallies = await db.RejudgeItems.Where(i => ids.Contains(i.RejudgeId))
            .GroupBy(i => new { i.RejudgeId, i.Outcome, Old = i.Before.Verdict, New = i.After == null ? "" : i.After.Verdict })
            .Select(g => new Tally(g.Key.RejudgeId, g.Key.Outcome, g.Key.Old, g.Key.New, g.Count())).ToListAsync(ct);
        var running = await (
            from item in db.RejudgeItems
            where ids.Contains(item.RejudgeId)
            join work in db.GradingWork on new { item.SubmissionId, item.Number } equals new { work.SubmissionId, Number = work.Rejudge }
            where work.LeaseId != null
            group item by item.RejudgeId into leased
            select new { leased.Key, Count = leased.Count() }).ToDictionaryAsync(r => r.Key, r => r.Count, ct);
        return [.. rejudges.Select(r => ToProto(r, [.. tallies.Where(t => t.RejudgeId == r.Id)], running.GetValueOrDefault(r.Id)))];
    }

    static Proto.Rejudge ToProto(Rejudge rejudge, IReadOnlyList<Tally> tallies, int running)
    {
        int Sum(params RejudgeOutcome[] outcomes) => tallies.Where(t => outcomes.Contains(t.Outcome)).Sum(t => t.Count);
        return new()
        {
            RejudgeId = rejudge.Id.ToString(),
            CohortId = rejudge.CohortId?.ToString() ?? "",
            PackageHash = rejudge.PackageHash,
            AgainstHash = rejudge.AgainstHash,
            AskedBy = rejudge.AskedBy.ToString(),
            AskedAt = rejudge.AskedAt.ToTimestamp(),
            Total = tallies.Sum(t => t.Count),
            // Two reads: what was leased after the first is settled by now, or counted in the next look.
            Waiting = Math.Max(0, Sum(RejudgeOutcome.Waiting) - running),
            Running = Math.Min(running, Sum(RejudgeOutcome.Waiting)),
            Judged = Sum(RejudgeOutcome.Changed, RejudgeOutcome.NearLimit, RejudgeOutcome.Same),
            Failed = Sum(RejudgeOutcome.Failed),
            Dropped = Sum(RejudgeOutcome.Dropped),
            CancelledAt = rejudge.CancelledAt.ToTimestamp(),
            Counts =
            {
                tallies.Where(t => t.Outcome is RejudgeOutcome.Changed or RejudgeOutcome.NearLimit or RejudgeOutcome.Same)
                    .GroupBy(t => (t.Old, t.New)).OrderBy(g => g.Key.Old == g.Key.New).ThenByDescending(g => g.Sum(t => t.Count)).ThenBy(g => g.Key)
                    .Select(g => new Proto.VerdictCount { OldVerdict = g.Key.Old, NewVerdict = g.Key.New, Count = g.Sum(t => t.Count) }),
            },
        };
    }

    sealed record Tally(Guid RejudgeId, RejudgeOutcome Outcome, string Old, string New, int Count);
}

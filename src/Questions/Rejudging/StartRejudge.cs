using Mockloop.Questions.Data;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Rejudging;

/// <summary>Queues every graded submission that matches, all of them or none.</summary>
sealed class StartRejudge(QuestionsDb db, DomainClock clock, ICaller caller, RejudgeAccess access, Enqueue enqueue, RejudgeTallies tallies)
{
    const int LongestHash = 100;

    public async Task<Proto.Rejudge> HandleAsync(Proto.StartRejudgeRequest request, CancellationToken ct)
    {
        var rejudge = Read(request);
        await access.RequireAsync(rejudge.CohortId, ct);
        Require.That(rejudge.CohortId is not null || rejudge.PackageHash.Length > 0, "package_hash", "", "is missing; name a version, or a cohort");
        await using var transaction = await db.JoinTransactionAsync(ct);
        await enqueue.LockAsync(ct);
        var chosen = await ChosenAsync(rejudge, ct);
        if (request.ValidateOnly)
            return new() { CohortId = request.CohortId, PackageHash = rejudge.PackageHash, AgainstHash = rejudge.AgainstHash, Total = await chosen.CountAsync(ct) };
        var items = await ItemsAsync(rejudge, chosen, ct);
        if (items.Count == 0)
            throw DomainException.Conflict("No submission matches that has a verdict, its code, and no judging ahead of it; nothing was queued.");
        db.Rejudges.Add(rejudge);
        db.RejudgeItems.AddRange(items);
        enqueue.AddRejudges(items);
        await db.SaveChangesAsync(ct);
        var reply = await tallies.OfAsync(rejudge, ct);
        await transaction.CommitAsync(ct);
        return reply;
    }

    Rejudge Read(Proto.StartRejudgeRequest request) => new()
    {
        Id = Guid.CreateVersion7(),
        CohortId = RejudgeAccess.CohortOf(request.CohortId),
        PackageHash = Require.Length(request.PackageHash, 0, LongestHash, "package_hash"),
        AgainstHash = Require.Length(request.AgainstHash, 0, LongestHash, "against_hash"),
        AskedBy = caller.PersonId,
        AskedAt = clock.Now,
    };

    async Task<IQueryable<Submission>> ChosenAsync(Rejudge rejudge, CancellationToken ct)
    {
        var (cohort, version, against) = (rejudge.CohortId, rejudge.PackageHash, rejudge.AgainstHash);
        var name = await NameOfAsync(version, "package_hash", ct);
        var problem = await NameOfAsync(against, "against_hash", ct);
        Require.That(name is null || problem is null || name == problem, "against_hash", against, $"is a version of '{problem}', and package_hash one of '{name}'; choose two of one problem");
        return db.Submissions.AsNoTracking().Where(s => s.State == SubmissionState.Graded
            && (cohort == null || s.CohortId == cohort)
            && (version == "" || s.PackageHash == version)
            && (problem == null || db.Packages.Any(p => p.Hash == s.PackageHash && p.Name == problem))
            && db.Sources.Any(f => f.SubmissionId == s.Id) && !db.GradingWork.Any(w => w.SubmissionId == s.Id));
    }

    async Task<string?> NameOfAsync(string hash, string field, CancellationToken ct) => hash.Length == 0
        ? null
        : await db.Packages.Where(p => p.Hash == hash).Select(p => p.Name).SingleOrDefaultAsync(ct)
            ?? throw DomainException.Invalid(field, hash, "is no version that is here; take one from the list of judged packages");

    async Task<List<RejudgeItem>> ItemsAsync(Rejudge rejudge, IQueryable<Submission> chosen, CancellationToken ct)
    {
        await enqueue.CheckRejudgesAsync(await chosen.CountAsync(ct), ct);
        var found = await chosen.OrderBy(s => s.Id)
            .Select(s => new { Submission = s, Last = db.RejudgeItems.Where(i => i.SubmissionId == s.Id).Max(i => (int?)i.Number) ?? 0 }).ToListAsync(ct);
        return [.. found.Select(f => new RejudgeItem
        {
            RejudgeId = rejudge.Id,
            SubmissionId = f.Submission.Id,
            Number = f.Last + 1,
            InterviewId = f.Submission.InterviewId,
            CohortId = f.Submission.CohortId,
            Language = f.Submission.Language,
            AgainstHash = rejudge.AgainstHash.Length > 0 ? rejudge.AgainstHash : f.Submission.PackageHash,
            Before = Judged.Of(f.Submission),
        })];
    }
}

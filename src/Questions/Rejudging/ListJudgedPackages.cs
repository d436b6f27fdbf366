using Mockloop.Questions.Catalog;
using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Rejudging;

/// <summary>The versions that verdicts are from, and the others of the same problems.</summary>
sealed class ListJudgedPackages(QuestionsDb db, RejudgeAccess access, TrackCatalog catalog)
{
    public async Task<Proto.ListJudgedPackagesReply> HandleAsync(Proto.ListJudgedPackagesRequest request, CancellationToken ct)
    {
        var cohortId = RejudgeAccess.CohortOf(request.CohortId);
        await access.RequireAsync(cohortId, ct);
        var counts = await db.Submissions.Where(s => s.State == SubmissionState.Graded && (cohortId == null || s.CohortId == cohortId))
            .GroupBy(s => s.PackageHash).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var judged = counts.Keys.ToList();
        var packages = await db.Packages.Where(p => db.Packages.Any(other => other.Name == p.Name && judged.Contains(other.Hash)))
            .OrderBy(p => p.Name).ThenBy(p => p.Hash).Select(p => new { p.Name, p.Hash }).ToListAsync(ct);
        var current = await CurrentAsync(ct);
        return new()
        {
            Packages =
            {
                packages.Select(p => new Proto.JudgedPackage
                {
                    Name = p.Name, PackageHash = p.Hash, Submissions = counts.GetValueOrDefault(p.Hash), Current = current.Contains(p.Hash),
                }),
            },
        };
    }

    async Task<HashSet<string>> CurrentAsync(CancellationToken ct)
    {
        var hashes = new HashSet<string>();
        foreach (var track in await db.LatestTracks.Select(t => t.Hash).ToListAsync(ct))
            hashes.UnionWith((await catalog.GetAsync(db, track, ct)).Stages.SelectMany(s => s.Questions).Select(q => q.PackageHash));
        return hashes;
    }
}

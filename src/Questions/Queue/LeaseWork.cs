using System.Text;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.Questions.Queue;

/// <summary>Hands work to a worker until its lease runs out.</summary>
sealed class LeaseWork(QuestionsDb db, TimeProvider time, RecordResult record, CommitJournal journal, IOptions<GradingQueueOptions> options)
{
    public async Task<Proto.LeaseReply> HandleAsync(Proto.LeaseRequest request, CancellationToken ct)
    {
        var limits = options.Value;
        Require.Length(request.Worker, 1, 100, "worker");
        Require.Range(request.Slots, 1, limits.MostSlots, "slots");
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var until = now + Duration.FromTimeSpan(limits.Lease);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await GiveUpAsync(now, limits.LostLeases, ct);
        var taken = await LeaseQuery.TakeAsync(db, request.Worker, request.Slots, limits.LostLeases, now, until, ct);
        foreach (var work in taken)
            await journal.NoteAsync(db, "lease", work.SubmissionId, work.Attempts, ct);
        var ids = taken.Select(w => w.SubmissionId).ToList();
        await db.Submissions.Where(s => ids.Contains(s.Id) && s.State == SubmissionState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SubmissionState.Grading), ct);
        var submissions = await db.Submissions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var sources = await db.Sources.AsNoTracking().Where(s => ids.Contains(s.SubmissionId)).ToDictionaryAsync(s => s.SubmissionId, ct);
        await transaction.CommitAsync(ct);
        return new()
        {
            Work = { taken.Where(w => sources.ContainsKey(w.SubmissionId)).Select(w => ToProto(w, submissions[w.SubmissionId], sources[w.SubmissionId])) },
        };
    }

    /// <summary>Work whose every lease ran out: its workers died of it or with it. It ends as our fault.</summary>
    async Task GiveUpAsync(Instant now, int attempts, CancellationToken ct)
    {
        var lost = await db.GradingWork.FromSql($"""
            select * from grading_work where attempts >= {attempts} and (leased_until is null or leased_until <= {now}) for update skip locked
            """).ToListAsync(ct);
        foreach (var work in lost)
            await record.OwnFaultAsync(work, $"{attempts} workers took it and none came back with a result.", ct);
        if (lost.Count > 0)
            await db.SaveChangesAsync(ct);
    }

    static Proto.Work ToProto(GradingWork work, Submission submission, SubmissionSource source) => new()
    {
        LeaseId = work.LeaseId?.ToString() ?? "",
        SubmissionId = work.SubmissionId.ToString(),
        PackageHash = work.PackageHash,
        Rejudge = work.Rejudge,
        Language = submission.Language,
        Seed = work.Seed,
        LeasedUntil = work.LeasedUntil.ToTimestamp(),
        Files =
        {
            source.Files.Select(f => new Proto.SourceFileBytes { Name = f.Name, Content = ByteString.CopyFrom(f.Content, Encoding.UTF8) }),
        },
    };
}

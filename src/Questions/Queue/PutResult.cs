using System.Text;
using Microsoft.Extensions.Options;
using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.Questions.Queue;

/// <summary>
/// Stores a worker's result; the first one wins, whoever's lease it was. InternalError is no result while attempts are
/// left: the work goes back to those who wait.
/// </summary>
sealed class PutResult(QuestionsDb db, DomainClock clock, RecordResult record, IOptions<GradingQueueOptions> options, CrashPoints crash)
{
    const int LongestDetail = 4_000, LongestGrowth = 100;

    public async Task<Proto.PutResultReply> HandleAsync(Proto.PutResultRequest request, CancellationToken ct)
    {
        var submissionId = Ids.Parse(request.SubmissionId, "submission_id");
        var leaseId = Ids.Parse(request.LeaseId, "lease_id");
        Check(request);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var submission = await db.LockSubmissionAsync(submissionId, ct);
        var work = await db.GradingWork.SingleOrDefaultAsync(
            w => w.SubmissionId == submissionId && w.PackageHash == request.PackageHash && w.Rejudge == request.Rejudge, ct);
        // No such work any more: another worker was first, or the candidate cancelled.
        if (work is null)
            return new() { Stored = false };
        if (request.Verdict != Verdicts.InternalError)
            await record.RecordAsync(submission, work, Result(request, submissionId), ct);
        else if (work.LeaseId != leaseId)
            return new() { Stored = false };
        else if (work.Attempts >= options.Value.Attempts)
            await record.OwnFaultAsync(work, request.Detail, ct);
        else
            GiveBack(submission, work);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await crash.PassAsync(CrashPoints.ResultStored, submissionId);
        return new() { Stored = request.Verdict != Verdicts.InternalError || work.Attempts >= options.Value.Attempts };
    }

    static void GiveBack(Submission submission, GradingWork work)
    {
        work.GiveBack();
        submission.GiveBack();
    }

    void Check(Proto.PutResultRequest request)
    {
        Require.Length(request.PackageHash, 1, 100, "package_hash");
        Require.That(Verdicts.All.Contains(request.Verdict), "verdict", request.Verdict, "is not in the verdict list");
        Require.That(request.Verdict != Verdicts.Cancelled, "verdict", request.Verdict, "is for the candidate to say; give the work back instead");
        Require.That(request.CpuMs >= 0, "cpu_ms", request.CpuMs, "must not be negative");
        Require.That(double.IsFinite(request.Score), "score", request.Score, "must be a finite number");
        int bytes = Encoding.UTF8.GetByteCount(request.ReportJson);
        Require.That(bytes <= options.Value.MostReportBytes, "report_json", $"{bytes} bytes",
            $"must be at most {options.Value.MostReportBytes} bytes; shorten the quoted output");
    }

    GradingResult Result(Proto.PutResultRequest request, Guid submissionId) => new()
    {
        SubmissionId = submissionId,
        PackageHash = request.PackageHash,
        Rejudge = request.Rejudge,
        Verdict = request.Verdict,
        Score = request.Score,
        Detail = StorableText.Of(request.Detail, LongestDetail),
        Report = StorableText.Of(request.ReportJson, int.MaxValue),
        NearLimit = request.NearLimit,
        CpuMs = request.CpuMs,
        TimeGrowth = Growth(request.TimeGrowth),
        MemoryGrowth = Growth(request.MemoryGrowth),
        GradedAt = clock.Now,
    };

    static string? Growth(string growth) => growth.Length == 0 ? null : StorableText.Of(growth, LongestGrowth);
}

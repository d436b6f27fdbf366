using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Packages;
using Mockloop.Grading.Slots;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.Grading.Leasing;

/// <summary>One leased piece of work, from its files to its stored result.</summary>
sealed class Assignment(
    GradingQueueService.GradingQueueServiceClient queue, Work work, LeaseKeeper lease, SlotPool slots, PackageCache packages,
    CrashPoints crash, ILogger log)
{
    const int PutAttempts = 6;

    public async Task RunAsync(CancellationToken abort)
    {
        using var unwanted = CancellationTokenSource.CreateLinkedTokenSource(abort);
        using var ended = new CancellationTokenSource();
        var keeping = lease.KeepAsync(unwanted, ended.Token);
        try
        {
            var result = await JudgeAsync(unwanted.Token);
            await crash.PassAsync(CrashPoints.Judged, Guid.Parse(work.SubmissionId));
            await PutAsync(result, unwanted.Token);
            // Without the detail, which may quote what the program printed.
            log.LogInformation("Submission {Submission}: {Verdict}", work.SubmissionId, result.Verdict);
        }
        catch (Exception e) when (abort.IsCancellationRequested && IsCancelled(e))
        {
            log.LogWarning("Submission {Submission} is given back: this worker shuts down", work.SubmissionId);
            await lease.GiveBackAsync();
        }
        catch (Exception e) when (unwanted.IsCancellationRequested && IsCancelled(e))
        {
            log.LogInformation("Submission {Submission} is not wanted any more", work.SubmissionId);
        }
        finally
        {
            await ended.CancelAsync();
            await keeping;
        }
    }

    static bool IsCancelled(Exception e) => e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled };

    async Task<PutResultRequest> JudgeAsync(CancellationToken cancel)
    {
        if (await slots.WhyNotAsync(work.Language, cancel) is { } why)
            return OwnFault($"programs in '{work.Language}' cannot be judged here", why);
        try
        {
            using var loan = await packages.BorrowAsync(queue, work.PackageHash, cancel);
            return await JudgeAsync(loan.Package, cancel);
        }
        catch (Exception e) when (e is PackageException or InvalidDataException or IOException or RpcException { StatusCode: StatusCode.NotFound })
        {
            return OwnFault("the problem package cannot be used", e.Message);
        }
        catch (Exception e) when (e is not (OperationCanceledException or RpcException))
        {
            slots.Suspect();
            return OwnFault("the judge failed", $"{e}");
        }
    }

    async Task<PutResultRequest> JudgeAsync(ProblemPackage package, CancellationToken cancel)
    {
        using var slot = await slots.RentAsync(cancel);
        using var placed = slot.Place(work);
        var timed = await slot.Judge.TimedAsync(package, null, cancel);
        var judged = await slot.Judge.JudgeAsync(timed, placed.Program, new() { Seed = work.Seed, Scale = slots.Scale }, lease, cancel);
        if (judged.Verdict == Verdict.InternalError)
        {
            slots.Suspect();
            return OwnFault("the judge failed", judged.Detail);
        }
        if (judged.Verdict == Verdict.CheckerFailed)
            judged = Discreet(judged);
        var result = Result(judged.Verdict, slots.WithoutHostPaths(judged.Detail));
        result.TakeFigures(judged);
        result.ReportJson = slots.WithoutHostPaths(judged.ToJson());
        return result;
    }

    /// <summary>What a package's own program did wrong quotes its source and its secrets: for the log as well.</summary>
    JudgeResult Discreet(JudgeResult judged)
    {
        log.LogError("Submission {Submission}, package {Package}: {Why}", work.SubmissionId, work.PackageHash, judged.Detail);
        return judged with { Detail = "the problem's own checker failed; the submission is not to blame" };
    }

    /// <summary>Why is for our log: a fault's words name files and machines, and a candidate reads the detail.</summary>
    PutResultRequest OwnFault(string what, string why)
    {
        log.LogError("Submission {Submission}: {What}: {Why}", work.SubmissionId, what, why);
        return Result(Verdict.InternalError, what);
    }

    PutResultRequest Result(Verdict verdict, string detail) => new()
    {
        LeaseId = work.LeaseId,
        SubmissionId = work.SubmissionId,
        PackageHash = work.PackageHash,
        Rejudge = work.Rejudge,
        Verdict = $"{verdict}",
        Detail = detail,
    };

    async Task PutAsync(PutResultRequest result, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await queue.PutResultAsync(result, cancellationToken: cancel);
                return;
            }
            catch (Exception e) when (attempt < PutAttempts && !cancel.IsCancellationRequested
                && e is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted } or HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancel);
            }
    }
}

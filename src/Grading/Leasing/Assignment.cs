using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Packages;
using Mockloop.Grading.Slots;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.Grading.Leasing;

/// <summary>One leased piece of work, from its files to its stored result.</summary>
sealed class Assignment(
    GradingQueueService.GradingQueueServiceClient queue, Work work, SlotPool slots, PackageCache packages, GradingOptions options,
    CrashPoints crash, ILogger log)
    : IProgress<JudgeProgress>
{
    const int PutAttempts = 6;
    readonly Guid submission = Guid.Parse(work.SubmissionId);
    volatile JudgeProgress progress = new("waiting", 0, 0);

    public void Report(JudgeProgress value) => progress = value;

    public async Task RunAsync(CancellationToken abort)
    {
        using var unwanted = CancellationTokenSource.CreateLinkedTokenSource(abort);
        using var ended = new CancellationTokenSource();
        var heart = BeatAsync(unwanted, ended.Token);
        try
        {
            var result = await JudgeAsync(unwanted.Token);
            await crash.PassAsync(CrashPoints.Judged, submission);
            await PutAsync(result, unwanted.Token);
            // Without the detail, which may quote what the program printed.
            log.LogInformation("Submission {Submission}: {Verdict}", work.SubmissionId, result.Verdict);
        }
        catch (OperationCanceledException) when (unwanted.IsCancellationRequested)
        {
            log.LogInformation("Submission {Submission} is not wanted any more", work.SubmissionId);
        }
        finally
        {
            await ended.CancelAsync();
            await heart;
        }
    }

    async Task<PutResultRequest> JudgeAsync(CancellationToken cancel)
    {
        if (work.Files is not [var source])
            return Result(Verdict.CompileError, $"expected one source file, got {work.Files.Count}");
        if (!SourceName.IsKnown(work.Language))
            return Result(Verdict.CompileError, $"no compiler or interpreter for '{work.Language}' here");
        ProblemPackage package;
        try
        {
            package = await packages.GetAsync(queue, work.PackageHash, cancel);
        }
        catch (Exception e) when (e is PackageException or InvalidDataException or IOException or RpcException { StatusCode: StatusCode.NotFound })
        {
            return Result(Verdict.InternalError, $"the problem package cannot be used: {e.Message}");
        }
        using var slot = await slots.RentAsync(cancel);
        using var file = slot.Place(SourceName.For(source.Name, work.Language), source.Content.Span);
        var judged = await slot.Judge.JudgeAsync(package, file.Path, work.Seed, this, cancel);
        var result = Result(judged.Verdict, judged.Detail);
        result.Score = judged.Score;
        result.ReportJson = judged.ToJson();
        return result;
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

    /// <summary>Until the end: prolongs the lease and tells progress; cancels the work when nobody wants it.</summary>
    async Task BeatAsync(CancellationTokenSource unwanted, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(options.Heartbeat);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (!await IsWantedAsync(ended))
                {
                    await unwanted.CancelAsync();
                    return;
                }
                await crash.PassAsync(CrashPoints.LeaseHeld, submission);
            }
        }
        catch (Exception e) when (ended.IsCancellationRequested && e is OperationCanceledException or RpcException)
        {
            // The end came between two beats, or in the middle of one.
        }
    }

    async Task<bool> IsWantedAsync(CancellationToken ended)
    {
        var now = progress;
        try
        {
            var beat = new HeartbeatRequest { LeaseId = work.LeaseId, TestsDone = now.Done, TestsTotal = now.Total };
            return (await queue.HeartbeatAsync(beat, cancellationToken: ended)).Wanted;
        }
        catch (Exception e) when (!ended.IsCancellationRequested && e is RpcException or HttpRequestException)
        {
            return true; // Questions is away for a moment; the lease is longer than that
        }
    }

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

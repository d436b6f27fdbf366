using Mockloop.Contracts.Questions;
using Spectre.Console;

namespace Mockloop.Cli.Rejudging;

/// <summary><c>rejudge start</c> and <c>rejudge cancel</c>: say how much it is and ask first, unless told not to.</summary>
static class RejudgeDecision
{
    internal static async Task<int> StartAsync(RejudgeCalls calls, StartRejudgeRequest request, bool yes, Output output, CancellationToken stop)
    {
        if (request.CohortId.Length + request.PackageHash.Length == 0)
            return output.CouldNotRun("Say which: --cohort ID, or --package HASH, or both.");
        var preview = request.Clone();
        preview.ValidateOnly = true;
        var total = (await calls.StartAsync(preview, stop)).Total;
        if (total == 0)
            return output.CouldNotRun("No submission matches that has a verdict, its code, and no judging ahead of it.");
        if (!output.Confirmed($"Judge {total} submissions again?", yes)) return ExitCode.DoesNotHold;
        // Whatever the network does to the answer, it is queued once.
        request.IdempotencyKey = $"{Guid.CreateVersion7()}";
        var started = await calls.StartAsync(request, stop);
        output.Result(RejudgeList.Shape(started), console => console.WriteLine($"{started.Total} submissions wait to be judged again: mockloop rejudge show {started.RejudgeId}"));
        return ExitCode.Holds;
    }

    internal static async Task<int> CancelAsync(RejudgeCalls calls, string id, bool yes, Output output, CancellationToken stop)
    {
        var rejudge = await calls.GetAsync(id, stop);
        if (!output.Confirmed($"Drop {rejudge.Waiting + rejudge.Running} submissions that are not judged yet?", yes)) return ExitCode.DoesNotHold;
        rejudge = await calls.CancelAsync(id, stop);
        output.Result(RejudgeList.Shape(rejudge), console => console.WriteLine(RejudgeList.Progress(rejudge)));
        return ExitCode.Holds;
    }
}

using Mockloop.Cli.Platform;
using Mockloop.Contracts.Questions;

namespace Mockloop.Cli.Rejudging;

/// <summary>Judging again on the running platform, over gRPC.</summary>
sealed class RejudgeCalls(RunningPlatform platform, string token)
{
    const int LargestPage = 200;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal Task<Rejudge> StartAsync(StartRejudgeRequest request, CancellationToken stop) =>
        WithAsync(async calls => await calls.StartRejudgeAsync(request, deadline: Deadline, cancellationToken: stop));

    internal Task<Rejudge> GetAsync(string id, CancellationToken stop) =>
        WithAsync(async calls => await calls.GetRejudgeAsync(new() { RejudgeId = id }, deadline: Deadline, cancellationToken: stop));

    internal Task<Rejudge> CancelAsync(string id, CancellationToken stop) =>
        WithAsync(async calls => await calls.CancelRejudgeAsync(new() { RejudgeId = id }, deadline: Deadline, cancellationToken: stop));

    internal Task<ListRejudgesReply> ListAsync(string cohort, CancellationToken stop) =>
        WithAsync(async calls => await calls.ListRejudgesAsync(new() { CohortId = cohort }, deadline: Deadline, cancellationToken: stop));

    /// <summary>What changed first, at most so many.</summary>
    internal Task<IReadOnlyList<VerdictChange>> ChangesAsync(string id, bool onlyChanged, int most, CancellationToken stop) => WithAsync<IReadOnlyList<VerdictChange>>(async calls =>
    {
        var found = new List<VerdictChange>();
        var request = new ListVerdictChangesRequest { RejudgeId = id, OnlyChanged = onlyChanged, PageSize = Math.Min(most, LargestPage) };
        do
        {
            var page = await calls.ListVerdictChangesAsync(request, deadline: Deadline, cancellationToken: stop);
            found.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && found.Count < most);
        return [.. found.Take(most)];
    });

    static DateTime Deadline => TimeProvider.System.GetUtcNow().UtcDateTime + Patience;

    Task<T> WithAsync<T>(Func<RejudgeService.RejudgeServiceClient, Task<T>> use) =>
        platform.CallAsync("questions", token, calls => use(new(calls)));
}

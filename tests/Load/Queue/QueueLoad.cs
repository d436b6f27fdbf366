using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Grpc.Core;
using Mockloop.TestServers;

namespace Mockloop.Load.Queue;

/// <summary>
/// Fills the grading queue to its bound through the public API, then lets three workers empty it while one of them is
/// killed every five seconds: every submission gets its own verdict, once, and nothing of a killed worker stays.
/// </summary>
sealed class QueueLoad(Checks checks, int submissions)
{
    const int PerRound = 10, Workers = 3;
    static readonly TimeSpan Stalled = TimeSpan.FromMinutes(3), Longest = TimeSpan.FromMinutes(20);

    public async Task RunAsync()
    {
        await using var platform = await QueuePlatform.StartAsync(submissions, Workers);
        var counts = new QueueCounts(platform.Database);
        await counts.NoteLeasesAsync();
        // One round more than needed: the one that finds the queue full.
        var rounds = await RunningRounds.StartAsync(platform, (submissions / PerRound) + 1);
        Checks.Say($"{rounds.Count} rounds run");
        var expected = await SubmitAsync(platform, rounds);
        await RefuseAsync(platform, rounds[^1]);

        var clock = Stopwatch.StartNew();
        platform.Workers.ForEach(w => w.Start());
        var killer = new WorkerKiller(platform.Workers);
        await killer.UntilAsync(() => IsDoneAsync(counts, killer, clock));
        await JudgeAsync(counts, expected, killer, clock.Elapsed);
        await LeaveNothingAsync(platform);
    }

    /// <summary>Hands all in and returns which verdict each must get.</summary>
    async Task<ConcurrentDictionary<Guid, string>> SubmitAsync(QueuePlatform platform, IReadOnlyList<RunningRound> rounds)
    {
        var expected = new ConcurrentDictionary<Guid, string>();
        var took = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, submissions), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, stop) =>
        {
            var round = rounds[number / PerRound];
            var stored = await platform.As(round.Candidate).SubmitCodeAsync(SmallPrograms.Request(round.Interview, number), cancellationToken: stop);
            expected[Guid.Parse(stored.SubmissionId)] = SmallPrograms.VerdictOf(number);
        });
        Checks.Say($"{submissions} submissions queued in {took.Elapsed.TotalSeconds:0.0} s, {submissions / took.Elapsed.TotalSeconds:0} a second");
        return expected;
    }

    /// <summary>One more than the bound is refused, in the same words by gRPC and REST.</summary>
    async Task RefuseAsync(QueuePlatform platform, RunningRound round)
    {
        var said = "";
        try
        {
            await platform.As(round.Candidate).SubmitCodeAsync(SmallPrograms.Request(round.Interview, submissions));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
        {
            said = e.Status.Detail;
        }
        checks.That(said.Contains($"{submissions} of at most {submissions}", StringComparison.Ordinal), $"one more is refused by gRPC: {said}");
        using var rest = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", platform.Token(round.Candidate)) } };
        var body = new { language = "python3", files = new[] { new { name = "main.py", content = "print(1)" } } };
        using var answer = await rest.PostAsJsonAsync($"{platform.Replicas[1].HttpUrl}/v1/interviews/{round.Interview}/submissions", body);
        var text = await answer.Content.ReadAsStringAsync();
        checks.That(answer.StatusCode == HttpStatusCode.TooManyRequests && text.Contains(said, StringComparison.Ordinal), $"and by REST with {(int)answer.StatusCode} in the same words");
    }

    async Task<bool> IsDoneAsync(QueueCounts counts, WorkerKiller killer, Stopwatch clock)
    {
        var done = await counts.ResultsAsync();
        if (killer.Noted(done))
            Checks.Say($"{done} results, {killer.Kills} kills, {clock.Elapsed.TotalSeconds:0} s");
        if (killer.SinceProgress > Stalled || clock.Elapsed > Longest)
            throw new TimeoutException($"{done} of {submissions} results after {clock.Elapsed.TotalSeconds:0} s, the last one {killer.SinceProgress.TotalSeconds:0} s ago");
        return done >= submissions;
    }

    async Task JudgeAsync(QueueCounts counts, ConcurrentDictionary<Guid, string> expected, WorkerKiller killer, TimeSpan took)
    {
        var found = await counts.VerdictsAsync();
        checks.Equal(found.Count, submissions, "results");
        checks.Equal(found.Select(v => v.Submission).Distinct().Count(), submissions, "submissions with a result");
        checks.Equal(found.Count(v => expected.GetValueOrDefault(v.Submission) != v.Verdict), 0, "results with another verdict than their program has");
        checks.Equal(await counts.GradedAsync(), submissions, "submissions graded");
        checks.Equal(await counts.ToldAsync(), (submissions, submissions), "SubmissionGraded events, and submissions they are about");
        checks.Equal(await counts.WaitingAsync(), 0, "work left in the queue");
        checks.That(await counts.RefusesSecondResultAsync(), "the database refuses a second result");
        checks.That(killer.Kills >= 3, $"workers were killed often enough to say something: {killer.Kills} times");
        var leases = await counts.LeasesAsync();
        Checks.Say($"{submissions} results in {took.TotalSeconds:0.0} s, {submissions / took.TotalSeconds:0.0} a second; {killer.Kills} kills, {killer.Spared} times spared; "
            + $"{leases.Count} leases, {leases.Count - submissions} of them lost and leased again, at most {leases.Most} of one submission; "
            + $"lost work was leased again after {leases.Average:0.0} s on average, {leases.Longest:0.0} s at most");
    }

    /// <summary>The last worker to start has swept what the killed ones left; an orderly end leaves nothing of its own.</summary>
    async Task LeaveNothingAsync(QueuePlatform platform)
    {
        foreach (var worker in platform.Workers)
            if (worker.Runs)
                await worker.UntilHealthyAsync(TimeSpan.FromMinutes(2));
        foreach (var worker in platform.Workers)
            checks.Equal(await worker.StopAsync(), 0, "a worker's orderly end");
        var left = Leftovers.Of(platform.RunId).Concat(Directory.EnumerateFileSystemEntries(platform.Folder.FullName, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != $"mockloop-{platform.RunId}").Select(f => "file " + f)).ToList();
        checks.Equal(left.Count, 0, "processes, mounts, control groups and files left by workers" + string.Concat(left.Take(8).Select(l => $"\n          {l}")));
    }
}

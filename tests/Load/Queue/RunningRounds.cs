using Google.Protobuf.WellKnownTypes;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Load.Queue;

/// <summary>A round that runs: who is in it.</summary>
sealed record RunningRound(Guid Interview, Guid Cohort, Guid Candidate, Guid Interviewer);

/// <summary>Coding rounds that all run at the same time, in cohorts of ten.</summary>
static class RunningRounds
{
    const int PerCohort = 10;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<IReadOnlyList<RunningRound>> StartAsync(QueuePlatform platform, int count)
    {
        var track = (await platform.AsService().GetTrackAsync(new() { Id = "senior-tpm" })).Hash;
        var clock = platform.Clock();
        var start = (await clock.IdleAsync(new())).Now.ToDateTimeOffset().AddHours(2);
        var rounds = new List<RunningRound>();
        for (var i = 0; i < count; i++)
            rounds.Add(new(Guid.CreateVersion7(), i % PerCohort == 0 ? Guid.CreateVersion7() : rounds[^1].Cohort, Guid.CreateVersion7(), Guid.CreateVersion7()));
        await platform.PublishAsync(rounds.SelectMany(round => Events(round, track, start)));
        await UntilAsync(platform, "select count(*) from round where state in ('Scheduled', 'Open')", count, "rounds are booked");

        await clock.AdvanceToAsync(new() { Instant = Timestamp.FromDateTimeOffset(start) });
        await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (round, stop) =>
        {
            foreach (var person in new[] { round.Interviewer, round.Candidate })
                await platform.As(person).JoinRoundAsync(new() { InterviewId = $"{round.Interview}" }, cancellationToken: stop);
        });
        return rounds;
    }

    static IEnumerable<object> Events(RunningRound round, string track, DateTimeOffset start) =>
    [
        new CohortMembershipChanged(round.Cohort, round.Candidate, ["Member", "Candidate"], 1),
        new CohortMembershipChanged(round.Cohort, round.Interviewer, ["Member", "Interviewer"], 1),
        new InterviewBooked(round.Interview, Guid.CreateVersion7(), round.Cohort, round.Candidate, "senior-tpm", track, "coding",
            start, start.AddMinutes(45), [new BookedSeat(round.Interviewer, "engineer", false)], null, 1),
    ];

    static async Task UntilAsync(QueuePlatform platform, string sql, long count, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await platform.Database.ScalarAsync<long>(sql) < count)
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Not in time: {count} {what}");
            await Task.Delay(200);
        }
    }
}

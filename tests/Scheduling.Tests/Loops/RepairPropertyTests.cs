using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>
/// Declines, no-shows, withdrawals, moves, cancellations, ends, plans and crashes in random order and at once, every event
/// shuffled and doubled: whatever happens, what is left keeps the rules.
/// </summary>
public sealed class RepairPropertyTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    const int Rounds = 8;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task Whatever_happens_to_a_cohort_the_rules_hold(int seed)
    {
        var random = new Random(seed);
        var cohort = await CohortAsync(random);
        var trouble = new TroubledCohort(app, cohort, random);
        for (var round = 0; round < Rounds; round++)
        {
            await trouble.HappenAsync(random.Next(1, 6));
            await TroubledCohort.PatientlyAsync(() => RulesHoldAsync(cohort, trouble));
        }
        (await MostMovedByOneCauseAsync(cohort)).ShouldBeLessThanOrEqualTo(2);
    }

    async Task RulesHoldAsync(TestCohort cohort, TroubledCohort trouble)
    {
        var loops = await cohort.LoopsAsync();
        await NobodyIsInTwoPlacesAsync();
        foreach (var loop in loops)
            ShouldBeWhole(loop, trouble);
        await EveryChangeIsToldOnceAsync(loops.SelectMany(l => l.Interviews).ToList());
        await PointsSumUpToZeroAsync();
    }

    async Task<TestCohort> CohortAsync(Random random)
    {
        var cohort = await app.CohortAsync(members: 10, candidates: 4);
        foreach (var person in cohort.People)
            await person.Calls.SetAvailabilityAsync(new() { Rules = { Enumerable.Range(1, 7).Select(d => new WeeklyRule { DayOfWeek = d, From = "07:00", To = "21:00" }) } });
        (await cohort.PlanAsync()).Unplaced.ShouldBeEmpty();
        foreach (var stage in (string[])["screen", "panel"])
            await cohort.Organizer.Calls.SetBackupsAsync(new()
            {
                CohortId = cohort.Id.ToString(), StageId = stage, PersonIds = { cohort.People.Skip(random.Next(8)).Take(2).Select(p => p.Id.ToString()) },
            });
        return cohort;
    }

    async Task NobodyIsInTwoPlacesAsync() => (await app.App.Database.ScalarAsync<long>("""
        select count(*) from booking a join booking b on a.person_id = b.person_id and a.interview_id < b.interview_id
        where a.period && b.period and not a.cancelled and not b.cancelled
        """)).ShouldBe(0);

    // Stages in order, every chair filled, nobody twice, nobody who left or said no to that slot.
    static void ShouldBeWhole(Loop loop, TroubledCohort trouble)
    {
        var standing = loop.Interviews.Where(i => i.State != InterviewState.Cancelled).OrderBy(i => Order(i.StageId)).ToList();
        foreach (var (before, after) in standing.Zip(standing.Skip(1)))
            before.End.ShouldBeLessThanOrEqualTo(after.Start, $"{before.StageId} before {after.StageId}");
        standing.SelectMany(i => i.Seats).Select(s => s.PersonId).Append(loop.CandidateId).ShouldBeUnique();
        foreach (var interview in standing.Where(i => i.State == InterviewState.Booked))
        {
            interview.Seats.Select(s => s.Role).ShouldBe(TestTrack.Value.Stages.Single(s => s.Id == interview.StageId).Roles.Select(r => r.Id).Order());
            interview.Seats.ShouldAllBe(s => !s.Declined);
            interview.Seats.ShouldNotContain(s => trouble.Left.Any(p => p.Id.ToString() == s.PersonId));
            trouble.Declined.ShouldNotContain(d => d.Interview == interview.InterviewId && d.Slot == interview.Start
                && (interview.CandidateId == d.Person || interview.Seats.Any(s => s.PersonId == d.Person)));
        }
    }

    static int Order(string stage) => TestTrack.Value.Stages.ToList().FindIndex(s => s.Id == stage);

    // One event per line of the history, and the last one says what is.
    async Task EveryChangeIsToldOnceAsync(List<Interview> interviews)
    {
        var moved = (await app.App.PublishedAsync<InterviewMoved>()).ToLookup(e => e.InterviewId.ToString());
        var cancelled = (await app.App.PublishedAsync<InterviewCancelled>()).ToLookup(e => e.InterviewId.ToString());
        foreach (var interview in interviews)
        {
            var told = moved[interview.InterviewId].Select(e => e.AggregateVersion).Concat(cancelled[interview.InterviewId].Select(e => e.AggregateVersion));
            var changes = await app.App.Database.ScalarAsync<int[]>(
                $"select coalesce(array_agg(version order by version), array[]::int[]) from interview_change where interview_id = '{interview.InterviewId}'");
            told.Order().ShouldBe(changes!);
            if (interview.State == InterviewState.Booked && moved[interview.InterviewId].MaxBy(e => e.AggregateVersion) is { } last)
            {
                last.Start.ShouldBe(interview.Start.ToDateTimeOffset());
                last.Seats.Select(s => $"{s.Role} {s.PersonId}").ShouldBe(interview.Seats.Select(s => $"{s.Role} {s.PersonId}"));
            }
        }
    }

    async Task PointsSumUpToZeroAsync() => (await app.App.Database.ScalarAsync<long>("""
        select count(*) from (select 1 from ledger_entry group by source_id, source_version having sum(points) <> 0) unbalanced
        """)).ShouldBe(0);

    // Somebody who leaves empties many chairs; any other cause moves one interview and at most one more.
    Task<long> MostMovedByOneCauseAsync(TestCohort cohort) => app.App.Database.ScalarAsync<long>($"""
        select coalesce(max(n), 0) from (
            select count(*) as n from interview_change join interview on interview.id = interview_id
            where cohort_id = '{cohort.Id}' and interview_change.reason not like '%left the cohort%' group by cause_id) as causes
        """);
}

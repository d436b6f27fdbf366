using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Scheduling.Tests.Loops;

public sealed class RepairTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task An_interviewer_who_did_not_come_is_replaced_and_it_counts_against_them()
    {
        var cohort = await app.CohortAsync(members: 6);
        var loop = await cohort.LoopAsync();
        var (coding, missing) = (loop.Interviews[1], loop.Interviews[1].Seats[0].PersonId);
        var missed = NoShowOf(coding, missing);

        await app.App.TellAsync(db => db.Publish(missed), db => db.Publish(missed));
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews;
        now.Select(i => i.StageId).ShouldBe(["screen", "coding", "panel"]);
        now[1].State.ShouldBe(InterviewState.Booked);
        now[1].Seats.ShouldHaveSingleItem().PersonId.ShouldNotBe(missing);
        now[1].Start.ShouldBeGreaterThan(now[0].End);
        now[1].End.ShouldBeLessThan(now[2].Start);
        (await app.App.PublishedAsync<InterviewMoved>()).Single(e => e.InterviewId.ToString() == coding.InterviewId).AggregateVersion.ShouldBe(2);
        var person = await cohort.People.Single(p => p.Id.ToString() == missing).Calls.GetMeAsync(new());
        (person.Ledger, person.Reputation).ShouldBe((-1, 1.0));
    }

    [Fact]
    public async Task In_a_cohort_without_a_spare_the_same_people_get_another_slot()
    {
        var cohort = await app.CohortAsync(members: 5);
        var loop = await cohort.LoopAsync();
        var panel = loop.Interviews[2];

        await app.App.TellAsync(db => db.Publish(NoShowOf(panel, panel.Seats[0].PersonId)));
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[2];
        now.State.ShouldBe(InterviewState.Booked);
        now.Seats.Select(s => s.PersonId).Order().ShouldBe(panel.Seats.Select(s => s.PersonId).Order());
        now.Version.ShouldBe(2);
    }

    [Fact]
    public async Task News_of_a_slot_that_the_interview_no_longer_has_changes_nothing()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var screen = loop.Interviews[0];
        var late = NoShowOf(screen, loop.CandidateId) with { At = screen.Start.ToDateTimeOffset().AddHours(-3) };

        await app.App.TellAsync(db => db.Publish(late));
        await app.App.SettledAsync();

        var now = await cohort.ReadLoopAsync(loop.LoopId);
        now.Interviews[0].Absences.ShouldHaveSingleItem().Kind.ShouldBe("Missed");
        now.Interviews[0].Absences.Clear();
        now.ShouldBe(loop);
    }

    [Fact]
    public async Task When_nothing_fits_the_interview_is_cancelled_with_the_planners_reason()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var panel = loop.Interviews[2];
        await cohort.Candidate.Calls.SetAvailabilityAsync(new() { Rules = { new WeeklyRule { DayOfWeek = 7, From = "09:00", To = "10:00" } } });

        await app.App.TellAsync(db => db.Publish(NoShowOf(panel, loop.CandidateId)));
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[2];
        now.State.ShouldBe(InterviewState.Cancelled);
        now.Reason.ShouldContain("Somebody did not come. No other slot fits:");
        now.Reason.ShouldContain("never free for 60 minutes");
        (await app.App.PublishedAsync<InterviewCancelled>()).Count(e => e.InterviewId.ToString() == panel.InterviewId).ShouldBe(1);
    }

    [Fact]
    public async Task The_chairs_of_an_interviewer_who_leaves_are_filled_by_others()
    {
        var cohort = await app.CohortAsync(members: 7);
        var loop = await cohort.LoopAsync();
        var leaving = cohort.People.Single(p => p.Id.ToString() == loop.Interviews[2].Seats[0].PersonId);

        await leaving.Calls.WithdrawAsync(new() { CohortId = cohort.Id.ToString() });
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews;
        now.ShouldAllBe(i => i.State == InterviewState.Booked);
        now.SelectMany(i => i.Seats).ShouldNotContain(s => s.PersonId == leaving.Id.ToString());
        now[2].Seats[1].ShouldBe(loop.Interviews[2].Seats[1]);
    }

    [Fact]
    public async Task A_cohort_that_nobody_comes_to_is_repaired_around_the_other_cohort_of_the_same_people()
    {
        var deserted = await app.CohortAsync(members: 8, candidates: 4);
        await deserted.PlanAsync();
        var other = await app.AgainAsync(deserted);
        await other.PlanAsync();

        var missed = (await deserted.Organizer.Calls.ListLoopsAsync(new() { CohortId = deserted.Id.ToString() })).Loops
            .SelectMany(l => l.Interviews.Select(i => (l.CandidateId, Interview: i))).ToList();
        await app.App.TellAsync([.. missed.Select(m => (Action<PlatformDb>)(db => db.Publish(NoShowOf(m.Interview, m.CandidateId))))]);
        await app.App.SettledAsync();

        var now = (await deserted.Organizer.Calls.ListLoopsAsync(new() { CohortId = deserted.Id.ToString() })).Loops.SelectMany(l => l.Interviews).ToList();
        now.ShouldAllBe(i => i.Version == 2);
    }

    static NoShow NoShowOf(Interview interview, string absent) => new(Guid.Parse(interview.InterviewId), Guid.Parse(interview.InterviewId),
        Guid.Parse(interview.CohortId), [Guid.Parse(absent)], true, interview.Start.ToDateTimeOffset().AddMinutes(10), 2,
        [.. interview.Seats.Select(s => s.PersonId).Append(interview.CandidateId).Where(id => id != absent).Select(Guid.Parse)]);
}

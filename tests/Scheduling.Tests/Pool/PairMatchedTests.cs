using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Pool;

public sealed class PairMatchedTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    static readonly DateTimeOffset Start = SchedulingApp.NextMonday.PlusDays(40).ToDateTimeUnspecified();

    [Fact]
    public async Task A_match_becomes_one_interview_however_often_it_is_told()
    {
        var cohort = await app.CohortAsync();
        var match = MatchOf(cohort, 0);

        await app.App.TellAsync(db => db.Publish(match), db => db.Publish(match), db => db.Publish(match));
        await app.App.SettledAsync();

        var booked = (await app.App.PublishedAsync<InterviewBooked>()).Single(b => b.MatchId == match.MatchId);
        (booked.LoopId, booked.CandidateId, booked.StageId, booked.Start).ShouldBe((null, cohort.Candidate.Id, "coding", match.Start));
        booked.Seats.ShouldHaveSingleItem().ShouldBe(new BookedSeat(cohort.People[1].Id, "engineer", false));
        (await cohort.Candidate.Calls.ListMyInterviewsAsync(new())).Interviews.ShouldHaveSingleItem().LoopId.ShouldBe("");
    }

    [Fact]
    public async Task Of_two_matches_for_one_hour_one_is_booked_and_the_other_refused_with_the_reason()
    {
        var cohort = await app.CohortAsync();
        var (one, two) = (MatchOf(cohort, 60), MatchOf(cohort, 90));

        await app.App.TellAsync(db => db.Publish(one), db => db.Publish(two));
        await app.App.SettledAsync();

        var booked = (await app.App.PublishedAsync<InterviewBooked>()).Where(b => b.MatchId == one.MatchId || b.MatchId == two.MatchId).ToList();
        var refused = (await app.App.PublishedAsync<PairRefused>()).Where(r => r.MatchId == one.MatchId || r.MatchId == two.MatchId).ToList();
        booked.ShouldHaveSingleItem().MatchId.ShouldNotBe(refused.ShouldHaveSingleItem().MatchId);
        refused[0].Reason.ShouldBe("One of the two was booked for that time meanwhile.");
    }

    [Fact]
    public async Task A_two_way_match_becomes_two_interviews_or_none()
    {
        var cohort = await app.CohortAsync(candidates: 2);
        var (me, other) = (cohort.Candidate, cohort.People[1]);
        var one = TwoWay(MatchOf(cohort, 400));
        var overlapping = TwoWay(MatchOf(cohort, 400 - 60)); // its second half is the first one's first

        await app.App.TellAsync(db => db.Publish(one));
        await app.App.SettledAsync();
        await app.App.TellAsync(db => db.Publish(overlapping));
        await app.App.SettledAsync();

        var booked = (await app.App.PublishedAsync<InterviewBooked>()).Where(b => b.CohortId == cohort.Id).OrderBy(b => b.Start).ToList();
        booked.Select(b => (b.MatchId, b.CandidateId, b.Start)).ShouldBe(
            [(one.MatchId, me.Id, one.Start), (one.Back!.MatchId, other.Id, one.Back.Start)]);
        booked.Select(b => b.Seats.Single().PersonId).ShouldBe([other.Id, me.Id]);
        (await app.App.PublishedAsync<PairRefused>()).ShouldContain(r => r.MatchId == overlapping.MatchId);
    }

    [Fact]
    public async Task A_match_whose_time_has_come_is_refused()
    {
        var cohort = await app.CohortAsync();
        var late = MatchOf(cohort, 0) with { Start = DateTimeOffset.UnixEpoch, End = DateTimeOffset.UnixEpoch.AddMinutes(45) };

        await app.App.TellAsync(db => db.Publish(late));
        await app.App.SettledAsync();

        (await app.App.PublishedAsync<PairRefused>()).Single(r => r.MatchId == late.MatchId).Reason.ShouldContain("time has come");
    }

    [Fact]
    public async Task A_match_with_somebody_who_left_or_is_not_attested_is_refused()
    {
        var cohort = await app.CohortAsync(members: 6);
        await cohort.People[1].Calls.WithdrawAsync(new() { CohortId = cohort.Id.ToString() });
        var left = MatchOf(cohort, 200);
        var unattested = MatchOf(cohort, 300) with { InterviewerId = cohort.People[2].Id, Role = "plumber" };

        await app.App.TellAsync(db => db.Publish(left), db => db.Publish(unattested));
        await app.App.SettledAsync();

        var refused = await app.App.PublishedAsync<PairRefused>();
        refused.Single(r => r.MatchId == left.MatchId).Reason.ShouldContain("no longer in the cohort");
        refused.Single(r => r.MatchId == unattested.MatchId).Reason.ShouldContain("not attested");
    }

    [Fact]
    public async Task A_profile_has_the_free_hours_of_a_week_without_what_is_booked()
    {
        var cohort = await app.CohortAsync();
        var me = cohort.People[1];
        await me.Calls.SetAvailabilityAsync(new() { Rules = { Enumerable.Range(1, 7).Select(d => new WeeklyRule { DayOfWeek = d, From = "00:00", To = "24:00" }) } });
        var from = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600).AddHours(30);
        var match = MatchOf(cohort, 0) with { Start = from, End = from.AddMinutes(45) };
        await app.App.TellAsync(db => db.Publish(match));
        await app.App.SettledAsync();

        var profile = await app.AsService().GetPoolProfileAsync(new() { CohortId = cohort.Id.ToString(), PersonId = me.Id.ToString() });

        (profile.Candidate, profile.Interviewer, profile.Track.Hash).ShouldBe((false, true, TestTrack.Hash));
        profile.Free.Count.ShouldBe(2);
        profile.Free[0].To.ToDateTimeOffset().ShouldBe(match.Start);
        profile.Free[1].From.ToDateTimeOffset().ShouldBe(match.End);
        (profile.Free[1].To - profile.Free[0].From).ToTimeSpan().ShouldBe(TimeSpan.FromDays(7));
    }

    static PairMatched TwoWay(PairMatched match) => match with
    {
        Back = new PairedBack(Guid.CreateVersion7(), "engineer", match.Start.AddMinutes(60), match.Start.AddMinutes(105)),
    };

    static PairMatched MatchOf(TestCohort cohort, int minutes) => new(Guid.CreateVersion7(), cohort.Id, cohort.Candidate.Id, cohort.People[1].Id,
        "coding", "engineer", Start.AddMinutes(minutes), Start.AddMinutes(minutes + 45));
}

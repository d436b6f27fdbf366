using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Answers;

public sealed class WhatIfTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task What_is_missing_is_said_what_would_help_helps_and_nothing_is_booked()
    {
        var cohort = await app.CohortAsync();
        await cohort.Candidate.Calls.SetAvailabilityAsync(new() { Rules = { new WeeklyRule { DayOfWeek = 1, From = "09:00", To = "11:00" } } });

        var nothing = await AskAsync(cohort);
        var wider = await AskAsync(cohort, Window("screen", 1, 12), Window("coding", 1, 12), Window("panel", 1, 12));

        nothing.Before.Placed.ShouldBeLessThan(nothing.Before.Wanted);
        nothing.Before.Unplaced.ShouldNotBeEmpty();
        nothing.After.ShouldBe(nothing.Before);
        nothing.Differences.ShouldBeEmpty();
        wider.After.Placed.ShouldBeGreaterThan(wider.Before.Placed);
        wider.Differences.ShouldContain(words => words.StartsWith(cohort.Candidate.Name, StringComparison.Ordinal));
        (await cohort.Organizer.Calls.ListLoopsAsync(new() { CohortId = cohort.Id.ToString() })).Loops.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interviewer_more_takes_chairs_and_load_is_better_spread()
    {
        var cohort = await app.CohortAsync(members: 6, candidates: 3);
        var more = new PlanChange { Interviewers = new() { Count = 3, Qualifications = { TestTrack.Chairs } } };

        var reply = await AskAsync(cohort, more);

        reply.Differences.ShouldContain(words => words.Contains("new interviewer 1", StringComparison.Ordinal));
        reply.After.Terms.Load.ShouldBeGreaterThan(reply.Before.Terms.Load);
    }

    [Fact]
    public async Task Whole_loops_are_asked_about_anew_and_stay_booked()
    {
        var cohort = await app.CohortAsync(members: 6, candidates: 2);
        var planned = await cohort.PlanAsync();

        (await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => AskAsync(cohort))).Status.Detail.ShouldContain("whole");
        var reply = await cohort.Organizer.Calls.WhatIfAsync(new() { CohortId = cohort.Id.ToString(), Whole = true });

        reply.Before.Wanted.ShouldBe(6);
        reply.Before.Placed.ShouldBe(6);
        (await cohort.PlanAsync()).Loops.ShouldBe(planned.Loops);
    }

    [Fact]
    public async Task Weights_are_kept_and_planned_with()
    {
        var cohort = await app.CohortAsync(members: 6, candidates: 1);
        var weights = new PlanWeights { Load = 0, Compactness = 7.5 };

        var changed = await cohort.Organizer.Calls.SetPlanWeightsAsync(new() { CohortId = cohort.Id.ToString(), Weights = weights });
        var reply = await AskAsync(cohort);

        changed.PlanWeights.ShouldBe(weights);
        (await cohort.Candidate.Calls.GetCohortAsync(new() { CohortId = cohort.Id.ToString() })).PlanWeights.ShouldBe(weights);
        reply.Before.Terms.Load.ShouldBe(0);
        (reply.Before.Terms.Compactness % 7.5).ShouldBe(0);
    }

    [Theory]
    [InlineData("changes[0].window.stage_id", "shouting")]
    [InlineData("changes[0].window.to_day", "13")]
    [InlineData("changes[0].interviewers.qualifications[0]", "coding:poet")]
    [InlineData("changes[0].cap.daily_cap", "9")]
    [InlineData("changes[0].weights.load", "-1")]
    [InlineData("changes[0]", "")]
    public async Task Wrong_changes_are_named(string field, string value)
    {
        var cohort = await app.CohortAsync();
        var change = field switch
        {
            "changes[0].window.stage_id" => Window(value, 1, 2),
            "changes[0].window.to_day" => Window("screen", 1, 13),
            "changes[0].interviewers.qualifications[0]" => new() { Interviewers = new() { Count = 1, Qualifications = { value } } },
            "changes[0].cap.daily_cap" => new() { Cap = new() { DailyCap = 9 } },
            "changes[0].weights.load" => new() { Weights = new() { Load = -1 } },
            _ => new PlanChange(),
        };
        var error = await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, () => AskAsync(cohort, change));
        error.Status.Detail.ShouldContain(field);
        error.Status.Detail.ShouldContain(value);
    }

    [Fact]
    public async Task Only_the_organizer_asks()
    {
        var cohort = await app.CohortAsync();
        var id = cohort.Id.ToString();
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.WhatIfAsync(new() { CohortId = id }));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.SetPlanWeightsAsync(new() { CohortId = id, Weights = new() }));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.ExplainChairAsync(new()
        {
            CohortId = id, CandidateId = cohort.Candidate.Id.ToString(), StageId = "coding", Role = "engineer", PersonId = cohort.People[1].Id.ToString(),
        }));
    }

    [Fact]
    public async Task Who_sits_in_a_chair_and_who_cannot_is_said_with_names()
    {
        var cohort = await app.CohortAsync(members: 7, candidates: 1);
        var coding = (await cohort.LoopAsync()).Interviews.Single(i => i.StageId == "coding");
        async Task<ExplainChairReply> WhyAsync(Guid person) => await cohort.Organizer.Calls.ExplainChairAsync(new()
        {
            CohortId = cohort.Id.ToString(), CandidateId = cohort.Candidate.Id.ToString(), StageId = "coding", Role = "engineer", PersonId = person.ToString(),
        });

        var seated = Guid.Parse(coding.Seats[0].PersonId);
        (await WhyAsync(seated)).Standing.ShouldBe("sits");
        var self = await WhyAsync(cohort.Candidate.Id);
        (self.Standing, self.Relaxation).ShouldBe(("cannot", ""));
        var others = await Task.WhenAll(cohort.People.Skip(1).Where(p => p.Id != seated).Select(p => WhyAsync(p.Id)));
        others.ShouldContain(o => o.Standing == "could then");
        others.ShouldContain(o => o.Standing == "cannot" && o.Obstacles.Any(words => cohort.People.Any(p => words.Contains(p.Name))));
    }

    static async Task<WhatIfReply> AskAsync(TestCohort cohort, params PlanChange[] changes) =>
        await cohort.Organizer.Calls.WhatIfAsync(new() { CohortId = cohort.Id.ToString(), Seconds = 2, Seed = 1, Changes = { changes } });

    static PlanChange Window(string stage, int from, int to) => new() { Window = new() { StageId = stage, FromDay = from, ToDay = to } };
}

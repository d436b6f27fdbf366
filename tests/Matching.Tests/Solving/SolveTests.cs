using Grpc.Core;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Tests.Engine;
using Mockloop.ServiceDefaults;

namespace Mockloop.Matching.Tests.Solving;

public sealed class SolveTests(MatchingApp app) : IClassFixture<MatchingApp>
{
    [Fact]
    public async Task A_plan_streams_and_ends_with_every_placement()
    {
        var instance = InstanceOf([Guid.CreateVersion7(), Guid.CreateVersion7()]);

        var steps = await SolveAsync(instance);

        steps.Count.ShouldBeGreaterThan(1);
        steps[0].Status.ShouldBe("");
        steps[^1].Status.ShouldBe("optimal");
        steps[^1].Levels.Select(l => (l.Name, l.Gap)).ShouldBe([("placed", 0.0), ("secondary", 0.0)]);
        // Only the newest step is told, so a slow reader hears of few; none of them takes back what one before it said.
        steps[^1].Levels.ShouldAllBe(l => l.HasBound);
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            (after.Placed, after.Levels[1].Value).CompareTo((before.Placed, before.Levels[1].Value)).ShouldBeGreaterThanOrEqualTo(0);
            BoundOf(after).ShouldBeInRange(after.Levels[1].Value, BoundOf(before));
        }
        (steps[^1].Placed, steps[^1].Wanted).ShouldBe((1, 1));
        steps[^1].Placements.ShouldHaveSingleItem().Interviewer.ShouldBe(instance.People[1].Id);
    }

    [Fact]
    public async Task Who_met_before_is_asked_last()
    {
        Guid[] people = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        (await SolveAsync(InstanceOf(people)))[^1].Placements[0].Interviewer.ShouldBe(people[1].ToString());
        var interview = Guid.CreateVersion7();
        var cohort = Guid.CreateVersion7();
        var at = DateTimeOffset.UnixEpoch;

        await app.App.TellAsync(
            db => db.Publish(new RoundEnded(Guid.CreateVersion7(), interview, cohort, [people[0], people[1]], at, 3)),
            db => db.Publish(new InterviewBooked(interview, null, cohort, people[0], "t", "h", "screen", at, at, [new BookedSeat(people[1], "recruiter", false)], null, 1)));
        await app.App.SettledAsync();

        (await SolveAsync(InstanceOf(people)))[^1].Placements[0].Interviewer.ShouldBe(people[2].ToString());
    }

    [Fact]
    public async Task A_malformed_instance_is_refused_by_field()
    {
        var instance = InstanceOf([Guid.CreateVersion7()]);
        instance.Stages[0].Minutes = 0;

        var error = await MatchingApp.RefusedAsync(StatusCode.InvalidArgument, () => SolveAsync(instance));

        error.Status.Detail.ShouldBe("instance.stages[0].minutes: '0' must be 5–480");
    }

    static double BoundOf(SolveProgress step) => step.Levels[1].HasBound ? step.Levels[1].Bound : double.PositiveInfinity;

    async Task<List<SolveProgress>> SolveAsync(PlanInstance instance)
    {
        using var call = app.AsService().Solve(new SolveRequest { Instance = instance, Seed = 1 });
        var steps = new List<SolveProgress>();
        await foreach (var step in call.ResponseStream.ReadAllAsync())
            steps.Add(step);
        return steps;
    }

    // The first is the candidate of a single screen that everybody else can give.
    static PlanInstance InstanceOf(Guid[] people)
    {
        var instance = new PlanInstance
        {
            Start = "2026-03-02",
            BusinessDays = 18,
            GranularityMinutes = 30,
            MinGapBusinessDays = 1,
            Stages = { new PlanStage { Id = "screen", Minutes = 30, FromDay = 3, ToDay = 5, Roles = { "recruiter" } } },
        };
        foreach (var id in people)
            instance.People.Add(new PlanPerson
            {
                Id = id.ToString(),
                Zone = "Europe/Paris",
                Candidate = id == people[0],
                Qualified = { "screen:recruiter" },
                DailyCap = 2,
                WeeklyCap = 6,
                Available = { Instances.OfficeHours("Europe/Paris", 18).Select(s => new PlanSpan { From = s.Start.ToTimestamp(), To = s.End.ToTimestamp() }) },
            });
        return instance;
    }
}

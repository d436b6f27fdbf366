using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Generating;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

public sealed class LoopPlannerTests
{
    [Theory]
    [InlineData(8, 4, 1)]
    [InlineData(8, 4, 2)]
    [InlineData(8, 4, 3)]
    [InlineData(8, 8, 1)]
    [InlineData(8, 1, 1)]
    [InlineData(12, 6, 1)]
    public void Eight_members_are_enough_for_whole_five_stage_loops(int members, int candidates, long seed)
    {
        var instance = Instances.Cohort(members, candidates, Instances.FiveStages);

        var plan = Instances.Solve(instance, seed);

        plan.Unplaced.ShouldBeEmpty();
        plan.Placed.Count.ShouldBe(candidates * 7);
        PlanChecker.Check(instance, plan.Placed).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_small_cohort_is_proved_and_its_bound_is_its_value(int seed)
    {
        var instance = InstanceGenerator.Generate(new() { Candidates = 8, Interviewers = 12, Seed = seed });

        var plan = new LoopPlanner().Solve(instance, new() { Seed = 1, TimeLimit = TimeSpan.FromMinutes(2) }, null, default);

        plan.Status.ShouldBe(PlanStatus.Optimal);
        plan.Levels.ShouldAllBe(level => level.Bound == level.Value);
        PlanChecker.Check(instance, plan.Placed).ShouldBeEmpty();
    }

    [Fact]
    public void A_cohort_across_five_zones_is_placed_whole()
    {
        var instance = Instances.Cohort(8, 4, Instances.FiveStages,
            ["Europe/Paris", "Europe/London", "Europe/Athens", "America/New_York", "Africa/Lagos"]);

        var plan = Instances.Solve(instance);

        plan.Unplaced.ShouldBeEmpty();
        PlanChecker.Check(instance, plan.Placed).ShouldBeEmpty();
    }

    [Fact]
    public void Two_and_three_stage_tracks_need_no_code()
    {
        PlanStage[] two = [Instances.Coding, Instances.Leadership];
        PlanStage[] three = [Instances.Screen, Instances.Coding, Instances.Product];
        foreach (var (stages, members) in new[] { (two, 5), (three, 4) })
        {
            var instance = Instances.Cohort(members, members, stages);
            var plan = Instances.Solve(instance);
            plan.Unplaced.ShouldBeEmpty();
            PlanChecker.Check(instance, plan.Placed).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan_whatever_the_ids()
    {
        var one = Instances.Solve(Instances.Cohort(9, 5, Instances.FiveStages, prefix: "a"), 7);
        var two = Instances.Solve(Instances.Cohort(9, 5, Instances.FiveStages, prefix: "zz"), 7);

        two.Placed.Select(p => (p.Candidate[2..], p.Interviewer[2..], p.Stage, p.Role, p.Start))
            .ShouldBe(one.Placed.Select(p => (p.Candidate[1..], p.Interviewer[1..], p.Stage, p.Role, p.Start)));
    }

    [Fact]
    public void The_only_person_for_a_later_role_is_not_spent_on_an_earlier_one()
    {
        PlanStage[] stages = [Instances.Screen, Instances.Coding];
        var instance = Instances.Cohort(3, 1, stages);
        // p1 comes first in every order and can do both; p2 only the screen.
        instance = instance with { People = [instance.People[0], instance.People[1], instance.People[2] with { Qualified = ["screen:recruiter"] }] };

        Instances.Solve(instance).Placed.Select(p => (p.Stage, p.Interviewer)).ShouldBe([("screen", "p2"), ("coding", "p1")]);
    }

    [Fact]
    public void What_stands_keeps_its_people_busy_and_later_stages_keep_their_order()
    {
        PlanStage[] stages = [Instances.Screen, Instances.Coding, Instances.Product];
        var instance = Instances.Cohort(6, 1, stages);
        var whole = Instances.Solve(instance).Placed;
        var repair = instance with
        {
            Fixed = [.. whole.Where(p => p.Stage != "coding")],
            People = [.. instance.People.Select(p => p with { Candidate = p.Id == "p0" })],
        };

        var plan = Instances.Solve(repair);

        plan.Placed.ShouldHaveSingleItem().Stage.ShouldBe("coding");
        PlanChecker.Check(repair, plan.Placed).ShouldBeEmpty();
        plan.Placed[0].Start.ShouldBeGreaterThan(whole.Single(p => p.Stage == "screen").End);
        plan.Placed[0].End.ShouldBeLessThan(whole.Single(p => p.Stage == "product").Start);
    }

    [Fact]
    public void Cancelling_returns_what_there_is()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var instance = Instances.Cohort(8, 4, Instances.FiveStages);

        var plan = new LoopPlanner().Solve(instance, new PlanOptions(), null, cancelled.Token);

        plan.Status.ShouldBe(PlanStatus.Cancelled);
        plan.Levels.ShouldAllBe(level => double.IsFinite(level.Bound) && level.Bound >= level.Value);
        PlanChecker.Check(instance, plan.Placed).ShouldBeEmpty();
    }

    [Fact]
    public void A_malformed_instance_is_refused_by_field_and_rule()
    {
        var instance = Instances.Cohort(4, 1, [Instances.Screen with { Minutes = 0 }]);

        var error = Should.Throw<PlanInstanceException>(() => Instances.Solve(instance));

        (error.Field, error.Value).ShouldBe(("stages[0].minutes", "0"));
    }
}

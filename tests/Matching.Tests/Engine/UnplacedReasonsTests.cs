using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

public sealed class UnplacedReasonsTests
{
    [Fact]
    public void Nobody_attested_is_named_with_the_role()
    {
        var instance = Instances.Cohort(4, 1, [Instances.Screen]);
        instance = instance with { People = [.. instance.People.Select(p => p with { Qualified = [] })] };

        var unplaced = Instances.Solve(instance).Unplaced.ShouldHaveSingleItem();

        unplaced.Reason.ShouldContain("screen:recruiter");
        unplaced.Relaxation.ShouldBe("Add one more interviewer attested for screen:recruiter.");
    }

    [Fact]
    public void Too_few_different_people_for_a_whole_loop_is_counted()
    {
        var unplaced = Instances.Solve(Instances.Cohort(7, 1, Instances.FiveStages)).Unplaced.ShouldHaveSingleItem();

        unplaced.Stage.ShouldBe("leadership");
        unplaced.Reason.ShouldContain("needs 7 different interviewers, and only 6");
        unplaced.Relaxation.ShouldContain("one more interviewer");
    }

    [Fact]
    public void Caps_are_blamed_only_when_lifting_them_helps_and_the_relaxation_is_true()
    {
        var instance = Instances.Cohort(5, 4, [Instances.Screen]);
        instance = instance with
        {
            People = [.. instance.People.Select(p => p.Candidate ? p with { Qualified = [] } : p with { DailyCap = 1, WeeklyCap = 3 })],
        };

        var unplaced = Instances.Solve(instance).Unplaced.ShouldHaveSingleItem();

        unplaced.Reason.ShouldContain("cap");
        unplaced.Relaxation.ShouldBe("Raise daily and weekly caps of the interviewers by one.");
        var raised = instance with { People = [.. instance.People.Select(p => p with { DailyCap = p.DailyCap + 1, WeeklyCap = p.WeeklyCap + 1 })] };
        Instances.Solve(raised).Unplaced.ShouldBeEmpty();
    }

    [Fact]
    public void A_candidate_without_time_in_the_window_is_told_its_dates()
    {
        var instance = Instances.Cohort(4, 1, [Instances.Screen]);
        var late = new Interval(Instant.FromUtc(2026, 3, 9, 9, 0), Instant.FromUtc(2026, 3, 9, 12, 0));
        instance = instance with { People = [.. instance.People.Select(p => p.Candidate ? p with { Available = [late] } : p)] };

        var unplaced = Instances.Solve(instance).Unplaced.ShouldHaveSingleItem();

        unplaced.Reason.ShouldBe("p0 is never free for 30 minutes on business days 3–5 (2026-03-04 to 2026-03-06).");
        unplaced.Relaxation.ShouldBe("Widen the window of screen to business days 2–6.");
    }

    [Fact]
    public void Later_stages_point_to_the_one_that_holds_them_up()
    {
        var instance = Instances.Cohort(8, 1, Instances.FiveStages);
        instance = instance with { People = [.. instance.People.Select(p => p with { Qualified = [.. p.Qualified.Where(q => q != "coding:engineer")] })] };

        var unplaced = Instances.Solve(instance).Unplaced;

        unplaced.Select(u => u.Stage).ShouldBe(["coding", "design", "product", "leadership"]);
        unplaced.Skip(1).ShouldAllBe(u => u.Reason == "Stage coding before it has no interview.");
    }
}

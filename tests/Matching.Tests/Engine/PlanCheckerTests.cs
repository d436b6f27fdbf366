using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

/// <summary>Each rule is broken once in a plan that keeps all: a checker that stays silent would hide planner errors.</summary>
public sealed class PlanCheckerTests
{
    static readonly PlanInstance Instance = Instances.Cohort(8, 4, Instances.FiveStages);
    static readonly IReadOnlyList<Placement> Good = Instances.Solve(Instance).Placed;

    [Fact]
    public void A_moved_interview_is_caught_outside_window_grid_and_availability()
    {
        Rules(Moved("screen", Duration.FromDays(7))).ShouldContain("window");
        Rules(Moved("screen", Duration.FromMinutes(7))).ShouldContain("grid");
        Rules(Moved("screen", Duration.FromHours(-5))).ShouldContain("availability");
    }

    [Fact]
    public void A_stage_before_its_predecessor_breaks_gap_and_a_missing_predecessor_breaks_order()
    {
        var screen = Good.First(p => p is { Candidate: "p0", Stage: "screen" });
        var early = Good.Select(p => p is { Candidate: "p0", Stage: "coding" } ? p with { Start = screen.End, End = screen.End + Duration.FromMinutes(45) } : p);
        Rules(early).ShouldContain("gap");
        Rules(Good.Where(p => p != screen)).ShouldContain("order");
    }

    [Fact]
    public void Wrong_people_are_caught()
    {
        Rules(With("screen", p => p with { Interviewer = p.Candidate })).ShouldContain("self");
        Rules(With("screen", p => p with { Interviewer = Good.First(c => c.Candidate == p.Candidate && c.Stage == "coding").Interviewer })).ShouldContain("pair-once");
        Rules(With("screen", p => p with { Role = "engineer" })).ShouldContain("roles");
        var screen = Good.First(p => p.Stage == "screen");
        PlanChecker.Check(Instance with { Forbidden = [new(screen.Interviewer, screen.Candidate)] }, Good)
            .Select(v => v.Rule).ShouldContain("forbidden");
        var unattested = Instance with { People = [.. Instance.People.Select(p => p with { Qualified = [] })] };
        PlanChecker.Check(unattested, Good).Select(v => v.Rule).ShouldContain("qualified");
    }

    [Fact]
    public void A_panel_with_an_empty_chair_and_two_interviews_at_once_are_caught()
    {
        Rules(Good.Where(p => p.Role != "senior-tpm")).ShouldContain("roles");
        var first = Good.First(p => p.Stage == "screen");
        var second = Good.First(p => p.Stage == "screen" && p.Candidate != first.Candidate);
        Rules(Good.Select(p => p == second ? p with { Interviewer = first.Interviewer, Start = first.Start, End = first.End } : p)).ShouldContain("overlap");
    }

    [Fact]
    public void Broken_caps_and_changed_standing_stages_are_caught()
    {
        var capped = Instance with { People = [.. Instance.People.Select(p => p with { DailyCap = 0, WeeklyCap = 0 })] };
        PlanChecker.Check(capped, Good).Select(v => v.Rule).ShouldContain("daily-cap");
        PlanChecker.Check(capped, Good).Select(v => v.Rule).ShouldContain("weekly-cap");
        PlanChecker.Check(Instance with { Fixed = [Good[0]] }, Good).Select(v => v.Rule).ShouldContain("fixed");
    }

    static IEnumerable<Placement> Moved(string stage, Duration by) => With(stage, p => p with { Start = p.Start + by, End = p.End + by });

    static IEnumerable<Placement> With(string stage, Func<Placement, Placement> change)
    {
        var victim = Good.First(p => p.Stage == stage);
        return Good.Select(p => p == victim ? change(p) : p);
    }

    static IEnumerable<string> Rules(IEnumerable<Placement> placed) => PlanChecker.Check(Instance, [.. placed]).Select(v => v.Rule);
}

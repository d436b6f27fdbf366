using Mockloop.Matching.Engine.Answers;
using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine.Answers;

/// <summary>Each answer is tried out: what "could" sit there is put there and checked, what would help is done and asked again.</summary>
public sealed class PairExplainerTests
{
    static readonly PlanInstance Instance = Instances.Cohort(10, 2, Instances.FiveStages);
    static readonly IReadOnlyList<Placement> Plan = Instances.Solve(Instance).Placed;
    static readonly Placement Screen = Plan.First(p => p is { Candidate: "p0", Stage: "screen" });

    [Fact]
    public void Who_sits_there_sits_there()
    {
        var answer = Ask(Instance, Screen.Interviewer);
        (answer.Standing, answer.At, answer.Terms).ShouldBe((PairStanding.Sits, Screen.Start, ValueTerms.None));
    }

    [Fact]
    public void Whoever_could_really_could_and_the_value_changes_by_what_is_said()
    {
        var could = Instance.People.Select(p => (p.Id, Answer: Ask(Instance, p.Id)))
            .Where(a => a.Answer.Standing is PairStanding.CouldThen or PairStanding.CouldAtAnotherTime).ToList();

        could.ShouldNotBeEmpty();
        foreach (var (id, answer) in could)
        {
            var changed = Seated(id, answer.At!.Value);
            PlanChecker.Check(Instance, changed).ShouldBeEmpty();
            var difference = PlanValue.Of(Instance, changed).Sum - PlanValue.Of(Instance, Plan).Sum;
            answer.Terms.Sum.ShouldBe(difference, 1e-9);
        }
    }

    [Fact]
    public void Nobody_interviews_themselves_and_nothing_would_help()
    {
        var answer = Ask(Instance, "p0");
        (answer.Standing, answer.Relaxation).ShouldBe((PairStanding.Cannot, ""));
        answer.Obstacles.ShouldContain("interviews themselves");
    }

    [Fact]
    public void Whom_they_meet_elsewhere_is_said()
    {
        var coder = Plan.First(p => p is { Candidate: "p0", Stage: "coding" }).Interviewer;
        Ask(Instance, coder).Obstacles.ShouldContain(words => words.Contains("more than once"));
    }

    [Fact]
    public void A_forbidden_pair_stays_apart()
    {
        var other = Free();
        Ask(Instance with { Forbidden = [new(other, "p0")] }, other).Relaxation.ShouldBeEmpty();
    }

    [Fact]
    public void What_would_help_helps()
    {
        var other = Free();
        var unattested = With(other, p => p with { Qualified = [] });
        Ask(unattested, other).Relaxation.ShouldBe($"Attest {other} for screen:recruiter.");
        Ask(Instance, other).Standing.ShouldBe(PairStanding.CouldThen);

        var capped = With(other, p => p with { WeeklyCap = 0 });
        Ask(capped, other).Relaxation.ShouldStartWith("A weekly cap one higher");

        var away = With(other, p => p with { Available = [new(Screen.Start + Duration.FromDays(60), Screen.End + Duration.FromDays(60))] });
        Ask(away, other).Relaxation.ShouldStartWith("That time made free");
    }

    [Fact]
    public void Another_time_is_found_where_the_planned_one_is_taken()
    {
        var other = Free();
        var late = With(other, p => p with { Available = [.. p.Available.Where(a => a.Start > Screen.End)] });
        var answer = Ask(late, other);
        answer.Standing.ShouldBe(PairStanding.CouldAtAnotherTime);
        PlanChecker.Check(late, Seated(other, answer.At!.Value)).ShouldBeEmpty();
    }

    [Fact]
    public void A_stage_the_plan_does_not_know_is_named() =>
        Should.Throw<PlanInstanceException>(() => PairExplainer.Explain(Instance, Plan, new("p0", "shouting", "recruiter", "p1")))
            .Message.ShouldContain("shouting");

    static string Free() => Instance.People.First(p => Ask(Instance, p.Id).Standing == PairStanding.CouldThen).Id;

    static PlanInstance With(string id, Func<PlanPerson, PlanPerson> change) =>
        Instance with { People = [.. Instance.People.Select(p => p.Id == id ? change(p) : p)] };

    static PairAnswer Ask(PlanInstance instance, string interviewer) =>
        PairExplainer.Explain(instance, Plan, new("p0", "screen", "recruiter", interviewer));

    static Placement[] Seated(string interviewer, Instant start) =>
        [.. Plan.Select(p => p == Screen ? p with { Interviewer = interviewer, Start = start, End = start + Duration.FromMinutes(30) } : p)];
}

using CsCheck;
using Mockloop.Matching.Engine.Answers;
using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

/// <summary>Bounds and proofs against every plan there is, on instances small enough to try them all.</summary>
public sealed class PlanBoundTests
{
    static readonly PlanStage[] Stages = [new("screen", 30, 1, 2, ["recruiter"]), new("coding", 30, 2, 3, ["engineer", "observer"])];

    [Fact]
    public void No_plan_beats_the_bound_and_a_plan_called_optimal_is_the_best_there_is() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var instance = Small(new Random(seed));
            var (placed, value) = Best(instance);

            var plan = new LoopPlanner().Solve(instance, new PlanOptions { Seed = seed, TimeLimit = TimeSpan.FromSeconds(5), MaxRounds = 2 }, null, default);

            plan.Levels[0].Bound.ShouldBeGreaterThanOrEqualTo(placed);
            if (plan.Levels[0].Value == placed)
                plan.Levels[1].Bound.ShouldBeGreaterThanOrEqualTo(value - 1e-6);
            if (plan.Status == PlanStatus.Optimal)
                (plan.Levels[0].Value, Math.Round(plan.Levels[1].Value, 6)).ShouldBe((placed, Math.Round(value, 6)));
        },
        iter: 60, threads: 1);

    static PlanInstance Small(Random random)
    {
        var people = Enumerable.Range(0, random.Next(4, 6)).Select(i => Instances.Person($"p{i}", Stages) with
        {
            Candidate = i < 2,
            Qualified = [.. Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r}")).Where(_ => random.Next(3) > 0)],
            DailyCap = random.Next(1, 3),
            WeeklyCap = random.Next(1, 4),
            Ledger = random.Next(-2, 3),
            Available = [.. Enumerable.Range(0, 3).Select(d => Instances.Monday.PlusDays(d).At(new LocalTime(9 + random.Next(2), 0)).InUtc().ToInstant())
                .Select(start => new Interval(start, start + Duration.FromMinutes(random.Next(2, 4) * 30)))],
        }).ToArray();
        return new()
        {
            Start = Instances.Monday,
            BusinessDays = 3,
            MinGapBusinessDays = random.Next(2),
            Stages = Stages,
            People = people,
            Preferences = [.. people.Skip(2).Select(p => new Preference("p0", p.Id, random.Next(-10, 11)))],
            Weights = new() { Load = random.Next(4), GiveAndTake = random.Next(2), Compactness = random.Next(4), Connectivity = random.Next(2) * 3 },
        };
    }

    // Every loop of the one candidate with every loop of the other.
    static (int Placed, double Value) Best(PlanInstance instance)
    {
        var best = (Placed: -1, Value: double.NegativeInfinity);
        foreach (var first in Loops(instance, instance with { Fixed = [] }, "p0"))
            foreach (var second in Loops(instance, instance with { Fixed = first }, "p1"))
            {
                List<Placement> plan = [.. first, .. second];
                if (PlanChecker.Check(instance, plan).Count > 0)
                    continue;
                var at = (Placed: plan.Select(p => (p.Candidate, p.Stage)).Distinct().Count(), Value: PlanValue.Of(instance, plan).Sum);
                if (at.CompareTo(best) > 0)
                    best = at;
            }
        return best;
    }

    static IEnumerable<List<Placement>> Loops(PlanInstance instance, PlanInstance standing, string candidate)
    {
        yield return [];
        foreach (var screen in Interviews(instance, candidate, Stages[0]).Where(s => Keeps(standing, s)))
        {
            yield return screen;
            foreach (var coding in Interviews(instance, candidate, Stages[1]))
                if (Keeps(standing, [.. screen, .. coding]))
                    yield return [.. screen, .. coding];
        }
    }

    static bool Keeps(PlanInstance standing, List<Placement> loop) => PlanChecker.Check(standing, loop).Count == 0;

    static IEnumerable<List<Placement>> Interviews(PlanInstance instance, string candidate, PlanStage stage)
    {
        var starts = instance.People.Single(p => p.Id == candidate).Available
            .SelectMany(a => Enumerable.Range(0, 4).Select(i => a.Start + Duration.FromMinutes(30 * i)).Where(s => s + Duration.FromMinutes(30) <= a.End));
        foreach (var start in starts)
            foreach (var panel in Panels(instance, candidate, stage, 0))
                yield return [.. panel.Select((who, r) => new Placement(candidate, stage.Id, stage.Roles[r], who, start, start + Duration.FromMinutes(30)))];
    }

    static IEnumerable<string[]> Panels(PlanInstance instance, string candidate, PlanStage stage, int role)
    {
        if (role == stage.Roles.Count)
        {
            yield return [];
            yield break;
        }
        foreach (var person in instance.People.Where(p => p.Id != candidate && p.Qualified.Contains($"{stage.Id}:{stage.Roles[role]}")))
            foreach (var rest in Panels(instance, candidate, stage, role + 1).Where(r => !r.Contains(person.Id)))
                yield return [person.Id, .. rest];
    }
}

using CsCheck;
using Mockloop.Matching.Engine.Answers;
using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Files;
using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

public sealed class PlanPropertyTests
{
    static readonly string[] Zones = ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/Sao_Paulo"];

    static readonly Gen<PlanInstance> Random = Gen.Int[0, int.MaxValue].Select(Generate);

    [Fact]
    public void Every_plan_of_a_random_instance_keeps_every_rule_and_accounts_for_every_stage() => Random.Sample(
        instance =>
        {
            var plan = new LoopPlanner().Solve(instance, new PlanOptions { MaxRounds = 1, TimeLimit = TimeSpan.FromSeconds(3) }, null, default);

            var unplaced = plan.Unplaced.Select(u => (u.Candidate, u.Stage)).ToList();
            PlanChecker.Check(instance, new StatedPlan(plan.Placed, plan.Shadows, unplaced)).ShouldBeEmpty();
            var placed = plan.Placed.Select(p => (p.Candidate, p.Stage)).Distinct().ToList();
            var standing = instance.Fixed.Select(p => (p.Candidate, p.Stage)).ToHashSet();
            var wanted = from p in instance.People where p.Candidate from s in instance.Stages select (p.Id, s.Id);
            placed.Concat(plan.Unplaced.Select(u => (u.Candidate, u.Stage))).Order()
                .ShouldBe(wanted.Where(w => !standing.Contains(w)).Order());
            plan.Levels[0].Value.ShouldBe(placed.Count);
            plan.Levels[0].Bound.ShouldBeGreaterThanOrEqualTo(placed.Count);
            plan.Levels[1].Value.ShouldBe(PlanValue.Of(instance, plan.Placed).Sum, 1e-6);
            plan.Levels[1].Bound.ShouldBeInRange(plan.Levels[1].Value, double.MaxValue);
        },
        iter: 150, threads: 1);

    // Small, crowded and odd on purpose: short spans off the grid, holidays, caps of one, forbidden pairs, buffers.
    static PlanInstance Generate(int seed)
    {
        var random = new Random(seed);
        var stages = Instances.FiveStages.Take(random.Next(1, 6)).Select(s => s with { From = Math.Max(1, s.From - random.Next(3)) }).ToArray();
        var people = Enumerable.Range(0, random.Next(2, 11)).Select(i => Person(random, $"p{i}", stages)).ToArray();
        var instance = new PlanInstance
        {
            Start = Instances.Monday.PlusDays(random.Next(14)),
            BusinessDays = 18,
            GranularityMinutes = random.Next(2) == 0 ? 30 : 15,
            MinGapBusinessDays = random.Next(3),
            BufferMinutes = random.Next(2) * 20,
            Stages = stages,
            People = people,
            Forbidden = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new PersonPair(people[random.Next(people.Length)].Id, people[random.Next(people.Length)].Id))],
            Preferences = [.. Enumerable.Range(0, random.Next(20)).Select(_ => (A: people[random.Next(people.Length)].Id, B: people[random.Next(people.Length)].Id)).Distinct()
                .Select(p => new Preference(p.A, p.B, random.Next(-10, 11)))],
            History = [.. Enumerable.Range(0, random.Next(5)).Select(_ => (A: people[random.Next(people.Length)].Id, B: people[random.Next(people.Length)].Id)).Distinct()
                .Select(p => new PairCount(p.A, p.B, random.Next(3)))],
            Shadows = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new ShadowWish(people[random.Next(people.Length)].Id, stages[^1].Id, stages[^1].Roles[0])).Distinct()],
            Weights = new() { Load = random.Next(3), GiveAndTake = random.Next(3), Connectivity = random.Next(2) * 20, Compactness = random.Next(3) / 2.0 },
        };
        if (random.Next(2) == 0)
            return instance;
        // A part of one plan stands in the next, as a repair has it.
        var first = new LoopPlanner().Solve(instance, new PlanOptions { MaxRounds = 0 }, null, default);
        var dropped = first.Placed.Select(p => (p.Candidate, p.Stage)).Distinct().Where(_ => random.Next(2) == 0).ToHashSet();
        return instance with { Fixed = [.. first.Placed.Where(p => !dropped.Contains((p.Candidate, p.Stage)))] };
    }

    static PlanPerson Person(Random random, string id, PlanStage[] stages)
    {
        var zone = Zones[random.Next(Zones.Length)];
        return Instances.Person(id, stages, zone) with
        {
            Candidate = random.Next(2) == 0,
            Qualified = [.. stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r}")).Where(_ => random.Next(4) > 0)],
            DailyCap = random.Next(1, 3),
            WeeklyCap = random.Next(1, 5),
            Holidays = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Instances.Monday.PlusDays(random.Next(25)))],
            Ledger = random.Next(-3, 4),
            Available = [.. Enumerable.Range(0, 40).Select(_ => Span(random, zone))],
        };
    }

    static Interval Span(Random random, string zone)
    {
        var at = Instances.Monday.PlusDays(random.Next(38)).At(new LocalTime(random.Next(6, 18), random.Next(60)))
            .InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
        return new Interval(at, at + Duration.FromMinutes(random.Next(20, 400)));
    }
}

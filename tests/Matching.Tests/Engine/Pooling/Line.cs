using Mockloop.Matching.Engine.Pooling;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine.Pooling;

/// <summary>Lines of a pool for tests: everybody free all day unless said otherwise.</summary>
static class Line
{
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 10);
    public static readonly PoolStage Stage = new(45, 30, Now, Now + Duration.FromMinutes(15));

    public static Waiter Waits(PoolPart part, int minutes = 0, int level = 3, int fromHour = 0, int toHour = 24) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), part, part == PoolPart.Candidate ? "" : "engineer", level, ["en"],
        Now - Duration.FromMinutes(minutes), false, [new Interval(Instant.FromUtc(2026, 3, 3, 0, 0).Plus(Duration.FromHours(fromHour)), Instant.FromUtc(2026, 3, 3, 0, 0).Plus(Duration.FromHours(toHour)))]);

    public static IReadOnlyList<PoolPair> Match(IReadOnlyCollection<Waiter> line, PoolRules? rules = null, PoolPast? past = null) =>
        PoolRound.Match(line, Stage, rules ?? new PoolRules(), past ?? PoolPast.None);

    /// <summary>Random people of all kinds, some of whom met.</summary>
    public static (List<Waiter> Waiters, PoolPast Past) Random(Random random, int most)
    {
        var waiters = Enumerable.Range(0, random.Next(2, most + 1)).Select(_ =>
            Waits((PoolPart)random.Next(1, 4), random.Next(0, 70), random.Next(1, 6), random.Next(0, 12), random.Next(12, 15)) with
            {
                Languages = random.Next(3) switch { 0 => ["fr", "en"], 1 => ["fr"], _ => ["en"] },
                Returned = random.Next(6) == 0,
                Reputation = random.Next(0, 6),
                Ledger = random.Next(-5, 6),
            }).ToList();
        var met = waiters.SelectMany(a => waiters.Where(b => b != a && random.Next(5) == 0).Select(b => (a.Person, b.Person))).ToHashSet();
        var anywhere = met.Concat(waiters.SelectMany(a => waiters.Where(b => b != a && random.Next(8) == 0).Select(b => (a.Person, b.Person))))
            .CountBy(p => PoolPast.Key(p.Item1, p.Item2)).ToDictionary();
        return (waiters, new PoolPast(met, anywhere, new RatingGraph(met.Select(m => (m.Item2, m.Item1)))));
    }
}

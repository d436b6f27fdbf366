using Mockloop.Chaos.Running;

namespace Mockloop.Chaos.Killing;

/// <summary>All that happens to a platform while it is played on: each killed in turn, each named point, then at random.</summary>
sealed class Storm(PlatformProcess platform, Killer killer, Points points, ChaosOptions options)
{
    readonly Random dice = new(options.Seed);
    IReadOnlyList<Point> drawn = [];

    /// <summary>The points that were to be hit.</summary>
    internal IEnumerable<Point> All => drawn.Concat(Points.Rare);

    internal async Task RunAsync(CancellationToken stop)
    {
        drawn = Points.Draw(dice);
        var rare = RareAsync(stop);
        foreach (var target in Shuffled(Targets.All))
        {
            await killer.KillAsync(target, stop);
            await BreathAsync(stop);
        }
        foreach (var point in Shuffled(drawn))
        {
            var before = await killer.ReadyAsync(point.Service, stop);
            points.Arm(point);
            await points.UntilHitAsync(point, stop);
            await killer.AgainAsync(point.Service, before.Restarts, stop);
            await BreathAsync(stop);
        }
        for (var i = 0; i < options.RandomKills; i++)
        {
            // Two at a time: the second falls while the first gets up.
            var both = Shuffled(Targets.All).Take(1 + dice.Next(2)).ToList();
            i += both.Count - 1;
            await Task.WhenAll(both.Select(target => killer.KillAsync(target, stop)));
            await BreathAsync(stop);
        }
        await rare;
        await platform.ReadyAsync(stop);
    }

    // One after the other, or two would fall to the same submission and use up its attempts.
    async Task RareAsync(CancellationToken stop)
    {
        foreach (var point in Points.Rare)
        {
            points.Arm(point);
            await points.UntilHitAsync(point, stop);
        }
    }

    Task BreathAsync(CancellationToken stop) => Task.Delay(TimeSpan.FromMilliseconds(dice.Next(300, 2500)), stop);

    T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        dice.Shuffle(shuffled);
        return shuffled;
    }
}

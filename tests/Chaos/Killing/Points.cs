using Mockloop.Chaos.Running;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.Chaos.Killing;

/// <summary>A named place in a service.</summary>
sealed record Point(string Service, string Name)
{
    public override string ToString() => $"{Name} of {Service}";
}

/// <summary>Arms the named points in the production code and tells what was hit there.</summary>
sealed class Points(PlatformProcess platform)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Every named point once, some of them in a service that the dice choose.</summary>
    internal static IReadOnlyList<Point> Draw(Random dice)
    {
        Point Any(string point, params string[] services) => new(services[dice.Next(services.Length)], point);
        return
        [
            Any(CrashPoints.EventCommitted, "scheduling", "questions", "debrief"),
            Any(CrashPoints.EventPublished, "questions", "debrief"),
            Any(CrashPoints.EffectUncommitted, "scheduling", "questions", "debrief", "matching"),
            Any(CrashPoints.EffectCommitted, "scheduling", "debrief", "matching"),
            Any(CrashPoints.DueHandled, "questions"),
            Any(CrashPoints.CallDone, "questions", "debrief"),
        ];
    }

    /// <summary>Where work is graded, which happens seldom: armed from the beginning, hit when it comes.</summary>
    internal static readonly IReadOnlyList<Point> Rare =
    [
        new("grading", CrashPoints.LeaseHeld), new("grading", CrashPoints.Judged), new("questions", CrashPoints.ResultStored),
    ];

    /// <summary>The next to come by dies, or stands still where a time is given.</summary>
    internal void Arm(Point point, TimeSpan? still = null) =>
        File.WriteAllText(Armed(point), still is { } time ? $"{(int)time.TotalSeconds}" : "");

    /// <summary>What was being done when the point was hit; null while it was not.</summary>
    internal string? Hit(Point point) => Read(Armed(point) + ".hit") ?? Read(Armed(point) + ".over");

    /// <summary>Whether somebody stood still there and went on.</summary>
    internal bool Over(Point point) => File.Exists(Armed(point) + ".over");

    /// <summary>As if it had never been armed.</summary>
    internal void Forget(Point point)
    {
        foreach (var end in new[] { "", ".hit", ".over" }) File.Delete(Armed(point) + end);
    }

    internal async Task UntilHitAsync(Point point, CancellationToken stop)
    {
        while (Hit(point) is null) await Task.Delay(Look, stop);
        Killer.Say($"died: {point}");
    }

    string Armed(Point point) => Path.Combine(platform.CrashFolder, $"{point.Service}.{point.Name}");

    static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;
}

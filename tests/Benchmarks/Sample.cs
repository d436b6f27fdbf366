using System.Diagnostics;

namespace Mockloop.Benchmarks;

/// <summary>Milliseconds of one subject, taken in turns with others so that a noisy minute hits all alike.</summary>
sealed class Sample(string name)
{
    readonly List<double> values = [];

    public string Name => name;

    public double Median => At(0.5);

    public double Percentile95 => At(0.95);

    public int Count => values.Count;

    public void Add(double milliseconds) => values.Add(milliseconds);

    public async Task TakeAsync(Func<Task> subject)
    {
        var since = Stopwatch.GetTimestamp();
        await subject();
        values.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    public void Take(Action subject)
    {
        var since = Stopwatch.GetTimestamp();
        subject();
        values.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    double At(double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
